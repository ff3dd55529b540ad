package io.bordereau.signing.authorities;

import io.bordereau.signing.keys.SigningFailed;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Asks whom a certificate names: its responders first, then its lists. What is answered is kept until it is no longer fresh; that nobody answered is kept for a short time as well,
 * so that a thousand documents do not wait a thousand times for the same silence. Many threads that want to know the same ask once.
 */
public final class OnlineRevocation implements RevocationSource {
  private static final int LARGEST_RESPONSE = 256 << 10;
  private static final int LARGEST_LIST = 32 << 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Calls calls;
  private final RevocationRules rules;
  private final Clock clock;
  private final Kept<RevocationProof> proofs;
  private final Kept<ListProof> lists;

  /**
   * A source with an empty memory.
   *
   * @param calls how authorities are asked
   * @param rules when a proof counts
   * @param clock our clock
   */
  public OnlineRevocation(Calls calls, RevocationRules rules, Clock clock) {
    this.calls = calls;
    this.rules = rules;
    this.clock = clock;
    this.proofs = new Kept<>(rules.most(), rules.failures(), clock);
    // lists are large: a few authorities are enough
    this.lists = new Kept<>(Math.min(rules.most(), 64), rules.failures(), clock);
  }

  /** With the usual rules. */
  public static OnlineRevocation by(Calls calls) {
    return new OnlineRevocation(calls, RevocationRules.DEFAULT, Clock.systemUTC());
  }

  @Override
  public RevocationProof proof(X509Certificate certificate, X509Certificate issuer, Instant at) throws SigningFailed {
    if (!OcspProof.issuedBy(certificate, issuer)) {
      throw new SigningFailed(issuer.getSubjectX500Principal() + " did not issue the certificate of " + certificate.getSubjectX500Principal(), false);
    }
    return proofs.get(name(certificate), () -> ask(certificate, issuer));
  }

  private Kept.Fresh<RevocationProof> ask(X509Certificate certificate, X509Certificate issuer) throws SigningFailed {
    Pointers pointers = Pointers.of(certificate);
    List<String> why = new ArrayList<>();
    boolean passing = false;
    for (URI address : pointers.responders()) {
      try {
        OcspProof said = responder(address, certificate, issuer);
        return new Kept.Fresh<>(said.proof(), until(said.from(), said.until()));
      } catch (SigningFailed e) {
        why.add(e.getMessage());
        passing |= e.passing();
      } catch (ProofUseless e) {
        why.add(address.getHost() + ": " + e.getMessage());
        passing |= e.passing();
      }
    }
    for (URI address : pointers.lists()) {
      try {
        ListProof list = list(address, issuer);
        return new Kept.Fresh<>(list.about(certificate, pointers.lists()), until(list.from(), list.until()));
      } catch (SigningFailed e) {
        why.add(e.getMessage());
        passing |= e.passing();
      } catch (ProofUseless e) {
        why.add(address.getHost() + ": " + e.getMessage());
      }
    }
    throw new SigningFailed("nobody says whether the certificate of " + certificate.getSubjectX500Principal() + " has been revoked: "
        + (why.isEmpty() ? "it names nobody who could be asked" : String.join("; ", why)), passing);
  }

  private OcspProof responder(URI address, X509Certificate certificate, X509Certificate issuer) throws SigningFailed, ProofUseless {
    byte[] nonce = nonce();
    Calls.Answer answer = calls.post("the responder " + address.getHost(), address, request(certificate, issuer, nonce), LARGEST_RESPONSE,
        Map.of("Content-Type", "application/ocsp-request", "Accept", "application/ocsp-response"));
    if (answer.status() != 200) {
      throw new SigningFailed("the responder " + address.getHost() + " answered with status " + answer.status(), Calls.passing(answer.status()));
    }
    OcspProof said = OcspProof.of(answer.body(), certificate, issuer, nonce, rules.nonce());
    fresh(said.from(), said.until());
    if (said.delegated() && !said.responderNeedsNoCheck()) {
      responderIsGood(said.responder(), issuer);
    }
    return said;
  }

  /** A responder that may be revoked is looked up in its issuer's lists only: asking responders about responders has no end. */
  private void responderIsGood(X509Certificate responder, X509Certificate issuer) throws SigningFailed, ProofUseless {
    List<URI> points = Pointers.of(responder).lists();
    for (URI point : points) {
      Instant revoked = list(point, issuer).about(responder, points).revoked();
      if (revoked != null) {
        throw new ProofUseless("the responder's own certificate has been revoked");
      }
      return;
    }
  }

  private ListProof list(URI address, X509Certificate issuer) throws SigningFailed, ProofUseless {
    return lists.get(address + " " + name(issuer), () -> {
      Calls.Answer answer = calls.get("the list at " + address.getHost(), address, LARGEST_LIST);
      if (answer.status() != 200) {
        throw new SigningFailed("the list at " + address.getHost() + " came with status " + answer.status(), Calls.passing(answer.status()));
      }
      try {
        ListProof list = ListProof.of(answer.body(), issuer);
        fresh(list.from(), list.until());
        return new Kept.Fresh<>(list, until(list.from(), list.until()));
      } catch (ProofUseless e) {
        throw new SigningFailed("the list at " + address.getHost() + ": " + e.getMessage(), false, e);
      }
    });
  }

  private void fresh(Instant from, Instant until) throws ProofUseless {
    Instant now = clock.instant();
    if (from.isAfter(now.plus(rules.skew()))) {
      throw new ProofUseless("what is said comes from the future (" + from + ")");
    }
    if (until == null ? from.plus(rules.oldest()).isBefore(now) : until.plus(rules.skew()).isBefore(now)) {
      throw new ProofUseless("what is said is no longer fresh: it is of " + from + (until == null ? "" : " and was fresh until " + until));
    }
  }

  private Instant until(Instant from, Instant until) {
    return until == null ? from.plus(rules.oldest()) : until;
  }

  private static byte[] nonce() {
    // RFC 9654: 32 octets, within an octet string of its own
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    try {
      return new DEROctetString(random).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] request(X509Certificate certificate, X509Certificate issuer, byte[] nonce) throws SigningFailed {
    try {
      var sha1 = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
      OCSPReqBuilder builder = new OCSPReqBuilder();
      // SHA-1 only names the issuer here, and is what all responders know (RFC 5019 2.1.1)
      builder.addRequest(new CertificateID(sha1, new JcaX509CertificateHolder(issuer), certificate.getSerialNumber()));
      builder.setRequestExtensions(new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce)));
      return builder.build().getEncoded();
    } catch (OperatorCreationException | OCSPException | CertificateEncodingException | IOException e) {
      throw new SigningFailed("no question about the certificate can be made", false, e);
    }
  }

  private static String name(X509Certificate certificate) throws SigningFailed {
    try {
      return Arrays.toString(io.bordereau.signing.keys.DigestAlgorithm.SHA256.start().digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new SigningFailed("a certificate cannot be written", false, e);
    }
  }
}
