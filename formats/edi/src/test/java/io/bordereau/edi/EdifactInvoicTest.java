package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** INVOIC as partners write it: the shapes of EANCOM, of EN 16931, of procurement networks and of older directories. */
class EdifactInvoicTest {
  private static final String EANCOM = """
      BGM+380+R-1001+9'
      DTM+137:20261120:102'
      DTM+35:20261118:102'
      RFF+ON:4500094576'
      DTM+171:20261102:102'
      RFF+DQ:LS-77'
      NAD+SU+4012345000009::9++Larkfield GmbH+Hafenstrasse 4+Hamburg++20457+DE'
      RFF+VA:DE123456788'
      RFF+FC:27/654/00050'
      NAD+BY+4098765000010::9'
      NAD+DP+4098765000027::9'
      CUX+2:EUR:4'
      PAT+3++66'
      DTM+13:20261220:102'
      PAT+22++5:3:D:10'
      PCD+12:2:13'
      ALC+C++++FC:::Fracht'
      MOA+23:20'
      TAX+7+VAT+++:::19+S'
      LIN+1++4012345678901:EN'
      PIA+5+A-17:SA+77-1:IN'
      IMD+F++:::Waage'
      QTY+47:2:PCE'
      QTY+21:3:PCE'
      MOA+203:180'
      PRI+AAA:90:::1:PCE'
      PRI+AAB:100:::1:PCE'
      RFF+ON:4500094576:10'
      TAX+7+VAT+++:::19+S'
      ALC+A++1++DI:::Rabatt'
      PCD+1:10'
      MOA+204:20'
      UNS+S'
      CNT+2:1'
      MOA+79:180'
      MOA+259:20'
      MOA+125:200'
      MOA+176:38'
      MOA+77:238'
      TAX+7+VAT+++:::19+S'
      MOA+125:200'
      MOA+124:38'
      """;

