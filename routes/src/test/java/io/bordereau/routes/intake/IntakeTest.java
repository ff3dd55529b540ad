package io.bordereau.routes.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.checks.CheckGroup;
import io.bordereau.checks.Checks;
import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Turn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root", ".."));
  private static final String HEADER = "no;date;buyer;line;text;qty;price\n";
  private static final String XML = """
      <smooks-resource-list xmlns="https://www.smooks.org/xsd/smooks-2.0.xsd" xmlns:core="https://www.smooks.org/xsd/smooks/smooks-core-1.6.xsd"
          xmlns:csv="https://www.smooks.org/xsd/smooks/csv-1.7.xsd">
        <core:filterSettings type="SAX NG" defaultSerialization="false"/>
        <csv:reader separator=";" escape="&#xE000;" skipLines="1" encoding="ENCODING" fields="no,date,buyer,line,text,qty,price"/>
      </smooks-resource-list>""";
  private static final String YAML = """
      group: no
      totals: computed
      columns:
        no: number
        date: issued
        buyer: buyer.name
        line: "lines[].id"
        text: "lines[].item.name"
        qty: "lines[].quantity"
        price: "lines[].price.net"
      """;
  private static final Intake SMALL = small();

  private static Intake small() {
    try {
      return configured(XML.replace("ENCODING", "UTF-8"), YAML);
    } catch (IOException | IntakeConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static Intake configured(String xml, String yaml) throws IOException, IntakeConfigurationException {
    Path folder = Files.createTempDirectory("intake");
    try {
      Files.writeString(folder.resolve("erp.xml"), xml);
      Files.writeString(folder.resolve("erp.yaml"), yaml);
      return Intake.load(folder.resolve("erp.xml"));
    } finally {
      Files.deleteIfExists(folder.resolve("erp.xml"));
      Files.deleteIfExists(folder.resolve("erp.yaml"));
      Files.deleteIfExists(folder);
    }
  }

  private static List<IntakeResult> read(Intake intake, byte[] file) {
    var results = new ArrayList<IntakeResult>();
    intake.read(new ByteArrayInputStream(file), results::add);
    return results;
  }

  private static List<IntakeResult> read(String rows) {
    return read(SMALL, (HEADER + rows).getBytes(StandardCharsets.UTF_8));
  }

  private static String row(String number, int line) {
    return number + ";2026-11-20;Northgate;" + line + ";Pump;2;1.50\n";
  }

  private static String told(List<IntakeResult> results) {
    var out = new StringBuilder();
    for (IntakeResult r : results) {
      out.append(r.key()).append(' ').append(r.first()).append('-').append(r.last()).append(r.invoice().isPresent() ? " taken"
          : " refused");
      for (Finding f : r.findings()) out.append(' ').append(f.code()).append('@').append(f.where());
      out.append('\n');
    }
    return out.toString();
  }

  @Test
  void theSampleOfTheProjectBecomesFourDocuments() throws Exception {
    try (Intake intake = Intake.load(ROOT.resolve("config/intake/erp-lines.xml"))) {
      List<IntakeResult> results = read(intake, Files.readAllBytes(ROOT.resolve("samples/intake/erp-lines.csv")));
      assertEquals("""
          90001 2-4 taken
          90002 5-6 taken
          90003 7-7 taken
          90004 8-9 taken
          """, told(results));
      Invoice first = results.get(0).invoice().orElseThrow();
      assertEquals("Valmont Énergie SA", first.buyer().name());
      assertEquals("Mise en service; sur site", first.lines().get(1).item().name());
      assertEquals(Decimal.of("6.5"), first.lines().get(1).quantity());
      assertEquals(Money.of("2500.00"), first.lines().get(0).net());
      assertEquals(Money.of("625.52"), first.totals().tax());
      assertEquals(2, first.vat().size());
      Invoice second = results.get(1).invoice().orElseThrow();
      assertEquals("Ventil \"DN 50\", Edelstahl", second.lines().get(0).item().name());
      assertEquals("VATEX-EU-IC", second.vat().get(0).reasonCode());
      assertEquals("381", results.get(2).invoice().orElseThrow().type());
      assertEquals("Heat pump, type \"Loire\"\nwith wall mount", results.get(3).invoice().orElseThrow().lines().get(0).item().name());
      for (IntakeResult r : results.subList(0, 3)) {
        assertEquals(List.of(), Checks.check(r.invoice().orElseThrow(), CheckGroup.of("ubl-2.1")), r.key());
      }
    }
  }

  @Test
  void aWrongRowRefusesItsInvoiceAsAWholeAndTheOthersGo() {
    List<IntakeResult> results = read(row("1", 1) + "2;2026-11-20;Northgate;1;Pump;two;1.50\n" + "2;2026-11-31;Northgate;2;Pump;2;1,5x\n"
        + row("3", 1));
    assertEquals("""
        1 2-2 taken
        2 3-4 refused INT-02@line 3/qty INT-03@line 4/date INT-02@line 4/price
        3 5-5 taken
        """, told(results));
    Finding f = results.get(1).findings().get(0);
    assertEquals("Line 3, column qty: 'two' is not a number such as 1234.50.", f.message());
    assertEquals("BT-129", f.term());
    assertEquals(Turn.SENDER, f.turn());
  }

  @Test
  void whatWasRefusedCanBeHandedInAgainByItself() {
    List<IntakeResult> results = read(row("1", 1) + "2;2026-11-20;Northgate;1;Pump;two;1.50\n" + row("2", 2) + row("3", 1));
    String corrected = new String(results.get(1).raw(), StandardCharsets.UTF_8).replace("two", "2");
    assertEquals("2 2-3 taken\n", told(read(SMALL, corrected.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aRowWithTooManyOrTooFewColumnsIsNotShiftedIntoPlace() {
    assertEquals("""
        1 2-2 taken
        2 3-4 refused INT-01@line 3 INT-01@line 4
        3 5-5 taken
        """, told(read(row("1", 1) + "2;2026-11-20;North;gate;1;Pump;2;1.50\n" + "2;2026-11-20;Northgate\n" + row("3", 1))));
  }

  @Test
  void aRowOfNobodyTakesItsNeighboursWithIt() {
    assertEquals("""
        1 2-2 taken
        2 3-4 refused INT-09@line 4/no
        3 5-5 refused INT-09@line 4/no
        4 6-6 taken
        """, told(read(row("1", 1) + row("2", 1) + row("", 2) + row("3", 1) + row("4", 1))));
  }

  @Test
  void quotesAreReadAsTheyAreMeantAndInchesAreAFinding() {
    assertEquals("a;\"b\"\nc", read("1;2026-11-20;Northgate;1;\"a;\"\"b\"\"\nc\";2;1.50\n").get(0).invoice().orElseThrow().lines().get(0).item().name());
    assertEquals("C:\\new", read("1;2026-11-20;Northgate;1;C:\\new;2;1.50\n").get(0).invoice().orElseThrow().lines().get(0).item().name());
    assertEquals("""
        1 2-2 refused INT-07@line 2
        2 3-3 taken
        """, told(read("1;2026-11-20;Northgate;1;12\" pipe;2;1.50\n" + row("2", 1))));
  }

  @Test
  void aQuoteThatIsNeverClosedCostsOneInvoiceAndNotTheRestOfTheFile() {
    var rows = new StringBuilder("1;2026-11-20;Northgate;1;\"Pump;2;1.50\n");
    for (int i = 2; i <= 3000; i++) rows.append(row(String.valueOf(i), 1));
    List<IntakeResult> results = read(rows.toString());
    assertEquals(3000, results.size());
    assertEquals("1 2-2 refused INT-07@line 2\n", told(results.subList(0, 1)));
    assertEquals(2999, results.stream().filter(r -> r.invoice().isPresent()).count());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstColumn() {
    assertEquals("1 2-2 taken\n", told(read(SMALL, ("\uFEFF" + HEADER + row("1", 1)).getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void bytesThatAreNotOfTheCharsetAreAFindingAndNotQuestionMarks() throws Exception {
    byte[] latin = (HEADER + row("1", 1) + row("2", 1).replace("Pump", "Düse") + row("3", 1)).getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("1 2-2 taken\n2 3-3 refused INT-04@line 3\n3 4-4 taken\n", told(read(SMALL, latin)));
    try (Intake agreed = configured(XML.replace("ENCODING", "ISO-8859-1"), YAML)) {
      assertEquals("Düse", read(agreed, latin).get(1).invoice().orElseThrow().lines().get(0).item().name());
    }
    assertEquals("null 1-1 refused INT-04@line 1\n", told(read(SMALL, ("\uFEFF" + HEADER
        + row("1", 1)).getBytes(StandardCharsets.UTF_16LE))));
  }

  @Test
  void columnsThatHaveMovedRefuseTheFileInsteadOfBeingReadWrongly() {
    assertEquals("null 1-1 refused INT-05@line 1/buyer\n", told(read(SMALL, ("no;date;line;buyer;text;qty;price\n"
        + row("1", 1)).getBytes(StandardCharsets.UTF_8))));
    assertEquals("null 1-1 refused INT-05@line 1\n", told(read(SMALL, new byte[0])));
    assertEquals("", told(read("")));
  }

  @Test
  void rowsThatComeAgainFurtherDownAreNotASecondInvoiceInSilence() {
    assertEquals("""
        1 2-2 taken
        2 3-3 taken
        1 4-4 refused INT-10@line 4
        """, told(read(row("1", 1) + row("2", 1) + row("1", 2))));
  }

  @Test
  void hugeValuesAndLinesAreBounded() {
    String value = "x".repeat(CsvRows.LONGEST_VALUE + 1);
    String line = "y".repeat(3 * CsvRows.LONGEST_LINE);
    assertEquals("""
        1 2-2 refused INT-06@line 2
        2 3-3 refused INT-06@line 3
        3 4-4 taken
        """, told(read("1;2026-11-20;Northgate;1;" + value + ";2;1.50\n2;2026-11-20;Northgate;1;" + line + ";2;1.50\n" + row("3", 1))));
    for (Finding f : read("1;2026-11-20;Northgate;1;" + value + ";2;1.50\n").get(0).findings()) assertTrue(f.toString().length() < 1000);
  }

  @Test
  void anInvoiceWithoutEndIsRefusedAndNotGathered() {
    var rows = new StringBuilder();
    for (int i = 1; i <= 20_002; i++) rows.append(row("1", i));
    assertEquals("1 2-20003 refused INT-11@line 20002\n2 20004-20004 taken\n", told(read(rows + row("2", 1))));
  }

  @Test
  void aFileThatBreaksOffDoesNotSendHalfAnInvoice() {
    InputStream breaks = new SequenceInputStream(new ByteArrayInputStream((HEADER + row("1", 1)
        + row("2", 1)).getBytes(StandardCharsets.UTF_8)), new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the disk is gone");
      }
    });
    var results = new ArrayList<IntakeResult>();
    SMALL.read(breaks, results::add);
    assertEquals("1 2-2 taken\n2 3-3 refused INT-14@line 3\n", told(results));
  }

  @Test
  void numbersAreReadInTheNotationOfTheExportAndNoOther() throws Exception {
    try (Intake german = configured(XML.replace("ENCODING", "UTF-8"), "decimal: \",\"\nthousands: \".\"\n" + YAML)) {
      for (var pair : List.of(List.of("1.250,50", "1250.5"), List.of("1250,50", "1250.5"), List.of("12", "12"), List.of("3,5-", "-3.5"),
          List.of("-0,25", "-0.25"))) {
        var result = read(german, (HEADER + "1;2026-11-20;Northgate;1;Pump;" + pair.get(0)
            + ";1\n").getBytes(StandardCharsets.UTF_8)).get(0);
        assertEquals(Decimal.of(pair.get(1)), result.invoice().orElseThrow().lines().get(0).quantity(), pair.get(0));
      }
      for (String wrong : List.of("1.25", "1,2,3", "1.2500", ",", "-", "1e5", "12 34", "0x10", "1..000", "--1", "1".repeat(50))) {
        var result = read(german, (HEADER + "1;2026-11-20;Northgate;1;Pump;" + wrong + ";1\n").getBytes(StandardCharsets.UTF_8)).get(0);
        assertEquals("INT-02", result.findings().get(0).code(), wrong);
      }
    }
  }

  @Test
  void aCodeThatTheTableDoesNotHaveIsTheHubsTurn() throws Exception {
    try (Intake translated = configured(XML.replace("ENCODING", "UTF-8"), YAML.replace("text: \"lines[].item.name\"",
        "text: {to: \"lines[].unit\", values: {ST: H87}}"))) {
      IntakeResult result = read(translated, (HEADER + row("1", 1).replace("Pump", "ST")
          + row("1", 2).replace("Pump", "DZ")).getBytes(StandardCharsets.UTF_8)).get(0);
      assertEquals("INT-13", result.findings().get(0).code());
      assertEquals(Turn.HUB, result.findings().get(0).turn());
      assertTrue(result.invoice().isEmpty());
    }
  }

  @Property(tries = 200)
  void noFileBreaksTheIntakeAndEveryRowIsAccountedFor(@ForAll Random random) {
    var rows = new StringBuilder();
    String alphabet = "a;\"\n\r1,.\\\uE000\uFEFF\u00FC ";
    for (int i = random.nextInt(400); i > 0; i--) rows.append(random.nextInt(12) == 0 ? row(String.valueOf(random.nextInt(5)), 1)
        : String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
    List<IntakeResult> results = read(rows.toString());
    for (IntakeResult r : results) {
      assertTrue(r.invoice().isPresent() != r.findings().stream().anyMatch(Finding::isError));
      assertTrue(r.first() >= 1 && r.last() >= r.first());
    }
    boolean anything = rows.toString().lines().anyMatch(l -> !l.isBlank());
    assertEquals(anything, !results.isEmpty());
    assertFalse(results.stream().flatMap(r -> r.findings().stream()).anyMatch(f -> f.code().equals("INT-12")),
        "Smooks and we agree on what a row is");
  }
}
