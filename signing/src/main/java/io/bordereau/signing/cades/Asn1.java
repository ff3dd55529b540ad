package io.bordereau.signing.cades;

import io.bordereau.signing.authorities.RevocationProof;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.signatures.HeldProofs;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** From our types to those of ASN.1. */
final class Asn1 {
  /** id-ri-ocsp-response (RFC 5940 2.1). */
  private static final ASN1ObjectIdentifier OCSP_RESPONSE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.16.2");
  private static final int OTHER_REVOCATION_INFO = 1;

  private Asn1() {}

  /** With absent parameters (RFC 5754 2). */
  static AlgorithmIdentifier digest(DigestAlgorithm algorithm) {
    return new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm.oid()));
  }

  static AlgorithmIdentifier signature(SignatureAlgorithm algorithm) {
    return new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm.bouncyName());
  }

  static ASN1Primitive certificate(X509Certificate certificate) {
    try {
      return ASN1Sequence.getInstance(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }

  /** As an element of SignedData.crls: a list as it is, a response as other revocation information. */
  static ASN1Primitive revocation(RevocationProof proof) {
    return switch (proof) {
      case RevocationProof.Crl list -> ASN1Sequence.getInstance(list.encoded());
      case RevocationProof.Ocsp response -> {
        ASN1EncodableVector other = new ASN1EncodableVector();
        other.add(OCSP_RESPONSE);
        other.add(ASN1Sequence.getInstance(response.encoded()));
        yield new DERTaggedObject(false, OTHER_REVOCATION_INFO, new DERSequence(other));
      }
    };
  }

  /** The proofs among the elements of SignedData.crls. */
  static HeldProofs held(List<ASN1Primitive> revocations) {
    List<byte[]> responses = new ArrayList<>();
    List<byte[]> lists = new ArrayList<>();
    for (ASN1Primitive each : revocations) {
      if (each instanceof ASN1TaggedObject tagged) {
        ASN1Sequence other = ASN1Sequence.getInstance(tagged, false);
        if (other.size() == 2 && OCSP_RESPONSE.equals(other.getObjectAt(0))) responses.add(der(other.getObjectAt(1)));
      } else {
        lists.add(der(each));
      }
    }
    return HeldProofs.of(responses, lists);
  }

  static byte[] der(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written to but memory", e);
    }
  }
}
