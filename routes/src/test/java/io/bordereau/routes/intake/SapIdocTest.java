package io.bordereau.routes.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Flat IDocs are told by Smooks and read by the table of the format; nothing of them is lost in silence. */
class SapIdocTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root", ".."));
  private static final Path FOREIGN = Path.of(System.getenv().getOrDefault("BORDEREAU_FOREIGN", "../shared/foreign")).resolve("idoc");
  private static final Format FLAT = flat();

  private static Format flat() {
    try {
      return Intake.load(ROOT.resolve("config/intake/sap-idoc.xml")).format().orElseThrow();
    } catch (IntakeConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sample() throws IOException {
    return Files.readString(ROOT.resolve("samples/intake/sap-invoices.idoc"), StandardCharsets.ISO_8859_1);
  }

  private static List<? extends Read<?>> read(String text) {
    return FLAT.read(text.getBytes(StandardCharsets.ISO_8859_1), Context.NEUTRAL);
  }

  private static Invoice invoice(Read<?> read) {
    return (Invoice) read.document().orElseThrow(() -> new AssertionError(read.findings()));
  }

  private static String codes(List<? extends Read<?>> reads) {
    return reads.stream().flatMap(r -> r.findings().stream()).map(f -> f.code() + "@" + f.where()).collect(Collectors.joining(" "));
  }

  @Test
  void aFileOfIdocsBecomesAnInvoiceAndACreditNote() throws IOException {
    var reads = read(sample());
    assertEquals(2, reads.size());
    Invoice first = invoice(reads.get(0));
    assertEquals("0090004711", first.number());
    assertEquals(Money.of("774.78"), first.totals().due());
    assertEquals(Money.of("614.00"), first.vat().get(0).base(), "the lines and the freight with the same code");
    assertEquals("30", first.payments().get(0).means(), "what the intake gives every document");
    Invoice credit = invoice(reads.get(1));
    assertEquals("381", credit.type());
    assertEquals(Money.of("150.60"), credit.totals().withTax(), "SAP writes a minus behind the amounts of a credit memo");
    assertEquals("0090004655", credit.preceding().get(0).number());
    for (var r : reads) {
      assertEquals(List.of(), r.findings());
      assertEquals(r.counts().leaves(), r.counts().mapped() + r.counts().derived() + r.counts().passed() + r.counts().lost());
      assertEquals(0, r.counts().lost());
    }
  }

  @Test
  void recordsWithoutLineEndsAreCutByTheirLengths() throws IOException {
    var wrapped = new StringBuilder();
    for (String record : sample().split("\n")) {
      int length = record.startsWith("EDI_DC40") ? 524 : 1063;
      wrapped.append(record).append(" ".repeat(length - record.length()));
    }
    assertEquals(invoice(read(sample()).get(0)), invoice(read(wrapped.toString()).get(0)));
    assertEquals(2, read(wrapped.toString()).size());
  }

  @Test
  void aBrokenIdocRefusesItselfOnly() throws IOException {
    var broken = read(sample().replaceFirst("E2EDK17  ", "ZZEDK17  "));
    assertEquals("INT-20@record 15", codes(broken));
    assertTrue(broken.get(1).document().isPresent());
  }

  @Test
  void whatIsWrongIsNamedWithTheRecordsOfItsIdocAndTheField() throws IOException {
    var reads = read(sample().replaceFirst("20261220", "20261399"));
    assertEquals("MAP-02@records 1-42/INVOIC02/IDOC/E1EDK03[3]/DATUM", codes(reads));
  }

  @Test
  void charactersBehindASegmentAreResidue() throws IOException {
    String[] lines = sample().split("\n");
    int at = 0;
    while (!lines[at].startsWith("E2EDK02")) at++;
    lines[at] = String.format("%-121s%s", lines[at], "NEWFIELD");
    var read = read(String.join("\n", lines) + "\n").get(0);
    assertTrue(read.rest().toString().contains("NEWFIELD"), () -> read.rest().toString());
  }

  @Test
  void anotherMessageIsRefusedByItsName() throws IOException {
    assertTrue(codes(read(sample().replaceAll("(EDI_DC40.{91})INVOIC", "$1ORDERS")))
        .startsWith("XML-05@records 1-42/EDI_DC40/MESTYP"));
  }

  /** Every character of a foreign flat IDoc is told to Smooks: as a field, or as the rest behind the fields; a segment that is not known is named. */
  @Test
  void noCharacterOfForeignFlatIdocsIsLost() throws IOException {
    assumeTrue(Files.isDirectory(FOREIGN), "no foreign IDocs here");
    var layout = RecordLayout.of(java.util.Optional.empty(), java.util.Optional.empty(), java.util.Optional.of("sap-invoic02"), java.util.Optional.empty());
    int segments = 0;
    for (Path file : foreign(".idoc")) {
      for (String record : layout.cut(Files.readString(file, StandardCharsets.ISO_8859_1))) {
        if (record.isBlank()) continue;
        var kind = layout.records().get(layout.type(record));
        if (kind == null) continue; // refused by name: INT-20
        boolean control = record.startsWith("EDI_DC40");
        var told = new StringBuilder();
        kind.fields().values().forEach(f -> told.append(f.of(record)));
        if (record.length() > kind.end()) told.append(record.substring(Math.max(kind.end(), control ? 524 : RecordLayout.ADMINISTRATION)));
        assertEquals(plain(record.substring(control ? 0 : Math.min(record.length(), RecordLayout.ADMINISTRATION))), plain(told.toString()), file + ": " + record);
        segments++;
      }
    }
    assertTrue(segments > 150, segments + " segments");
  }

  /** Every value of a foreign IDoc is in the document or its residue, in a place of its own, or in a finding. */
  @Test
  void noValueOfForeignIdocsInXmlIsLostInSilence() throws IOException {
    assumeTrue(Files.isDirectory(FOREIGN), "no foreign IDocs here");
    var json = Formats.byId("bordereau-json").orElseThrow();
    int files = 0;
    for (Path file : foreign(".xml")) {
      var bytes = Files.readAllBytes(file);
      var format = Formats.detect(bytes).orElseThrow();
      assertEquals("sap-invoic02", format.id());
      var read = format.read(bytes, Context.NEUTRAL).get(0);
      var c = read.counts();
      assertEquals(c.leaves(), c.mapped() + c.derived() + c.passed() + c.lost());
      assertEquals(0, c.lost());
      assertTrue(c.mapped() > c.leaves() / 3, c.toString());
      var out = new String(json.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL).bytes(), StandardCharsets.UTF_8);
      var again = new String(format.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL).bytes(), StandardCharsets.UTF_8);
      for (String value : values(new String(bytes, StandardCharsets.UTF_8))) {
        if (value.equals("+")) continue; // the sign of a price, which is asserted
        assertTrue(out.contains(value) || again.contains(">" + value + "<") || out.contains('"' + number(value) + '"'), file.getFileName() + ": " + value);
      }
      files++;
    }
    assertTrue(files >= 2);
  }

  /** What stands in the segments, the texts between tags; those of the control record are the envelope's. */
  private static List<String> values(String xml) {
    var all = new ArrayList<String>();
    for (var m = java.util.regex.Pattern.compile(">([^<>\\s][^<>]*)</").matcher(xml.substring(xml.indexOf("</EDI_DC40>"))); m.find(); ) all.add(m.group(1).strip());
    return all;
  }

  /** A number as the document has it; another text as it is. */
  private static String number(String value) {
    return value.matches("-?[0-9]+(\\.[0-9]+)?") ? new java.math.BigDecimal(value).stripTrailingZeros().toPlainString() : value;
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static List<Path> foreign(String ending) throws IOException {
    try (var all = Files.walk(FOREIGN)) {
      return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }

  @Test
  void itIsNotWritten() {
    assertFalse(FLAT.write(null, Residue.NONE, Context.NEUTRAL).findings().isEmpty());
  }
}
