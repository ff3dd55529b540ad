package io.bordereau.signing.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * The keys that a development hub makes for itself on its first start, and renews before they expire. Two processes that start together make
 * them once. Nothing is overwritten while it is good.
 *
 * @param folder where they are
 */
public record DevelopmentKeys(Path folder) {
  private static final Duration VALIDITY = Duration.ofDays(397);
  private static final Duration RENEWAL = Duration.ofDays(14);
  /** Clocks differ a little. */
  private static final Duration BEFORE = Duration.ofHours(1);
  private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");

  /** The password of every store here: one line, random. */
  public Path password() {
    return folder.resolve("password");
  }

  /** The certificate that all others here descend from, as PEM: what the hub trusts. */
  public Path root() {
    return folder.resolve("development-root.pem");
  }

  /** The same certificate as a PKCS#12 trust store: what simulated partners trust. */
  public Path trust() {
    return folder.resolve("development-trust.p12");
  }

  /** The authority's own store. */
  public Path authority() {
    return folder.resolve("development-root.p12");
  }

  /** The store of a partner's server on this machine: {@code localhost} and its addresses. */
  public Path partner() {
    return folder.resolve("partner-server.p12");
  }

  /** The store of the hub's own server for partners: {@code localhost} and its addresses. */
  public Path server() {
    return folder.resolve("hub-server.p12");
  }

  /** The store by which the hub proves itself to partners. */
  public Path client() {
    return folder.resolve("hub-client.p12");
  }

  /** The store by which the hub signs and opens messages. */
  public Path messages() {
    return folder.resolve("hub-message.p12");
  }

  /** The certificate of {@link #messages}, as PEM. */
  public Path messageCertificate() {
    return folder.resolve("hub-message.pem");
  }

  /** The store by which a simulated partner does. */
  public Path partnerMessages() {
    return folder.resolve("partner-message.p12");
  }

  /** The store by which documents of a company are signed; its chain has an authority between it and the root. */
  public Path documents(String company) {
    return folder.resolve("document-" + company + ".p12");
  }

  /** The certificate that signatures on documents descend from, as PEM: nobody but a tester trusts it. */
  public Path documentRoot() {
    return folder.resolve("development-documents-root.pem");
  }

  /** The store of the authority between, which issues what documents are signed with. */
  public Path documentIssuer() {
    return folder.resolve("development-documents-issuer.p12");
  }

  /** The store of the root of {@link #documentIssuer}. */
  public Path documentRootKey() {
    return folder.resolve("development-documents-root.p12");
  }

  /** The store by which times are stamped. */
  public Path stamps() {
    return folder.resolve("development-stamps.p12");
  }

  /** Where a development secret is, such as a partner's shared secret. */
  public Path secret(String name) {
    return folder.resolve("secrets").resolve(name);
  }

