package io.bordereau.routes.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
import io.bordereau.law.PageLanguage;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Residue;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why there is no page, or no signature on it. */
class PageRefusalsTest {
  private static final Path SAMPLES = Path.of(System.getProperty("bordereau.root")).resolve("samples");

  @TempDir
  private Path folder;

  private static Invoice invoice(String sample, String what, String instead) throws IOException {
    var json = Files.readString(SAMPLES.resolve(sample).resolve("document.json")).replace(what, instead);
    return (Invoice) Formats.byId("bordereau-json").orElseThrow().read(json.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0).document().orElseThrow();
  }

  private PageSigner signer(boolean development) throws IOException, KeysUnusable {
    var keys = new DevelopmentKeys(folder);
    keys.ensure(Instant.now(), List.of());
    keys.ensureDocuments(Instant.now(), List.of("us"));
    var key = KeyMaterial.load(keys.documents("us"), Files.readString(keys.password()).strip().toCharArray());
    var advanced = (SigningKey) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {SigningKey.class},
        (self, method, args) -> method.getName().equals("standing") ? Standing.ADVANCED : method.invoke(key, args));
    return new PageSigner(development ? key : advanced, SignatureLevel.B, Authorities.NONE);
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(f -> f.severity().name().toLowerCase(java.util.Locale.ROOT) + " " + f.code()).toList();
  }

  @Test
  void whatIsNoPdfIsNotSigned() throws Exception {
    var said = new ArrayList<Finding>();
    assertTrue(signer(true).sign("no page".getBytes(StandardCharsets.UTF_8), invoice("invoice-basic", "x", "x"), PageLanguage.find("de-AT").orElseThrow(), Instant.now(), said).isEmpty());
    assertEquals(List.of("error PDF-05"), codes(said));
  }

  @Test
  void whereTheCountryWantsAQualifiedSignatureALowerOneNeverGoesOut() throws Exception {
    var later = invoice("portugal-multibanco", "\"issued\": \"2026-11-18\"", "\"issued\": \"2027-01-18\"");
    var now = invoice("portugal-multibanco", "x", "x");
    var page = EpdfFormat.PLAIN.write(now, Residue.NONE, Context.NEUTRAL, true).bytes();
    var language = PageLanguage.find("pt-PT").orElseThrow();
    var said = new ArrayList<Finding>();
    assertTrue(signer(false).sign(page, later, language, Instant.now(), said).isEmpty());
    assertEquals(List.of("error PDF-06"), codes(said));
    said.clear();
    assertTrue(signer(true).sign(page, later, language, Instant.now(), said).isPresent(), "a page that says that it is a test may");
    assertEquals(List.of("warning PDF-06"), codes(said));
    said.clear();
    assertTrue(signer(false).sign(page, now, language, Instant.now(), said).isPresent(), "in the transition any signature will do");
    assertEquals(List.of(), codes(said));
  }

  @Test
  void aPageOfOurOwnSystemThatIsAgreedOnHasToCome() throws IOException {
    var written = EpdfFormat.PLAIN.write(invoice("invoice-basic", "x", "x"), Residue.NONE, new Context(Map.of("page", "supplied"), null, true), false);
    assertEquals(0, written.bytes().length);
    assertEquals(List.of("error PDF-07"), codes(written.findings()));
  }
}
