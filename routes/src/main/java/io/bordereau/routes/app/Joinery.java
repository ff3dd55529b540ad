package io.bordereau.routes.app;

import io.bordereau.connectors.Connectors;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.flow.Batch;
import io.bordereau.routes.flow.BatchRoutes;
import io.bordereau.routes.flow.Begun;
import io.bordereau.routes.flow.Bells;
import io.bordereau.routes.flow.Check;
import io.bordereau.routes.flow.Claims;
import io.bordereau.routes.flow.CompanyPages;
import io.bordereau.routes.flow.CopyPage;
import io.bordereau.routes.flow.Deliver;
import io.bordereau.routes.flow.FlowRoutes;
import io.bordereau.routes.flow.FolderTurns;
import io.bordereau.routes.flow.HandOver;
import io.bordereau.routes.flow.HubErrors;
import io.bordereau.routes.flow.Identify;
import io.bordereau.routes.flow.Issue;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.flow.KeyWatch;
import io.bordereau.routes.flow.Mend;
import io.bordereau.routes.flow.Networked;
import io.bordereau.routes.flow.Ordered;
import io.bordereau.routes.flow.Pack;
import io.bordereau.routes.flow.Prove;
import io.bordereau.routes.flow.Remind;
import io.bordereau.routes.flow.Render;
import io.bordereau.routes.flow.Route;
import io.bordereau.routes.flow.Secure;
import io.bordereau.routes.flow.SendRoutes;
import io.bordereau.routes.flow.Settle;
import io.bordereau.routes.flow.Sign;
import io.bordereau.routes.flow.TakePage;
import io.bordereau.routes.flow.Understand;
import io.bordereau.routes.flow.Upgrade;
import io.bordereau.routes.flow.Watch;
import io.bordereau.routes.inbound.EdiAcknowledging;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.operator.Decisions;
import io.bordereau.routes.operator.IdentityProvider;
import io.bordereau.routes.operator.Lookup;
import io.bordereau.routes.operator.Operate;
import io.bordereau.routes.operator.Tokens;
import io.bordereau.routes.rest.Access;
import io.bordereau.routes.rest.AllowedHeaders;
import io.bordereau.routes.rest.Ask;
import io.bordereau.routes.rest.Exports;
import io.bordereau.routes.rest.FolderRoutes;
import io.bordereau.routes.rest.Health;
import io.bordereau.routes.rest.OpenApi;
import io.bordereau.routes.rest.QueueRoutes;
import io.bordereau.routes.rest.Receive;
import io.bordereau.routes.rest.ReceiveBatch;
import io.bordereau.routes.rest.ReceiveFile;
import io.bordereau.routes.rest.ReceiveMessage;
import io.bordereau.routes.rest.Responses;
import io.bordereau.routes.rest.RestErrors;
import io.bordereau.routes.rest.RestRoutes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/** Joins beans and routes: the one place where every name that a route uses is bound. */
final class Joinery {
  /** The largest document that the door takes. */
  static final int LARGEST = 20 << 20;

  private static final Duration PREPARING = Duration.ofSeconds(60);
  private static final Duration SENDING = Duration.ofSeconds(180);
  /** How often certificates are looked at: they end on days, but are revoked at any time. */
  private static final Duration KEYS = Duration.ofHours(1);

  private final Main main = new Main();
  private final Bells bells;
  private final Intakes intakes;
  private final String host;
  private final InboundJoinery inbound;
  private final ArchiveJoinery archive;
  private final FeedbackJoinery feedback;
  private final boolean anyPort;
  private volatile boolean started;

  Joinery(
      Options options, Agreements agreements, Judges judges, SqlLedger ledger, Broker broker, OutsideBroker outside, SharedBells shared, Bells bells, WorkFolder work,
      String token) {
    this.bells = bells;
    this.host = agreements.hub().api().host();
    settings(options, agreements);
    this.intakes = new Intakes(options.config().resolve("intake"));
    var exports = new Exports(intakes, new HandOver(ledger), judges.format("bordereau-json").orElseThrow());
    var knowing = new IntakeJudges(judges, intakes);
    this.archive = new ArchiveJoinery(main, agreements, ledger, work);
    flow(() -> agreements, knowing, ledger, exports, work, token);
    main.bind("health", new Health(ledger, () -> started, () -> shared == null ? null : shared.connected() ? "up" : "away"));
    var erp = outside == null ? broker.connections() : outside.connections();
    this.inbound = new InboundJoinery(main, agreements, knowing, ledger, erp, bells, work, new EdiAcknowledging(knowing::own));
    this.feedback = new FeedbackJoinery(main, agreements, ledger, erp, work);
    this.anyPort = options.port() != null && options.port() == 0;
    var jms = JmsComponent.jmsComponentAutoAcknowledge(broker.connections());
    jms.setDeliveryPersistent(false);
    main.bind("jms", jms);
    // The queues of our own system lie at the broker beside the hub, when there is one.
    main.bind("erp", JmsComponent.jmsComponentAutoAcknowledge(erp));
    main.configure().addRoutesBuilder(new HubErrors());
    main.configure().addRoutesBuilder(new RestErrors());
    main.configure().addRoutesBuilder(new FlowRoutes());
    main.configure().addRoutesBuilder(new BatchRoutes());
    main.configure().addRoutesBuilder(new SendRoutes());
    main.configure().addRoutesBuilder(new RestRoutes());
    main.configure().addRoutesBuilder(new QueueRoutes(agreements.hub().intake().stream().filter(i -> i.queue() != null).toList()));
    main.configure().addRoutesBuilder(new FolderRoutes(agreements.hub().intake().stream().filter(i -> i.folder() != null)
        .collect(Collectors.toMap(i -> i.folder().replaceAll("[^A-Za-z0-9]+", "-"), i -> work.part(i.folder()))), new FolderTurns(ledger.leases())));
  }

