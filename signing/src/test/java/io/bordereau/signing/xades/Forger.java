package io.bordereau.signing.xades;

import io.bordereau.signing.keys.KeyMaterial;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Signs XML in every way that the standard allows and we do not make, with the library of the Java runtime, for a test to see what is said of it. */
final class Forger {
  static final String ENVELOPED = Transform.ENVELOPED;
  private static final XMLSignatureFactory FACTORY = XMLSignatureFactory.getInstance("DOM");

  private final Document document;
  private final List<Reference> references = new ArrayList<>();
  private final List<XMLObject> objects = new ArrayList<>();
  private String method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  private String canonicalization = CanonicalizationMethod.INCLUSIVE;
  private Key key;
  private KeyInfo keyInfo;

  Forger(String xml, KeyMaterial key) throws Exception {
    document = parse(xml);
    this.key = key.key();
    var keys = FACTORY.getKeyInfoFactory();
    keyInfo = keys.newKeyInfo(List.of(keys.newX509Data(List.of(key.chain().get(0), key.chain().get(1)))));
  }

  Forger method(String uri) {
    method = uri;
    return this;
  }

  Forger canonicalization(String uri) {
    canonicalization = uri;
    return this;
  }

  Forger key(Key other) {
    key = other;
    return this;
  }

  Forger keyInfo(KeyInfo other) {
    keyInfo = other;
    return this;
  }

  static XMLSignatureFactory factory() {
    return FACTORY;
  }

  Forger refer(String uri, String... transforms) throws Exception {
    var all = new ArrayList<Transform>();
    for (var each : transforms) all.add(FACTORY.newTransform(each, (TransformParameterSpec) null));
    return refer(uri, all);
  }

  Forger refer(String uri, List<Transform> transforms) throws Exception {
    references.add(FACTORY.newReference(uri, FACTORY.newDigestMethod("http://www.w3.org/2001/04/xmlenc#sha256", null), transforms, null, null));
    return this;
  }

  Forger object(String id, String xml) throws Exception {
    objects.add(FACTORY.newXMLObject(List.of(new DOMStructure(document.importNode(parse(xml).getDocumentElement(), true))), id, null, null));
    return this;
  }

  /** Signs as the last child of an element; the root for null. */
  String sign(String parent) throws Exception {
    Element at = parent == null ? document.getDocumentElement() : (Element) document.getElementsByTagNameNS("*", parent).item(0);
    var context = new DOMSignContext(key, at);
    context.setProperty("org.jcp.xml.dsig.secureValidation", false);
    context.setDefaultNamespacePrefix("ds");
    for (Node n = document; n != null; n = XmlNames.next(n)) {
      if (n instanceof Element e && e.hasAttribute("Id")) context.setIdAttributeNS(e, null, "Id");
    }
    var info = FACTORY.newSignedInfo(FACTORY.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
        FACTORY.newSignatureMethod(method, (SignatureMethodParameterSpec) null), references);
    FACTORY.newXMLSignature(info, keyInfo, objects, "sig", null).sign(context);
    return text(document);
  }

  static SignatureMethod hmac() throws Exception {
    return FACTORY.newSignatureMethod(SignatureMethod.HMAC_SHA256, (SignatureMethodParameterSpec) null);
  }

  static Document parse(String xml) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(Node node) throws Exception {
    var transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    var out = new ByteArrayOutputStream();
    transformer.transform(new DOMSource(node), new StreamResult(out));
    return out.toString(StandardCharsets.UTF_8);
  }
}
