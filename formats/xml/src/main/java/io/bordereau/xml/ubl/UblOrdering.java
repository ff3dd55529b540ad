package io.bordereau.xml.ubl;

import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Receipt;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Tree;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import io.bordereau.xml.ubl.UblFrame.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The formats written in UBL around the invoice: orders, their changes and cancellations, the answers to them, despatch advices, responses, remittances. */
final class UblOrdering {
  private UblOrdering() {}

  /** Attributes that name the agency and the edition of a code list; UBL fixes them per element. */
  private static final Set<String> FIXED =
      Set.of("schemaLocation", "noNamespaceSchemaLocation", "listID", "listAgencyID", "listVersionID", "listAgencyName", "listName", "listURI", "schemeURI");

  private static final Grammar ORDER = Grammar.load(UblOrdering.class, "ubl-2.3-ordering.order", UblFrame.NAMES.names());
  private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?([A-Z]\\w+)[\\s>]");
  private static final Pattern SPECIFICATION = Pattern.compile("CustomizationID[^>]*>\\s*([^<]*?)\\s*<");

  static final List<Format> ALL =
      List.of(
          peppol("peppol-order-3", "Peppol Order 3", List.of(new Way(UblProfiles.ORDER, UblOrder.mapping(UblProfiles.ORDER, UblOrder.Kind.ORDER))), is(UblOrder.Kind.ORDER)),
          peppol(
              "peppol-order-change-3",
              "Peppol Order Change 3",
              List.of(new Way(UblProfiles.ORDER_CHANGE, UblOrder.mapping(UblProfiles.ORDER_CHANGE, UblOrder.Kind.CHANGE))),
              is(UblOrder.Kind.CHANGE)),
          peppol(
              "peppol-order-cancellation-3",
              "Peppol Order Cancellation 3",
              List.of(new Way(UblProfiles.ORDER_CANCELLATION, UblOrder.mapping(UblProfiles.ORDER_CANCELLATION, UblOrder.Kind.CANCELLATION))),
              is(UblOrder.Kind.CANCELLATION)),
          peppol("peppol-order-response-3", "Peppol Order Response 3", responses(), d -> response((OrderResponse) d)),
          peppol("peppol-despatch-advice-3", "Peppol Despatch Advice 3", List.of(new Way(UblProfiles.DESPATCH, UblDespatch.mapping(UblProfiles.DESPATCH))), d -> UblProfiles.DESPATCH),
          receipt("peppol-invoice-response-3", UblProfiles.INVOICE_RESPONSE, UblReceipt.Kind.INVOICE_RESPONSE),
          receipt("peppol-mlr-3", UblProfiles.MESSAGE_LEVEL_RESPONSE, UblReceipt.Kind.MESSAGE_LEVEL_RESPONSE),
          receipt("peppol-mls-1", UblProfiles.MESSAGE_LEVEL_STATUS, UblReceipt.Kind.MESSAGE_LEVEL_STATUS),
          orders(),
          remittances());

  /** A profile and the mapping that it is. */
  private record Way(Profile profile, Mapping<?> mapping) {}

  private static List<Way> responses() {
    return Stream.of(UblProfiles.RESPONSE, UblProfiles.ADVANCED_RESPONSE, UblProfiles.AGREEMENT).map(p -> new Way(p, UblOrderResponse.mapping(p))).toList();
  }

  /** A response that says what it is stays that; any other is a plain one. */
  private static Profile response(OrderResponse r) {
    var specification = r.process() == null ? null : r.process().specification();
    if (UblProfiles.ADVANCED_RESPONSE.is(specification)) return UblProfiles.ADVANCED_RESPONSE;
    return UblProfiles.AGREEMENT.is(specification) ? UblProfiles.AGREEMENT : UblProfiles.RESPONSE;
  }

