package io.bordereau.routes.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.mapping.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A company's own XML and its records of fixed length become invoices by two files and no Java. */
class TreeIntakeTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root", ".."));
  private static final Intake XML = intake("billing-xml");
  private static final Intake RECORDS = intake("host-records");
  private static final String EXPORT = file("billing-export.xml", StandardCharsets.UTF_8);
  private static final String HOST = file("host-records.txt", StandardCharsets.ISO_8859_1);

  private static Intake intake(String name) {
    try {
      return Intake.load(ROOT.resolve("config/intake/" + name + ".xml"));
    } catch (IntakeConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String file(String name, Charset charset) {
    try {
      return Files.readString(ROOT.resolve("samples/intake/" + name), charset);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<IntakeResult> read(Intake intake, String file) {
    var results = new ArrayList<IntakeResult>();
    intake.read(new ByteArrayInputStream(file.getBytes(intake == XML ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)), results::add);
    return results;
  }

  private static String told(List<IntakeResult> results) {
    return results.stream().map(r -> r.key() + (r.invoice().isPresent() ? " taken" : " refused")
        + r.findings().stream().map(f -> " " + f.code() + "@" + f.where()).collect(Collectors.joining())).collect(Collectors.joining("\n"));
  }

  private static String in(String text, String what, String by) {
    assertTrue(text.contains(what), what);
    return text.replaceFirst(java.util.regex.Pattern.quote(what), java.util.regex.Matcher.quoteReplacement(by));
  }

  @Test
  void ownXmlBecomesAnInvoiceAndACreditNote() {
    var results = read(XML, EXPORT);
    assertEquals("L-26-0701 taken\nL-26-0702 taken", told(results));
    Invoice first = results.get(0).invoice().orElseThrow();
    assertEquals("Lentille asphérique, 30 mm & monture", first.lines().get(0).item().name());
    assertEquals(Money.of("640.38"), first.totals().due());
    assertEquals("L-26-0655", results.get(1).invoice().orElseThrow().preceding().get(0).number());
  }

  @Test
  void aValueThatIsMentionedNowhereRefusesItsInvoiceAndNoOther() {
    assertEquals("L-26-0701 refused INT-15@document 1/BillingExport/Document/Weight\nL-26-0702 taken",
        told(read(XML, in(EXPORT, "<b:Delivered>", "<b:Weight>12</b:Weight><b:Delivered>"))));
    assertEquals("L-26-0701 refused INT-15@document 1/BillingExport/Document/Position[1]/@lot\nL-26-0702 taken",
        told(read(XML, in(EXPORT, "<b:Position no=\"1\">", "<b:Position no=\"1\" lot=\"77\">"))));
    assertEquals("L-26-0701 refused INT-15@document 1/BillingExport/Document/Customer/text\nL-26-0702 taken",
        told(read(XML, in(EXPORT, "<b:Customer number=\"C-2044\">", "<b:Customer number=\"C-2044\">by post"))), "text between elements is a value, too");
  }

  @Test
  void wrongValuesAndCodesNameTheElement() {
    assertEquals("L-26-0701 refused INT-02@document 1/BillingExport/Document/Position[1]/Price\nL-26-0702 taken", told(read(XML, in(EXPORT, ">125.50<", ">125,50<"))));
    assertEquals("L-26-0701 refused INT-13@document 1/BillingExport/Document/@kind\nL-26-0702 taken", told(read(XML, in(EXPORT, "kind=\"invoice\"", "kind=\"proforma\""))));
  }

  @Test
  void nothingIsFetchedAndWhatIsNoXmlIsRefusedAsAWhole() {
    assertEquals("null refused XML-02@DOCTYPE", told(read(XML, in(EXPORT, "<b:BillingExport", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><b:BillingExport"))));
    assertEquals("XML-01", read(XML, EXPORT.substring(0, 900)).get(0).findings().get(0).code());
    assertEquals("INT-16", read(XML, EXPORT.replace("BillingExport", "Other")).get(0).findings().get(0).code());
    assertEquals("INT-17", read(XML, EXPORT.replace("Document", "Paper")).get(0).findings().get(0).code());
  }

  @Test
  void aRefusedInvoiceIsPutAsideAsAFileThatCanBeHandedInAgain() {
    var results = read(XML, in(EXPORT, "kind=\"invoice\"", "kind=\"proforma\""));
    var again = new String(results.get(0).raw(), StandardCharsets.UTF_8).replace("proforma", "invoice");
    assertEquals("L-26-0701 taken", told(read(XML, again)));
    var records = read(RECORDS, in(HOST, "STK", "KST"));
    assertEquals("H70010 refused INT-13@record 4/UNIT 65-67\nH70011 taken", told(records));
    assertEquals("INT-22", read(RECORDS, new String(records.get(0).raw(), StandardCharsets.ISO_8859_1)).get(0).findings().get(0).code(),
        "its trailer still counts two invoices: whoever hands it in alone says so");
  }

  @Test
  void recordsBecomeInvoices() {
    var results = read(RECORDS, HOST);
    assertEquals("H70010 taken\nH70011 taken", told(results));
    Invoice first = results.get(0).invoice().orElseThrow();
    assertEquals("Étalonnage sur site", first.lines().get(1).item().name());
    assertEquals(Money.of("842.40"), first.totals().due());
    assertEquals(2, results.get(0).first());
    assertEquals(5, results.get(0).last());
  }

  @Test
  void aTypeOfRecordThatIsNotAgreedIsNamed() {
    assertEquals("null refused INT-20@record 2", told(read(RECORDS, in(HOST, "INVH70010", "XXX\nINVH70010"))));
    assertEquals("null refused INT-20@record 5\nH70011 taken", told(read(RECORDS, in(HOST, "LIN002", "TXTfragile\nLIN002"))));
  }

  @Test
  void aRecordWithoutTheOneThatItBelongsToIsNamed() {
    assertEquals("null refused INT-21@record 2", told(read(RECORDS, in(HOST, "INVH70010", "LIN003X\nINVH70010"))));
  }

  @Test
  void aFileThatWasCutOffOrCountsOtherwiseIsNotTakenAtAll() {
    assertEquals("null refused INT-22@record 9/END/INVOICES", told(read(RECORDS, in(HOST, "END000002", "END000003"))));
    assertEquals("null refused INT-22@END/INVOICES", told(read(RECORDS, HOST.substring(0, HOST.indexOf("END")))));
  }

  @Test
  void whatStandsBehindTheLastFieldIsNotLost() {
    String[] lines = HOST.split("\n");
    lines[3] = String.format("%-82s%s", lines[3], "B-stock");
    assertEquals("H70010 refused INT-15@record 4/REST\nH70011 taken", told(read(RECORDS, String.join("\n", lines) + "\n")));
  }

  @Test
  void eachKnowsItsOwnFilesOnly() {
    assertTrue(XML.claims(EXPORT.getBytes(StandardCharsets.UTF_8)));
    assertFalse(XML.claims("<Invoice/>".getBytes(StandardCharsets.UTF_8)));
    assertTrue(RECORDS.claims(HOST.getBytes(StandardCharsets.ISO_8859_1)));
    assertFalse(RECORDS.claims(EXPORT.getBytes(StandardCharsets.UTF_8)));
    assertFalse(RECORDS.claims(new byte[0]));
  }

  @Test
  void nothingThrowsWhateverIsHandedIn() {
    var random = new Random(7);
    for (Intake intake : List.of(XML, RECORDS)) {
      String sample = intake == XML ? EXPORT : HOST;
      for (int i = 0; i < 60; i++) {
        var text = new StringBuilder(sample);
        for (int n = 0; n < 1 + i % 5; n++) {
          int at = random.nextInt(text.length());
          if (random.nextBoolean()) text.setCharAt(at, (char) (32 + random.nextInt(96)));
          else text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
        }
        for (IntakeResult r : read(intake, text.toString())) {
          assertTrue(r.invoice().isPresent() || r.findings().stream().anyMatch(Finding::isError));
          assertTrue(r.findings().stream().noneMatch(f -> f.code().equals("INT-12")), () -> r.findings() + "\n" + text);
        }
      }
    }
  }
}
