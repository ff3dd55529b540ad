package io.bordereau.checks;

import static io.bordereau.checks.Checks.check;

import io.bordereau.document.Identifier;
import io.bordereau.document.Invoice;
import io.bordereau.document.Party;
import io.bordereau.document.Vat;
import io.bordereau.law.CodeList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Peppol BIS Billing 3 (rules 2026.5) demands of the document beyond the other groups. */
final class PeppolChecks {
  private static final String SELF_BILLING = "urn:fdc:peppol.eu:2017:poacc:selfbilling:01:1.0";
  /** VATEX codes with the one category that they go with, and the rule that says so. */
  private static final Map<String, String> CATEGORY = Map.of("VATEX-EU-G", "G P0104", "VATEX-EU-O", "O P0105", "VATEX-EU-IC", "K P0106",
      "VATEX-EU-AE",
      "AE P0107", "VATEX-EU-D", "E P0108", "VATEX-EU-F", "E P0109", "VATEX-EU-I", "E P0110", "VATEX-EU-J", "E P0111");
  private static final Set<String> GERMAN_TYPES = Set.of("326", "384");
  private static final String SELF_BILLED_INVOICE = "389";
  private static final String SELF_BILLED_CREDIT = "261";

  static final List<Checks.Check> ALL = List.of(
      check("CHK-63", CheckGroup.PEPPOL, PeppolChecks::exemptions),
      check("CHK-80", CheckGroup.PEPPOL, PeppolChecks::type),
      check("CHK-81", CheckGroup.PEPPOL, PeppolChecks::notes),
      check("CHK-82", CheckGroup.PEPPOL, PeppolChecks::addresses));

  private PeppolChecks() {}

  private static boolean german(Invoice d) {
    return "DE".equals(Case.country(d.seller())) && "DE".equals(Case.country(d.buyer()));
  }

  private static void exemptions(Case c, Say out) {
    int n = 0;
    for (Vat v : c.invoice.vat()) {
      n++;
      String row = v.reasonCode() == null ? null : CATEGORY.get(v.reasonCode().toUpperCase(Locale.ROOT));
      if (row == null || v.category() == null) continue;
      String[] is = row.split(" ");
      if (!is[0].equals(v.category())) {
        out.wrong("vat[" + n + "].category", "BT-118", v.category(), "PEPPOL-EN16931-" + is[1],
            "The exemption reason " + v.reasonCode() + " goes with VAT category " + is[0] + ", but the row has category " + v.category()
                + ".");
      }
    }
  }

  private static void type(Case c, Say out) {
    Invoice d = c.invoice;
    if (d.type() == null) return;
    boolean known = CodeList.UNTDID_1001.column(d.type(), "peppol").filter("yes"::equals).isPresent();
    boolean selfBilling = d.process() != null && SELF_BILLING.equals(d.process().businessProcess());
    boolean selfBilled = d.type().equals(SELF_BILLED_INVOICE) || d.type().equals(SELF_BILLED_CREDIT);
    if (!known || selfBilled != selfBilling) {
      out.wrong("type", "BT-3", d.type(), d.isCredit() ? "PEPPOL-EN16931-P0101" : "PEPPOL-EN16931-P0100",
          "Documents of type " + d.type() + CodeList.UNTDID_1001.name(d.type()).map(w -> " (" + w + ")").orElse("")
              + " are not sent in this Peppol process.");
    } else if (GERMAN_TYPES.contains(d.type()) && !german(d)) {
      out.wrong("type", "BT-3", d.type(), "PEPPOL-EN16931-P0112", "Documents of type " + d.type()
          + " are for German sellers with German buyers only.");
    }
  }

  private static void notes(Case c, Say out) {
    int n = c.invoice.notes().size();
    if (n > 1 && !german(c.invoice)) {
      out.wrong("notes[2]", "BG-1", null, "PEPPOL-EN16931-R002", "The " + c.noun + " has " + n + " notes; Peppol carries one.");
    }
  }

  private static void addresses(Case c, Say out) {
    address(c.invoice.seller(), "seller.endpoint.scheme", "BT-34-1", "seller", out);
    address(c.invoice.buyer(), "buyer.endpoint.scheme", "BT-49-1", "buyer", out);
  }

  private static void address(Party p, String where, String term, String who, Say out) {
    Identifier e = p == null ? null : p.endpoint();
    if (e == null || e.scheme() == null || !CodeList.EAS.contains(e.scheme())) return;
    if (CodeList.EAS.column(e.scheme(), "peppol").filter("yes"::equals).isEmpty()) {
      out.wrong(where, term, e.scheme(), "PEPPOL-EN16931-CL008", "The electronic address of the " + who + " is of kind " + e.scheme()
          + ", which the Peppol network does not know.");
    }
  }
}
