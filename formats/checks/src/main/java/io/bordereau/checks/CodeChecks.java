package io.bordereau.checks;

import static io.bordereau.checks.Checks.check;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Attachment;
import io.bordereau.document.Classification;
import io.bordereau.document.Identifier;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Money;
import io.bordereau.document.Note;
import io.bordereau.document.Party;
import io.bordereau.document.Payment;
import io.bordereau.document.Totals;
import io.bordereau.document.Vat;
import io.bordereau.law.CodeList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Codes that must be in their list, and the decimals of amounts. */
final class CodeChecks {
  /** VAT categories that Serbian law adds to the list. */
  private static final Set<String> SERBIAN = Set.of("R", "OE", "SS", "N");

  static final List<Checks.Check> ALL = List.of(
      check("CHK-03", CheckGroup.EN16931, CodeChecks::codes),
      check("CHK-04", CheckGroup.EN16931, CodeChecks::units),
      check("CHK-07", CheckGroup.CORE, CodeChecks::currency),
      check("CHK-05", CheckGroup.EN16931, CodeChecks::decimals),
      check("CHK-06", CheckGroup.CORE, CodeChecks::minorUnit));

  private CodeChecks() {}

  private static void code(CodeList list, String code, String where, String term, String official, String words, Say out) {
    if (code == null || code.isBlank() || list.contains(code)) return;
    out.wrong(where, term, code, official, "'" + code + "' is not a " + words + " that the list " + list.id() + " knows.",
        list == CodeList.MIME_TYPES
            ? "Attach the document as PDF, PNG, JPEG, CSV, XLSX or ODS instead, and send the invoice again."
            : "Set the right code in the ERP or in the cross-reference table of the partner; the list is " + list.source() + ".");
  }

  private static void codes(Case c, Say out) {
    Invoice d = c.invoice;
    code(CodeList.UNTDID_1001, d.type(), "type", "BT-3", "BR-CL-01", "document type", out);
    code(CodeList.ISO_4217, d.accountingCurrency(), "accountingCurrency", "BT-6", "BR-CL-05", "currency", out);
    code(CodeList.UNTDID_2005, d.taxPointCode(), "taxPointCode", "BT-8", "BR-CL-06", "VAT point code", out);
    if (d.object() != null) code(CodeList.UNTDID_1153, d.object().scheme(), "object.scheme", "BT-18-1", "BR-CL-07", "reference code", out);
    int n = 0;
    for (Note note : d.notes()) code(CodeList.UNTDID_4451, note.subject(), "notes[" + ++n + "].subject", "BT-21", "BR-CL-08",
        "note subject", out);
    party(d.seller(), "seller", "BT-40", "BT-29-1", "BT-30-1", "BT-34-1", out);
    party(d.buyer(), "buyer", "BT-55", "BT-46-1", "BT-47-1", "BT-49-1", out);
    party(d.payee(), "payee", null, "BT-60-1", "BT-61-1", null, out);
    party(d.taxRepresentative(), "taxRepresentative", "BT-69", null, null, null, out);
    if (d.delivery() != null) {
      if (d.delivery().address() != null) {
        code(CodeList.ISO_3166, d.delivery().address().country(), "delivery.address.country", "BT-80", "BR-CL-14", "country", out);
      }
      if (d.delivery().location() != null) {
        code(CodeList.ICD, d.delivery().location().scheme(), "delivery.location.scheme", "BT-71-1", "BR-CL-26", "identifier scheme", out);
      }
    }
    n = 0;
    for (Payment p : d.payments()) code(CodeList.UNTDID_4461, p.means(), "payments[" + ++n + "].means", "BT-81", "BR-CL-16",
        "payment means", out);
    reasons(CodeList.UNTDID_5189, d.allowances(), "allowances[", "BT-98", "BT-95", "BR-CL-19", "allowance reason", d, out);
    reasons(CodeList.UNTDID_7161, d.charges(), "charges[", "BT-105", "BT-102", "BR-CL-20", "charge reason", d, out);
    n = 0;
    for (Vat v : d.vat()) {
      n++;
      if (Case.isVat(v)) category(d, v.category(), "vat[" + n + "].category", "BT-118", "BR-CL-17", out);
      code(CodeList.VATEX, v.reasonCode() == null ? null : v.reasonCode().toUpperCase(Locale.ROOT), "vat[" + n + "].reasonCode", "BT-121",
          "BR-CL-22",
          "VAT exemption reason", out);
    }
    n = 0;
    for (Attachment a : d.attachments()) {
      n++;
      if (a.content() != null) code(CodeList.MIME_TYPES, a.mime(), "attachments[" + n + "].mime", "BT-125-1", "BR-CL-24",
          "kind of attachment", out);
    }
    n = 0;
    for (Line l : d.lines()) line(d, l, "lines[" + ++n + "].", out);
  }

