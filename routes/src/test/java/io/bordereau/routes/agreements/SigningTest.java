package io.bordereau.routes.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.signing.authorities.AuthorityDown;
import io.bordereau.signing.authorities.CertificateWatch;
import io.bordereau.signing.authorities.RevocationProof;
import io.bordereau.signing.keys.CertificateAlarm.Kind;
import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a company signs stands in its file: which keys, what they are worth, who stamps times, and what happens when nobody does. */
class SigningTest {
  private static final Path CONFIG = Path.of(System.getProperty("bordereau.root")).resolve("config");
  private static final String COMPANY = """
      id: larkfield-fr
      name: Larkfield Instruments SAS
      country: FR
      identifiers:
        - {kind: vat, value: FR17901771204}
      languages: [fr]
      currency: EUR
      """;
  private static final String SERVICE = """
      signing:
        level: b
        keys:
          - name: seal
            standing: qualified-seal
            service: {url: "https://sign.example.com/csc/v2", client: larkfield, secret: "env:SECRET", credential: seal-1, pin: "env:PIN"}
      """;

  @TempDir
  private Path folder;

  private DevelopmentKeys keys;

  @BeforeEach
  void copyWhatIsRight() throws IOException {
    for (String part : List.of("hub.yaml", "networks/direct-json.yaml")) {
      Files.createDirectories(folder.resolve(part).getParent());
      Files.copy(CONFIG.resolve(part), folder.resolve(part));
    }
    Files.createDirectories(folder.resolve("partners"));
    Files.createDirectories(folder.resolve("companies"));
    keys = new DevelopmentKeys(folder.resolve("keys"));
  }

  private Loaded load(String signing) throws IOException {
    Files.writeString(folder.resolve("companies/larkfield-fr.yaml"), COMPANY + signing);
    return new Loader(folder, Register.ofProgram(), Map.<String, String>of()::get).load();
  }

  private static Company company(Loaded loaded) {
    return loaded.agreements().company("larkfield-fr").orElseThrow();
  }

  private CompanyKeys development(String more) throws IOException {
    keys.ensure(Instant.now(), List.of());
    keys.ensureDocuments(Instant.now(), List.of("larkfield-fr"));
    Loaded loaded = load("""
        signing:
          authorities: development
          keys:
            - {name: own, standing: qualified-seal, store: keys/document-larkfield-fr.p12, password: "file:keys/password"}
        """ + more);
    assertEquals(List.of(), loaded.findings());
    return loaded.agreements().keys(company(loaded)).orElseThrow();
  }

  private Finding only(String signing) throws IOException {
    List<Finding> findings = load(signing).findings();
    assertEquals(1, findings.size(), findings::toString);
    return findings.get(0);
  }

  @Test
  void whatIsLeftOutIsCareful() throws IOException {
    Signing signing = company(load(SERVICE)).signing();
    assertEquals(SignatureLevel.B, signing.level());
    assertEquals(Signing.Authorities.ONLINE, signing.authorities());
    assertEquals("https://sign.example.com/csc/v2/oauth2/token", signing.keys().get(0).service().tokens());
    assertEquals(List.of(Signing.Use.DOCUMENTS), signing.keys().get(0).uses());
    assertEquals(AuthorityDown.Then.WAIT, signing.down().then());
    assertEquals(CertificateWatch.USUAL, signing.watch().before());
    assertEquals(List.of(), load(SERVICE).findings());
  }

  @Test
  void aCompanyWithoutSigningSignsNothing() throws IOException {
    Loaded loaded = load("");
    assertTrue(loaded.agreements().keys(company(loaded)).isEmpty());
  }

  @Test
  void aKeyLiesInOnePlace() throws IOException {
    assertEquals("SIG-01", only("signing: {level: b, keys: [{name: a, standing: advanced}]}\n").code());
    assertEquals("SIG-01", only("signing: {level: b, keys: [{name: a, standing: advanced, store: a.p12, password: \"env:P\", token: {library: l, label: x, pin: \"env:P\"}}]}\n")
        .code());
    Finding none = only("signing: {level: b}\n");
    assertEquals("SIG-01", none.code());
    assertEquals("companies/larkfield-fr.yaml:8:10", none.where());
  }

