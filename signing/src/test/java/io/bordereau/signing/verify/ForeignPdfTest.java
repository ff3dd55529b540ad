package io.bordereau.signing.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Signed PDFs of others, many of them broken or attacked on purpose, against the verdicts that are written down for each, and against those of DSS. Both
 * trust whatever the certificates of a file end in, so that more is looked at than who it is.
 */
class ForeignPdfTest {
  private static final Path FOLDER = Path.of(System.getenv().getOrDefault("BORDEREAU_FOREIGN", "../shared/foreign")).resolve("pdf-signed");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root", ".."));
  private static final Path TABLE = ROOT.resolve("signing/src/test/resources/io/bordereau/signing/verify/foreign-pdf.csv");
  private static final Path PAGE = ROOT.resolve("docs/foreign-signatures.md");
  private static List<Path> files = List.of();

  @BeforeAll
  static void thereAreFiles() throws IOException {
    boolean wanted = System.getenv("BORDEREAU_FOREIGN") != null;
    assumeTrue(wanted || Files.isDirectory(FOLDER), "there is no " + FOLDER);
    try (Stream<Path> all = Files.walk(FOLDER)) {
      files = all.filter(each -> each.toString().endsWith(".pdf")).sorted().toList();
    }
    assertTrue(files.size() > 90, "only " + files.size() + " files");
  }

  /** What the certificates of a file end in. */
  private static List<X509Certificate> tops(Collection<X509Certificate> certificates) {
    List<X509Certificate> tops = new ArrayList<>();
    for (X509Certificate each : certificates) {
      boolean issued = certificates.stream().anyMatch(other -> !other.equals(each) && other.getSubjectX500Principal().equals(each.getIssuerX500Principal()));
      if (!issued || Certificates.selfIssued(each)) {
        tops.add(each);
      }
    }
    return tops;
  }

  private static SignedDocumentValidator dss(byte[] bytes, List<X509Certificate> trusted) {
    DSSDocument document = new InMemoryDocument(bytes);
    SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(document);
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    CommonTrustedCertificateSource source = new CommonTrustedCertificateSource();
    trusted.forEach(each -> source.addCertificate(new CertificateToken(each)));
    verifier.setTrustedCertSources(source);
    validator.setCertificateVerifier(verifier);
    validator.setValidationTime(java.util.Date.from(NOW));
    return validator;
  }

  /** Per signature what DSS says: level, indication, sub-indication. */
  private static List<String> theirs(byte[] bytes, List<X509Certificate> anchors) {
    try {
      var simple = dss(bytes, anchors).validateDocument().getSimpleReport();
      List<String> all = new ArrayList<>();
      for (String id : simple.getSignatureIdList()) {
        all.add(simple.getSignatureFormat(id) + " " + simple.getIndication(id) + (simple.getSubIndication(id) == null ? "" : " " + simple.getSubIndication(id)));
      }
      return all;
    } catch (RuntimeException e) {
      return List.of("failed: " + e.getClass().getSimpleName());
    }
  }

  private static List<X509Certificate> anchors(byte[] bytes) {
    try {
      Map<String, X509Certificate> all = new LinkedHashMap<>();
      var validator = dss(bytes, List.of());
      for (var signature : validator.getSignatures()) {
        signature.getCompleteCertificateSource().getCertificates().forEach(each -> all.put(each.getDSSIdAsString(), each.getCertificate()));
      }
      return tops(all.values());
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  /**
   * A row of {@code foreign-pdf.csv}.
   *
   * @param file its name
   * @param ours per signature level, coverage, verdict
   * @param theirs per signature level, indication, sub-indication
   * @param source what the tests of the file's source say of it
   * @param why ours is another than that of DSS or of the source
   */
  private record Row(String file, String ours, String theirs, String source, String why) {}

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (!line.startsWith("#") && !line.startsWith("file;")) {
        String[] cells = line.split(";", -1);
        rows.add(new Row(cells[0], cells[1], cells[2], cells[3], cells[4]));
      }
    }
    return rows;
  }

  private static String ours(SignatureVerifier.Result result) {
    List<String> all = new ArrayList<>();
    result.remarks().stream().filter(each -> each.weight() != Reason.Weight.NOTE).forEach(each -> all.add(each.weight().name().toLowerCase(java.util.Locale.ROOT) + " " + each.code()));
    for (Judgement each : result.signatures()) {
      var verdict = each.verdict();
      String codes = String.join(" ", each.reasons().stream().filter(reason -> reason.weight() != Reason.Weight.NOTE).map(Reason::code).distinct().sorted().toList());
      all.add((verdict.level() == null ? verdict.form().startsWith("PDF document") ? "stamp" : "-" : verdict.level()) + " " + verdict.coverage().name().toLowerCase(java.util.Locale.ROOT) + " "
          + verdict.verdict().name().toLowerCase(java.util.Locale.ROOT) + (codes.isEmpty() ? "" : " " + codes));
    }
    return String.join(" | ", all);
  }

