package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Money;
import io.bordereau.document.Remittance;
import io.bordereau.document.RemittanceItem;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** REMADV as payers write it: what it means, and that it comes back as it came. */
class EdifactRemadvTest {
  private static final String HEAD = """
      BGM+481+RA-118+9'
      DTM+137:20261120:102'
      DTM+138:20261122:102'
      RFF+PQ:PAY-5571'
      NAD+PR+4012345000009::9++Harbor Stores GmbH'
      NAD+PE+4098765000004::9++Northwind SARL'
      CUX+2:EUR:11'
      """;

  private static Format format(String release) {
    return EdiFormats.ALL.stream().filter(f -> f.id().equals("edifact-" + release + "-remadv")).findFirst().orElseThrow();
  }

  private static Read<?> read(String release, String message) {
    var segments = message.lines().count() + 2;
    var text = "UNA:+.? '\nUNB+UNOC:3+4012345000009:14+4098765000004:14+261122:1015+77'\nUNH+1+REMADV:D:" + release.substring(1).toUpperCase()
        + ":UN'\n" + message + "UNT+" + segments + "+1'\nUNZ+1+77'\n";
    return format(release).read(text.getBytes(StandardCharsets.ISO_8859_1), Context.NEUTRAL).getFirst();
  }

  private static Remittance remittance(String release, String message) {
    var read = read(release, message);
    assertEquals(List.of(), read.findings());
    return (Remittance) read.document().orElseThrow();
  }

