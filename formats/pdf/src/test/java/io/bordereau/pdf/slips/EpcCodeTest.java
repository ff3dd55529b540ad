package io.bordereau.pdf.slips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.Result;
import io.bordereau.document.Account;
import io.bordereau.document.Invoice;
import io.bordereau.document.Payment;
import io.bordereau.mapping.Finding;
import io.bordereau.pdf.paper.Paper;
import io.bordereau.pdf.supplied.Invoices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpcCodeTest {
  private static final String IBAN = "DE89370400440532013000";

  @Test
  void aTransferInEuroHasACode() {
    EpcCode code = EpcCode.of(paid("58", IBAN, "Nordwind GmbH", "COBADEFFXXX", "RE-2026-4711")).it().orElseThrow();
    assertEquals("BCD\n002\n1\nSCT\nCOBADEFFXXX\nNordwind GmbH\n" + IBAN + "\nEUR1190.00\n\n\nRE-2026-4711", code.payload());
  }

  @Test
  void aCreditorReferenceStandsInItsOwnLine() {
    assertTrue(EpcCode.of(paid("58", IBAN, "A", null, "RF18 5390 0754 7034")).it().orElseThrow().payload().endsWith("EUR1190.00\n\nRF18539007547034"));
    assertTrue(EpcCode.of(paid("58", "BE31435411161155", "A", null, "090933755493")).it().orElseThrow().payload().endsWith("\n\n\n+++090/9337/55493+++"));
    assertTrue(EpcCode.of(paid("58", IBAN, "A", null, null)).it().orElseThrow().payload().endsWith("\nRE-2026-4711"), "the number of the invoice");
  }

  @Test
  void aScannerReadsTheCodeFromThePage() throws IOException {
    EpcCode code = EpcCode.of(paid("30", IBAN, "Müller & Şahin Gıda", null, "Řehoř")).it().orElseThrow();
    var paper = new Paper(595, 842);
    paper.page().symbol(code.symbol(), 100, 100, 70, 0);
    var out = new ByteArrayOutputStream();
    try (var document = paper.document("de-DE")) {
      document.save(out);
    }
    assertEquals(List.of(code.payload()), Reading.codes(out.toByteArray(), 0).stream().map(Result::getText).toList());
  }

  @Test
  void whereItDoesNotFitTheFindingSaysWhy() {
    for (Invoice d : List.of(paid("58", IBAN, "N".repeat(71), null, "x"), paid("58", IBAN, "N", null, "x".repeat(141)), paid("58", IBAN, "Ж".repeat(70), null, "Ж".repeat(140)))) {
      Made<EpcCode> made = EpcCode.of(d);
      assertEquals(Optional.empty(), made.it());
      assertEquals(List.of("PDF-60"), made.findings().stream().map(Finding::code).toList());
    }
  }

  @Test
  void itIsNotMadeForOtherMoneyOtherMeansOrOtherAccounts() {
    for (Invoice d : List.of(paid("59", IBAN, "A", null, "x"), paid("58", "DE89370400440532013001", "A", null, "x"), paid("30", "15034417854", "A", null, "x"), Bills.swiss(),
        Invoices.usual())) {
      assertEquals(Made.nothing(), EpcCode.of(d));
    }
  }

  private static Invoice paid(String means, String iban, String holder, String bic, String remittance) {
    var account = new HashMap<String, Object>(Map.of("id", iban, "name", holder));
    account.put("provider", bic);
    var payment = new HashMap<String, Object>(Map.of("means", means, "account", Invoices.of(Account.class, account)));
    payment.put("remittance", remittance);
    return Invoices.with(Map.of("payments", List.of(Invoices.of(Payment.class, payment))));
  }
}