  private static byte[] message(String release, String body) {
    long segments = body.lines().filter(l -> l.endsWith("'")).count() + 2;
    return ("UNA:+.? '\nUNB+UNOC:3+4012345000009:14+4098765000010:14+261120:1200+7'\nUNH+1+INVOIC:" + release + "'\n" + body + "UNT+" + segments
        + "+1'\nUNZ+1+7'\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static EdiFormat format(Directory d) {
    return (EdiFormat) EdiFormats.ALL.stream().filter(f -> f.id().equals(d.id() + "-invoic")).findFirst().orElseThrow();
  }

  private static Read<?> read(String release, String body) {
    var bytes = message(release, body);
    return EdiFormats.of(EdiHead.of(bytes)).read(bytes, Context.NEUTRAL).get(0);
  }

  private static Invoice invoice(String release, String body) {
    return (Invoice) read(release, body).document().orElseThrow();
  }

  private static String written(Directory d, Invoice invoice, Residue rest, Map<String, String> options) {
    var out = format(d).write(invoice, rest, new Context(options, null, true));
    assertEquals(List.of(), out.findings().stream().filter(Finding::isError).toList());
    return new String(out.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static String written(Directory d, Invoice invoice) {
    return written(d, invoice, Residue.NONE, Map.of());
  }

  @Test
  void anInvoiceOfEancomIsReadTermByTerm() {
    var read = read("D:96A:UN:EAN008", EANCOM);
    assertEquals(List.of(), read.findings());
    var i = (Invoice) read.document().orElseThrow();
    assertEquals("R-1001", i.number());
    assertEquals("2026-11-20", i.issued().toString());
    assertEquals("original", i.purpose());
    assertEquals("2026-11-18", i.delivery().date().toString());
    assertEquals("4500094576", i.order());
    assertEquals("2026-11-02", i.orderDate().toString());
    assertEquals("delivery-note", i.references().get(0).kind());
    assertEquals("0088", i.seller().identifiers().get(0).scheme());
    assertEquals("20457", i.seller().address().postCode());
    assertEquals("27/654/00050", i.seller().taxId());
    assertEquals("4098765000027", i.delivery().location().value());
    assertEquals("2026-12-20", i.due().toString());
    assertEquals(Decimal.of("10"), i.paymentTerms().get(0).discountDays());
    assertEquals(Decimal.of("2"), i.paymentTerms().get(0).discountPercent());
    assertEquals("FC", i.charges().get(0).reasonCode());
    assertEquals(Decimal.of("19"), i.charges().get(0).rate());
    assertEquals(Money.of("238"), i.totals().withTax());
    assertEquals(Money.of("200"), i.totals().withoutTax());
    assertEquals(Money.of("38"), i.vat().get(0).amount());
    var line = i.lines().get(0);
    assertEquals("4012345678901", line.item().standardId().value());
    assertEquals("A-17", line.item().sellerId());
    assertEquals("77-1", line.item().buyerId());
    assertEquals("10", line.orderLine());
    assertEquals(Decimal.of("3"), line.quantities().get(0).value());
    assertEquals(Decimal.of("10"), line.price().discount());
    assertEquals("95", line.allowances().get(0).reasonCode(), "the discount of old directories is code 95 of EN 16931");
    assertEquals("bill-back", line.allowances().get(0).handling());
  }

  @Test
  void whatWasReadIsWrittenBackInTheSameWords() {
    var read = read("D:96A:UN:EAN008", EANCOM);
    var again = written(Directory.D96A, (Invoice) read.document().orElseThrow(), read.rest(), Map.of());
    for (var segment : EANCOM.lines().filter(l -> !l.startsWith("PIA")).toList()) {
      var amount = segment.startsWith("MOA") ? segment.replace("'", ".00'") : segment;
      assertTrue(again.contains(amount + "\n"), segment);
    }
    assertTrue(again.contains("PIA+5+A-17:SA'\nPIA+5+77-1:IN'\n"), "item numbers stand one by one");
  }

  @Test
  void theSameInvoiceInTheShapeOfEn16931() {
    var text = written(Directory.D14B, invoice("D:96A:UN:EAN008", EANCOM));
    for (var segment : List.of("NAD+SE+4012345000009:0088++Larkfield GmbH", "PYT+1'\nDTM+13:20261220:102'", "LIN+1++4012345678901:SRV'", "ALC+A+Rabatt:95",
        "MOA+389:200.00'", "MOA+388:238.00'", "ALC+A'\nMOA+509:10'")) {
      assertTrue(text.contains(segment), segment + " in\n" + text);
    }
    assertFalse(text.contains("CNT+") || text.contains("PAT+"), text);
  }

  @Test
  void codesThatADirectoryLacksAreReplacedAndSaid() {
    var base = invoice("D:14B:UN", EANCOM.replace("PAT", "PYT").replace("++66", "+66").replace("++5:3:D:10", "+5+3+D+10").replace("BGM+380", "BGM+261")
        .replace("+++:::19+S", "+++:::0+AE").replace("MOA+176:38", "MOA+176:0"));
    var out = format(Directory.D96A).write(base, Residue.NONE, Context.NEUTRAL);
    var text = new String(out.bytes(), StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("BGM+381+R-1001"), text);
    assertTrue(text.contains("TAX+7+VAT+++:::0+E'"), text);
    assertTrue(out.lost().stream().anyMatch(l -> l.where().equals("type") && l.value().equals("261")));
    assertTrue(out.lost().stream().anyMatch(l -> l.where().equals("vat[1].category") && l.value().equals("AE")));
  }

  @Test
  void anInvoiceWithANegativeTotalIsACredit() {
    var body = EANCOM.replace("MOA+77:238", "MOA+77:-238").replace("MOA+203:180", "MOA+203:-180").replace("QTY+47:2", "QTY+47:-2");
    var read = read("D:96A:UN", body);
    var i = (Invoice) read.document().orElseThrow();
    assertEquals("381", i.type());
    assertEquals(Money.of("238"), i.totals().withTax());
    assertEquals(Decimal.of("2"), i.lines().get(0).quantity());
    var again = written(Directory.D96A, i, read.rest(), Map.of());
    assertTrue(again.contains("BGM+380+") && again.contains("MOA+77:-238"), again);
    assertTrue(written(Directory.D96A, i).contains("BGM+381+"));
    assertTrue(written(Directory.D96A, i).contains("MOA+77:238"));
  }

  @Test
  void aNameAndAddressWithoutStructure() {
    var seller = invoice("D:93A:UN", EANCOM.replace("NAD+SU+4012345000009::9++Larkfield GmbH+Hafenstrasse 4+Hamburg++20457+DE",
        "NAD+SU++Larkfield GmbH:Hafenstrasse 4:20457 Hamburg")).seller();
    assertEquals("Larkfield GmbH", seller.name());
    assertEquals("Hafenstrasse 4", seller.address().line1());
    assertEquals("20457 Hamburg", seller.address().line2());
  }

  @Test
  void otherVersionsAreReadByTheNearestDirectoryWithAFinding() {
    for (var version : Map.of("93A", "d96a", "97B", "d96a", "99B", "d01b", "03B", "d01b", "11A", "d14b", "16B", "d14b").entrySet()) {
      var read = read("D:" + version.getKey() + ":UN", EANCOM);
      assertEquals("edifact-" + version.getValue() + "-invoic", read.format());
      assertTrue(read.findings().stream().anyMatch(f -> f.code().equals("EDI-34")), version::toString);
    }
  }

  @Test
  void datesInEveryFormatComeBackAsTheyWere() {
    for (var date : List.of("137:261120:101", "137:202611201530:203", "137:20261120153059:204", "137:202611:610")) {
      var read = read("D:96A:UN", EANCOM.replace("137:20261120:102", date));
      assertEquals(List.of(), read.findings(), date);
      var i = (Invoice) read.document().orElseThrow();
      assertEquals(2026, i.issued().date().getYear());
      assertTrue(written(Directory.D96A, i, read.rest(), Map.of()).contains("DTM+" + date + "'"), date);
    }
    assertEquals("2026-11-20", invoice("D:96A:UN", EANCOM.replace("137:20261120:102", "137:20261120")).issued().toString(), "the length tells");
    var wrong = read("D:96A:UN", EANCOM.replace("137:20261120:102", "137:20261320:102"));
    assertTrue(wrong.findings().stream().anyMatch(f -> f.code().equals("MAP-02") && f.value().equals("20261320")));
  }

  @Test
  void aLongNoteIsCutAtBlanksAndJoinedAgain() {
    var words = "Zahlbar ohne Abzug innerhalb von dreissig Tagen nach Erhalt der Rechnung auf das unten genannte Konto. ".repeat(6).strip();
    var body = EANCOM.replace("RFF+ON:4500094576'\nDTM", "FTX+AAB+++kurz'\nRFF+ON:4500094576'\nDTM");
    var i = invoice("D:96A:UN", body);
    var doc = written(Directory.D96A, i).replace("FTX+AAB+++kurz'", "");
    assertFalse(doc.contains("FTX+AAB"));
    var cut = EdifactTexts.note(Directory.D96A);
    assertEquals("text of up to 25 times 70", cut.says());
    var longer = invoice("D:01B:UN", body.replace("kurz", words.replace(":", "?:")));
    assertEquals(words, longer.terms(), "512 characters fit into one component, the rest into the next");
    var text = written(Directory.D96A, longer);
    assertTrue(text.contains("FTX+AAB+++Zahlbar ohne Abzug innerhalb von dreissig Tagen nach Erhalt der:Rechnung auf das unten genannte"), text);
    var back = (Invoice) format(Directory.D96A).read(text.getBytes(StandardCharsets.ISO_8859_1), Context.NEUTRAL).get(0).document().orElseThrow();
    assertEquals(words, back.terms());
  }

  @Test
  void componentsThatAreLinesStayLines() {
    var i = invoice("D:96A:UN", EANCOM.replace("RFF+DQ", "FTX+AAI+++Lager 4:Tor 2::Herr Sommer'\nRFF+DQ"));
    assertNull(i.terms());
    var moved = EANCOM.replace("RFF+ON:4500094576'\nDTM", "FTX+AAI+++Lager 4:Tor 2::Herr Sommer'\nRFF+ON:4500094576'\nDTM");
    assertEquals("Lager 4\nTor 2\n\nHerr Sommer", invoice("D:96A:UN", moved).notes().get(0).text());
    assertTrue(written(Directory.D96A, invoice("D:96A:UN", moved)).contains("FTX+AAI+++Lager 4:Tor 2::Herr Sommer'"));
  }

  @Test
  void aNameThatIsTooLongGoesOnInTheNextComponentAndIsSaid() {
    var i = invoice("D:14B:UN", EANCOM.replace("Larkfield GmbH", "Larkfield Instrumente Vertriebsgesellschaft mbH"));
    var out = format(Directory.D96A).write(i, Residue.NONE, Context.NEUTRAL);
    assertTrue(new String(out.bytes(), StandardCharsets.ISO_8859_1).contains("++Larkfield Instrumente:Vertriebsgesellschaft mbH+"));
    assertTrue(out.lost().stream().anyMatch(l -> l.where().equals("seller.name")));
  }

  @Test
  void aNumberWithMoreDigitsThanTheDirectoryHasIsRefusedNotCut() {
    var i = invoice("D:01B:UN", EANCOM.replace("MOA+77:238", "MOA+77:1234567890123456789"));
    var out = format(Directory.D96A).write(i, Residue.NONE, Context.NEUTRAL);
    assertFalse(new String(out.bytes(), StandardCharsets.ISO_8859_1).contains("MOA+77"));
    assertTrue(out.lost().stream().anyMatch(l -> l.where().equals("totals.withTax") && l.why().contains("18 digits")), () -> out.lost().toString());
  }

  @Test
  void aPrivateCodeComesBackAsItWas() {
    var read = read("D:96A:UN", EANCOM.replace("ALC+C++++FC:::Fracht", "ALC+C++++553::87:Fracht"));
    var i = (Invoice) read.document().orElseThrow();
    assertEquals("edifact:553", i.charges().get(0).reasonCode());
    assertTrue(written(Directory.D96A, i, read.rest(), Map.of()).contains("ALC+C++++553::87:Fracht'"));
  }

  @Test
  void aChargeThatStandsInTheSummaryAloneIsReadAndATotalOfChargesIsNotReadTwice() {
    var alone = invoice("D:96A:UN", EANCOM + "ALC+C++++ABL'\nMOA+8:5'\n");
    assertEquals(List.of("FC", "ABL"), alone.charges().stream().map(c -> c.reasonCode()).toList());
    assertEquals(1, invoice("D:96A:UN", EANCOM + "ALC+C++++FC'\nMOA+131:20'\n").charges().size());
  }
}
