package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Routing;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Standing;
import io.bordereau.routes.ledger.Step;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.pades.ArchiveStamp;
import io.bordereau.signing.pades.PdfBytes;
import io.bordereau.signing.pades.PdfLimits;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The step that signs a page: by whom, with what, and what happens when that is not to be had. */
class SignTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-20T09:00:00+01:00");

  @TempDir
  Path folder;
  private Agreements agreements;

  @BeforeEach
  void configure() throws IOException {
    try (var files = Files.walk(ROOT.resolve("config"))) {
      for (var file : files.toList()) {
        if (file.startsWith(ROOT.resolve("config/keys"))) continue;
        var to = folder.resolve(ROOT.resolve("config").relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(to);
        else Files.copy(file, to);
      }
    }
    agreed("x", "x");
  }

  /** The agreements after a change of our company's file. */
  private void agreed(String what, String instead) throws IOException {
    var company = folder.resolve("companies/larkfield-fr.yaml");
    Files.writeString(company, Files.readString(company).replace(what, instead));
    var loaded = Agreements.load(folder);
    agreements = loaded.agreements();
    var keys = new DevelopmentKeys(folder.resolve("keys"));
    keys.ensure(Instant.now(), List.of());
    keys.ensureDocuments(Instant.now(), List.of("larkfield-fr"));
  }

  private Passage rendered(String partner, String number, String... changes) throws IOException {
    var json = Files.readString(ROOT.resolve("samples/demo/" + number + ".json"));
    for (int i = 0; i < changes.length; i += 2) json = json.replace(changes[i], changes[i + 1]);
    var to = agreements.partner(partner).orElseThrow();
    var read = Formats.byId("bordereau-json").orElseThrow().read(json.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0);
    var target = new CompanyPages(() -> agreements).page(to, (Invoice) read.document().orElseThrow(), Instant.now());
    var p = new Passage(new Claim("work-1", Kinds.PREPARE, "doc-1", null, "test", 1, 1, Instant.now()), null, read.document().orElseThrow(), Residue.NONE,
        new Routing.To(agreements.company(to.company()).orElseThrow(), to), target, AT, null, List.of());
    return p.rendered(target.write(p.document(), p.rest(), p.context()), Step.of(Stage.RENDERED, "rendered"));
  }

  private Passage sign(Passage p) {
    return new Sign(() -> agreements, new CompanyPages(() -> agreements), new NothingBegun(), Clock.systemUTC()).sign(p);
  }

  /** Nothing was begun, and what begins is kept for nobody. */
  static final class NothingBegun implements Begun {
    @Override
    public Optional<byte[]> find(Claim claim, byte[] page, X509Certificate by) {
      return Optional.empty();
    }

    @Override
    public boolean keep(Claim claim, byte[] page, X509Certificate by, byte[] begun) {
      return true;
    }
  }

  private static boolean signed(Passage p) {
    return new String(p.written().bytes(), StandardCharsets.ISO_8859_1).contains("/ETSI.CAdES.detached");
  }

  @Test
  void aPageIsSignedAtTheLevelOfTheCompanyAndItsBytesOnlyGrow() throws IOException {
    var before = rendered("vastkust", "4737");
    var after = sign(before);
    assertTrue(signed(after));
    var step = after.steps().getLast();
    assertEquals(Stage.SIGNED, step.stage());
    assertEquals("LTA", step.facts().get(Sign.LEVEL));
    assertEquals(-1, Arrays.mismatch(before.written().bytes(), Arrays.copyOf(after.written().bytes(), before.written().bytes().length)));
    var end = ArchiveStamp.until(PdfBytes.of(after.written().bytes()), PdfLimits.DEFAULT).orElseThrow();
    assertTrue(end.isAfter(Instant.now().plus(Duration.ofDays(300))), "the stamp lasts until " + end);
  }

  @Test
  void whatIsNoPageGoesOnAsItIs() throws IOException {
    var delta = agreements.partner("delta").orElseThrow();
    var p = new Passage(null, null, null, Residue.NONE, new Routing.To(agreements.company(delta.company()).orElseThrow(), delta), Formats.byId("peppol-bis-3").orElseThrow(), AT, null, List.of());
    assertSame(p, sign(p));
  }

  @Test
  void aKeyOfDevelopmentSignsOnlyWhatSaysThatItIsATest() throws IOException {
    assertTrue(shows(rendered("vastkust", "4737"), "TEST"), "the page says it");
    production();
    assertFalse(agreements.test(agreements.partner("vastkust").orElseThrow()));
    var refused = assertThrows(Refusal.class, () -> sign(rendered("vastkust", "4737")));
    assertEquals(List.of("SIG-80"), refused.findings().stream().map(Finding::code).toList());
  }

  /** A key that may be real: nothing in its name says otherwise. */
  private void realKey(String name, String standing) throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    var pair = generator.generateKeyPair();
    var who = new X500Name("CN=" + name);
    var from = Date.from(Instant.now().minusSeconds(7200));
    var builder = new JcaX509v3CertificateBuilder(who, BigInteger.valueOf(System.nanoTime()), from, Date.from(Instant.now().plus(Duration.ofDays(300))), who, pair.getPublic());
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    var password = Files.readString(folder.resolve("keys/password")).strip().toCharArray();
    new KeyMaterial(pair.getPrivate(), List.of(certificate)).save(folder.resolve("keys/" + name + ".p12"), "key", password);
    var company = folder.resolve("companies/larkfield-fr.yaml");
    Files.writeString(company, Files.readString(company).stripTrailing() + "\n    - {name: " + name + ", standing: " + standing + ", store: keys/" + name + ".p12, password: \"file:keys/password\"}\n");
    agreements = Agreements.load(folder).agreements();
  }

  @Test
  void inProductionARealKeySignsAndThePageSaysNothingOfATestThoughAKeyOfDevelopmentStandsBesideIt() throws Exception {
    realKey("advanced", "advanced");
    production();
    var p = rendered("vastkust", "4737");
    assertFalse(shows(p, "TEST"), "what goes out in production says nothing of a test");
    assertTrue(sign(p).steps().getLast().words().contains("CN=advanced"));
  }

  @Test
  void whereTheLawWantsAQualifiedSealTheQualifiedKeySignsWhateverStandsBesideIt() throws Exception {
    realKey("seal", "qualified-seal");
    realKey("newer", "advanced");
    production();
    var p = rendered("lusitania", "4722", "\"issued\": \"2026-11-20\"", "\"issued\": \"2027-01-20\"", "F:20261120", "F:20270120",
        "\"country\": \"FR\"", "\"country\": \"PT\"");
    assertTrue(sign(p).steps().getLast().words().contains("CN=seal"));
  }

  @Test
  void aPageThatNobodySignsDoesNotCallItselfATest() throws Exception {
    var network = folder.resolve("networks/epdf-https.yaml");
    Files.writeString(network, Files.readString(network).replace("signs: hub", "signs: nobody"));
    agreements = Agreements.load(folder).agreements();
    assertFalse(shows(rendered("vastkust", "4737"), "TEST"));
  }

  /** A production whose files call the key of development a real one: its certificate says what it is all the same. */
  private void production() throws IOException {
    for (var id : List.of("larkfield-fr", "larkfield-us")) {
      var company = folder.resolve("companies/" + id + ".yaml");
      Files.writeString(company, Files.readString(company).replace("level: lta", "level: b").replace("standing: development", "standing: advanced").replaceFirst("  authorities: development.*\\n", ""));
    }
    var hub = folder.resolve("hub.yaml");
    Files.writeString(hub, Files.readString(hub).replaceFirst("environment: .*", "environment: production"));
    var loaded = Agreements.load(folder);
    agreements = loaded.agreements();
    assertEquals(List.of(), loaded.findings().stream().filter(Finding::isError).map(Finding::message).toList());
  }

  private static boolean shows(Passage p, String word) throws IOException {
    try (var pdf = Loader.loadPDF(p.written().bytes())) {
      return new PDFTextStripper().getText(pdf).contains(word);
    }
  }

  @Test
  void withoutItsAuthorityAPageWaits() throws IOException {
    agreed("authorities: development", "timestamps: {url: \"http://127.0.0.1:9/tsa\", timeout: 1s} #");
    var p = rendered("vastkust", "4737");
    var waits = assertThrows(NotSigned.class, () -> sign(new Passage(p.claim(), given(), p.document(), p.rest(), p.to(), p.target(), p.at(), p.written(), p.steps())));
    assertTrue(waits.until().isAfter(Instant.now()), "it is tried again at " + waits.until());
    assertFalse(waits.overdue());
  }

  @Test
  void orItGoesOutWithLessAndSaysByWhenItMustBeRaised() throws IOException {
    agreed("authorities: development", "down: {then: send-and-upgrade}\n  timestamps: {url: \"http://127.0.0.1:9/tsa\", timeout: 1s} #");
    var p = rendered("vastkust", "4737");
    var after = sign(new Passage(p.claim(), given(), p.document(), p.rest(), p.to(), p.target(), p.at(), p.written(), p.steps()));
    assertTrue(signed(after));
    var facts = after.steps().getLast().facts();
    assertEquals(List.of("B", "LTA"), List.of(facts.get(Sign.LEVEL), facts.get(Sign.WANTED)));
    assertTrue(Instant.parse(facts.get(Sign.BEFORE)).isAfter(Instant.now()));
    assertTrue(after.steps().getLast().findings().stream().anyMatch(f -> f.code().equals("SIG-83")));
  }

  /**
   * What a policy for an authority that is away does, country by country. Less of a signature may go out where the policy says so; a lower kind than the law wants never does, and
   * never waits for an authority in vain.
   */
  @ParameterizedTest
  @CsvSource({"wait,SE,advanced,waits", "send-and-upgrade,SE,advanced,B", "wait,PT,qualified-seal,waits", "send-and-upgrade,PT,qualified-seal,B", "wait,PT,advanced,refused",
      "send-and-upgrade,PT,advanced,refused", "late,SE,advanced,waits", "late,PT,qualified-seal,waits", "least-t,SE,advanced,waits"})
  void anAuthorityThatIsAwayNeverLowersTheKind(String policy, String country, String standing, String outcome) throws Exception {
    realKey("real", standing);
    production();
    var down = switch (policy) {
      case "wait" -> "{then: wait}";
      case "late" -> "{then: send-and-upgrade, margin: 400d}"; // the certificate has 300 days
      case "least-t" -> "{then: send-and-upgrade, least: t}";
      default -> "{then: send-and-upgrade}";
    };
    agreed("level: b", "level: lta\n  down: " + down + "\n  timestamps: {url: \"http://127.0.0.1:9/tsa\", timeout: 1s}");
    var p = country.equals("SE") ? rendered("vastkust", "4737") : rendered("lusitania", "4722", "\"issued\": \"2026-11-20\"", "\"issued\": \"2027-01-20\"", "F:20261120", "F:20270120",
        "\"country\": \"FR\"", "\"country\": \"PT\"");
    var asked = new Passage(p.claim(), given(), p.document(), p.rest(), p.to(), p.target(), p.at(), p.written(), p.steps());
    switch (outcome) {
      case "waits" -> assertThrows(NotSigned.class, () -> sign(asked));
      case "refused" -> assertEquals(List.of("PDF-06"), assertThrows(Refusal.class, () -> sign(asked)).findings().stream().map(Finding::code).toList());
      default -> {
        var facts = sign(asked).steps().getLast().facts();
        assertEquals(List.of(outcome, "LTA"), List.of(facts.get(Sign.LEVEL), facts.get(Sign.WANTED)));
        assertTrue(Instant.parse(facts.get(Sign.BEFORE)).isBefore(Instant.now().plus(Duration.ofDays(300))), "before the certificate ends");
      }
    }
  }

  private static Standing given() {
    return new Standing("doc-1", Direction.OUT, null, 1, null, "rest", "erp", "4737", null, "bordereau-json", Instant.now(), null);
  }

  @Test
  void aCompanyWithoutAKeySignsNothing() throws IOException {
    var company = folder.resolve("companies/larkfield-fr.yaml");
    Files.writeString(company, Files.readString(company).replaceFirst("(?s)signing:.*", ""));
    agreements = Agreements.load(folder).agreements();
    var refused = assertThrows(Refusal.class, () -> sign(rendered("vastkust", "4737")));
    assertEquals(List.of("SIG-80"), refused.findings().stream().map(Finding::code).toList());
  }

  @Test
  void nobodySignsWhereNobodyShouldUnlessTheLawWantsIt() throws IOException {
    var network = folder.resolve("networks/epdf-https.yaml");
    Files.writeString(network, Files.readString(network).replace("signs: hub", "signs: nobody"));
    agreements = Agreements.load(folder).agreements();
    var p = rendered("lusitania", "4722");
    assertFalse(signed(sign(p)), "Portugal takes a page without a signature until the end of 2026");
    var json = Files.readString(ROOT.resolve("samples/demo/4722.json")).replaceFirst("\"issued\": \"[^\"]*\"", "\"issued\": \"2027-01-20\"").replace("\"country\": \"FR\"", "\"country\": \"PT\"");
    var later = Formats.byId("bordereau-json").orElseThrow().read(json.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0).document().orElseThrow();
    var refused = assertThrows(Refusal.class, () -> sign(new Passage(p.claim(), p.standing(), later, p.rest(), p.to(), p.target(), p.at(), p.written(), p.steps())));
    assertEquals(List.of("SIG-81"), refused.findings().stream().map(Finding::code).toList());
  }
}