  /** The segments between UNH and UNT that come back. */
  private static String again(String release, String message) {
    var read = read(release, message);
    var written = format(release).write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL);
    assertEquals(List.of(), written.lost());
    var text = new String(written.bytes(), StandardCharsets.ISO_8859_1);
    return plain(text.substring(text.indexOf("'\n", text.indexOf("UNH+")) + 2, text.indexOf("UNT+")));
  }

  /** Amounts without the decimals that say nothing. */
  private static String plain(String message) {
    return message.replaceAll(":(-?[0-9]+)\\.00(?=[:'])", ":$1");
  }

  private static List<String> amounts(List<RemittanceItem> items) {
    return items.stream().map(i -> i.type() + " " + i.number() + " " + i.net()).toList();
  }

  @Test
  void whatIsPaidShortenedAndCredited() {
    var text = HEAD + """
        DOC+380+INV-1001'
        MOA+12:980'
        MOA+77:1000'
        MOA+52:20'
        DTM+3:20261101:102'
        RFF+ON:PO-77'
        DOC+380+INV-1002'
        MOA+12:450'
        MOA+9:500'
        AJT+3+2'
        MOA+165:-50'
        RFF+CD:CRN-EXP-4'
        FTX+PMD+++Two boxes arrived damaged'
        DLI+1+2'
        MOA+12:450'
        PIA+5+A-12:SA'
        AJT+17'
        MOA+165:-50'
        DOC+381+CRN-7'
        MOA+12:-100'
        UNS+S'
        MOA+12:1330'
        MOA+9:1400'
        MOA+52:20'
        """;
    var r = remittance("d96a", text);
    assertEquals(List.of("380 INV-1001 980.00", "380 INV-1002 450.00", "381 CRN-7 -100.00"), amounts(r.items()));
    assertEquals("RA-118 PAY-5571 2026-11-22 EUR 1330.00 credit remittance-only",
        r.number() + " " + r.trace() + " " + r.paid() + " " + r.currency() + " " + r.total() + " " + r.direction() + " " + r.handling());
    var adjustment = r.items().get(1).adjustments().getFirst();
    assertEquals("-50.00 damaged 2 credit-note CRN-EXP-4 Two boxes arrived damaged", adjustment.amount() + " " + adjustment.reason() + " "
        + adjustment.line() + " " + adjustment.referenceKind() + " " + adjustment.reference() + " " + adjustment.text());
    var line = r.items().get(1).lines().getFirst();
    assertEquals("2 450.00 A-12 transport-damage", line.id() + " " + line.net() + " " + line.item().sellerId() + " " + line.adjustments().getFirst().reason());
    assertEquals("1400.00 20.00", r.totals().gross() + " " + r.totals().discount());
    assertEquals(text, again("d96a", text));
    assertEquals(text, again("d01b", text));
  }

  @Test
  void theBanksOfBothSides() {
    var text = HEAD.replace("NAD+PR", """
        FII+OR+DE89370400440532013000:Harbor Stores GmbH::EUR+COBADEFF::5::::Bank of Harbor:Hamburg'
        FII+BF+FR7630006000011234567890189:Northwind SARL+AGRIFRPP'
        PAI+::30:::5'
        NAD+PR""".stripIndent()) + "DOC+380+INV-1'\nMOA+12:10'\nUNS+S'\nMOA+12:10'\n";
    var r = remittance("d96a", text);
    var payer = r.payerAccount();
    assertEquals("DE89370400440532013000 COBADEFF bic EUR Bank of Harbor Hamburg", payer.id() + " " + payer.provider() + " " + payer.providerScheme() + " "
        + payer.currency() + " " + payer.providerName() + " " + payer.place());
    assertEquals("Northwind SARL 30 swift", r.payeeAccount().name() + " " + r.means() + " " + r.channel());
    assertEquals(text, again("d96a", text));
  }

  /** In the shape of a network's mapping: every DOC is the remittance advice itself, and a reference below it names the invoice. */
  @Test
  void documentsThatAreNamedByAReference() {
    var text = HEAD.replace("138:", "203:") + """
        DOC+481'
        MOA+11:980:EUR'
        MOA+77:1000:EUR'
        MOA+165:-20:EUR'
        DTM+3:20261101:102'
        RFF+IV:INV-1'
        RFF+CO:PO-1'
        RFF+CT:AG-1'
        AJT+ZZZ'
        MOA+165:-20:EUR'
        FTX+AAI+++late delivery'
        TAX+7+VAT+++:::19+S'
        MOA+124:3.19:EUR'
        UNS+S'
        MOA+12:980:EUR'
        MOA+9:1000:EUR'
        MOA+165:-20:EUR'
        """;
    var r = remittance("d01b", text);
    assertEquals(List.of("null INV-1 980.00"), amounts(r.items()));
    assertEquals("PO-1 AG-1 -20.00", r.items().getFirst().order() + " " + r.items().getFirst().contract() + " " + r.items().getFirst().adjusted());
    assertEquals("edifact:ZZZ", r.items().getFirst().adjustments().getFirst().reason());
    assertEquals(Money.of("3.19"), r.items().getFirst().adjustments().getFirst().taxes().getFirst().amount());
    assertEquals(text, again("d01b", text));
  }

  @Test
  void creditNotesWithoutAMinusAreSubtractedWhereOnlyThenTheSumIsThePayment() {
    var text = HEAD + "DOC+380+INV-1'\nMOA+12:1430'\nDOC+381+CRN-7'\nMOA+12:100'\nUNS+S'\nMOA+12:1330'\n";
    assertEquals(List.of("380 INV-1 1430.00", "381 CRN-7 -100.00"), amounts(remittance("d96a", text).items()));
    assertEquals(text, again("d96a", text));
  }

  @Test
  void aCancellationSaysSo() {
    var text = HEAD.replace("RA-118+9", "RA-118+1") + "DOC+380+INV-1'\nMOA+12:-1330'\nUNS+S'\nMOA+12:-1330'\n";
    assertEquals("cancel", remittance("d96a", text).purpose());
    assertEquals(text, again("d96a", text));
  }

  @Test
  void anAmountThatBelongsToNoDocumentIsAnAdviceWithoutANumber() {
    var text = HEAD + "DOC+380+INV-1'\nMOA+12:1360'\nDOC+456'\nMOA+12:-30'\nAJT+11'\nUNS+S'\nMOA+12:1330'\n";
    var r = remittance("d96a", text);
    assertEquals("-30.00 bank-charges", r.adjustments().getFirst().amount() + " " + r.adjustments().getFirst().reason());
    assertEquals(Money.of("1330"), r.settled());
  }

  @Test
  void aRemittanceWithoutATotalIsWrittenWithItsSum() throws Exception {
    var read = read("d96a", HEAD + "DOC+380+INV-1'\nMOA+12:980'\nDOC+380+INV-2'\nMOA+12:350'\nUNS+S'\n");
    var text = format("d01b").write(read.document().orElseThrow(), Residue.NONE, Context.NEUTRAL).bytes();
    assertTrue(new String(text, StandardCharsets.ISO_8859_1).contains("UNS+S'\nMOA+12:1330.00'"), new String(text, StandardCharsets.ISO_8859_1));
    assertEquals(List.of(), X12WriterTest.objections(text));
  }
}
