package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents are found by anything that is known of them, page by page, by those who may see them, in a time that does not grow. */
@ParameterizedClass
@EnumSource(Vendor.class)
class SearchesTest {
  private static final Sight US = new Sight(false, Set.of("us"), "clerk");

  @Parameter Vendor vendor;
  @TempDir Path folder;
  private SqlLedger ledger;

  @BeforeEach
  void open() {
    ledger = Given.open(vendor, folder, "node-1");
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private org.jdbi.v3.core.Handle handle() {
    return Jdbi.create(() -> Given.tables(Given.store(vendor, folder))).open();
  }

  private String understood(String company, String number, String customer, String amount, LocalDate issued, Finding... refused) {
    var id = Given.handOver(ledger, "key-" + company + number, "{" + company + number + "}").document();
    var claim = Given.claim(ledger, "process");
    var profile = new Profile(company, "invoice", number, issued, "northgate", "USD", new BigDecimal(amount),
        List.of(Ref.of("number", number), Ref.of("customer", customer), Ref.of("serial", "S-" + number)));
    var steps = new ArrayList<>(List.of(Step.of(Stage.UNDERSTOOD, "read").found(profile)));
    if (refused.length > 0) steps.add(Step.of(Stage.REFUSED, "no").findings(List.of(refused)));
    ledger.complete(claim, new Completion(steps, List.of(), List.of()));
    return id;
  }

  private static Finding code(String value) {
    return new Finding("CHK-10", Severity.ERROR, "line 1", "BT-151", value, "The tax code " + value + " is not known.", null, Turn.SENDER, "Add it to the table.");
  }

  private List<String> ids(Query query, Sight sight) {
    return ledger.searches().search(query, sight).hits().stream().map(Searches.Hit::document).toList();
  }

  private static Query with(String any, List<Ref> refs, State state, String turn, BigDecimal amount, LocalDate issued, int max) {
    return new Query(any, refs, null, null, null, null, state, turn, null, amount, null, null, issued, null, null, null, null, null, null, max);
  }

  @Test
  void aDocumentIsFoundByEverythingThatIsKnownOfIt() {
    var day = LocalDate.of(2026, 11, 3);
    var a = understood("us", "4711", "C-1", "119.00", day);
    var b = understood("us", "4712", "C-1", "0.10", day.plusDays(1), code("V7"));
    understood("fr", "4713", "C-2", "119.00", day.plusDays(2));
    assertEquals(List.of(a), ids(with("4711", List.of(), null, null, null, null, 10), Sight.ALL));
    assertEquals(List.of(a), ids(with(a, List.of(), null, null, null, null, 10), Sight.ALL), "by its id");
    assertEquals(List.of(b, a), ids(with(null, List.of(Ref.of("customer", "C-1")), null, null, null, null, 10), Sight.ALL), "newest first");
    assertEquals(List.of(b), ids(with(null, List.of(Ref.of("customer", "C-1"), Ref.of("serial", "S-4712")), null, null, null, null, 10), Sight.ALL), "all of it");
    assertEquals(List.of(), ids(with(null, List.of(Ref.of("serial", "C-1")), null, null, null, null, 10), Sight.ALL), "a customer's number is no serial number");
    assertEquals(List.of(b), ids(with(null, List.of(), State.REFUSED, null, null, null, 10), Sight.ALL));
    assertEquals(List.of(b), ids(with(null, List.of(), null, "sender", null, null, 10), Sight.ALL));
    assertEquals(2, ids(with(null, List.of(), null, null, new BigDecimal("119"), null, 10), Sight.ALL).size(), "119 is 119.00");
    assertEquals(List.of(a), ids(with(null, List.of(), null, null, null, day, 10), Sight.ALL));
    var hit = ledger.searches().search(with("4712", List.of(), null, null, null, null, 1), Sight.ALL).hits().get(0);
    assertEquals("us invoice 4712 northgate 0.10 USD 2026-11-04 REFUSED sender", String.join(" ", hit.company(), hit.kind(), hit.number(), hit.partner(), hit.amount().toString(),
        hit.currency(), hit.issued().toString(), hit.state().toString(), hit.turn()));
  }

  @Test
  void rangesBoundWhatIsFound() {
    var day = LocalDate.of(2026, 11, 3);
    var ids = new ArrayList<String>();
    for (int i = 0; i < 5; i++) ids.add(understood("us", "N" + i, "C", i + ".00", day.plusDays(i)));
    var range = new Query(null, List.of(), null, Direction.OUT, "invoice", null, null, null, "USD", null, new BigDecimal("1"), new BigDecimal("3.5"), null, day.plusDays(2),
        day.plusDays(9), Instant.now().minusSeconds(3600), Instant.now().plusSeconds(3600), null, null, 10);
    assertEquals(List.of(ids.get(3), ids.get(2)), ids(range, Sight.ALL));
    assertEquals(List.of(), ids(new Query(null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null, null, Instant.now().plusSeconds(60), null, null, null, 10),
        Sight.ALL), "nothing was received after now");
  }

  @Test
  void nobodySeesWhatBelongsToOthers() {
    var own = understood("us", "1", "C", "1.00", null);
    var others = understood("fr", "1", "C", "1.00", null);
    var nobodys = Given.handOver(ledger, "fresh", "{}").document();
    for (var query : List.of(Query.all(10), with("1", List.of(), null, null, null, null, 10), with(null, List.of(Ref.of("customer", "C")), null, null, null, null, 10),
        with(null, List.of(), null, null, BigDecimal.ONE, null, 10))) {
      assertEquals(List.of(own), ids(query, US));
    }
    assertEquals(List.of(), ids(with(others, List.of(), null, null, null, null, 10), US));
    assertEquals(List.of(nobodys, own), ids(Query.all(10), new Sight(false, Set.of("us"), "erp-us")), "and what one handed over oneself");
    assertEquals(List.of(nobodys, others, own), ids(Query.all(10), Sight.ALL));
    assertEquals(List.of(own), ledger.inquiry().find("1", US).stream().map(Standing::id).toList());
    assertEquals(List.of(own), ledger.inquiry().documents(0, 10, US).stream().map(Standing::id).toList());
  }

  @Test
  void pagesFollowOneAnotherWithoutGapsAndRepeatsWhateverComesMeanwhile() {
    var all = new ArrayList<String>();
    for (int i = 0; i < 23; i++) all.add(0, understood(i % 3 == 0 ? "fr" : i % 3 == 1 ? "us" : "de", "N" + i, "C", "1.00", null));
    for (var query : List.of(Query.all(5), with(null, List.of(Ref.of("customer", "C")), null, null, null, null, 5), with(null, List.of(), null, null, BigDecimal.ONE, null, 5))) {
      var seen = new ArrayList<String>();
      var page = ledger.searches().search(query, Sight.ALL);
      while (true) {
        page.hits().forEach(h -> seen.add(h.document()));
        if (page.next() == null) break;
        understood("us", "later" + query.hashCode() + seen.size(), "C", "1.00", null);
        page = ledger.searches().search(query.before(page.next()), Sight.ALL);
      }
      assertEquals(all, seen.subList(seen.size() - 23, seen.size()));
      assertEquals(seen.size(), new HashSet<>(seen).size());
    }
  }

  @Test
  void documentsStoppedForOneReasonAreOneCause() {
    var seventh = new ArrayList<String>();
    for (int i = 0; i < 7; i++) seventh.add(0, understood("us", "A" + i, "C", "1.00", null, code("V7")));
    for (int i = 0; i < 3; i++) {
      understood(i == 0 ? "us" : "fr", "B" + i, "C", "1.00", null, new Finding("CHK-20", Severity.ERROR, null, "BT-106", i + ".01", "The sum is wrong.", "BR-CO-10", Turn.SENDER, "Correct it."));
    }
    var causes = ledger.searches().causes(Sight.ALL, 100);
    assertEquals(List.of("7 CHK-10 BT-151 V7 REFUSED", "3 CHK-20 BT-106 any REFUSED"), causes.stream().map(SearchesTest::words).toList());
    assertEquals(List.of("7 CHK-10 BT-151 V7 REFUSED", "1 CHK-20 BT-106 any REFUSED"), ledger.searches().causes(US, 100).stream().map(SearchesTest::words).toList());
    assertEquals(seventh, ids(Query.of(causes.get(0).cause(), 100), Sight.ALL));
    assertEquals(3, ids(Query.of(causes.get(1).cause(), 100), Sight.ALL).size());
    seventh.forEach(id -> ledger.desk().replay(id, "process", "ann", "the code is in the table now"));
    assertEquals(1, ledger.searches().causes(Sight.ALL, 100).size(), "what goes on is stopped by nothing");
    assertEquals(List.of(), ids(Query.of(causes.get(0).cause(), 100), Sight.ALL));
  }

  private static String words(Searches.Stopped s) {
    return s.documents() + " " + s.cause().code() + " " + s.cause().term() + " " + (s.cause().value() == null ? "any" : s.cause().value()) + " " + s.state();
  }

  @Test
  void anOlderLedgerIsCaughtUpWhenItIsOpened() {
    var id = understood("us", "1", "C", "1.00", null, code("V7"));
    close();
    try (var handle = handle()) {
      handle.execute("DELETE FROM found");
      handle.execute("DELETE FROM cause");
    }
    open();
    assertEquals(List.of(id), ids(with(null, List.of(), State.REFUSED, null, null, null, 10), Sight.ALL));
    assertEquals(1, ledger.searches().causes(Sight.ALL, 10).size());
  }

  /** Every way to search, by a name for people. */
  private static Map<String, Query> ways() {
    var day = LocalDate.of(2026, 1, 1);
    var ways = new LinkedHashMap<String, Query>();
    ways.put("everything", Query.all(50));
    ways.put("any", with("N7", List.of(), null, null, null, null, 50));
    ways.put("serial", with(null, List.of(Ref.of("serial", "S-N7")), null, null, null, null, 50));
    ways.put("customer", with(null, List.of(Ref.of("customer", "C")), null, null, null, null, 50));
    ways.put("customer and serial", with(null, List.of(Ref.of("customer", "C"), Ref.of("serial", "S-N7")), null, null, null, null, 50));
    ways.put("state", with(null, List.of(), State.SENT, null, null, null, 50));
    ways.put("turn", with(null, List.of(), null, "receiver", null, null, 50));
    ways.put("amount", with(null, List.of(), null, null, new BigDecimal("7.00"), null, 50));
    ways.put("date", with(null, List.of(), null, null, null, day, 50));
    ways.put("cause", Query.of(new Cause("CHK-10", "", "BT-151", "V7"), 50));
    ways.put("cause whatever the value", Query.of(new Cause("CHK-10", "", "BT-151", null), 50));
    ways.put("partner and more", new Query(null, List.of(), null, Direction.OUT, "invoice", "northgate", State.SENT, "nobody", "USD", null, BigDecimal.ONE, BigDecimal.TEN, null, day,
        day, Instant.EPOCH, Instant.now(), null, null, 50));
    ways.put("partner that there is not", new Query(null, List.of(), null, null, null, "nobody-knows", null, null, null, null, null, null, null, null, null, null, null, null, null, 50));
    return ways;
  }

  @Test
  void everySearchGoesByAnIndex() {
    Assumptions.assumeTrue(vendor == Vendor.SQLITE, "the plan of a PostgreSQL depends on its statistics");
    understood("us", "N7", "C", "7.00", null, code("V7"));
    try (var handle = handle()) {
      int plans = 0;
      for (var way : ways().entrySet()) {
        for (var sight : List.of(Sight.ALL, US)) {
          var filter = SqlSearches.filter(way.getValue(), sight);
          for (var driver : SqlSearches.drivers(handle, way.getValue(), sight, 100)) {
            var arguments = new ArrayList<>(driver.arguments());
            byIndex(way.getKey(), handle, SqlSearches.examined(driver), arguments);
            arguments.addAll(filter.arguments());
            arguments.add(51);
            byIndex(way.getKey(), handle, SqlSearches.found(driver, filter), arguments);
            plans++;
          }
        }
      }
      assertTrue(plans > 30);
      byIndex("companies", handle, SqlSearches.EACH_COMPANY, List.of());
    }
  }

  private static void byIndex(String way, org.jdbi.v3.core.Handle handle, String sql, List<Object> arguments) {
    var plan = handle.select("EXPLAIN QUERY PLAN " + sql, arguments.toArray()).map((rs, c) -> rs.getString("detail")).list();
    for (var line : plan) {
      assertFalse(line.matches("SCAN (found|reference|document|cause|[fdrk])( .*)?") && !line.contains("INDEX"), way + " looks at every row: " + plan + " of " + sql);
    }
  }

  /** The numbers of the issue: each search within 100 ms, in a ledger of as many documents as {@code -Dbordereau.documents} says, a million for the issue. */
  @Test
  @Tag("full")
  void inALedgerOfManyDocumentsEverySearchIsQuick() {
    int many = Integer.getInteger("bordereau.documents", 20_000);
    var id = understood("us", "N7", "C", "7.00", LocalDate.of(2026, 1, 1), code("V7"));
    close();
    try (var handle = handle()) {
      handle.useTransaction(h -> {
        var numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + many + ") ";
        var made = "('01A' || SUBSTR('00000000000000000000000' || i, -23))";
        h.execute(numbers + "INSERT INTO document (id, direction, channel, handed_by, name, payload, format, at, head_hash, company, number, type, issuer, year, revision, partner) SELECT " + made
            + ", 'OUT', 'rest', 'erp', '', payload, '', at, head_hash, CASE i % 20 WHEN 0 THEN 'us' ELSE 'fr' END, 'M' || i, 'invoice', 'x', 2026, 1, 'northgate' FROM n, document WHERE id = '" + id + "'");
        h.execute(numbers + "INSERT INTO found (document, company, direction, kind, number, partner, currency, units, issued, state, turn, complete) SELECT " + made
            + ", CASE i % 20 WHEN 0 THEN 'us' ELSE 'fr' END, 'OUT', 'invoice', 'M' || i, 'northgate', 'USD', i * 100, 20000 + i % 700, CASE i % 50 WHEN 0 THEN 'SENT' ELSE 'ACCEPTED' END, '', 1 FROM n");
        h.execute(numbers + "INSERT INTO reference (scheme, scope, value, document) SELECT 'number', '', 'M' || i, " + made + " FROM n");
        h.execute(numbers + "INSERT INTO reference (scheme, scope, value, document) SELECT 'customer', '', 'C', " + made + " FROM n");
      });
    }
    open();
    var slow = new LinkedHashMap<String, Long>();
    for (var way : ways().entrySet()) {
      for (var sight : List.of(Sight.ALL, US)) {
        ledger.searches().search(way.getValue(), sight);
        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) ledger.searches().search(way.getValue(), sight);
        long millis = (System.nanoTime() - start) / 5_000_000;
        if (millis >= 100) slow.put(way.getKey() + " " + sight.all(), millis);
      }
    }
    long start = System.nanoTime();
    assertNotNull(ledger.inquiry().find("M4711").get(0));
    assertTrue(System.nanoTime() - start < 100_000_000, "where");
    assertEquals(Map.of(), slow);
    assertNull(ledger.searches().search(ways().get("partner that there is not"), US).next());
    assertEquals(Set.of("us"), ledger.searches().search(ways().get("customer"), US).hits().stream().map(Searches.Hit::company).collect(Collectors.toSet()));
  }
}
