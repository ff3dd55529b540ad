package io.bordereau.law;

import io.bordereau.law.CheckDigit.Body;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The register of all numbers with a shape or check digit that the hub knows. */
public final class CheckDigits {
  private static final Body ALL_OF_IT = s -> s;
  private static final Body DIGITS = s -> s.replaceAll("\\D", "");
  private static final Predicate<String> NONE = s -> true;
  private static final String EIN = "(0[1-6]|1[0-6]|2[0-7]|3\\d|4[0-8]|5\\d|6[0-8]|7[1-7]|8[0-8]|9[0-58-9])-?\\d{7}";
  private static final String PORTUGAL = "([123568]\\d|45|7[0-24-57-9]|9[0189])\\d{7}";
  private static final String SPAIN = "\\d{8}[A-Z]|[XYZKLM]\\d{7}[A-Z]|[A-HJNP-SUVW]\\d{7}[0-9A-J]";
  private static final String SWISS = "CHE-?\\d{3}\\.?\\d{3}\\.?\\d{3}";
  private static final int[] NORWAY = {3, 2, 7, 6, 5, 4, 3, 2};
  private static final int[] SWITZERLAND = {5, 4, 3, 2, 7, 6, 5, 4};

  /** Every row, in the order: accounts and references, international, then by country. */
  public static final List<CheckDigit> ALL = List.of(
      row("iban", "IBAN", "", "", IbanLengths.shape(), ALL_OF_IT, Sums::mod97Moved, true,
          "GB82WEST12345698765432 DE89370400440532013000 CH9300762011623852957 BE31435411161155", "ISO 13616, SWIFT IBAN Registry"),
      row("creditor-reference", "creditor reference (RF)", "", "", "RF\\d{2}[A-Z0-9]{1,21}", ALL_OF_IT, Sums::mod97Moved, true,
          "RF18539007547034 RF18000000000539007547034", "ISO 11649"),
      row("qr-reference", "QR reference", "CH", "", "\\d{27}", ALL_OF_IT, Sums::recursive10, true,
          "210000000003139471430009017", "SIX Implementation Guidelines QR-bill"),
      row("kid", "KID", "NO", "", "\\d{1,24}[0-9-]", ALL_OF_IT, s -> s.endsWith("-") ? Sums.kid11(s) : Sums.luhn(s) || Sums.kid11(s), false,
          "1234567897", "Bits AS, KID: modulus 10 or 11"),
      row("ocr-se", "OCR reference", "SE", "", "\\d{2,25}", ALL_OF_IT, Sums::luhn, true, "1234567897", "Bankgirot OCR, modulus 10"),
      row("bankgiro", "bankgiro number", "SE", "", "\\d{3,4}-?\\d{4}", DIGITS, Sums::luhn, true, "5050-1055", "Bankgirot, modulus 10"),
      row("reference-be", "structured communication", "BE", "", "(\\+{3}|\\*{3})?\\d{3}/?\\d{4}/?\\d{5}(\\+{3}|\\*{3})?", DIGITS,
          NationalSums::belgianReference, true, "+++090/9337/55493+++", "Febelfin, structured communication"),

      row("gln", "GLN", "", "0088", "\\d{13}", ALL_OF_IT, Sums::gs1, true, "4012345000009 7300010000001", "GS1 General Specifications 7.9"),
      row("gtin", "GTIN", "", "0160", "\\d{8}|\\d{12,14}", ALL_OF_IT, Sums::gs1, true, "9780471117094 73513537",
          "GS1 General Specifications 7.9"),
      row("lei", "LEI", "", "0199", "[A-Z0-9]{18}\\d{2}", ALL_OF_IT, Sums::mod97At, true, "213800KUD8LAJWSQ9D15", "ISO 17442"),
      row("duns", "DUNS number", "", "0060", "\\d{9}(\\d{4})?", ALL_OF_IT, NONE, false, "150483782 1504837820001",
          "Dun & Bradstreet: nine digits, and four of a site (D-U-N-S+4)"),

      row("vat-at", "UID", "AT", "9914", "ATU\\d{8}", DIGITS, NationalSums::austria, true, "ATU13585627", "BMF, UID construction"),
      row("company-be", "enterprise number", "BE", "0208", "[01]\\d{3}\\.?\\d{3}\\.?\\d{3}", DIGITS, NationalSums::belgium, true,
          "0403019261 0428.759.497", "KBO/BCE, modulo 97"),
      row("vat-be", "VAT number", "BE", "9925", "BE[01]\\d{9}", DIGITS, NationalSums::belgium, true, "BE0403019261", "KBO/BCE, modulo 97"),
      row("company-dk", "CVR number", "DK", "0184", "(DK)?\\d{8}", DIGITS, NationalSums::denmark, true, "13585628 DK13585628",
          "Erhvervsstyrelsen, modulus 11"),
      row("se-dk", "SE number", "DK", "0198", "DK\\d{8}", DIGITS, NONE, false, "DK13585628", "Peppol rule COMMON-R053: shape"),
      row("p-dk", "P number", "DK", "0096", "\\d{10}", ALL_OF_IT, NONE, false, "1003000001", "Peppol rule COMMON-R052: shape"),
      row("vat-dk", "VAT number", "DK", "", "DK\\d{8}", DIGITS, NationalSums::denmark, true, "DK13585628", "Erhvervsstyrelsen, modulus 11"),
      row("siren", "SIREN", "FR", "0002", "\\d{9}", ALL_OF_IT, Sums::luhn, true, "552008443 303265045", "INSEE, Luhn"),
      row("siret", "SIRET", "FR", "0009", "\\d{14}", ALL_OF_IT, NationalSums::siret, false, "73282932000074 35600000000048",
          "INSEE, Luhn; La Poste by digit sum"),
      row("address-fr", "French electronic address", "FR", "0225", "\\d{9}(_[A-Z0-9+/_.-]{1,50})?", ALL_OF_IT, NationalSums::franceAddress,
          false, "303265045 732829320_73282932000074", "AFNOR XP Z12-013: SIREN, SIRET, code"),
      row("vat-fr", "TVA number", "FR", "9957", "FR[0-9A-HJ-NP-Z]{2}\\d{9}", s -> s.substring(2), NationalSums::franceVat, false,
          "FR40303265045 FR23334175221", "DGFiP, key of the SIREN"),
      row("leitweg", "Leitweg-ID", "DE", "0204", "\\d{2,12}(-[A-Z0-9]{1,30})?-\\d{2}", s -> s.replace("-", ""), Sums::mod97At, true,
          "04011000-1234512345-06 991-33333TEST-33", "KoSIT, Leitweg-ID format specification"),
      row("vat-de", "USt-IdNr.", "DE", "9930", "DE[1-9]\\d{8}", DIGITS, Sums::mod11With10, true, "DE136695976",
          "BZSt, ISO/IEC 7064 MOD 11,10"),
      row("kvk", "KvK number", "NL", "0106", "\\d{8}", ALL_OF_IT, NONE, false, "27124701", "Peppol rule COMMON-R054: shape"),
      row("oin", "OIN", "NL", "0190", "\\d{20}", ALL_OF_IT, NONE, false, "00000001003214345000", "Logius, OIN: twenty digits"),
      row("vat-nl", "btw number", "NL", "9944", "NL\\d{9}B\\d{2}", s -> s.substring(2), NationalSums::netherlandsVat, false,
          "NL004495445B01 NL123456789B13", "Belastingdienst, by 11 or modulo 97"),
      row("company-no", "organisation number", "NO", "0192", "\\d{9}", ALL_OF_IT, s -> Sums.mod11Last(s, NORWAY), true,
          "988077917 974760673", "Brønnøysundregistrene, modulus 11"),
      row("vat-no", "MVA number", "NO", "", "(NO)?\\d{9}MVA", DIGITS, s -> Sums.mod11Last(s, NORWAY), true, "NO995525828MVA",
          "Brønnøysundregistrene, modulus 11"),
      row("vat-pt", "NIF", "PT", "9946", "(PT)?" + PORTUGAL, DIGITS, NationalSums::portugal, false, "PT501964843",
          "Autoridade Tributária, NIF"),
      row("vat-rs", "PIB", "RS", "9948", "(RS)?\\d{9}", DIGITS, Sums::mod11With10, true, "101134702 RS101134702", "ISO/IEC 7064 MOD 11,10"),
      row("vat-es", "NIF", "ES", "9920", "(ES)?(" + SPAIN + ")", s -> s.startsWith("ES") && s.length() == 11 ? s.substring(2) : s,
          NationalSums::spain, true, "ESB58378431 54362315K X2482300W", "Orden HAP/5/2016, NIF"),
      row("company-se", "organisation number", "SE", "0007", "\\d{6}-?\\d{4}", DIGITS, Sums::luhn, true, "1234567897 212000-0142",
          "Skatteverket, Luhn"),
      row("vat-se", "VAT number", "SE", "", "SE\\d{10}01", s -> s.substring(2, 12), Sums::luhn, true, "SE123456789701",
          "Skatteverket, Luhn and 01"),
      row("company-ch", "UID", "CH", "0183", SWISS, DIGITS, s -> Sums.mod11Last(s, SWITZERLAND), true, "CHE100155212 CHE-100.155.212",
          "BFS, UID register"),
      row("vat-ch", "MWST number", "CH", "9927", SWISS + "(MWST|TVA|IVA)?", DIGITS, s -> Sums.mod11Last(s, SWITZERLAND), true,
          "CHE-107.787.577IVA CHE107787577MWST", "BFS, UID register"),
      row("vat-gb", "VAT number", "GB", "9932", "(GB|XI)(\\d{9}(\\d{3})?)", DIGITS, NationalSums::unitedKingdom, false, "GB980780684",
          "HMRC, modulus 97 and 9755"),
      row("abn", "ABN", "AU", "0151", "\\d{11}", ALL_OF_IT, NationalSums::australia, true, "83914571673 51824753556", "ATO, modulus 89"),
      row("vat-nz", "GST number", "NZ", "", "\\d{2,3}-?\\d{3}-?\\d{3}", DIGITS, NationalSums::newZealand, false,
          "49091850 49-098-576 136410132", "Inland Revenue, RWT and NRWT specification"),
      row("codice-fiscale", "codice fiscale", "IT", "0210",
          "[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPRST][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]|\\d{11}",
          ALL_OF_IT, s -> s.length() == 11 ? Sums.luhn(s) : NationalSums.codiceFiscale(s), false, "RCCMNL83S18D969H 00743110157",
          "DM 23/12/1976"),
      row("ipa", "IPA code", "IT", "0201", "[A-Z0-9]{6}", ALL_OF_IT, NONE, false, "UFY9MH", "Indice PA: six letters or digits"),
      row("vat-it", "partita IVA", "IT", "0211", "(IT)?\\d{11}", DIGITS, Sums::luhn, true, "IT00743110157", "Agenzia delle Entrate, Luhn"),
      row("ein", "EIN", "US", "9959", EIN, DIGITS, NONE, false, "91-1144442", "IRS, EIN prefixes"),
      row("bn", "business number", "CA", "", "\\d{9}(R[CTPZMR]\\d{4})?", s -> s.substring(0, 9), Sums::luhn, false,
          "123026635 123026635RC0001",
          "CRA, business number: Luhn over nine digits, none over the program account"),
      row("qst", "QST number", "CA", "", "\\d{10}TQ\\d{4}", ALL_OF_IT, NONE, false, "1234567890TQ0001", "Revenu Québec: shape"),
      row("corporate-jp", "corporate number", "JP", "0188", "\\d{13}", ALL_OF_IT, NationalSums::japan, false, "5835678256246 7000012050002",
          "National Tax Agency, modulus 9"),
      row("ovt-fi", "OVT", "FI", "0216", "0037\\d{8}[A-Z0-9]{0,5}", s -> s.substring(4, 12), NationalSums::finland, true, "003720774740",
          "PRH, Y-tunnus"));

