package io.bordereau.signing.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A private key and the chain of its certificate, from a PKCS#12 store: for TLS, for messages, and as a {@link SigningKey}.
 *
 * @param key the private key
 * @param chain its certificate first, then those that it descends from
 * @param standing what its signatures are worth: {@link Standing#DEVELOPMENT} whatever is given, when a certificate of the chain says that it is not for production
 * @param algorithm how it signs; null when a key of its kind or size signs nothing (it may still serve TLS)
 */
public record KeyMaterial(PrivateKey key, List<X509Certificate> chain, Standing standing, SignatureAlgorithm algorithm) implements SigningKey {
  private static final long LARGEST = 1 << 20;

  /** IllegalArgumentException for an algorithm that the key cannot do. */
  public KeyMaterial {
    chain = List.copyOf(chain);
    standing = DevelopmentAuthority.marked(chain) ? Standing.DEVELOPMENT : standing;
    if (algorithm != null && !algorithm.fits(chain.get(0).getPublicKey())) {
      throw new IllegalArgumentException("this key does not sign with " + algorithm);
    }
  }

  /** A key whose signatures are worth nothing yet; it signs as keys of its kind do. */
  public KeyMaterial(PrivateKey key, List<X509Certificate> chain) {
    this(key, chain, Standing.DEVELOPMENT, SignatureAlgorithm.of(chain.get(0).getPublicKey()).orElse(null));
  }

  /**
   * The same key as one that signs.
   *
   * @param worth what its signatures are worth, as whoever configures it knows
   * @throws KeysUnusable when nothing is signed with a key of its kind or size
   */
  public KeyMaterial signing(Standing worth) throws KeysUnusable {
    if (algorithm == null) {
      throw new KeysUnusable("the key of " + certificate().getSubjectX500Principal() + " does not sign: it takes RSA of 2048 to 4096 bits, P-256 or P-384");
    }
    return new KeyMaterial(key, chain, worth, algorithm);
  }

  @Override
  public KeyMaterial with(SignatureAlgorithm other) throws SigningFailed {
    if (!other.fits(certificate().getPublicKey())) {
      throw new SigningFailed("the key of " + certificate().getSubjectX500Principal() + " does not sign with " + other, false);
    }
    return new KeyMaterial(key, chain, standing, other);
  }

  @Override
  public byte[] sign(byte[] signed) throws SigningFailed {
    if (algorithm == null) {
      throw new SigningFailed("the key of " + certificate().getSubjectX500Principal() + " does not sign: it takes RSA of 2048 to 4096 bits, P-256 or P-384", false);
    }
    try {
      Signature signature = algorithm.start(null);
      signature.initSign(key);
      signature.update(signed);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new SigningFailed("the key of " + certificate().getSubjectX500Principal() + " did not sign", false, e);
    }
  }

  /** Reads the one key of a PKCS#12 store (RFC 7292). KeysUnusable says in words what is wrong. */
  public static KeyMaterial load(Path store, char[] password) throws KeysUnusable {
    try {
      if (Files.size(store) > LARGEST) {
        throw new KeysUnusable(store + " is larger than " + LARGEST + " bytes");
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, password);
      }
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.getKey(alias, password) instanceof PrivateKey key) {
          return new KeyMaterial(key, Arrays.stream(keys.getCertificateChain(alias)).map(X509Certificate.class::cast).toList());
        }
      }
      throw new KeysUnusable(store + " holds no private key");
    } catch (IOException e) {
      String why = Files.isReadable(store) ? " is no PKCS#12 store, or its password is wrong" : " is missing or cannot be read";
      throw new KeysUnusable(store + why);
    } catch (GeneralSecurityException e) {
      throw new KeysUnusable(store + " holds a key that cannot be opened");
    }
  }

  /** Writes a PKCS#12 store with this key under an alias; the file is replaced in one step. */
  public void save(Path store, String alias, char[] password) throws IOException {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(alias, key, password, chain.toArray(Certificate[]::new));
      write(keys, store, password);
    } catch (GeneralSecurityException e) {
      throw new IOException("the key store could not be made", e);
    }
  }

  /** Writes a PKCS#12 store that trusts one certificate; the file is replaced in one step. */
  static void saveTrust(X509Certificate trusted, Path store, char[] password) throws IOException {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setCertificateEntry("root", trusted);
      write(keys, store, password);
    } catch (GeneralSecurityException e) {
      throw new IOException("the trust store could not be made", e);
    }
  }

  private static void write(KeyStore keys, Path store, char[] password) throws IOException, GeneralSecurityException {
    Path temporary = PrivateFiles.temporary(store);
    try (OutputStream out = Files.newOutputStream(temporary)) {
      keys.store(out, password);
    }
    PrivateFiles.replace(temporary, store);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "KeyMaterial[" + certificate().getSubjectX500Principal() + "]";
  }
}
