package io.bordereau.routes.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong file says where, what is allowed, and what was probably meant; the right files beside it still count. */
class WrongFilesTest {
  private static final Path CONFIG = Path.of(System.getProperty("bordereau.root")).resolve("config");
  private static final String GOOD = """
      id: valmont
      name: Valmont
      company: larkfield-fr
      identifiers:
        - {kind: vat, value: FR84902663400}
      state: live
      consent: {by: Comptabilité, on: 2026-02-09}
      format: peppol-bis-3
      profile: peppol-bis-3
      network: direct-json
      endpoint:
        url: https://127.0.0.1:8466/valmont
      """;

  @TempDir
  private Path folder;

  @BeforeEach
  void copyWhatIsRight() throws IOException {
    for (String part : List.of("hub.yaml", "companies/larkfield-fr.yaml", "networks/direct-json.yaml")) {
      Files.createDirectories(folder.resolve(part).getParent());
      Files.copy(CONFIG.resolve(part), folder.resolve(part));
    }
    Files.createDirectories(folder.resolve("partners"));
  }

  private Loaded load() {
    return new Loader(folder, Register.ofProgram(), Map.of("known", "5s")::get).load();
  }

  private Finding only(String partner) throws IOException {
    Files.writeString(folder.resolve("partners/valmont.yaml"), partner);
    List<Finding> findings = load().findings();
    assertEquals(1, findings.size(), findings::toString);
    return findings.get(0);
  }

  @Test
  void theRightFileIsTheYardstick() throws IOException {
    Files.writeString(folder.resolve("partners/valmont.yaml"), GOOD);
    Loaded loaded = load();
    assertEquals(List.of(), loaded.findings());
    assertEquals("valmont", loaded.agreements().partners().get(0).id());
  }

  @Test
  void aCopyOfThePageNeedsAFormatThatHasAPlaceForIt() throws IOException {
    for (String format : List.of("x12-004010-810", "edifact-d96a-invoic", "cxml-1.2", "epdf")) {
      Finding finding = only(GOOD.replace("format: peppol-bis-3", "format: " + format).replace("profile: peppol-bis-3", "profile: none") + "page: {attach: copy}\n");
      assertEquals("AGR-30", finding.code(), format);
      assertTrue(finding.where().endsWith(":13:16"), finding.where());
    }
    for (String format : List.of("peppol-bis-3", "cii-d16b", "xrechnung-3", "factur-x", "bordereau-json", "bordereau-xml", "ubl-2.1")) {
      Files.writeString(folder.resolve("partners/valmont.yaml"), GOOD.replace("format: peppol-bis-3", "format: " + format).replace("profile: peppol-bis-3", "profile: none") + "page: {attach: copy}\n");
      assertEquals(List.of(), load().findings(), format);
    }
    assertEquals("AGR-06", only(GOOD + "page: {attach: copy, language: xx}\n").code());
  }

  @Test
  void anUnknownFieldNamesTheNearest() throws IOException {
    Finding finding = only(GOOD.replace("profile:", "profil:") + "profile: none\n");
    assertEquals("AGR-03", finding.code());
    assertEquals("partners/valmont.yaml:9:1", finding.where());
    assertTrue(finding.message().contains("did you mean profile?"), finding.message());
    assertTrue(finding.message().contains("Allowed: acknowledgements, assumptions,"), finding.message());
  }

  @Test
  void anUnknownFieldInsideAGroupSaysWhich() throws IOException {
    Finding finding = only(GOOD + "  timeout: {connect: 1s, response: 2s, overall: 3s}\n");
    assertEquals("partners/valmont.yaml:13:3", finding.where());
    assertTrue(finding.message().startsWith("There is no field timeout in endpoint; did you mean timeouts?"), finding.message());
  }

  @Test
  void aMissingFieldSaysWhatItIsFor() throws IOException {
    Finding finding = only(GOOD.replace("company: larkfield-fr\n", ""));
    assertEquals("AGR-04", finding.code());
    assertTrue(finding.message().contains("the id of our company"), finding.message());
  }

  @Test
  void anEmptyListIsNoList() throws IOException {
    assertEquals("AGR-04", only(GOOD.replace("\n  - {kind: vat, value: FR84902663400}", " []")).code());
  }

  @Test
  void aListIsNoText() throws IOException {
    Finding finding = only(GOOD.replace("name: Valmont", "name: [Valmont]"));
    assertEquals("AGR-05", finding.code());
    assertTrue(finding.message().contains("must be a single value and is a list"), finding.message());
  }

