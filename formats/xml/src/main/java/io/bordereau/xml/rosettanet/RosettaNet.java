package io.bordereau.xml.rosettanet;

import io.bordereau.document.Invoice;
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

  /** Every format of the family. */
  public static final List<Format> ALL = List.of(PIP_3C3);

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
      if (document instanceof Invoice i && i.lines().isEmpty()) return List.of(noLines());
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

    private static Finding noLines() {
      return new Finding("ROS-03", Severity.ERROR, "InvoiceLineItem", "BG-25", null, "The invoice has no line: RosettaNet demands at least one.", null, Turn.SENDER,
          "State what is invoiced in at least one line, with its order.");
    }
  }
}
