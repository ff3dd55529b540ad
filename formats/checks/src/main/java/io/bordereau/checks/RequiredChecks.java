package io.bordereau.checks;

import static io.bordereau.checks.Checks.check;

import io.bordereau.document.Account;
import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Attachment;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Party;
import io.bordereau.document.Payment;
import io.bordereau.document.Preceding;
import io.bordereau.document.Property;
import io.bordereau.document.Vat;
import java.util.List;
import java.util.function.Function;

/** What must stand in a document. */
final class RequiredChecks {
  /**
   * One required value.
   *
   * @param <T> the group that holds it
   * @param official the rule that demands it
   * @param term its term
   * @param path its path below the group
   * @param words what it is called
   * @param value gets it
   */
  record Need<T>(String official, String term, String path, String words, Function<T, Object> value) {}

  static final List<Need<Invoice>> EVERYWHERE = List.of(
      new Need<>("BR-02", "BT-1", "number", "number", Invoice::number),
      new Need<>("BR-03", "BT-2", "issued", "issue date", Invoice::issued));

  static final List<Need<Invoice>> HEADER = List.of(
      new Need<>("BR-04", "BT-3", "type", "type code (380 for an invoice, 381 for a credit note)", Invoice::type),
      new Need<>("BR-05", "BT-5", "currency", "currency", Invoice::currency),
      new Need<>("BR-06", "BT-27", "seller.name", "seller name", d -> of(d.seller(), Party::name)),
      new Need<>("BR-08", "BG-5", "seller.address", "seller address", d -> of(d.seller(), Party::address)),
      new Need<>("BR-09", "BT-40", "seller.address.country", "seller country", d -> where(d.seller())),
      new Need<>("BR-07", "BT-44", "buyer.name", "buyer name", d -> of(d.buyer(), Party::name)),
      new Need<>("BR-10", "BG-8", "buyer.address", "buyer address", d -> of(d.buyer(), Party::address)),
      new Need<>("BR-11", "BT-55", "buyer.address.country", "buyer country", d -> where(d.buyer())),
      new Need<>("BR-12", "BT-106", "totals.lines", "sum of the lines", d -> d.totals() == null ? null : d.totals().lines()),
      new Need<>("BR-13", "BT-109", "totals.withoutTax", "total without VAT", d -> d.totals() == null ? null : d.totals().withoutTax()),
      new Need<>("BR-14", "BT-112", "totals.withTax", "total with VAT", d -> d.totals() == null ? null : d.totals().withTax()),
      new Need<>("BR-15", "BT-115", "totals.due", "amount due", d -> d.totals() == null ? null : d.totals().due()),
      new Need<>("BR-16", "BG-25", "lines", "line", d -> d.lines().isEmpty() ? null : d.lines()));

  static final List<Need<Party>> REPRESENTATIVE = List.of(
      new Need<>("BR-18", "BT-62", "name", "name of the tax representative", Party::name),
      new Need<>("BR-19", "BG-12", "address", "address of the tax representative", Party::address),
      new Need<>("BR-20", "BT-69", "address.country", "country of the tax representative", RequiredChecks::where),
      new Need<>("BR-56", "BT-63", "vatId", "VAT number of the tax representative", Party::vatId));

  static final List<Need<Line>> LINE = List.of(
      new Need<>("BR-21", "BT-126", "id", "line number", Line::id),
      new Need<>("BR-22", "BT-129", "quantity", "quantity", Line::quantity),
      new Need<>("BR-23", "BT-130", "unit", "unit of measure", Line::unit),
      new Need<>("BR-24", "BT-131", "net", "net amount", Line::net),
      new Need<>("BR-25", "BT-153", "item.name", "item name", l -> l.item() == null ? null : l.item().name()),
      new Need<>("BR-26", "BT-146", "price.net", "net price", l -> l.price() == null ? null : l.price().net()),
      new Need<>("BR-CO-04", "BT-151", "vat.category", "VAT category", l -> l.vat() == null ? null : l.vat().category()));

