package io.bordereau.checks;

import java.util.EnumSet;
import java.util.Set;

/** Which checks a target needs. */
public enum CheckGroup {
  /** Arithmetic, dates and numbers that hold for every invoice anywhere. */
  CORE,
  /** What EN 16931-1 demands: mandatory terms, VAT breakdown, code lists. */
  EN16931,
  /** What Peppol BIS Billing 3 demands beyond EN 16931. */
  PEPPOL,
  /** Taxes other than VAT: US sales tax, Canadian GST, HST, PST and QST. */
  SALES_TAX;

  /** The groups of a format of the register, by its id; a format that is not European in origin gets the core and other taxes. */
  public static Set<CheckGroup> of(String formatId) {
    if (formatId.startsWith("peppol-bis")) return EnumSet.of(CORE, EN16931, PEPPOL);
    if (formatId.startsWith("ubl") || formatId.startsWith("cii") || formatId.startsWith("xrechnung") || formatId.startsWith("factur-x")) {
      return EnumSet.of(CORE, EN16931);
    }
    return EnumSet.of(CORE, SALES_TAX);
  }
}
