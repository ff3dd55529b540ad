package io.bordereau.signing.xades;

import io.bordereau.signing.verify.ChainCheck;
import io.bordereau.signing.verify.Reason;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import io.bordereau.signing.verify.TrustAnchors;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Judges the signature of a cXML message (cXML 1.2, signature version 1.0) by the certificates that were agreed with its sender: nobody else's signature counts, whoever issued its
 * certificate. What must be covered is all of the one Request and the payloadID; the Header is not covered by cXML's own design.
 *
 * @param agreed the sender's certificates
 * @param limits how much is looked at
 */
public record CxmlSignatures(Collection<X509Certificate> agreed, XmlLimits limits) {
  private static final List<String> BODIES = List.of("Request", "Message", "Response");

  public CxmlSignatures {
    agreed = List.copyOf(agreed);
  }

  /** What became of it. */
  public sealed interface Outcome {
    /** It says nowhere that it is signed, and is not. */
    record Unsigned() implements Outcome {}

    /**
     * It holds.
     *
     * @param signer whose it is
     * @param claimed the time that the signer claims; null when none is
     */
    record Good(X509Certificate signer, Instant claimed) implements Outcome {}

    /**
     * It does not hold, or is not one of those that count.
     *
     * @param intact whether it is a true signature of somebody who may not sign this
     * @param words why, for whoever reads the sender's log
     */
    record Bad(boolean intact, String words) implements Outcome {}
  }

  /**
   * Judges.
   *
   * @param cxml the whole message
   * @param at the moment of asking
   */
  public Outcome check(byte[] cxml, Instant at) {
    // A message that is not signed is not read here: what is wrong with it is said elsewhere, and better. Whoever hides a signature from this look has none.
    if (!mentions(cxml, "signatureVersion") && !mentions(cxml, XmlNames.DS)) return new Outcome.Unsigned();
    try {
      SecureXml xml = SecureXml.read(cxml, limits);
      Element root = xml.document().getDocumentElement();
      List<Element> signatures = SignatureStructure.outermost(xml.document());
      if (signatures.isEmpty() && !root.hasAttribute("signatureVersion")) return new Outcome.Unsigned();
      Optional<String> wrong = frame(root, signatures);
      if (wrong.isPresent()) return new Outcome.Bad(false, wrong.get());
      return judged(xml, root, signatures.get(0), at);
    } catch (SecureXml.Unreadable e) {
      return new Outcome.Bad(false, "The message was not looked at: " + e.getMessage() + ".");
    } catch (Budget.Spent e) {
      return new Outcome.Bad(false, "To judge the signature takes more than is done for a message of this size.");
    } catch (RuntimeException e) {
      // the libraries below throw more than they declare on what nobody has written yet
      return new Outcome.Bad(false, "The signature is made in a way that cannot be judged.");
    }
  }

  private static boolean mentions(byte[] bytes, String text) {
    for (int i = 0; i <= bytes.length - text.length(); i++) {
      int n = 0;
      while (n < text.length() && bytes[i + n] == text.charAt(n)) n++;
      if (n == text.length()) return true;
    }
    return false;
  }

  /** The one Request, Message or Response of a message; empty when there is another number of them, or it is no cXML. */
  static Optional<Element> body(Element root) {
    if (root.getNamespaceURI() != null || !root.getNodeName().equals("cXML")) return Optional.empty();
    List<Element> all = XmlNames.children(root).stream().filter(e -> e.getNamespaceURI() == null && BODIES.contains(e.getNodeName())).toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** What is wrong with the place of the signature, in words. */
  private static Optional<String> frame(Element root, List<Element> signatures) {
    if (body(root).isEmpty()) return Optional.of("The message holds not one Request.");
    if (!root.getAttribute("signatureVersion").equals(CxmlSigner.VERSION)) return Optional.of("The attribute signatureVersion of cXML is not " + CxmlSigner.VERSION + ".");
    if (signatures.isEmpty()) return Optional.of("The message says that it is signed, and has no signature.");
    if (signatures.size() > 1) return Optional.of("The message has more than one signature.");
    List<Element> children = XmlNames.children(root);
    if (children.get(children.size() - 1) != signatures.get(0)) return Optional.of("The signature is not the last element of cXML.");
    return Optional.empty();
  }

  private Outcome judged(SecureXml xml, Element root, Element signature, Instant at) {
    XmlSignatures with = new XmlSignatures(ChainCheck.offline(TrustAnchors.of(agreed)), agreed, limits);
    SignatureJudgement judgement = new SignatureJudgement(with, xml.document(), XmlIds.of(xml.document()), new Budget(xml.bytes().length), signature, at);
    XmlSignature said = judgement.judge();
    Optional<String> against = said.reasons().stream().filter(r -> r.weight() == Reason.Weight.INVALID).map(Reason::words).findFirst();
    if (against.isPresent()) return new Outcome.Bad(false, against.get());
    Element body = body(root).orElseThrow();
    if (!judgement.covers(body)) return new Outcome.Bad(false, "The signature does not cover the " + body.getNodeName() + ".");
    if (Gaps.split(body)) return new Outcome.Bad(false, "A comment, which the signature does not cover, stands amid a text.");
    Optional<Element> info = judgement.firstObject().flatMap(o -> XmlNames.children(o).stream().filter(e -> e.getNamespaceURI() == null && e.getNodeName().equals("cXMLSignedInfo")).findFirst());
    if (info.isEmpty() || !judgement.covers(info.get()) && !judgement.covers((Element) info.get().getParentNode())) {
      return new Outcome.Bad(false, "The signature does not cover a cXMLSignedInfo in its first Object.");
    }
    if (!info.get().getAttribute("payloadID").equals(root.getAttribute("payloadID")) || !info.get().getAttribute("signatureVersion").equals(CxmlSigner.VERSION)) {
      return new Outcome.Bad(false, "What is signed is another message: its payloadID or its signatureVersion is not that of cXML.");
    }
    if (agreed.stream().noneMatch(c -> c.equals(said.signer()))) return new Outcome.Bad(true, "The signature is not by a certificate that was agreed.");
    if (said.verdict().verdict() != Verdict.VALID) return new Outcome.Bad(true, said.verdict().why().get(0));
    return new Outcome.Good(said.signer(), said.verdict().time());
  }
}
