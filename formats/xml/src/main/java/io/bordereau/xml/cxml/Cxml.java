package io.bordereau.xml.cxml;

import io.bordereau.document.Despatch;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Receipt;
import io.bordereau.document.Remittance;
import io.bordereau.mapping.Choice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Limit;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Tree;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** cXML 1.2 in all its documents, which the request or response inside tells apart. Its DOCTYPE is tolerated when it names one of the standard's own DTDs, which are never fetched. */
public final class Cxml {
  private Cxml() {}

  /** The DTD version of an invoice unless the agreement names another (option {@code version}). */
  public static final String VERSION = "1.2.037";

  /** The DTD version of every other document. */
  public static final String OTHERS = "1.2.063";

  private static final List<Choice> CHOICES = List.of(
      new Choice(CxmlForms.SIGN, List.of("negative", "positive"), "whether the amounts of a credit carry a minus (Ariba) or not (Coupa)"),
      new Choice(CxmlForms.MEMO, List.of("header", "line"), "the purpose of a credit or debit: creditMemo, or lineLevelCreditMemo"),
      new Choice(CxmlForms.LANGUAGE, List.of(), "the language of the texts when the document names none, such as en-US"),
      new Choice(CxmlAttachments.OPTION, List.of("none", "beside"), "whether attachments travel as MIME parts beside the document"),
      new Choice(CxmlForms.VERSION, List.of(), "the version of the DTD that is named, such as " + VERSION + ": what it does not know yet is lost"));

  /** The DTDs of the standard, by any spelling of its host, or as files. */
  private static final Pattern DTD =
      Pattern.compile("(?i)(https?://xml\\.cxml\\.org/schemas/cXML/[0-9.]{1,12}/)?(cXML|Fulfill|InvoiceDetail|PaymentRemittance|Quote|Catalog)\\.dtd");

  /** Attributes of the transmission, and those that every text repeats. */
  private static final Set<String> FIXED = Set.of("schemaLocation", "noNamespaceSchemaLocation", "payloadID", "timestamp", "version", "signatureVersion");

  /** What stands around the document: the Header, a signature behind the Request, and the Id by which it names the Request. */
  private static final Set<String> AROUND = Set.of("Header", "{http://www.w3.org/2000/09/xmldsig#}Signature", "@Id");

  private static final Grammar ORDER =
      Grammar.load(Cxml.class, CxmlInvoice.NAMES.names(), "cxml-invoice.order", "cxml-order.order", "cxml-fulfill.order", "cxml-remittance.order", "cxml-status.order").reported();

  /** Elements and attributes that stand even when empty. */
  private static final Set<String> KEPT =
      Set.of("InvoiceDetailHeaderIndicator", "InvoiceDetailLineIndicator", "NetAmount", "Name", "CountryCode", "AreaOrCityCode", "Number", "SupplierPartID", "Description",
          "UnitOfMeasure", "ShipmentIdentifier", "ProfileRequest", "Street", "City", "@payloadID", "@isoCountryCode");

  private static final Map<String, Mapping<?>> REQUESTS =
      Map.of(
          "InvoiceDetailRequest", CxmlInvoice.MAPPING,
          "OrderRequest", CxmlOrder.MAPPING,
          "ConfirmationRequest", CxmlConfirmation.MAPPING,
          "ShipNoticeRequest", CxmlShipNotice.MAPPING,
          "PaymentRemittanceRequest", CxmlRemittance.MAPPING,
          CxmlStatus.UPDATE, CxmlStatus.STATUS_UPDATE,
          CxmlStatus.ASKED, CxmlStatus.PROFILE_REQUEST);

  /** cXML 1.2. */
  public static final Format CXML_12 =
      new XmlFormat(
          "cxml-1.2",
          "cXML 1.2",
          CxmlInvoice.NAMES,
          new XmlReader(CxmlInvoice.NAMES, id -> DTD.matcher(id).matches(), FIXED, AROUND),
          new XmlWriter(CxmlInvoice.NAMES, KEPT, true),
          ORDER,
          List.<Mapping<?>>of(
              CxmlInvoice.MAPPING, CxmlOrder.MAPPING, CxmlConfirmation.MAPPING, CxmlShipNotice.MAPPING, CxmlRemittance.MAPPING, CxmlStatus.STATUS_UPDATE, CxmlStatus.ANSWER,
              CxmlStatus.PROFILE_ANSWER, CxmlStatus.PROFILE_REQUEST),
          Cxml::recognise,
          Cxml::choose,
          head -> head.contains("<cXML") ? REQUESTS.keySet().stream().anyMatch(head::contains) || head.contains("<Response") ? 90 : 30 : 0,
          new XmlFormat.Dress() {
            @Override
            public String doctype(Context context) {
              return null;
            }

            @Override
            public String doctype(Object document, Context context) {
              return "<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/" + version(document, context) + "/" + dtd(document) + ".dtd\">";
            }

            @Override
            public Limit limit(Object document, Context context) {
              return CxmlVersions.limit(version(document, context));
            }

            @Override
            public void envelope(Tree tree, Object document, Context context) {
              Cxml.envelope(tree, document, context);
            }

            @Override
            public List<Finding> remarks(String head, Object document) {
              return CxmlRemarks.of(head, document);
            }

            @Override
            public boolean speaks(Tree tree) {
              return recognise(tree) == CxmlStatus.PROFILE_REQUEST;
            }

            @Override
            public List<Choice> choices() {
              return CHOICES;
            }
          });

