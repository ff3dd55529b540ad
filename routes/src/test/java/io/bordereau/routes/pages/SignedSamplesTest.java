package io.bordereau.routes.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Residue;
import io.bordereau.signing.authorities.DevelopmentAuthorities;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every invoice of the samples as ePDF for its buyer, its data inside, signed at LTA, and one at LT: EU DSS, which has the anchor and nothing else, passes all in total. */
class SignedSamplesTest {
  @TempDir
  static Path folder;
  private static KeyMaterial key;
  private static X509Certificate anchor;
  private static Authorities authorities;

  @BeforeAll
  static void keys() throws Exception {
    var keys = new DevelopmentKeys(folder);
    keys.ensure(Instant.now(), List.of());
    keys.ensureDocuments(Instant.now(), List.of("samples"));
    var password = Files.readString(keys.password()).strip().toCharArray();
    key = KeyMaterial.load(keys.documents("samples"), password);
    anchor = KeyMaterial.load(keys.documentRootKey(), password).certificate();
    var development = DevelopmentAuthorities.of(keys, Clock.systemUTC());
    authorities = new Authorities(development, development, List.of(anchor));
    assertEquals(3, key.chain().size(), "leaf, intermediate, root");
  }

  @TestFactory
  Stream<DynamicTest> dssPassesThePageOfEverySample() throws IOException {
    var samples = samples();
    assertTrue(samples.size() > 40, samples.size() + " samples");
    var levels = List.of(SignatureLevel.LTA, SignatureLevel.LT);
    return samples.stream().map(file -> DynamicTest.dynamicTest(file.getParent().getFileName().toString(), () -> {
      for (var level : file.getParent().endsWith("invoice-basic") ? levels : levels.subList(0, 1)) passes(file, level);
    }));
  }

  private static void passes(Path file, SignatureLevel level) throws Exception {
    var invoice = invoice(file).orElseThrow();
    var look = EpdfFormat.PLAIN.tested(true).sealed(true);
    var page = look.write(invoice, Residue.NONE, Context.NEUTRAL);
    assertEquals(List.of(), page.findings().stream().filter(Finding::isError).toList());
    var findings = new ArrayList<Finding>();
    var signed = new PageSigner(key.signing(Standing.DEVELOPMENT), level, authorities).attempt(page.bytes(), invoice, look, Context.NEUTRAL, Instant.now(), findings);
    var verifier = new CommonCertificateVerifier();
    var trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(new CertificateToken(anchor));
    verifier.setTrustedCertSources(trusted);
    verifier.setAIASource(null);
    var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(signed.orElseThrow(() -> new AssertionError(findings))));
    validator.setCertificateVerifier(verifier);
    var report = validator.validateDocument().getSimpleReport();
    assertEquals(1, report.getSignatureIdList().size());
    var id = report.getFirstSignatureId();
    assertEquals(Indication.TOTAL_PASSED, report.getIndication(id), () -> report.getAdESValidationErrors(id).toString());
    assertEquals("PAdES_BASELINE_" + level, report.getSignatureFormat(id).name());
  }

  private static List<Path> samples() throws IOException {
    var root = Path.of(System.getProperty("bordereau.root")).resolve("samples");
    try (var folders = Files.list(root)) {
      return folders.map(f -> f.resolve("document.json")).filter(Files::exists).filter(f -> invoice(f).isPresent()).sorted().toList();
    }
  }

  private static Optional<Invoice> invoice(Path file) {
    try {
      var read = Formats.byId("bordereau-json").orElseThrow().read(Files.readAllBytes(file), Context.NEUTRAL).get(0);
      return read.document().filter(Invoice.class::isInstance).map(Invoice.class::cast);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
