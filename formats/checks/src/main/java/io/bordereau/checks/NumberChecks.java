package io.bordereau.checks;

import static io.bordereau.checks.Checks.check;

import io.bordereau.document.Account;
import io.bordereau.document.Classification;
import io.bordereau.document.Identifier;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Party;
import io.bordereau.document.Payment;
import io.bordereau.law.CheckDigit;
import io.bordereau.law.CheckDigit.Verdict;
import io.bordereau.law.CheckDigits;
import io.bordereau.law.CodeList;
import io.bordereau.law.Countries;
import io.bordereau.law.Countries.TaxSystem;
import io.bordereau.law.PaymentReference;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers with a check digit: accounts, tax and company numbers, electronic addresses, payment references. */
final class NumberChecks {
  /** Schemes whose form Peppol demands, with its rule; others are only doubted. */
  private static final Map<String, String> PEPPOL = Map.of("0088", "PEPPOL-COMMON-R040", "0192", "PEPPOL-COMMON-R041", "0184",
      "PEPPOL-COMMON-R042",
      "0096", "PEPPOL-COMMON-R052", "0198", "PEPPOL-COMMON-R053", "0208", "PEPPOL-COMMON-R043", "0007", "PEPPOL-COMMON-R049", "0151",
      "PEPPOL-COMMON-R050");
  /** Of these Peppol demands the digits only, not their sum. */
  private static final Set<String> SHAPE_ONLY = Set.of("0184", "0096", "0198");

  static final List<Checks.Check> ALL = List.of(
      check("CHK-70", CheckGroup.CORE, NumberChecks::ibans),
      check("CHK-71", CheckGroup.CORE, NumberChecks::taxNumbers),
      check("CHK-72", CheckGroup.CORE, NumberChecks::identifiers),
      check("CHK-73", CheckGroup.CORE, NumberChecks::articles),
      check("CHK-74", CheckGroup.CORE, NumberChecks::references),
      check("CHK-79", CheckGroup.EN16931, NumberChecks::prefixes),
      check("CHK-78", CheckGroup.EN16931, NumberChecks::schemes));

  private NumberChecks() {}

  private static void ibans(Case c, Say out) {
    CheckDigit iban = CheckDigits.id("iban").orElseThrow();
    int n = 0;
    for (Payment p : c.invoice.payments()) {
      n++;
      Account a = p.account();
      String where = "payments[" + n + "].account.id";
      if (a != null && looksLikeIban(a.id()) && !iban.test(a.id())) {
        out.wrong(where, "BT-84", a.id(), null, "The account number " + a.id()
            + " looks like an IBAN, but its check digits are wrong; a payment to it would fail.");
      }
    }
  }

  private static boolean looksLikeIban(String id) {
    if (id == null) return false;
    String s = id.replace(" ", "");
    return s.length() >= 15 && s.length() <= 34 && Character.isUpperCase(s.charAt(0)) && Character.isUpperCase(s.charAt(1))
        && Character.isDigit(s.charAt(2))
        && Character.isDigit(s.charAt(3)) && CodeList.ISO_3166.contains(s.substring(0, 2));
  }

  private static void taxNumbers(Case c, Say out) {
    Invoice d = c.invoice;
    taxNumber(d.seller(), "seller.vatId", "BT-31", "seller", out);
    taxNumber(d.buyer(), "buyer.vatId", "BT-48", "buyer", out);
    taxNumber(d.taxRepresentative(), "taxRepresentative.vatId", "BT-63", "tax representative", out);
  }

  private static void taxNumber(Party p, String where, String term, String who, Say out) {
    if (p == null || Case.blank(p.vatId()) || elsewhere(p)) return;
    CheckDigit kind = CheckDigits.vat(p.vatId(), Case.country(p)).orElse(null);
    if (kind == null) return;
    Verdict verdict = kind.check(p.vatId());
    switch (verdict) {
      case VALID -> { }
      case WRONG_SHAPE -> out.wrong(where, term, p.vatId(), null, "The " + kind.name() + " " + p.vatId() + " of the " + who
          + " has not the form of one, such as " + kind.examples().get(0) + ".");
      case WRONG_DIGIT -> out.wrong(where, term, p.vatId(), null, "The check digit of the " + kind.name() + " " + p.vatId() + " of the "
          + who + " is wrong; most likely it is mistyped.");
    }
  }

  /** A French seller that is registered for GST has an Australian number: of which country it is, the document does not say. */
  private static boolean elsewhere(Party p) {
    return p.taxScheme() != null && !Case.isVat(p.taxScheme())
        && Countries.of(Case.country(p)).filter(c -> c.tax() == TaxSystem.GST).isEmpty();
  }

  private static void identifiers(Case c, Say out) {
    Invoice d = c.invoice;
    party(c, d.seller(), "seller", "BT-29", "BT-30", "BT-34", out);
    party(c, d.buyer(), "buyer", "BT-46", "BT-47", "BT-49", out);
    party(c, d.payee(), "payee", "BT-60", "BT-61", null, out);
    if (d.delivery() != null) identifier(c, d.delivery().location(), "delivery.location", "BT-71", out);
  }

  private static void party(Case c, Party p, String at, String idTerm, String registrationTerm, String endpointTerm, Say out) {
    if (p == null) return;
    int n = 0;
    for (Identifier i : p.identifiers()) identifier(c, i, at + ".identifiers[" + ++n + "]", idTerm, out);
    identifier(c, p.registration(), at + ".registration", registrationTerm, out);
    if (endpointTerm != null) identifier(c, p.endpoint(), at + ".endpoint", endpointTerm, out);
  }

