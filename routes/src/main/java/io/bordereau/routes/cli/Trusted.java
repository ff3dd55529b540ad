package io.bordereau.routes.cli;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Hub;
import io.bordereau.signing.authorities.Addresses;
import io.bordereau.signing.authorities.Calls;
import io.bordereau.signing.authorities.DevelopmentAuthorities;
import io.bordereau.signing.authorities.OnlineRevocation;
import io.bordereau.signing.authorities.RevocationSource;
import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.verify.ChainCheck;
import io.bordereau.signing.verify.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whom a command trusts when it looks at signatures. */
final class Trusted {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Option(names = "--trust", paramLabel = "PATH", description = "Whom to trust: PEM, DER or PKCS#12 files, EU trusted lists in XML, or folders of them; trust/ of the configuration when absent.")
  private List<Path> paths;

  @Option(names = "--trust-password", paramLabel = "FILE", description = "A file with the password of PKCS#12 files of --trust.")
  private Path password;

  @Option(names = "--list-signers", paramLabel = "PATH", description = "The certificates that may sign trusted lists; without it the lists are taken as they lie there.")
  private List<Path> signers;

  @Option(names = "--online", description = "Ask the issuers of certificates whether they revoked them, where the document brings no proof.")
  private boolean online;

  @Option(names = "--strict", description = "Take no signature of which nobody proves that its certificate was not revoked.")
  private boolean strict;

  /**
   * What was read.
   *
   * @param check how chains are checked
   * @param remarks what the operator should know
   */
  record Read(ChainCheck check, List<String> remarks) {}

  /**
   * Reads it all.
   *
   * @throws UsageException when a file cannot be used
   */
  Read read(Path configuration, Instant now) throws IOException {
    try {
      var given = paths == null ? folder(configuration.resolve("trust")) : paths;
      var word = password == null ? new char[0] : Files.readString(password).strip().toCharArray();
      var may = new ArrayList<X509Certificate>();
      if (signers != null) for (var each : signers) may.addAll(TrustAnchors.certificates(each, word));
      var anchors = TrustAnchors.read(given, word, may, now);
      RevocationSource source = online ? OnlineRevocation.by(Calls.to(Addresses.PUBLIC, PATIENCE)) : null;
      var missing = strict ? ChainCheck.Missing.INVALID : ChainCheck.Missing.UNKNOWN;
      var development = paths == null ? development(configuration) : null;
      if (development == null) return new Read(new ChainCheck(anchors, source, missing), anchors.remarks());
      return new Read(new ChainCheck(anchors.and(development.anchors()), development.before(source), missing), anchors.remarks());
    } catch (KeysUnusable e) {
      throw new UsageException(e.getMessage());
    } catch (IOException e) {
      throw new UsageException(password + " cannot be read");
    }
  }

  private static List<Path> folder(Path folder) {
    return Files.isDirectory(folder) ? List.of(folder) : List.of();
  }

  /**
   * The authority of a hub that is not in production: its signatures are worth nothing, and it is told with each, but whoever tries the hub sees them checked.
   *
   * @param anchors its root
   * @param authorities its proofs
   */
  private record Development(TrustAnchors anchors, DevelopmentAuthorities authorities) {
    RevocationSource before(RevocationSource source) {
      return (certificate, issuer, at) -> issuer.getSubjectX500Principal().getName().contains(DevelopmentAuthority.MARK) || source == null
          ? authorities.proof(certificate, issuer, at) : source.proof(certificate, issuer, at);
    }
  }

  private static Development development(Path configuration) {
    var hub = Files.isDirectory(configuration) ? Agreements.load(configuration).agreements().hub() : null;
    var keys = new DevelopmentKeys(configuration.resolve("keys"));
    if (hub == null || hub.environment() == Hub.Environment.PRODUCTION || !Files.exists(keys.documentRootKey())) return null;
    try {
      var word = Files.readString(keys.password()).strip().toCharArray();
      var root = KeyMaterial.load(keys.documentRootKey(), word).certificate();
      return new Development(TrustAnchors.of(List.of(root)), DevelopmentAuthorities.of(keys, Clock.systemUTC()));
    } catch (IOException | KeysUnusable e) {
      return null; // who cannot read them trusts them not
    }
  }
}
