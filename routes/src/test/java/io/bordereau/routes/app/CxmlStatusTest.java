package io.bordereau.routes.app;

import static io.bordereau.routes.app.CxmlDoorTest.post;
import static io.bordereau.routes.app.CxmlDoorTest.request;
import static io.bordereau.routes.app.CxmlDoorTest.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What buyers of a cXML network bring to a whole hub: orders, statuses of our invoices, remittances; each tells the document that it means and no other. */
class CxmlStatusTest extends InboundHub {
  @BeforeAll
  static void secret() throws IOException {
    CxmlDoorTest.secret();
  }

  private static String order(String number) {
    return "<OrderRequest><OrderRequestHeader orderID=\"" + number + "\" orderDate=\"2026-10-21T09:30:00-04:00\" type=\"new\"><Total><Money currency=\"USD\">480.00</Money></Total>"
        + "<BillTo><Address><Name xml:lang=\"en\">Halden Motors Inc.</Name></Address></BillTo></OrderRequestHeader><ItemOut quantity=\"2\" lineNumber=\"30\"><ItemID>"
        + "<SupplierPartID>LF-CAL</SupplierPartID></ItemID><ItemDetail><UnitPrice><Money currency=\"USD\">240.00</Money></UnitPrice><Description xml:lang=\"en\">Calibration kit"
        + "</Description><UnitOfMeasure>C62</UnitOfMeasure><Classification domain=\"UNSPSC\">41113600</Classification></ItemDetail></ItemOut></OrderRequest>";
  }

  private static String id(String payloadId) {
    var found = hub.ledger().inquiry().find(payloadId);
    assertEquals(1, found.size(), payloadId);
    return found.get(0).id();
  }

  private static void take(String payloadId, String body) throws Exception {
    var reply = post(request(payloadId, body));
    assertEquals(200, status(reply), reply.body());
  }

  /** An invoice of ours, on its way to an address where nobody answers. */
  private static Whereabouts invoice(String number) throws Exception {
    var json = Files.readString(ROOT.resolve("samples/demo/4734.json")).replaceFirst("\"4734\"", "\"" + number + "\"").replace("4500880917", "4500770001");
    var id = hand("key-" + number, json);
    until(() -> !hub.whereIs().id(id).orElseThrow().sendings().isEmpty(), () -> "not packed: " + hub.whereIs().id(id));
    return hub.whereIs().id(id).orElseThrow();
  }

  private static String identity(Whereabouts where) {
    return hub.ledger().inquiry().sendings(where.id()).get(0).identity();
  }

  private static String update(String payloadId, String type, String number, String more) {
    return "<StatusUpdateRequest>" + (payloadId == null ? "" : "<DocumentReference payloadID=\"" + payloadId + "\"/>") + "<Status code=\"200\" text=\"OK\" xml:lang=\"en-US\"/>"
        + "<InvoiceStatus type=\"" + type + "\">" + (number == null ? "" : "<InvoiceIDInfo invoiceID=\"" + number + "\"/>") + more + "</InvoiceStatus></StatusUpdateRequest>";
  }

  @Test
  void anOrderIsHandedOverToOurOwnSystem() throws Exception {
    take("order-1@halden", order("4500770009"));
    var where = await(id("order-1@halden"), State.HANDED_OVER, State.TAKEN);
    assertEquals("order", where.type());
    assertEquals("4500770009", where.number());
    var json = JSON.readTree(Files.readString(handed(where.id())));
    assertEquals("LF-CAL", json.at("/lines/0/item/sellerId").asText());
  }

  @Test
  void whatIsAttachedToAnOrderIsHandedOverWithIt() throws Exception {
    var message = request("order-2@halden", order("4500770010"));
    var body = "--=b\r\nContent-Type: text/xml; charset=UTF-8\r\nContent-ID: <root@halden>\r\n\r\n" + message + "\r\n--=b\r\nContent-Type: application/pdf; name=\"plan.pdf\"\r\n"
        + "Content-ID: <plan@halden>\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjc=\r\n--=b--\r\n";
    var type = "multipart/related; boundary=\"=b\"; type=\"text/xml\"; start=\"<root@halden>\"";
    var reply = post("halden", type, body.getBytes(StandardCharsets.UTF_8));
    assertEquals(200, status(reply), reply.body());
    var json = JSON.readTree(Files.readString(handed(await(id("order-2@halden"), State.HANDED_OVER, State.TAKEN).id())));
    assertEquals("cid:plan@halden", json.at("/attachments/0/location").asText());
    assertEquals("plan.pdf", json.at("/attachments/0/filename").asText());
    assertEquals("JVBERi0xLjc=", json.at("/attachments/0/content").asText());
    for (int cut : new int[] {body.length() - 6, body.length() - 60}) {
      assertEquals(406, status(post("halden", type, body.replace("order-2@", "order-3@").substring(0, cut).getBytes(StandardCharsets.UTF_8))));
    }
    assertEquals(0, hub.ledger().inquiry().find("order-3@halden").size());
  }

