package io.bordereau.xml.rosettanet;

import io.bordereau.document.Invoice;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Remittance;
import io.bordereau.mapping.Choice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Tree;
import io.bordereau.mapping.Turn;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** RosettaNet: the documents of its partner interface processes (PIPs). The messages in which they travel (RNIF) are not part of them. */
public final class RosettaNet {
  private RosettaNet() {}

  /** Attributes that schemas allow everywhere and that say nothing about the business. */
  private static final Set<String> FIXED = Set.of("schemaLocation", "noNamespaceSchemaLocation", "schemaVersion");

  /** Elements that the schemas demand even where they hold nothing. */
  private static final Set<String> KEPT = Set.of("dp:NetTerms", "TransferTo");

  private static final List<Choice> INVOICE_CHOICES = List.of(
      new Choice(Pip3C3Taxes.BREAKDOWN, List.of(Pip3C3Taxes.JURISDICTION), "where the VAT breakdown stands, for which the PIP has no place: in the jurisdiction of each tax; lost when nothing is said"),
      new Choice(Pip3C3Invoice.ORDER, List.of(), "the order number that an invoice without an order carries, such as NONPO"));

  /** PIP 3C3, invoice. */
  public static final Format PIP_3C3 = pip("rosettanet-3c3", "RosettaNet PIP 3C3 V11 (invoice)", PipNames.order("pip-3c3.order"), List.of(Pip3C3Invoice.MAPPING), d -> Pip3C3Invoice.MAPPING, INVOICE_CHOICES);

  /** PIP 3A4, order and its confirmation. */
  public static final Format PIP_3A4 = pip("rosettanet-3a4", "RosettaNet PIP 3A4 V11 (purchase order)", PipNames.order("pip-3a4.order"), List.of(Pip3A4.REQUEST, Pip3A4.CONFIRMATION),
      RosettaNet::order, List.of());

  /** PIP 3C4, refusal of an invoice. */
  public static final Format PIP_3C4 = pip("rosettanet-3c4", "RosettaNet PIP 3C4 V11 (invoice reject)", PipNames.order("pip-3c4.order"), List.of(Pip3C4Reject.MAPPING),
      d -> Pip3C4Reject.says(d) ? Pip3C4Reject.MAPPING : null, List.of());

  /** PIP 3C6, remittance advice. */
  public static final Format PIP_3C6 = pip("rosettanet-3c6", "RosettaNet PIP 3C6 V11 (remittance advice)", PipNames.order("pip-3c6.order"), List.of(Pip3C6Remittance.MAPPING), d -> Pip3C6Remittance.MAPPING, List.of());

  /** PIP 3C7, self-billing invoice. */
  public static final Format PIP_3C7 = pip("rosettanet-3c7", "RosettaNet PIP 3C7 V11 (self-billing invoice, unproved)", PipNames.order("pip-3c7.order"), List.of(Pip3C7SelfBilling.MAPPING),
      d -> Pip3C7SelfBilling.says(d) ? Pip3C7SelfBilling.MAPPING : null, INVOICE_CHOICES.subList(0, 1));

  /** Every format of the family. */
  public static final List<Format> ALL = List.of(PIP_3A4, PIP_3C3, PIP_3C4, PIP_3C6, PIP_3C7, RosettaNetDtd.PIP_3A4, RosettaNetDtd.PIP_3C3);

  private static Mapping<?> order(Object document) {
    if (document instanceof OrderResponse) return Pip3A4.CONFIRMATION;
    return document instanceof Order o && isNew(o) ? Pip3A4.REQUEST : null;
  }

  /** A change or a cancellation of an order is another PIP. */
  static boolean isNew(Order o) {
    return !"230".equals(o.type()) && !"cancel".equals(o.purpose()) && !"change".equals(o.purpose());
  }

  private static Format pip(String id, String name, Grammar order, List<Mapping<?>> mappings, Function<Object, Mapping<?>> choose, List<Choice> choices) {
    return new XmlFormat(
        id,
        name,
        PipNames.NAMES,
        new XmlReader(PipNames.NAMES, XmlFormat.noDoctype(), FIXED),
        new XmlWriter(PipNames.NAMES, KEPT, true),
        order,
        mappings,
        choose,
        head -> mappings.stream().anyMatch(m -> PipNames.begins(head, m.root())) ? 95 : 0,
        new Dress(mappings, choices));
  }

  /** What is to be said about a document beside its mapping; nothing is put around it. */
  private record Dress(List<Mapping<?>> mappings, List<Choice> choices) implements XmlFormat.Dress {
    @Override
    public String doctype(Context context) {
      return null;
    }

    @Override
    public void envelope(Tree tree, Object document, Context context) {
      return; // the envelope is RNIF's, and no XML around the document
    }

    @Override
    public Finding refusal(String head) {
      for (var m : mappings) {
        var version = PipNames.version(head, m.root());
        if (version == null || version.matches("0[12]\\.\\d\\d")) continue;
        return new Finding("ROS-02", Severity.ERROR, m.root(), null, version, "The document is of version '" + version + "' of " + m.root() + ", which is not known.", null,
            Turn.SENDER, "Send version " + written(m) + ", or agree another one that is known (01.00 to 02.99).");
      }
      return null;
    }

    @Override
    public List<Finding> remarks(String head, Object document) {
      if (lineless(document)) return List.of(noLines());
      if (head == null) return List.of();
      for (var m : mappings) {
        var version = PipNames.version(head, m.root());
        if (version == null || version.equals(written(m))) continue;
        return List.of(new Finding("ROS-01", Severity.WARNING, m.root(), null, version,
            "The document is of version " + version + " of " + m.root() + "; it was read as version " + written(m) + ", which the hub writes.", null, Turn.SENDER,
            "Nothing, when all values are there; else agree version " + written(m) + "."));
      }
      return List.of();
    }

    private static String written(Mapping<?> m) {
      return PipNames.version(PipNames.NAMES.rootUri(m.root()), m.root());
    }
  }

  /** Whether a document has no line that says what it is about, of which RosettaNet demands one. */
  static boolean lineless(Object document) {
    return switch (document) {
      case Invoice i -> i.lines().stream().noneMatch(l -> l.item() != null || l.quantity() != null);
      case Order o -> o.lines().stream().noneMatch(l -> l.item() != null || l.quantity() != null);
      case OrderResponse r -> r.lines().stream().noneMatch(l -> l.item() != null || l.quantity() != null);
      case Remittance r -> r.allItems().isEmpty();
      case Object other -> false;
    };
  }

  /** What is said about that. */
  static Finding noLines() {
    return new Finding("ROS-03", Severity.ERROR, null, null, null, "The document has no line with an item or a quantity: RosettaNet demands at least one.", null, Turn.SENDER,
        "State what is invoiced, ordered or paid in at least one line.");
  }
}
