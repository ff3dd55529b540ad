package io.bordereau.routes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line promises to scripts and people. */
class CommandLineTest {
  private static final Path BASIC = Called.sample("invoice-basic");

  @TempDir
  private Path folder;

  @Test
  void everyCommandHasHelpWithAnExample() {
    var commands = Main.commandLine(Terminal.system()).getSubcommands();
    assertTrue(commands.size() >= 9, commands.keySet().toString());
    for (var name : commands.keySet()) {
      if (commands.get(name).getCommandSpec().usageMessage().hidden()) continue;
      var help = Called.with(name, "--help");
      assertEquals(ExitStatus.FINE, help.status(), name);
      assertTrue(help.text().contains("./hub " + name), name + " has no example: " + help.text());
    }
  }

  @Test
  void aWrongCallIsSaidAndHasItsOwnStatus() {
    assertEquals(ExitStatus.USAGE, Called.with().status());
    assertEquals(ExitStatus.USAGE, Called.with("convert").status());
    assertEquals(ExitStatus.USAGE, Called.with("nonsense").status());
    var unknown = Called.with("convert", "--to", "x12-9", BASIC);
    assertEquals(ExitStatus.USAGE, unknown.status());
    assertTrue(unknown.err().contains("there is no format 'x12-9'"), unknown.err());
    var two = Called.with("read", BASIC, BASIC);
    assertEquals(ExitStatus.USAGE, two.status());
    assertTrue(two.err().contains("--out"), two.err());
  }

  @Test
  void aFileThatIsNoneOfTheFormatsIsReadByItsIntake() throws Exception {
    var sales = Called.ROOT.resolve("samples/intake/northgate-sales.edi");
    var answer = Called.with("read", "--json", "--intake", "northgate-sales", sales);
    assertEquals(ExitStatus.FINE, answer.status(), answer.err());
    assertEquals(2, answer.json().get(0).get("documents").size());
    assertEquals("4752", answer.json().get(0).get("documents").get(1).get("number").asText());
    var broken = Called.with(Files.readString(sales).replace("QTY*32*6*BX", "QTY*32*six*BX").getBytes(), "read", "--intake", "northgate-sales", "-");
    assertEquals(ExitStatus.REFUSED, broken.status());
    assertTrue(broken.err().contains("segment 18"), broken.err());
    assertEquals(2, Called.with("read", "--intake", "nobody", sales).status());
    assertEquals(2, Called.with("read", "--intake", "../hub", sales).status());
  }

  @Test
  void convertIsReadFollowedByWrite() throws IOException {
    var basic = Formats.byId("bordereau-json").orElseThrow().read(Files.readAllBytes(BASIC), Context.NEUTRAL).get(0).document().orElseThrow();
    var invoices = Formats.ALL.stream().filter(f -> f.carries(basic)).toList();
    assertTrue(invoices.size() >= 6, invoices.toString());
    for (var target : invoices) {
      var converted = Called.with("convert", "--to", target.id(), BASIC);
      assertEquals(ExitStatus.FINE, converted.status(), converted.err());
      Files.write(folder.resolve("input"), converted.out());
      for (var back : invoices) {
        var once = Called.with("convert", "--to", back.id(), folder.resolve("input"));
        var internal = Called.with("read", folder.resolve("input"));
        var twice = Called.with(internal.out(), "write", "--to", back.id(), "-");
        assertArrayEquals(once.out(), twice.out(), target.id() + " to " + back.id());
        assertNotEquals(0, once.out().length);
      }
    }
  }

  @Test
  void writeTakesWhatReadPutIntoAFolder() throws IOException {
    var ubl = Files.write(folder.resolve("basic.xml"), Called.with("convert", "--to", "ubl-2.1", BASIC).out());
    var read = Called.with("read", "--json", "--out", folder.resolve("json"), ubl).json().get(0);
    assertEquals(folder.resolve("json/basic.json").toString(), read.get("output").get(0).asText());
    var written = Called.with("write", "--to", "ubl-2.1", "--json", "--out", folder.resolve("back"), folder.resolve("json")).json().get(0);
    assertArrayEquals(Files.readAllBytes(ubl), Files.readAllBytes(Path.of(written.get("output").get(0).asText())));
  }