  /** Whether both see it the same way: per signature that is no time-stamp, valid and passed, invalid and failed, unknown and indeterminate. */
  private static boolean agree(String ours, String theirs) {
    List<String> one = Stream.of(ours.split(" \\| ")).filter(each -> !each.startsWith("stamp") && !each.startsWith("unknown SIG-50"))
        .map(each -> each.contains("unknown") ? "unknown" : each.contains("invalid") || each.contains("part") ? "invalid" : "valid").toList();
    List<String> other = Stream.of(theirs.split(" \\| ")).filter(each -> !each.isEmpty())
        .map(each -> each.contains("TOTAL_PASSED") ? "valid" : each.contains("INDETERMINATE") ? "unknown" : "invalid").toList();
    return one.equals(other) || one.equals(List.of("")) && other.isEmpty();
  }

  @Test
  void everyFileHasTheVerdictThatIsWrittenDownForIt() throws IOException {
    Map<String, Row> known = new LinkedHashMap<>();
    for (Row row : rows()) {
      known.put(row.file(), row);
    }
    List<Row> found = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      byte[] bytes = Files.readAllBytes(file);
      List<X509Certificate> anchors = anchors(bytes);
      String ours = ours(new SignatureVerifier(ChainCheck.offline(TrustAnchors.of(anchors)), NOW).verify(bytes));
      String theirs = String.join(" | ", theirs(bytes, anchors));
      if (ours.equals("unknown SIG-50") && theirs.isEmpty()) {
        continue;
      }
      Row row = known.get(name);
      found.add(new Row(name, ours, theirs, row == null ? "" : row.source(), row == null ? "" : row.why()));
    }
    if ("update".equals(System.getProperty("golden"))) {
      StringBuilder text = new StringBuilder("# source: the signed PDFs of the tests of DSS and pyHanko, as they lie beside the project; DSS 6.4\n# version: 1\n# date: 2026-11-22\nfile;ours;dss;source;why\n");
      found.forEach(row -> text.append(String.join(";", row.file(), row.ours(), row.theirs(), row.source(), row.why())).append('\n'));
      Files.writeString(TABLE, text);
      Files.writeString(PAGE, page(found));
    }
    assertEquals(rows(), found);
    assertEquals(page(found), Files.readString(PAGE), "run with -Dgolden=update and review the difference");
    List<String> unexplained = found.stream().filter(row -> !agree(row.ours(), row.theirs()) && row.why().isBlank()).map(row -> row.file() + ": " + row.ours() + " but " + row.theirs()).toList();
    assertEquals(List.of(), unexplained);
    assertTrue(found.size() > 55, "only " + found.size() + " rows");
  }

  /** What poppler cannot do: a signer found by its key identifier, Ed448, a password. */
  private static final Set<String> BEYOND_POPPLER = Set.of("sig-with-ski-sid.pdf", "ed448-disallowed-hash.pdf", "encrypted.pdf");

  /** Poppler looks at the mathematics and at no chain here: it must find intact whatever we do not find changed. */
  @Test
  void popplerFindsIntactWhatWeDoNotFindChanged() throws Exception {
    int compared = 0;
    for (Row row : rows()) {
      List<String> ours = Stream.of(row.ours().split(" \\| ")).filter(each -> each.contains(" whole ") || each.contains(" part ")).toList();
      boolean intact = !ours.isEmpty() && ours.stream().allMatch(each -> !each.contains("invalid") && !each.startsWith("stamp"));
      if (!intact || BEYOND_POPPLER.contains(row.file())) {
        continue;
      }
      Path file = files.stream().filter(each -> each.getFileName().toString().equals(row.file())).findFirst().orElseThrow();
      Process process = new ProcessBuilder("pdfsig", "-nocert", file.toString()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertTrue(said.contains("Signature Validation: Signature is Valid."), () -> row + " " + said);
      assertFalse(said.contains("corrupted") || said.contains("Digest Mismatch") || said.contains("Signature is Invalid"), () -> row + " " + said);
      compared++;
    }
    assertTrue(compared > 20, "only " + compared + " were compared");
  }

  private static String page(List<Row> rows) {
    StringBuilder page = new StringBuilder("""
        # Verdicts on signed PDFs of others

        Generated from `foreign-pdf.csv` of the tests of `signing`; do not edit. The files come from the tests of DSS and pyHanko; many are broken or
        attacked on purpose. Ours is told per signature: level (`stamp` for a time-stamp over the document, `-` for no baseline level), coverage,
        verdict, and the codes of [findings](findings.md). Both sides trust whatever the certificates of a file end in, ask nobody, and take the 22nd of
        November 2026 for today; so most files are open, because nobody proves any more that a certificate was not revoked. Where the two differ, or
        the source expects something else, the last column says why.

        | file | ours | DSS 6.4 | its source says | why another |
        |---|---|---|---|---|
        """);
    for (Row row : rows) {
      page.append("| ").append(String.join(" | ", row.file(), row.ours().replace(" | ", "<br>"), row.theirs().replace(" | ", "<br>"), row.source(), row.why())).append(" |\n");
    }
    return page.toString();
  }
}