  @Test
  void aChoiceNamesTheNearestAndTheOthers() throws IOException {
    Finding finding = only(GOOD.replace("state: live", "state: lvie"));
    assertEquals("AGR-06", finding.code());
    assertEquals("partners/valmont.yaml:6:8", finding.where());
    assertTrue(finding.message().contains("; did you mean live? Allowed:"), finding.message());
    assertTrue(finding.message().contains("connected, consented, live, requested, retired, test"), finding.message());
  }

  @Test
  void aValueOfTheWrongFormSaysTheRightOne() throws IOException {
    Finding plain = only(GOOD.replace("https://", "http://"));
    assertEquals("AGR-07", plain.code());
    assertTrue(plain.message().contains("https://host/path"), plain.message());
    Finding span = only(GOOD + "retry: {attempts: 3, first: 5 minutes, factor: 2, most: 1h, jitter: 0.5}\n");
    assertTrue(span.message().contains("a number and a unit (ms, s, m, h, d)"), span.message());
    Finding range = only(GOOD + "retry: {attempts: 0, first: 5m, factor: 2, most: 1h, jitter: 0.5}\n");
    assertTrue(range.message().contains("from 1 to 1000"), range.message());
    assertEquals("AGR-07", only(GOOD.replace("2026-02-09", "09.02.2026")).code());
  }

  @Test
  void aDoubledFieldIsNotDecidedByChance() throws IOException {
    Finding finding = only(GOOD + "state: test\n");
    assertEquals("AGR-08", finding.code());
    assertEquals("partners/valmont.yaml:13:1", finding.where());
  }

  @Test
  void aPlaceholderNeedsAValueOrADefault() throws IOException {
    assertEquals("AGR-09", only(GOOD.replace("8466", "${unknown.port}")).code());
    Files.writeString(folder.resolve("partners/valmont.yaml"),
        GOOD + "retry: {attempts: 3, first: \"${known}\", factor: 2, most: \"${other:1h}\", jitter: 0.5}\n");
    assertEquals(5, load().agreements().partners().get(0).retry().first().toSeconds());
  }

  @Test
  void theFileIsNamedAfterTheId() throws IOException {
    assertEquals("AGR-10", only(GOOD.replace("id: valmont", "id: vallmont")).code());
  }

  @Test
  void aReferenceNamesTheNearestThatExists() throws IOException {
    Finding finding = only(GOOD.replace("network: direct-json", "network: direct-jsn"));
    assertEquals("AGR-11", finding.code());
    assertEquals("partners/valmont.yaml:10:10", finding.where());
    assertTrue(finding.message().contains("did you mean direct-json?"), finding.message());
    assertTrue(only(GOOD.replace("format: peppol-bis-3", "format: peppol-bis3")).message().contains("did you mean peppol-bis-3?"));
  }

  @Test
  void aReferenceToAWrongFileSaysSo() throws IOException {
    Files.writeString(folder.resolve("networks/direct-json.yaml"), "id: direct-json\n");
    Files.writeString(folder.resolve("partners/valmont.yaml"), GOOD);
    assertTrue(load().findings().stream().anyMatch(f -> f.code().equals("AGR-11") && f.message().contains("whose own file is wrong")));
  }

  @Test
  void aSecretInTheOpenIsRefusedAndNotRepeated() throws IOException {
    Finding finding = only(GOOD + "  authentication: {kind: bearer, secret: hunter2-in-clear}\n");
    assertEquals("AGR-12", finding.code());
    assertFalse(finding.toString().contains("hunter2"), finding.toString());
  }

  @Test
  void halfAnAuthenticationIsNone() throws IOException {
    Finding finding = only(GOOD + "  authentication: {kind: basic, secret: \"env:PASSWORD\"}\n");
    assertEquals("AGR-14", finding.code());
    assertTrue(finding.message().contains("needs user"), finding.message());
  }

  @Test
  void aMisspeltChoiceCannotTurnASign() throws IOException {
    String cxml = GOOD.replace("format: peppol-bis-3", "format: cxml-1.2").replace("profile: peppol-bis-3", "profile: none");
    Finding name = only(cxml + "options: {sgin: positive}\n");
    assertEquals("AGR-03", name.code());
    assertTrue(name.message().contains("did you mean sign? There is: sign, memo"), name.message());
    Finding value = only(cxml + "options: {sign: plus}\n");
    assertEquals("AGR-06", value.code());
    assertTrue(value.message().contains("Allowed: negative, positive."), value.message());
    Finding none = only(GOOD + "options: {sign: negative}\n");
    assertTrue(none.message().contains("peppol-bis-3 has no choice sign. It has none."), none.message());
  }

