package io.bordereau.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** What is left out of a style sheet must not change what it says: held against the publisher's own bytes over many damaged documents. */
class LeanSheetTest {
  private final Processor saxon = new Processor(false);

  @ParameterizedTest
  @ValueSource(strings = {
      "/external/schematron/openpeppol/2026.5/xslt/CEN-EN16931-UBL.xslt",
      "/external/schematron/openpeppol/2026.5/xslt/PEPPOL-EN16931-UBL.xslt",
      "/external/schematron/1.3.16/ubl/EN16931-UBL-validation.xslt",
      "/external/schematron/1.3.16/cii/EN16931-CII-validation.xslt",
      "/external/schematron/3.0.2/XRechnung-UBL-validation.xslt",
      "/external/schematron/simplerinvoicing/si-ubl-2.0.3.12.xslt",
      "/external/schematron/pint-aunz/1.1.2/xslt/billing/PINT-UBL-validation-preprocessed.xslt"})
  void theLeanSheetSaysWhatThePublishersSays(String resource) throws Exception {
    XsltExecutable whole = saxon.newXsltCompiler().compile(new StreamSource(Rules.class.getResourceAsStream(resource)));
    XsltExecutable lean = compiled(resource, false);
    int fired = 0;
    for (String damaged : damaged(resource.contains("/cii/") ? Documents.CII : Documents.INVOICE)) {
      List<Fired> expected = run(whole, new StreamSource(new StringReader(damaged)));
      assertEquals(expected, run(lean, new StreamSource(new StringReader(damaged))), damaged);
      fired += expected.size();
    }
    assertTrue(fired > 40, fired + " rules fired");
  }

  @Test
  void assertionsThatAreTriedOneByOneSayTheSameAndMoreWhereOneStops() throws Exception {
    String resource = "/external/schematron/openpeppol/2026.5/xslt/PEPPOL-EN16931-UBL.xslt";
    XsltExecutable lean = compiled(resource, false);
    XsltExecutable careful = compiled(resource, true);
    int stopped = 0;
    for (String damaged : damaged(Documents.INVOICE)) {
      List<Fired> expected = run(lean, new StreamSource(new StringReader(damaged)));
      List<Fired> tried = run(careful, new StreamSource(new StringReader(damaged)));
      assertTrue(tried.stream().noneMatch(f -> f.id().equals("stopped")), damaged);
      if (expected.removeIf(f -> f.id().equals("stopped"))) {
        stopped++;
        assertTrue(tried.containsAll(expected), damaged);
      } else {
        assertEquals(expected, tried, damaged);
      }
    }
    assertTrue(stopped > 0, "some value should stop a rule");
  }

  private XsltExecutable compiled(String resource, boolean careful) throws Exception {
    return saxon.newXsltCompiler().compile(new SAXSource(LeanSheet.of(resource, careful),
        new InputSource(Rules.class.getResourceAsStream(resource))));
  }

  /** The document without each of its elements and attributes, and with each value made wrong. */
  private static List<String> damaged(String document) {
    List<String> damaged = new ArrayList<>();
    for (String pattern : List.of("<((?:cbc|ram):\\w+)[^<>]*>[^<]*</\\1>", "(?<=>)[^<>\\s][^<>]*(?=<)", " [a-z]\\w+(ID|Code)=\"[^\"]*\"")) {
      for (Matcher m = Pattern.compile(pattern).matcher(document); m.find();) {
        damaged.add(document.substring(0, m.start()) + (pattern.startsWith("(?<") ? "O" : "")
            + document.substring(m.end()));
      }
    }
    return damaged;
  }

  private static List<Fired> run(XsltExecutable sheet, Source document) throws SaxonApiException {
    Report report = new Report(System.nanoTime() + Duration.ofMinutes(1).toNanos(), 10_000);
    XsltTransformer transformer = sheet.load();
    transformer.setErrorReporter(e -> { });
    transformer.setSource(document);
    transformer.setDestination(new SAXDestination(report));
    try {
      transformer.transform();
    } catch (SaxonApiException e) {
      report.fired().add(new Fired("stopped", "", "", ""));
    }
    return report.fired();
  }
}
