package io.bordereau.signing.smime;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.smime.SmimeOutcome.Reason;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Store;

/** Judges the one signer of a signature: algorithms first, then the mathematics, then who it is and whether its time is over. */
final class SignerCheck {
  private static final int CERTIFICATES = 50;
  /** The tag of a set, as which signed attributes are encoded: a content that begins so could be the attributes of another signature. */
  private static final int SET = 0x31;
  private static final Map<ASN1ObjectIdentifier, DigestAlgorithm> COMPOSED = Map.ofEntries(
      Map.entry(PKCSObjectIdentifiers.md5WithRSAEncryption, DigestAlgorithm.MD5),
      Map.entry(PKCSObjectIdentifiers.sha1WithRSAEncryption, DigestAlgorithm.SHA1),
      Map.entry(PKCSObjectIdentifiers.sha256WithRSAEncryption, DigestAlgorithm.SHA256),
      Map.entry(PKCSObjectIdentifiers.sha384WithRSAEncryption, DigestAlgorithm.SHA384),
      Map.entry(PKCSObjectIdentifiers.sha512WithRSAEncryption, DigestAlgorithm.SHA512),
      Map.entry(X9ObjectIdentifiers.ecdsa_with_SHA1, DigestAlgorithm.SHA1),
      Map.entry(X9ObjectIdentifiers.ecdsa_with_SHA256, DigestAlgorithm.SHA256),
      Map.entry(X9ObjectIdentifiers.ecdsa_with_SHA384, DigestAlgorithm.SHA384),
      Map.entry(X9ObjectIdentifiers.ecdsa_with_SHA512, DigestAlgorithm.SHA512));

  private final SmimeVerifier policy;
  private final Instant at;

  SignerCheck(SmimeVerifier policy, Instant at) {
    this.policy = policy;
    this.at = at;
  }

  SmimeVerifier.Signature check(SignerInformationStore signers, Store<X509CertificateHolder> store, int first, Map<DigestAlgorithm, byte[]> digests)
      throws IOException, CMSException, CertificateException, OperatorCreationException {
    if (signers.size() != 1) {
      throw refused(Reason.MALFORMED, "it has " + signers.size() + " signers, and not one");
    }
    SignerInformation signer = signers.iterator().next();
    DigestAlgorithm digest = algorithms(signer);
    if (signer.getSignedAttributes() == null && first == SET) {
      throw refused(Reason.NO_SIGNED_ATTRIBUTES, "its content could be the signed attributes of another signature");
    }
    List<X509Certificate> brought = brought(store);
    X509Certificate certificate = find(signer, brought);
    key(certificate.getPublicKey());
    mathematics(signer, certificate);
    if (!policy.trust().trusts(certificate, brought, at)) {
      throw refused(Reason.WRONG_SIGNER, "it is signed by " + certificate.getSubjectX500Principal().getName() + ", who is not agreed on for it");
    }
    if (at.isAfter(certificate.getNotAfter().toInstant())) {
      throw refused(Reason.EXPIRED, "the signer's certificate was over on " + certificate.getNotAfter().toInstant());
    }
    if (at.isBefore(certificate.getNotBefore().toInstant())) {
      throw refused(Reason.NOT_YET_VALID, "the signer's certificate begins on " + certificate.getNotBefore().toInstant());
    }
    boolean[] usage = certificate.getKeyUsage();
    if (usage != null && !usage[0] && !usage[1]) {
      throw refused(Reason.NOT_FOR_SIGNING, "the signer's certificate is not for signing");
    }
    return new SmimeVerifier.Signature(certificate, digest, digests, signed(signer.getSignedAttributes()));
  }

