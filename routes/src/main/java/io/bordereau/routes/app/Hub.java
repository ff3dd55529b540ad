package io.bordereau.routes.app;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Hub.Environment;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.Bells;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.flow.WhereIs;
import io.bordereau.routes.inbound.ErpQueue;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.rules.Rules;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running hub. Started in this order: work folder and lock, agreements, ledger, broker, routes; the door opens last. Stopped the other
 * way round: what has begun is finished, what is waiting stays in the ledger.
 */
public final class Hub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

  private final WorkFolder work;
  private final SqlLedger ledger;
  private final Broker broker;
  private final OutsideBroker outside;
  private final SharedBells shared;
  private final Bells bells;
  private final Joinery joinery;
  private final String token;
  private boolean closed;

  private Hub(WorkFolder work, SqlLedger ledger, Broker broker, OutsideBroker outside, SharedBells shared, Bells bells, Joinery joinery, String token) {
    this.work = work;
    this.ledger = ledger;
    this.broker = broker;
    this.outside = outside;
    this.shared = shared;
    this.bells = bells;
    this.joinery = joinery;
    this.token = token;
  }

  /** Runs a hub until it is told to stop; options as in {@link Options#parse}. */
  public static void main(String[] args) throws Exception {
    var stopped = new CountDownLatch(1);
    var hub = start(Options.parse(args));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      hub.close();
      stopped.countDown();
    }, "stop"));
    System.out.println("ready " + hub.url());
    stopped.await();
  }

  /**
   * Starts a hub; it takes documents in when this returns.
   *
   * @throws StartRefused when the configuration does not allow it; the message says why
   */
  public static Hub start(Options options) throws Exception {
    return start(options, new HouseJudges());
  }

  /** Starts a hub with other formats, checks and rules. */
  static Hub start(Options options, Judges judges) throws Exception {
    var loaded = Agreements.load(options.config());
    loaded.findings().forEach(f -> LOG.warn("{} {}: {}", f.code(), f.where(), f.message()));
    var settings = loaded.agreements().hub();
    if (settings == null) throw new StartRefused("There is no usable hub.yaml in " + options.config().toAbsolutePath().normalize() + ".");
    var work = WorkFolder.open(options.work() == null ? Path.of(settings.work()) : options.work());
    SqlLedger ledger = null;
    Broker broker = null;
    OutsideBroker outside = null;
    try {
      ledger = SqlLedger.open(LedgerPlace.of(loaded.agreements(), work.path()), settings.node().replace('/', '-'), null);
      outside = settings.broker() == null ? null : OutsideBroker.of(loaded.agreements(), settings.broker());
      broker = Broker.start(work.part("broker"), Kinds.ALL, outside == null ? durable(settings) : List.of());
      if (settings.environment() == Environment.DEVELOPMENT) OwnKeys.ensure(options.config(), loaded.agreements());
      var token = work.token();
      var bells = new Bells(ledger);
      ledger.onWork(bells);
      var shared = outside == null ? null : new SharedBells(outside.servers(), settings.broker().prefix(), Kinds.ALL, bells);
      if (shared != null) bells.with(shared);
      var joinery = new Joinery(options, loaded.agreements(), judges, ledger, broker, outside, shared, bells, work, token);
      joinery.start();
      if (shared != null) shared.start();
      var hub = new Hub(work, ledger, broker, outside, shared, bells, joinery, token);
      hub.announce();
      if (options.warm()) warm(loaded.agreements());
      return hub;
    } catch (Exception | Error e) {
      if (broker != null) broker.close();
      if (outside != null) outside.close();
      if (ledger != null) ledger.close();
      work.close();
      throw e;
    }
  }

  /** The queues of our own system, each with the one for its replies. */
  private static List<String> durable(io.bordereau.routes.agreements.Hub settings) {
    return settings.queues().stream().flatMap(q -> Stream.of(q, q + ErpQueue.REPLIES)).distinct().toList();
  }

  /** The queues on which nobody but this hub is answered. */
  static Predicate<String> reserved(io.bordereau.routes.agreements.Hub settings) {
    var prefix = settings.broker() == null ? null : settings.broker().prefix();
    return queue -> Kinds.ALL.contains(queue) || settings.queues().contains(queue) || queue.equals(settings.erp().queue() + ErpQueue.REPLIES)
        || prefix != null && queue.startsWith(prefix);
  }

  /** Compiles the official rules that the agreements name, in the background. */
  private static void warm(Agreements agreements) {
    var profiles = agreements.partners().stream().map(Partner::profile).filter(p -> !p.equals("none")).distinct().toArray(String[]::new);
    if (profiles.length > 0) Rules.official().warm(profiles);
  }

  private void announce() throws IOException {
    work.announce("{\"url\": \"" + url() + "\", " + joinery.partnersUrl().map(u -> "\"partners\": \"" + u + "\", ").orElse("") + "\"pid\": " + ProcessHandle.current().pid() + "}");
    LOG.info("Ready at {} after {} ms; the token stands in {}", url(), ManagementFactory.getRuntimeMXBean().getUptime(),
        work.part("api-token"));
  }

  /** Where the operator's door is. */
  public String url() {
    return joinery.url();
  }

  /** Where the partners' door is; empty when there is none. */
  public Optional<String> partnersUrl() {
    return joinery.partnersUrl();
  }

  /** What a request has to show. */
  public String token() {
    return token;
  }

  /** Connections to its broker, for what runs inside this process. */
  ConnectionFactory connections() {
    return outside == null ? broker.connections() : outside.connections();
  }

  /** The folder that it writes to. */
  public Path work() {
    return work.path();
  }

  /** Its ledger. */
  public Ledger ledger() {
    return ledger;
  }

  /** Where its documents are. */
  public WhereIs whereIs() {
    return new WhereIs(ledger.inquiry());
  }

  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    LOG.info("Stopping");
    bells.close();
    if (shared != null) shared.close();
    joinery.stop();
    broker.close();
    if (outside != null) outside.close();
    ledger.close();
    try {
      work.close();
    } catch (IOException e) {
      LOG.warn("The work folder's lock was not released cleanly.", e);
    }
    LOG.info("Stopped");
  }
}