  static final List<Need<Vat>> VAT = List.of(
      new Need<>("BR-45", "BT-116", "base", "taxable amount", Vat::base),
      new Need<>("BR-46", "BT-117", "amount", "tax amount", Vat::amount),
      new Need<>("BR-47", "BT-118", "category", "VAT category", Vat::category),
      new Need<>("BR-48", "BT-119", "rate", "VAT rate", v -> "O".equals(v.category()) ? "none" : v.rate()));

  static final List<Need<Invoice>> PEPPOL = List.of(
      new Need<>("PEPPOL-EN16931-R020", "BT-34", "seller.endpoint", "electronic address of the seller", d ->
          of(d.seller(), Party::endpoint)),
      new Need<>("PEPPOL-EN16931-R010", "BT-49", "buyer.endpoint", "electronic address of the buyer", d -> of(d.buyer(), Party::endpoint)));

  static final List<Checks.Check> ALL = List.of(
      check("CHK-01", CheckGroup.CORE, (c, say) -> all(EVERYWHERE, c.invoice, "", "The " + c.noun, say)),
      check("CHK-01", CheckGroup.EN16931, RequiredChecks::european),
      check("CHK-01", CheckGroup.PEPPOL, (c, say) -> all(PEPPOL, c.invoice, "", "The " + c.noun, say)),
      check("CHK-02", CheckGroup.EN16931, RequiredChecks::oneOf),
      check("CHK-02", CheckGroup.PEPPOL, RequiredChecks::buyerReference));

  private RequiredChecks() {}

  private static void european(Case c, Say say) {
    Invoice d = c.invoice;
    all(HEADER, d, "", "The " + c.noun, say);
    if (d.taxRepresentative() != null) all(REPRESENTATIVE, d.taxRepresentative(), "taxRepresentative.", "The " + c.noun, say);
    int n = 0;
    for (Line l : d.lines()) {
      n++;
      String at = "lines[" + n + "].";
      if (l.counts()) all(LINE, l, at, "Line " + n, say);
      amounts(l.allowances(), at + "allowances[", "An allowance of line " + n, "BR-41", "BT-136", say);
      amounts(l.charges(), at + "charges[", "A charge of line " + n, "BR-43", "BT-141", say);
      int p = 0;
      for (Property a : l.item() == null ? List.<Property>of() : l.item().attributes()) {
        p++;
        if (Case.blank(a.name()) || a.value() == null) {
          missing(at + "item.attributes[" + p + "]", "BG-32", "BR-54", "An item attribute of line " + n, "name and value", say);
        }
      }
    }
    n = 0;
    for (Vat v : d.vat()) {
      n++;
      if (Case.isVat(v)) all(VAT, v, "vat[" + n + "].", "Row " + n + " of the VAT breakdown", say);
    }
    document(d.allowances(), "allowances[", "Allowance ", "BR-31", "BT-92", "BR-32", "BT-95", say);
    document(d.charges(), "charges[", "Charge ", "BR-36", "BT-99", "BR-37", "BT-102", say);
    n = 0;
    for (Payment p : d.payments()) {
      n++;
      String at = "payments[" + n + "].";
      if (Case.blank(p.means())) missing(at + "means", "BT-81", "BR-49", "Payment instruction " + n, "payment means code", say);
      Account a = p.account();
      if (a != null && Case.blank(a.id())) missing(at + "account.id", "BT-84", "BR-50", "Payment instruction " + n, "account number", say);
    }
    n = 0;
    for (Preceding p : d.preceding()) {
      n++;
      if (Case.blank(p.number())) missing("preceding[" + n + "].number", "BT-25", "BR-55", "Reference " + n + " to an earlier invoice",
          "number", say);
    }
    n = 0;
    for (Attachment a : d.attachments()) {
      n++;
      if (Case.blank(a.id())) missing("attachments[" + n + "].id", "BT-122", "BR-52", "Attachment " + n, "reference", say);
    }
    var delivery = d.delivery();
    if (delivery != null && delivery.address() != null && Case.blank(delivery.address().country())) {
      missing("delivery.address.country", "BT-80", "BR-57", "The delivery address", "country", say);
    }
  }

