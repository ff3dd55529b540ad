package io.bordereau.signing.xades;

import io.bordereau.signing.authorities.RevocationProof;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.Evidence;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.signatures.StampToken;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Raises a XAdES signature to a higher level (ETSI EN 319 132-1 5.3 to 5.5, 6): T with a time-stamp over the signature value, LT with the certificates and proofs that a
 * check needs, LTA with a time-stamp over all of that, which may be put on again before it weakens. What is there stays as it is, byte for byte.
 *
 * @param authorities who stamps and proves
 */
public record XadesUpgrade(Authorities authorities) {
  /**
   * The document whose last XAdES signature has at least that level.
   *
   * @param at the moment that counts for its proofs
   * @throws SigningFailed when an authority does not answer, or the signature cannot be raised
   */
  public byte[] raise(byte[] signed, SignatureLevel level, Instant at) throws SigningFailed {
    authorities.enoughFor(level);
    return switch (level) {
      case B -> signed;
      case T -> stamped(signed);
      case LT -> proven(stamped(signed), at);
      case LTA -> {
        byte[] proven = proven(stamped(signed), at);
        yield Found.in(proven).has(XmlNames.XADES_141, "ArchiveTimeStamp") ? proven : archived(proven);
      }
    };
  }

  /**
   * The document with one more archive time-stamp, over all that is there, and the proofs for the time-stamp before it.
   *
   * @throws SigningFailed when an authority does not answer, or the signature is of a level below LT
   */
  public byte[] renew(byte[] signed, Instant at) throws SigningFailed {
    authorities.enoughFor(SignatureLevel.LTA);
    Found found = Found.in(signed);
    Element last = found.unsigned().stream().filter(e -> XmlNames.is(e, XmlNames.XADES_141, "ArchiveTimeStamp")).reduce((a, b) -> b)
        .orElseThrow(() -> new SigningFailed("there is no archive time-stamp to renew", false));
    return archived(validationData(signed, last, at));
  }

  private byte[] stamped(byte[] signed) throws SigningFailed {
    Found found = Found.in(signed);
    if (found.has(XmlNames.XADES, "SignatureTimeStamp")) return signed;
    MessageDigest digest = found.digest().start();
    Canonicalization.INCLUSIVE.write(found.structure().value(), new Canonicalization.Digesting(digest));
    return found.with(stamp("xades:SignatureTimeStamp", found.digest(), digest.digest()));
  }

  private String stamp(String name, DigestAlgorithm digest, byte[] value) throws SigningFailed {
    String prefixes = " xmlns:xades=\"" + XmlNames.XADES + "\" xmlns:xades141=\"" + XmlNames.XADES_141 + "\" xmlns:ds=\"" + XmlNames.DS + "\"";
    return new SignatureText().add("<" + name + prefixes + ">").algorithm("ds:CanonicalizationMethod", Canonicalization.INCLUSIVE.uri())
        .bytes("xades:EncapsulatedTimeStamp", authorities.stamps().stamp(digest, value)).add("</" + name + ">").toString();
  }

  private byte[] proven(byte[] signed, Instant at) throws SigningFailed {
    Found found = Found.in(signed);
    if (found.has(XmlNames.XADES, "CertificateValues") || found.has(XmlNames.XADES, "RevocationValues")) return signed;
    List<X509Certificate> brought = SignatureCertificates.keyInfo(found.signature());
    X509Certificate signer = SignatureCertificates.signer(found.structure(), brought)
        .orElseThrow(() -> new SigningFailed("the certificate of the signer is not in the signature", false));
    Evidence evidence = Evidence.of(List.of(signer), brought, authorities, at);
    byte[] with = found.with(values("xades:CertificateValues", evidence.certificates()) + proofs(evidence.proofs()));
    Element stamp = Found.in(with).unsigned().stream().filter(e -> XmlNames.is(e, XmlNames.XADES, "SignatureTimeStamp")).findFirst()
        .orElseThrow(() -> new SigningFailed("there is no time-stamp over the signature", false));
    return validationData(with, stamp, at);
  }

  /** The certificates and proofs of a time-stamp, behind all that is there. */
  private byte[] validationData(byte[] signed, Element stamp, Instant at) throws SigningFailed {
    StampToken token = XmlStamps.encapsulated(stamp).flatMap(StampToken::read).orElseThrow(() -> new SigningFailed("a time-stamp in the signature cannot be read", false));
    Evidence evidence = Evidence.of(List.of(token.signer(authorities.known())), token.certificates(), authorities, at);
    return Found.in(signed).with("<xades141:TimeStampValidationData xmlns:xades141=\"" + XmlNames.XADES_141 + "\">"
        + values("xades:CertificateValues", evidence.certificates()) + proofs(evidence.proofs()) + "</xades141:TimeStampValidationData>");
  }

