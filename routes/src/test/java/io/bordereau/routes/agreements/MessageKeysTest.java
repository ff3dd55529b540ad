package io.bordereau.routes.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.connectors.protocols.rnif.RnifTerms;
import io.bordereau.envelopes.MimePart;
import io.bordereau.envelopes.rnif.RnifSecurity;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.flow.KeyWatch;
import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.smime.MimeHeaders;
import io.bordereau.signing.smime.SignerTrust;
import io.bordereau.signing.smime.SmimeLimits;
import io.bordereau.signing.smime.SmimeOutcome;
import io.bordereau.signing.smime.SmimeVerifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages are signed and opened by the keys of the company, one set for all, unless an agreement names a store of its own; all of them are watched. */
class MessageKeysTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final Instant NOW = Instant.now();
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
  private static final char[] PASSWORD = "very secret".toCharArray();
  private static final DevelopmentAuthority AUTHORITY = DevelopmentAuthority.create("messages", NOW.minus(Duration.ofDays(30)));
  private static final String STORE = "    store: keys/hub-message.p12\n    password: \"file:keys/password\"\n";

  @TempDir
  private Path folder;
  private KeyMaterial older;
  private KeyMaterial newer;
  private KeyMaterial theirs;

  private static KeyMaterial key(String name, Duration left) {
    return AUTHORITY.issue(name, DevelopmentAuthority.Side.MESSAGES, List.of(), NOW.minus(Duration.ofDays(20)), NOW.plus(left));
  }

  @BeforeEach
  void configuration() throws Exception {
    for (var part : List.of("hub.yaml", "networks/direct-json.yaml", "companies/larkfield-us.yaml", "partners/kestrel.yaml")) {
      Files.createDirectories(folder.resolve(part).getParent());
      Files.copy(ROOT.resolve("config").resolve(part), folder.resolve(part));
    }
    Files.createDirectories(folder.resolve("keys"));
    Files.writeString(folder.resolve("keys/password"), "very secret");
    older = key("older", Duration.ofDays(200));
    newer = key("newer", Duration.ofDays(600));
    theirs = key("kestrel", Duration.ofDays(300));
    older.save(folder.resolve("keys/older.p12"), "key", PASSWORD);
    newer.save(folder.resolve("keys/newer.p12"), "key", PASSWORD);
    partner(theirs);
  }

  private void partner(KeyMaterial key) throws IOException, CertificateEncodingException {
    Files.writeString(folder.resolve("keys/partner-message.pem"), "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(key.certificate().getEncoded()) + "\n-----END CERTIFICATE-----\n");
  }

  private void change(String file, String from, String to) throws IOException {
    var text = Files.readString(folder.resolve(file));
    assertTrue(text.contains(from), text);
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }

  /** Both keys in the company's file, the newer one from a day on; no store in the agreement. */
  private Agreements ofTheCompany(LocalDate from) throws IOException {
    var company = folder.resolve("companies/larkfield-us.yaml");
    Files.writeString(company, Files.readString(company).replaceFirst("(?s)signing:.*", """
        signing:
          level: b
          authorities: development
          keys:
            - {name: older, standing: development, uses: [messages], store: keys/older.p12, password: "file:keys/password"}
            - {name: newer, standing: development, uses: [messages], store: keys/newer.p12, password: "file:keys/password", from: FROM}
        """.replace("FROM", from.toString())));
    change("partners/kestrel.yaml", STORE, "");
    return load();
  }

  private Agreements load() {
    var loaded = Agreements.load(folder);
    assertEquals(List.of(), loaded.findings().stream().filter(Finding::isError).map(Finding::message).toList());
    return loaded.agreements();
  }

  private static RnifTerms terms(Agreements agreements) {
    return agreements.rnif(agreements.partner("kestrel").orElseThrow()).orElseThrow();
  }

  private static MimePart part() {
    return new MimePart(List.of(new MimePart.Header("Content-Type", "text/plain")), "one message\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean signedBy(KeyMaterial key, MimePart signed) throws IOException {
    var verifier = new SmimeVerifier(SignerTrust.pinned(List.of(key.certificate())), SmimeVerifier.STRONG, 2048, SmimeVerifier.Lines.AS_THEY_CAME, SmimeLimits.DEFAULT);
    var headers = new MimeHeaders(signed.headers().stream().map(h -> new MimeHeaders.Field(h.name(), h.value().replaceAll("\\r?\\n[ \\t]+", " "))).toList());
    return verifier.verify(headers, new ByteArrayInputStream(signed.body()), Instant.now(), new ByteArrayOutputStream()) instanceof SmimeOutcome.Good<?>;
  }

  @Test
  void withoutAStoreOfItsOwnAMessageIsSignedByTheCompanysKeyOfTheDay() throws Exception {
    var before = terms(ofTheCompany(TODAY.plusDays(10))).security().sign().apply(part());
    assertTrue(signedBy(older, before), "the newer one waits for its day");
    assertFalse(signedBy(newer, before));
    change("companies/larkfield-us.yaml", "from: " + TODAY.plusDays(10), "from: " + TODAY.minusDays(1));
    assertTrue(signedBy(newer, terms(load()).security().sign().apply(part())), "and signs from it on");
  }

  @Test
  void whatWasEncryptedForEitherKeyIsOpenedWhileOneTakesOverFromTheOther() throws Exception {
    var security = terms(ofTheCompany(TODAY.plusDays(10))).security();
    for (var key : List.of(older, newer)) {
      partner(key);
      var sealed = terms(load()).security().encrypt().apply(part());
      assertInstanceOf(RnifSecurity.Checked.Right.class, security.open().apply(sealed), key.certificate().getSubjectX500Principal().getName());
    }
  }

  @Test
  void aStoreOfTheAgreementSignsAsItDidAndIsWatched() throws Exception {
    var own = key("own", Duration.ofDays(5));
    own.save(folder.resolve("keys/hub-message.p12"), "key", PASSWORD);
    var agreements = load();
    assertTrue(signedBy(own, terms(agreements).security().sign().apply(part())));
    var said = agreements.messages(agreements.partner("kestrel").orElseThrow()).watched(NOW, false);
    assertTrue(said.stream().anyMatch(f -> f.code().equals("SIG-11") && f.message().contains("in less than 7 days")), said.toString());
    var watch = new KeyWatch(agreements, Clock.systemUTC());
    watch.watch();
    assertTrue(watch.alarms().stream().anyMatch(a -> a.words().startsWith("kestrel: ") && a.words().contains("in less than 7 days")), watch.alarms().toString());
    Files.delete(folder.resolve("keys/hub-message.p12"));
    var gone = load();
    assertEquals(List.of("SIG-10"), gone.messages(gone.partner("kestrel").orElseThrow()).watched(NOW, false).stream().map(Finding::code).toList());
  }

  @Test
  void theEndOfAPartnersCertificateIsAnnounced() throws Exception {
    var agreements = ofTheCompany(TODAY.minusDays(1));
    var messages = agreements.messages(agreements.partner("kestrel").orElseThrow());
    assertEquals(List.of(), messages.watched(NOW, false));
    var soon = messages.watched(NOW.plus(Duration.ofDays(295)), false);
    assertEquals(List.of("SIG-85"), soon.stream().map(Finding::code).toList());
    assertTrue(soon.get(0).message().contains("in less than 7 days"), soon.get(0).message());
    assertTrue(messages.watched(NOW.plus(Duration.ofDays(301)), false).get(0).isError(), "it has ended");
  }

  @Test
  void whatIsLiveIsNotSignedByAKeyOfDevelopment() throws Exception {
    key("own", Duration.ofDays(100)).save(folder.resolve("keys/hub-message.p12"), "key", PASSWORD);
    var hub = folder.resolve("hub.yaml");
    Files.writeString(hub, Files.readString(hub).replaceFirst("environment: .*", "environment: production"));
    var agreements = Agreements.load(folder).agreements();
    var refused = assertThrows(IllegalArgumentException.class, () -> terms(agreements).security().sign().apply(part()));
    assertTrue(refused.getMessage().contains("is for development"), refused.getMessage());
  }

  @Test
  void anAgreementWithNeitherIsRefusedWhenItIsRead() throws Exception {
    change("partners/kestrel.yaml", STORE, "");
    change("companies/larkfield-us.yaml", "uses: [documents, messages]", "uses: [documents]");
    var said = Agreements.load(folder).findings();
    assertTrue(said.stream().anyMatch(f -> f.code().equals("AGR-14") && f.message().contains("larkfield-us has no key for messages")), said.toString());
  }
}
