package io.bordereau.connectors.https;

import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.mapping.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** One client for each distinct way of trusting and proving; a file that changes makes a new one: a renewed certificate counts at once. */
final class Clients {
  private static final int MOST = 200;
  private static final long LARGEST_FILE = 1 << 20;

  static {
    // A connection is kept for less time than partners keep theirs, so that no message is sent into one that is just being closed: that
    // would leave it open whether it was taken. The operator's own setting counts.
    if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
      System.setProperty("jdk.httpclient.keepalive.timeout", "4");
    }
  }

  private final Map<Key, HttpClient> clients = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, HttpClient> eldest) {
      // Exchanges under way keep their client; its threads end with the last of them.
      return size() > MOST;
    }
  };

  private record Key(List<Path> files, List<Long> changed, Optional<String> password, Duration connect) {}

  /** Why a channel cannot be used. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    Unusable(Finding finding) {
      super(finding.message());
      this.finding = finding;
    }

    Finding finding() {
      return finding;
    }
  }

  synchronized HttpClient of(HttpsChannel channel) throws Unusable {
    List<Path> files = new ArrayList<>(channel.trust());
    if (channel.client() != null) {
      files.add(channel.client().store());
    }
    Key key = new Key(files, files.stream().map(Clients::changed).toList(),
        channel.client() == null ? Optional.empty() : Optional.of(channel.client().password().reference()), channel.timeouts().connect());
    HttpClient known = clients.get(key);
    if (known != null) {
      return known;
    }
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    HttpClient made = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(channel.timeouts().connect())
        .sslContext(context(channel))
        .sslParameters(parameters)
        .build();
    clients.put(key, made);
    return made;
  }

  private static long changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return -1;
    }
  }

  private static SSLContext context(HttpsChannel channel) throws Unusable {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(channel), trust(channel), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no TLS", e);
    }
  }

  private static TrustManager[] trust(HttpsChannel channel) throws Unusable, GeneralSecurityException {
    if (channel.trust().isEmpty()) {
      return null;
    }
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    try {
      anchors.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("an empty key store needs no file", e);
    }
    int count = 0;
    for (Path file : channel.trust()) {
      for (Certificate certificate : certificates(channel.partner(), file)) {
        anchors.setCertificateEntry("anchor-" + count++, certificate);
      }
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(anchors);
    return factory.getTrustManagers();
  }

  private static Collection<? extends Certificate> certificates(String partner, Path file) throws Unusable {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new Unusable(Told.badTrust(partner, file.toString(), "it is larger than " + LARGEST_FILE + " bytes"));
      }
      try (InputStream in = Files.newInputStream(file)) {
        Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in);
        if (found.isEmpty()) {
          throw new Unusable(Told.badTrust(partner, file.toString(), "it holds no certificate"));
        }
        return found;
      }
    } catch (IOException e) {
      throw new Unusable(Told.badTrust(partner, file.toString(), "it is missing or cannot be read"));
    } catch (GeneralSecurityException e) {
      throw new Unusable(Told.badTrust(partner, file.toString(), "it holds no readable certificate"));
    }
  }

  private static KeyManager[] keys(HttpsChannel channel) throws Unusable, GeneralSecurityException {
    HttpsChannel.KeyStoreReference client = channel.client();
    if (client == null) {
      return null;
    }
    String file = client.store().toString();
    char[] password = client.password().read()
        .orElseThrow(() -> new Unusable(Told.missingSecret(channel.partner(), client.password().reference()))).toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(client.store())) {
      if (Files.size(client.store()) > LARGEST_FILE) {
        throw new Unusable(Told.badStore(channel.partner(), file, "it is larger than " + LARGEST_FILE + " bytes"));
      }
      store.load(in, password);
    } catch (IOException | GeneralSecurityException e) {
      String why = Files.isReadable(client.store())
          ? "it is no PKCS#12 store, or the password is wrong"
          : "it is missing or cannot be read";
      throw new Unusable(Told.badStore(channel.partner(), file, why));
    }
    boolean holdsKey = false;
    for (String alias : Collections.list(store.aliases())) {
      holdsKey |= store.isKeyEntry(alias);
    }
    if (!holdsKey) {
      throw new Unusable(Told.badStore(channel.partner(), file, "it holds no key"));
    }
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, password);
    return factory.getKeyManagers();
  }
}
