package io.bordereau.signing.pki;

import io.bordereau.signing.keys.KeyMaterial;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** What the test infrastructure says about revocation. */
public final class TestRevocation {
  private final TestPki pki;
  private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();
  private final Map<BigInteger, KeyMaterial> authorities = new ConcurrentHashMap<>();
  private final Map<String, KeyMaterial> responders = new ConcurrentHashMap<>();
  private volatile Mode mode = Mode.DELEGATED;
  private volatile Duration age = Duration.ZERO;
  private volatile Duration freshness = Duration.ofHours(12);

  /** How the responder behaves. */
  public enum Mode {
    /** A responder that the issuer delegated signs. */
    DELEGATED,
    /** The issuer itself signs. */
    ISSUER,
    /** A leaf of the same issuer signs that was never made a responder. */
    UNDELEGATED,
    /** The responder of another authority signs. */
    STRANGER,
    /** Delegated, without the nonce that was asked for. */
    WITHOUT_NONCE,
    /** Delegated, with another nonce. */
    OTHER_NONCE,
    /** Delegated, about another certificate. */
    OTHER_CERTIFICATE,
    /** Delegated, but it does not know the certificate. */
    UNKNOWN,
    /** It asks to come again later. */
    TRY_LATER,
    /** Delegated, with a bit of the signature wrong. */
    BROKEN_SIGNATURE,
    /** A delegated responder whose own certificate has expired. */
    EXPIRED_RESPONDER
  }

  TestRevocation(TestPki pki) {
    this.pki = pki;
    authority(pki.root());
    authority(pki.intermediate());
  }

  /** Another authority whose certificates are asked about. */
  public void authority(KeyMaterial other) {
    authorities.put(other.certificate().getSerialNumber(), other);
  }

  void revoke(X509Certificate certificate, Instant since) {
    revoked.put(certificate.getSerialNumber(), since);
  }

  /** Since when it is revoked; null while it is good. */
  public Instant since(X509Certificate certificate) {
    return revoked.get(certificate.getSerialNumber());
  }

  /** From now on the responder behaves so. */
  public void mode(Mode other) {
    mode = other;
  }

  /** From now on responses and lists were made so long ago (thisUpdate), and say that they are fresh for so long after that (nextUpdate; null for none). */
  public void made(Duration ago, Duration fresh) {
    age = ago;
    freshness = fresh;
  }

  /** From now on this one answers for an issuer, in the modes where a delegated responder signs. */
  public void responder(KeyMaterial issuer, KeyMaterial other) {
    responders.put("delegated" + issuer.certificate().getSerialNumber(), other);
  }

  private KeyMaterial responder(KeyMaterial issuer, Mode how) {
    return switch (how) {
      case ISSUER -> issuer;
      case UNDELEGATED -> responders.computeIfAbsent("plain" + issuer.certificate().getSerialNumber(), k -> pki.issue("No responder", issuer).make(Kind.P_256));
      case STRANGER -> responders.computeIfAbsent("stranger", k -> {
        KeyMaterial stranger = new TestIssue(pki, null, "Stranger").authority().make(Kind.P_256);
        return pki.issue("Stranger's responder", stranger).purpose(KeyPurposeId.id_kp_OCSPSigning, false).noCheck().make(Kind.P_256);
      });
      case EXPIRED_RESPONDER -> responders.computeIfAbsent("expired" + issuer.certificate().getSerialNumber(), k -> pki.issue("Late responder", issuer)
          .valid(Instant.now().minus(Duration.ofDays(90)), Instant.now().minus(Duration.ofDays(1))).purpose(KeyPurposeId.id_kp_OCSPSigning, false).noCheck().make(Kind.P_256));
      case DELEGATED, WITHOUT_NONCE, OTHER_NONCE, OTHER_CERTIFICATE, UNKNOWN, TRY_LATER, BROKEN_SIGNATURE ->
        responders.computeIfAbsent("delegated" + issuer.certificate().getSerialNumber(), k -> pki.issue("Test Responder", issuer)
            .valid(Instant.parse("2015-01-02T00:00:00Z"), Instant.now().plus(Duration.ofDays(3000))).usage(KeyUsage.digitalSignature)
            .purpose(KeyPurposeId.id_kp_OCSPSigning, false).noCheck().withoutOcsp().withoutLists().make(Kind.RSA_2048));
    };
  }

