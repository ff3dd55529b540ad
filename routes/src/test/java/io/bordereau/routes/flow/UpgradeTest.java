package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.formats.Formats;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Silence;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import io.bordereau.routes.pages.EpdfFormat;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.pades.ArchiveStamp;
import io.bordereau.signing.pades.PdfBytes;
import io.bordereau.signing.pades.PdfLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that went out with less of a signature than was wanted is raised when the authority answers again, and stamped again before its stamp ends. */
class UpgradeTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final String DEAD = "down: {then: send-and-upgrade}\n  timestamps: {url: \"http://127.0.0.1:9/tsa\", timeout: 1s} #";

  @TempDir
  Path folder;
  private Instant now = Instant.now();
  private SqlLedger ledger;
  private Agreements agreements;

  @BeforeEach
  void start() throws IOException {
    var config = folder.resolve("config");
    try (var all = Files.walk(ROOT.resolve("config"))) {
      for (var file : all.filter(Files::isRegularFile).filter(f -> !f.startsWith(ROOT.resolve("config/keys"))).toList()) {
        var to = config.resolve(ROOT.resolve("config").relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    var keys = new DevelopmentKeys(config.resolve("keys"));
    keys.ensure(Instant.now(), List.of());
    keys.ensureDocuments(Instant.now(), List.of("larkfield-fr"));
    ledger = SqlLedger.open(folder.resolve("ledger"), "node-1", () -> now);
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  private void authority(boolean there) throws IOException {
    var company = folder.resolve("config/companies/larkfield-fr.yaml");
    Files.writeString(company, Files.readString(ROOT.resolve("config/companies/larkfield-fr.yaml")).replace("authorities: development", there ? "authorities: development" : DEAD));
    agreements = Agreements.load(folder.resolve("config")).agreements();
  }

  /** Nothing is checked and nothing proven. */
  static final class House implements Judges {
    @Override
    public Optional<Format> format(String id) {
      return id.equals(EpdfFormat.ID) ? Optional.of(EpdfFormat.PLAIN) : Formats.byId(id);
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

  /** Takes the page to its partner; the work that delivered it ends with what is due next. */
  private String deliver() throws IOException {
    var bytes = Files.readAllBytes(ROOT.resolve("samples/demo/4737.json"));
    var digest = ledger.payloads().put(bytes);
    var replies = new Silence();
    var id = ledger.receive(new Inbound(Direction.OUT, "rest", "erp", digest, digest, "bordereau-json", "", Kinds.PREPARE, List.of()), replies).document();
    var judges = new House();
    var pages = new CompanyPages(() -> agreements);
    var claims = new Claims(ledger, new Bells(ledger), "test", Duration.ofMinutes(1), Duration.ofMinutes(1));
    var p = (Passage) claims.prepare(ledger.due(Kinds.PREPARE, 1).get(0));
    p = (Passage) new Understand(ledger, judges, () -> agreements).understand(p);
    p = new Route(() -> agreements, judges, pages, Clock.systemUTC()).route(p);
    p = new Issue(Clock.fixed(now, ZoneOffset.UTC)).issue(p);
    p = new Render(ledger, () -> agreements).render(p);
    p = new Prove(judges).prove(p);
    p = new Sign(() -> agreements, pages, Begun.in(ledger), Clock.systemUTC()).sign(p);
    p = (Passage) new Identify(ledger, () -> agreements).identify(p);
    new Pack(ledger, () -> agreements).pack(p);
    var send = claim(Kinds.SEND);
    var sending = ledger.outgoing(send);
    var due = Upgrade.due(ledger, agreements, agreements.partner(sending.partner()).orElseThrow(), sending, id, Clock.fixed(now, ZoneOffset.UTC));
    var done = Completion.of(Step.of(Stage.DELIVERED, "to the partner"));
    ledger.complete(send, due.isPresent() ? done.then(due.get()) : done);
    return id;
  }

  private Claim claim(String kind) {
    return ledger.claim(kind, "test", Duration.ofMinutes(1)).orElseThrow(() -> new AssertionError("nothing to " + kind));
  }

  private byte[] sent(String id) {
    return ledger.payloads().get(ledger.inquiry().sendings(id).get(0).payload());
  }

  private Optional<byte[]> kept(String id) {
    return ledger.inquiry().timeline(id).stream().map(e -> e.step().facts().get(Upgrade.KEPT)).filter(java.util.Objects::nonNull).reduce((a, b) -> b).map(ledger.payloads()::get);
  }

  private void upgrade() {
    new Upgrade(ledger, () -> agreements, new CompanyPages(() -> agreements), Clock.fixed(now, ZoneOffset.UTC)).upgrade(claim(Kinds.UPGRADE));
  }

  private static Optional<Instant> stamp(byte[] page) {
    return ArchiveStamp.until(PdfBytes.of(page), PdfLimits.DEFAULT);
  }

  @Test
  void whatWentOutWithLessIsRaisedWhenTheAuthorityAnswersAgain() throws Exception {
    authority(false);
    var id = deliver();
    var before = sent(id);
    assertTrue(stamp(before).isEmpty(), "nobody stamped it");
    now = now.plus(Duration.ofMinutes(6));
    upgrade();
    assertTrue(kept(id).isEmpty(), "the authority is still away");
    authority(true);
    now = now.plus(Duration.ofHours(2));
    upgrade();
    var after = kept(id).orElseThrow();
    assertTrue(stamp(after).isPresent());
    assertArrayEquals(before, Arrays.copyOf(after, before.length), "the proofs grow behind the signed page");
    assertArrayEquals(before, sent(id), "what the partner has is what was sent");
  }

  @Test
  void whatIsArchivedIsStampedAgainBeforeItsStampEnds() throws Exception {
    authority(true);
    var id = deliver();
    var end = stamp(sent(id)).orElseThrow();
    assertFalse(ledger.claim(Kinds.UPGRADE, "test", Duration.ofMinutes(1)).isPresent(), "there is time");
    now = end.minus(Duration.ofDays(29));
    upgrade();
    assertTrue(kept(id).orElseThrow().length > sent(id).length, "a second stamp stands behind the first");
  }
}
