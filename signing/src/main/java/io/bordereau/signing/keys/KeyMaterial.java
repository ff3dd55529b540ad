package io.bordereau.signing.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A private key and the chain of its certificate.
 *
 * @param key the private key
 * @param chain its certificate first, then those that it descends from
 */
public record KeyMaterial(PrivateKey key, List<X509Certificate> chain) {
  private static final long LARGEST = 1 << 20;

  public KeyMaterial {
    chain = List.copyOf(chain);
  }

  /** The certificate of the key. */
  public X509Certificate certificate() {
    return chain.get(0);
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
