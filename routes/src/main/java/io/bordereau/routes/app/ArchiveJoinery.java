package io.bordereau.routes.app;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.archive.ArchiveRoutes;
import io.bordereau.routes.archive.ArchiveSettings;
import io.bordereau.routes.archive.AskEvidence;
import io.bordereau.routes.archive.CheckpointSigner;
import io.bordereau.routes.archive.LegalHolds;
import io.bordereau.routes.archive.Retention;
import io.bordereau.routes.archive.Sealer;
import io.bordereau.routes.ledger.Alarm;
import io.bordereau.routes.ledger.SqlLedger;
import java.time.Clock;
import java.util.List;
import org.apache.camel.main.Main;

/** Joins what outlives the day. */
final class ArchiveJoinery implements AutoCloseable {
  private final Sealer sealer;

  ArchiveJoinery(Main main, Agreements agreements, SqlLedger ledger, WorkFolder work) {
    var settings = agreements.hub().archive();
    this.sealer = new Sealer(ledger, ledger.node(), ArchiveSettings.of(settings, work.path()), CheckpointSigner.of(agreements, settings.signedBy(), Clock.systemUTC()),
        Clock.systemUTC());
    main.bind("sealer", sealer);
    main.bind("retention", new Retention(ledger, id -> agreements.company(id).map(c -> c.country()).orElse(null), settings.erase(), settings.longer()));
    main.bind("legalHolds", new LegalHolds(ledger));
    main.bind("askEvidence", new AskEvidence(ledger));
    main.addInitialProperty("hub.checkpoints", Long.toString(settings.every().toMillis()));
    main.configure().addRoutesBuilder(new ArchiveRoutes());
  }

  /** What a person should look at. */
  List<Alarm> alarms() {
    return sealer.alarms();
  }

  /** What happened last is sealed as well. */
  @Override
  public void close() {
    sealer.seal();
    sealer.release();
  }
}