  @Test
  void aRuleOfAnOverlayThatMakesNoSenseIsRefusedWithTheReason() throws IOException {
    String x12 = GOOD.replace("format: peppol-bis-3", "format: x12-004010-810").replace("profile: peppol-bis-3", "profile: none") + "overlay:\n  - ";
    assertEquals("AGR-14 The rule dept is not one: it needs exactly one of require, constant, move, omit, recode, only, never, most, fits.",
        said(x12 + "{rule: dept}\n"));
    assertEquals("AGR-14 The rule dept is not one: it needs exactly one of require, constant, move, omit, recode, only, never, most, fits.",
        said(x12 + "{rule: dept, require: REF/02, omit: NTE}\n"));
    assertEquals("AGR-14 The rule dept is not one: it needs value as well.", said(x12 + "{rule: dept, constant: REF/02}\n"));
    assertEquals("AGR-14 The rule dept is not one: only needs values.", said(x12 + "{rule: dept, only: REF/02}\n"));
    assertEquals("AGR-14 The rule dept is not one: most and fits need count.", said(x12 + "{rule: dept, most: REF}\n"));
    assertEquals("AGR-14 The rule dept is not one: a bracket is not closed in 'REF[01=DP/02'.", said(x12 + "{rule: dept, require: 'REF[01=DP/02'}\n"));
    assertEquals("AGR-14 The rule dept is not one: a condition has the form [01=DP] in 'REF[DP]/02'.", said(x12 + "{rule: dept, require: 'REF[DP]/02'}\n"));
    assertEquals("AGR-14 The rule dept is not one: '' is no name of a place in 'REF//02'.", said(x12 + "{rule: dept, require: REF//02}\n"));
    assertEquals("AGR-14 The rule dept is not one: move has no in: the term says where it belongs.",
        said(x12 + "{rule: dept, move: buyerReference, to: REF/02, in: IT1}\n"));
    assertEquals("AGR-14 The rule dept cannot be kept: buyerRef is no path of components of the document.",
        said(x12 + "{rule: dept, move: buyerRef, to: REF/02}\n"));
    assertEquals("AGR-14 The rule dept cannot be kept: issued is neither a text nor a number.", said(x12 + "{rule: dept, move: issued, to: REF/02}\n"));
    assertEquals("AGR-14 The rule dept cannot be kept: lines.references.value is in a list within another group.",
        said(x12 + "{rule: dept, move: lines.references.value, to: REF/02}\n"));
    assertEquals("AGR-08 There are two rules called dept.", said(x12 + "{rule: dept, omit: NTE}\n  - {rule: dept, omit: PER}\n"));
  }

  private String said(String file) throws IOException {
    Finding finding = only(file);
    return finding.code() + " " + finding.message();
  }

  @Test
  void aMisspeltTermBlocksNothingAndSoIsRefused() throws IOException {
    Finding finding = only(GOOD + "losses:\n  terms: {BT-013: block}\n");
    assertEquals("AGR-11", finding.code());
    assertTrue(finding.message().contains("BT-013, which is no term; did you mean BT-1"), finding.message());
  }

  @Test
  void anUnknownProfileNamesTheNearest() throws IOException {
    assertTrue(only(GOOD.replace("profile: peppol-bis-3", "profile: peppol-bis3")).message().contains("did you mean peppol-bis-3?"));
  }

  @Test
  void timesMustFitTogether() throws IOException {
    assertEquals("AGR-14", only(GOOD + "retry: {attempts: 3, first: 2h, factor: 2, most: 1h, jitter: 0.5}\n").code());
    assertEquals("AGR-14", only(GOOD + "  timeouts: {connect: 1s, response: 9s, overall: 3s}\n").code());
  }

  @Test
  void aSlipInAnIdentifierIsAWarningAtItsPlace() throws IOException {
    Finding finding = only(GOOD.replace("FR84902663400", "FR84902663401"));
    assertEquals("AGR-16", finding.code());
    assertEquals("partners/valmont.yaml:5:24", finding.where());
    assertTrue(finding.message().contains("is no TVA number"), finding.message());
    assertEquals(1, load().agreements().partners().size());
  }

  @Test
  void whoSendsWithoutConsentIsWarned() throws IOException {
    assertEquals("AGR-17", only(GOOD.replace("consent: {by: Comptabilité, on: 2026-02-09}\n", "")).code());
    Files.writeString(folder.resolve("partners/valmont.yaml"),
        GOOD.replace("consent: {by: Comptabilité, on: 2026-02-09}\n", "").replace("live", "requested"));
    assertEquals(List.of(), load().findings());
  }

