package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.edi.EdiReader;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Replies;
import io.bordereau.routes.ledger.Silence;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.State;
import io.bordereau.routes.ledger.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From documents to the one interchange that they travel in: what goes together, in which order, under which numbers, and when. */
class BatchTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final Replies REPLIES = new Silence();

  @TempDir Path folder;
  private SqlLedger ledger;
  private Agreements agreements;
  private Bells bells;
  private Instant now = Instant.parse("2026-11-02T08:00:00Z");

  @AfterEach
  void close() {
    if (ledger != null) ledger.close();
  }

  /** Agrees on batches with the partners, {@code batch} in each envelope. */
  private void agree(Map<String, String> batch, String... changes) throws IOException {
    var config = folder.resolve("config");
    if (ledger == null) {
      try (var all = Files.walk(ROOT.resolve("config"))) {
        for (var file : all.filter(Files::isRegularFile).toList()) {
          var to = config.resolve(ROOT.resolve("config").relativize(file).toString());
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
      ledger = SqlLedger.open(folder.resolve("ledger"), "node-1", () -> now);
      bells = new Bells(ledger);
    }
    for (var one : batch.entrySet()) {
      var file = config.resolve("partners/" + one.getKey() + ".yaml");
      var text = Files.readString(ROOT.resolve("config/partners/" + one.getKey() + ".yaml"));
      if (!one.getValue().isEmpty()) text = text.replace("envelope:\n", "envelope:\n  batch: " + one.getValue() + "\n");
      for (int i = 0; i < changes.length; i += 2) text = text.replace(changes[i], changes[i + 1]);
      Files.writeString(file, text);
    }
    var loaded = Agreements.load(config);
    assertEquals(List.of(), loaded.findings().stream().filter(Finding::isError).toList());
    agreements = loaded.agreements();
  }

  private static final class House implements Judges {
    @Override
    public Optional<Format> format(String id) {
      return Formats.byId(id);
    }

    @Override
    public Optional<Format> detect(byte[] bytes) {
      return Formats.detect(bytes);
    }

    @Override
    public List<Finding> check(Object document, String format) {
      return List.of();
    }

    @Override
    public Proof prove(String profile, byte[] rendered) {
      return new Proof("nothing", List.of());
    }
  }

  private static String sample(String sample, String number, String... changes) throws IOException {
    var text = Files.readString(ROOT.resolve("samples/demo/" + sample + ".json")).replaceFirst("\"number\": \"" + sample + "\"", "\"number\": \"" + number + "\"");
    for (int i = 0; i < changes.length; i += 2) {
      assertTrue(text.contains(changes[i]), changes[i]);
      text = text.replace(changes[i], changes[i + 1]);
    }
    return text;
  }

  private static String response(String number) {
    return "{\"document\": \"orderResponse\", \"number\": \"" + number + "\", \"issued\": \"2026-10-13\", \"type\": \"231\", \"verdict\": \"accepted\","
        + " \"order\": \"PO-1\", \"orderDate\": \"2026-10-01\", \"seller\": {\"name\": \"Larkfield Instruments Inc.\", \"identifiers\": [{\"value\": \"0614141101009\", \"scheme\": \"0088\"}]},"
        + " \"buyer\": {\"name\": \"Northgate Retail Corp.\", \"identifiers\": [{\"value\": \"071149828\", \"scheme\": \"0060\"}]},"
        + " \"lines\": [{\"id\": \"1\", \"quantity\": \"5\", \"unit\": \"C62\", \"item\": {\"name\": \"Counter scale\"}}]}";
  }

  /** Takes a document through all preparing steps; returns its id. */
  private String prepare(String json) {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    var digest = ledger.payloads().put(bytes);
    var id = ledger.receive(new Inbound(Direction.OUT, "rest", "erp", digest, digest, "bordereau-json", "", Kinds.PREPARE, List.of()), REPLIES).document();
    var claims = new Claims(ledger, bells, "test", Duration.ofMinutes(1), Duration.ofMinutes(1));
    var judges = new House();
    var p = (Passage) claims.prepare(ledger.due(Kinds.PREPARE, 1).get(0));
    var claim = p.claim();
    try {
      p = (Passage) new Understand(ledger, judges, () -> agreements).understand(p);
      p = new Route(() -> agreements, judges, new CompanyPages(() -> agreements), Clock.systemUTC()).route(p);
      p = new Issue(Clock.fixed(now, ZoneOffset.UTC)).issue(p);
      p = new Render(ledger, () -> agreements).render(p);
      p = new Prove(judges).prove(p);
      p = (Passage) new Identify(ledger, () -> agreements).identify(p);
      new Pack(ledger, () -> agreements).pack(p);
    } catch (Refusal e) {
      ledger.complete(claim, Completion.of(Step.of(Stage.REFUSED, e.getMessage()).findings(e.findings())));
    }
    return id;
  }

  /** Gathers and packs what is due; returns the sendings in their order. */
  private List<Outgoing> go() {
    var batch = new Batch(ledger, () -> agreements);
    var gone = new ArrayList<Outgoing>();
    for (var work = due(Kinds.BATCH); work.isPresent(); work = due(Kinds.BATCH)) batch.gather(work.get());
    for (var work = due(Kinds.PACK); work.isPresent(); work = due(Kinds.PACK)) {
      batch.pack(work.get());
      gone.add(ledger.inquiry().sendings(work.get().document()).get(0));
    }
    return gone;
  }

  private Optional<Claim> due(String kind) {
    return ledger.claim(kind, "test", Duration.ofMinutes(1));
  }

  private String text(Outgoing sending) {
    return new String(ledger.payloads().get(sending.payload()), StandardCharsets.ISO_8859_1).replace("\n", "");
  }

  /** Each document of an interchange, as group and set; the reader finds no fault with the envelope. */
  private List<String> read(Outgoing sending) {
    var all = new ArrayList<String>();
    new EdiReader().read(ledger.payloads().get(sending.payload()), set -> {
      assertEquals(List.of(), set.findings().stream().filter(Finding::isError).toList());
      all.add((set.group() == null ? "" : set.group().id() + " " + set.group().control() + " ") + set.id() + " " + set.control());
    });
    return all;
  }

  private State state(String document) {
    return ledger.inquiry().document(document).orElseThrow().lifecycle().state();
  }

  @Test
  void documentsOfTwoKindsGoInOneInterchangeEachInItsGroup() throws Exception {
    agree(Map.of("northgate", "{documents: 4, within: 1h}"));
    var first = prepare(sample("4712", "A-1"));
    prepare(response("R-1"));
    prepare(sample("4712", "A-2"));
    assertEquals(List.of(), go(), "three are not enough");
    var where = new WhereIs(ledger.inquiry()).id(first).orElseThrow();
    assertEquals(State.UNDERWAY, where.state());
    assertEquals(now.plus(Duration.ofHours(1)), where.waits());
    assertTrue(where.next().contains("waits for others"), where.next());
    var last = prepare(response("R-2"));
    var gone = go();
    assertEquals(1, gone.size(), () -> "still " + new WhereIs(ledger.inquiry()).id(last).orElseThrow().timeline());
    assertEquals(List.of(1L, 1L, 2L), gone.get(0).numbers(), "ISA before GS, one for each group");
    assertEquals(List.of("IN 1 810 0001", "IN 1 810 0002", "PR 2 855 0001", "PR 2 855 0002"), read(gone.get(0)));
    assertTrue(text(gone.get(0)).endsWith("IEA*2*000000001~"), text(gone.get(0)));
    where = new WhereIs(ledger.inquiry()).id(last).orElseThrow();
    assertEquals(new Whereabouts.Together(gone.get(0).document(), 4, 4), where.sendings().get(0).together());
    assertTrue(where.timeline().stream().anyMatch(e -> e.words().equals("4 of 4 in interchange 1, group 2 (PR), set 0002")), where.timeline().toString());
    assertEquals(4, new WhereIs(ledger.inquiry()).document("000000001").get(0).holds().size(), "asked by its number, the interchange lists its documents");
    assertEquals(State.UNDERWAY, state(first));
  }

  @Test
  void messagesOfEdifactShareOneInterchangeAndCountWithinIt() throws Exception {
    agree(Map.of("rheinwerk", "{documents: 2, within: 1h}"));
    prepare(sample("4719", "E-1"));
    prepare(sample("4719", "E-2"));
    var gone = go();
    assertEquals(List.of("INVOIC 1", "INVOIC 2"), read(gone.get(0)));
    assertTrue(text(gone.get(0)).endsWith("UNZ+2+1'"), text(gone.get(0)));
    assertEquals(1, ledger.inquiry().named(new io.bordereau.routes.ledger.Ref("unh0062", "rheinwerk", "1/2")).size());
  }

  @Test
  void theOldestGoesWhenItsTimeHasComeWithWhateverWaits() throws Exception {
    agree(Map.of("northgate", "{documents: 100, within: 15m}"));
    prepare(sample("4712", "T-1"));
    now = now.plus(Duration.ofMinutes(14));
    prepare(sample("4712", "T-2"));
    assertEquals(List.of(), go());
    now = now.plus(Duration.ofMinutes(1));
    var gone = go();
    assertEquals(2, read(gone.get(0)).size());
    assertTrue(text(gone.get(0)).contains("*261102*0815*"), "the interchange has the time at which it was made: " + text(gone.get(0)));
  }

  @Test
  void anInterchangeIsNoLargerThanAgreedUnlessOneDocumentIs() throws Exception {
    agree(Map.of("northgate", "{bytes: 2000, within: 1h}"));
    for (int i = 1; i <= 5; i++) prepare(sample("4712", "S-" + i));
    now = now.plus(Duration.ofHours(2));
    var gone = go();
    assertTrue(gone.size() > 1, "not all at once");
    assertEquals(5, gone.stream().mapToInt(g -> read(g).size()).sum());
    for (var sending : gone) assertTrue(read(sending).size() == 1 || ledger.inquiry().members(sending.document()).stream().mapToLong(m -> m.size()).sum() <= 2000);
    assertEquals(gone.stream().map(g -> g.numbers().get(0)).toList(), java.util.stream.LongStream.rangeClosed(1, gone.size()).boxed().toList());
  }

  @Test
  void aDocumentThatCannotBePackedNeverJoinsAndStopsNobody() throws Exception {
    agree(Map.of("northgate", "{documents: 2, within: 1h}"), "sender: LARKFIELDUS", "sender: \"LARK*FIELD\"");
    var refused = prepare(sample("4712", "F-1"));
    assertEquals(State.REFUSED, state(refused));
    agree(Map.of("northgate", "{documents: 2, within: 1h}"));
    var blocked = prepare(sample("4712", "F-2", "PO-77288", ""));
    assertEquals(State.REFUSED, state(blocked), "without its order number it is not even rendered");
    prepare(sample("4712", "F-3"));
    prepare(sample("4712", "F-4"));
    assertEquals(List.of("IN 1 810 0001", "IN 1 810 0002"), read(go().get(0)));
  }

  @Test
  void documentsWhoseSeparatorsDoNotGoTogetherGoOneAfterTheOther() throws Exception {
    agree(Map.of("northgate", "{documents: 3, within: 1h}"));
    prepare(sample("4712", "D-1"));
    // Its text has the usual separator in it, so that it is rendered with others.
    prepare(sample("4712", "D*2"));
    prepare(sample("4712", "D-3"));
    now = now.plus(Duration.ofHours(1));
    var gone = go();
    assertEquals(3, gone.stream().mapToInt(g -> read(g).size()).sum(), "all have gone");
    assertTrue(gone.size() > 1, "not in one interchange");
    assertEquals(java.util.stream.LongStream.rangeClosed(1, gone.size()).boxed().toList(), gone.stream().map(g -> g.numbers().get(0)).toList());
  }

  @Test
  void whatWaitsGoesAloneWhenBatchesAreNoLongerAgreed() throws Exception {
    agree(Map.of("northgate", "{documents: 10, within: 1h}"));
    prepare(sample("4712", "N-1"));
    prepare(sample("4712", "N-2"));
    agree(Map.of("northgate", ""));
    now = now.plus(Duration.ofHours(1));
    var gone = go();
    assertEquals(List.of(1, 1), gone.stream().map(g -> read(g).size()).toList());
  }

  @Test
  void whatIsPackedAgainAfterACrashHasTheSameBytes() throws Exception {
    agree(Map.of("northgate", "{documents: 2, within: 1h}"));
    prepare(sample("4712", "C-1"));
    prepare(sample("4712", "C-2"));
    var batch = new Batch(ledger, () -> agreements);
    batch.gather(due(Kinds.BATCH).orElseThrow());
    var dead = due(Kinds.PACK).orElseThrow();
    now = now.plus(Duration.ofHours(3));
    var alive = due(Kinds.PACK).orElseThrow();
    batch.pack(alive);
    batch.pack(dead);
    var sending = ledger.inquiry().sendings(alive.document()).get(0);
    assertEquals(1, ledger.inquiry().sendings(alive.document()).size());
    assertTrue(text(sending).contains("*261102*0800*"), "made when it was gathered: " + text(sending));
  }

  @Test
  void aPartnerWhoseAgreementIsGoneIsNamed() throws Exception {
    agree(Map.of("northgate", "{documents: 1, within: 1h}"));
    prepare(sample("4712", "G-1"));
    Files.delete(folder.resolve("config/partners/northgate.yaml"));
    agree(Map.of());
    var claim = due(Kinds.BATCH).orElseThrow();
    var refusal = assertThrows(Refusal.class, () -> new Batch(ledger, () -> agreements).gather(claim));
    assertEquals("HUB-08", refusal.findings().get(0).code());
    assertFalse(agreements.partner("northgate").isPresent());
  }
}