  @Test
  void aSecretIsNamedAndNamesAreUnique() throws IOException {
    assertEquals("SIG-02", only("signing: {level: b, keys: [{name: a, standing: advanced, store: a.p12}]}\n").code());
    assertEquals("SIG-02", only("signing: {timestamps: {url: \"https://tsa.example.com\", user: me}, keys: [{name: a, standing: advanced, store: a.p12, password: \"env:P\"}]}\n")
        .code());
    assertEquals("SIG-03", only("signing: {level: b, keys: [{name: a, standing: advanced, store: a.p12, password: \"env:P\"}, "
        + "{name: a, standing: advanced, store: b.p12, password: \"env:P\"}]}\n").code());
    Finding open = only("signing: {level: b, keys: [{name: a, standing: advanced, store: a.p12, password: hunter2}]}\n");
    assertEquals("AGR-12", open.code());
    assertFalse(open.toString().contains("hunter2"));
  }

  @Test
  void aLevelNeedsItsAuthority() throws IOException {
    assertEquals("SIG-04", only(SERVICE.replace("level: b", "level: t")).code());
    assertEquals(List.of(), load(SERVICE.replace("level: b", "level: lta\n  timestamps: {url: \"http://tsa.example.com\"}")).findings());
  }

  @Test
  void secretsGoNowhereUnprotected() throws IOException {
    List<Finding> findings = load(SERVICE.replace("https://", "http://")).findings();
    assertEquals(List.of("SIG-08", "SIG-08"), findings.stream().map(Finding::code).toList());
    assertEquals("SIG-08", only(SERVICE.replace("level: b", "level: t\n  timestamps: {url: \"http://tsa.example.com\", secret: \"env:T\"}")).code());
    assertEquals(List.of(), load(SERVICE.replace("https://sign.example.com", "http://127.0.0.1:9000")).findings());
  }

  @Test
  void inProductionNothingIsSignedByWhatIsForDevelopment() throws IOException {
    Path hub = folder.resolve("hub.yaml");
    Files.writeString(hub, Files.readString(hub).replace("hub.environment:development", "hub.environment:production"));
    List<Finding> findings = load("signing: {authorities: development, keys: [{name: a, standing: development, store: a.p12, password: \"env:P\"}]}\n").findings();
    assertEquals(List.of("SIG-05", "SIG-05"), findings.stream().map(Finding::code).toList(), findings::toString);
  }

  @Test
  void aWrongSigningIsLeftOutAndTheCompanyStays() throws IOException {
    Company company = company(load("signing: {level: b}\n"));
    assertEquals(null, company.signing());
    assertEquals("FR", company.country());
  }

  @Test
  void turnsAndPoliciesMakeSense() throws IOException {
    assertEquals("SIG-06", only("signing: {level: b, keys: [{name: a, standing: advanced, store: a.p12, password: \"env:P\", from: 2026-03-01, until: 2026-02-01}]}\n").code());
    Finding idle = only(SERVICE.replace("level: b", "level: b\n  down: {then: send-and-upgrade}"));
    assertEquals("SIG-07", idle.code());
    assertFalse(idle.isError());
  }

  @Test
  void oneCompanySignsOnBehalfOfAnother() throws Exception {
    Files.writeString(folder.resolve("companies/other.yaml"), COMPANY.replace("larkfield-fr", "other").replace("FR17901771204", "FR84902663400"));
    assertEquals("SIG-09", only("signing: {by: {company: other, mandate: contract 7}}\n").code());
    Files.writeString(folder.resolve("companies/other.yaml"), COMPANY.replace("larkfield-fr", "other").replace("FR17901771204", "FR84902663400") + SERVICE);
    Loaded loaded = load("signing: {by: {company: other, mandate: contract 7}}\n");
    assertEquals(List.of(), loaded.findings());
    assertEquals("other", loaded.agreements().keys(company(loaded)).orElseThrow().company().id());
    assertEquals("SIG-09", only("signing: {by: {company: nobody, mandate: contract 7}}\n").code());
  }

  @Test
  void aDevelopmentHubSignsByItselfAtEveryLevel() throws Exception {
    CompanyKeys own = development("");
    assertEquals(SignatureLevel.LTA, own.level());
    var key = own.key(Signing.Use.DOCUMENTS, Standing.DEVELOPMENT, Instant.now());
    assertEquals(Standing.DEVELOPMENT, key.standing());
    assertTrue(own.timestamps().orElseThrow().stamp(DigestAlgorithm.SHA256, new byte[32]).length > 0);
    assertTrue(own.revocation().proof(key.chain().get(0), key.chain().get(1), Instant.now()) instanceof RevocationProof.Crl);
    List<Finding> said = own.watched(Instant.now(), true);
    assertEquals(List.of("SIG-18"), said.stream().map(Finding::code).toList(), said::toString);
  }

