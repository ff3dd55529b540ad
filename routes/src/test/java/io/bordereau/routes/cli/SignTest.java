package io.bordereau.routes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bordereau.routes.app.Simulators;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./hub sign} with the keys of a company, which lie at a trust service: a process of its own, which counts what it signs. */
class SignTest {
  private static final String COMPANY = """
      id: larkfield-fr
      name: Larkfield Instruments SAS
      country: FR
      identifiers:
        - {kind: vat, value: FR17901771204}
      languages: [fr]
      currency: EUR
      signing:
        level: lta
        timestamps: {url: "URL/tsa", timeout: 5s}
        revocation: {hosts: ["HOST"], timeout: 5s}
        anchors: [trust-root.pem]
        keys:
          - {name: rsa, standing: qualified-seal, uses: [documents, messages], from: 2020-01-01, service: {url: "URL/csc/v2", client: hub, secret: "file:secret", credential: seal-rsa, pin: "file:pin", signatures: 5}}
          - {name: long, standing: advanced, from: 2099-01-01, algorithm: rsa-sha512, service: {url: "URL/csc/v2", client: hub, secret: "file:secret", credential: seal-rsa, pin: "file:pin"}}
          - {name: pss, standing: advanced, uses: [messages], from: 2020-01-01, service: {url: "URL/csc/v2", client: hub, secret: "file:secret", credential: seal-pss, pin: "file:pin"}}
          - {name: otp, standing: qualified-signature, from: 2020-01-01, service: {url: "URL/csc/v2", client: hub, secret: "file:secret", credential: seal-otp, pin: "file:pin", otp: "file:otp"}}
          - {name: auto, standing: advanced, uses: [messages], service: {url: "URL/csc/v2", client: hub, secret: "file:secret", credential: seal-auto}}
          - {name: granted, standing: advanced, from: 2020-01-01, service: {url: "URL/csc/v2", client: hub, secret: "file:secret", grant: authorization-code, credential: seal-auto}}
      """;

  @TempDir
  private static Path folder;
  private static Simulators simulators;
  private static String url;

  @BeforeAll
  static void start() throws IOException {
    simulators = new Simulators(Called.ROOT, folder.resolve("simulated"));
    url = "http://127.0.0.1:" + simulators.trust("trust");
    for (var part : List.of("hub.yaml", "networks/direct-json.yaml")) {
      Files.createDirectories(folder.resolve("config").resolve(part).getParent());
      Files.copy(Called.ROOT.resolve("config").resolve(part), folder.resolve("config").resolve(part));
    }
    for (var empty : List.of("partners", "companies")) Files.createDirectories(folder.resolve("config").resolve(empty));
    Files.writeString(folder.resolve("config/secret"), "hub-secret\n");
    Files.writeString(folder.resolve("config/pin"), "123456\n");
    Files.writeString(folder.resolve("config/otp"), "271828\n");
    Files.copy(folder.resolve("simulated/trust/trust-root.pem"), folder.resolve("config/trust-root.pem"));
    Files.writeString(folder.resolve("config/companies/larkfield-fr.yaml"), COMPANY.replace("URL", url).replace("HOST", URI.create(url).getAuthority()));
    Files.createDirectories(folder.resolve("in"));
    Files.write(folder.resolve("in/page.pdf"), Called.with("epdf", "--unsigned", Called.ROOT.resolve("samples/invoice-basic/document.json")).out());
    Files.copy(Called.ROOT.resolve("samples/invoice-basic/peppol-bis-3.xml"), folder.resolve("in/ubl.xml"));
    Files.writeString(folder.resolve("in/facturae.xml"), "<fe:Facturae xmlns:fe=\"http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml\"><FileHeader/></fe:Facturae>");
    Files.writeString(folder.resolve("in/fattura.xml"), "<p:FatturaElettronica xmlns:p=\"http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2\" versione=\"FPR12\"><a/></p:FatturaElettronica>");
    Files.writeString(folder.resolve("in/total.txt"), "Total 100.00 EUR\r\n");
  }

  @AfterAll
  static void stop() {
    simulators.close();
  }

  @BeforeEach
  void noFaults() throws Exception {
    faults("{\"tsa\": 0, \"ocsp\": 0}");
  }

