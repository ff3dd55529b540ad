package io.bordereau.pdf.reading;

import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * What the beginning of an XML file says: which document it is, and by which guideline. Nothing else of it is looked at here.
 *
 * @param root local name of the root element; null when it is no XML
 * @param guideline the specification identifier (BT-24); null when it names none near its beginning
 */
record InvoiceXml(String root, String guideline) {
  private static final InvoiceXml NONE = new InvoiceXml(null, null);
  private static final Set<String> INVOICES = Set.of("CrossIndustryInvoice", "CrossIndustryDocument", "Invoice", "CreditNote");
  private static final String CONTEXT = "GuidelineSpecifiedDocumentContextParameter";
  private static final int FAR_ENOUGH = 400;

  /** Whether it is an invoice in one of the syntaxes that hybrid invoices use. */
  boolean isInvoice() {
    return root != null && INVOICES.contains(root);
  }

  static InvoiceXml of(byte[] bytes) {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    String root = null;
    try {
      var in = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      String inside = "";
      for (int seen = 0; in.hasNext() && seen < FAR_ENOUGH; seen++) {
        int event = in.next();
        if (event == XMLStreamConstants.DTD) return NONE;
        if (event != XMLStreamConstants.START_ELEMENT) continue;
        if (root == null) root = in.getLocalName();
        boolean id = inside.equals(CONTEXT) && in.getLocalName().equals("ID") || in.getLocalName().equals("CustomizationID");
        if (id) return new InvoiceXml(root, in.getElementText().strip());
        inside = in.getLocalName();
      }
    } catch (XMLStreamException | RuntimeException broken) {
      return new InvoiceXml(root, null);
    }
    return new InvoiceXml(root, null);
  }
}
