package io.bordereau.pdf.slips;

import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.document.Party;
import io.bordereau.document.Property;
import io.bordereau.law.CheckDigits;
import io.bordereau.law.LegalNotices;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The marks that invoicing software certified by Portugal's tax authority gives to a document: its unique code (ATCUD), the text of its QR code, four
 * characters of its signature, and the number of the certificate. They come with the document as properties (BX-310) and are carried and checked here,
 * never made (DL 28/2019 art. 7; Portaria 195/2020; Autoridade Tributária, Especificações técnicas do código QR).
 *
 * @param atcud code of the document without its prefix, such as {@code CSDF7T5H-35}; null when none was supplied
 * @param code text of the QR code; null when none was supplied
 * @param hash four characters of the signature; null when none were supplied
 * @param certificate number of the software's certificate; null when none was supplied
 */
public record PortugueseMarks(String atcud, String code, String hash, String certificate) {
  /** Name of the property with the ATCUD. */
  public static final String ATCUD = "pt-atcud";
  /** Name of the property with the text of the QR code. */
  public static final String CODE = "pt-qr";
  /** Name of the property with the four characters of the signature. */
  public static final String HASH = "pt-hash";
  /** Name of the property with the number of the software's certificate. */
  public static final String CERTIFICATE = "pt-certificate";

  private static final Pattern ATCUD_FORM = Pattern.compile("[A-Z0-9]{8,}-\\d{1,20}");
  private static final Pattern AMOUNT_FORM = Pattern.compile("\\d{1,13}\\.\\d{2}");
  private static final Set<String> AMOUNTS = Set.of("I2", "I3", "I4", "I5", "I6", "I7", "I8", "J2", "J3", "J4", "J5", "J6", "J7", "J8", "K2", "K3", "K4", "K5", "K6", "K7", "K8",
      "L", "M", "N", "O", "P");
  private static final List<String> REQUIRED = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I1", "N", "O", "Q", "R");
  /** Every field with its greatest length, in the order in which they stand. */
  private static final Map<String, Integer> LENGTHS = lengths();
  private static final Map<String, Set<String>> TYPES = Map.of("FT", Set.of("380", "386", "388", "384", "389", "326", "82", "385"), "FS", Set.of("380", "388"), "FR",
      Set.of("380", "386", "388"), "NC", Set.of("381", "81", "83", "261", "396", "532"), "ND", Set.of("383", "80", "84", "380", "384"));
  /** Any consumer whose number is not known. */
  private static final String CONSUMER = "999999990";

  private static Map<String, Integer> lengths() {
    var all = new LinkedHashMap<String, Integer>();
    all.put("A", 9);
    all.put("B", 30);
    all.put("C", 12);
    all.put("D", 2);
    all.put("E", 1);
    all.put("F", 8);
    all.put("G", 60);
    all.put("H", 70);
    for (String space : List.of("I", "J", "K")) {
      all.put(space + "1", 5);
      for (int i = 2; i <= 8; i++) all.put(space + i, 16);
    }
    for (String sum : List.of("L", "M", "N", "O", "P")) all.put(sum, 16);
    all.put("Q", 4);
    all.put("R", 4);
    all.put("S", 65);
    return all;
  }

  /**
   * The marks of a document.
   *
   * @return empty when the seller is not in Portugal and no mark was supplied; findings say what is missing, malformed, or says something else than the
   *     document
   */
  public static Made<PortugueseMarks> of(Invoice d) {
    var marks = new PortugueseMarks(atcud(property(d, ATCUD)), property(d, CODE), property(d, HASH), property(d, CERTIFICATE));
    boolean none = marks.atcud == null && marks.code == null && marks.hash == null && marks.certificate == null;
    boolean portuguese = d.seller() != null && d.seller().address() != null && "PT".equals(d.seller().address().country());
    if (none && !portuguese) return Made.nothing();
    var findings = new ArrayList<Finding>();
    if (portuguese) marks.missing(findings);
    marks.forms(findings);
    if (marks.code != null) marks.compare(d, fields(marks.code, findings), findings);
    return new Made<>(none ? Optional.empty() : Optional.of(marks), findings);
  }

