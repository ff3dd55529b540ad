package io.bordereau.signing.keys;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key that signs, wherever it lives: in a PKCS#12 store, on a PKCS#11 token, behind a remote signing service. What is made with it is judged by its
 * {@link Standing}, not by the place.
 */
public interface SigningKey {
  /** Its certificate first, then those that it descends from as far as they are known, the root last; never empty. */
  List<X509Certificate> chain();

  /** The certificate of the key. */
  default X509Certificate certificate() {
    return chain().get(0);
  }

  /** How it signs. */
  SignatureAlgorithm algorithm();

  /** What its signatures are worth. */
  Standing standing();

  /**
   * The signature over the bytes, which are few (signed attributes, a SignedInfo): the digest is made on the way.
   *
   * @param signed what is signed
   * @return RSA: the octets of RFC 8017; ECDSA: the sequence of r and s in DER (RFC 3279 2.2.3), which XML writes otherwise
   * @throws SigningFailed when the store, the token or the service does not sign now, with whether a later attempt may succeed
   */
  byte[] sign(byte[] signed) throws SigningFailed;

  /**
   * The same key signing with another algorithm, such as one of a stronger digest.
   *
   * @throws SigningFailed when this key, or who holds it, does not sign so
   */
  default SigningKey with(SignatureAlgorithm other) throws SigningFailed {
    if (other != algorithm()) {
      throw new SigningFailed("the key of " + certificate().getSubjectX500Principal() + " signs with " + algorithm() + " only", false);
    }
    return this;
  }
}