  private static void document(List<AllowanceCharge> list, String path, String noun, String amountRule, String amountTerm,
      String categoryRule,
      String categoryTerm, Say say) {
    int n = 0;
    for (AllowanceCharge a : list) {
      n++;
      String at = path + n + "].";
      if (a.amount() == null) missing(at + "amount", amountTerm, amountRule, noun + n, "amount", say);
      if (Case.blank(a.category())) missing(at + "category", categoryTerm, categoryRule, noun + n, "VAT category", say);
    }
  }

  private static void amounts(List<AllowanceCharge> list, String path, String noun, String rule, String term, Say say) {
    for (int n = 1; n <= list.size(); n++) {
      if (list.get(n - 1).amount() == null) missing(path + n + "].amount", term, rule, noun, "amount", say);
    }
  }

  private static void oneOf(Case c, Say say) {
    Invoice d = c.invoice;
    reasons(d.allowances(), "allowances[", "Allowance ", "BR-33", "BT-97", say);
    reasons(d.charges(), "charges[", "Charge ", "BR-38", "BT-104", say);
    int n = 0;
    for (Line l : d.lines()) {
      n++;
      reasons(l.allowances(), "lines[" + n + "].allowances[", "On line " + n + " allowance ", "BR-42", "BT-139", say);
      reasons(l.charges(), "lines[" + n + "].charges[", "On line " + n + " charge ", "BR-44", "BT-144", say);
    }
    Party s = d.seller();
    if (s != null && Case.blank(s.vatId()) && s.registration() == null
        && s.identifiers().stream().allMatch(i -> "SEPA".equals(i.scheme()))) {
      say.wrong("seller", "BT-29", null, "BR-CO-26",
          "The buyer cannot tell who the seller is: there is no VAT number, registration number or other number.",
          "State the seller's VAT number (or its registration number) in the company data and send the document again.");
    }
    var due = d.totals() == null ? null : d.totals().due();
    if (due != null && due.signum() > 0 && d.due() == null && Case.blank(d.terms()) && d.paymentTerms().isEmpty() && !d.isCredit()) {
      say.doubtful("due", "BT-9", null, "BR-CO-25", "The invoice asks for " + due + " but says neither a due date nor payment terms.");
    }
  }

  private static void reasons(List<AllowanceCharge> list, String path, String noun, String rule, String term, Say say) {
    for (int n = 1; n <= list.size(); n++) {
      AllowanceCharge a = list.get(n - 1);
      if (a.reason() == null && a.reasonCode() == null) {
        say.wrong(path + n + "]", term, a.amount(), rule, noun + n + " has no reason, neither in words nor as a code.",
            "State why the amount is taken off or added, for example 'Discount' or 'Freight'.");
      }
    }
  }

  private static void buyerReference(Case c, Say say) {
    if (Case.blank(c.invoice.buyerReference()) && Case.blank(c.invoice.order())) {
      say.wrong("buyerReference", "BT-10", null, "PEPPOL-EN16931-R003",
          "The " + c.noun + " has neither a buyer reference nor a purchase order number; the buyer cannot assign it to anyone.",
          "Ask the buyer for the reference or order number and enter it.");
    }
  }

  static <T> void all(List<Need<T>> needs, T group, String at, String noun, Say say) {
    for (Need<T> n : needs) {
      Object value = n.value.apply(group);
      boolean absent = value == null || value instanceof String s && s.isBlank();
      // a missing address says so once: its country is then no further finding
      if (absent && !(n.path.endsWith("address.country") && noAddress(group, n.path))) missing(at + n.path, n.term, n.official, noun,
          n.words, say);
    }
  }

  private static boolean noAddress(Object group, String path) {
    if (group instanceof Party p) return p.address() == null;
    return group instanceof Invoice d && of(path.startsWith("seller") ? d.seller() : d.buyer(), Party::address) == null;
  }

  private static void missing(String where, String term, String official, String noun, String words, Say say) {
    say.wrong(where, term, null, official, noun + " has no " + words + ".", "Enter the " + words
        + " in the ERP and send the document again.");
  }

  private static <T> Object of(Party party, Function<Party, T> part) {
    return party == null ? null : part.apply(party);
  }

  private static Object where(Party party) {
    return Case.country(party);
  }
}