  private void settings(Options options, Agreements agreements) {
    var hub = agreements.hub();
    main.configure().withName(hub.name().replaceAll("[^A-Za-z0-9-]", "-")).withJmxEnabled(false)
        .withAutoConfigurationEnabled(false).withShutdownTimeout(30).withUseMdcLogging(false);
    main.configure().httpServer().withEnabled(true).withHost(host).withPort(options.port() == null ? hub.api().port() : options.port())
        .withMaxBodySize(LARGEST + (1L << 16)).withFileUploadEnabled(false);
    main.addInitialProperty("hub.workers", Integer.toString(hub.workers()));
    // Senders wait for partners, not for the processor: there may be many, so that a slow partner does not stop the others.
    main.addInitialProperty("hub.senders", Integer.toString(Math.max(4, hub.workers())));
    main.addInitialProperty("hub.sendersAtMost", Integer.toString(Math.max(32, 8 * hub.workers())));
    main.addInitialProperty("hub.poll", Long.toString(options.poll().toMillis()));
    main.addInitialProperty("hub.mailboxes", Long.toString(options.poll().toMillis()));
    main.addInitialProperty("hub.keys", Long.toString(KEYS.toMillis()));
    main.addInitialProperty("hub.watch", Long.toString(Math.max(5_000, options.poll().toMillis())));
  }

  private void flow(Supplier<Agreements> agreements, Judges judges, SqlLedger ledger, Exports exports, WorkFolder work, String token) {
    main.bind("bells", bells);
    main.bind("claims", new Claims(ledger, bells, ledger.node(), PREPARING, SENDING));
    main.bind("mend", new Mend(ledger, RandomGenerator.getDefault(), Clock.systemUTC()));
    main.bind("watch", new Watch(ledger));
    main.bind("room", ledger.room());
    main.bind("understand", new Understand(ledger, judges, agreements));
    var pages = new CompanyPages(agreements);
    main.bind("route", new Route(agreements, judges, pages, Clock.systemUTC()));
    main.bind("ordered", new Ordered(ledger));
    main.bind("networked", new Networked(ledger, judges, agreements, Clock.systemUTC()));
    main.bind("check", new Check(judges));
    main.bind("issue", new Issue(Clock.systemUTC()));
    var sign = new Sign(agreements, pages, Begun.in(ledger), Clock.systemUTC());
    main.bind("copy", new CopyPage(agreements, pages, sign, Clock.systemUTC()));
    main.bind("page", new TakePage(agreements));
    main.bind("render", new Render(ledger, agreements));
    main.bind("prove", new Prove(judges));
    main.bind("sign", sign);
    main.bind("upgrade", new Upgrade(ledger, agreements, pages, Clock.systemUTC()));
    main.bind("identify", new Identify(ledger, agreements));
    main.bind("pack", new Pack(ledger, agreements));
    main.bind("batch", new Batch(ledger, agreements));
    main.bind("secure", new Secure(ledger, agreements, work.path(), Connectors::byId));
    main.bind("deliver", new Deliver());
    main.bind("settle", new Settle(ledger, agreements));
    main.bind("remind", new Remind(ledger, agreements, Clock.systemUTC()));
    main.bind("allowedHeaders", new AllowedHeaders());
    var tokens = new Tokens(ledger.accounts(), agreements).first(token);
    var oidc = agreements.get().hub().api().oidc();
    main.bind("tokens", tokens);
    main.bind("operate", new Operate(ledger, judges, agreements));
    main.bind("decisions", new Decisions(ledger));
    main.bind("lookup", new Lookup(ledger, work.part("exports")));
    main.bind("openApi", new OpenApi());
    main.bind("access", new Access(tokens.or(oidc == null ? nobody -> Optional.empty() : new IdentityProvider(oidc)), ledger.inquiry()::owner));
    var receive = new Receive(new HandOver(ledger), judges, LARGEST);
    main.bind("receive", receive);
    main.bind("receiveBatch", new ReceiveBatch(receive, LARGEST));
    main.bind("receiveMessage", new ReceiveMessage(new HandOver(ledger), receive, Hub.reserved(agreements.get().hub()), LARGEST));
    main.bind("receiveFile", new ReceiveFile(new HandOver(ledger), judges, exports, LARGEST));
    var keys = new KeyWatch(agreements.get(), Clock.systemUTC());
    main.bind("keyWatch", keys);
    main.bind("ask", new Ask(ledger.inquiry(), ledger.payments(), keys,
        () -> Stream.concat(archive.alarms().stream(), ledger.room().alarms().stream()).toList()));
    main.bind("responses", new Responses());
  }

  void start() throws Exception {
    main.start();
    bells.start(main.getCamelContext().createProducerTemplate());
    inbound.open(main.getCamelContext().createProducerTemplate(), anyPort);
    started = true;
    // Smooks takes a moment to wake up; nobody has to wait for it.
    Thread.ofVirtual().name("intakes").start(intakes::get);
  }

  void stop() {
    started = false;
    inbound.close();
    main.stop();
    feedback.close();
    archive.close();
  }

  /** Where the partners' door is; empty when there is none. */
  Optional<String> partnersUrl() {
    return inbound.url();
  }

  /** Where the operator's door is. */
  String url() {
    var server = main.getCamelContext().hasService(VertxPlatformHttpServer.class);
    return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + server.getPort();
  }
}
