package io.bordereau.xml.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.document.Receipt;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Read;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CxmlDocumentsTest {
  private static Read<?> read(String xml) {
    return Cxml.CXML_12.read(xml.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst();
  }

  private static Read<?> request(String doctype, String content) {
    return read(doctype + "<cXML payloadID=\"1@a\" timestamp=\"2026-11-22T00:00:00Z\"><Request>" + content + "</Request></cXML>");
  }

  private static List<String> codes(Read<?> read) {
    return read.findings().stream().map(Finding::code).toList();
  }

  private static String invoice(String header, String due) {
    return "<InvoiceDetailRequest><InvoiceDetailRequestHeader invoiceID=\"1\" " + header + "/><InvoiceDetailSummary><DueAmount><Money currency=\"USD\">" + due
        + "</Money></DueAmount></InvoiceDetailSummary></InvoiceDetailRequest>";
  }

  @Test
  void aDateWithABlankIsUnderstoodAndRemarked() {
    var read = request("", invoice("invoiceDate=\"2017-01-24 15:18:07 +0530\" purpose=\"standard\"", "1.00"));
    assertEquals("2017-01-24T15:18:07+05:30", ((Invoice) read.document().orElseThrow()).issued().toString());
    assertTrue(codes(read).contains("CXM-01"), codes(read).toString());
    assertFalse(codes(request("", invoice("invoiceDate=\"2017-01-24T15:18:07+05:30\" purpose=\"standard\"", "1.00"))).contains("CXM-01"));
  }

  @Test
  void aDebitMemoThatOwesIsRefusedByItsSign() {
    assertTrue(codes(request("", invoice("invoiceDate=\"2026-11-22T00:00:00Z\" purpose=\"debitMemo\"", "-5.00"))).contains("CXM-02"));
    assertFalse(codes(request("", invoice("invoiceDate=\"2026-11-22T00:00:00Z\" purpose=\"debitMemo\"", "5.00"))).contains("CXM-02"));
  }

  @Test
  void twoMinusSignsAreNoNumber() {
    assertTrue(codes(request("", invoice("invoiceDate=\"2026-11-22T00:00:00Z\" purpose=\"lineLevelCreditMemo\"", "--5.00"))).contains("MAP-02"));
  }

  @Test
  void onlyTheDtdsOfTheStandardMayBeNamed() {
    var content = invoice("invoiceDate=\"2026-11-22T00:00:00Z\" purpose=\"standard\"", "1.00");
    for (var good : List.of("http://xml.cxml.org/schemas/cXML/1.2.037/InvoiceDetail.dtd", "http://xml.cXML.org/schemas/cXML/1.2.063/PaymentRemittance.dtd",
        "HTTPS://XML.CXML.ORG/schemas/cXML/1.2.070/cXML.dtd", "InvoiceDetail.dtd")) {
      assertTrue(request("<!DOCTYPE cXML SYSTEM \"" + good + "\">", content).document().isPresent(), good);
    }
    for (var bad : List.of("http://evil.invalid/schemas/cXML/1.2.037/InvoiceDetail.dtd", "file:///etc/passwd", "http://xml.cxml.org/schemas/cXML/1.2.037/Other.dtd",
        "http://evil.invalid/a/very/long/path/that/is/longer/than/sixty/characters/http://xml.cxml.org/schemas/cXML/1.2.063/PaymentRemittance.dtd")) {
      assertEquals(List.of("XML-02"), codes(request("<!DOCTYPE cXML SYSTEM \"" + bad + "\">", content)), bad);
    }
  }

  @Test
  void aQuestionForAProfileIsUnderstood() {
    var receipt = (Receipt) request("", "<ProfileRequest/>").document().orElseThrow();
    assertEquals("ProfileRequest", receipt.type());
    assertEquals("transport", receipt.level());
  }

  @Test
  void whatACodeMeansForARetryIsData() {
    assertEquals(CxmlCodes.Retry.NEVER, CxmlCodes.of("401").retry());
    assertEquals(CxmlCodes.Retry.LATER, CxmlCodes.of("560").retry());
    assertEquals(CxmlCodes.Retry.LATER, CxmlCodes.of("599").retry());
    assertEquals(CxmlCodes.Retry.NONE, CxmlCodes.of("200").retry());
    assertNull(CxmlCodes.of("700"));
    assertNull(CxmlCodes.of("abc"));
  }

  @Test
  void anotherRequestIsRefusedWithTheKindsThatAreKnown() {
    var read = request("", "<PunchOutSetupRequest/>");
    assertEquals(List.of("XML-05"), codes(read));
    assertTrue(read.findings().getFirst().next().contains("cXML OrderRequest"), read.findings().toString());
  }
}