  /**
   * Makes what is missing and renews what expires within two weeks.
   *
   * @param now the time
   * @param secrets the names of the secrets to make: letters, digits and hyphens
   * @return what was made, by file name; empty when all was there
   * @throws IOException when the folder cannot be written, or what is there cannot be read
   */
  public List<String> ensure(Instant now, Collection<String> secrets) throws IOException {
    PrivateFiles.folder(folder);
    try (FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Held until the channel closes.
      channel.lock();
      List<String> made = new ArrayList<>();
      if (!Files.exists(password())) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        PrivateFiles.write(password(), HexFormat.of().formatHex(random) + "\n");
        made.add("password");
      }
      char[] password = Files.readString(password()).strip().toCharArray();
      DevelopmentAuthority authority = authority(now, password, made);
      store(partner(), "Simulated partner", DevelopmentAuthority.Side.SERVER, THIS_MACHINE, authority, now, password, made);
      store(server(), "Bordereau hub", DevelopmentAuthority.Side.SERVER, THIS_MACHINE, authority, now, password, made);
      store(client(), "Bordereau hub", DevelopmentAuthority.Side.CLIENT, List.of(), authority, now, password, made);
      for (String name : secrets) {
        secret(name, made);
      }
      return made;
    }
  }

  /**
   * Makes the keys for messages of both sides, and their certificates as PEM beside them ({@code hub-message.pem}, {@code partner-message.pem}), when they are
   * missing or expire within two weeks.
   *
   * @return what was made, by file name
   * @throws IOException when the folder cannot be written, or what is there cannot be read
   */
  public List<String> ensureMessages(Instant now) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      List<String> made = new ArrayList<>();
      char[] password = Files.readString(password()).strip().toCharArray();
      DevelopmentAuthority authority = authority(now, password, made);
      store(messages(), "Bordereau hub messages", DevelopmentAuthority.Side.MESSAGES, List.of(), authority, now, password, made);
      store(partnerMessages(), "Simulated partner messages", DevelopmentAuthority.Side.MESSAGES, List.of(), authority, now, password, made);
      for (Path store : List.of(messages(), partnerMessages())) {
        PrivateFiles.write(folder.resolve(store.getFileName().toString().replace(".p12", ".pem")), pem(load(store, password).certificate()));
      }
      return made;
    }
  }

  /**
   * Makes the keys that documents are signed with, one for each company, and the one that stamps times, when they are missing or expire within two weeks.
   *
   * @param companies their ids: small letters, digits and hyphens
   * @return what was made, by file name
   * @throws IOException when the folder cannot be written, or what is there cannot be read
   */
  public List<String> ensureDocuments(Instant now, Collection<String> companies) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      List<String> made = new ArrayList<>();
      char[] password = Files.readString(password()).strip().toCharArray();
      DevelopmentAuthority issuer = issuer(now, password, made);
      store(stamps(), "Bordereau time-stamps", DevelopmentAuthority.Side.TIME_STAMPS, List.of(), issuer, now, password, made);
      for (String company : companies) {
        if (!company.matches("[a-z0-9][a-z0-9-]{0,59}")) {
          throw new IOException("not the id of a company: " + company);
        }
        store(documents(company), company + " documents", DevelopmentAuthority.Side.DOCUMENTS, List.of(), issuer, now, password, made);
      }
      return made;
    }
  }

  private DevelopmentAuthority issuer(Instant now, char[] password, List<String> made) throws IOException {
    KeyMaterial known = load(documentIssuer(), password);
    if (known != null && good(known.certificate(), now, VALIDITY) && Files.exists(documentRoot()) && Files.exists(documentRootKey())) {
      return new DevelopmentAuthority(known);
    }
    DevelopmentAuthority root = DevelopmentAuthority.create("Bordereau documents root", now.minus(BEFORE), 1);
    DevelopmentAuthority issuer = root.below("Bordereau documents issuer", now.minus(BEFORE));
    PrivateFiles.write(documentRoot(), pem(root.root().certificate()));
    root.root().save(documentRootKey(), "root", password);
    issuer.root().save(documentIssuer(), "issuer", password);
    made.add("development-documents-root");
    return issuer;
  }

  private DevelopmentAuthority authority(Instant now, char[] password, List<String> made) throws IOException {
    KeyMaterial known = load(authority(), password);
    boolean good = known != null && good(known.certificate(), now, VALIDITY) && Files.exists(root()) && Files.exists(trust());
    if (good) {
      return new DevelopmentAuthority(known);
    }
    DevelopmentAuthority authority = DevelopmentAuthority.create("Bordereau root", now.minus(BEFORE));
    PrivateFiles.write(root(), pem(authority.root().certificate()));
    KeyMaterial.saveTrust(authority.root().certificate(), trust(), password);
    authority.root().save(authority(), "root", password);
    made.add("development-root");
    return authority;
  }

  private static void store(Path store, String name, DevelopmentAuthority.Side side, List<String> hosts, DevelopmentAuthority authority,
      Instant now, char[] password, List<String> made) throws IOException {
    KeyMaterial known = load(store, password);
    boolean ours = known != null && known.chain().contains(authority.root().certificate());
    if (ours && good(known.certificate(), now, RENEWAL)) {
      return;
    }
    authority.issue(name, side, hosts, now.minus(BEFORE), now.plus(VALIDITY)).save(store, "key", password);
    made.add(store.getFileName().toString());
  }

  private void secret(String name, List<String> made) throws IOException {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9-]{0,59}")) {
      throw new IOException("not the name of a secret: " + name);
    }
    PrivateFiles.folder(folder.resolve("secrets"));
    if (!Files.exists(secret(name))) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(secret(name), Base64.getUrlEncoder().encodeToString(random) + "\n");
      made.add("secrets/" + name);
    }
  }

  /** What a store holds; null when it is missing. One that cannot be opened is not replaced behind its owner's back. */
  private static KeyMaterial load(Path store, char[] password) throws IOException {
    if (!Files.exists(store)) {
      return null;
    }
    try {
      return KeyMaterial.load(store, password);
    } catch (KeysUnusable e) {
      throw new IOException(e.getMessage() + "; remove it to have it made anew", e);
    }
  }

  private static boolean good(X509Certificate certificate, Instant now, Duration left) {
    return certificate.getNotAfter().toInstant().isAfter(now.plus(left)) && !certificate.getNotBefore().toInstant().isAfter(now);
  }

  private static String pem(X509Certificate certificate) throws IOException {
    try {
      String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "# " + DevelopmentAuthority.MARK + "\n-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IOException("the root certificate cannot be written", e);
    }
  }
}
