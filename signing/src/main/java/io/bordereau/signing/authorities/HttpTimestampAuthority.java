package io.bordereau.signing.authorities;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A time-stamp authority by HTTP (RFC 3161 3.4). Every token is asked for anew; none is kept.
 *
 * @param address where it answers
 * @param policy the object identifier of the policy that the token is to be made under; empty for the authority's own
 * @param authorization the value of the header Authorization, a secret; empty for none
 * @param anchors what the authority's certificate must descend from; empty when whoever verifies decides
 * @param skew how far its clock and ours may differ
 * @param calls how it is asked
 * @param clock our clock
 */
public record HttpTimestampAuthority(URI address, String policy, String authorization, Collection<X509Certificate> anchors, Duration skew, Calls calls, Clock clock)
    implements TimestampAuthority {
  private static final int LARGEST = 256 << 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  public HttpTimestampAuthority {
    anchors = List.copyOf(anchors);
  }

  /** One without a policy, without credentials, trusted when its certificate descends from these, with five minutes between the clocks. */
  public static HttpTimestampAuthority at(URI address, Collection<X509Certificate> anchors, Calls calls) {
    return new HttpTimestampAuthority(address, "", "", anchors, Duration.ofMinutes(5), calls, Clock.systemUTC());
  }

  private String who() {
    return "the time-stamp authority " + address.getHost();
  }

  @Override
  public byte[] stamp(DigestAlgorithm algorithm, byte[] digest) throws SigningFailed {
    if (!algorithm.strong() || digest.length != algorithm.start().getDigestLength()) {
      throw new SigningFailed("no time-stamp is asked for over " + digest.length + " bytes of " + algorithm.micalg(), false);
    }
    try {
      TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
      generator.setCertReq(true);
      if (!policy.isEmpty()) {
        generator.setReqPolicy(new ASN1ObjectIdentifier(policy));
      }
      TimeStampRequest request = generator.generate(new ASN1ObjectIdentifier(algorithm.oid()), digest, new BigInteger(64, RANDOM).setBit(63));
      Map<String, String> headers = authorization.isEmpty() ? Map.of("Content-Type", "application/timestamp-query", "Accept", "application/timestamp-reply")
          : Map.of("Content-Type", "application/timestamp-query", "Accept", "application/timestamp-reply", "Authorization", authorization);
      Calls.Answer answer = calls.post(who(), address, request.getEncoded(), LARGEST, headers);
      if (answer.status() != 200) {
        throw new SigningFailed(who() + " answered with status " + answer.status(), Calls.passing(answer.status()));
      }
      return checked(request, response(answer.body())).getEncoded();
    } catch (IOException e) {
      throw new SigningFailed(who() + " answered with a token that cannot be written", false, e);
    }
  }

  private TimeStampResponse response(byte[] body) throws SigningFailed {
    try {
      return new TimeStampResponse(body);
    } catch (IOException | TSPException | RuntimeException e) {
      throw new SigningFailed(who() + " answered with something that is no time-stamp", false, e);
    }
  }

  private TimeStampToken checked(TimeStampRequest request, TimeStampResponse response) throws SigningFailed {
    if (response.getStatus() != PKIStatus.GRANTED && response.getStatus() != PKIStatus.GRANTED_WITH_MODS) {
      PKIFailureInfo failure = response.getFailInfo();
      int why = failure == null ? 0 : failure.intValue();
      boolean passing = (why & (PKIFailureInfo.timeNotAvailable | PKIFailureInfo.systemFailure)) != 0 || response.getStatus() == PKIStatus.WAITING;
      throw new SigningFailed(who() + " refused: " + words(response.getStatusString()) + (why == 0 ? "" : " (failure " + Integer.toHexString(why) + ")"), passing);
    }
    try {
      // nonce, imprint, policy, and that there is a token at all (RFC 3161 2.4.2)
      response.validate(request);
      TimeStampToken token = response.getTimeStampToken();
      X509CertificateHolder signer = signer(token);
      // its digest within the token, its one critical purpose, its validity at the time that it says, and the signature (RFC 3161 2.3, RFC 5816)
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
      Instant said = token.getTimeStampInfo().getGenTime().toInstant();
      if (Duration.between(said, clock.instant()).abs().compareTo(skew) > 0) {
        throw new SigningFailed(who() + " says that it is " + said + ", and our clock says " + clock.instant(), false);
      }
      X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(signer);
      if (!anchors.isEmpty() && !Descent.from(certificate, brought(token), anchors, said)) {
        throw new SigningFailed(who() + " signs with a certificate of " + certificate.getSubjectX500Principal() + " that descends from no anchor of ours", false);
      }
      return token;
    } catch (TSPException e) {
      throw new SigningFailed(who() + " answered something else than was asked: " + e.getMessage(), false, e);
    } catch (OperatorCreationException | CertificateException | RuntimeException e) {
      throw new SigningFailed(who() + " answered with a token that cannot be checked", false, e);
    }
  }

  private X509CertificateHolder signer(TimeStampToken token) throws SigningFailed {
    for (X509CertificateHolder each : token.getCertificates().getMatches(null)) {
      if (token.getSID().match(each)) {
        return each;
      }
    }
    throw new SigningFailed(who() + " did not bring its certificate along", false);
  }

  private static List<X509Certificate> brought(TimeStampToken token) throws CertificateException {
    List<X509Certificate> all = new ArrayList<>();
    for (X509CertificateHolder each : token.getCertificates().getMatches(null)) {
      all.add(new JcaX509CertificateConverter().getCertificate(each));
    }
    return all;
  }

  private static String words(String said) {
    if (said == null || said.isBlank()) {
      return "it does not say why";
    }
    String plain = said.codePoints().limit(200).filter(c -> !Character.isISOControl(c)).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    return "\"" + plain + "\"";
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "HttpTimestampAuthority[" + address + "]";
  }
}