  /** Every format of the family. */
  public static final List<Format> ALL = List.of(CXML_12);

  /** The mapping of a tree: what stands in its Request or Response; null when that is nothing known. */
  private static Mapping<?> recognise(Tree tree) {
    if (!tree.name(0).equals("cXML")) return null;
    for (int c = tree.first(0); c != Tree.NONE; c = tree.next(c)) {
      if (tree.name(c).equals("Response")) return tree.child(c, tree.names().id(CxmlStatus.PROFILE)) == Tree.NONE ? CxmlStatus.ANSWER : CxmlStatus.PROFILE_ANSWER;
      if (!tree.name(c).equals("Request")) continue;
      for (int r = tree.first(c); r != Tree.NONE; r = tree.next(r)) if (REQUESTS.containsKey(tree.name(r))) return REQUESTS.get(tree.name(r));
    }
    return null;
  }

  private static Mapping<?> choose(Object document) {
    return switch (document) {
      case Invoice i -> CxmlInvoice.MAPPING;
      case Order o -> o.lines().isEmpty() ? null : CxmlOrder.MAPPING;
      case OrderResponse r -> CxmlConfirmation.MAPPING;
      case Despatch d -> CxmlShipNotice.MAPPING;
      case Remittance r -> CxmlRemittance.carries(r) ? CxmlRemittance.MAPPING : null;
      case Receipt r -> CxmlStatus.of(r);
      case Object other -> null;
    };
  }

  private static String version(Object document, Context context) {
    return context.option(CxmlForms.VERSION, document instanceof Invoice ? VERSION : OTHERS);
  }

  /** The DTD that has the document's request. */
  private static String dtd(Object document) {
    return switch (document) {
      case Invoice i -> "InvoiceDetail";
      case OrderResponse r -> "Fulfill";
      case Despatch d -> "Fulfill";
      case Remittance r -> "PaymentRemittance";
      case Object other -> "cXML";
    };
  }

  private static String number(Object document) {
    return switch (document) {
      case Invoice i -> i.number();
      case Order o -> o.number();
      case OrderResponse r -> r.number();
      case Despatch d -> d.number();
      case Remittance r -> r.number();
      case Receipt r -> r.number();
      case Object other -> null;
    };
  }

  private static Moment issued(Object document) {
    return switch (document) {
      case Invoice i -> i.issued();
      case Order o -> o.issued();
      case OrderResponse r -> r.issued();
      case Despatch d -> d.issued();
      case Remittance r -> r.issued();
      case Receipt r -> r.issued();
      case Object other -> null;
    };
  }

  private static boolean answers(Object document) {
    return document instanceof Receipt r && (CxmlStatus.RESPONSE.equals(r.type()) || CxmlStatus.PROFILE.equals(r.type()));
  }

  /** A neutral header, so that the document stands alone: no credentials, and an identity that follows from the document. A response has none. */
  private static void envelope(Tree tree, Object document, Context context) {
    var number = number(document) == null ? "unnumbered" : number(document);
    attribute(tree, 0, "payloadID", Integer.toHexString(number.hashCode()) + "." + number.length() + "@bordereau.invalid");
    var at = issued(document);
    attribute(tree, 0, "timestamp", at == null ? "2000-01-01T00:00:00Z" : at.time() == null ? at.date() + "T00:00:00Z" : at.toString());
    attribute(tree, 0, "version", version(document, context));
    if (answers(document)) return;
    int header = add(tree, 0, "Header");
    for (var side : new String[] {"From", "To", "Sender"}) {
      int s = add(tree, header, side);
      int credential = add(tree, s, "Credential");
      attribute(tree, credential, "domain", "NetworkID");
      tree.text(add(tree, credential, "Identity"), side.equals("To") ? "RECEIVER" : "SENDER");
      if (side.equals("Sender")) tree.text(add(tree, s, "UserAgent"), "Bordereau");
    }
  }

  private static int add(Tree tree, int above, String name) {
    return tree.add(above, tree.names().id(name));
  }

  private static void attribute(Tree tree, int node, String name, String value) {
    int id = tree.names().id("@" + name);
    int at = tree.child(node, id);
    tree.text(at == Tree.NONE ? tree.add(node, id) : at, value);
  }
}
