package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.ledger.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our bank tells what came in (ISO 20022 camt.054): invoices of any partner are paid by it, and money that is not there pays nothing. */
class BankTest extends InboundHub {
  private static final String BANK = """
      id: harborbank
      name: Harbor Bank
      company: larkfield-us
      identifiers:
        - {kind: party, scheme: "0060", value: "020304050"}
      state: live
      consent: {by: Cash management, on: 2026-01-19}
      format: bordereau-json
      profile: none
      endpoint: {folder: harborbank}
      inbound:
        authentication: {kind: basic, user: northgate, secret: "file:keys/secrets/northgate-in"}
        payments: everybody
      """;

  @BeforeAll
  static void restartWithABank() throws Exception {
    hub.close();
    Files.writeString(stage.config().resolve("partners/harborbank.yaml"), BANK);
    var o = Options.of(stage.config()).work(folder.resolve("hub")).port(0);
    hub = Hub.start(new Options(o.config(), o.work(), o.port(), o.poll(), false));
    erp = new Client(hub.url(), hub.token());
  }

  private static String bank(String identity, String notification) throws Exception {
    var reply = bring("harborbank", basic("northgate", "northgate-in"), Map.of("Message-ID", identity), notification.getBytes(StandardCharsets.UTF_8));
    assertEquals(202, reply.statusCode(), reply.body());
    return JSON.readTree(reply.body()).path("id").asText();
  }

  private static String notification(String entries) {
    return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-11-20T18:00:00"
        + "</CreDtTm></GrpHdr><Ntfctn><Id>N-1</Id><Acct><Id><Othr><Id>000123456</Id></Othr></Id></Acct>" + entries + "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";
  }

  private static String entry(String amount, String word, String status, String... payments) {
    return "<Ntry><Amt Ccy=\"USD\">" + amount + "</Amt><CdtDbtInd>" + word + "</CdtDbtInd><Sts><Cd>" + status + "</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>"
        + "<NtryDtls>" + String.join("", payments) + "</NtryDtls></Ntry>";
  }

  private static String payment(String reference, String amount, String word, String strd) {
    return "<TxDtls><Refs><AcctSvcrRef>" + reference + "</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy=\"USD\">" + amount + "</Amt><CdtDbtInd>"
        + word + "</CdtDbtInd><RmtInf><Strd>" + strd + "</Strd></RmtInf></TxDtls>";
  }

  private static String invoiceOf(String number, String paid) {
    return "<RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>" + number + "</Nb></RfrdDocInf><RfrdDocAmt><RmtdAmt Ccy=\"USD\">" + paid
        + "</RmtdAmt></RfrdDocAmt>";
  }

  private static String referenceOf(String value) {
    return "<CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>" + value + "</Ref></CdtrRefInf>";
  }

  private static String asking(String number, String reference) throws Exception {
    return invoice(number, "PO-none").replaceFirst("\"type\": \"380\"", "\"type\": \"380\", \"payments\": [{\"means\": \"30\", \"remittance\": \"" + reference + "\"}]");
  }

  @Test
  void anInvoiceIsPaidByItsNumberAndByTheReferenceThatItAsksFor() throws Exception {
    var byNumber = await(hand("bank-1", invoice("B-1", "PO-none")), State.SENT).id();
    var byReference = await(hand("bank-2", asking("B-2", "RF18 5390 0754 7034")), State.SENT).id();
    bank("camt-1", notification(entry("4020.64", "CRDT", "BOOK", payment("X-1", "2010.32", "CRDT", invoiceOf("B-1", "2010.32")),
        payment("X-2", "2010.32", "CRDT", referenceOf("RF18539007547034")))));
    assertEquals("remittance: 2010.32 USD paid of 2010.32", await(byNumber, State.PAID).timeline().getLast().words());
    assertEquals("remittance: 2010.32 USD paid of 2010.32", await(byReference, State.PAID).timeline().getLast().words());
  }

  @Test
  void moneyThatIsAnnouncedOrWentOutPaysNothing() throws Exception {
    var invoice = await(hand("bank-3", invoice("B-3", "PO-none")), State.SENT).id();
    var told = bank("camt-2", notification(entry("2010.32", "CRDT", "PDNG", payment("X-3", "2010.32", "CRDT", invoiceOf("B-3", "2010.32")))));
    var out = bank("camt-3", notification(entry("2010.32", "DBIT", "BOOK", payment("X-4", "2010.32", "DBIT", invoiceOf("B-3", "2010.32")))));
    for (var id : new String[] {told, out}) {
      var timeline = await(id, State.HANDED_OVER).timeline();
      assertTrue(timeline.stream().flatMap(e -> e.findings().stream()).anyMatch(f -> f.code().equals("HUB-51")), timeline::toString);
    }
    assertEquals(State.SENT, hub.whereIs().id(invoice).orElseThrow().state());
    bank("camt-4", notification(entry("2010.32", "CRDT", "BOOK", payment("X-5", "2010.32", "CRDT", invoiceOf("B-3", "2010.32")))));
    await(invoice, State.PAID);
  }

  @Test
  void paymentsWithoutAReferenceOfTheBankAreNoDuplicatesOfEachOther() throws Exception {
    var nameless = "<TxDtls><Amt Ccy=\"USD\">7.00</Amt></TxDtls>";
    var id = bank("camt-5", notification(entry("7.00", "CRDT", "BOOK", nameless)));
    var again = bank("camt-6", notification(entry("7.00", "CRDT", "BOOK", nameless)).replace("M-1", "M-2"));
    await(id, State.HANDED_OVER);
    await(again, State.HANDED_OVER);
  }
}
