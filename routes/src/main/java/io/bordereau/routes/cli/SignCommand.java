package io.bordereau.routes.cli;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.CompanyKeys;
import io.bordereau.routes.agreements.Hub;
import io.bordereau.routes.agreements.Signing;
import io.bordereau.signing.authorities.Addresses;
import io.bordereau.signing.authorities.Calls;
import io.bordereau.signing.authorities.DevelopmentAuthorities;
import io.bordereau.signing.authorities.HttpTimestampAuthority;
import io.bordereau.signing.authorities.OnlineRevocation;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.xades.XadesProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs files with the keys of a company, with a key of one's own, or with one of development. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = "Signs a PDF (PAdES), XML (XAdES, or cXML's own), or any other file (CAdES, S/MIME).",
    footer = {"", "Without --company and --key it is signed with a key of development, which is worth nothing and says so.", "", "Examples:",
      "  ./hub sign --company larkfield-fr --out signed/ outbox/", "  ./hub sign --company larkfield-fr --key seal-2026 --least qualified-seal --level LTA invoice.pdf > signed.pdf",
      "  ./hub sign --key company.p12 --password secret.txt invoice.pdf > signed.pdf", "  ./hub sign --company larkfield-fr --raise --level LTA --out archive/ signed/"})
final class SignCommand extends PerInput {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How something is signed. */
  enum As { AUTO, PADES, XADES, CXML, P7M, P7S, SMIME }

  /** What a signature must be worth. */
  enum Least { ADVANCED, QUALIFIED_SIGNATURE, QUALIFIED_SEAL }

  @Option(names = "--company", paramLabel = "ID", description = "Sign with the keys of this company of the configuration, wherever they lie, under its policies.")
  private String company;

  @Option(names = "--key", paramLabel = "NAME|FILE", description = "The key of the company by its name; without --company a PKCS#12 store with the key and the chain of its certificate.")
  private String named;

  @Option(names = "--password", paramLabel = "FILE", description = "A file with the password of the store; password beside the store when absent.")
  private Path password;

  @Option(names = "--level", paramLabel = "B|T|LT|LTA", description = "How much the signature carries along; the company's level, or B, when absent.")
  private SignatureLevel level;

  @Option(names = "--as", paramLabel = "pades|xades|cxml|p7m|p7s|smime", description = "The form; by the content when absent.")
  private As as = As.AUTO;

  @Option(names = "--habit", paramLabel = "baseline|facturae|fatturapa", description = "In whose habit XML is signed; by the content when absent.")
  private FileSigner.Habit habit;

  @Option(names = "--role", paramLabel = "supplier|customer|third_party", description = "In which role a Facturae is signed; supplier when absent.")
  private XadesProfile.FacturaeRole role = XadesProfile.FacturaeRole.SUPPLIER;

  @Option(names = "--least", split = ",", paramLabel = "advanced|qualified_signature|qualified_seal",
      description = "What the signature must be worth, any of several; a key that is worth less does not sign.")
  private List<Least> least;

  @Option(names = "--partner", paramLabel = "ID", description = "The partner that it goes to: what its agreement demands holds besides.")
  private String partner;

  @Option(names = "--raise", description = "Raise what is signed already to the level, without signing.")
  private boolean raise;

  @Option(names = "--tsa", paramLabel = "URL", description = "The authority for time-stamps of a key of one's own; needed from level T on.")
  private URI stamps;

  @Mixin
  private Configuration configuration;

  @Mixin
  private Outputs outputs;

  private Agreements agreements;
  private CompanyKeys keys;
  private final Map<String, FileSigner> signers = new HashMap<>();
  private final List<byte[]> printed = new ArrayList<>();

  SignCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  void begin() throws IOException {
    if (inputs().several() && !json() && !outputs.toFiles()) throw new UsageException("several inputs need --out DIR or --json");
    if (company != null && (password != null || stamps != null)) throw new UsageException("--password and --tsa go with a store; a company's file says its own");
    if (company == null && partner != null) throw new UsageException("--partner goes with --company");
    if (company == null) {
      if (level == null) level = SignatureLevel.B;
      if (named != null && level != SignatureLevel.B && stamps == null) throw new UsageException("level " + level + " needs an authority for time-stamps: --tsa URL");
      try {
        signers.put("", named == null ? development() : own());
      } catch (KeysUnusable e) {
        throw new UsageException(e.getMessage());
      }
    } else {
      company();
    }
    outputs.begin();
  }

  private void company() throws IOException {
    agreements = Configuration.load(configuration.folder(terminal())).agreements();
    var ours = agreements.company(company).orElseThrow(() -> new UsageException("the configuration has no company " + company + " that can be used; it has "
        + String.join(", ", agreements.companies().stream().map(c -> c.id()).toList())));
    keys = agreements.keys(ours).orElseThrow(() -> new UsageException("the file of " + company + " does not say what it signs with"));
    if (partner != null && agreements.partner(partner).isEmpty()) throw new UsageException("the configuration has no partner " + partner);
    if (level == null) level = keys.level();
    if (keys.development()) {
      var made = new DevelopmentKeys(agreements.folder().resolve("keys"));
      made.ensure(Instant.now(), List.of());
      made.ensureDocuments(Instant.now(), List.of(keys.company().id()));
    }
  }

  private FileSigner own() throws KeysUnusable {
    var store = Path.of(named);
    var file = password == null ? store.toAbsolutePath().resolveSibling("password") : password;
    char[] word;
    try {
      word = Files.readString(file).strip().toCharArray();
    } catch (IOException e) {
      throw new UsageException("the password of the store is not in " + file + ": name its file with --password");
    }
    var key = KeyMaterial.load(store, word).signing(Standing.ADVANCED);
    var calls = Calls.to(Addresses.PUBLIC, PATIENCE);
    return new FileSigner(key, level, level == SignatureLevel.B ? Authorities.NONE
        : new Authorities(HttpTimestampAuthority.at(stamps, List.of(), calls), OnlineRevocation.by(calls), key.chain()));
  }

  private FileSigner development() throws IOException, KeysUnusable {
    var made = new DevelopmentKeys(configuration.folder(terminal()).resolve("keys"));
    var now = Instant.now();
    made.ensure(now, List.of());
    made.ensureDocuments(now, List.of("nobody"));
    var word = Files.readString(made.password()).strip().toCharArray();
    var development = DevelopmentAuthorities.of(made, Clock.systemUTC());
    return new FileSigner(KeyMaterial.load(made.documents("nobody"), word), level, level == SignatureLevel.B ? Authorities.NONE
        : new Authorities(development, development, List.of(KeyMaterial.load(made.documentRootKey(), word).certificate())));
  }

  /** What a signature must be worth: what was asked for, what the partner's agreement demands, and what the habit of the document does. */
  private Set<Standing> demanded(FileSigner.Form form, FileSigner.Habit kind) {
    if (least != null && !least.isEmpty()) {
      var all = EnumSet.noneOf(Standing.class);
      for (var each : least) all.add(Standing.valueOf(each.name()));
      return all;
    }
    boolean test = agreements != null && (partner == null ? agreements.hub() == null || agreements.hub().environment() != Hub.Environment.PRODUCTION
        : agreements.test(agreements.partner(partner).orElseThrow()));
    if (agreements == null || test) return EnumSet.of(Standing.DEVELOPMENT);
    // FatturaPA 1.2, technical rules annex 1: the signature of a natural person or the seal of a legal one, by a qualified certificate
    return form.levels() && kind == FileSigner.Habit.FATTURAPA ? EnumSet.of(Standing.QUALIFIED_SIGNATURE, Standing.QUALIFIED_SEAL) : EnumSet.of(Standing.ADVANCED);
  }

