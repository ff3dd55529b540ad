package io.bordereau.routes.inbound;

import io.bordereau.routes.ledger.Correlated;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.ledger.Verdict;
import io.bordereau.routes.rest.Json;
import io.bordereau.routes.rest.Unwelcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what our own system says about the documents that were handed over to it: by a file, by a JMS reply, or by REST. */
public final class ErpAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ErpAnswers.class);
  private static final String TAKEN = "taken";

  private final Ledger ledger;
  private final Optional<ErpFolder> folder;
  private final Predicate<Path> turns;

  /** Records in this ledger; {@code folder} when the system answers there, {@code turns} whether it is this hub's turn to collect from it. */
  public ErpAnswers(Ledger ledger, Optional<ErpFolder> folder, Predicate<Path> turns) {
    this.ledger = ledger;
    this.folder = folder;
    this.turns = turns;
  }

  /** Records every answer that lies in the folder, and moves it away when the ledger has it. */
  public void collect() {
    folder.filter(f -> turns.test(f.folder())).ifPresent(f -> f.said().forEach(said -> {
      record(said.identity(), said.taken(), said.reason());
      f.done(said);
    }));
  }

  /** Records a JMS reply: its correlation id names the document, its text is {@code taken}, or the reason why not. */
  public void reply(@Header("JMSCorrelationID") String identity, @Body String text) {
    if (identity == null || identity.isBlank()) {
      LOG.warn("A reply of our own system names no document and says: {}", ErpFolder.plain(text == null ? "" : text));
      return;
    }
    var words = ErpFolder.plain(text == null ? "" : text);
    boolean taken = words.equalsIgnoreCase(TAKEN);
    record(identity, taken, taken ? "" : words);
  }

  /**
   * Records that a document was taken in.
   *
   * @throws Unwelcome 404 when no document with this id was handed over
   */
  public Reply taken(@Header("id") String id) {
    return told(id, true, "");
  }

  /**
   * Records that a document was not taken in; the body is the reason.
   *
   * @throws Unwelcome 404 when no document with this id was handed over
   */
  public Reply refused(@Header("id") String id, @Body byte[] reason) {
    return told(id, false, ErpFolder.plain(reason == null ? "" : new String(reason, java.nio.charset.StandardCharsets.UTF_8)));
  }

  private Reply told(String id, boolean taken, String reason) {
    var sending = ledger.inquiry().sendings(id).stream().filter(o -> o.partner().equals(Outgoing.ERP)).reduce((a, b) -> b).map(Outgoing::identity)
        .orElseThrow(() -> new Unwelcome(404, "HUB-27", "No document with this id was handed over.", "Look for it by its number: /api/documents?number=..."));
    record(sending, taken, reason);
    return new Reply(200, "application/json", Json.text(Map.of("status", taken ? TAKEN : "refused", "id", id)));
  }

  /** The same answer again, by whatever way, changes nothing. */
  private Correlated record(String identity, boolean taken, String reason) {
    return ledger.answer(evidence(identity, taken, reason));
  }

  /** What it says of a document. */
  static Evidence evidence(String identity, boolean taken, String reason) {
    var words = taken ? "taken in" : "not taken in" + (reason.isEmpty() ? "" : ": " + reason);
    return new Evidence(HandToErp.CONNECTOR, identity + (taken ? "/taken" : "/refused"), List.of(Ref.of(Evidence.BY_IDENTITY, identity)),
        Level.APPLICATION, taken ? Verdict.ACCEPTED : Verdict.REFUSED, words, null, null, null, null,
        taken ? List.of() : List.of(Told.refusedByOurs(reason)));
  }
}
