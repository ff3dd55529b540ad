package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Money;
import io.bordereau.document.Remittance;
import io.bordereau.document.RemittanceItem;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The 820 as payers write it: what it means, and that it comes back as it came. */
class X12Remittance820Test {
  private static final String PAYMENT = "BPR*C*1330*C*ACH*CTX*01*091000019*DA*4410028817*1071149828**01*052001633*DA*2209917740*20261122*VEN~\n";
  private static final String HEAD = PAYMENT + "TRN*1*T-1*1071149828~\nCUR*PR*USD~\nN1*PR*Harbor Stores*92*4711~\nN1*PE*Northwind Parts Inc*1*007000007~\n";

  private static Format format(String version) {
    return EdiFormats.ALL.stream().filter(f -> f.id().equals("x12-" + version + "-820")).findFirst().orElseThrow();
  }

  private static byte[] interchange(String set) {
    var segments = set.lines().count() + 2;
    var text = Samples.interchange("ST*820*0001~\n" + set + "SE*" + segments + "*0001~\n").replace("GS*IN*", "GS*RA*");
    return Samples.bytes(text);
  }

  private static Read<?> read(String set) {
    return format("004010").read(interchange(set), Context.NEUTRAL).getFirst();
  }

  private static Remittance remittance(String set) {
    var read = read(set);
    assertEquals(List.of(), read.findings());
    return (Remittance) read.document().orElseThrow();
  }