  private static String property(Invoice d, String name) {
    return d.properties().stream().filter(p -> name.equals(p.name()) && p.value() != null && !p.value().isBlank()).map(Property::value).map(String::strip).findFirst()
        .orElse(null);
  }

  private static String atcud(String value) {
    return value != null && value.startsWith("ATCUD:") ? value.substring(6).strip() : value;
  }

  private void missing(List<Finding> out) {
    var absent = new ArrayList<String>();
    if (atcud == null) absent.add("ATCUD (property " + ATCUD + ")");
    if (code == null) absent.add("text of the QR code (" + CODE + ")");
    if (hash == null) absent.add("four characters of the signature (" + HASH + ")");
    if (certificate == null) absent.add("number of the certificate (" + CERTIFICATE + ")");
    if (!absent.isEmpty()) {
      out.add(say("PDF-61", Severity.ERROR, null, "A Portuguese invoice carries the marks of its certified software; missing: " + String.join(", ", absent) + ".",
          "Let the certified software pass its marks on with the document; the hub does not make them."));
    }
  }

  private void forms(List<Finding> out) {
    if (atcud != null && !ATCUD_FORM.matcher(atcud).matches()) {
      out.add(say("PDF-62", Severity.ERROR, atcud, "'" + atcud + "' is no ATCUD: the code of the series of eight or more letters and digits, a hyphen, and the number in it.",
          "Pass the ATCUD on as the certified software made it."));
    }
    if (hash != null && hash.length() != 4) {
      out.add(say("PDF-62", Severity.ERROR, hash, "The characters of the signature are four, the 1st, 11th, 21st and 31st of it; supplied are " + hash.length() + ".",
          "Pass the four characters on as the certified software prints them."));
    }
    if (certificate != null && (certificate.length() > 4 || !certificate.chars().allMatch(Character::isDigit))) {
      out.add(say("PDF-62", Severity.ERROR, certificate, "'" + certificate + "' is no number of a certificate: up to four digits.", "Pass on the number of the software's certificate."));
    }
  }

  /** The fields of the code, each once and in order; what breaks that is a finding. */
  private static Map<String, String> fields(String code, List<Finding> out) {
    var fields = new LinkedHashMap<String, String>();
    var order = List.copyOf(LENGTHS.keySet());
    int before = -1;
    for (String part : code.split("\\*", -1)) {
      int colon = part.indexOf(':');
      String key = colon < 0 ? part : part.substring(0, colon);
      int at = order.indexOf(key);
      String value = colon < 0 ? "" : part.substring(colon + 1);
      if (at < 0 || colon < 0) out.add(broken(key, "has a part '" + clipped(part) + "' that is no field"));
      else if (at <= before) out.add(broken(key, "has the field " + key + " twice or out of order"));
      else if (value.isEmpty() || value.length() > LENGTHS.get(key)) out.add(broken(key, "has " + value.length() + " characters in the field " + key));
      else if (AMOUNTS.contains(key) && !AMOUNT_FORM.matcher(value).matches()) out.add(broken(key, "has the amount " + value + " in the field " + key));
      if (at >= 0 && colon >= 0) {
        fields.putIfAbsent(key, value);
        before = Math.max(before, at);
      }
      if (out.size() > LENGTHS.size()) return fields;
    }
    for (String key : REQUIRED) if (!fields.containsKey(key)) out.add(broken(key, "lacks the field " + key));
    return fields;
  }

  private static String clipped(String part) {
    return part.length() > 20 ? part.substring(0, 20) + "..." : part;
  }

  private static Finding broken(String field, String what) {
    return say("PDF-63", Severity.ERROR, clipped(field), "The text of the QR code " + what + ".", "Pass the text on as the certified software made it.");
  }