  private static String values(String name, Collection<X509Certificate> chain) {
    SignatureText text = new SignatureText().add("<" + name + " xmlns:xades=\"" + XmlNames.XADES + "\">");
    chain.forEach(c -> text.bytes("xades:EncapsulatedX509Certificate", SignatureText.encoded(c)));
    return text.add("</" + name + ">").toString();
  }

  private static String proofs(List<RevocationProof> proofs) {
    SignatureText lists = new SignatureText();
    SignatureText responses = new SignatureText();
    Set<String> seen = new HashSet<>();
    for (RevocationProof proof : proofs) {
      if (!seen.add(Base64.getEncoder().encodeToString(proof.encoded()))) continue;
      switch (proof) {
        case RevocationProof.Crl list -> lists.bytes("xades:EncapsulatedCRLValue", list.encoded());
        case RevocationProof.Ocsp response -> responses.bytes("xades:EncapsulatedOCSPValue", response.encoded());
      }
    }
    return "<xades:RevocationValues xmlns:xades=\"" + XmlNames.XADES + "\">" + around("xades:CRLValues", lists) + around("xades:OCSPValues", responses) + "</xades:RevocationValues>";
  }

  private static String around(String name, SignatureText values) {
    return values.toString().isEmpty() ? "" : "<" + name + ">" + values + "</" + name + ">";
  }

  private byte[] archived(byte[] signed) throws SigningFailed {
    Found found = Found.in(signed);
    MessageDigest digest = found.digest().start();
    try {
      ArchiveImprint.add(found.structure(), new ReferenceCheck(found.xml().document(), XmlIds.of(found.xml().document()), found.structure()), Canonicalization.INCLUSIVE, null,
          new Canonicalization.Digesting(digest));
    } catch (ReferenceCheck.Refused e) {
      throw new SigningFailed("the signature cannot be stamped: " + e.getMessage(), false, e);
    }
    return found.with(stamp("xades141:ArchiveTimeStamp", found.digest(), digest.digest()));
  }

  /** The last XAdES signature of a document. */
  private record Found(SecureXml xml, SignatureStructure structure) {
    static Found in(byte[] signed) throws SigningFailed {
      SecureXml xml = XadesSigner.read(signed);
      return SignatureStructure.outermost(xml.document()).stream().reduce((a, b) -> b).map(SignatureStructure::read)
          .filter(s -> s.fault() == null && s.qualifying() != null).map(s -> new Found(xml, s))
          .orElseThrow(() -> new SigningFailed("the document carries no XAdES signature that could be raised", false));
    }

    Element signature() {
      return structure.signature();
    }

    List<Element> unsigned() {
      return structure.unsigned();
    }

    /** A time-stamp digests as the signature does. */
    DigestAlgorithm digest() {
      for (SignatureAlgorithm each : SignatureAlgorithm.values()) {
        if (each.uri().equals(structure.algorithm())) return each.digest();
      }
      return DigestAlgorithm.SHA256;
    }

    boolean has(String namespace, String name) {
      return unsigned().stream().anyMatch(e -> XmlNames.is(e, namespace, name));
    }

    /** The document with one more unsigned property, behind all others. */
    byte[] with(String property) throws SigningFailed {
      Element properties = structure.qualifying();
      var outer = XmlNames.only(properties, XmlNames.XADES, "UnsignedProperties");
      var inner = outer.flatMap(u -> XmlNames.only(u, XmlNames.XADES, "UnsignedSignatureProperties"));
      String open = "<xades:UnsignedSignatureProperties xmlns:xades=\"" + XmlNames.XADES + "\">";
      String close = "</xades:UnsignedSignatureProperties>";
      if (inner.isPresent()) return inside(inner.get(), property);
      if (outer.isPresent()) throw new SigningFailed("the unsigned properties of the signature stand in a way that is not raised", false);
      return inside(properties, "<xades:UnsignedProperties xmlns:xades=\"" + XmlNames.XADES + "\">" + open + property + close + "</xades:UnsignedProperties>");
    }

    private byte[] inside(Element parent, String markup) throws SigningFailed {
      ElementSpans.Span span = xml.spans().span(xml.document(), parent);
      if (span.empty()) throw new SigningFailed("the properties of the signature stand in a way that is not raised", false);
      return XadesSigner.inserted(xml.bytes(), span.close(), markup);
    }
  }
}
