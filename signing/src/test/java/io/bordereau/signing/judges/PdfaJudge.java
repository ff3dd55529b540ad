package io.bordereau.signing.judges;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** veraPDF: whether a file is still what it was for archives and for screen readers. */
public final class PdfaJudge {
  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private PdfaJudge() {}

  /** What is wrong with a PDF under a flavour; empty when it conforms. */
  public static List<String> wrong(byte[] pdf, PDFAFlavour flavour) throws Exception {
    var found = new TreeSet<String>();
    try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      if (result.isCompliant()) return List.of();
      for (var a : result.getTestAssertions()) {
        if (a.getStatus() == TestAssertion.Status.FAILED) found.add(a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber() + " " + a.getMessage());
      }
      if (found.isEmpty()) found.add("not compliant, without a reason");
    }
    return List.copyOf(found);
  }
}