  private DigestAlgorithm algorithms(SignerInformation signer) throws IOException {
    Optional<DigestAlgorithm> digest = DigestAlgorithm.withOid(signer.getDigestAlgOID());
    if (digest.isEmpty() || !policy.digests().contains(digest.get())) {
      throw refused(Reason.ALGORITHM_REFUSED, "the digest algorithm " + digest.map(DigestAlgorithm::micalg).orElse(signer.getDigestAlgOID()) + " is not accepted");
    }
    AlgorithmIdentifier signature = signer.toASN1Structure().getDigestEncryptionAlgorithm();
    ASN1ObjectIdentifier id = signature.getAlgorithm();
    Optional<DigestAlgorithm> composed;
    if (id.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(signature.getParameters());
      composed = DigestAlgorithm.withOid(parameters.getHashAlgorithm().getAlgorithm().getId());
    } else if (id.equals(PKCSObjectIdentifiers.rsaEncryption) || id.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      composed = digest;
    } else {
      composed = Optional.ofNullable(COMPOSED.get(id));
    }
    if (composed.isEmpty() || !policy.digests().contains(composed.get())) {
      throw refused(Reason.ALGORITHM_REFUSED, "the signature algorithm " + id.getId() + " is not accepted");
    }
    return digest.get();
  }

  private List<X509Certificate> brought(Store<X509CertificateHolder> store) throws IOException, CertificateException {
    List<X509Certificate> brought = new ArrayList<>();
    for (X509CertificateHolder holder : store.getMatches(null)) {
      if (brought.size() >= CERTIFICATES) {
        throw refused(Reason.TOO_LARGE, "it brings more than " + CERTIFICATES + " certificates");
      }
      brought.add(new JcaX509CertificateConverter().getCertificate(holder));
    }
    return brought;
  }

  private X509Certificate find(SignerInformation signer, List<X509Certificate> brought) throws IOException, CertificateException {
    List<X509Certificate> all = new ArrayList<>(policy.trust().known());
    all.addAll(brought);
    for (X509Certificate each : all) {
      if (signer.getSID().match(new JcaX509CertificateHolder(each))) {
        return each;
      }
    }
    throw refused(Reason.SIGNER_UNKNOWN, "the signer's certificate is neither in the message nor known");
  }

  private void key(PublicKey key) throws IOException {
    switch (key) {
      case RSAPublicKey rsa -> {
        if (rsa.getModulus().bitLength() < policy.leastRsa() || rsa.getModulus().bitLength() > 16384) {
          throw refused(Reason.ALGORITHM_REFUSED, "an RSA key of " + rsa.getModulus().bitLength() + " bits is not accepted");
        }
      }
      case ECPublicKey ec -> {
        if (ec.getParams().getCurve().getField().getFieldSize() < 256) {
          throw refused(Reason.ALGORITHM_REFUSED, "the curve of the signer's key is too small");
        }
      }
      case PublicKey other -> throw refused(Reason.ALGORITHM_REFUSED, "keys of " + other.getAlgorithm() + " are not accepted");
    }
  }

  /** By the key alone: a verifier that knows the certificate compares its validity with the time that the signer claims, which proves nothing. */
  private void mathematics(SignerInformation signer, X509Certificate certificate) throws IOException, OperatorCreationException {
    try {
      if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider(Ciphers.PROVIDER).build(certificate.getPublicKey()))) {
        throw refused(signer.getSignedAttributes() == null ? Reason.WRONG_DIGEST : Reason.WRONG_SIGNATURE, "its signature does not fit");
      }
    } catch (CMSSignerDigestMismatchException e) {
      throw refused(Reason.WRONG_DIGEST, "its content is not the one that was signed");
    } catch (CMSException e) {
      throw refused(Reason.WRONG_SIGNATURE, "its signature cannot be verified");
    }
  }

  private static Instant signed(AttributeTable attributes) {
    Attribute attribute = attributes == null ? null : attributes.get(CMSAttributes.signingTime);
    ASN1Encodable[] values = attribute == null ? new ASN1Encodable[0] : attribute.getAttributeValues();
    return values.length == 1 ? Time.getInstance(values[0]).getDate().toInstant() : null;
  }

  private static Hostile.Unacceptable refused(Reason reason, String words) {
    return new Hostile.Unacceptable(reason, words);
  }
}