  private static void faults(String faults) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(url + "/faults")).POST(HttpRequest.BodyPublishers.ofString(faults)).build();
      assertEquals(200, http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
    }
  }

  private static long signatures() throws IOException {
    try (var lines = Files.lines(simulators.book("trust"))) {
      return lines.filter(l -> l.contains("\"call\":\"signatures/signHash\"") && l.contains("\"status\":200")).count();
    }
  }

  private static Called sign(String out, Object... more) {
    var words = new ArrayList<Object>(List.of("sign", "--json", "--config", folder.resolve("config"), "--company", "larkfield-fr", "--out", folder.resolve(out)));
    words.addAll(List.of(more));
    return Called.with(words.toArray());
  }

  private static JsonNode verified(Path file) throws IOException {
    var called = Called.with("verify", "--json", "--strict", "--trust", folder.resolve("config/trust-root.pem"), file);
    return called.json().getFirst();
  }

  private static void holds(Path file, String form, String level) throws IOException {
    var answer = verified(file);
    var signature = answer.get("signatures").get(0);
    assertEquals(List.of("valid", "whole", form, level), List.of(signature.get("verdict").asText(), signature.get("covers").asText(), signature.get("form").asText(), signature.get("level").asText()),
        answer.toString());
  }

  @Test
  void aFolderIsSignedByTheKeyOfTheCompanyAtItsLevel() throws IOException {
    long before = signatures();
    var called = sign("all", folder.resolve("in"));
    assertEquals(ExitStatus.FINE, called.status(), called.text() + called.err());
    assertEquals(5, called.json().size());
    assertEquals(before + 5, signatures(), "each is signed once");
    holds(folder.resolve("all/page.pdf"), "PAdES", "LTA");
    for (var name : List.of("ubl", "facturae", "fattura")) holds(folder.resolve("all/" + name + ".xml"), "XAdES enveloped", "LTA");
    holds(folder.resolve("all/total.txt.p7m"), "CAdES attached", "LTA");
    var facturae = Files.readString(folder.resolve("all/facturae.xml"));
    assertTrue(facturae.contains("politica_de_firma_formato_facturae_v3_1.pdf") && facturae.contains("<xades:ClaimedRole>supplier</xades:ClaimedRole>"), "by the policy of Facturae");
    assertFalse(Files.readString(folder.resolve("all/fattura.xml")).contains("SigningCertificateV2"), "FatturaPA knows the edition before");
  }

  @ParameterizedTest
  @CsvSource({"rsa,B", "long,T", "otp,LT"})
  void eachKeySignsByItsName(String key, String level) throws IOException {
    var called = sign(key, "--key", key, "--level", level, folder.resolve("in/page.pdf"));
    if (key.equals("long")) {
      assertEquals(ExitStatus.REFUSED, called.status(), "its time comes in 2099");
      return;
    }
    assertEquals(ExitStatus.FINE, called.status(), called.text());
    if (level.equals("LT")) holds(folder.resolve(key + "/page.pdf"), "PAdES", level);
    var pdfsig = new ProcessBuilder("pdfsig", "-nocert", folder.resolve(key + "/page.pdf").toString()).redirectErrorStream(true).start();
    assertTrue(new String(pdfsig.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("Signature is Valid"), key);
  }

  @ParameterizedTest
  @CsvSource({"pss,smime", "auto,smime", "rsa,smime"})
  void aMailIsSignedWithTheSameKeysAndOpensslAgrees(String key, String form) throws Exception {
    var called = sign("mail-" + key, "--key", key, "--level", "B", "--as", form, folder.resolve("in/total.txt"));
    assertEquals(ExitStatus.FINE, called.status(), called.text());
    var mail = folder.resolve("mail-" + key + "/total.txt.eml");
    var openssl = new ProcessBuilder("openssl", "cms", "-verify", "-in", mail.toString(), "-CAfile", folder.resolve("config/trust-root.pem").toString(), "-purpose", "any")
        .redirectErrorStream(true).start();
    assertTrue(new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("CMS Verification successful"), key);
    assertEquals(0, openssl.waitFor());
  }

  @Test
  void aKeyThatAPersonGrantedOnceSignsFromThenOn() throws Exception {
    var before = sign("granted", "--key", "granted", "--level", "B", folder.resolve("in/page.pdf"));
    assertTrue(before.text().contains("nobody has granted it yet: ./hub grant --company larkfield-fr --key granted"), before.text());
    var said = new java.io.PipedInputStream();
    var out = new java.io.PipedOutputStream(said);
    var terminal = new Terminal(new java.io.ByteArrayInputStream(new byte[0]), out, new java.io.PrintWriter(System.err, true), Called.ROOT, false);
    var granting = java.util.concurrent.CompletableFuture.supplyAsync(() -> Main.run(terminal, "grant", "--config", folder.resolve("config").toString(), "--company", "larkfield-fr",
        "--key", "granted", "--wait", "20"));
    var lines = new java.io.BufferedReader(new java.io.InputStreamReader(said, StandardCharsets.UTF_8));
    lines.readLine();
    var address = lines.readLine();
    try (var browser = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      var asked = browser.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
      assertTrue(asked.body().contains("May the hub sign"), asked.body());
      browser.send(HttpRequest.newBuilder(URI.create(address + "&consent=yes")).build(), HttpResponse.BodyHandlers.ofString());
    }
    assertEquals(ExitStatus.FINE, granting.get(30, java.util.concurrent.TimeUnit.SECONDS));
    var kept = folder.resolve("config/keys/grants/larkfield-fr-granted");
    assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
    var first = Files.readString(kept);
    for (int i = 0; i < 2; i++) {
      var after = sign("granted", "--key", "granted", "--level", "B", folder.resolve("in/page.pdf"));
      assertEquals(ExitStatus.FINE, after.status(), after.text());
    }
    assertFalse(Files.readString(kept).equals(first), "the service gave another one, and the one before has ended");
    Files.writeString(kept, first);
    assertTrue(sign("granted", "--key", "granted", "--level", "B", folder.resolve("in/page.pdf")).text().contains("has ended: ./hub grant"));
  }

  @Test
  void cxmlIsSignedAsCxmlHasIt() throws IOException {
    var message = Files.writeString(folder.resolve("in-cxml.xml"), "<cXML payloadID=\"1@larkfield\" timestamp=\"2026-11-20T09:00:00+01:00\"><Header/><Request deploymentMode=\"test\"><PunchOutSetupRequest/></Request></cXML>");
    var called = sign("cxml", "--level", "B", message);
    assertEquals(ExitStatus.FINE, called.status(), called.text());
    assertTrue(Files.readString(folder.resolve("cxml/in-cxml.xml")).contains("signatureVersion=\"1.0\""));
  }

  @Test
  void aSignatureThatIsWorthLessNeverGoesOut() throws IOException {
    long before = signatures();
    // what the simulated service signs is marked as worth nothing, whatever the company's file says
    var called = sign("less", "--least", "qualified_seal", folder.resolve("in/page.pdf"));
    assertEquals(ExitStatus.REFUSED, called.status());
    assertEquals("SIG-74", called.json().getFirst().get("findings").get(0).get("code").asText());
    assertEquals(ExitStatus.REFUSED, sign("less", "--key", "rsa", "--least", "advanced", folder.resolve("in/page.pdf")).status());
    assertFalse(Files.exists(folder.resolve("less/page.pdf")));
    assertEquals(before, signatures(), "nothing was spent on it");
  }

  @Test
  void whatTheKeySignedIsKeptWhenAnAuthorityIsAwayAndRaisedLater() throws Exception {
    long before = signatures();
    for (var name : List.of("page.pdf", "ubl.xml", "total.txt")) {
      faults("{\"tsa\": 1}");
      var called = sign("away", folder.resolve("in").resolve(name));
      assertEquals(ExitStatus.REFUSED, called.status());
      assertEquals(List.of("SIG-73", "SIG-74", "SIG-86"), called.json().getFirst().findValuesAsText("code"));
    }
    assertEquals(before + 3, signatures());
    for (var name : List.of("page.level-b.pdf", "ubl.level-b.xml", "total.level-b.txt.p7m")) {
      var called = sign("raised", "--raise", folder.resolve("away").resolve(name));
      assertEquals(ExitStatus.FINE, called.status(), called.text());
    }
    assertEquals(before + 3, signatures(), "the key does not sign again");
    holds(folder.resolve("raised/page.level-b.pdf"), "PAdES", "LTA");
    holds(folder.resolve("raised/ubl.level-b.xml"), "XAdES enveloped", "LTA");
    holds(folder.resolve("raised/total.level-b.txt.p7m"), "CAdES attached", "LTA");
  }

  @Test
  void whoAsksForWhatIsNotThereIsTold() {
    assertEquals(ExitStatus.USAGE, Called.with("sign", "--config", folder.resolve("config"), "--company", "nobody", folder.resolve("in/page.pdf")).status());
    assertEquals(ExitStatus.USAGE, sign("usage", "--tsa", url, folder.resolve("in/page.pdf")).status());
    var called = sign("usage", "--key", "unknown", folder.resolve("in/page.pdf"));
    assertEquals(ExitStatus.REFUSED, called.status());
    assertTrue(called.text().contains("has no key unknown; it has rsa, long, pss, otp, auto, granted"), called.text());
  }
}