  @Test
  void theAnswerHasTheShapeThatIsPublished() throws IOException {
    var answer = Called.with("convert", "--to", "ubl-2.1", "--json", "--out", folder, BASIC).json().get(0);
    assertEquals(BASIC.toString(), answer.get("file").asText());
    assertEquals("ok", answer.get("status").asText());
    assertEquals("bordereau-json", answer.get("format").asText());
    assertEquals(1, answer.get("output").size());
    assertTrue(answer.get("findings").isArray());
    assertTrue(answer.get("lost").isArray());
    var counts = answer.get("counts");
    int sum = 0;
    for (var part : List.of("mapped", "derived", "passed", "lost")) sum += counts.get(part).asInt();
    assertEquals(counts.get("leaves").asInt(), sum);
    assertTrue(sum > 50, "a whole invoice was counted, not " + sum);
  }

  @Test
  void readPrintsTheDocumentsInTheAnswer() throws IOException {
    var answer = Called.with("read", "--json", BASIC).json().get(0);
    assertEquals(1, answer.get("documents").size());
    assertEquals("2026-11803", answer.get("documents").get(0).get("number").asText());
  }

  @Test
  void whatTheTargetHasNoPlaceForIsNamedWithItsValue() throws IOException {
    var sample = Called.sample("us-state-county-tax");
    var answer = Called.with("convert", "--to", "ubl-2.1", "--json", sample).json().get(0);
    assertTrue(answer.get("lost").size() > 0, "UBL has no place for something in it");
    for (var lost : answer.get("lost")) {
      assertFalse(lost.get("value").asText().isEmpty());
      assertFalse(lost.get("why").asText().isEmpty());
      assertFalse(lost.get("where").asText().isEmpty());
    }
    assertEquals(answer.get("lost").size(), answer.get("counts").get("lost").asInt());
  }

