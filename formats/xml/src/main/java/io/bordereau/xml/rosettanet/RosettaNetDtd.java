package io.bordereau.xml.rosettanet;

import io.bordereau.document.Invoice;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.mapping.Choice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Tree;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.Namespaces;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The DTD generation of RosettaNet's documents, which has no namespace but a DOCTYPE. Of these DTDs none is at hand: both formats are
 * unproved, and are for partners who agree on them. A DOCTYPE is tolerated when it names one of these DTDs, which are never fetched.
 */
final class RosettaNetDtd {
  private RosettaNetDtd() {}

  /** The option that names the version of the DTD in the DOCTYPE. */
  static final String VERSION = "version";

  /** Languages of texts, and attributes that say nothing about the business. */
  private static final Set<String> FIXED = Set.of("lang", "schemaLocation", "noNamespaceSchemaLocation");

  private static final Set<String> KEPT = Set.of(DtdParts.BUSINESS, "ProductIdentification");

  private static final Namespaces NAMES_3A4 = new Namespaces();
  private static final Mapping<Order> REQUEST = Dtd3A4.request(NAMES_3A4.names());
  private static final Mapping<OrderResponse> CONFIRMATION = Dtd3A4.confirmation(NAMES_3A4.names());

  /** PIP 3A4, order and its confirmation. */
  static final Format PIP_3A4 =
      pip("rosettanet-3a4-dtd", "RosettaNet PIP 3A4 V02.02 (purchase order, DTD generation, unproved)", NAMES_3A4, "dtd-3a4.order", List.of(REQUEST, CONFIRMATION),
          d -> d instanceof OrderResponse ? CONFIRMATION : d instanceof Order o && RosettaNet.isNew(o) ? REQUEST : null,
          "3A4_MS_(V02_0[0-3])_PurchaseOrder(Request|Confirmation)\\.dtd", List.of("V02_02", "V02_00", "V02_01"), "3A4_MS_", 6);

  private static final Namespaces NAMES_3C3 = new Namespaces();
  private static final Mapping<Invoice> INVOICE = Dtd3C3.mapping(NAMES_3C3.names());

  /** PIP 3C3, invoice. */
  static final Format PIP_3C3 =
      pip("rosettanet-3c3-dtd", "RosettaNet PIP 3C3 V01.01 (invoice, DTD generation, unproved)", NAMES_3C3, "dtd-3c3.order", List.of(INVOICE), d -> INVOICE,
          "3C3_MS_(V01_0[0-2]|R01_00)_InvoiceNotification\\.dtd", List.of("V01_01", "V01_00", "V01_02", "R01_00"), "3C3_MS_", 6);

  private static Format pip(String id, String name, Namespaces names, String order, List<Mapping<?>> mappings, Function<Object, Mapping<?>> choose,
      String dtds, List<String> versions, String stem, int skip) {
    var known = Pattern.compile(dtds);
    return new XmlFormat(
        id,
        name,
        names,
        new XmlReader(names, s -> known.matcher(s).matches(), FIXED),
        new XmlWriter(names, KEPT, true),
        Grammar.load(RosettaNetDtd.class, order, names.names()).reported(),
        mappings,
        choose,
        head -> mappings.stream().anyMatch(m -> head.contains("<" + m.root())) ? 95 : 0,
        new Dress(choose, versions, stem, skip));
  }

  /**
   * The DOCTYPE.
   *
   * @param choose the mapping of a document, whose root the DOCTYPE names
   * @param versions versions of the DTD, the usual one first
   * @param stem how the names of the DTDs begin, before the version
   * @param skip how many letters of a root do not stand in the name of its DTD
   */
  private record Dress(Function<Object, Mapping<?>> choose, List<String> versions, String stem, int skip) implements XmlFormat.Dress {
    @Override
    public String doctype(Context context) {
      return null;
    }

    @Override
    public String doctype(Object document, Context context) {
      var root = choose.apply(document).root();
      return "<!DOCTYPE " + root + " SYSTEM \"" + stem + context.option(VERSION, versions.get(0)) + "_" + root.substring(skip) + ".dtd\">";
    }

    @Override
    public void envelope(Tree tree, Object document, Context context) {
      return; // the envelope is RNIF's, and no XML around the document
    }

    @Override
    public List<Choice> choices() {
      return List.of(new Choice(VERSION, versions, "the version of the DTD that the DOCTYPE names"));
    }

    @Override
    public List<Finding> remarks(String head, Object document) {
      return RosettaNet.lineless(document) ? List.of(RosettaNet.noLines()) : List.of();
    }
  }
}
