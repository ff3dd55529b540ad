package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bordereau.routes.ledger.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub and the demonstration's RosettaNet partner, a program of its own, by the agreement that the project brings. */
class KestrelTest {
  @TempDir
  Path folder;

  private static List<JsonNode> entries(Path book) throws Exception {
    var entries = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(book)) entries.add(InboundHub.JSON.readTree(line));
    return entries;
  }

  private static long written(Path book) {
    try {
      return Files.exists(book) ? Files.size(book) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void anInvoiceWhoseFirstAnswerIsLostComesAgainInTheSameBytesAndItsReceiptHasTheDigestOfWhatWasSent() throws Exception {
    try (var stage = DemoStage.build(InboundHub.ROOT, folder.resolve("stage"), "200ms", Set.of("kestrel"), p -> p);
        var hub = Hub.start(Options.of(stage.config()).work(folder.resolve("hub")).port(0))) {
      stage.open(hub.partnersUrl().orElseThrow());
      var reply = new Client(hub.url(), hub.token()).send("larkfield-4725", InboundHub.ROOT.resolve("samples/demo/4725.json"));
      assertEquals(202, reply.statusCode(), reply.body());
      var id = InboundHub.JSON.readTree(reply.body()).path("id").asText();
      InboundHub.until(() -> hub.whereIs().id(id).orElseThrow().state() == State.ACCEPTED, () -> "still " + hub.whereIs().id(id));
      var where = hub.whereIs().id(id).orElseThrow();
      assertTrue(where.timeline().stream().anyMatch(e -> "receipt digest equal".equals(e.words())), where.toString());
      var book = entries(stage.simulators().book("kestrel"));
      assertEquals(2, book.size(), book.toString());
      assertTrue(book.get(0).path("lost").asBoolean() && book.get(1).path("repeat").asBoolean(), book.toString());
      assertEquals(book.get(0).path("sha256"), book.get(1).path("sha256"));
      assertEquals("received", book.get(0).at("/decided/status").asText());
      assertEquals(List.of("4725", "5826.75"), List.of(book.get(0).path("number").asText(), book.get(0).path("payable").asText()));
      // The partner writes its letter down when our answer is back, and by then we have told everybody.
      InboundHub.until(() -> written(stage.simulators().book("kestrel.letters")) > 0, () -> "no letter in the partner's book");
      var letters = entries(stage.simulators().book("kestrel.letters"));
      assertEquals(1, letters.size(), letters.toString());
      assertEquals("Receipt Acknowledgment", letters.get(0).path("sent").asText());
    }
  }

  @Test
  void anInvoiceWithAUnitOutsideThePartnersListIsRefusedInThePartnersWords() throws Exception {
    try (var stage = DemoStage.build(InboundHub.ROOT, folder.resolve("stage"), "200ms", Set.of("kestrel"), p -> p);
        var hub = Hub.start(Options.of(stage.config()).work(folder.resolve("hub")).port(0))) {
      stage.open(hub.partnersUrl().orElseThrow());
      var text = Files.readString(InboundHub.ROOT.resolve("samples/demo/4725.json")).replace("\"4725\"", "\"4799\"").replace("\"MTR\"", "\"FOT\"");
      var reply = new Client(hub.url(), hub.token()).send("larkfield-4799", Files.writeString(folder.resolve("4799.json"), text));
      assertEquals(202, reply.statusCode(), reply.body());
      var id = InboundHub.JSON.readTree(reply.body()).path("id").asText();
      InboundHub.until(() -> hub.whereIs().id(id).orElseThrow().state() == State.REJECTED, () -> "still " + hub.whereIs().id(id));
      var findings = hub.whereIs().id(id).orElseThrow().timeline().stream().flatMap(e -> e.findings().stream()).toList();
      assertTrue(findings.stream().anyMatch(f -> f.code().equals("RNF-03") && f.message().contains("is not in our list")), findings.toString());
    }
  }
}