  @Test
  void whereMoreIsDemandedALowerKeyNeverSigns() throws Exception {
    CompanyKeys own = development("");
    // the file calls it a qualified seal; its certificate says that it is not for production
    assertTrue(assertThrows(SigningFailed.class, () -> own.key(Signing.Use.DOCUMENTS, Standing.QUALIFIED_SEAL, Instant.now())).getMessage().contains("qualified seals"));
    assertThrows(SigningFailed.class, () -> own.key(Signing.Use.DOCUMENTS, Standing.QUALIFIED_SIGNATURE, Instant.now()));
    assertTrue(assertThrows(SigningFailed.class, () -> own.key(Signing.Use.DOCUMENTS, EnumSet.of(Standing.QUALIFIED_SIGNATURE, Standing.QUALIFIED_SEAL), Instant.now()))
        .getMessage().contains("qualified signatures or qualified seals"));
    assertThrows(SigningFailed.class, () -> own.key(Signing.Use.MESSAGES, Standing.DEVELOPMENT, Instant.now()));
  }

  @Test
  void whatWillHurtIsSaidBefore() throws Exception {
    CompanyKeys own = development("");
    List<String> soon = own.watched(Instant.now().plus(Duration.ofDays(380)), false).stream().map(Finding::code).toList();
    assertTrue(soon.containsAll(List.of("SIG-11", "SIG-12", "SIG-18")), soon.toString());
    List<Finding> late = own.watched(Instant.now().plus(Duration.ofDays(500)), false);
    assertTrue(late.stream().anyMatch(f -> f.code().equals("SIG-12") && f.isError()), late.toString());
    Files.writeString(keys.documents("larkfield-fr"), "no store");
    Loaded loaded = load("signing: {authorities: development, keys: [{name: own, standing: development, store: keys/document-larkfield-fr.p12, password: \"file:keys/password\"}]}\n");
    List<Finding> broken = loaded.agreements().keys(company(loaded)).orElseThrow().watched(Instant.now(), false);
    assertEquals(List.of("SIG-10"), broken.stream().map(Finding::code).toList());
  }

  /** Which certificates raise which alarm is shown by {@code CertificateWatchTest}; here is what each is called. */
  @Test
  void eachAlarmOfACertificateHasItsCode() {
    var codes = new EnumMap<Kind, String>(Kind.class);
    for (var kind : Kind.values()) codes.put(kind, CompanyKeys.code(kind));
    assertEquals(Map.ofEntries(Map.entry(Kind.EXPIRES, "SIG-11"), Map.entry(Kind.EXPIRED, "SIG-12"), Map.entry(Kind.NOT_YET_VALID, "SIG-12"), Map.entry(Kind.NO_SUCCESSOR, "SIG-12"),
        Map.entry(Kind.REVOKED, "SIG-13"), Map.entry(Kind.REVOCATION_UNKNOWN, "SIG-14"), Map.entry(Kind.WRONG_USAGE, "SIG-15"), Map.entry(Kind.BROKEN_CHAIN, "SIG-16"),
        Map.entry(Kind.ISSUER_EXPIRES, "SIG-17"), Map.entry(Kind.SHORT_OVERLAP, "SIG-17"), Map.entry(Kind.DEVELOPMENT, "SIG-18"), Map.entry(Kind.WEAK, "SIG-19")), codes);
  }

  @Test
  void oneKeyTakesOverOnItsDay() throws Exception {
    keys.ensure(Instant.now(), List.of());
    keys.ensureDocuments(Instant.now(), List.of("old", "next"));
    Loaded loaded = load("""
        signing:
          authorities: development
          keys:
            - {name: old, standing: development, store: keys/document-old.p12, password: "file:keys/password"}
            - {name: next, standing: development, store: keys/document-next.p12, password: "file:keys/password", from: 2099-01-01}
        """);
    CompanyKeys both = loaded.agreements().keys(company(loaded)).orElseThrow();
    assertTrue(both.key(Signing.Use.DOCUMENTS, Standing.DEVELOPMENT, Instant.now()).certificate().getSubjectX500Principal().getName().contains("old documents"));
    assertTrue(both.key(Signing.Use.DOCUMENTS, Standing.DEVELOPMENT, Instant.now()).certificate().getSubjectX500Principal().getName().contains(DevelopmentAuthority.MARK));
  }
}
