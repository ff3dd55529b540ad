package io.bordereau.signing.csc;

import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.keys.RawSignatures;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A key at a trust service. Every signature that comes back is verified against the certificate before it is handed on: a service that signs with another key, or something else, is
 * found out here and not by a customer. After a wrong PIN it is not tried again, since a few more attempts would lock the key.
 */
public final class CscKey implements SigningKey {
  /** How long a description of the key is believed. */
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final int MOST_BOUND = 1000;
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final Map<SignatureAlgorithm, String> NAMES = Map.of(
      SignatureAlgorithm.RSA_SHA256, "1.2.840.113549.1.1.11", SignatureAlgorithm.RSA_SHA384, "1.2.840.113549.1.1.12", SignatureAlgorithm.RSA_SHA512, "1.2.840.113549.1.1.13",
      SignatureAlgorithm.RSA_PSS_SHA256, "1.2.840.113549.1.1.10", SignatureAlgorithm.RSA_PSS_SHA384, "1.2.840.113549.1.1.10",
      SignatureAlgorithm.RSA_PSS_SHA512, "1.2.840.113549.1.1.10",
      SignatureAlgorithm.ECDSA_SHA256, "1.2.840.10045.4.3.2", SignatureAlgorithm.ECDSA_SHA384, "1.2.840.10045.4.3.3", SignatureAlgorithm.ECDSA_SHA512, "1.2.840.10045.4.3.4");

  private final CscService service;
  private final CscCredential credential;
  private final CscActivation activation;
  private final SignatureAlgorithm algorithm;
  private final Standing standing;
  /** Authorizations that are paid for and not yet used; each for one signature. */
  private final Deque<CscService.Activation> activations;
  /** Authorizations for one digest each that the service gave and then had no time to use. */
  private final Map<String, CscService.Activation> bound;
  private final AtomicReference<String> blocked;
  private final Instant seen;

  private CscKey(CscService service, CscCredential credential, CscActivation activation, SignatureAlgorithm algorithm, Standing standing,
      Deque<CscService.Activation> activations, Map<String, CscService.Activation> bound, AtomicReference<String> blocked, Instant seen) {
    this.service = service;
    this.credential = credential;
    this.activation = activation;
    this.algorithm = algorithm;
    this.standing = standing;
    this.activations = activations;
    this.bound = bound;
    this.blocked = blocked;
    this.seen = seen;
  }

  /**
   * The key as the service describes it.
   *
   * @param service where it is
   * @param id its identifier there
   * @param activation what makes it sign
   * @param standing what its signatures are worth, as whoever configures it knows
   * @throws SigningFailed when the service does not answer
   * @throws KeysUnusable when the hub cannot sign with it, in words
   */
  public static CscKey open(CscService service, String id, CscActivation activation, Standing standing) throws SigningFailed, KeysUnusable {
    service.description();
    CscCredential credential = service.credential(id);
    return described(service, credential, activation, standing, null);
  }

  /** The key by a description of now, which goes on with what an earlier one was authorized for. */
  private static CscKey described(CscService service, CscCredential credential, CscActivation activation, Standing standing, CscKey before) throws KeysUnusable {
    String id = credential.id();
    if (!credential.enabled()) {
      throw new KeysUnusable(service.who() + " says that the key " + id + " is not enabled");
    }
    if (!credential.certificate().isEmpty() && !credential.certificate().equals("valid")) {
      throw new KeysUnusable(service.who() + " says that the certificate of the key " + id + " is " + credential.certificate());
    }
    if (credential.mode().equals("oauth2code")) {
      throw new KeysUnusable("the key " + id + " wants a person in a browser for every signature; the hub signs by itself");
    }
    SignatureAlgorithm usual = SignatureAlgorithm.of(credential.chain().get(0).getPublicKey())
        .orElseThrow(() -> new KeysUnusable("the key " + id + " does not sign: it takes RSA of 2048 to 4096 bits, P-256 or P-384"));
    SignatureAlgorithm chosen = offered(credential, usual) ? usual : Arrays.stream(SignatureAlgorithm.values())
        .filter(each -> each.fits(credential.chain().get(0).getPublicKey()) && offered(credential, each)).findFirst()
        .orElseThrow(() -> new KeysUnusable("the key " + id + " offers no algorithm that the hub signs with: " + credential.algorithms()));
    Standing worth = DevelopmentAuthority.marked(credential.chain()) ? Standing.DEVELOPMENT : standing;
    Instant now = service.clock().instant();
    return before == null || !before.credential.chain().get(0).equals(credential.chain().get(0))
        ? new CscKey(service, credential, activation, chosen, worth, new ArrayDeque<>(), new ConcurrentHashMap<>(), new AtomicReference<>(""), now)
        : new CscKey(service, credential, activation, offered(credential, before.algorithm) ? before.algorithm : chosen, worth, before.activations, before.bound, before.blocked, now);
  }

