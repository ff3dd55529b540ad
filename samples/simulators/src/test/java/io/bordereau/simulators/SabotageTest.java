package io.bordereau.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a broken encoder would produce is not accepted: one change in a good document each. */
class SabotageTest {
  @ParameterizedTest
  @CsvSource({"invoice.edi, x12-810, 4711, 575.40, 2", "invoice.ubl.xml, ubl, 4724, 1313.00, 1", "invoice.cxml, cxml, 4713, 127.20, 1", "invoice.3c3.xml, rosettanet-3c3, 4725, 695.94, 2"})
  void aGoodDocumentHasNoFaults(String file, String format, String number, String payable, int lines) {
    var facts = decode(Partner.document(file));
    assertEquals(List.of(), facts.faults());
    assertEquals(List.of(format, number, payable, lines), List.of(facts.format(), facts.number(), facts.payable().toPlainString(), facts.lines()));
  }

  @ParameterizedTest
  @CsvSource({
      "TDS*57540, TDS*57541, TOTAL",
      "CTT*2*14, CTT*3*14, COUNT",
      "CTT*2*14, CTT*2*13, COUNT",
      "SE*19*, SE*18*, COUNT",
      "SE*19*0001, SE*19*0002, COUNT",
      "IEA*1*000000017, IEA*1*000000018, COUNT",
      "GE*1*17, GE*2*17, COUNT",
      "TXI*ST*32.40, TXI*ST*32.41, TOTAL",
      "IT1*2*10*EA*3.99, IT1*2*11*EA*3.99, TOTAL",
      "*20261030*PO, *2026103*PO, STRUCTURE",
      "IT1*1*4*EA*125.50, IT1*1*four*EA*125.50, STRUCTURE",
      "*4711*, *47110000000000000000000*, STRUCTURE",
      "*U*00401*, *U*00501*, SYNTAX"
  })
  void x12(String good, String bad, String code) {
    assertFault("invoice.edi", good, bad, code);
  }

  @Test
  void x12WithoutItsBeginningSegment() {
    var all = Partner.document("invoice.edi");
    int at = all.indexOf("BIG*");
    var facts = decode(all.substring(0, at) + all.substring(all.indexOf("CUR*")).replace("SE*19*", "SE*18*"));
    assertTrue(facts.faults().stream().anyMatch(f -> f.code().equals("STRUCTURE")), facts.faults().toString());
  }

  @Test
  void x12WithSegmentsInTheWrongOrder() {
    var all = Partner.document("invoice.edi");
    var facts = decode(all.replace("CUR*SE*USD~\n", "").replace("ITD*08", "CUR*SE*USD~\nITD*08"));
    assertTrue(facts.faults().stream().anyMatch(f -> f.code().equals("STRUCTURE")), facts.faults().toString());
  }

  @Test
  void x12CutOff() {
    var all = Partner.document("invoice.edi");
    assertNotEquals(List.of(), decode(all.substring(0, all.indexOf("TDS*"))).faults());
  }

  @ParameterizedTest
  @CsvSource({
      "<cbc:PayableAmount currencyID=\"NOK\">1313.00, <cbc:PayableAmount currencyID=\"NOK\">1312.00, TOTAL",
      "<cbc:LineExtensionAmount currencyID=\"NOK\">1000.00, <cbc:LineExtensionAmount currencyID=\"NOK\">999.00, TOTAL",
      "<cbc:TaxAmount currencyID=\"NOK\">262.50, <cbc:TaxAmount currencyID=\"NOK\">262.00, TOTAL",
      "<cbc:PriceAmount currencyID=\"NOK\">250, <cbc:PriceAmount currencyID=\"EUR\">250, TOTAL",
      "<cbc:ID>4724</cbc:ID>, '', STRUCTURE",
      "<cbc:ChargeIndicator>true, <cbc:ChargeIndicator>false, TOTAL"
  })
  void ubl(String good, String bad, String code) {
    assertFault("invoice.ubl.xml", good, bad, code);
  }

