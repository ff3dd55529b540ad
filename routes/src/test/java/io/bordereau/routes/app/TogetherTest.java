package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.State;
import io.bordereau.routes.ledger.Verdict;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A whole hub and two partners with whom batches are agreed, northgate by X12 and rheinwerk by EDIFACT. The partners take one file out of their mailbox,
 * read it with another's parser, and answer some documents in it by their control numbers and say nothing of the others.
 */
class TogetherTest extends InboundHub {
  private static final String RESPONSE = "{\"document\": \"orderResponse\", \"number\": \"%s\", \"issued\": \"2026-10-13\", \"type\": \"231\", \"verdict\":"
      + " \"accepted\", \"order\": \"PO-1\", \"orderDate\": \"2026-10-01\", " + PARTIES + ", \"lines\": ["
      + line("1", 5, ", \"item\": {\"name\": \"Counter scale\"}") + "]}";

  @BeforeAll
  static void agree() throws Exception {
    hub.close();
    agree("northgate", "order-response: bordereau-json", "order-response: x12-004010-855", "envelope:\n", "envelope:\n  batch: {documents: 4, within: 1h}\n");
    agree("rheinwerk", "envelope:\n", "envelope:\n  batch: {documents: 3, within: 1h}\n");
    var o = Options.of(stage.config()).work(folder.resolve("hub")).port(0);
    hub = Hub.start(new Options(o.config(), o.work(), o.port(), o.poll(), false));
    erp = new Client(hub.url(), hub.token());
  }

  /** The one file that a partner finds; read by another's parser without an objection. */
  private static String found(String partner) throws Exception {
    var box = hub.work().resolve("mailbox").resolve(partner).resolve("out");
    until(() -> exists(box, ""), () -> "nothing came to " + partner);
    List<Path> files;
    try (var all = Files.list(box)) {
      files = all.filter(f -> !f.getFileName().toString().startsWith(".")).toList();
    }
    assertEquals(1, files.size(), files.toString());
    var bytes = Files.readAllBytes(files.get(0));
    assertEquals(List.of(), objections(bytes));
    return new String(bytes, StandardCharsets.ISO_8859_1).replace("\n", "");
  }

  private static List<String> objections(byte[] bytes) throws Exception {
    var all = new ArrayList<String>();
    try (var reader = EDIInputFactory.newFactory().createEDIStreamReader(new ByteArrayInputStream(bytes), "ISO-8859-1")) {
      while (reader.hasNext()) {
        var event = reader.next();
        if (List.of(EDIStreamEvent.SEGMENT_ERROR, EDIStreamEvent.ELEMENT_DATA_ERROR, EDIStreamEvent.ELEMENT_OCCURRENCE_ERROR).contains(event)) {
          all.add(reader.getErrorType() + " at " + reader.getLocation());
        }
      }
    }
    return all;
  }

  private static List<State> states(List<String> documents) {
    return documents.stream().map(d -> hub.whereIs().id(d).orElseThrow().state()).toList();
  }

  @Test
  void aPartnerByX12AcknowledgesTheSetsOfOneInterchange() throws Exception {
    var all = new ArrayList<String>();
    for (int i = 1; i <= 3; i++) {
      all.add(hand("together-" + i, invoice("TG-" + i, "PO-none")));
      var one = all.getLast();
      until(() -> hub.whereIs().id(one).orElseThrow().waits() != null, () -> "does not wait: " + hub.whereIs().id(one));
    }
    assertTrue(!exists(hub.work().resolve("mailbox/northgate/out"), ""), "three are not enough");
    all.add(hand("together-4", RESPONSE.formatted("TG-R")));
    var text = found("northgate");
    assertTrue(text.contains("GE*3*1~GS*PR*") && text.endsWith("GE*1*2~IEA*2*000000001~"), text);
    for (var one : all) await(one, State.SENT);
    // The second set is refused; of the other two of its group the 997 says no more than that they were accepted.
    drop(hub.work().resolve("mailbox/northgate/in"), "997.x12", "ISA*00*          *00*          *01*071149828      *ZZ*LARKFIELDUS    *261122*1200*U*00401*000000901*0"
        + "*T*>~GS*FA*071149828*LARKFIELDUS*20261122*1200*901*X*004010~ST*997*0001~AK1*IN*1~AK2*810*0002~AK3*IT1*12**8~AK4*4**6*12,00~AK5*R*5~AK9*P*3*3*2~"
        + "SE*8*0001~GE*1*901~IEA*1*000000901~");
    await(all.get(1), State.REJECTED);
    await(all.get(2), State.ACKNOWLEDGED);
    assertEquals(List.of(State.ACKNOWLEDGED, State.REJECTED, State.ACKNOWLEDGED, State.SENT), states(all), "the other group has no answer yet");
    assertTrue(hub.whereIs().id(all.get(1)).orElseThrow().timeline().getLast().findings().stream().anyMatch(f -> "IT1[12]/04".equals(f.where())), "which element");
    // A TA1 that refuses the interchange fails all of it: those that were accepted before show the contradiction.
    drop(hub.work().resolve("mailbox/northgate/in"), "ta1.x12", "ISA*00*          *00*          *01*071149828      *ZZ*LARKFIELDUS    *261122*1200*U*00401*000000902*0"
        + "*T*>~TA1*000000001*261122*1200*R*023~IEA*0*000000902~");
    until(() -> hub.whereIs().id(all.get(3)).orElseThrow().timeline().stream().anyMatch(e -> e.verdict() == Verdict.REFUSED), () -> "no TA1");
    assertEquals(State.REJECTED, hub.whereIs().id(all.get(3)).orElseThrow().state());
    assertEquals(0, hub.ledger().inquiry().tally().lostSilently() + hub.ledger().inquiry().tally().sentTwice());
  }

  @Test
  void aPartnerByEdifactAcknowledgesTheMessagesOfOneInterchange() throws Exception {
    var all = new ArrayList<String>();
    for (int i = 1; i <= 3; i++) {
      all.add(hand("messages-" + i, Files.readString(ROOT.resolve("samples/demo/4719.json")).replace("\"4719\"", "\"TM-" + i + "\"")));
      var one = all.getLast();
      until(() -> hub.whereIs().id(one).orElseThrow().waits() != null || sendings(one) > 0, () -> "does not wait: " + hub.whereIs().id(one));
    }
    var text = found("rheinwerk");
    assertTrue(text.contains("UNH+1+INVOIC") && text.contains("UNH+3+INVOIC") && text.endsWith("UNZ+3+1'"), text);
    for (var one : all) await(one, State.SENT);
    // Action 7 for the interchange, 4 for its second message: the messages that are not named are acknowledged (0083).
    drop(hub.work().resolve("mailbox/rheinwerk/in"), "contrl.edi", "UNB+UNOC:3+4029900100012:14+3770009910019:14+261122:1200+801++++++1'UNH+1+CONTRL:2:2:UN'"
        + "UCI+1+3770009910019:14+4029900100012:14+7'UCM+2+INVOIC:D:96A:UN:EAN008+4+12'UNT+4+1'UNZ+1+801'");
    await(all.get(1), State.REJECTED);
    await(all.get(2), State.ACKNOWLEDGED);
    assertEquals(List.of(State.ACKNOWLEDGED, State.REJECTED, State.ACKNOWLEDGED), states(all));
    assertEquals(Verdict.ACCEPTED, hub.whereIs().id(all.get(0)).orElseThrow().answers().get(Level.SYNTAX));
  }

  /** How many sendings a document has. */
  private static int sendings(String document) {
    return hub.whereIs().id(document).orElseThrow().sendings().size();
  }
}