  private static void identifier(Case c, Identifier i, String where, String term, Say out) {
    if (i == null || Case.blank(i.value())) return;
    CheckDigit kind = CheckDigits.scheme(i.scheme()).orElse(null);
    if (kind == null) return;
    Verdict verdict = kind.check(i.value());
    String official = c.wants(CheckGroup.PEPPOL) ? PEPPOL.get(i.scheme()) : null;
    if (verdict == Verdict.VALID) {
      if (official != null && !i.value().chars().allMatch(Character::isLetterOrDigit)) {
        out.wrong(where, term, i.value(), official, "The " + kind.name() + " '" + i.value() + "' must be written without blanks, dots and hyphens.");
      }
      return;
    }
    boolean demanded = official != null && (verdict == Verdict.WRONG_SHAPE ? !digitsOfAnyLength(i) : !SHAPE_ONLY.contains(i.scheme()));
    out.wrongIf(demanded, where, term, i.value(), official, "'" + i.value() + "' is not a valid " + kind.name() + " (scheme " + i.scheme()
        + "): "
        + (verdict == Verdict.WRONG_DIGIT ? "its check digit is wrong." : "it has not the form of one, such as " + kind.examples().get(0)
            + "."));
  }

  /** Of a GLN Peppol demands a check digit but not thirteen places. */
  private static boolean digitsOfAnyLength(Identifier i) {
    return i.scheme().equals("0088") && i.value().chars().allMatch(Character::isDigit);
  }

  private static void articles(Case c, Say out) {
    CheckDigit gtin = CheckDigits.id("gtin").orElseThrow();
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      Identifier id = l.item() == null ? null : l.item().standardId();
      if (id != null && "0160".equals(id.scheme()) && id.value() != null && gtin.check(id.value()) == Verdict.WRONG_DIGIT) {
        out.wrong("lines[" + n + "].item.standardId", "BT-157", id.value(), null, "The GTIN " + id.value() + " of line " + n
            + " has a wrong check digit.");
      }
    }
  }

  /** Payment references that say by their form, or by the country of the account, what they are. */
  private static void references(Case c, Say out) {
    int n = 0;
    for (Payment p : c.invoice.payments()) {
      n++;
      PaymentReference r = PaymentReference.of(p.remittance(), paidIn(c, p), c.invoice.number()).orElse(null);
      if (r == null || r.right()) continue;
      out.wrong("payments[" + n + "].remittance", "BT-83", p.remittance(), null, "The payment reference " + p.remittance() + " looks like a " + r.kind().words()
          + (r.verdict() == Verdict.WRONG_DIGIT ? ", but its check digit is wrong; the bank would refuse it." : ", but has not the form of one; the bank would refuse it."));
    }
  }

  /** The country of the account where it is an IBAN; that of the money where its country has one of its own; else that of the seller. */
  private static String paidIn(Case c, Payment p) {
    String account = p.account() == null ? null : p.account().id();
    if (looksLikeIban(account)) return account.replace(" ", "").substring(0, 2);
    String seller = Case.country(c.invoice.seller());
    return "NOK".equals(c.invoice.currency()) && !"NO".equals(seller) && account != null && account.replace(".", "").matches("\\d{11}") ? "NO" : seller;
  }

  /** BR-CO-09: a VAT number begins with its country. */
  private static void prefixes(Case c, Say out) {
    Invoice d = c.invoice;
    prefix(d.seller(), "seller.vatId", "BT-31", "seller", out);
    prefix(d.buyer(), "buyer.vatId", "BT-48", "buyer", out);
    prefix(d.taxRepresentative(), "taxRepresentative.vatId", "BT-63", "tax representative", out);
  }

  private static void prefix(Party p, String where, String term, String who, Say out) {
    if (p == null || Case.blank(p.vatId()) || p.taxScheme() != null && !Case.isVat(p.taxScheme())) return;
    String start = p.vatId().length() < 2 ? p.vatId() : p.vatId().substring(0, 2);
    if (start.equals("EL") || CodeList.ISO_3166.contains(start)) return;
    out.wrong(where, term, p.vatId(), "BR-CO-09", "The VAT number " + p.vatId() + " of the " + who
        + " does not begin with the two letters of a country.");
  }

  /** BR-62 to BR-65: some identifiers mean nothing without their scheme. */
  private static void schemes(Case c, Say out) {
    Invoice d = c.invoice;
    scheme(d.seller() == null ? null : d.seller().endpoint(), "seller.endpoint.scheme", "BT-34-1", "BR-62",
        "The electronic address of the seller", out);
    scheme(d.buyer() == null ? null : d.buyer().endpoint(), "buyer.endpoint.scheme", "BT-49-1", "BR-63",
        "The electronic address of the buyer", out);
    int n = 0;
    for (Line l : d.lines()) {
      n++;
      if (l.item() == null) continue;
      scheme(l.item().standardId(), "lines[" + n + "].item.standardId.scheme", "BT-157-1", "BR-64", "The standard article number of line "
          + n, out);
      int k = 0;
      for (Classification x : l.item().classifications()) {
        k++;
        if (x.code() != null && x.list() == null) {
          out.wrong("lines[" + n + "].item.classifications[" + k + "].list", "BT-158-1", x.code(), "BR-65", "The classification "
              + x.code() + " of line " + n + " does not say from which list it is.");
        }
      }
    }
  }

  private static void scheme(Identifier i, String where, String term, String official, String noun, Say out) {
    if (i != null && i.value() != null && Case.blank(i.scheme())) {
      out.wrong(where, term, i.value(), official, noun + ", " + i.value() + ", does not say what kind of number it is.");
    }
  }
}
