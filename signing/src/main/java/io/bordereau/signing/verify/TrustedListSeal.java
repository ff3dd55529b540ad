package io.bordereau.signing.verify;

import io.bordereau.signing.keys.KeysUnusable;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The signature of a trusted list over itself: one reference covers the whole list, and the key is one of those that were given beforehand, whatever the list says. */
final class TrustedListSeal {
  private static final Set<String> ALLOWED = Set.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE, CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS,
      CanonicalizationMethod.INCLUSIVE, CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS);

  private TrustedListSeal() {}

  static void check(String name, Element root, Collection<X509Certificate> signers) throws KeysUnusable {
    List<Element> signatures = new java.util.ArrayList<>();
    for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && XMLSignature.XMLNS.equals(element.getNamespaceURI()) && "Signature".equals(element.getLocalName())) {
        signatures.add(element);
      }
    }
    if (signatures.size() != 1) {
      throw new KeysUnusable(name + " has " + signatures.size() + " signatures of its own, and not one");
    }
    for (X509Certificate each : signers) {
      if (holds(root, signatures.get(0), each)) {
        return;
      }
    }
    throw new KeysUnusable(name + " is not signed by one of those who may sign it, or was changed after signing");
  }

  private static boolean holds(Element root, Element element, X509Certificate by) {
    try {
      DOMValidateContext context = new DOMValidateContext(by.getPublicKey(), element);
      context.setProperty("org.jcp.xml.dsig.secureValidation", true);
      String id = root.getAttribute("Id");
      if (!id.isEmpty()) {
        context.setIdAttributeNS(root, null, "Id");
      }
      for (Element properties : elements(element, "SignedProperties")) {
        if (properties.hasAttribute("Id") && !properties.getAttribute("Id").equals(id)) {
          context.setIdAttributeNS(properties, null, "Id");
        }
      }
      XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      if (!signature.validate(context)) {
        return false;
      }
      for (Object each : signature.getSignedInfo().getReferences()) {
        Reference reference = (Reference) each;
        boolean whole = "".equals(reference.getURI()) || !id.isEmpty() && ("#" + id).equals(reference.getURI());
        if (whole && reference.getTransforms().stream().allMatch(transform -> ALLOWED.contains(transform.getAlgorithm()))) {
          return true;
        }
      }
      return false;
    } catch (MarshalException | XMLSignatureException | RuntimeException e) {
      return false;
    }
  }

  private static List<Element> elements(Element from, String name) {
    var found = from.getElementsByTagNameNS("*", name);
    List<Element> all = new java.util.ArrayList<>();
    for (int i = 0; i < found.getLength() && i < 10; i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }
}
