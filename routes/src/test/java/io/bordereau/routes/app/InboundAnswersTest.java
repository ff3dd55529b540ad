package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bordereau.envelopes.EdifactEnvelope;
import io.bordereau.envelopes.X12Envelope;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.State;
import io.bordereau.routes.ledger.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What partners answer to documents of ours, and what a whole hub answers to theirs. */
class InboundAnswersTest extends InboundHub {
  @Test
  void anAnswerAcceptsTheDocumentThatItsControlNumbersName() throws Exception {
    var where = await(hand("ack", invoice("O-5", "PO-none")), State.SENT);
    var numbers = where.sendings().get(0).numbers();
    var receipt = northgate("997-1", receipt("accepted", numbers.get(1), "\"verdict\": \"accepted\", \"code\": \"A\""));
    assertTrue(await(receipt, State.CORRELATED).complete());
    var told = await(where.id(), State.ACKNOWLEDGED);
    assertTrue(told.complete());
    assertEquals(Verdict.ACCEPTED, told.answers().get(Level.SYNTAX));
  }

  @Test
  void aRefusalSaysWhichElementIsWrong() throws Exception {
    var where = await(hand("nack", invoice("O-6", "PO-none")), State.SENT);
    northgate("997-2", receipt("rejected", where.sendings().get(0).numbers().get(1), """
        "verdict": "rejected", "code": "R", "segments": [{"segment": "IT1", "position": "12", "elements": [
          {"position": "4", "value": "12,00", "errors": [{"code": "AK403:6", "text": "invalid character in the element"}]}]}]"""));
    var told = await(where.id(), State.REJECTED);
    var finding = told.timeline().getLast().findings().get(0);
    assertEquals("HUB-48", finding.code());
    assertEquals("IT1[12]/04", finding.where());
    assertEquals("12,00", finding.value());
    assertEquals("AK403:6", finding.official());
    assertTrue(finding.message().contains("element IT104"), finding.message());
  }

  private static String receipt(String verdict, long group, String document) {
    return "{\"document\": \"receipt\", \"type\": \"997\", \"level\": \"syntax\", \"groups\": [{\"id\": \"IN\", \"control\": \"" + group
        + "\", \"verdict\": \"" + verdict + "\", \"documents\": [{\"type\": \"810\", \"control\": \"0001\", " + document + "}]}]}";
  }

  @Test
  void aTa1AndAnApplicationAdviceAreFoundByWhatTheyName() throws Exception {
    var where = await(hand("ta1", invoice("O-9", "PO-none")), State.SENT);
    var interchange = "%09d".formatted(where.sendings().get(0).numbers().get(0));
    northgate("ta1-1", "{\"document\": \"receipt\", \"type\": \"TA1\", \"level\": \"transport\", \"verdict\": \"accepted\", \"code\": \"A\", \"interchange\": \""
        + interchange + "\"}");
    until(() -> hub.whereIs().id(where.id()).orElseThrow().timeline().stream().anyMatch(e -> e.words().startsWith("TA1 A")), () -> "no TA1");
    northgate("824-1", "{\"document\": \"receipt\", \"type\": \"824\", \"level\": \"application\", \"documents\": [{\"type\": \"810\", \"number\": \"O-9\","
        + " \"verdict\": \"rejected\", \"errors\": [{\"code\": \"848\", \"text\": \"store number is closed\"}]}]}");
    var told = await(where.id(), State.REJECTED);
    assertEquals("The partner objects to the document: store number is closed.", told.timeline().getLast().findings().get(0).message());
  }

