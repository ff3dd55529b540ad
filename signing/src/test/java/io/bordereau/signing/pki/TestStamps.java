package io.bordereau.signing.pki;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.KeyMaterial;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** The time-stamp authority of the test infrastructure. */
public final class TestStamps {
  /** The policy of its tokens. */
  public static final String POLICY = "1.3.6.1.4.1.13762.3";

  private final TestPki pki;
  private final AtomicInteger serials = new AtomicInteger((int) (System.nanoTime() & 0xffffff));
  private final Map<Mode, KeyMaterial> keys = new ConcurrentHashMap<>();
  private volatile Mode mode = Mode.GOOD;

  /** How it behaves. */
  public enum Mode {
    GOOD,
    /** It refuses. */
    REFUSING,
    /** It answers with another nonce. */
    OTHER_NONCE,
    /** It stamps another digest. */
    OTHER_IMPRINT,
    /** It answers under another policy. */
    OTHER_POLICY,
    /** Its certificate's purpose is not critical. */
    PURPOSE_NOT_CRITICAL,
    /** Its certificate is one that signs documents. */
    NO_PURPOSE,
    /** Its certificate has expired. */
    EXPIRED,
    /** It brings no certificate along. */
    WITHOUT_CERTIFICATE,
    /** Its clock is an hour late. */
    LATE
  }

  TestStamps(TestPki pki) {
    this.pki = pki;
  }

  /** From now on it behaves so. */
  public void mode(Mode other) {
    mode = other;
  }

  /** The certificate that it signs with now. */
  public X509Certificate certificate() {
    return key().certificate();
  }

  private KeyMaterial key() {
    Mode which = switch (mode) {
      case PURPOSE_NOT_CRITICAL, NO_PURPOSE, EXPIRED -> mode;
      case GOOD, REFUSING, OTHER_NONCE, OTHER_IMPRINT, OTHER_POLICY, WITHOUT_CERTIFICATE, LATE -> Mode.GOOD;
    };
    return keys.computeIfAbsent(which, k -> {
      TestIssue issue = pki.issue("Test Time Stamps " + k).usage(KeyUsage.digitalSignature);
      Instant now = Instant.now();
      issue.valid(Instant.parse("2015-01-02T00:00:00Z"), k == Mode.EXPIRED ? now.minus(Duration.ofDays(2)) : now.plus(Duration.ofDays(3000)));
      if (k != Mode.NO_PURPOSE) issue.purpose(KeyPurposeId.id_kp_timeStamping, k != Mode.PURPOSE_NOT_CRITICAL);
      return issue.make(Kind.RSA_2048);
    });
  }

  byte[] answer(TimeStampRequest request) {
    try {
      return response(request, mode == Mode.LATE ? Instant.now().minus(Duration.ofHours(1)) : Instant.now()).getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token of a moment, a ContentInfo in DER. */
  public byte[] token(DigestAlgorithm algorithm, byte[] digest, Instant at) {
    try {
      TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
      generator.setCertReq(true);
      TimeStampRequest request = generator.generate(new ASN1ObjectIdentifier(algorithm.oid()), digest, BigInteger.valueOf(System.nanoTime()));
      return response(request, at).getTimeStampToken().getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private TimeStampResponse response(TimeStampRequest asked, Instant at) throws Exception {
    KeyMaterial key = key();
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    String policy = mode == Mode.OTHER_POLICY ? POLICY + ".1" : asked.getReqPolicy() != null ? asked.getReqPolicy().getId() : POLICY;
    if (mode == Mode.NO_PURPOSE || mode == Mode.PURPOSE_NOT_CRITICAL) return UnfitStamps.response(asked, key, serials.incrementAndGet(), at, policy);
    var signer = new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withRSA", key.key(), key.certificate());
    TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(signer, digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
        new ASN1ObjectIdentifier(policy));
    if (mode != Mode.WITHOUT_CERTIFICATE) tokens.addCertificates(new JcaCertStore(List.of(key.certificate(), pki.intermediate().certificate())));
    TimeStampResponseGenerator responses = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
    if (mode == Mode.REFUSING) return responses.generateFailResponse(PKIStatus.REJECTION, PKIFailureInfo.systemFailure, "out of order");
    return responses.generate(distorted(asked), BigInteger.valueOf(serials.incrementAndGet()), Date.from(at));
  }

  private TimeStampRequest distorted(TimeStampRequest asked) throws Exception {
    byte[] digest = asked.getMessageImprintDigest();
    BigInteger nonce = asked.getNonce();
    if (mode == Mode.OTHER_IMPRINT) digest[0] ^= 1;
    if (mode == Mode.OTHER_NONCE) nonce = nonce.add(BigInteger.ONE);
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(asked.getCertReq() && mode != Mode.WITHOUT_CERTIFICATE);
    return nonce == null ? generator.generate(asked.getMessageImprintAlgOID(), digest) : generator.generate(asked.getMessageImprintAlgOID(), digest, nonce);
  }
}
