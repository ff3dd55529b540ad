package io.bordereau.routes.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
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
    assertTrue(signer(true).sign("no page".getBytes(StandardCharsets.UTF_8), invoice("invoice-basic", "x", "x"), EpdfFormat.PLAIN, Context.NEUTRAL, Instant.now(), said).isEmpty());
    assertEquals(List.of("error PDF-05"), codes(said));
  }

  private static Finding law(Invoice invoice) {
    var said = EpdfFormat.PLAIN.write(invoice, Residue.NONE, new Context(Map.of("embed", "none"), null, true)).findings();
    return said.isEmpty() ? null : said.getFirst();
  }

  @Test
  void whereAPageIsTheInvoiceUnderAConditionItIsSaidWithTheLaw() throws IOException {
    var found = law(invoice("invoice-basic", "x", "x"));
    assertEquals("PDF-08", found.code());
    assertTrue(found.message().contains("289 bis"), found.message());
    assertNull(law(invoice("invoice-basic", "\"issued\": \"2026-11-16\"", "\"issued\": \"2026-08-16\"")), "before September 2026 every issuer might");
    var copy = EpdfFormat.PLAIN.write(invoice("invoice-basic", "x", "x"), Residue.NONE, new Context(Map.of("role", "copy"), null, true));
    assertEquals(List.of(), copy.findings(), "of a copy no law asks anything");
  }

  @Test
  void ofTwoCountriesInWhichAPartyIsTheStricterLawIsTaken() throws IOException {
    var austrian = invoice("invoice-basic", "\"country\": \"FR\"", "\"country\": \"AT\"");
    var found = law(austrian);
    assertEquals("PDF-08", found.code(), "both have a French number");
    assertTrue(found.message().contains("The seller is registered for VAT there (FR17901771204), though its address is in AT; the stricter law was taken."), found.message());
    assertTrue(found.message().contains("The buyer is registered"), found.message());
    var far = Applicable.page(invoice("invoice-basic", "FR17901771204", "ATU12345675")).orElseThrow();
    assertEquals("FR", far.law().country(), "the addresses");
    assertEquals("", far.why());
    assertTrue(Applicable.page(invoice("export-serbia", "x", "x")).isEmpty(), "no country has both");
  }

  @Test
  void whereTheCountryWantsAQualifiedSignatureALowerOneNeverGoesOut() throws Exception {
    var later = invoice("portugal-multibanco", "\"issued\": \"2026-11-18\"", "\"issued\": \"2027-01-18\"");
    var now = invoice("portugal-multibanco", "x", "x");
    var page = EpdfFormat.PLAIN.write(now, Residue.NONE, Context.NEUTRAL, true).bytes();
    var said = new ArrayList<Finding>();
    assertTrue(signer(false).sign(page, later, EpdfFormat.PLAIN, Context.NEUTRAL, Instant.now(), said).isEmpty());
    assertEquals(List.of("error PDF-06"), codes(said));
    said.clear();
    assertTrue(signer(true).sign(page, later, EpdfFormat.PLAIN, Context.NEUTRAL, Instant.now(), said).isPresent(), "a page that says that it is a test may");
    assertEquals(List.of("warning PDF-06"), codes(said));
    said.clear();
    assertTrue(signer(false).sign(page, now, EpdfFormat.PLAIN, Context.NEUTRAL, Instant.now(), said).isPresent(), "in the transition any signature will do");
    assertEquals(List.of(), codes(said));
  }

  @Test
  void aPageOfOurOwnSystemThatIsAgreedOnHasToCome() throws IOException {
    var written = EpdfFormat.PLAIN.write(invoice("invoice-basic", "x", "x"), Residue.NONE, new Context(Map.of("page", "supplied"), null, true), false);
    assertEquals(0, written.bytes().length);
    assertEquals(List.of("warning PDF-08", "error PDF-07"), codes(written.findings()));
  }
}