  @Test
  void anInvoiceResponseOfPeppolRejectsTheInvoiceThatItNamesAndSaysWhyAndWhatToDo() throws Exception {
    var where = await(hand("imr", invoice("O-21", "PO-none")), State.SENT);
    northgate("imr-1", response("peppol-invoice-response-3", "business", "invoice-response", """
        {"type": "380", "number": "O-21", "verdict": "in-process"}"""));
    until(() -> hub.whereIs().id(where.id()).orElseThrow().answers().containsValue(Verdict.IN_PROCESS), () -> "not in process");
    northgate("imr-2", response("peppol-invoice-response-3", "business", "invoice-response", """
        {"type": "380", "number": "O-21", "verdict": "rejected", "errors": [{"code": "OPStatusReason:PRI", "text": "The price is not the agreed one"}],
         "actions": [{"code": "OPStatusAction:NIN", "text": "Send a new invoice"}]}"""));
    var told = await(where.id(), State.REJECTED);
    assertEquals(Verdict.REFUSED, told.answers().get(Level.BUSINESS));
    var findings = told.timeline().getLast().findings();
    assertEquals("OPStatusReason:PRI", findings.get(0).official());
    assertEquals("The partner objects to the document: The price is not the agreed one.", findings.get(0).message());
    assertEquals("The partner asks for this: Send a new invoice", findings.get(1).message());
  }

  @Test
  void aMessageLevelResponseOfPeppolAcceptsTheDocumentThatItNames() throws Exception {
    var where = await(hand("mlr", invoice("O-22", "PO-none")), State.SENT);
    northgate("mlr-1", response("peppol-mlr-3", "application", "message-level-response", "{\"number\": \"O-22\", \"verdict\": \"accepted\"}"));
    assertEquals(Verdict.ACCEPTED, await(where.id(), State.ACCEPTED).answers().get(Level.APPLICATION));
  }