  @Test
  void ublWithElementsInTheWrongOrder() {
    var date = "<cbc:IssueDate>2026-11-20</cbc:IssueDate>";
    var number = "<cbc:ID>4724</cbc:ID>";
    assertFault("invoice.ubl.xml", number + "\n  " + date, date + "\n  " + number, "STRUCTURE");
  }

  @ParameterizedTest
  @CsvSource({
      "<NetAmount><Money currency=\"USD\">127.20, <NetAmount><Money currency=\"USD\">127.02, TOTAL",
      "quantity=\"3\", quantity=\"4\", TOTAL",
      "<TaxAmount><Money currency=\"USD\">7.20, <TaxAmount><Money currency=\"USD\">7.00, TOTAL",
      "<Description xml:lang=\"en\">Michigan sales tax</Description>, '', STRUCTURE",
      "<InvoiceDetailLineIndicator/>, '', STRUCTURE",
      "purpose=\"standard\", purpose=\"lineLevelCreditMemo\", STRUCTURE",
      "1.2.037/InvoiceDetail.dtd, 1.2.037/cXML.dtd, STRUCTURE",
      "<DueAmount><Money currency=\"USD\">, <DueAmount><Money currency=\"EUR\">, TOTAL"
  })
  void cxml(String good, String bad, String code) {
    assertFault("invoice.cxml", good, bad, code);
  }

  @Test
  void cxmlWithElementsInTheWrongOrder() {
    var unit = "<UnitOfMeasure>EA</UnitOfMeasure>";
    var price = "<UnitPrice><Money currency=\"USD\">40.00</Money></UnitPrice>";
    assertFault("invoice.cxml", unit + "\n          " + price, price + "\n          " + unit, "STRUCTURE");
  }

  @Test
  void cxmlWithAnInternalSubset() {
    assertFault("invoice.cxml", "InvoiceDetail.dtd\">", "InvoiceDetail.dtd\" [<!ENTITY a \"b\">]>", "SYNTAX");
  }

  @ParameterizedTest
  @CsvSource({
      "<ume:Amount>695.94, <ume:Amount>695.49, TOTAL",
      "<ume:Amount>655.00, <ume:Amount>630.00, TOTAL",
      "<ume:Amount>25.00, <ume:Amount>26.00, TOTAL",
      "<ume:Amount>40.94, <ume:Amount>40.49, TOTAL",
      "<sha:ProductQuantity>3<, <sha:ProductQuantity>4<, TOTAL",
      "<sha:ProductQuantity>3<, <sha:ProductQuantity>three<, SYNTAX",
      "<ume:Amount>189</ume:Amount><ucr:Currency>USD, <ume:Amount>189</ume:Amount><ucr:Currency>EUR, TOTAL",
      "<rmat:MonetaryAmountType>DEB, <rmat:MonetaryAmountType>CRE, SIGN",
      "<ddt:DocumentType>INV, <ddt:DocumentType>CRM, SIGN",
      "<ddt:DocumentType>INV, <ddt:DocumentType>380, CODE",
      "<uuom:UnitOfMeasure>MTR, <uuom:UnitOfMeasure>FOT, CODE",
      "<IsRebill>false</IsRebill>, '', STRUCTURE",
      "InvoiceNotification:xsd, InvoiceReject:xsd, UNKNOWN_FORMAT"
  })
  void rosettaNet(String good, String bad, String code) {
    assertFault("invoice.3c3.xml", good, bad, code);
  }

  private static void assertFault(String file, String good, String bad, String code) {
    var document = Partner.document(file);
    assertTrue(document.contains(good), "the good document has " + good);
    var facts = decode(document.replace(good, bad == null ? "" : bad));
    assertTrue(facts.faults().stream().anyMatch(f -> f.code().equals(code)), "expected " + code + ", found " + facts.faults());
  }

  private static Facts decode(String document) {
    var bytes = document.getBytes(StandardCharsets.UTF_8);
    return Decoder.of(bytes).decode(bytes);
  }
}
