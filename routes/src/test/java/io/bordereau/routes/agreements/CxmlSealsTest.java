package io.bordereau.routes.agreements;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.connectors.protocols.cxml.CxmlReply;
import io.bordereau.envelopes.CxmlEnvelope;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.xades.CxmlSignatures;
import io.bordereau.signing.xades.XmlLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who signs cXML, and whose signatures count, is what the agreement says. */
class CxmlSealsTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final Instant NOW = Instant.now();
  private static final KeyMaterial OURS = key("larkfield");
  private static final KeyMaterial THEIRS = key("halden");

  @TempDir
  private Path folder;

  private static KeyMaterial key(String name) {
    return DevelopmentAuthority.create(name, NOW.minusSeconds(60)).issue(name, DevelopmentAuthority.Side.MESSAGES, List.of(), NOW.minusSeconds(60), NOW.plusSeconds(86_400));
  }

  @BeforeEach
  void configuration() throws IOException {
    try (var files = Files.walk(ROOT.resolve("config"))) {
      for (var file : files.toList()) {
        var to = folder.resolve(ROOT.resolve("config").relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(to);
        else Files.copy(file, to);
      }
    }
    Files.createDirectories(folder.resolve("keys"));
    Files.writeString(folder.resolve("keys/password"), "very secret");
    OURS.save(folder.resolve("keys/ours.p12"), "key", "very secret".toCharArray());
    Files.writeString(folder.resolve("keys/theirs.pem"),
        "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(encoded(THEIRS)) + "\n-----END CERTIFICATE-----\n");
    change("companies/larkfield-us.yaml", "keys/document-larkfield-us.p12", "keys/ours.p12");
    change("partners/halden.yaml", "secret: \"file:keys/secrets/halden\"\n", "secret: \"file:keys/secrets/halden\"\n    signature: xmldsig\n");
  }

  private static byte[] encoded(KeyMaterial key) {
    try {
      return key.certificate().getEncoded();
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void change(String file, String from, String to) throws IOException {
    var text = Files.readString(folder.resolve(file));
    assertTrue(text.contains(from), text);
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }

  private Agreements agreements() {
    var loaded = new Loader(folder, Register.ofProgram().and("x12-004010-810"), name -> null).load();
    assertEquals(List.of(), loaded.findings());
    return loaded.agreements();
  }

  private static byte[] packed(Agreements agreements) throws IOException {
    var invoice = Files.readAllBytes(ROOT.resolve("samples/invoice-basic/cxml-1.2.xml"));
    return agreements.cxml(agreements.partner("halden").orElseThrow()).orElseThrow().pack(invoice, "1@larkfield", OffsetDateTime.ofInstant(NOW, ZoneOffset.UTC));
  }

  private static CxmlSeals halden(Agreements agreements) {
    return agreements.cxmlSeals(agreements.partner("halden").orElseThrow());
  }

  private static CxmlSignatures.Outcome check(byte[] message) {
    return new CxmlSignatures(List.of(OURS.certificate()), XmlLimits.DEFAULT).check(message, Instant.now());
  }

  @Test
  void whatGoesOutIsSignedWithTheCompanysCertificateAndTheSecretJoinsLater() throws IOException {
    var known = agreements();
    var signed = halden(known).sign(packed(known), NOW);
    assertInstanceOf(CxmlSignatures.Outcome.Good.class, check(CxmlEnvelope.secure(signed, "a<secret>&")));
    assertInstanceOf(CxmlSignatures.Outcome.Good.class, check(CxmlEnvelope.secure(signed, null)));
  }

  @Test
  void aSignedMessageReadsAsIfItWereNot() throws IOException {
    var known = agreements();
    var plain = packed(known);
    var signed = halden(known).sign(plain, NOW);
    var format = Formats.byId("cxml-1.2").orElseThrow();
    var one = format.read(plain, Context.NEUTRAL).getFirst();
    var other = format.read(signed, Context.NEUTRAL).getFirst();
    assertEquals(one.document(), other.document());
    assertEquals(one.rest(), other.rest());
    assertEquals(one.findings(), other.findings());
  }

  @Test
  void whoAgreedOnNothingGetsTheSameBytes() throws IOException {
    change("partners/halden.yaml", "    signature: xmldsig\n", "");
    var known = agreements();
    var plain = packed(known);
    assertArrayEquals(plain, halden(known).sign(plain, NOW));
  }

  @Test
  void aCompanyWithoutAKeyIsSaidInWords() throws IOException {
    change("companies/larkfield-us.yaml", "uses: [documents, messages]", "uses: [documents]");
    var known = agreements();
    var failed = assertThrows(IllegalArgumentException.class, () -> halden(known).sign(packed(known), NOW));
    assertTrue(failed.getMessage().contains("larkfield-us"), failed.getMessage());
  }

  private static final String REQUEST = "<cXML payloadID=\"7@halden\" timestamp=\"2026-11-22T08:00:00Z\"><Header/><Request><OrderRequest/></Request></cXML>";

  private static Optional<Integer> answered(Agreements known, byte[] message) {
    return halden(known).objection(message, Instant.now()).map(CxmlReply::code).map(CxmlReply.Code::number);
  }

  private static byte[] signedBy(KeyMaterial key) throws Exception {
    return new io.bordereau.signing.xades.CxmlSigner(key).sign(REQUEST.getBytes(StandardCharsets.UTF_8), NOW);
  }

  @Test
  void whatComesMayBeSignedOrMustBe() throws Exception {
    var plain = REQUEST.getBytes(StandardCharsets.UTF_8);
    change("partners/halden.yaml", "secret: \"file:keys/secrets/halden-in\"\n", "secret: \"file:keys/secrets/halden-in\"\n    certificates: [keys/theirs.pem]\n");
    var accepted = agreements();
    assertEquals(Optional.empty(), answered(accepted, plain));
    assertEquals(Optional.empty(), answered(accepted, signedBy(THEIRS)));
    assertEquals(Optional.of(477), answered(accepted, signedBy(OURS)));
    change("partners/halden.yaml", "    certificates: [keys/theirs.pem]\n", "    certificates: [keys/theirs.pem]\n    signature: required\n");
    var required = agreements();
    assertEquals(Optional.of(475), answered(required, plain));
    assertEquals(Optional.empty(), answered(required, signedBy(THEIRS)));
    assertEquals(Optional.of(476), answered(required, new String(signedBy(THEIRS), StandardCharsets.UTF_8).replace("<OrderRequest>", "<OrderRequest a=\"b\">").replace("OrderRequest/", "OrderRequest a=\"b\"/")
        .getBytes(StandardCharsets.UTF_8)));
    Files.delete(folder.resolve("keys/theirs.pem"));
    assertEquals(Optional.of(560), answered(required, signedBy(THEIRS)), "the partner is asked to come again");
  }

  @Test
  void aSignatureThatIsRequiredNeedsACertificate() throws IOException {
    change("partners/halden.yaml", "secret: \"file:keys/secrets/halden-in\"\n", "secret: \"file:keys/secrets/halden-in\"\n    signature: required\n");
    var loaded = new Loader(folder, Register.ofProgram().and("x12-004010-810"), name -> null).load();
    assertEquals(List.of("AGR-14"), loaded.findings().stream().map(f -> f.code()).toList());
  }
}
