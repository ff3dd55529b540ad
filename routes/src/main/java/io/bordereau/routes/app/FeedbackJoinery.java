package io.bordereau.routes.app;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Sink;
import io.bordereau.routes.feedback.ByFolder;
import io.bordereau.routes.feedback.FeedbackRoutes;
import io.bordereau.routes.feedback.TellErp;
import io.bordereau.routes.feedback.TellingWay;
import io.bordereau.routes.feedback.Webhook;
import io.bordereau.routes.inbound.ErpQueue;
import io.bordereau.routes.ledger.SqlLedger;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.apache.camel.main.Main;

/** Joins what our own system is told about its documents. */
final class FeedbackJoinery implements AutoCloseable {
  private final TellErp tell;

  FeedbackJoinery(Main main, Agreements agreements, SqlLedger ledger, ConnectionFactory queues, WorkFolder work) {
    var settings = agreements.hub().erp().feedback();
    var clock = Clock.systemUTC();
    this.tell = new TellErp(ledger.feedback(), settings.stream().map(s -> new TellErp.Sink(s.id(), way(s, agreements, queues, work, clock), s.retry().backoff())).toList(),
        RandomGenerator.getDefault(), clock);
    main.bind("tellErp", tell);
    if (settings.isEmpty()) return;
    ledger.feedback().begin(company -> settings.stream().filter(s -> s.hears(company)).map(Sink::id).toList());
    main.configure().addRoutesBuilder(new FeedbackRoutes());
  }

  private static TellingWay way(Sink s, Agreements agreements, ConnectionFactory queues, WorkFolder work, Clock clock) {
    if (s.url() != null) return new TellingWay.ByWebhook(Webhook.of(agreements, s.id(), s.url(), s.secret(), s.tls(), s.timeouts(), clock));
    if (s.queue() != null) return new TellingWay.ByQueue(new ErpQueue(queues, s.queue())::tell);
    return new ByFolder(work.part(s.folder()), s.files() == Sink.Files.DAY, agreements.hub().node().replaceAll("[^A-Za-z0-9-]", "-"), clock);
  }

  @Override
  public void close() {
    tell.close();
  }
}
