package io.bordereau.routes.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sales report of EDIFACT (SLSRPT), an invoice for each message and a line for each article, whatever the envelope is like. */
class EdifactIntakeTest {
  private static final String XML = """
      <smooks-resource-list xmlns="https://www.smooks.org/xsd/smooks-2.0.xsd" xmlns:core="https://www.smooks.org/xsd/smooks/smooks-core-1.6.xsd">
        <core:filterSettings type="SAX NG" defaultSerialization="false"/>
        <reader class="io.bordereau.routes.intake.EdiXmlReader"><params>
          <param name="message">SLSRPT</param>
          <param name="sender">4012345000009</param>
          <param name="structure">
            BGM 1/1
            DTM 1/5
            RFF 0/9      # the number of the invoice, out of the range that was allotted
            NAD 1/9
            CUX 0/1
            LOC 1/99
              LIN 1/999
                IMD 0/1
                PRI 1/1
                QTY 1/1
          </param>
        </params></reader>
      </smooks-resource-list>""";
  private static final String YAML = """
      line: LIN
      dates: yyyyMMdd
      totals: computed
      fixed:
        type: "380"
        "payments[1].means": "58"
      columns:
        message/@interchange: object.value
        BGM/BGM01: drop
        BGM/BGM02: buyerReference
        BGM/BGM03: drop
        "DTM[@DTM01 = '137' and @DTM01-3 = '102']/DTM01-2": issued
        "RFF[@RFF01 = 'IV']/RFF01-2": number
        "NAD[@NAD01 = 'BY' and @NAD02-3 = '9']/NAD02": buyer.endpoint.value
        "NAD[@NAD01 = 'BY']/NAD04": buyer.name
        "NAD[@NAD01 = 'SU']": drop
        "CUX[@CUX01 = '2']/CUX01-2": currency
        CUX/CUX01-3: drop
        "LOC[@LOC01 = '162']/LOC02": "lines[].accounting"
        LOC/LOC02-3: drop
        LIN/LIN01: "lines[].id"
        "LIN[@LIN03-2 = 'EN']/LIN03": "lines[].item.standardId.value"
        "IMD[@IMD01 = 'F']/IMD03-4": "lines[].item.name"
        "PRI[@PRI01 = 'AAA']/PRI01-2": "lines[].price.net"
        "QTY[@QTY01 = '153']/QTY01-2": "lines[].quantity"
        QTY/QTY01-3:
          to: "lines[].unit"
          values: { PCE: H87 }
      """;
  private static final String REPORT = "UNH+NR+SLSRPT:D:96A:UN:EAN004'BGM+73E+R-NR+9'DTM+137:20261120:102'RFF+IV:70NR'NAD+SU+4098765000003::9'"
      + "NAD+BY+4012345000009::9++Kaufhaus Sch?'on & Söhne'CUX+2:EUR:10'LOC+162+4012345000016::9'"
      + "LIN+1++4098765000126:EN'IMD+F++:::Waage?: 30 kg'PRI+AAA:214,50'QTY+153:2:PCE'"
      + "LIN+2++4098765000133:EN'IMD+F++:::Rolle'PRI+AAA:2,68'QTY+153:10:PCE'"
      + "LOC+162+4012345000023::9'LIN+3++4098765000126:EN'IMD+F++:::Waage?: 30 kg'PRI+AAA:214,50'QTY+153:1:PCE'UNT+22+NR'";
  private static Intake sales;

  @BeforeAll
  static void loaded() throws Exception {
    sales = IntakeTest.configured(XML, YAML);
  }

  @AfterAll
  static void closed() {
    sales.close();
  }

  private static String report(int number) {
    return REPORT.replace("NR", String.valueOf(number));
  }

  private static String interchange(String opening, int messages, String body) {
    return opening + "UNB+UNOC:3+4012345000009:14+4098765000003:14+261120:1200+31'" + body + "UNZ+" + messages + "+31'";
  }

