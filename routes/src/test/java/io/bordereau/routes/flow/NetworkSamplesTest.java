package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.checks.FindingCatalogue;
import io.bordereau.checks.NetworkKnowledge;
import io.bordereau.checks.NetworkKnowledge.KnownOrder;
import io.bordereau.checks.NetworkRules;
import io.bordereau.document.Invoice;
import io.bordereau.document.Order;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Network;
import io.bordereau.routes.agreements.Routing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every documented rule of a network has a sample that breaks it and nothing that it does not mean; {@code -Dgolden=update} rewrites what is said. */
class NetworkSamplesTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final Path SAMPLES = ROOT.resolve("samples/networks");
  private static final boolean UPDATE = "update".equals(System.getProperty("golden"));

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files.filter(f -> f.endsWith("document.json")).map(Path::getParent).sorted().toList();
    }
  }

  private static <T> T read(Path file, Class<T> kind) throws IOException {
    var read = Formats.byId("bordereau-json").orElseThrow().read(Files.readAllBytes(file), Context.NEUTRAL).get(0);
    assertEquals(List.of(), read.findings().stream().filter(Finding::isError).toList(), file.toString());
    return kind.cast(read.document().orElseThrow());
  }

  private static List<Finding> check(Path sample) throws IOException {
    var said = new Properties();
    try (var in = Files.newBufferedReader(sample.resolve("terms.properties"))) {
      said.load(in);
    }
    var order = read(SAMPLES.resolve("order.json"), Order.class);
    var knowledge = new NetworkKnowledge() {
      @Override
      public Instant now() {
        return Instant.parse(said.getProperty("now"));
      }

      @Override
      public Optional<KnownOrder> order(String number) {
        return number.equals(order.number()) ? Optional.of(KnownOrder.of(order, number.equals(said.getProperty("closed")))) : Optional.empty();
      }

      @Override
      public boolean isUsed(String number) {
        return number.equals(said.getProperty("used"));
      }

      @Override
      public boolean isRejected(String number) {
        return number.equals(said.getProperty("rejected"));
      }
    };
    var terms = new NetworkKnowledge.Terms(said.getProperty("network"), with(said, "option."), with(said, "set."));
    terms.settings().forEach((name, value) -> assertTrue(NetworkRules.allows(name, value), sample + ": " + name));
    return NetworkRules.check(read(sample.resolve("document.json"), Invoice.class), terms, knowledge);
  }

  private static Map<String, String> with(Properties said, String prefix) {
    return said.stringPropertyNames().stream().filter(n -> n.startsWith(prefix)).collect(Collectors.toMap(n -> n.substring(prefix.length()), said::getProperty));
  }

  private static String text(List<Finding> findings) {
    return findings.stream().map(f -> f.severity().name().toLowerCase(Locale.ROOT) + " " + f.code() + (f.official() == null ? "" : " (" + f.official() + ")")
        + " at " + f.where() + "\n  what:  " + f.message() + "\n  turn:  " + f.turn().name().toLowerCase(Locale.ROOT) + "\n  next:  " + f.next() + "\n")
        .collect(Collectors.joining("\n"));
  }

  @TestFactory
  Stream<DynamicTest> everySampleIsToldWhatIsWrongWithIt() throws IOException {
    return samples().stream().map(sample -> DynamicTest.dynamicTest(SAMPLES.relativize(sample).toString(), () -> {
      var said = text(check(sample));
      var golden = sample.resolve("findings.txt");
      if (UPDATE) Files.writeString(golden, said);
      assertEquals(Files.readString(golden), said);
    }));
  }

  @Test
  void everyRuleHasASampleThatBreaksItAndTheSampleIsNamedAfterIt() throws IOException {
    var broken = new TreeSet<String>();
    for (var sample : samples()) {
      var name = sample.getFileName().toString();
      var codes = check(sample).stream().map(Finding::code).toList();
      if (name.startsWith("nothing-wrong")) {
        assertEquals(List.of(), codes, name);
        continue;
      }
      var rule = name.substring(0, 6).toUpperCase(Locale.ROOT);
      assertTrue(codes.contains(rule), name + " says " + codes);
      broken.add(rule);
    }
    assertEquals(new TreeSet<>(NetworkRules.ALL.stream().map(NetworkRules.Documented::code).toList()), broken);
    assertTrue(broken.size() >= 40, broken.size() + " rules");
  }

  @Test
  void everyRuleNamesItsSourceAndItsNetworks() {
    for (var rule : NetworkRules.ALL) {
      assertFalse(rule.words().isBlank() || rule.words().endsWith(".") || rule.source().isBlank(), rule.code());
      assertTrue(NetworkRules.NETWORKS.containsAll(rule.networks()), rule.code());
      assertTrue(FindingCatalogue.of(rule.code()).isPresent(), rule.code());
      assertTrue(rule.setting().isEmpty() || NetworkRules.looks(rule.setting()).isPresent(), rule.code());
    }
  }

  @Test
  void aBuyerMayMakeARuleAWarningOrLeaveItOut() throws IOException {
    var sample = SAMPLES.resolve("ariba/ari-14-order-of-another-date");
    var invoice = read(sample.resolve("document.json"), Invoice.class);
    var order = read(SAMPLES.resolve("order.json"), Order.class);
    var none = NetworkKnowledge.none(Instant.parse("2026-11-20T12:00:00Z"));
    assertEquals(List.of(), NetworkRules.check(invoice, new NetworkKnowledge.Terms("ariba", Map.of(), Map.of()), none));
    assertFalse(order.lines().isEmpty());
    for (var policy : Arrays.asList("error", "warn", "ignore")) assertTrue(NetworkRules.allows("ARI-14", policy));
    assertFalse(NetworkRules.allows("ARI-14", "perhaps") || NetworkRules.allows("ARI-99", "warn") || NetworkRules.allows("time-zone", "Detroit"));
  }

  @Test
  void noDocumentOfTheDemonstrationBreaksARuleOfItsNetwork() throws IOException {
    var agreements = Agreements.load(ROOT.resolve("config")).agreements();
    int seen = 0;
    try (Stream<Path> files = Files.list(ROOT.resolve("samples/demo"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        var document = read(file, Object.class);
        if (!(document instanceof Invoice invoice) || !(agreements.route(invoice.seller(), invoice.buyer()) instanceof Routing.To to)) continue;
        var network = Optional.ofNullable(to.partner().network()).flatMap(agreements::network).map(Network::rules);
        if (network.isEmpty()) continue;
        seen++;
        var found = NetworkRules.check(invoice, new NetworkKnowledge.Terms(network.get(), to.partner().options(), to.partner().rules()),
            NetworkKnowledge.none(Instant.parse("2026-11-30T12:00:00Z")));
        assertEquals("", text(found), file.toString());
      }
    }
    assertTrue(seen >= 5, seen + " documents of networks with rules");
  }

  @Test
  void thePageOfTheRulesIsUpToDate() {
    var page = ROOT.resolve("docs/network-rules.md");
    try {
      if (UPDATE) Files.writeString(page, NetworkRules.page());
      assertEquals(Files.readString(page, StandardCharsets.UTF_8), NetworkRules.page(), "run with -Dgolden=update and review the difference");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
