package io.bordereau.routes.archive;

import io.bordereau.routes.ledger.Alarm;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.LedgerException;
import io.bordereau.routes.ledger.Seals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes checkpoints over what no checkpoint holds yet, and writes them outside the database. Of several hubs on one ledger one does it: the one that has the
 * lease.
 */
public final class Sealer {
  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
  private static final int DOCUMENTS = 2_000;
  private static final int AT_ONCE = 100;

  /** Signs the text of a checkpoint. */
  public interface Signature {
    /** Signs nothing. */
    Signature NONE = text -> null;

    /** The signature over a text, DER; null when none is wanted. */
    byte[] of(byte[] text) throws IOException;
  }

  private final Ledger ledger;
  private final String owner;
  private final List<Checkpoints> places;
  private final Signature signature;
  private final Duration every;
  private final Clock clock;
  private final Map<String, Alarm> open = new TreeMap<>();

  /**
   * A sealer.
   *
   * @param owner this hub
   * @param settings where checkpoints go, and how often they are made
   * @param signature signs them
   */
  public Sealer(Ledger ledger, String owner, ArchiveSettings settings, Signature signature, Clock clock) {
    this.ledger = ledger;
    this.owner = owner;
    this.places = settings.places().stream().map(Checkpoints::new).toList();
    this.signature = signature;
    this.every = settings.every();
    this.clock = clock;
  }

  /** Seals what there is, when it is this hub's to do, and looks whether somebody should be told. For a timer. */
  public synchronized void seal() {
    try {
      var token = ledger.seals().lease(Seals.SEALER, owner, lease());
      if (token.isPresent()) {
        export();
        boolean more = true;
        while (more) {
          more = checkpoint(token.get());
          export();
        }
        clear("unsealed");
      }
    } catch (IOException | LedgerException e) {
      raise("unsealed", "Checkpoints cannot be made: " + e.getMessage());
    }
    late();
  }

  /** Lets another hub seal. */
  public void release() {
    try {
      ledger.seals().release(Seals.SEALER, owner);
    } catch (LedgerException e) {
      LOG.warn("The lease of the sealer ends by itself.", e);
    }
  }

  /** Long enough to make a checkpoint, short enough that another hub takes over before anybody has to be told. */
  private Duration lease() {
    return every.multipliedBy(2).compareTo(Duration.ofSeconds(30)) < 0 ? Duration.ofSeconds(30) : every.multipliedBy(2);
  }

  /** Makes a checkpoint; false when there is nothing more to seal, or it is no longer ours to do. */
  private boolean checkpoint(long token) {
    var unsealed = ledger.seals().unsealed(DOCUMENTS);
    if (unsealed.runs().isEmpty()) return false;
    var last = ledger.seals().last();
    long number = last.map(Seals.Row::number).orElse(0L) + 1;
    var previous = last.map(row -> Checkpoint.of(ledger.seals().ledger(), row).hash()).orElse(Checkpoint.START);
    Long restored = null;
    var mark = ledger.seals().mark(Seals.RESTORED);
    if (mark.isPresent()) {
      var words = mark.get().split(" ");
      restored = Long.valueOf(words[0]);
      number = Math.max(number, Long.parseLong(words[1]) + 1);
      previous = words[2];
    }
    var checkpoint = Checkpoint.after(ledger.seals().ledger(), number, previous, restored, unsealed);
    if (!ledger.seals().add(token, checkpoint.row(), unsealed.runs())) return false;
    if (mark.isPresent()) ledger.seals().mark(Seals.RESTORED, null);
    return unsealed.more();
  }

  /** Writes outside the database what was not written yet. */
  private void export() throws IOException {
    for (var waiting = ledger.seals().waitingForExport(AT_ONCE); !waiting.isEmpty(); waiting = ledger.seals().waitingForExport(AT_ONCE)) {
      for (var row : waiting) export(row);
    }
    clear("export");
  }

  private void export(Seals.Row row) throws IOException {
    var checkpoint = Checkpoint.of(ledger.seals().ledger(), row);
    var signed = row.signature() == null ? signature.of(checkpoint.text().getBytes(StandardCharsets.UTF_8)) : Base64.getDecoder().decode(row.signature());
    if (row.signature() == null && signed != null) ledger.seals().signed(row.number(), Base64.getEncoder().encodeToString(signed));
    var list = Checkpoint.list(ledger.seals().runs(row.number()));
    if (!Checkpoint.digest(list.getBytes(StandardCharsets.UTF_8)).equals(row.leaves())) {
      raise("changed " + row.number(), "Entries were changed between the making of checkpoint " + row.number() + " and its export: run ./hub audit.");
    }
    for (var place : places) {
      try {
        place.write(checkpoint, list, signed);
      } catch (IOException e) {
        raise("export", "Checkpoint " + row.number() + " cannot be written to " + place.folder() + ": " + e.getMessage());
        throw e;
      }
    }
    ledger.seals().exported(row.number());
  }

  /** Whoever seals: somebody is told when nobody does. */
  private void late() {
    try {
      var limit = clock.instant().minus(every.multipliedBy(5).plusSeconds(30));
      var oldest = ledger.seals().waiting().filter(since -> since.isBefore(limit));
      var export = ledger.seals().waitingForExport(1).stream().map(Seals.Row::at).filter(since -> since.isBefore(limit)).findFirst();
      if (oldest.isPresent()) raise("late", "No checkpoint has been made since " + oldest.get() + ": what happened since can be changed unnoticed.");
      else if (export.isPresent()) raise("late", "A checkpoint of " + export.get() + " is not outside the database yet.");
      else clear("late");
    } catch (LedgerException e) {
      raise("late", "Nobody knows whether checkpoints are made: " + e.getMessage());
    }
  }

  private void raise(String name, String words) {
    synchronized (open) {
      if (open.get(name) == null) LOG.warn("Alarm checkpoints: {}", words);
      Instant since = open.get(name) == null ? clock.instant() : open.get(name).since();
      open.put(name, new Alarm(null, "checkpoints", since, words));
    }
  }

  private void clear(String name) {
    synchronized (open) {
      open.remove(name);
    }
  }

  /** What a person should look at. */
  public List<Alarm> alarms() {
    synchronized (open) {
      return new ArrayList<>(open.values());
    }
  }
}