  private static void line(Invoice d, Line l, String at, Say out) {
    if (l.object() != null) code(CodeList.UNTDID_1153, l.object().scheme(), at + "object.scheme", "BT-128-1", "BR-CL-07", "reference code",
        out);
    if (l.vat() != null && Case.isVat(l.vat().scheme())) category(d, l.vat().category(), at + "vat.category", "BT-151", "BR-CL-18", out);
    reasons(CodeList.UNTDID_5189, l.allowances(), at + "allowances[", "BT-140", null, "BR-CL-19", "allowance reason", d, out);
    reasons(CodeList.UNTDID_7161, l.charges(), at + "charges[", "BT-145", null, "BR-CL-20", "charge reason", d, out);
    if (l.item() == null) return;
    if (l.item().standardId() != null) {
      code(CodeList.ICD, l.item().standardId().scheme(), at + "item.standardId.scheme", "BT-157-1", "BR-CL-21", "identifier scheme", out);
    }
    code(CodeList.ISO_3166, l.item().origin(), at + "item.origin", "BT-159", "BR-CL-15", "country", out);
    int n = 0;
    for (Classification c : l.item().classifications()) {
      code(CodeList.UNTDID_7143, c.list(), at + "item.classifications[" + ++n + "].list", "BT-158-1", "BR-CL-13", "item classification",
          out);
    }
  }

  private static void party(Party p, String at, String countryTerm, String idTerm, String registrationTerm, String endpointTerm, Say out) {
    if (p == null) return;
    if (p.address() != null && countryTerm != null) {
      code(CodeList.ISO_3166, p.address().country(), at + ".address.country", countryTerm, "BR-CL-14", "country", out);
    }
    int n = 0;
    for (Identifier i : p.identifiers()) {
      n++;
      if (idTerm != null && !"SEPA".equals(i.scheme())) {
        code(CodeList.ICD, i.scheme(), at + ".identifiers[" + n + "].scheme", idTerm, "BR-CL-10", "identifier scheme", out);
      }
    }
    if (p.registration() != null && registrationTerm != null) {
      code(CodeList.ICD, p.registration().scheme(), at + ".registration.scheme", registrationTerm, "BR-CL-11", "identifier scheme", out);
    }
    if (p.endpoint() != null && endpointTerm != null) {
      code(CodeList.EAS, p.endpoint().scheme(), at + ".endpoint.scheme", endpointTerm, "BR-CL-25", "electronic address scheme", out);
    }
  }

  private static void reasons(CodeList list, List<AllowanceCharge> all, String path, String term, String categoryTerm, String official,
      String words,
      Invoice d, Say out) {
    int n = 0;
    for (AllowanceCharge a : all) {
      n++;
      code(list, a.reasonCode(), path + n + "].reasonCode", term, official, words, out);
      if (categoryTerm != null && Case.isVat(a.taxScheme())) category(d, a.category(), path + n + "].category", categoryTerm, "BR-CL-18",
          out);
    }
  }

  private static void category(Invoice d, String code, String where, String term, String official, Say out) {
    if (code != null && SERBIAN.contains(code) && "RS".equals(Case.country(d.seller()))) return;
    code(CodeList.UNTDID_5305, code, where, term, official, "VAT category", out);
  }

  private static void units(Case c, Say out) {
    int n = 0;
    for (Line l : c.invoice.lines()) {
      n++;
      unit(l.unit(), "lines[" + n + "].unit", "BT-130", n, out);
      if (l.price() != null) unit(l.price().baseUnit(), "lines[" + n + "].price.baseUnit", "BT-150", n, out);
    }
  }