  /** The responder's certificate that signs for an issuer now. */
  public X509Certificate responder(X509Certificate issuer) {
    return responder(authorities.get(issuer.getSerialNumber()), mode).certificate();
  }

  /** A whole OCSPResponse without a nonce, made at a moment. */
  public byte[] response(X509Certificate certificate, X509Certificate issuer, Instant at) {
    try {
      DigestCalculator sha1 = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
      return response(new CertificateID(sha1, new JcaX509CertificateHolder(issuer), certificate.getSerialNumber()), authorities.get(issuer.getSerialNumber()), null, at);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] answer(OCSPReq request) {
    try {
      Req first = request.getRequestList()[0];
      for (KeyMaterial authority : authorities.values()) {
        if (first.getCertID().matchesIssuer(new JcaX509CertificateHolder(authority.certificate()), new JcaDigestCalculatorProviderBuilder().build())) {
          return response(first.getCertID(), authority, request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce), Instant.now().minus(age));
        }
      }
      return new OCSPRespBuilder().build(OCSPRespBuilder.UNAUTHORIZED, null).getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] response(CertificateID asked, KeyMaterial issuer, Extension nonce, Instant at) throws Exception {
    if (mode == Mode.TRY_LATER) return new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
    KeyMaterial responder = responder(issuer, mode);
    BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(new JcaX509CertificateHolder(responder.certificate()).getSubject()));
    Instant since = revoked.get(asked.getSerialNumber());
    CertificateStatus status = mode == Mode.UNKNOWN ? new UnknownStatus() : since == null ? CertificateStatus.GOOD : new RevokedStatus(Date.from(since), CRLReason.keyCompromise);
    CertificateID about = mode == Mode.OTHER_CERTIFICATE ? CertificateID.deriveCertificateID(asked, asked.getSerialNumber().add(BigInteger.ONE)) : asked;
    builder.addResponse(about, status, Date.from(at), freshness == null ? null : Date.from(at.plus(freshness)), null);
    if (nonce != null && mode != Mode.WITHOUT_NONCE) {
      Extension said = mode == Mode.OTHER_NONCE ? new Extension(nonce.getExtnId(), false, new byte[] {4, 2, 1, 2}) : nonce;
      builder.setResponseExtensions(new Extensions(said));
    }
    String algorithm = responder.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    X509CertificateHolder[] brought = mode == Mode.ISSUER ? new X509CertificateHolder[0] : new X509CertificateHolder[] {new JcaX509CertificateHolder(responder.certificate())};
    var basic = builder.build(new JcaContentSignerBuilder(algorithm).build(responder.key()), brought, Date.from(at));
    byte[] encoded = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
    if (mode == Mode.BROKEN_SIGNATURE) spoil(encoded, responder);
    return encoded;
  }

  /** Turns one bit within the name of the responder, which the signature covers. */
  private static void spoil(byte[] encoded, KeyMaterial responder) {
    byte[] name = "Test Responder".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    for (int i = 0; i + name.length < encoded.length; i++) {
      if (java.util.Arrays.equals(encoded, i, i + name.length, name, 0, name.length)) {
        encoded[i] ^= 1;
        return;
      }
    }
    throw new IllegalStateException("no name of " + responder);
  }

  /** The list of an authority, made at a moment. */
  public byte[] list(X509Certificate issuer, Instant at) {
    try {
      KeyMaterial authority = authorities.get(issuer.getSerialNumber());
      Instant made = at.minus(age);
      JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(issuer, Date.from(made));
      if (freshness != null) builder.setNextUpdate(Date.from(made.plus(freshness)));
      revoked.forEach((serial, since) -> builder.addCRLEntry(serial, Date.from(since), CRLReason.keyCompromise));
      builder.addExtension(Extension.authorityKeyIdentifier, false, new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey()));
      builder.addExtension(Extension.cRLNumber, false, new org.bouncycastle.asn1.x509.CRLNumber(BigInteger.valueOf(made.getEpochSecond())));
      return builder.build(new JcaContentSignerBuilder(authority.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA").build(authority.key())).getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