  private static List<IntakeResult> read(String file) {
    return read(file.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<IntakeResult> read(byte[] file) {
    var results = new ArrayList<IntakeResult>();
    sales.read(new ByteArrayInputStream(file), results::add);
    return results;
  }

  private static String told(List<IntakeResult> results) {
    var out = new StringBuilder();
    for (IntakeResult r : results) {
      out.append(r.key()).append(' ').append(r.first()).append('-').append(r.last()).append(r.invoice().isPresent() ? " taken" : " refused");
      r.findings().forEach(f -> out.append(' ').append(f.code()).append('@').append(f.where()));
      out.append('\n');
    }
    return out.toString();
  }

  @Test
  void eachMessageBecomesAnInvoice() {
    List<IntakeResult> results = read(interchange("UNA:+,? '", 2, report(11) + report(12)));
    assertEquals("7011 1-22 taken\n7012 23-44 taken\n", told(results));
    Invoice first = results.get(0).invoice().orElseThrow();
    assertEquals("Kaufhaus Sch'on & Söhne", first.buyer().name());
    assertEquals("31", first.object().value());
    assertEquals(Money.of("670.30"), first.totals().lines());
    assertEquals("Waage: 30 kg", first.lines().get(0).item().name());
    assertEquals(List.of("4012345000016", "4012345000016", "4012345000023"), first.lines().stream().map(l -> l.accounting()).toList());
    assertEquals(Decimal.of("10"), first.lines().get(1).quantity());
    assertEquals("H87", first.lines().get(2).unit());
    assertEquals("R-12", results.get(1).invoice().orElseThrow().buyerReference());
  }

  @Test
  void theEnvelopeMayHaveGroupsOrNoUnaOrOtherDelimiters() {
    assertEquals("7011 1-22 taken\n", told(read(interchange("", 1, report(11)))));
    assertEquals("7011 1-22 taken\n", told(read(interchange("UNA:+,? '\r\n", 1, "UNG+SLSRPT+A+B+261120:1200+5+UN+D:96A'" + report(11) + "UNE+1+5'"))));
    String other = interchange("UNA:+,? '", 1, report(11).replace("Sch?'on", "Schon").replace("?:", "")).replace('+', '|').replace('\'', '~').replace("UNA:|", "UNA:|");
    assertEquals("7011 1-22 taken\n", told(read(other)));
    assertEquals("7011 1-22 taken\n7012 23-44 taken\n", told(read(interchange("UNA:+,? '", 1, report(11)) + "\r\n"
        + interchange("UNA:+,? '", 1, report(12)).replace('+', '|').replace("UNZ|", "UNZ|"))));
  }

  @Test
  void whatIsPutAsideIsAnInterchangeOfItsOwnInItsOwnBytes() {
    byte[] file = interchange("UNA:+,? '", 2, "UNG+SLSRPT+A+B+261120:1200+5+UN+D:96A'" + report(11) + report(12).replace("QTY+153:10", "QTY+153:zehn") + "UNE+2+5'")
        .replace("UNZ+2", "UNZ+1").getBytes(StandardCharsets.ISO_8859_1);
    List<IntakeResult> results = read(file);
    assertTrue(results.get(0).invoice().isPresent(), told(results));
    assertTrue(told(results).contains("7012 23-44 refused ") && told(results).contains("INT-02@message 12/segment 16/QTY01-2"), told(results));
    String aside = new String(results.get(1).raw(), StandardCharsets.ISO_8859_1);
    assertTrue(aside.startsWith("UNA:+,? 'UNB+UNOC:3+4012345000009:14+") && aside.endsWith("UNT+22+12'UNE+1+5'UNZ+1+31'"), aside);
    assertEquals("7012 1-22 taken\n", told(read(aside.replace("zehn", "10"))));
  }

  @Test
  void aDecimalMarkIsAPointOrACommaAndThousandsHaveNone() {
    var point = read(interchange("UNA:+.? '", 1, report(11).replace("PRI+AAA:2,68'", "PRI+AAA:2.68'")));
    assertEquals(Money.of("670.30"), point.get(0).invoice().orElseThrow().totals().lines());
    String told = told(read(interchange("UNA:+.? '", 1, report(11).replace("PRI+AAA:2,68'", "PRI+AAA:2.688,10'"))));
    assertTrue(told.contains("INT-02@message 11/segment 15/PRI01-2"), told);
  }

  @Test
  void anotherPartnersReportIsNotTaken() {
    assertEquals("null 1-1 refused INT-16@null\n", told(read(interchange("", 1, report(11)).replace("UNB+UNOC:3+4012345000009", "UNB+UNOC:3+4012345000016"))));
  }
}