  private static void unit(String unit, String where, String term, int line, Say out) {
    if (unit == null || unit.isBlank() || CodeList.REC_20.contains(unit)) return;
    out.wrong(where, term, unit, "BR-CL-23", "The unit '" + unit + "' of line " + line
        + " is unknown. Units are codes such as H87 for a piece, HUR for an hour, KGM for a kilogram.");
  }

  private static void currency(Case c, Say out) {
    String currency = c.invoice.currency();
    if (currency == null || CodeList.ISO_4217.contains(currency)) return;
    out.wrong("currency", "BT-5", currency, c.wants(CheckGroup.EN16931) ? "BR-CL-04" : null, "'" + currency
        + "' is not a currency; currencies are three letters such as EUR.");
  }

  private static void decimals(Case c, Say out) {
    Invoice d = c.invoice;
    Totals t = d.totals();
    if (t != null) {
      two(t.lines(), "totals.lines", "BT-106", "BR-DEC-09", out);
      two(t.allowances(), "totals.allowances", "BT-107", "BR-DEC-10", out);
      two(t.charges(), "totals.charges", "BT-108", "BR-DEC-11", out);
      two(t.withoutTax(), "totals.withoutTax", "BT-109", "BR-DEC-12", out);
      two(t.tax(), "totals.tax", "BT-110", "BR-DEC-13", out);
      two(t.withTax(), "totals.withTax", "BT-112", "BR-DEC-14", out);
      two(t.taxAccounting(), "totals.taxAccounting", "BT-111", "BR-DEC-15", out);
      two(t.paid(), "totals.paid", "BT-113", "BR-DEC-16", out);
      two(t.rounding(), "totals.rounding", "BT-114", "BR-DEC-17", out);
      two(t.due(), "totals.due", "BT-115", "BR-DEC-18", out);
    }
    amounts(d.allowances(), "allowances[", "BT-92", "BR-DEC-01", "BT-93", "BR-DEC-02", out);
    amounts(d.charges(), "charges[", "BT-99", "BR-DEC-05", "BT-100", "BR-DEC-06", out);
    int n = 0;
    for (Vat v : d.vat()) {
      n++;
      two(v.base(), "vat[" + n + "].base", "BT-116", "BR-DEC-19", out);
      two(v.amount(), "vat[" + n + "].amount", "BT-117", "BR-DEC-20", out);
    }
    n = 0;
    for (Line l : d.lines()) {
      n++;
      two(l.net(), "lines[" + n + "].net", "BT-131", "BR-DEC-23", out);
      amounts(l.allowances(), "lines[" + n + "].allowances[", "BT-136", "BR-DEC-24", "BT-137", "BR-DEC-25", out);
      amounts(l.charges(), "lines[" + n + "].charges[", "BT-141", "BR-DEC-27", "BT-142", "BR-DEC-28", out);
    }
  }

  private static void amounts(List<AllowanceCharge> all, String path, String term, String official, String baseTerm, String baseOfficial,
      Say out) {
    int n = 0;
    for (AllowanceCharge a : all) {
      n++;
      two(a.amount(), path + n + "].amount", term, official, out);
      two(a.base(), path + n + "].base", baseTerm, baseOfficial, out);
    }
  }

  private static void two(Money m, String where, String term, String official, Say out) {
    if (m != null && m.amount().scale() > 2) out.wrong(where, term, m, official, "The amount " + m + " has more than two decimals.");
  }

  /** Yen have no cents: an amount due of 100.50 JPY cannot be paid. */
  private static void minorUnit(Case c, Say out) {
    Totals t = c.invoice.totals();
    int digits = CodeList.ISO_4217.column(c.invoice.currency(), "digits").map(Integer::parseInt).orElse(2);
    if (t == null || t.due() == null || digits >= 2) return;
    if (t.due().amount().stripTrailingZeros().scale() > digits) {
      out.wrong("totals.due", "BT-115", t.due(), null, "The amount due is " + t.due() + " " + c.invoice.currency()
          + ", but that currency has "
          + (digits == 0 ? "no decimals" : digits + " decimal") + ".");
    }
  }
}
