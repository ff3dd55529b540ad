package io.bordereau.signing.xades;

import io.bordereau.signing.verify.ChainCheck;
import io.bordereau.signing.verify.LegalKind;
import io.bordereau.signing.verify.Reason;
import io.bordereau.signing.verify.SignatureVerdict;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Judges the signatures of XML documents: XAdES (ETSI EN 319 132-1, and its predecessors) and plain XML-Signature. Nothing is fetched, nothing is executed, and nothing
 * that a sender wrote makes it throw.
 *
 * @param chains whom certificates may descend from
 * @param known certificates that a signature need not bring along, such as those that partners exchanged
 * @param limits how much is looked at
 */
public record XmlSignatures(ChainCheck chains, Collection<X509Certificate> known, XmlLimits limits) {
  public XmlSignatures {
    known = List.copyOf(known);
  }

  /** With the usual limits and nothing known beforehand. */
  public XmlSignatures(ChainCheck chains) {
    this(chains, List.of(), XmlLimits.DEFAULT);
  }

  /**
   * What is to be said of each signature, in the order of the document.
   *
   * @param xml the whole document
   * @param at the moment of asking
   * @return empty when there is none; one that is invalid when the document cannot be read
   */
  public List<SignatureVerdict> verify(byte[] xml, Instant at) {
    return check(xml, at).stream().map(XmlSignature::verdict).toList();
  }

  /** The same, with the codes of the reasons and with what is covered. */
  public List<XmlSignature> check(byte[] xml, Instant at) {
    try {
      SecureXml read = SecureXml.read(xml, limits);
      Document document = read.document();
      List<Element> signatures = SignatureStructure.outermost(document);
      if (signatures.size() > limits.signatures()) {
        return List.of(refused(Reason.invalid(Reason.TOO_MUCH, "It carries more than " + limits.signatures() + " signatures.")));
      }
      XmlIds ids = XmlIds.of(document);
      Budget budget = new Budget(xml.length);
      List<XmlSignature> all = new ArrayList<>();
      for (Element each : signatures) {
        all.add(judged(document, ids, budget, each, at));
      }
      return all;
    } catch (SecureXml.Unreadable e) {
      return List.of(refused(Reason.invalid(Reason.UNREADABLE, "The document was not looked at: " + e.getMessage() + ".")));
    }
  }

  private XmlSignature judged(Document document, XmlIds ids, Budget budget, Element signature, Instant at) {
    try {
      return new SignatureJudgement(this, document, ids, budget, signature, at).judge();
    } catch (Budget.Spent e) {
      return refused(Reason.invalid(Reason.TOO_MUCH, "To judge it takes more than is done for a document of this size."));
    } catch (RuntimeException e) {
      // the libraries below throw more than they declare on what nobody has written yet
      return refused(Reason.invalid(Reason.XML, "It is made in a way that cannot be judged."));
    }
  }

  private static XmlSignature refused(Reason reason) {
    var none = new LegalKind(LegalKind.Kind.NONE, List.of());
    var verdict = new SignatureVerdict("", "", null, false, null, "XML", Coverage.PART, Verdict.INVALID, "", List.of(reason.words()), none);
    return new XmlSignature(verdict, List.of(reason), null, Optional::empty);
  }
}
