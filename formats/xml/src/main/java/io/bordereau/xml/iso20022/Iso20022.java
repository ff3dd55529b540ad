package io.bordereau.xml.iso20022;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.lose;

import io.bordereau.document.Remittance;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import io.bordereau.xml.Batch;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.Namespaces;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.util.List;
import java.util.Set;

/** The payment messages of ISO 20022 from which remittances are read. The message holds a payment for each transaction, and each is a remittance. */
public final class Iso20022 {
  private Iso20022() {}

  private static final String URI = "urn:iso:std:iso:20022:tech:xsd:";

  /** Counts and totals of the transmission; what they should be follows from what is there. */
  private static final Set<String> COUNTS = Set.of("NbOfTxs", "CtrlSum", "MsgPgntn", "TxsSummry", "TtlAmt");

  /** The bank's notice of what it booked. */
  public static final Format CAMT_054 = format("iso20022-camt.054", "camt.054.", CreditNotification.NAMES, CreditNotification.MAPPING, CreditNotification.BATCH);

  /** A payer's order to its bank. */
  public static final Format PAIN_001 = format("iso20022-pain.001", "pain.001.", TransferInitiation.NAMES, TransferInitiation.MAPPING, TransferInitiation.BATCH);

  /** Every format of the family. */
  public static final List<Format> ALL = List.of(CAMT_054, PAIN_001);

  private static Format format(String id, String message, Namespaces names, Mapping<Remittance> mapping, Batch batch) {
    return new XmlFormat(
        id,
        mapping.name(),
        names,
        new XmlReader(names, XmlFormat.noDoctype(), Set.of("schemaLocation"), COUNTS),
        new XmlWriter(names, Set.of(), true),
        Grammar.load(Iso20022.class, id + ".order", names.names()),
        List.<Mapping<?>>of(mapping),
        tree -> mapping.root().equals(tree.name(0)) ? mapping : null,
        d -> pays((Remittance) d) ? mapping : null,
        head -> head.contains(URI + message) ? 80 : 0,
        null,
        batch);
  }

  /** A payment message carries payments; a cancellation and a payment of less than nothing are none. */
  private static boolean pays(Remittance remittance) {
    return !"cancel".equals(remittance.purpose()) && (remittance.total() == null || remittance.total().signum() >= 0);
  }

  /** The namespaces of the versions of a message; {@code written} is the one that is written. */
  static Namespaces versions(String message, int from, int to, int written) {
    var names = new Namespaces();
    for (int v = from; v <= to; v++) if (v != written) names.root("Document", URI + message + two(v));
    return names.root("Document", URI + message + two(written));
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  /** What payment messages have no place for. */
  static Part losses(String message) {
    var why = message + " has no place for it";
    var groups = message + " lists documents, not those whom they concern";
    return all(
        lose("accountingCurrency", why), lose("exchangeRate", why), lose("traceKind", why), lose("originator", why), lose("contacts", why),
        lose("adjustments", why), lose("totals", why), lose("groups", groups), lose("company", why), lose("companyCode", why),
        lose("originatorCode", why));
  }
}
