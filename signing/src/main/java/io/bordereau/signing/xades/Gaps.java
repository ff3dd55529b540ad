package io.bordereau.signing.xades;

import io.bordereau.signing.xades.ReferenceCheck.Covered;
import io.bordereau.signing.xades.ReferenceCheck.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Comment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Whether a signature leaves anything of a document to others: what it leaves could be read by somebody who thinks that it was signed. */
final class Gaps {
  private static final Set<String> OF_SIGNATURES = Set.of(XmlNames.DS, XmlNames.XADES, XmlNames.XADES_141, "http://www.w3.org/2009/xmldsig11#");

  private Gaps() {}

  /** What is left uncovered, each in words; empty when the signature covers the whole document. */
  static List<String> of(Document document, SignatureStructure structure, List<Covered> covered) {
    List<String> gaps = new ArrayList<>();
    Covered whole = covered.stream().filter(c -> c.what() == What.DOCUMENT).findFirst().orElse(null);
    if (whole == null) {
      gaps.add("It covers a part of the document only.");
      return gaps;
    }
    inside(structure, covered, gaps);
    if (split(document.getDocumentElement())) {
      gaps.add("A comment, which no signature covers here, stands amid a text: readers may take a part of the text for the whole.");
    }
    if (whole.node() != document && beside(document)) {
      gaps.add("A processing instruction stands beside the part that is covered.");
    }
    return gaps;
  }

  private static boolean beside(Document document) {
    for (Node n = document.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) return true;
    }
    return false;
  }

  /** What stands in the signature itself, and nothing covers. */
  private static void inside(SignatureStructure structure, List<Covered> covered, List<String> gaps) {
    for (Node n = structure.signature(); n != null && n != XmlNames.after(structure.signature());) {
      boolean signed = n != structure.signature() && signed(n, structure, covered);
      if (!signed && n instanceof Element e && !OF_SIGNATURES.contains(String.valueOf(e.getNamespaceURI()))) {
        gaps.add("The element " + SignatureStructure.shown(XmlNames.shown(e)) + " stands within the signature, and nothing covers it.");
        return;
      }
      if (!signed && n.getNodeType() == Node.TEXT_NODE && !n.getNodeValue().isBlank() && XmlNames.is(n.getParentNode(), XmlNames.DS, "Object")) {
        gaps.add("Text stands within the signature, and nothing covers it.");
        return;
      }
      n = signed ? XmlNames.after(n) : XmlNames.next(n);
    }
  }

  private static boolean signed(Node n, SignatureStructure structure, List<Covered> covered) {
    return n == structure.info() || covered.stream().anyMatch(c -> c.node() == n);
  }

  /** Whether a comment stands amid a text that says something. */
  static boolean split(Element root) {
    for (Node n = root; n != null && n != XmlNames.after(root); n = XmlNames.next(n)) {
      boolean comment = false;
      boolean text = false;
      for (Node child = n instanceof Element ? n.getFirstChild() : null; child != null; child = child.getNextSibling()) {
        comment |= child instanceof Comment;
        text |= child.getNodeType() == Node.TEXT_NODE && !child.getNodeValue().isBlank();
      }
      if (comment && text) return true;
    }
    return false;
  }
}
