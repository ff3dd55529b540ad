package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.ledger.Alarm;
import io.bordereau.signing.keys.DevelopmentKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs the hub hears of a certificate while there is time. */
class KeyWatchTest {
  private static final Path CONFIG = Path.of(System.getProperty("bordereau.root")).resolve("config");

  @TempDir
  private Path folder;

  private DevelopmentKeys keys;

  @BeforeEach
  void configure() throws Exception {
    for (String part : List.of("hub.yaml", "networks/direct-json.yaml", "companies/larkfield-fr.yaml")) {
      Files.createDirectories(folder.resolve(part).getParent());
      Files.copy(CONFIG.resolve(part), folder.resolve(part));
    }
    Files.createDirectories(folder.resolve("partners"));
    keys = new DevelopmentKeys(folder.resolve("keys"));
    keys.ensure(Instant.now(), List.of());
    keys.ensureDocuments(Instant.now(), List.of("larkfield-fr"));
  }

  private List<Alarm> after(Duration time) {
    KeyWatch watch = new KeyWatch(Agreements.load(folder).agreements(), Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC));
    watch.watch();
    return watch.alarms();
  }

  @Test
  void nothingIsSaidOfAGoodKey() {
    assertEquals(List.of(), after(Duration.ZERO));
  }

  @Test
  void anEndIsAnnouncedAndThenSaid() {
    List<Alarm> soon = after(Duration.ofDays(390));
    assertTrue(soon.stream().anyMatch(alarm -> alarm.kind().equals("certificate") && alarm.words().contains("in less than 7 days")), soon.toString());
    assertTrue(after(Duration.ofDays(400)).stream().anyMatch(alarm -> alarm.words().contains("no key signs now")));
  }

  @Test
  void aKeyThatIsGoneIsSaid() throws Exception {
    Files.delete(keys.documents("larkfield-fr"));
    assertTrue(after(Duration.ZERO).get(0).words().startsWith("larkfield-fr: The key development cannot be used:"));
  }

  @Test
  void anAlarmKeepsTheTimeWhenItBegan() throws Exception {
    Files.delete(keys.documents("larkfield-fr"));
    KeyWatch watch = new KeyWatch(Agreements.load(folder).agreements(), Clock.systemUTC());
    watch.watch();
    List<Alarm> first = watch.alarms();
    watch.watch();
    assertEquals(first, watch.alarms());
    keys.ensureDocuments(Instant.now(), List.of("larkfield-fr"));
    watch.watch();
    assertEquals(List.of(), watch.alarms());
  }
}
