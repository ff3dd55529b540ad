package io.bordereau.law;

import static io.bordereau.law.Sums.digit;
import static io.bordereau.law.Sums.luhn;
import static io.bordereau.law.Sums.mod97;
import static io.bordereau.law.Sums.weighted;

/** Check sums that one country alone uses. The text has the shape that the register demands: no blanks, upper case. */
final class NationalSums {
  private static final String NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String CIF_LETTERS = "JABCDEFGHI";
  private static final int[] CF_ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
  private static final int[] CF_ODD_LETTERS = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};

  private NationalSums() {}

  /** Austria: products' digit sums of 1,2,1,2,1,2,1, plus 4, to the next ten. */
  static boolean austria(String s) {
    int sum = 4;
    for (int i = 0; i < 7; i++) {
      int p = digit(s, i) * (i % 2 + 1);
      sum += p / 10 + p % 10;
    }
    return (10 - sum % 10) % 10 == digit(s, 7);
  }

  /** Belgium: the last two digits are 97 minus the first eight modulo 97. */
  static boolean belgium(String s) {
    return 97 - mod97(s.substring(0, 8)) == Integer.parseInt(s.substring(8));
  }

  /** Belgium, structured communication: the last two digits are the first ten modulo 97, 97 for 0. */
  static boolean belgianReference(String s) {
    int r = mod97(s.substring(0, 10));
    return (r == 0 ? 97 : r) == Integer.parseInt(s.substring(10));
  }

  /** Denmark: weights 2,7,6,5,4,3,2,1 give a multiple of 11. */
  static boolean denmark(String s) {
    return weighted(s, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  /** France, SIRET: Luhn; La Poste numbers its branches by a digit sum that is a multiple of 5. */
  static boolean siret(String s) {
    if (s.startsWith("356000000")) return s.chars().map(c -> c - '0').sum() % 5 == 0 || luhn(s);
    return luhn(s.substring(0, 9)) && luhn(s);
  }

  /** France, VAT: the key is (SIREN x 100 + 12) modulo 97; keys with letters and Monaco's 000 numbers cannot be checked further. */
  static boolean franceVat(String s) {
    String siren = s.substring(2);
    if (!siren.startsWith("000") && !luhn(siren)) return false;
    if (!Character.isDigit(s.charAt(0)) || !Character.isDigit(s.charAt(1))) return true;
    return mod97(siren + "12") == Integer.parseInt(s.substring(0, 2));
  }

  /** France, electronic address 0225: the SIREN and, behind an underscore, perhaps a SIRET. */
  static boolean franceAddress(String s) {
    String[] part = s.split("_", -1);
    boolean siret = part.length > 1 && part[1].matches("\\d{14}");
    return luhn(part[0]) && (!siret || siret(part[1]) && part[1].startsWith(part[0]));
  }

  /** Netherlands: the old test by 11 on nine digits, or modulo 97 over the whole number with its letters. */
  static boolean netherlandsVat(String s) {
    int c = weighted(s, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return c == digit(s, 8) || mod97("NL" + s) == 1;
  }

  /** Portugal: 11 minus the weighted sum modulo 11; 10 and 11 count 0. */
  static boolean portugal(String s) {
    int c = 11 - weighted(s, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (c >= 10 ? 0 : c) == digit(s, 8);
  }

  /** Spain: NIF and NIE by letter modulo 23, companies by a Luhn-like digit or its letter. */
  static boolean spain(String s) {
    char first = s.charAt(0);
    char last = s.charAt(8);
    if (Character.isDigit(first)) return nif(s.substring(0, 8), last);
    int foreign = "XYZ".indexOf(first);
    if (foreign >= 0) return nif(foreign + s.substring(1, 8), last);
    if ("KLM".indexOf(first) >= 0) return nif(s.substring(1, 8), last);
    int c = cif(s.substring(1, 8));
    boolean digit = last == '0' + c;
    boolean letter = last == CIF_LETTERS.charAt(c);
    return "PQRSNW".indexOf(first) >= 0 ? letter : "ABEH".indexOf(first) >= 0 ? digit : digit || letter;
  }

  private static boolean nif(String digits, char letter) {
    return NIF_LETTERS.charAt(Integer.parseInt(digits) % 23) == letter;
  }

  private static int cif(String s) {
    int sum = 0;
    for (int i = 0; i < 7; i++) {
      int d = digit(s, i);
      sum += i % 2 == 1 ? d : d < 5 ? 2 * d : 2 * d - 9;
    }
    return (10 - sum % 10) % 10;
  }

  /** Italy, codice fiscale of a person: a table for odd places, the values for even ones, modulo 26. */
  static boolean codiceFiscale(String s) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = s.charAt(i);
      boolean number = Character.isDigit(c);
      int v = number ? c - '0' : c - 'A';
      sum += i % 2 == 1 ? v : number ? CF_ODD[v] : CF_ODD_LETTERS[v];
    }
    return s.charAt(15) == 'A' + sum % 26;
  }

  /** United Kingdom: the weighted sum plus the last two digits is a multiple of 97, or is so after adding 55. */
  static boolean unitedKingdom(String s) {
    int sum = weighted(s, 8, 7, 6, 5, 4, 3, 2) + Integer.parseInt(s.substring(7, 9));
    return sum % 97 == 0 || (sum + 55) % 97 == 0;
  }

  /** Australia: one less in the first digit, weights 10,1,3..19, a multiple of 89. */
  static boolean australia(String s) {
    return (weighted(s, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0;
  }

  /** New Zealand, IRD number: modulo 11 with a second set of weights where the first gives 10. */
  static boolean newZealand(String number) {
    String s = number.length() == 8 ? "0" + number : number;
    int value = Integer.parseInt(s);
    if (value < 10_000_000 || value > 150_000_000) return false;
    int c = (11 - weighted(s, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
    if (c == 10) c = (11 - weighted(s, 7, 4, 3, 2, 5, 2, 7, 6) % 11) % 11;
    return c == digit(s, 8);
  }

  /** Japan, corporate number: the first digit is 9 minus the sum of 1,2,1,2.. from the right, modulo 9. */
  static boolean japan(String s) {
    int sum = 0;
    for (int i = 0; i < 12; i++) sum += digit(s, 12 - i) * (i % 2 + 1);
    return 9 - sum % 9 == digit(s, 0);
  }

  /** Finland, Y-tunnus: weights 7,9,10,5,8,4,2 modulo 11; a remainder of 1 cannot be. */
  static boolean finland(String s) {
    int r = weighted(s, 7, 9, 10, 5, 8, 4, 2) % 11;
    return r != 1 && (11 - r) % 11 == digit(s, 7);
  }
}
