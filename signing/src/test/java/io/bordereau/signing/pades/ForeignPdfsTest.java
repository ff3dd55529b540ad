package io.bordereau.signing.pades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.DSSException;
import io.bordereau.signing.judges.DssJudge;
import io.bordereau.signing.judges.PdfaJudge;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Files that many programs made, some of them to be difficult: each is signed so that the judge passes it, or refused with a reason. */
@EnabledIfEnvironmentVariable(named = "BORDEREAU_FOREIGN", matches = ".+", disabledReason = "the foreign documents are not here")
class ForeignPdfsTest {
  private static final TestPki PKI = TestPki.shared();

  private static List<Path> files(String folder) throws Exception {
    try (var all = Files.walk(Path.of(System.getenv("BORDEREAU_FOREIGN")).resolve(folder))) {
      return all.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
    }
  }

  private static PdfOutcome sign(Path file) throws Exception {
    var seal = new Seal(0, 10, 10, 150, 40, "Sealed", List.of("by the test"));
    var order = new SignatureOrder(Instant.now(), null, null, null, "Signature", "", "en", Optional.of(seal));
    return new PadesSigner(PKI.leaf(Kind.P_256), SignatureLevel.B, Authorities.NONE, PdfLimits.DEFAULT).sign(PdfBytes.of(file), order);
  }

  @Test
  void difficultFilesAreSignedOrRefused() throws Exception {
    var reasons = new TreeMap<PdfOutcome.Reason, Integer>();
    var wrong = new ArrayList<String>();
    var unreadable = new ArrayList<String>();
    int signed = 0;
    for (var file : files("pdf-signed")) {
      switch (sign(file)) {
        case PdfOutcome.Refused refused -> reasons.merge(refused.reason(), 1, Integer::sum);
        case PdfOutcome.Signed done -> {
          signed++;
          List<DssJudge.Said> all;
          try {
            all = DssJudge.today(PKI).all(done.pdf().bytes());
          } catch (DSSException e) {
            // an older signature in it that the judge cannot read: he gives up on all
            unreadable.add(file.getFileName() + " " + e.getMessage());
            continue;
          }
          // the others are older, and of authorities that are not ours
          if (all.stream().noneMatch(said -> said.indication() == Indication.TOTAL_PASSED)) wrong.add(file.getFileName() + " " + all.get(all.size() - 1));
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(unreadable.size() < 4, unreadable::toString);
    assertTrue(signed > 80, signed + " signed, refused " + reasons);
  }

  @Test
  void invoicesThatAreForArchivesStayThat() throws Exception {
    int seen = 0;
    var wrong = new ArrayList<String>();
    for (var file : files("zugferd-facturx")) {
      if (!(sign(file) instanceof PdfOutcome.Signed signed) || !PdfaJudge.wrong(Files.readAllBytes(file), PDFAFlavour.PDFA_3_B).isEmpty()) continue;
      seen++;
      var after = PdfaJudge.wrong(signed.pdf().bytes(), PDFAFlavour.PDFA_3_B);
      if (!after.isEmpty()) wrong.add(file.getFileName() + " " + after);
    }
    assertEquals(List.of(), wrong);
    assertTrue(seen > 8, seen + " files");
  }
}