  @Test
  void theStatusOfAnInvoiceIsToldByThePayloadIdOfItsSending() throws Exception {
    var where = invoice("7101");
    take("status-1@halden", update(identity(where), "processing", null, ""));
    await(where.id(), State.IN_PROCESS);
    take("status-2@halden", update(identity(where), "reconciled", "7101", ""));
    await(where.id(), State.APPROVED);
    take("status-3@halden", update(identity(where), "paid", "7101", ""));
    assertEquals("StatusUpdate paid", await(where.id(), State.PAID).timeline().getLast().words());
  }

  @Test
  void aRejectionSaysWhyAndTheNumberStaysBarred() throws Exception {
    var where = invoice("7102");
    take("status-4@halden", update(identity(where), "rejected", null, "<Comments xml:lang=\"en\">Cost centre closed</Comments>"));
    var rejected = await(where.id(), State.REJECTED);
    var finding = rejected.timeline().getLast().findings().get(0);
    assertEquals("HUB-48", finding.code());
    assertEquals("Cost centre closed", finding.message());
    assertTrue(finding.next().contains("new number"), finding.next());
    var again = hand("key-7102-again", Files.readString(ROOT.resolve("samples/demo/4733-again.json")).replaceFirst("\"4733\"", "\"7102\"").replace("4500880917", "4500770001"));
    var refused = await(again, State.REFUSED);
    assertTrue(refused.timeline().stream().flatMap(e -> e.findings().stream()).anyMatch(f -> f.code().equals("ARI-02")), refused.toString());
  }

  @Test
  void aStatusThatNamesTwoDocumentsTellsNeither() throws Exception {
    var one = invoice("7103");
    var other = invoice("7104");
    take("status-5@halden", update(identity(one), "rejected", "7104", ""));
    until(() -> hub.ledger().inquiry().unmatched().stream().anyMatch(e -> e.refs().stream().anyMatch(r -> r.value().contains("7104"))), () -> "not kept");
    for (var w : new Whereabouts[] {one, other}) assertTrue(hub.whereIs().id(w.id()).orElseThrow().state() != State.REJECTED);
  }

  @Test
  void aRemittancePaysTheInvoicesThatItNames() throws Exception {
    var where = invoice("7105");
    take("pay-1@halden", "<PaymentRemittanceRequest><PaymentRemittanceRequestHeader paymentRemittanceID=\"R-1\" paymentDate=\"2026-11-20T10:00:00-05:00\" paymentReferenceNumber=\"ACH-1\">"
        + "<PaymentMethod type=\"ach\"/><PaymentPartner><Contact role=\"payer\"><Name xml:lang=\"en\">Halden Motors Inc.</Name></Contact></PaymentPartner>"
        + "</PaymentRemittanceRequestHeader><PaymentRemittanceSummary><NetAmount><Money currency=\"USD\">508.80</Money></NetAmount><GrossAmount><Money currency=\"USD\">508.80</Money>"
        + "</GrossAmount></PaymentRemittanceSummary><RemittanceDetail lineNumber=\"1\"><PayableInfo><PayableInvoiceInfo><InvoiceIDInfo invoiceID=\"7105\"/></PayableInvoiceInfo>"
        + "</PayableInfo><NetAmount><Money currency=\"USD\">508.80</Money></NetAmount><GrossAmount><Money currency=\"USD\">508.80</Money></GrossAmount></RemittanceDetail>"
        + "</PaymentRemittanceRequest>");
    await(where.id(), State.PAID);
  }

  @Test
  void whatCanBeParsedAndNotWorkedOnIsKeptApartAndItsSenderIsTold() throws Exception {
    var message = request("order-4@halden", order("4500770011").replace("2026-10-21T09:30:00-04:00", "no day"));
    var reply = post(message);
    assertEquals(400, status(reply), reply.body());
    assertEquals(reply.body(), post(message).body());
    await(id("order-4@halden"), State.QUARANTINED);
  }
}