  @Test
  void aSharedIdentifierIsAWarning() throws IOException {
    Files.writeString(folder.resolve("partners/valmont.yaml"), GOOD);
    Files.writeString(folder.resolve("partners/vintage.yaml"), GOOD.replace("id: valmont", "id: vintage"));
    Loaded loaded = load();
    assertEquals(List.of("AGR-15"), loaded.findings().stream().map(Finding::code).toList());
    assertFalse(loaded.findings().stream().anyMatch(io.bordereau.mapping.Finding::isError));
    assertEquals(2, loaded.agreements().partners().size());
  }

  @Test
  void whatIsNoYamlSaysWhere() throws IOException {
    Finding finding = only("id: valmont\n  name: [Valmont\n");
    assertEquals("AGR-02", finding.code());
    assertTrue(finding.where().startsWith("partners/valmont.yaml:2:"), finding.where());
    assertEquals("AGR-02", only("").code());
    assertEquals("AGR-02", only(GOOD + "---\nid: second\n").code());
    assertEquals("AGR-02", only("#".repeat(YamlFile.LARGEST + 1)).code());
    assertEquals("AGR-02", only("a: " + "[".repeat(40) + "]".repeat(40) + "\n").code());
  }

  @Test
  void anchorsAreNotFollowed() throws IOException {
    Finding finding = only(GOOD.replace("name: Valmont", "name: &n Valmont") + "assumptions: [*n]\n");
    assertEquals("AGR-02", finding.code());
    assertTrue(finding.message().contains("anchors"), finding.message());
  }

  @Test
  void aMissingFolderOrHubFileIsSaid() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("partners"))) {
      assertEquals(0, all.count());
    }
    Files.delete(folder.resolve("partners"));
    Files.delete(folder.resolve("hub.yaml"));
    assertEquals(Set.of("hub.yaml", "partners/"), new TreeSet<>(load().findings().stream().map(Finding::where).toList()));
  }

  @Test
  void oneWrongPartnerStopsNoOther() throws IOException {
    Files.writeString(folder.resolve("partners/valmont.yaml"), GOOD);
    Files.writeString(folder.resolve("partners/broken.yaml"), "id: broken\n");
    Loaded loaded = load();
    assertTrue(loaded.findings().stream().anyMatch(io.bordereau.mapping.Finding::isError));
    assertEquals(List.of("valmont"), loaded.agreements().partners().stream().map(Partner::id).toList());
  }

  @Test
  void everythingWrongIsSaidAtOnceInTheOrderOfTheLines() throws IOException {
    String wrong = GOOD.replace("state: live", "state: x").replace("https:", "ftp:").replace("name:", "nam:");
    Files.writeString(folder.resolve("partners/valmont.yaml"), wrong);
    assertEquals(List.of(1, 2, 6, 12), load().findings().stream().map(f -> Integer.valueOf(f.where().split(":")[1])).toList());
  }

  @Test
  void aBatchNeedsAnInterchangeAndFormatsThatTravelInIt() throws IOException {
    String cxml = GOOD + "envelope:\n  batch: {within: 15m}\n";
    Finding none = only(cxml);
    assertEquals("AGR-14", none.code());
    assertTrue(none.message().contains("only X12 and EDIFACT"), none.message());
    Finding other = only(GOOD + "envelope:\n  batch: {within: 15m}\n  edifact: {sender: \"1\", receiver: \"2\"}\n");
    assertEquals("peppol-bis-3", other.value());
    assertTrue(other.message().contains("cannot travel in a batch of edifact"), other.message());
    String edifact = GOOD.replace("format: peppol-bis-3\nprofile: peppol-bis-3", "format: edifact-d96a-invoic\nprofile: none")
        + "envelope:\n  edifact: {sender: \"1\", receiver: \"2\"}\n  batch: ";
    assertTrue(only(edifact + "{within: 30d}\n").message().contains("at most 7 days"));
    assertEquals("AGR-04", only(edifact + "{documents: 5}\n").code());
    assertEquals("AGR-07", only(edifact + "{documents: 0, within: 5m}\n").code());
  }

  @Test
  void whoIsAnsweredInItsOwnRequestNeedsADoor() throws IOException {
    assertTrue(only(GOOD + "inbound:\n  folder: valmont\n  acknowledge: {way: answer}\n").message().contains("no way to the partners' door"));
    assertTrue(only(GOOD + "inbound:\n  authentication: {kind: bearer, secret: \"env:X\"}\n  acknowledge: {way: answer, within: 5m}\n").message()
        .contains("at most 60 seconds"));
  }
}