  /** The segments between ST and SE that come back, without findings. */
  private static String again(String set) {
    var read = read(set);
    var written = format("004010").write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL);
    assertEquals(List.of(), written.lost());
    var text = new String(written.bytes(), StandardCharsets.UTF_8);
    return text.substring(text.indexOf("~\n", text.indexOf("ST*820")) + 2, text.indexOf("SE*"));
  }

  private static List<String> amounts(List<RemittanceItem> items) {
    return items.stream().map(i -> i.type() + " " + i.number() + " " + i.net()).toList();
  }

  @Test
  void itemsOfOnePlainEntityAreOneList() {
    var r = remittance(HEAD + """
        ENT*1~
        RMR*IV*INV-1*PI*980*1000*20~
        REF*PO*PO-7~
        DTM*003*20261101~
        RMR*IV*INV-2**450*500~
        ADX*-50*04*CM*CRN-9~
        NTE*ADD*Two boxes arrived damaged~
        RMR*CM*CRN-7**-100~
        """);
    assertEquals(List.of("380 INV-1 980.00", "380 INV-2 450.00", "381 CRN-7 -100.00"), amounts(r.items()));
    assertEquals(List.of(), r.groups());
    var first = r.items().getFirst();
    assertEquals("pay-item PO-7 2026-11-01 1000.00 20.00",
        first.action() + " " + first.order() + " " + first.date() + " " + first.gross() + " " + first.discount());
    var short0 = r.items().get(1).adjustments().getFirst();
    assertEquals("-50.00 damaged credit-note CRN-9 Two boxes arrived damaged",
        short0.amount() + " " + short0.reason() + " " + short0.referenceKind() + " " + short0.reference() + " " + short0.text());
    assertEquals(r.total(), r.settled());
  }

  @Test
  void theBanksAndAccountsOfBothSidesAreUnderstood() {
    var r = remittance(HEAD + "ENT*1~\nRMR*IV*INV-1**1330~\n");
    assertEquals("payment-and-remittance credit 2 ctx 2026-11-22 vendor-payment",
        r.handling() + " " + r.direction() + " " + r.means() + " " + r.channel() + " " + r.paid() + " " + r.businessPurpose());
    assertEquals("aba 091000019 demand 4410028817",
        r.payerAccount().providerScheme() + " " + r.payerAccount().provider() + " " + r.payerAccount().scheme() + " " + r.payerAccount().id());
    assertEquals("052001633 2209917740", r.payeeAccount().provider() + " " + r.payeeAccount().id());
    assertEquals("T-1 T-1", r.trace() + " " + r.number());
  }

  @Test
  void severalEntitiesAreGroupsAndKeepTheirNamesAndAmounts() {
    var text = HEAD + """
        ENT*1*PR*9*0091372090500~
        ADX*-25*46~
        REF*BM*BOL-3~
        DTM*003*20261103~
        RMR*IV*INV-1**1000~
        ENT*2*2J*EI*4711~
        NM1*QE*1*Falk*Ines****N*LL1~
        N4*Hamburg~
        RMR*AZ*P-3**355~
        REF*ZZ*LUMP SUM~
        DTM*582****RD8*20261001-20261031~
        """;
    var r = remittance(text);
    assertEquals(List.of(), r.items());
    assertEquals(List.of("380 INV-1 1000.00"), amounts(r.groups().getFirst().items()));
    assertEquals("0091372090500", r.groups().getFirst().identifier().value());
    var loose = r.groups().getFirst().adjustments().getFirst();
    assertEquals("-25.00 freight bill-of-lading 2026-11-03",
        loose.amount() + " " + loose.reason() + " " + loose.references().getFirst().kind() + " " + loose.references().getFirst().date());
    assertEquals("Falk Ines Hamburg", r.groups().get(1).individuals().getFirst().name() + " " + r.groups().get(1).individuals().getFirst().givenName() + " "
        + r.groups().get(1).individuals().getFirst().address().city());
    assertEquals("20261001-20261031", r.groups().get(1).items().getFirst().properties().getFirst().value());
    assertEquals(Money.of("1330"), r.settled());
    assertEquals(numbersPlain(text), numbersPlain(again(text)));
  }

  @Test
  void referencesThatStandBelowAnEntityStayThere() {
    var text = HEAD + "ENT*1*PR*9*0091372090500~\nREF*CM*P78~\nDTM*003*20261017~\nREF*ST*1111~\nRMR*IV*INV-1**1330~\n";
    var read = read(text);
    assertEquals(List.of("EDI-11", "EDI-11", "EDI-11"), read.findings().stream().map(f -> f.code()).toList());
    var group = ((Remittance) read.document().orElseThrow()).groups().getFirst();
    assertEquals(List.of("credit-note P78 2026-10-17", "store 1111 null"),
        group.references().stream().map(x -> x.kind() + " " + x.value() + " " + x.date()).toList());
    assertEquals(numbersPlain(text), numbersPlain(again(text)));
  }

  @Test
  void anAdjustmentInRmrStaysThereAndOneWithWordsDoesNot() {
    var text = HEAD + "ENT*1~\nRMR*IV*INV-1**1280*1330**04*-50~\nRMR*IV*INV-2**50*60~\nADX*-10*01~\nNTE*ADD*agreed price~\n";
    var r = remittance(text);
    assertEquals("-50.00 damaged", r.items().getFirst().adjustments().getFirst().amount() + " " + r.items().getFirst().adjustments().getFirst().reason());
    assertEquals("price", r.items().get(1).adjustments().getFirst().reason());
    assertEquals(numbersPlain(text), numbersPlain(again(text)));
  }

  @Test
  void creditNotesWithoutAMinusAreSubtractedWhereOnlyThenTheSumIsThePayment() {
    var text = HEAD + "ENT*1~\nRMR*IV*INV-1**1430~\nRMR*CM*CRN-7**100*100~\n";
    assertEquals(List.of("380 INV-1 1430.00", "381 CRN-7 -100.00"), amounts(remittance(text).items()));
    assertEquals(numbersPlain(text), numbersPlain(again(text)));
    var refund = HEAD + "ENT*1~\nRMR*IV*INV-1**1230~\nRMR*CM*CRN-7**100*100~\n";
    assertEquals("381 CRN-7 100.00", amounts(remittance(refund).items()).get(1), "a sum that fits as it stands is left alone");
  }

  @Test
  void ordersAndAgreementsArePaidWithoutAnInvoice() {
    var r = remittance(HEAD + "ENT*1~\nRMR*PO*PO-9*PO*1000~\nRMR*AH*AG-2**330~\nREF*IV*INV-3~\n");
    assertEquals("220 PO-9 null on-account", r.items().getFirst().type() + " " + r.items().getFirst().order() + " " + r.items().getFirst().number() + " "
        + r.items().getFirst().action());
    assertEquals("315 AG-2 INV-3", r.items().get(1).type() + " " + r.items().get(1).contract() + " " + r.items().get(1).number());
  }

  /** In the shape of a network's mapping: adjustments without a finer reason, extrinsics, two currencies. */
  @Test
  void theShapeOfANetworkIsRead() {
    var text = """
        BPR*I*950*C*ACH************20261122~
        NTE*PMT*Payment run 47~
        TRN*1*RA-9~
        CUR*BY*USD**98*EUR~
        REF*ZZ*batch*47~
        REF*EM*ACH-77~
        REF*H9*RA-8~
        DTM*097*20261120~
        DTM*949*20261122~
        N1*PR*Harbor Stores*92*4711~
        N1*PE*Northwind Parts Inc*91*S-1~
        ENT*1~
        RMR*IV*INV-1**950*1000~
        REF*PO*PO-1~
        REF*FJ*3~
        DTM*003*20261101~
        ADX*-50*CS~
        NTE*ADD*late delivery~
        """;
    var r = remittance(text);
    assertEquals("RA-9 remittance-only USD EUR", r.number() + " " + r.handling() + " " + r.currency() + " " + r.accountingCurrency());
    assertEquals(List.of("ach-trace", "earlier-remittance"), r.references().stream().map(x -> x.kind()).toList());
    assertEquals("batch=47", r.properties().getFirst().name() + "=" + r.properties().getFirst().value());
    assertNull(r.items().getFirst().adjustments().getFirst().reason(), "CS says no more than that there is a difference");
    assertEquals(numbersPlain(text), numbersPlain(again(text)));
  }

  @Test
  void aRemittanceWithoutATotalIsWrittenWithItsSum() throws Exception {
    var without = ((Remittance) read(HEAD + "ENT*1~\nRMR*IV*INV-1**980~\nRMR*IV*INV-2**350~\n").document().orElseThrow());
    var text = new String(format("005010").write(without, io.bordereau.mapping.Residue.NONE, Context.NEUTRAL).bytes(), StandardCharsets.UTF_8);
    assertTrue(text.contains("BPR*C*1330.00*C*ACH*CTX*"), text);
    assertTrue(text.contains("GS*RA*") && text.contains("*005010~"), text);
    assertEquals(List.of(), X12WriterTest.objections(text.getBytes(StandardCharsets.UTF_8)));
    assertFalse(text.contains("**~"), text);
  }

  /** Amounts without the decimals that say nothing. */
  private static String numbersPlain(String set) {
    return set.replaceAll("\\*(-?[0-9]+)\\.00(?=[*~])", "*$1");
  }
}