  private void compare(Invoice d, Map<String, String> f, List<Finding> out) {
    String seller = f.get("A");
    if (seller != null && !CheckDigits.vat("PT" + seller, "PT").orElseThrow().test("PT" + seller)) {
      out.add(say("PDF-65", Severity.ERROR, seller, "The issuer's NIF " + seller + " in the QR code has a wrong check digit.", "Compare the code with the company data."));
    }
    same("A", "issuer's NIF", seller, nif(d.seller()), "BT-31", f, out);
    String buyer = nif(d.buyer());
    if (!CONSUMER.equals(f.get("B"))) same("B", "customer's NIF", f.get("B"), buyer, "BT-48", f, out);
    String country = d.buyer() == null || d.buyer().address() == null ? null : d.buyer().address().country();
    if (!"Desconhecido".equals(f.get("C"))) same("C", "customer's country", f.get("C"), country, "BT-55", f, out);
    if (f.containsKey("D") && d.type() != null && !TYPES.getOrDefault(f.get("D"), Set.of()).contains(d.type())) {
      out.add(other("D", f.get("D"), "BT-3", "The QR code is one of a document of the type " + f.get("D") + ", the document has the type " + d.type() + "."));
    }
    LocalDate issued = d.issued() == null ? null : d.issued().date();
    same("F", "date", f.get("F"), issued == null ? null : issued.toString().replace("-", ""), "BT-2", f, out);
    same("G", "number", f.get("G"), d.number(), "BT-1", f, out);
    same("H", "ATCUD", f.get("H"), atcud, "BX-310", f, out);
    same("Q", "characters of the signature", f.get("Q"), hash, "BX-310", f, out);
    same("R", "number of the certificate", f.get("R"), certificate, "BX-310", f, out);
    if (d.totals() == null) return;
    boolean euro = "EUR".equals(d.currency());
    sum("N", "total tax", f.get("N"), euro ? d.totals().tax() : "EUR".equals(d.accountingCurrency()) ? d.totals().taxAccounting() : null, "BT-110", out);
    if (euro) sum("O", "total with tax", f.get("O"), d.totals().withTax(), "BT-112", out);
  }

  private static String nif(Party p) {
    String id = p == null ? null : p.vatId() != null ? p.vatId() : p.taxId();
    if (id == null) return null;
    String s = id.replace(" ", "");
    return s.startsWith("PT") ? s.substring(2) : s;
  }

  private static void same(String field, String words, String code, String document, String term, Map<String, String> f, List<Finding> out) {
    if (code == null || document == null || document.isBlank() || code.equals(document) || field.equals("B") && document.endsWith(code)) return;
    out.add(other(field, code, term, "The " + words + " in the QR code is " + code + " (field " + field + "), in the document it is " + document + "."));
  }

  private static void sum(String field, String words, String code, Money document, String term, List<Finding> out) {
    if (code == null || document == null || !AMOUNT_FORM.matcher(code).matches() || new BigDecimal(code).compareTo(document.amount().abs()) == 0) return;
    out.add(other(field, code, term, "The " + words + " in the QR code is " + code + " (field " + field + "), in the document it is " + document + "."));
  }

  private static Finding other(String field, String value, String term, String message) {
    return new Finding("PDF-64", Severity.ERROR, "QR code/" + field, term, value, message, null, Turn.SENDER, "Let the marks and the document come from the same booking, and send both again.");
  }

  private static Finding say(String code, Severity severity, String value, String message, String next) {
    return new Finding(code, severity, null, "BX-310", value, message, null, Turn.SENDER, next);
  }

  /** What stands on every page: {@code ATCUD:CSDF7T5H-35}; empty without one. */
  public Optional<String> everyPage() {
    return Optional.ofNullable(atcud).map(a -> "ATCUD:" + a);
  }

  /** The sentence about the software, in the words of the law on that day; empty without the characters and the certificate. */
  public Optional<String> sentence(LocalDate issued) {
    return hash == null || certificate == null ? Optional.empty() : LegalNotices.words("PT", "certified-software", issued, hash, certificate);
  }

  /** The modules of the code by row and column, dark ones true: error correction M, version 9 or more as the tax authority asks; empty without a code, or when it is too long. */
  public Optional<boolean[][]> symbol() {
    return code == null ? Optional.empty() : QrSymbol.of(code, 9, QrSymbol.PORTUGUESE_VERSION);
  }
}
