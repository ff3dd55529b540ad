package io.bordereau.signing.xades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** The place in a document where a signature will stand. The canonical form of its parts depends on nothing of the document but the namespaces and the {@code xml:} attributes there. */
final class Placed {
  private final String open;
  private final String close;

  private Placed(String open, String close) {
    this.open = open;
    this.close = close;
  }

  /** Within an element, as one of its children. */
  static Placed in(Element parent) {
    Map<String, String> names = new HashMap<>();
    Canonical.scope(parent, names);
    Map<String, String> inherited = new HashMap<>();
    for (Node n = parent; n instanceof Element e; n = n.getParentNode()) {
      NamedNodeMap attributes = e.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Attr a = (Attr) attributes.item(i);
        if (XmlNames.XML.equals(a.getNamespaceURI())) inherited.putIfAbsent(a.getNodeName(), a.getValue());
      }
    }
    SignatureText open = new SignatureText().add("<at");
    names.forEach((prefix, uri) -> {
      if (!prefix.equals("xml")) open.add(prefix.isEmpty() ? " xmlns=\"" : " xmlns:" + prefix + "=\"").text(uri).add("\"");
    });
    inherited.forEach((name, value) -> open.add(" " + name + "=\"").text(value).add("\""));
    return new Placed(open.add(">").toString(), "</at>");
  }

  /** The digest of the one element with an Id, in its canonical form at this place. */
  byte[] digest(String markup, String id, DigestAlgorithm digest) throws SigningFailed {
    Element wanted = XmlIds.of(document(markup)).only(id).orElseThrow(() -> new IllegalStateException("the Id " + id + " is not there once"));
    return digest.start().digest(Canonicalization.INCLUSIVE.octets(wanted));
  }

  /** Signs the ds:SignedInfo that stands first in a ds:Signature. */
  String sign(String signature, SigningKey key) throws SigningFailed {
    Element root = document(signature).getDocumentElement();
    Element info = XmlNames.children(XmlNames.children(root).get(0)).get(0);
    return Base64.getEncoder().encodeToString(value(key, Canonicalization.INCLUSIVE.octets(info)));
  }

  private org.w3c.dom.Document document(String markup) throws SigningFailed {
    try {
      return SecureXml.read((open + markup + close).getBytes(StandardCharsets.UTF_8), XmlLimits.DEFAULT).document();
    } catch (SecureXml.Unreadable e) {
      throw new SigningFailed("what was to be signed did not become XML: " + e.getMessage(), false, e);
    }
  }

  /** A signature value as XML writes it: of ECDSA r and s side by side in the length of the curve (RFC 9231 2.3.6). */
  private static byte[] value(SigningKey key, byte[] signed) throws SigningFailed {
    byte[] made = key.sign(signed);
    if (key.algorithm().rsa()) return made;
    int size = (((ECPublicKey) key.certificate().getPublicKey()).getParams().getOrder().bitLength() + 7) / 8;
    ASN1Sequence both = ASN1Sequence.getInstance(made);
    byte[] value = new byte[2 * size];
    for (int i = 0; i < 2; i++) {
      byte[] plain = unsigned(ASN1Integer.getInstance(both.getObjectAt(i)).getPositiveValue());
      System.arraycopy(plain, 0, value, (i + 1) * size - plain.length, plain.length);
    }
    return value;
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 && bytes.length > 1 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  /** The certificates that a signature brings along: all that are known, without a root, which whoever trusts it has. */
  static List<X509Certificate> brought(SigningKey key) {
    return key.chain().stream().filter(c -> c == key.certificate() || !c.getSubjectX500Principal().equals(c.getIssuerX500Principal())).toList();
  }

  /** IllegalArgumentException when XML has no name for how a key signs. */
  static SignatureAlgorithm algorithm(SigningKey key) throws SigningFailed {
    if (key.algorithm() == null) throw new SigningFailed("the key of " + key.certificate().getSubjectX500Principal() + " does not sign", false);
    return key.algorithm();
  }
}
