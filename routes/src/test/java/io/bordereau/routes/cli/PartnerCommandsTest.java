package io.bordereau.routes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.formats.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner begins as a file that is valid at once, and gets a guide that cannot say anything else than what is sent. */
class PartnerCommandsTest {
  @TempDir
  private Path folder;

  @BeforeEach
  void copyOfTheConfiguration() throws IOException {
    try (var all = Files.walk(Called.ROOT.resolve("config"))) {
      for (Path from : all.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Path to = folder.resolve(Called.ROOT.resolve("config").relativize(from).toString());
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
      }
    }
  }

  private static long placeholders(Called check) throws IOException {
    long n = 0;
    for (var finding : check.json().get(0).get("findings")) {
      assertEquals("AGR-35", finding.get("code").textValue(), finding.toString());
      n++;
    }
    return n;
  }

  @Test
  void aNewPartnerIsValidWithOnlyItsPlaceholdersNamed() throws IOException {
    for (var format : new String[] {"x12-004010-810", "edifact-d96a-invoic"}) {
      var name = "new-" + format.substring(0, 3);
      var made = Called.with("partner", "new", name, "--format", format, "--network", "van", "--company", "larkfield-us", "--country", "US", "--config", folder);
      assertEquals(0, made.status(), made.err());
      var check = Called.with("partner", "check", name, "--json", "--config", folder);
      assertEquals(0, check.status(), check.text());
      assertEquals(3, placeholders(check), check.text());
    }
    assertEquals(0, Called.with("partner", "new", "direct", "--format", "peppol-bis-3", "--company", "larkfield-fr", "--config", folder).status());
    assertEquals(3, placeholders(Called.with("partner", "check", "direct", "--json", "--config", folder)));
  }

  @Test
  void whatIsStillToBeFilledInStopsAnAgreementThatSends() throws IOException {
    Called.with("partner", "new", "acme", "--format", "peppol-bis-3", "--company", "larkfield-fr", "--config", folder);
    var file = folder.resolve("partners/acme.yaml");
    Files.writeString(file, Files.readString(file).replace("state: requested", "state: test").replace("# consent:", "consent:"));
    assertEquals(1, Called.with("partner", "check", "acme", "--config", folder).status());
  }

  @Test
  void nothingThatIsThereIsWrittenOver() {
    var again = Called.with("partner", "new", "northgate", "--format", "peppol-bis-3", "--company", "larkfield-us", "--config", folder);
    assertEquals(2, again.status());
    assertTrue(again.err().contains("there is a partner 'northgate' already"), again.err());
    assertEquals(2, Called.with("partner", "new", "../x", "--format", "peppol-bis-3", "--company", "larkfield-us", "--config", folder).status());
    assertEquals(2, Called.with("partner", "new", "acme", "--format", "nothing", "--company", "larkfield-us", "--config", folder).status());
    assertEquals(2, Called.with("partner", "new", "acme", "--format", "peppol-bis-3", "--company", "nobody", "--config", folder).status());
    assertEquals(2, Called.with("partner", "new", "acme", "--format", "peppol-bis-3", "--company", "larkfield-us", "--network", "nothing", "--config", folder).status());
  }

  @Test
  void theGuideHasThePartnersEnvelopeRulesAndSamplesThatFollowThem() throws IOException {
    var guide = folder.resolve("guide");
    assertEquals(0, Called.with("partner", "guide", "northgate", "--out", guide).status());
    var text = Files.readString(guide.resolve("guide.md"));
    assertTrue(text.contains("| ISA07, ISA08 | 01 071149828 |"), text.substring(0, 2000));
    assertTrue(text.contains("| vendor-number | always '204417' | REF[01=IA]/02 |"));
    assertTrue(text.contains("| 810/N1/04 | BT-71 | delivery.location.value | text | 0..1 | store-number |"), "a rule stands beside its place");
    assertTrue(text.contains("REF*IA*204417~"), "the samples follow the rules");
    int samples = 0;
    try (var all = Files.list(guide.resolve("samples"))) {
      for (Path sample : all.toList()) {
        var bytes = Files.readAllBytes(sample);
        assertEquals("x12-004010-810", Formats.detect(bytes).orElseThrow().id(), sample.toString());
        samples++;
      }
    }
    assertEquals(3, samples);
    var html = Files.readString(guide.resolve("guide.html"));
    assertTrue(html.startsWith("<!DOCTYPE html>") && html.contains("<td>vendor-number</td>"));
    assertFalse(html.contains("<script"));
  }

  @Test
  void everyPartnerOfTheProjectHasAGuide() throws IOException {
    try (var all = Files.list(Called.ROOT.resolve("config/partners"))) {
      for (Path file : all.sorted().toList()) {
        var id = file.getFileName().toString().replace(".yaml", "");
        var guide = Called.with("partner", "guide", id);
        assertEquals(0, guide.status(), id + guide.err());
        assertTrue(guide.text().startsWith("# Guide for "), id);
        assertFalse(guide.text().contains("file:keys") || guide.text().contains("env:"), id + ": a guide tells no secret and not where one lies");
      }
    }
  }
}