  private static final Map<String, CheckDigit> BY_ID = new HashMap<>();
  private static final Map<String, CheckDigit> BY_SCHEME = new HashMap<>();
  private static final Map<String, CheckDigit> VAT = new HashMap<>();

  static {
    for (CheckDigit c : ALL) {
      BY_ID.put(c.id(), c);
      for (String scheme : c.schemes()) BY_SCHEME.put(scheme, c);
      if (c.id().startsWith("vat-")) VAT.put(c.country(), c);
    }
    VAT.put("XI", BY_ID.get("vat-gb"));
    VAT.put("AU", BY_ID.get("abn"));
    VAT.put("CA", BY_ID.get("bn"));
  }

  private CheckDigits() {}

  /** By our id, such as {@code iban}. */
  public static Optional<CheckDigit> id(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** What a number under an EAS or ICD scheme must look like; empty when nothing is known of the scheme. */
  public static Optional<CheckDigit> scheme(String scheme) {
    return Optional.ofNullable(scheme).map(BY_SCHEME::get);
  }

  /**
   * What a VAT (or GST) number must look like.
   *
   * @param number the number; its own two letters decide where it has them, as EN 16931 wants
   * @param country ISO 3166-1 alpha-2 code of the party, for numbers without letters; may be null
   */
  public static Optional<CheckDigit> vat(String number, String country) {
    if (number == null) return Optional.empty();
    String s = number.strip().toUpperCase(Locale.ROOT);
    boolean letters = s.length() > 2 && Character.isLetter(s.charAt(0)) && Character.isLetter(s.charAt(1));
    return Optional.ofNullable(VAT.get(letters ? s.substring(0, 2) : String.valueOf(country)));
  }

  private static CheckDigit row(String id, String name, String country, String schemes, String shape, Body body, Predicate<String> sum,
      boolean detects, String examples, String source) {
    return new CheckDigit(id, name, country, schemes.isEmpty() ? List.of() : List.of(schemes.split(" ")), Pattern.compile(shape), body, sum,
        detects, List.of(examples.split(" ")), source);
  }
}
