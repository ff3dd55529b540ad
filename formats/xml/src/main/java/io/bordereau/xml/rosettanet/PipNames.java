package io.bordereau.xml.rosettanet;

import io.bordereau.law.Table;
import io.bordereau.mapping.Names;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.Namespaces;

/** The namespaces of the XSD generation: one for each interchange, and a dozen dictionaries and code lists that all of them share. */
final class PipNames {
  private PipNames() {}

  private static final String INTERCHANGE = "urn:rosettanet:specification:interchange:";

  /** Behind the name of an interchange, before its version. */
  static final String SCHEMA = ":xsd:schema:";

  static final Namespaces NAMES = namespaces();

  private static Namespaces namespaces() {
    var all = new Namespaces();
    for (var row : Table.load(PipNames.class, "namespaces.csv").rows()) all.with(row.get("prefix"), row.get("namespace"));
    root(all, "InvoiceNotification", "02.05");
    root(all, "InvoiceRejectNotification", "02.03");
    root(all, "RemittanceAdviceNotification", "02.04");
    root(all, "SelfBillingInvoiceNotification", "01.10");
    root(all, "PurchaseOrderRequest", "02.05");
    root(all, "PurchaseOrderConfirmation", "02.05");
    return all.anyVersion();
  }

  private static void root(Namespaces all, String interchange, String version) {
    all.root(interchange, INTERCHANGE + interchange + SCHEMA + version);
  }

  static Names names() {
    return NAMES.names();
  }

  static Grammar order(String resource) {
    return Grammar.load(PipNames.class, resource, names()).reported();
  }

  /** Whether a document begins with that interchange. */
  static boolean begins(String head, String interchange) {
    return head.contains(INTERCHANGE + interchange + SCHEMA);
  }

  /** The version of that interchange that a document names; null when it names none. */
  static String version(String head, String interchange) {
    int at = head.indexOf(INTERCHANGE + interchange + SCHEMA);
    if (at < 0) return null;
    int from = at + INTERCHANGE.length() + interchange.length() + SCHEMA.length();
    int to = from;
    while (to < head.length() && to < from + 8 && (Character.isDigit(head.charAt(to)) || head.charAt(to) == '.')) to++;
    return head.substring(from, to);
  }
}
