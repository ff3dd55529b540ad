package io.bordereau.routes.app;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Door;
import io.bordereau.routes.feedback.Webhook;
import io.bordereau.routes.flow.Bells;
import io.bordereau.routes.flow.FolderTurns;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.inbound.Acknowledge;
import io.bordereau.routes.inbound.Acknowledging;
import io.bordereau.routes.inbound.Arrivals;
import io.bordereau.routes.inbound.ErpAnswers;
import io.bordereau.routes.inbound.ErpFolder;
import io.bordereau.routes.inbound.ErpQueue;
import io.bordereau.routes.inbound.ErpWebhook;
import io.bordereau.routes.inbound.HandToErp;
import io.bordereau.routes.inbound.InboundRoutes;
import io.bordereau.routes.inbound.Knock;
import io.bordereau.routes.inbound.Mailboxes;
import io.bordereau.routes.inbound.PartnerAccess;
import io.bordereau.routes.inbound.PartnerDoor;
import io.bordereau.routes.inbound.PartnerGate;
import io.bordereau.routes.inbound.ReadIn;
import io.bordereau.routes.inbound.ReceiveCxml;
import io.bordereau.routes.inbound.ReceiveFromPartner;
import io.bordereau.routes.inbound.ReceiveRnif;
import io.bordereau.routes.inbound.Recognise;
import io.bordereau.routes.inbound.TakeIn;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the way in: its beans and routes, and the partners' door in front of them. */
final class InboundJoinery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InboundJoinery.class);
  private static final Duration WORKING = Duration.ofSeconds(120);
  /** A file in a mailbox is taken when it has not changed for so long. */
  private static final Duration STILL = Duration.ofSeconds(2);
  private static final Door NO_DOOR = new Door("127.0.0.1", 0, null, "", "file:none", null, null, null);

  private final Agreements agreements;
  private final PartnerAccess access;
  private final Mailboxes mailboxes;
  private final ReceiveFromPartner receive;
  private final Ledger ledger;
  private PartnerDoor door;

  InboundJoinery(Main main, Agreements agreements, Judges judges, SqlLedger ledger, ConnectionFactory connections, Bells bells, WorkFolder work,
      Acknowledging acknowledging) {
    this.agreements = agreements;
    this.ledger = ledger;
    Supplier<Agreements> known = () -> agreements;
    var settings = agreements.hub().partners() == null ? NO_DOOR : agreements.hub().partners();
    this.access = new PartnerAccess(known);
    var gate = new PartnerGate(ledger.inquiry(), settings.atOnce(), settings.waiting());
    this.receive = new ReceiveFromPartner(ledger, access, gate);
    this.mailboxes = new Mailboxes(ledger, known, receive, work.part("mailbox"), new FolderTurns(ledger.leases()), Clock.systemUTC(), STILL);
    var erp = agreements.hub().erp();
    var folder = Optional.ofNullable(erp.folder()).map(f -> new ErpFolder(work.part(f)));
    var queue = Optional.ofNullable(erp.queue()).map(q -> new ErpQueue(connections, q));
    var webhook = Optional.ofNullable(erp.url())
        .map(u -> new ErpWebhook(Webhook.of(agreements, "erp", u, erp.secret(), erp.tls(), erp.timeouts(), Clock.systemUTC()), erp.retry().backoff()));
    var acknowledge = new Acknowledge(ledger, acknowledging, known, Clock.systemUTC());
    main.bind("receiveFromPartner", receive);
    main.bind("receiveCxml", new ReceiveCxml(ledger, access, gate, known, judges, Clock.systemUTC()));
    main.bind("receiveRnif", new ReceiveRnif(ledger, access, gate, known, judges, Clock.systemUTC()));
    main.bind("mailboxes", mailboxes);
    main.bind("arrivals", new Arrivals(ledger, bells, known, ledger.node(), WORKING));
    main.bind("recognise", new Recognise(ledger, judges, known, acknowledge));
    main.bind("readIn", new ReadIn(ledger, judges, acknowledge));
    main.bind("takeIn", new TakeIn(ledger, judges, known));
    main.bind("acknowledge", acknowledge);
    main.bind("handToErp", new HandToErp(ledger, folder, queue, webhook, RandomGenerator.getDefault()));
    main.bind("erpAnswers", new ErpAnswers(ledger, folder, new FolderTurns(ledger.leases())));
    main.configure().addRoutesBuilder(new InboundRoutes(queue.map(q -> q.queue() + ErpQueue.REPLIES).orElse(null)));
  }

  /** Opens the partners' door, when there is to be one; any free port when {@code anyPort}. */
  void open(ProducerTemplate routes, boolean anyPort) throws IOException {
    mailboxes.make();
    var settings = agreements.hub().partners();
    if (settings == null) return;
    var missing = access.missing();
    if (!missing.isEmpty()) throw new StartRefused("Secrets of partners that come in are missing: " + String.join(", ", missing) + ".");
    door = PartnerDoor.open(new InetSocketAddress(settings.host(), anyPort ? 0 : settings.port()), keys(settings), access, new Served(routes, ledger),
        settings.retryAfter());
    LOG.info("The partners' door is at {}", url().orElseThrow());
  }

  private KeyMaterial keys(Door settings) {
    var password = agreements.secret(settings.password()).read()
        .orElseThrow(() -> new StartRefused("The password of the partners' door is missing: " + settings.password() + "."));
    try {
      return KeyMaterial.load(agreements.file(settings.store()), password.toCharArray());
    } catch (KeysUnusable e) {
      throw new StartRefused("The partners' door has no usable key: " + e.getMessage() + ".");
    }
  }

  /** What knocks goes to the route of its language; the bytes of an acknowledgement are those that the ledger keeps. */
  private record Served(ProducerTemplate routes, Ledger ledger) implements PartnerDoor.Service {
    @Override
    public Reply serve(Knock knock) throws Exception {
      ledger.room().admit();
      try {
        return routes.requestBody(switch (knock.way()) {
          case IN -> "direct:receive-from-partner";
          case CXML -> "direct:receive-cxml";
          case RNIF -> "direct:receive-rnif";
        }, knock, Reply.class);
      } catch (CamelExecutionException e) {
        throw e.getCause() instanceof Exception why ? why : e;
      }
    }

    @Override
    public byte[] body(Reply reply) {
      return reply.payload() == null ? PartnerDoor.Service.super.body(reply) : ledger.payloads().get(reply.payload());
    }
  }

  /** Where the partners' door is; empty when there is none. */
  Optional<String> url() {
    var host = agreements.hub().partners() == null ? "" : agreements.hub().partners().host();
    return door == null ? Optional.empty() : Optional.of("https://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + door.port());
  }

  @Override
  public void close() {
    if (door != null) door.close();
  }
}
