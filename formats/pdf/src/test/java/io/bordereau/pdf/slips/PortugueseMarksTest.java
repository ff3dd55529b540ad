package io.bordereau.pdf.slips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.Result;
import io.bordereau.document.Address;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Party;
import io.bordereau.document.Property;
import io.bordereau.document.Totals;
import io.bordereau.mapping.Finding;
import io.bordereau.pdf.paper.Paper;
import io.bordereau.pdf.supplied.Invoices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortugueseMarksTest {
  private static final String CODE = "A:501964843*B:500100144*C:PT*D:FT*E:N*F:20261120*G:FT 2026A/35*H:CSDF7T5H-35*I1:PT*I7:1000.00*I8:230.00*N:230.00*O:1230.00*Q:a7Xk*R:9999";

  @Test
  void marksThatAgreeWithTheDocumentAreCarried() {
    Made<PortugueseMarks> made = PortugueseMarks.of(invoice(Map.of(), CODE, "ATCUD:CSDF7T5H-35", "a7Xk", "9999"));
    assertEquals(List.of(), made.findings());
    assertEquals("ATCUD:CSDF7T5H-35", made.it().orElseThrow().everyPage().orElseThrow());
    assertEquals("a7Xk-Processado por programa certificado n.º 9999/AT", made.it().get().sentence(LocalDate.of(2026, 11, 20)).orElseThrow());
  }

  @Test
  void aScannerReadsTheSuppliedText() throws IOException {
    PortugueseMarks marks = PortugueseMarks.of(invoice(Map.of(), CODE, "CSDF7T5H-35", "a7Xk", "9999")).it().orElseThrow();
    var paper = new Paper(595, 842);
    paper.page().symbol(marks.symbol().orElseThrow(), 100, 100, 85, 0);
    var out = new ByteArrayOutputStream();
    try (var document = paper.document("pt")) {
      document.save(out);
    }
    assertEquals(List.of(CODE), Reading.codes(out.toByteArray(), 0).stream().map(Result::getText).toList());
  }

  @Test
  void aPortugueseInvoiceWithoutMarksIsRefused() {
    assertEquals(List.of("PDF-61"), codes(invoice(Map.of(), null, null, null, null)));
    assertTrue(PortugueseMarks.of(invoice(Map.of(), CODE, "CSDF7T5H-35", "a7Xk", null)).findings().get(0).message().contains("number of the certificate"));
    assertEquals(Made.nothing(), PortugueseMarks.of(Invoices.usual()));
  }

  @Test
  void malformedMarksAreRefused() {
    assertEquals(List.of("PDF-62", "PDF-64"), codes(invoice(Map.of(), CODE, "CSD-35", "a7Xk", "9999")));
    assertEquals(List.of("PDF-62", "PDF-64"), codes(invoice(Map.of(), CODE, "CSDF7T5H-35", "a7Xkz", "9999")));
    assertEquals(List.of("PDF-63"), codes(invoice(Map.of(), CODE.replace("*N:230.00", ""), "CSDF7T5H-35", "a7Xk", "9999")));
    assertEquals(List.of("PDF-63"), codes(invoice(Map.of(), CODE.replace("I7:1000.00", "I7:1000,00"), "CSDF7T5H-35", "a7Xk", "9999")));
    assertEquals(List.of("PDF-63"), codes(invoice(Map.of(), CODE.replace("*I8:", "*X8:"), "CSDF7T5H-35", "a7Xk", "9999")));
    assertEquals(List.of("PDF-63"), codes(invoice(Map.of(), CODE + "*A:501964843", "CSDF7T5H-35", "a7Xk", "9999")));
    assertEquals(List.of("PDF-65", "PDF-64"), codes(invoice(Map.of(), CODE.replace("A:501964843", "A:501964844"), "CSDF7T5H-35", "a7Xk", "9999")));
  }

  @Test
  void marksOfAnotherDocumentAreRefused() {
    Map<String, String> changes = Map.of("B:500100144", "B:500100145", "C:PT", "C:ES", "D:FT", "D:NC", "F:20261120", "F:20261121", "G:FT 2026A/35", "G:FT 2026A/36", "H:CSDF7T5H-35",
        "H:CSDF7T5H-36", "N:230.00", "N:230.01", "O:1230.00", "O:1240.00", "Q:a7Xk", "Q:b7Xk", "R:9999", "R:9998");
    for (var change : changes.entrySet()) {
      Made<PortugueseMarks> made = PortugueseMarks.of(invoice(Map.of(), CODE.replace(change.getKey(), change.getValue()), "CSDF7T5H-35", "a7Xk", "9999"));
      assertEquals(List.of("PDF-64"), made.findings().stream().map(Finding::code).toList(), change.toString());
      assertEquals("QR code/" + change.getKey().substring(0, 1), made.findings().get(0).where());
    }
  }

  @Test
  void anyTextGivesFindingsAndNoException() {
    for (String code : List.of("", "*", ":::", "*".repeat(100_000), "A:".repeat(50_000), "\u0000")) {
      assertTrue(PortugueseMarks.of(invoice(Map.of(), code, "CSDF7T5H-35", "a7Xk", "9999")).findings().size() < 200);
    }
  }

  private static List<String> codes(Invoice d) {
    return PortugueseMarks.of(d).findings().stream().map(Finding::code).distinct().toList();
  }

  private static Invoice invoice(Map<String, Object> other, String code, String atcud, String hash, String certificate) {
    var properties = new ArrayList<Property>();
    add(properties, PortugueseMarks.CODE, code);
    add(properties, PortugueseMarks.ATCUD, atcud);
    add(properties, PortugueseMarks.HASH, hash);
    add(properties, PortugueseMarks.CERTIFICATE, certificate);
    var parts = new HashMap<String, Object>(Map.of("number", "FT 2026A/35", "issued", Moment.parse("2026-11-20"), "properties", properties, "seller", party("PT501964843"), "buyer",
        party("PT500100144"), "totals", Invoices.of(Totals.class, Map.of("tax", Money.of("230.00"), "withTax", Money.of("1230.00"), "due", Money.of("1230.00")))));
    parts.putAll(other);
    return Invoices.with(parts);
  }

  private static void add(List<Property> all, String name, String value) {
    if (value != null) all.add(Bills.property(name, value));
  }

  private static Party party(String nif) {
    return Invoices.of(Party.class, Map.of("name", "Lda", "vatId", nif, "address", Invoices.of(Address.class, Map.of("country", "PT"))));
  }
}
