package io.bordereau.xml.sap;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Tree;
import io.bordereau.mapping.Turn;
import io.bordereau.xml.Batch;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.Namespaces;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IDocs of SAP. */
public final class Sap {
  private Sap() {}

  private static final Namespaces NAMES = new Namespaces();
  private static final Mapping<Invoice> INVOICE = SapInvoic02.mapping(NAMES.names());
  private static final Pattern KIND = Pattern.compile("<MESTYP>\\s*([^<\\s]{1,30})\\s*</MESTYP>");
  private static final String INVOIC = "INVOIC";

  /** Every segment numbers itself with these, and says nothing by it. The control record is the envelope. */
  private static final Set<String> FIXED = Set.of("BEGIN", "SEGMENT");

  /** INVOIC02 as XML; several IDocs in one file are several documents. */
  public static final Format INVOIC02 = new XmlFormat(
      "sap-invoic02",
      "SAP IDoc INVOIC02 (XML)",
      NAMES,
      new XmlReader(NAMES, XmlFormat.noDoctype(), FIXED, Set.of("EDI_DC40")),
      new XmlWriter(NAMES, Set.of(), true),
      Grammar.load(Sap.class, "invoic02.order", NAMES.names()),
      List.of(INVOICE),
      Sap::recognise,
      d -> INVOICE,
      head -> head.contains("<IDOC") && head.contains("EDI_DC40") ? INVOIC.equals(kind(head)) ? 95 : 20 : 0,
      new Dress(),
      Batch.of("IDOC"));

  /** Every format of the family. */
  public static final List<Format> ALL = List.of(INVOIC02);

  /** A company that adds segments of its own gives the whole a name of its own: it is known by the IDoc inside. */
  private static Mapping<?> recognise(Tree tree) {
    int idoc = tree.child(0, tree.names().id("IDOC"));
    if (idoc == Tree.NONE || tree.child(idoc, tree.names().id("E1EDK01")) == Tree.NONE) return null;
    tree.rename(0, tree.names().id(SapInvoic02.ROOT));
    return INVOICE;
  }

  private static String kind(String head) {
    Matcher m = KIND.matcher(head);
    return m.find() ? m.group(1) : null;
  }

  /** What is said about an IDoc beside its mapping. */
  private static final class Dress implements XmlFormat.Dress {
    @Override
    public String doctype(Context context) {
      return null;
    }

    @Override
    public void envelope(Tree tree, Object document, Context context) {
      return; // the control record is written with the document: an IDoc without one is none
    }

    @Override
    public Finding refusal(String head) {
      var kind = kind(head);
      return kind == null || kind.equals(INVOIC) ? null : new Finding("XML-05", Severity.ERROR, "EDI_DC40/MESTYP", null, kind,
          "The IDoc carries a message " + kind + ", and only INVOIC is read.", null, Turn.SENDER, "Send invoices and credit memos as INVOIC.");
    }
  }
}
