package io.bordereau.routes.cli;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.signing.authorities.Addresses;
import io.bordereau.signing.authorities.Calls;
import io.bordereau.signing.authorities.DevelopmentAuthorities;
import io.bordereau.signing.authorities.HttpTimestampAuthority;
import io.bordereau.signing.authorities.OnlineRevocation;
import io.bordereau.signing.cades.CadesSigner;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.pades.PadesSigner;
import io.bordereau.signing.pades.PdfBytes;
import io.bordereau.signing.pades.PdfLimits;
import io.bordereau.signing.pades.PdfOutcome;
import io.bordereau.signing.pades.SignatureOrder;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.Content;
import io.bordereau.signing.verify.SignatureVerifier;
import io.bordereau.signing.xades.XadesProfile;
import io.bordereau.signing.xades.XadesSigner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs files with a key of one's own, or with one of development. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = "Signs a PDF (PAdES), XML (XAdES, enveloped), or any other file (CAdES, .p7m).",
    footer = {"", "Without --key it is signed with a key of development, which is worth nothing and says so.", "", "Examples:",
      "  ./hub sign --key company.p12 --password secret.txt invoice.pdf > signed.pdf", "  ./hub sign --key company.p12 --password secret.txt --level LT --tsa http://tsa.example.com --out signed/ outbox/"})
final class SignCommand extends PerInput {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How something is signed. */
  enum As { AUTO, PADES, XADES, P7M, P7S }

  @Option(names = "--key", paramLabel = "FILE", description = "A PKCS#12 store with the key and the chain of its certificate.")
  private Path store;

  @Option(names = "--password", paramLabel = "FILE", description = "A file with the password of the store; password beside the store when absent.")
  private Path password;

  @Option(names = "--level", paramLabel = "B|T|LT|LTA", description = "How much the signature carries along; B when absent.")
  private SignatureLevel level = SignatureLevel.B;

  @Option(names = "--as", paramLabel = "pades|xades|p7m|p7s", description = "The form; by the content when absent.")
  private As as = As.AUTO;

  @Option(names = "--tsa", paramLabel = "URL", description = "The authority for time-stamps; needed from level T on.")
  private URI stamps;

  @Mixin
  private Configuration configuration;

  @Mixin
  private Outputs outputs;

  private KeyMaterial key;
  private Authorities authorities;
  private final List<byte[]> printed = new ArrayList<>();

  SignCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  void begin() throws IOException {
    if (inputs().several() && !json() && !outputs.toFiles()) throw new UsageException("several inputs need --out DIR or --json");
    if (store != null && level != SignatureLevel.B && stamps == null) throw new UsageException("level " + level + " needs an authority for time-stamps: --tsa URL");
    try {
      if (store == null) development();
      else own();
    } catch (KeysUnusable e) {
      throw new UsageException(e.getMessage());
    }
    outputs.begin();
  }

  private void own() throws KeysUnusable {
    var file = password == null ? store.toAbsolutePath().resolveSibling("password") : password;
    char[] word;
    try {
      word = Files.readString(file).strip().toCharArray();
    } catch (IOException e) {
      throw new UsageException("the password of the store is not in " + file + ": name its file with --password");
    }
    key = KeyMaterial.load(store, word).signing(Standing.ADVANCED);
    var calls = Calls.to(Addresses.PUBLIC, PATIENCE);
    authorities = level == SignatureLevel.B ? Authorities.NONE
        : new Authorities(HttpTimestampAuthority.at(stamps, List.of(), calls), OnlineRevocation.by(calls), key.chain());
  }

  private void development() throws IOException, KeysUnusable {
    var keys = new DevelopmentKeys(configuration.folder(terminal()).resolve("keys"));
    var now = Instant.now();
    keys.ensure(now, List.of());
    keys.ensureDocuments(now, List.of("nobody"));
    var word = Files.readString(keys.password()).strip().toCharArray();
    var development = DevelopmentAuthorities.of(keys, Clock.systemUTC());
    key = KeyMaterial.load(keys.documents("nobody"), word);
    authorities = level == SignatureLevel.B ? Authorities.NONE : new Authorities(development, development, List.of(KeyMaterial.load(keys.documentRootKey(), word).certificate()));
  }

  @Override
  void answer(byte[] bytes, Source source, Answer answer) throws IOException {
    printed.clear();
    answer.outputWanted();
    if (key.standing() == Standing.DEVELOPMENT) {
      answer.findings().add(new Finding("SIG-73", Severity.WARNING, null, null, null, "It is signed with a key for development, which is worth nothing in production.", null, Turn.HUB,
          "Give the key of the company with --key."));
    }
    var form = as == As.AUTO ? switch (SignatureVerifier.form(bytes)) {
      case PDF -> As.PADES;
      case XML -> As.XADES;
      case CMS, MAIL, OTHER -> As.P7M;
    } : as;
    try {
      byte[] signed = switch (form) {
        case PADES -> pdf(bytes);
        case XADES -> new XadesSigner(key, XadesProfile.BASELINE, level, authorities).sign(bytes, Instant.now());
        case P7M -> new CadesSigner(key, level, authorities).attached(bytes, Instant.now());
        case P7S, AUTO -> new CadesSigner(key, level, authorities).detached(Content.of(bytes), Instant.now());
      };
      if (outputs.toFiles()) outputs.write(source, 0, ending(source, form), signed, answer);
      else if (!json()) printed.add(signed);
    } catch (SigningFailed e) {
      answer.refuse(new Finding("SIG-74", Severity.ERROR, null, null, null, "It was not signed: " + e.getMessage() + ".", null, Turn.HUB,
          e.passing() ? "Try again later; the authority or the key did not answer." : "Look at the file and at the key, then try again."));
    }
  }

  private byte[] pdf(byte[] bytes) throws IOException, SigningFailed {
    var name = key.certificate().getSubjectX500Principal().getName();
    var order = SignatureOrder.plain(Instant.now(), "Digital signature of " + name, "Time-stamp");
    return switch (new PadesSigner(key, level, authorities, PdfLimits.DEFAULT).sign(PdfBytes.of(bytes), order)) {
      case PdfOutcome.Signed signed -> signed.pdf().bytes();
      case PdfOutcome.Refused refused -> throw new SigningFailed(refused.words(), false);
    };
  }

  /** What was signed keeps its ending; what is put into a signature, or stands beside it, gets one more. */
  private static String ending(Source source, As form) {
    var file = source.path() == null ? "stdin" : source.path().getFileName().toString();
    var own = file.substring(Math.min(file.length(), source.stem().length())).replaceFirst("^\\.", "");
    var before = own.isEmpty() ? "" : own + ".";
    return switch (form) {
      case PADES -> "pdf";
      case XADES -> "xml";
      case P7M, P7S, AUTO -> before + form.name().toLowerCase(Locale.ROOT);
    };
  }

  @Override
  void tell(Answer answer) {
    if (outputs.toFiles()) Told.outputs(terminal(), answer);
    else for (var bytes : printed) Told.bytes(terminal(), bytes);
  }
}
