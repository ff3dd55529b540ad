package io.bordereau.simulators;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The receiver's side of TLS: its own key, and the certificates that senders must descend from. */
final class Tls {
  private Tls() {}

  /**
   * TLS 1.2 and 1.3 with the key of a PKCS#12 store.
   *
   * @param keys the store with the receiver's key
   * @param trust the store with the senders' certificates; null when senders need none
   * @param password of both stores
   * @throws IOException when a store cannot be read or opened
   */
  static HttpsConfigurator configurator(Path keys, Path trust, char[] password) throws IOException {
    try {
      var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(store(keys, password), password);
      TrustManagerFactory trusted = null;
      if (trust != null) {
        trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store(trust, password));
      }
      var context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), trusted == null ? null : trusted.getTrustManagers(), null);
      return new Configurator(context, trust != null);
    } catch (GeneralSecurityException e) {
      throw new IOException("a key store cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Whom this partner trusts when it connects itself.
   *
   * @param trust the store with the certificates; null for those of the platform
   * @throws IOException when the store cannot be read or opened
   */
  static SSLContext trusting(Path trust, char[] password) throws IOException {
    try {
      if (trust == null) return SSLContext.getDefault();
      var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(store(trust, password));
      var context = SSLContext.getInstance("TLS");
      context.init(null, trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("a trust store cannot be used: " + e.getMessage(), e);
    }
  }

  private static KeyStore store(Path file, char[] password) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    return store;
  }

  private static final class Configurator extends HttpsConfigurator {
    private final boolean client;

    Configurator(SSLContext context, boolean client) {
      super(context);
      this.client = client;
    }

    @Override
    public void configure(HttpsParameters parameters) {
      var ssl = getSSLContext().getDefaultSSLParameters();
      ssl.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      ssl.setNeedClientAuth(client);
      parameters.setSSLParameters(ssl);
    }
  }
}
