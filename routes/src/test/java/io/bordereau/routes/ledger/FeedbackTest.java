package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What our own system is told: every change of a state, once written with the entry that caused it, in order, and after any crash. */
class FeedbackTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LEASE = Duration.ofMinutes(5);

  @TempDir Path folder;

  private SqlLedger open(Vendor vendor) {
    var ledger = Given.open(vendor, folder, "node-1");
    ledger.feedback().begin(company -> List.of("sap", "bus"));
    return ledger;
  }

  private static void refuse(Ledger ledger) {
    var why = new Finding("HUB-01", Severity.ERROR, "line 3", "BT-1", "4711", "No.", null, Turn.SENDER, "Correct it.");
    ledger.complete(Given.claim(ledger, "process"), Completion.of(Step.of(Stage.REFUSED, "No.").findings(List.of(why))));
  }

  @ParameterizedTest
  @EnumSource
  void everyChangeIsToldInItsOrderWithItsFindings(Vendor vendor) throws Exception {
    try (var ledger = open(vendor)) {
      var document = Given.handOver(ledger, "k1", "one").document();
      Given.handOver(ledger, "k1", "one");
      refuse(ledger);
      ledger.desk().discard(document, "ann", "a test");
      for (var sink : List.of("sap", "bus")) {
        var told = new ArrayList<JsonNode>();
        for (var next = ledger.feedback().claim(sink, LEASE); next.isPresent(); next = ledger.feedback().claim(sink, LEASE)) {
          assertTrue(ledger.feedback().claim(sink, LEASE).isEmpty(), "nothing overtakes what is just being told");
          told.add(JSON.readTree(next.get().body()));
          assertEquals(document + "-" + next.get().seq(), next.get().id());
          ledger.feedback().told(next.get());
        }
        assertEquals(List.of("document.received", "document.refused", "document.voided"), told.stream().map(t -> t.path("type").asText()).toList());
        var refused = told.get(1).path("data");
        assertEquals("received", refused.path("before").asText());
        assertEquals("k1", refused.path("identity").asText());
        assertEquals("HUB-01", refused.at("/findings/0/code").asText());
        assertEquals("sender", refused.path("turn").asText());
        assertTrue(refused.path("complete").asBoolean());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotToldBeforeACrashIsToldAfterItUnderTheSameIdAndWords(Vendor vendor) {
    Feedback.Event before;
    try (var ledger = open(vendor)) {
      Given.handOver(ledger, "k1", "one");
      before = ledger.feedback().claim("sap", LEASE).orElseThrow();
    }
    try (var ledger = open(vendor)) {
      var after = ledger.feedback().claim("sap", LEASE).orElseThrow();
      assertEquals(before.id(), after.id());
      assertEquals(before.body(), after.body());
      assertEquals(2, after.attempt());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeToldBecomesAnAlarmDelaysNothingAndIsTriedAgainAtTheNextStart(Vendor vendor) {
    String document;
    try (var ledger = open(vendor)) {
      document = Given.handOver(ledger, "k1", "one").document();
      refuse(ledger);
      var first = ledger.feedback().claim("sap", LEASE).orElseThrow();
      ledger.feedback().again(first, Duration.ZERO, "nobody listens there");
      first = ledger.feedback().claim("sap", LEASE).orElseThrow();
      assertEquals(2, first.attempt());
      ledger.feedback().givenUp(first, "nobody listens there");
      var alarm = ledger.watch().stream().filter(a -> a.kind().equals("feedback")).findFirst().orElseThrow();
      assertEquals(document, alarm.document());
      assertTrue(alarm.words().contains("nobody listens there"));
      assertEquals("HUB-83", ledger.inquiry().timeline(document).getLast().step().findings().get(0).code());
      ledger.feedback().told(ledger.feedback().claim("sap", LEASE).orElseThrow());
      assertTrue(ledger.feedback().claim("sap", LEASE).isEmpty());
      assertEquals(1, ledger.watch().stream().filter(a -> a.kind().equals("feedback")).count());
    }
    try (var ledger = open(vendor)) {
      ledger.feedback().told(ledger.feedback().claim("sap", LEASE).orElseThrow());
      assertEquals(0, ledger.watch().stream().filter(a -> a.kind().equals("feedback")).count(), "told after all");
    }
  }
}