  /**
   * The key as the service describes it now: this one while that is not long ago. A key that was disabled, or whose certificate was revoked, suspended or replaced, is known so before it
   * is asked to sign.
   *
   * @throws SigningFailed when it signs no more, or the service does not answer
   */
  public CscKey looked() throws SigningFailed {
    if (seen.plus(FRESH).isAfter(service.clock().instant())) {
      return this;
    }
    try {
      return described(service, service.credential(credential.id()), activation, standing, this);
    } catch (KeysUnusable e) {
      throw new SigningFailed(e.getMessage(), false, e);
    }
  }

  private static boolean offered(CscCredential credential, SignatureAlgorithm algorithm) {
    List<String> offers = credential.algorithms();
    // a service may name the whole algorithm, or RSA alone and take the digest from the request
    return offers.isEmpty() || offers.contains(NAMES.get(algorithm)) || algorithm.rsa() && !algorithm.pss() && offers.contains(RSA);
  }

  @Override
  public List<X509Certificate> chain() {
    return credential.chain();
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public CscKey with(SignatureAlgorithm other) throws SigningFailed {
    if (!other.fits(certificate().getPublicKey()) || !offered(credential, other)) {
      throw new SigningFailed("the key " + credential.id() + " at " + service.who() + " does not sign with " + other, false);
    }
    return new CscKey(service, credential, activation, other, standing, activations, bound, blocked, seen);
  }

  @Override
  public byte[] sign(byte[] signed) throws SigningFailed {
    if (!blocked.get().isEmpty()) {
      throw new SigningFailed(blocked.get(), false);
    }
    byte[] digest = algorithm.digest().start().digest(signed);
    byte[] signature;
    CscService.Activation kept = kept(digest);
    CscService.Activation given = kept != null ? kept : authorized(digest);
    try {
      signature = sign(digest, given);
    } catch (SigningFailed e) {
      boolean stale = CscRefusal.staleActivation(e);
      if (CscRefusal.answered(e) && e.passing() && given != null && !stale) {
        keep(digest, given);
      }
      // whoever did not answer may have signed: it is not asked again here, and nobody pays twice
      if (kept == null || !stale) {
        throw e;
      }
      forget();
      signature = sign(digest, authorized(digest));
    }
    return RawSignatures.verified(algorithm, certificate(), signed, signature, service.who());
  }

  private byte[] sign(byte[] digest, CscService.Activation authorization) throws SigningFailed {
    String oid = credential.algorithms().isEmpty() || credential.algorithms().contains(NAMES.get(algorithm)) ? NAMES.get(algorithm) : RSA;
    byte[] parameters = algorithm.pss() ? RawSignatures.pssParameters(algorithm) : new byte[0];
    return service.signHash(credential, authorization, List.of(digest), algorithm.digest(), oid, parameters).get(0);
  }

  /** Null for a key that needs none ({@code implicit}). */
  private CscService.Activation authorized(byte[] digest) throws SigningFailed {
    if (credential.mode().equals("implicit") && credential.asks().isEmpty() && !service.description().offers("credentials/authorize")) {
      return null;
    }
    int signatures = credential.bound() ? 1 : Math.clamp(activation.signatures(), 1, credential.most());
    try {
      CscService.Activation given = service.authorize(credential, credential.bound() ? List.of(digest) : List.of(), algorithm.digest(), signatures, activation);
      synchronized (activations) {
        for (int i = 1; i < signatures; i++) {
          activations.add(given);
        }
      }
      return given;
    } catch (SigningFailed e) {
      if (CscRefusal.wrongPin(e)) {
        blocked.set(e.getMessage() + "; it is not tried again until the hub starts anew, since the service would lock the key");
      }
      throw e;
    }
  }

  private CscService.Activation kept(byte[] digest) {
    CscService.Activation own = bound.remove(HexFormat.of().formatHex(digest));
    if (own != null && good(own)) {
      return own;
    }
    synchronized (activations) {
      CscService.Activation next = activations.poll();
      while (next != null && !good(next)) {
        next = activations.poll();
      }
      return next;
    }
  }

  private boolean good(CscService.Activation activation) {
    return activation.until().isAfter(service.clock().instant().plusSeconds(5));
  }

  /** The service said that it has no time: what it authorized holds until it has. */
  private void keep(byte[] digest, CscService.Activation given) {
    if (credential.bound()) {
      if (bound.size() < MOST_BOUND) {
        bound.put(HexFormat.of().formatHex(digest), given);
      }
      return;
    }
    synchronized (activations) {
      activations.addFirst(given);
    }
  }

  private void forget() {
    synchronized (activations) {
      activations.clear();
    }
    bound.clear();
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "CscKey[" + credential.id() + ", " + certificate().getSubjectX500Principal() + "]";
  }
}
