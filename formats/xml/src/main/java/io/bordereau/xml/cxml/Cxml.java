package io.bordereau.xml.cxml;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Choice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Tree;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** cXML 1.2. Its DOCTYPE is tolerated when it names one of the standard's own DTDs, which are never fetched. */
public final class Cxml {
  private Cxml() {}

  /** The DTD version that is written unless the agreement names another (option {@code version}). */
  public static final String VERSION = "1.2.037";

  private static final List<Choice> CHOICES = List.of(
      new Choice(CxmlForms.SIGN, List.of("negative", "positive"), "whether the amounts of a credit carry a minus (Ariba) or not (Coupa)"),
      new Choice(CxmlForms.MEMO, List.of("header", "line"), "the purpose of a credit or debit: creditMemo, or lineLevelCreditMemo"),
      new Choice(CxmlForms.LANGUAGE, List.of(), "the language of the texts when the document names none, such as en-US"),
      new Choice("version", List.of(), "the version of the DTD that is named, such as " + VERSION));

  private static final Pattern DTD = Pattern.compile("(?i)(https?://xml\\.cxml\\.org/schemas/cXML/[0-9.]{1,12}/)?[A-Za-z]{1,40}\\.dtd");

  /** Attributes of the transmission, and those that every text repeats. */
  private static final Set<String> FIXED = Set.of("schemaLocation", "noNamespaceSchemaLocation", "payloadID", "timestamp", "version", "signatureVersion");

  private static final Grammar ORDER = Grammar.load(Cxml.class, "cxml-invoice.order", CxmlInvoice.NAMES.names()).reported();

  /** cXML 1.2 in all the documents that are mapped so far. */
  public static final Format CXML_12 =
      new XmlFormat(
          "cxml-1.2",
          "cXML 1.2",
          CxmlInvoice.NAMES,
          new XmlReader(CxmlInvoice.NAMES, id -> DTD.matcher(id).matches(), FIXED, Set.of("Header")),
          new XmlWriter(CxmlInvoice.NAMES, Set.of("InvoiceDetailHeaderIndicator", "InvoiceDetailLineIndicator", "NetAmount", "Name", "CountryCode", "AreaOrCityCode"), true),
          ORDER,
          List.<Mapping<?>>of(CxmlInvoice.MAPPING),
          d -> CxmlInvoice.MAPPING,
          head -> head.contains("<cXML") ? head.contains("InvoiceDetailRequest") ? 90 : 30 : 0,
          new XmlFormat.Dress() {
            @Override
            public String doctype(Context context) {
              return "<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/" + context.option("version", VERSION) + "/InvoiceDetail.dtd\">";
            }

            @Override
            public void envelope(Tree tree, Object document, Context context) {
              Cxml.envelope(tree, (Invoice) document, context);
            }

            @Override
            public List<Choice> choices() {
              return CHOICES;
            }
          });

  /** Every format of the family. */
  public static final List<Format> ALL = List.of(CXML_12);

  /** A neutral header, so that the document stands alone: no credentials, and an identity that follows from the document. */
  private static void envelope(Tree tree, Invoice invoice, Context context) {
    var number = invoice.number() == null ? "unnumbered" : invoice.number();
    attribute(tree, 0, "payloadID", Integer.toHexString(number.hashCode()) + "." + number.length() + "@bordereau.invalid");
    var at = invoice.issued();
    attribute(tree, 0, "timestamp", at == null ? "2000-01-01T00:00:00Z" : at.time() == null ? at.date() + "T00:00:00Z" : at.toString());
    attribute(tree, 0, "version", context.option("version", VERSION));
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
