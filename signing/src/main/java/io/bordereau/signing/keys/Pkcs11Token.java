package io.bordereau.signing.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A token (a smart card, a hardware security module, SoftHSM) behind PKCS#11 2.40. The keys stay on it: it signs, and what it gives is verified against the certificate before it is
 * handed on.
 *
 * @param library the token's library (a shared object)
 * @param slot the slot's number, as the library gives it; negative when {@code index} says it
 * @param index which of the slots that hold a token, from 0
 * @param pin the user's PIN, a secret
 */
public record Pkcs11Token(Path library, long slot, int index, String pin) {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /**
   * The key under a label.
   *
   * @param label of the key; the certificate has the same, or the same identifier
   * @param issuers certificates that it descends from, when the token does not hold them
   * @param standing what its signatures are worth, as whoever configures it knows
   * @throws KeysUnusable when there is no such token, key or certificate, in words
   */
  public SigningKey key(String label, List<X509Certificate> issuers, Standing standing) throws KeysUnusable {
    if (!Files.isReadable(library)) {
      throw new KeysUnusable("the library " + library + " of the token is missing or cannot be read");
    }
    Provider provider = provider();
    try {
      Opened opened = open(provider, label);
      List<X509Certificate> chain = chain(opened.chain(), issuers);
      SignatureAlgorithm usual = SignatureAlgorithm.of(chain.get(0).getPublicKey())
          .orElseThrow(() -> new KeysUnusable("the key " + label + " on the token does not sign: it takes RSA of 2048 to 4096 bits, P-256 or P-384"));
      Standing worth = DevelopmentAuthority.marked(chain) ? Standing.DEVELOPMENT : standing;
      return new Key(new Session(this, label, provider, opened.key()), chain, usual, worth);
    } catch (IOException e) {
      throw new KeysUnusable("the token behind " + library + " does not open: its PIN is wrong, or it is not there");
    } catch (GeneralSecurityException | ProviderException e) {
      throw new KeysUnusable("the key " + label + " on the token cannot be opened");
    }
  }

  private Provider provider() throws KeysUnusable {
    Provider general = Security.getProvider("SunPKCS11");
    if (general == null) {
      throw new KeysUnusable("this Java runtime does not know PKCS#11");
    }
    if (library.toString().indexOf('\n') >= 0) {
      throw new KeysUnusable("a library's path has one line");
    }
    String where = slot < 0 ? "slotListIndex = " + index : "slot = " + slot;
    try {
      // two dashes: the text itself, not the name of a file (JDK PKCS#11 Reference Guide)
      return general.configure("--name = hub" + NUMBERS.incrementAndGet() + "\nlibrary = " + library.toAbsolutePath() + "\n" + where + "\n");
    } catch (ProviderException | java.security.InvalidParameterException e) {
      throw new KeysUnusable("there is no token behind " + library + " at " + where);
    }
  }

  private record Opened(PrivateKey key, List<X509Certificate> chain) {}

  private Opened open(Provider provider, String label) throws KeysUnusable, IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS11", provider);
    char[] secret = pin.toCharArray();
    keys.load(null, secret);
    if (!(keys.getKey(label, null) instanceof PrivateKey key)) {
      throw new KeysUnusable("the token holds no key " + label + " with a certificate; it holds " + Collections.list(keys.aliases()));
    }
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate each : keys.getCertificateChain(label)) {
      chain.add((X509Certificate) each);
    }
    return new Opened(key, chain);
  }

  /** Tokens often hold the leaf alone. */
  private static List<X509Certificate> chain(List<X509Certificate> held, List<X509Certificate> issuers) {
    List<X509Certificate> chain = new ArrayList<>(held);
    for (int i = 0; i < issuers.size(); i++) {
      X509Certificate last = chain.get(chain.size() - 1);
      if (last.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
        break;
      }
      issuers.stream().filter(each -> each.getSubjectX500Principal().equals(last.getIssuerX500Principal()) && !chain.contains(each)).findFirst().ifPresent(chain::add);
    }
    return chain;
  }

  /** Without the PIN. */
  @Override
  public String toString() {
    return "Pkcs11Token[" + library + "]";
  }

  /** The key as the token knows it now; after the token was away it is looked up anew. */
  private static final class Session {
    private final Pkcs11Token token;
    private final String label;
    private final Provider provider;
    private volatile PrivateKey key;

    Session(Pkcs11Token token, String label, Provider provider, PrivateKey key) {
      this.token = token;
      this.label = label;
      this.provider = provider;
      this.key = key;
    }

    byte[] sign(SignatureAlgorithm algorithm, byte[] signed) throws SigningFailed {
      PrivateKey known = key;
      try {
        return once(algorithm, known, signed);
      } catch (GeneralSecurityException | ProviderException e) {
        return again(algorithm, known, signed);
      }
    }

    private byte[] again(SignatureAlgorithm algorithm, PrivateKey known, byte[] signed) throws SigningFailed {
      try {
        synchronized (this) {
          if (key == known) {
            key = token.open(provider, label).key();
          }
        }
        return once(algorithm, key, signed);
      } catch (IOException | GeneralSecurityException | ProviderException | KeysUnusable e) {
        throw new SigningFailed("the key " + label + " on the token did not sign", true, e);
      }
    }

    private byte[] once(SignatureAlgorithm algorithm, PrivateKey with, byte[] signed) throws GeneralSecurityException {
      Signature signature = algorithm.start(provider);
      signature.initSign(with);
      signature.update(signed);
      return signature.sign();
    }
  }

  private record Key(Session session, List<X509Certificate> chain, SignatureAlgorithm algorithm, Standing standing) implements SigningKey {
    Key {
      chain = List.copyOf(chain);
    }

    @Override
    public SigningKey with(SignatureAlgorithm other) throws SigningFailed {
      if (!other.fits(certificate().getPublicKey())) {
        throw new SigningFailed("the key " + session.label + " on the token does not sign with " + other, false);
      }
      return new Key(session, chain, other, standing);
    }

    @Override
    public byte[] sign(byte[] signed) throws SigningFailed {
      return RawSignatures.verified(algorithm, certificate(), signed, session.sign(algorithm, signed), "the token");
    }
  }
}
