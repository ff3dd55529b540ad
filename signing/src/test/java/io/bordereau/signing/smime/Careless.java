package io.bordereau.signing.smime;

import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** Somebody who signs with a key that we would not sign with. */
record Careless(KeyMaterial key, SignatureAlgorithm algorithm) implements SigningKey {
  @Override
  public List<X509Certificate> chain() {
    return key.chain();
  }

  @Override
  public Standing standing() {
    return Standing.DEVELOPMENT;
  }

  @Override
  public byte[] sign(byte[] signed) throws SigningFailed {
    try {
      Signature signature = Signature.getInstance(algorithm.bouncyName());
      signature.initSign(key.key());
      signature.update(signed);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new SigningFailed("it cannot", false, e);
    }
  }
}