  /** A response in a format of Peppol, as a partner sends it. */
  private static String response(String format, String level, String type, String document) {
    var json = "{\"document\": \"receipt\", \"number\": \"R-1\", \"issued\": \"2026-11-24\", \"type\": \"" + type + "\", \"level\": \"" + level
        + "\", \"parties\": [{\"role\": \"sender\", \"party\": {\"name\": \"N\", \"endpoint\": {\"value\": \"1\", \"scheme\": \"0088\"}}}, {\"role\": \"receiver\","
        + " \"party\": {\"name\": \"L\", \"endpoint\": {\"value\": \"2\", \"scheme\": \"0088\"}}}], \"documents\": [" + document + "]}";
    var receipt = Formats.byId("bordereau-json").orElseThrow().read(json.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst().document().orElseThrow();
    return new String(Formats.byId(format).orElseThrow().write(receipt, Residue.NONE, Context.NEUTRAL).bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aGroupThatIsAcceptedAsAWholeAcceptsItsDocument() throws Exception {
    var where = await(hand("group", invoice("O-10", "PO-none")), State.SENT);
    northgate("997-4", "{\"document\": \"receipt\", \"type\": \"997\", \"level\": \"syntax\", \"groups\": [{\"id\": \"IN\", \"control\": \"000"
        + where.sendings().get(0).numbers().get(1) + "\", \"verdict\": \"accepted\", \"code\": \"A\"}]}");
    assertTrue(await(where.id(), State.ACKNOWLEDGED).complete());
  }

  @Test
  void anAnswerThatNamesNothingOfOursWaitsAndIsShown() throws Exception {
    await(northgate("997-3", receipt("accepted", 987654, "\"verdict\": \"accepted\"")), State.CORRELATED);
    assertTrue(erp.get("/api/unmatched").body().contains("987654"));
  }

  @Test
  void aRemittancePaysInPartAndThenInFull() throws Exception {
    var where = await(hand("paid", invoice("O-7", "PO-none")), State.SENT);
    var first = northgate("820-1", remittance("R-1", "O-7", "1000.00"));
    until(() -> hub.whereIs().id(where.id()).orElseThrow().answers().containsKey(Level.BUSINESS), () -> "not told");
    var part = hub.whereIs().id(where.id()).orElseThrow();
    assertEquals(State.ACCEPTED, part.state());
    assertTrue(part.timeline().getLast().words().contains("1010.32 open"), part.timeline().getLast().words());
    northgate("820-2", remittance("R-2", "O-7", "1010.32"));
    assertEquals("remittance T-R-2: 1010.32 USD paid of 2010.32", await(where.id(), State.PAID).timeline().getLast().words());
    assertEquals("remittance", await(first, State.HANDED_OVER).type());
    northgate("820-3", remittance("R-3", "O-nothing", "5.00"));
    until(() -> body("/api/unmatched").contains("O-nothing"), () -> "not listed");
  }

  private static String body(String path) {
    try {
      return erp.get(path).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String remittance(String number, String invoice, String net) {
    return "{\"document\": \"remittance\", \"number\": \"" + number + "\", \"issued\": \"2026-11-20\", \"currency\": \"USD\", \"total\": \"" + net
        + "\", \"trace\": \"T-" + number + "\", \"payer\": {\"name\": \"Northgate Retail Corp.\"}, \"items\": [{\"type\": \"380\", \"number\": \"" + invoice
        + "\", \"net\": \"" + net + "\"}]}";
  }

  @Test
  void anOrderResponseOfOurOwnSystemGoesOut() throws Exception {
    var id = hand("response", "{\"document\": \"orderResponse\", \"number\": \"OR-1\", \"issued\": \"2026-10-13\", \"type\": \"231\", \"verdict\":"
        + " \"accepted\", \"order\": \"PO-1\", " + PARTIES + ", \"lines\": [" + line("1", 5, ", \"item\": {\"name\": \"Counter scale\"}") + "]}");
    var where = await(id, State.SENT);
    assertEquals("order-response", where.type());
    assertTrue(exists(hub.work().resolve("mailbox/northgate/out"), ".json"), "it lies in the partner's mailbox");
    var without = hand("response-fr", "{\"document\": \"orderResponse\", \"number\": \"OR-2\", \"issued\": \"2026-10-13\", \"order\": \"PO-1\","
        + " \"seller\": {\"name\": \"Larkfield\", \"identifiers\": [{\"value\": \"0614141101009\", \"scheme\": \"0088\"}]},"
        + " \"buyer\": {\"name\": \"Maple\", \"identifiers\": [{\"value\": \"205518876\", \"scheme\": \"0060\"}]}}");
    assertEquals("HUB-04", await(without, State.REFUSED).timeline().getLast().findings().get(0).code());
  }

  @Test
  void theSameOrderUnderAnotherIdentityIsHeldAsADuplicate() throws Exception {
    await(northgate("po-12", order("PO-12", "", line("1", 5, ""))), State.HANDED_OVER);
    var id = northgate("po-12b", order("PO-12", ", \"language\": \"en\"", line("1", 5, "")));
    assertEquals("LED-02", await(id, State.HELD).timeline().getLast().findings().get(0).code());
  }

  /** An order as northgate's translator writes it. */
  private static String x12(String number, int interchange, String lines) {
    var internal = Formats.byId("bordereau-json").orElseThrow();
    var document = internal.read(order(number, "", lines).getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0).document().orElseThrow();
    var rendered = Formats.byId("x12-004010-850").orElseThrow().write(document, Residue.NONE, Context.NEUTRAL).bytes();
    var envelope = new X12Envelope("01", "071149828", "ZZ", "LARKFIELDUS", null, null, "004010", true, false);
    return new String(envelope.pack(rendered, interchange, interchange, OffsetDateTime.parse("2026-11-20T10:00:00Z")), StandardCharsets.ISO_8859_1);
  }

  /** What the hub put into northgate's mailbox and has this in it. */
  private static List<String> mailbox(String with) {
    return mailbox("northgate", with);
  }

  private static List<String> mailbox(String partner, String with) {
    var out = hub.work().resolve("mailbox").resolve(partner).resolve("out");
    if (!Files.isDirectory(out)) return List.of();
    try (var files = Files.list(out)) {
      var found = new ArrayList<String>();
      for (var file : files.filter(f -> f.toString().endsWith(".edi") && !f.getFileName().toString().startsWith(".")).toList()) {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (text.contains(with)) found.add(text);
      }
      return found;
    } catch (IOException e) {
      return List.of();
    }
  }

  @Test
  void anInterchangeIsAcknowledgedOnceAndTheSameWayWhenItComesAgain() throws Exception {
    var text = x12("X-1", 77, line("1", 5, ""));
    var first = northgate("isa-1", text);
    await(first, State.HANDED_OVER);
    until(() -> mailbox("AK1*PO*77").size() == 1, () -> "no 997");
    assertTrue(mailbox("AK1*PO*77").get(0).contains("AK9*A*1*1*1"), mailbox("AK1*PO*77").get(0));
    var made = hub.ledger().inquiry().named(Ref.of("acknowledges", first)).get(0).document();
    assertTrue(await(made, State.SENT).complete(), "an acknowledgement is never acknowledged");
    await(northgate("isa-2", text), State.REPEATED);
    until(() -> hub.whereIs().id(made).orElseThrow().sendings().get(0).attempts() == 2, () -> "not told again");
    assertEquals(1, hub.whereIs().id(made).orElseThrow().sendings().size(), "the same bytes under the same numbers");
    assertEquals(1, hub.whereIs().document("X-1").stream().filter(w -> "order".equals(w.type())).count());
  }

  @Test
  void anotherContentUnderAUsedNumberIsRefusedAndKeptApart() throws Exception {
    var text = x12("X-3", 79, line("1", 5, ""));
    await(northgate("isa-5", text), State.HANDED_OVER);
    var other = await(northgate("isa-6", text.replace("X-3", "X-4")), State.QUARANTINED);
    var finding = other.timeline().getLast().findings().get(0);
    assertEquals(List.of("HUB-33", "TA1 025"), List.of(finding.code(), finding.official()));
    until(() -> !mailbox("TA1*000000079").isEmpty(), () -> "no TA1");
    assertTrue(mailbox("TA1*000000079").get(0).contains("*R*025"), mailbox("TA1*000000079").get(0));
  }

  @Test
  void aStrangersInterchangeIsKeptApartAndNotAnswered() throws Exception {
    var id = northgate("isa-7", x12("X-5", 80, line("1", 5, "")).replace("071149828      ", "999999999      "));
    assertEquals("HUB-31", await(id, State.QUARANTINED).timeline().getLast().findings().get(0).code());
    assertTrue(hub.ledger().inquiry().named(Ref.of("acknowledges", id)).isEmpty());
  }

  @Test
  void aBrokenDocumentRefusesItselfAndIsToldSo() throws Exception {
    var text = x12("X-6", 81, line("1", 5, ""));
    var broken = text.replaceFirst("BEG\\*[^~]*~", "").replaceFirst("SE\\*[0-9]+", "SE*99");
    var id = northgate("isa-8", broken);
    assertFalse(await(id, State.QUARANTINED, State.REFUSED).timeline().getLast().findings().isEmpty());
    until(() -> !mailbox("AK1*PO*81").isEmpty(), () -> "no 997");
    assertTrue(mailbox("AK1*PO*81").get(0).contains("AK9*R*1*1*0"), mailbox("AK1*PO*81").get(0));
  }

  /** What rheinwerk brings to its mailbox, as EDIFACT from this document. */
  private static void rheinwerk(String format, String json, String reference) throws Exception {
    var document = Formats.byId("bordereau-json").orElseThrow().read(json.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0).document().orElseThrow();
    var rendered = Formats.byId(format).orElseThrow().write(document, Residue.NONE, Context.NEUTRAL).bytes();
    var envelope =
        new EdifactEnvelope("4029900100012", "14", null, "3770009910019", "14", null, null, null, null, null, null, false, true, true, false);
    var bytes = envelope.pack(rendered, reference, OffsetDateTime.parse("2026-11-20T10:00:00Z"));
    drop(hub.work().resolve("mailbox/rheinwerk/in"), reference + ".edi", new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Test
  void anEdifactPartnerAcknowledgesByContrl() throws Exception {
    var where = await(hand("edifact", Files.readString(ROOT.resolve("samples/demo/4719.json")).replace("\"4719\"", "\"E-1\"")), State.SENT);
    var reference = Long.toString(where.sendings().get(0).numbers().get(0));
    var sent = mailbox("rheinwerk", "E-1").get(0);
    assertTrue(sent.contains("UNB+UNOC:3+3770009910019:14+4029900100012:14+") && sent.contains("+" + reference + "'"), sent);
    rheinwerk("edifact-s3-contrl", "{\"document\": \"receipt\", \"type\": \"CONTRL\", \"level\": \"syntax\", \"verdict\": \"accepted\", \"interchange\": \"" + reference
        + "\", \"sender\": {\"value\": \"3770009910019\", \"scheme\": \"14\"}, \"receiver\": {\"value\": \"4029900100012\", \"scheme\": \"14\"}}", "900");
    assertTrue(await(where.id(), State.ACKNOWLEDGED).complete());
    assertTrue(mailbox("rheinwerk", "+900'").isEmpty(), "a CONTRL is not acknowledged");
  }

  @Test
  void anEdifactInterchangeIsAcknowledgedByContrl() throws Exception {
    var json = Files.readString(ROOT.resolve("samples/demo/4719.json")).replace("\"4719\"", "\"E-2\"");
    rheinwerk("edifact-d96a-invoic", json, "901");
    until(() -> !mailbox("rheinwerk", "UCI+901").isEmpty(), () -> "no CONTRL: " + hub.whereIs().document("E-2"));
    assertTrue(mailbox("rheinwerk", "UCI+901").get(0).contains("+7'") , mailbox("rheinwerk", "UCI+901").get(0));
    rheinwerk("edifact-d96a-invoic", json.replace("E-2", "E-3"), "901");
    until(() -> mailbox("rheinwerk", "UCI+901").size() == 2, () -> "no second CONTRL");
    assertTrue(mailbox("rheinwerk", "UCI+901").stream().anyMatch(t -> t.contains("+4+26'")), mailbox("rheinwerk", "UCI+901").toString());
  }

  @Test
  void anAnswerIsNeverAnswered() throws Exception {
    var where = await(hand("x12-ack", invoice("O-8", "PO-none")), State.SENT);
    var receipt = Formats.byId("bordereau-json").orElseThrow().read(receipt("accepted", where.sendings().get(0).numbers().get(1),
        "\"verdict\": \"accepted\", \"code\": \"A\"").getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).get(0).document().orElseThrow();
    var rendered = Formats.byId("x12-004010-997").orElseThrow().write(receipt, Residue.NONE, Context.NEUTRAL).bytes();
    var envelope = new X12Envelope("01", "071149828", "ZZ", "LARKFIELDUS", null, null, "004010", true, false);
    var id = northgate("isa-9", new String(envelope.pack(rendered, 90, 90, OffsetDateTime.parse("2026-11-20T10:00:00Z")), StandardCharsets.ISO_8859_1));
    await(id, State.CORRELATED);
    await(where.id(), State.ACKNOWLEDGED);
    assertTrue(hub.ledger().inquiry().named(Ref.of("acknowledges", id)).isEmpty());
  }

  @Test
  void theHistoryOfWhatComesInIsComplete() throws Exception {
    var id = northgate("po-13", order("PO-13", "", line("1", 5, "")));
    var where = await(id, State.HANDED_OVER);
    assertEquals(List.of(Stage.RECEIVED, Stage.UNDERSTOOD, Stage.RENDERED, Stage.SECURED, Stage.DELIVERED, Stage.ANSWERED),
        where.timeline().stream().map(Whereabouts.Event::stage).toList());
    assertTrue(hub.ledger().inquiry().verifyChain(id).isEmpty());
    JsonNode json = JSON.readTree(erp.get("/api/documents/" + id).body());
    assertEquals("handed_over", json.path("state").asText());
  }
}