  private static Function<Object, Profile> is(UblOrder.Kind kind) {
    var profile =
        switch (kind) {
          case ORDER -> UblProfiles.ORDER;
          case CHANGE -> UblProfiles.ORDER_CHANGE;
          case CANCELLATION -> UblProfiles.ORDER_CANCELLATION;
        };
    return d -> UblOrder.Kind.of((Order) d) == kind ? profile : null;
  }

  private static Format receipt(String id, Profile p, UblReceipt.Kind kind) {
    return peppol(id, p.name(), List.of(new Way(p, UblReceipt.mapping(p, kind))), d -> UblReceipt.carries(kind, (Receipt) d) ? p : null);
  }

  /** A format whose documents name their profile. */
  private static Format peppol(String id, String name, List<Way> ways, Function<Object, Profile> choose) {
    return format(
        id,
        name,
        ways.stream().map(Way::mapping).toList(),
        tree -> ways.stream().filter(w -> w.mapping.root().equals(tree.name(0)) && w.profile.is(specification(tree))).findFirst().<Mapping<?>>map(Way::mapping).orElse(null),
        d -> written(ways, choose.apply(d)),
        head -> {
          var said = SPECIFICATION.matcher(head);
          if (said.find() && ways.stream().anyMatch(w -> w.profile.is(said.group(1)))) return 60;
          var root = ROOT.matcher(head);
          return root.find() && ways.stream().anyMatch(w -> w.mapping.root().equals(root.group(1))) ? 5 : 0; // to say what is wrong with it
        });
  }

  private static Mapping<?> written(List<Way> ways, Profile profile) {
    for (var w : ways) if (w.profile == profile) return w.mapping;
    return null;
  }

  private static Format orders() {
    var orders = new LinkedHashMap<UblOrder.Kind, Mapping<Order>>();
    for (var k : UblOrder.Kind.values()) orders.put(k, UblOrder.mapping(Profile.PLAIN, k));
    var response = UblOrderResponse.mapping(Profile.PLAIN);
    var all = new ArrayList<Mapping<?>>(orders.values());
    all.add(response);
    all.add(UblOrderResponse.simple());
    return format(
        "ubl-2.1-order",
        "UBL 2.1 order",
        all,
        tree -> XmlFormat.byRoot(all, tree),
        d -> d instanceof Order o ? orders.get(UblOrder.Kind.of(o)) : response,
        head -> {
          var root = ROOT.matcher(head);
          return root.find() && all.stream().anyMatch(m -> m.root().equals(root.group(1))) ? 50 : 0;
        });
  }

  private static Format remittances() {
    var mapping = UblRemittance.mapping();
    return format(
        "ubl-2.1-remittance-advice",
        "UBL 2.1 remittance advice",
        List.of(mapping),
        tree -> XmlFormat.byRoot(List.of(mapping), tree),
        d -> mapping,
        head -> {
          var root = ROOT.matcher(head);
          return root.find() && root.group(1).equals("RemittanceAdvice") ? 50 : 0;
        });
  }

  private static String specification(Tree tree) {
    int id = tree.names().find("cbc:CustomizationID");
    int at = id < 0 ? Tree.NONE : tree.child(0, id);
    return at == Tree.NONE ? null : tree.text(at);
  }

  private static Format format(
      String id,
      String name,
      List<? extends Mapping<?>> mappings,
      Function<Tree, Mapping<?>> recognise,
      Function<Object, Mapping<?>> choose,
      XmlFormat.Detector sure) {
    return new XmlFormat(
        id,
        name,
        UblFrame.NAMES,
        new XmlReader(UblFrame.NAMES, XmlFormat.noDoctype(), FIXED),
        new XmlWriter(UblFrame.NAMES, Set.of(), true),
        ORDER,
        List.copyOf(mappings),
        recognise,
        choose,
        head -> head.contains("urn:oasis:names:specification:ubl:schema:xsd:") ? sure.sure(head) : 0,
        null);
  }
}