  private FileSigner signer(FileSigner.Form form, FileSigner.Habit kind) throws SigningFailed {
    var demanded = demanded(form, kind);
    if (keys == null) {
      var signer = signers.get("");
      if (demanded.stream().noneMatch(signer.key().standing()::suffices)) {
        throw new SigningFailed("the key makes signatures that are worth less than " + words(demanded), false);
      }
      return signer;
    }
    var use = form.levels() ? Signing.Use.DOCUMENTS : Signing.Use.MESSAGES;
    var known = signers.get(use + " " + demanded);
    if (known != null) return known;
    var now = Instant.now();
    SigningKey key = named == null ? keys.key(use, demanded, now) : keys.named(named, demanded, now);
    var signer = new FileSigner(key, level, form.levels() ? keys.authorities(key, level) : Authorities.NONE);
    signers.put(use + " " + demanded, signer);
    return signer;
  }

  private static String words(Set<Standing> standings) {
    return String.join(" or ", standings.stream().map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' ')).toList());
  }

  @Override
  void answer(byte[] bytes, Source source, Answer answer) throws IOException {
    printed.clear();
    answer.outputWanted();
    var form = as == As.AUTO ? FileSigner.form(bytes) : FileSigner.Form.valueOf(as.name());
    var kind = form != FileSigner.Form.P7M && form != FileSigner.Form.XADES ? FileSigner.Habit.BASELINE : habit == null ? FileSigner.habit(bytes) : habit;
    byte[] begun = null;
    try {
      var signer = signer(form, kind);
      var now = Instant.now();
      if (signer.key().standing() == Standing.DEVELOPMENT && !raise) {
        answer.findings().add(new Finding("SIG-73", Severity.WARNING, null, null, null, "It is signed with a key for development, which is worth nothing in production.", null, Turn.HUB,
            "Give the key of the company with --company or --key."));
      }
      if (raise) {
        give(source, raised(source), signer.raise(bytes, now), answer);
        return;
      }
      begun = signer.begin(form, bytes, kind, role, now);
      give(source, ending(source, form), signer.finish(form, begun, bytes, now), answer);
    } catch (SigningFailed e) {
      answer.refuse(new Finding("SIG-74", Severity.ERROR, null, null, null, "It was not signed" + (begun == null ? ": " : " as was wanted: ") + e.getMessage() + ".", null, Turn.HUB,
          e.passing() ? "Try again later; the authority or the key did not answer." : "Look at the file and at the key, then try again."));
      if (begun != null) kept(source, form, begun, answer);
    }
  }

  private void give(Source source, String ending, byte[] signed, Answer answer) throws IOException {
    if (outputs.toFiles()) outputs.write(source, 0, ending, signed, answer);
    else if (!json()) printed.add(signed);
  }

  /** The key has signed: that is not thrown away because an authority was away. */
  private void kept(Source source, FileSigner.Form form, byte[] begun, Answer answer) throws IOException {
    if (!outputs.toFiles()) return;
    outputs.write(source, 0, "level-b." + ending(source, form), begun, answer);
    answer.findings().add(new Finding("SIG-86", Severity.WARNING, null, null, null, "What the key has signed is kept at level B beside the others.", null, Turn.HUB,
        "Raise it with --raise when the authority answers again: the key need not sign a second time."));
  }

  private static String raised(Source source) {
    return own(source).isEmpty() ? "signed" : own(source);
  }

  private static String own(Source source) {
    var file = source.path() == null ? "stdin" : source.path().getFileName().toString();
    return file.substring(Math.min(file.length(), source.stem().length())).replaceFirst("^\\.", "");
  }

  /** What was signed keeps its ending; what is put into a signature, or stands beside it, gets one more. */
  private static String ending(Source source, FileSigner.Form form) {
    var before = own(source).isEmpty() ? "" : own(source) + ".";
    return switch (form) {
      case PADES -> "pdf";
      case XADES, CXML -> "xml";
      case P7M, P7S -> before + form.name().toLowerCase(Locale.ROOT);
      case SMIME -> before + "eml";
    };
  }

  @Override
  void tell(Answer answer) {
    if (outputs.toFiles()) Told.outputs(terminal(), answer);
    else for (var bytes : printed) Told.bytes(terminal(), bytes);
  }
}
