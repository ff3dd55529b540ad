package io.bordereau.signing.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** The kinds of keys that the hub signs with. */
public enum Kind {
  RSA_2048,
  P_256,
  P_384;

  /** A new pair of this kind. */
  public KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(this == RSA_2048 ? "RSA" : "EC");
      switch (this) {
        case RSA_2048 -> generator.initialize(2048);
        case P_256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
        case P_384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
