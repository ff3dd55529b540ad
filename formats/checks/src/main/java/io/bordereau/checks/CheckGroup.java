package io.bordereau.checks;

import io.bordereau.document.Invoice;
import io.bordereau.law.CodeList;
import java.util.EnumSet;
import java.util.Set;

/** Which checks a target needs. */
public enum CheckGroup {
  /** Arithmetic, dates and numbers that hold for every invoice anywhere. */
  CORE,
  /** What the VAT law behind EN 16931-1 demands of each VAT category, in whatever format the invoice goes out. */
  VAT,
  /** What EN 16931-1 demands beyond that: mandatory terms, a VAT breakdown, code lists. */
  EN16931,
  /** What Peppol BIS Billing 3 demands beyond EN 16931. */
  PEPPOL,
  /** Taxes other than VAT: US sales tax, Canadian GST, HST, PST and QST. */
  SALES_TAX;

  /** The groups of a format of the register, by its id; a format that is not European in origin gets the core and other taxes. */
  public static Set<CheckGroup> of(String formatId) {
    if (formatId.startsWith("peppol-bis")) return EnumSet.of(CORE, VAT, EN16931, PEPPOL);
    if (formatId.startsWith("ubl") || formatId.startsWith("cii") || formatId.startsWith("xrechnung") || formatId.startsWith("factur-x")) {
      return EnumSet.of(CORE, VAT, EN16931);
    }
    return EnumSet.of(CORE, SALES_TAX);
  }

  /**
   * The groups of an invoice that is about to go out in a format: the format's, and those of VAT when the invoice has a VAT breakdown. A
   * French invoice is a French invoice also in cXML.
   */
  public static Set<CheckGroup> of(String formatId, Invoice invoice) {
    Set<CheckGroup> groups = of(formatId);
    boolean vat = !invoice.vat().isEmpty() && invoice.vat().stream().allMatch(v -> Case.isVat(v) && CodeList.UNTDID_5305.contains(v.category()));
    if (vat) groups.add(VAT);
    return groups;
  }
}