  @Test
  void noInputStopsTheOnesAfterIt() throws IOException {
    var inputs = new ArrayList<Path>();
    inputs.add(Files.writeString(folder.resolve("empty"), ""));
    inputs.add(Files.writeString(folder.resolve("text.txt"), "Dear Sir or Madam"));
    inputs.add(Files.write(folder.resolve("binary"), new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe}));
    inputs.add(Files.writeString(folder.resolve("cut.xml"), "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"><cbc:ID"));
    inputs.add(Files.writeString(folder.resolve("deep.xml"), "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">" + "<a>".repeat(200_000)));
    inputs.add(Files.writeString(folder.resolve("deep.json"), "{\"lines\":".repeat(100_000)));
    inputs.add(Files.writeString(folder.resolve("entity.xml"), """
        <!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&x;</Invoice>"""));
    inputs.add(folder.resolve("not-there.xml"));
    inputs.add(BASIC);
    var args = new ArrayList<Object>(List.of("read", "--json"));
    args.addAll(inputs);
    var called = Called.with(args.toArray());
    var answers = called.json();
    assertEquals(inputs.size(), answers.size());
    for (int i = 0; i < inputs.size(); i++) {
      assertEquals(inputs.get(i).toString(), answers.get(i).get("file").asText());
      boolean last = i == inputs.size() - 1;
      assertEquals(last ? "ok" : "refused", answers.get(i).get("status").asText(), answers.get(i).toString());
      if (!last) assertTrue(answers.get(i).get("findings").size() > 0, answers.get(i).toString());
    }
    assertEquals(ExitStatus.REFUSED, called.status());
  }

  @Test
  void aRefusalSaysWhoseTurnItIsAndWhatToDo() throws IOException {
    var finding = Called.with("Dear Sir".getBytes(), "read", "--json", "-").json().get(0).get("findings").get(0);
    for (var member : List.of("code", "severity", "message", "turn", "next")) assertTrue(finding.hasNonNull(member), finding.toString());
  }

  @Test
  void aFolderIsWalkedInTheOrderOfItsNames() throws IOException {
    Files.createDirectories(folder.resolve("in/b/deeper"));
    Files.createDirectories(folder.resolve("in/.hidden"));
    for (var name : List.of("in/z.json", "in/b/a.json", "in/b/deeper/a.json", "in/.hidden/a.json")) Files.copy(BASIC, folder.resolve(name));
    var answers = Called.with("convert", "--to", "same", "--json", "--out", folder.resolve("out"), folder.resolve("in")).json();
    assertEquals(3, answers.size());
    assertTrue(answers.get(0).get("file").asText().endsWith("b/a.json"));
    var outputs = new TreeSet<String>();
    for (var answer : answers) outputs.add(answer.get("output").get(0).asText());
    assertEquals(3, outputs.size(), "inputs of one name do not overwrite each other: " + outputs);
  }

  @Test
  void diffTellsTermsAndPlaces() throws IOException {
    var other = Files.writeString(folder.resolve("other.json"), Files.readString(BASIC).replace("\"2026-11803\"", "\"2026-11804\""));
    assertEquals(ExitStatus.FINE, Called.with("diff", BASIC, BASIC).status());
    var called = Called.with("diff", "--json", BASIC, other);
    assertEquals(ExitStatus.REFUSED, called.status());
    var answer = called.json().get(0);
    assertFalse(answer.get("equal").asBoolean());
    assertEquals("BT-1", answer.get("differences").get(0).get("term").asText());
    assertEquals("2026-11803", answer.get("differences").get(0).get("a").asText());
    assertEquals("2026-11804", answer.get("differences").get(0).get("b").asText());
  }

  @Test
  void theSameDocumentInTwoFormatsIsEqual() throws IOException {
    var ubl = Files.write(folder.resolve("basic.xml"), Called.with("convert", "--to", "ubl-2.1", BASIC).out());
    var peppol = Files.write(folder.resolve("peppol.xml"), Called.with("convert", "--to", "ubl-2.1", ubl).out());
    assertEquals("equal", Called.with("diff", ubl, peppol).text().strip());
  }

  @Test
  void anOrderIsExplainedInTheFormatsThatCarryOne() throws IOException {
    var order = Called.ROOT.resolve("samples/order-simple/x12-004010-850.edi").toString();
    var terms = Called.with("explain", "--json", "--to", "x12-005010-850", order).json().get(0).get("terms");
    assertEquals("850/BEG/03", terms.get(0).get("to").asText());
    var refused = Called.with("explain", "--json", "--to", "ubl-2.1", order);
    assertEquals(1, refused.status());
    assertEquals("CLI-06", refused.json().get(0).get("findings").get(0).get("code").asText());
  }

  @Test
  void explainShowsBothPlacesOfATerm() throws IOException {
    var ubl = Files.write(folder.resolve("basic.xml"), Called.with("convert", "--to", "ubl-2.1", BASIC).out());
    var terms = Called.with("explain", "--json", "--to", "ubl-2.1", ubl).json().get(0).get("terms");
    for (var term : terms) {
      if (!term.get("term").asText().equals("BT-1")) continue;
      assertEquals("2026-11803", term.get("value").asText());
      assertEquals(term.get("from").asText(), term.get("to").asText());
      return;
    }
    throw new AssertionError("BT-1 is not explained: " + terms);
  }

  @Test
  void validateHoldsADocumentAgainstTheRulesThatItNames() throws IOException {
    var good = Files.write(folder.resolve("good.xml"), Called.with("convert", "--to", "peppol-bis-3", BASIC).out());
    var valid = Called.with("validate", "--json", good).json().get(0);
    assertTrue(valid.get("valid").asBoolean(), valid.toString());
    assertEquals("peppol-bis-3", valid.get("profile").asText());
    var bad = Files.writeString(folder.resolve("bad.xml"), Files.readString(good).replaceAll("<cbc:PayableAmount[^<]*<", "<cbc:PayableAmount currencyID=\"EUR\">1.00<"));
    var called = Called.with("validate", "--json", bad);
    assertEquals(ExitStatus.REFUSED, called.status());
    var invalid = called.json().get(0);
    assertEquals("refused", invalid.get("status").asText());
    assertFalse(invalid.get("valid").asBoolean());
    var officials = new ArrayList<String>();
    for (var finding : invalid.get("findings")) officials.add(finding.path("official").asText());
    assertTrue(officials.contains("BR-CO-16"), officials.toString());
  }

  @Test
  void everyFormatIsListed() {
    var text = Called.with("formats").text();
    for (Format format : Formats.ALL) assertTrue(text.contains(format.id()), text);
  }
}
