package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.ProcessClassPath;
import io.bordereau.routes.ledger.State;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own system hands documents over by a queue: what it is told, and what becomes of messages that are none. */
class QueueIntakeTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String INVOICES = "erp.invoices";
  private static final String REPLIES = "erp.invoices.replies";
  private static final String POISON = "poison";

  @TempDir
  static Path folder;
  private static DemoStage stage;
  private static Hub hub;

  @BeforeAll
  static void start() throws Exception {
    stage = DemoStage.build(ROOT, folder.resolve("stage"), "200ms", Set.of(), p -> p);
    takesFromQueue(stage.config());
    var o = Options.of(stage.config()).work(folder.resolve("hub")).port(0);
    hub = Hub.start(new Options(o.config(), o.work(), o.port(), o.poll(), false), new FailsAtPoison(new HouseJudges()));
  }

  static void takesFromQueue(Path config) throws Exception {
    var settings = config.resolve("hub.yaml");
    Files.writeString(settings, Files.readString(settings).replace("intake:\n", "intake:\n  - queue: " + INVOICES + "\n"));
  }

  @AfterAll
  static void stop() {
    hub.close();
    stage.close();
  }

  @Test
  void theReplyIsWhatTheSameRequestIsToldByRest() throws Exception {
    var reply = ask("q-1", invoice("Q-1"));
    assertEquals(202, reply.getIntProperty("status"));
    assertFalse(reply.getBooleanProperty("repeated"));
    assertEquals("application/json", reply.getStringProperty("contentType"));
    var said = JSON.readTree(reply.getText());
    assertEquals("received", said.path("status").asText());
    assertEquals("/api/documents/" + said.path("id").asText(), said.at("/links/self").asText());
    var document = hub.whereIs().id(said.path("id").asText()).orElseThrow();
    assertEquals("Received from erp over queue", document.timeline().get(0).words());

    var again = ask("q-1", invoice("Q-1"));
    assertTrue(again.getBooleanProperty("repeated"));
    assertEquals(reply.getText(), again.getText());
    var other = ask("q-1", invoice("Q-1-other"));
    assertEquals(409, other.getIntProperty("status"));
    assertEquals("HUB-26", code(other));
    assertEquals(1, hub.whereIs().document("Q-1").size());
  }

  @Test
  void withoutAKeyTheMessageItselfIsKnown() throws Exception {
    var reply = ask(null, invoice("Q-2"));
    assertEquals(202, reply.getIntProperty("status"));
    assertTrue(document("Q-2").timeline().get(0).facts().get("identity").startsWith("ID:"));
  }

  @Test
  void whatIsNoDocumentIsRefusedOnceAndDoesNotComeAgain() throws Exception {
    try (var jms = hub.connections().createContext()) {
      var map = jms.createMapMessage();
      map.setString("number", "Q-3");
      assertRefused(jms, map, "HUB-80", 415);
      assertRefused(jms, jms.createObjectMessage("Q-3"), "HUB-80", 415);
      assertRefused(jms, jms.createTextMessage(""), "HUB-23", 400);
      assertRefused(jms, jms.createTextMessage("good morning"), "HUB-25", 415);
      var large = jms.createBytesMessage();
      large.writeBytes(new byte[Joinery.LARGEST + 1]);
      assertRefused(jms, large, "HUB-24", 413);
      var nameless = jms.createTextMessage(invoice("Q-3"));
      nameless.setStringProperty("IdempotencyKey", "two words");
      assertRefused(jms, nameless, "HUB-81", 400);
      assertRefused(jms, jms.createTextMessage(POISON), "HUB-82", 500);
      assertNull(jms.createConsumer(jms.createQueue(INVOICES)).receive(50), "nothing is left on the queue");
    }
    assertEquals(List.of(), hub.whereIs().document("Q-3"));
  }

  @Test
  void whoWantsNoReplyIsRecordedAllTheSame() throws Exception {
    try (var jms = hub.connections().createContext()) {
      jms.createProducer().setProperty("IdempotencyKey", "q-4").setProperty("BordereauName", "silent").send(jms.createQueue(INVOICES), invoice("Q-4"));
      document("Q-4");
      var bad = jms.createTextMessage("nobody hears that this is none");
      jms.createProducer().send(jms.createQueue(INVOICES), bad);
      var refused = until(bad.getJMSMessageID(), State.REFUSED);
      assertEquals("HUB-25", refused.timeline().getLast().findings().get(0).code(), "kept for people, because nobody could be told");
    }
  }

  @Test
  void noReplyGoesToAQueueOfTheHubOrToOneThatIsNotThere() throws Exception {
    try (var jms = hub.connections().createContext()) {
      for (var to : List.of(INVOICES, "prepare", "nowhere.at.all")) {
        var message = jms.createTextMessage(invoice("Q-5-" + to));
        message.setJMSReplyTo(new ActiveMQQueue(to));
        jms.createProducer().send(jms.createQueue(INVOICES), message);
        document("Q-5-" + to);
      }
      assertNull(jms.createConsumer(jms.createQueue(INVOICES)).receive(50));
    }
  }

  @Test
  void killedBetweenCommitAndReplyItAnswersTheSameAfterwardsAndHasOneDocument() throws Exception {
    var mine = DemoStage.build(ROOT, folder.resolve("killed"), "200ms", Set.of(), p -> p);
    takesFromQueue(mine.config());
    assertEquals(137, sender(mine, "T1.committed:kill", "send"));
    assertEquals(0, sender(mine, "", "wait"));
    var reply = JSON.readTree(Files.readString(folder.resolve("reply.json")));
    assertEquals(202, reply.path("status").asInt());
    assertTrue(reply.path("repeated").asBoolean(), "the ledger had it already");
    assertEquals(1, reply.path("documents").asInt());
    mine.close();
  }

  private static int sender(DemoStage stage, String failpoint, String what) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, "-Xmx512m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-Dbordereau.failpoint=" + failpoint, "-cp",
        ProcessClassPath.ofTests(), QueueSender.class.getName(), stage.config().toString(), folder.resolve("killed-hub").toString(), what,
        folder.resolve("reply.json").toString(), invoice("Q-K"))
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("sender.log").toFile())).start().waitFor();
  }

  private static void assertRefused(JMSContext jms, Message message, String code, int status) throws Exception {
    var reply = ask(jms, message);
    assertEquals(code, code(reply));
    assertEquals(status, reply.getIntProperty("status"));
    assertEquals("refused", JSON.readTree(reply.getText()).path("status").asText());
  }

  private static String code(TextMessage reply) throws Exception {
    JsonNode said = JSON.readTree(reply.getText());
    return said.at("/findings/0/code").asText();
  }

  private static TextMessage ask(String key, String text) throws Exception {
    try (var jms = hub.connections().createContext()) {
      var message = jms.createBytesMessage();
      message.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      if (key != null) message.setStringProperty("IdempotencyKey", key);
      message.setStringProperty("CamelFileName", "../../somewhere");
      return ask(jms, message);
    }
  }

  private static TextMessage ask(JMSContext jms, Message message) throws Exception {
    var correlation = UUID.randomUUID().toString();
    message.setJMSCorrelationID(correlation);
    message.setJMSReplyTo(jms.createQueue(REPLIES));
    jms.createProducer().send(jms.createQueue(INVOICES), message);
    var reply = (TextMessage) jms.createConsumer(jms.createQueue(REPLIES), "JMSCorrelationID = '" + correlation + "'").receive(20_000);
    assertTrue(reply != null, "no reply");
    return reply;
  }

  private static Whereabouts document(String anything) throws InterruptedException {
    return until(anything, null);
  }

  private static Whereabouts until(String anything, State state) throws InterruptedException {
    for (int i = 0; i < 400; i++) {
      var found = hub.whereIs().document(anything);
      if (!found.isEmpty() && (state == null || found.get(0).state() == state)) return found.get(0);
      Thread.sleep(50);
    }
    throw new AssertionError(anything + " did not come");
  }

  static String invoice(String number) throws Exception {
    return Files.readString(ROOT.resolve("samples/demo/4711.json")).replace("\"4711\"", "\"" + number + "\"");
  }

  /** Judges that fail at one message as no judge should. */
  private record FailsAtPoison(Judges judges) implements Judges {
    @Override
    public Optional<Format> format(String id) {
      return judges.format(id);
    }

    @Override
    public Optional<Format> detect(byte[] bytes) {
      if (new String(bytes, StandardCharsets.UTF_8).equals(POISON)) throw new IllegalStateException("a fault of the hub");
      return judges.detect(bytes);
    }

    @Override
    public List<Finding> check(Object document, String format) {
      return judges.check(document, format);
    }

    @Override
    public Proof prove(String profile, byte[] rendered) {
      return judges.prove(profile, rendered);
    }
  }
}
