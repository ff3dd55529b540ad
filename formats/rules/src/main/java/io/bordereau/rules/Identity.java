package io.bordereau.rules;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * What a document says of itself: its root element and the identifiers by which it names its rules. Read from the head of the document
 * only; the parser stops as soon as the answer stands.
 *
 * @param root the document element as {@code {namespace}name}
 * @param customization the specification identifier (BT-24; UBL CustomizationID, CII GuidelineSpecifiedDocumentContextParameter); empty
 *     when there is none
 */
record Identity(String root, String customization) {

  /**
   * Reads it.
   *
   * @throws Refusal when the document is refused before it has said so much
   */
  static Identity of(byte[] xml) throws Refusal {
    Head head = new Head();
    try {
      SecureParser.parse(xml, head);
    } catch (Enough e) {
      return head.identity();
    }
    return head.identity();
  }

  /** Collects the identifiers and stops behind them. */
  private static final class Head extends DefaultHandler2 {
    private final StringBuilder text = new StringBuilder();
    private String root = "";
    private String customization = "";
    private int depth;
    private boolean guideline;
    private boolean wanted;

    Identity identity() {
      return new Identity(root, customization);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
      depth++;
      if (depth == 1) {
        root = "{" + uri + "}" + local;
      } else if (depth == 2 && isPast(local)) {
        throw new Enough();
      }
      guideline |= local.equals("GuidelineSpecifiedDocumentContextParameter");
      wanted = depth == 2 && local.equals("CustomizationID") || guideline && local.equals("ID");
      text.setLength(0);
    }

    /** Both syntaxes fix the order of their head: behind these elements the identifier cannot come. */
    private static boolean isPast(String local) {
      return switch (local) {
        case "ID", "IssueDate", "ExchangedDocument", "SupplyChainTradeTransaction" -> true;
        default -> false;
      };
    }

    @Override
    public void characters(char[] chars, int start, int length) {
      if (wanted && text.length() < 1000) {
        text.append(chars, start, length);
      }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
      depth--;
      if (wanted) {
        customization = text.toString().strip();
        throw new Enough();
      }
    }
  }

  /** The answer stands. */
  static final class Enough extends SAXException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
