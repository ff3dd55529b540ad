package io.bordereau.signing.cades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.Evidence;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.signatures.StampToken;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** From one level to the next. */
final class Levels {
  private Levels() {}

  /**
   * What raising needs to know.
   *
   * @param signer the certificate of the signer first, then others that come along
   * @param authorities who is asked
   * @param algorithm what time-stamps digest with
   * @param content the digest of the content by that
   * @param time now
   */
  record Terms(List<X509Certificate> signer, Authorities authorities, DigestAlgorithm algorithm, byte[] content, Instant time) {}

  /** The signature at least at a level; what it has already stays. At LTA it gets a further archive time-stamp each time. */
  static Parts raise(Parts parts, SignatureLevel level, Terms terms) throws SigningFailed {
    return switch (level) {
      case B -> parts;
      case T -> parts.has(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken) ? parts : parts.stamped(terms.authorities().stamps(), terms.algorithm());
      case LT -> proved(raise(parts, SignatureLevel.T, terms), terms);
      case LTA -> raise(parts, SignatureLevel.LT, terms).archived(terms.authorities().stamps(), terms.algorithm(), terms.content());
    };
  }

  private static Parts proved(Parts parts, Terms terms) throws SigningFailed {
    List<Evidence.User> users = new ArrayList<>();
    List<X509Certificate> pool = new ArrayList<>(terms.signer());
    Instant earliest = terms.time();
    for (byte[] each : parts.tokens()) {
      StampToken token = StampToken.read(each).orElseThrow(() -> new SigningFailed("a time-stamp in the signature cannot be read", false));
      users.add(new Evidence.User(token.signer(terms.authorities().known()), token.time()));
      pool.addAll(token.certificates());
      if (token.time().isBefore(earliest)) earliest = token.time();
    }
    users.add(new Evidence.User(terms.signer().get(0), earliest));
    return parts.with(Evidence.of(users, pool, parts.held(), terms.authorities(), terms.time()));
  }
}
