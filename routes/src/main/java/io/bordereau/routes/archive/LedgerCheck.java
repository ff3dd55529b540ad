package io.bordereau.routes.archive;

import io.bordereau.routes.ledger.Entry;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.LedgerException;
import io.bordereau.routes.ledger.Seals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds a ledger against itself and against its checkpoints outside: chains, checkpoints, rows beside the entries, bytes. Says what is missing, what was changed
 * and what was added, one by one. Nothing is written.
 *
 * <p>What it cannot find: entries that no checkpoint outside holds yet and that were taken away, changed or made up with their whole chain. The time between two
 * checkpoints is that window.
 */
public final class LedgerCheck {
  /** An entry belongs to the first checkpoint after it; a transaction may take this long, and clocks may differ as much. */
  static final Duration SLACK = Duration.ofMinutes(2);

  private static final int AT_ONCE = 500;
  private static final Set<String> DIGESTS = Set.of("payload", "rendered", "quarantined", "answer");

  /** What is wrong with something. */
  public enum Kind {
    MISSING,
    CHANGED,
    EXTRA,
    /** Said for completeness: it is known and recorded. */
    KNOWN
  }

  /**
   * Something that is not as it was.
   *
   * @param what what it is
   * @param words in words
   */
  public record Wrong(Kind what, String words) {}

  /**
   * What was found.
   *
   * @param documents how many documents were looked at
   * @param entries how many entries
   * @param checkpoints how many checkpoints outside the database
   * @param payloads how many stored bytes
   * @param unsealed how many entries no checkpoint outside holds yet
   * @param wrong what is wrong
   */
  public record Result(long documents, long entries, long checkpoints, long payloads, long unsealed, List<Wrong> wrong) {
    public Result {
      wrong = List.copyOf(wrong);
    }

    /** Whether nothing is wrong. */
    public boolean fine() {
      return wrong.stream().allMatch(each -> each.what() == Kind.KNOWN);
    }
  }

  /** Judges the signature of a checkpoint's text. */
  public interface SignatureJudge {
    /** What is wrong with it; null when it is good. */
    String wrong(byte[] text, byte[] signature);
  }

  private final Ledger ledger;
  private final List<Checkpoints> places;
  private final SignatureJudge judge;
  private final boolean signed;
  private final List<Wrong> wrong = new ArrayList<>();
  /** How far each document is sealed, by what lies outside. */
  private final Map<String, Integer> sealed = new HashMap<>();
  /** The moments of the checkpoints that left nothing behind, by number. */
  private final TreeMap<Long, Instant> whole = new TreeMap<>();
  private final Set<String> erased = new HashSet<>();
  private long documents;
  private long entries;
  private long unsealed;

  /**
   * A check.
   *
   * @param places where its checkpoints lie outside the database
   * @param judge judges their signatures; null when they are not looked at
   * @param signed whether the latest one must be signed
   */
  public LedgerCheck(Ledger ledger, List<Path> places, SignatureJudge judge, boolean signed) {
    this.signed = signed;
    this.ledger = ledger;
    this.places = places.stream().map(Checkpoints::new).toList();
    this.judge = judge;
  }

  private void say(Kind what, String words) {
    wrong.add(new Wrong(what, words));
  }

  /** Looks at everything. */
  public Result check() throws IOException {
    var outside = new ExportedChain(ledger.seals().ledger(), places, judge, signed, this::say).read();
    inside(outside);
    for (var each : outside.entrySet()) held(each.getKey(), each.getValue());
    ledger.seals().chains(this::document);
    long payloads = payloads();
    return new Result(documents, entries, outside.size(), payloads, unsealed, wrong);
  }

  /** The checkpoints that the database knows, held against those outside. */
  private void inside(Map<Long, ExportedChain.Exported> outside) throws IOException {
    Set<Long> known = new HashSet<>();
    long after = 0;
    for (var rows = ledger.seals().from(1, AT_ONCE); !rows.isEmpty(); rows = ledger.seals().from(after + 1, AT_ONCE)) {
      for (var row : rows) {
        after = row.number();
        known.add(after);
        var own = Checkpoint.of(ledger.seals().ledger(), row);
        var exported = outside.get(after);
        if (exported == null && row.exported() != null && places.stream().noneMatch(place -> Files.exists(place.file(own)))) say(Kind.MISSING, "Checkpoint " + after + " was written outside the database and is not there.");
        if (exported != null && !exported.checkpoint().equals(own)) say(Kind.CHANGED, "Checkpoint " + after + " in the database is not the one outside.");
        var runs = ledger.seals().runs(after);
        if (exported != null && !stretches(exported.runs()).equals(stretches(runs))) {
          say(Kind.CHANGED, "The database does not say that checkpoint " + after + " holds what it holds.");
        }
      }
    }
    for (var number : outside.keySet()) {
      if (!known.contains(number) && !restored(outside, number)) say(Kind.MISSING, "Checkpoint " + number + " is outside the database and not in it.");
    }
  }

  private static List<String> stretches(List<Seals.Run> runs) {
    return runs.stream().map(run -> run.document() + " " + run.first() + " " + run.last()).toList();
  }

  /** Whether a checkpoint's entries were lost by a restore that a later checkpoint tells of. */
  private static boolean restored(Map<Long, ExportedChain.Exported> outside, long number) {
    return outside.values().stream().anyMatch(e -> e.checkpoint().restored() != null && e.checkpoint().restored() < number && number < e.checkpoint().number());
  }

  /** What a checkpoint outside holds, held against the entries. */
  private void held(long number, ExportedChain.Exported exported) throws IOException {
    if (!exported.checkpoint().more()) whole.put(number, exported.checkpoint().at());
    boolean lost = !exported.current();
    for (var run : exported.runs()) {
      var now = ledger.seals().hashes(run.document(), run.first(), run.last());
      int seq = run.first();
      for (var hash : run.hashes()) {
        var place = "Entry " + seq + " of " + run.document();
        if (lost) {
          if (!now.containsKey(seq) || !hash.equals(now.get(seq).hash())) say(Kind.KNOWN, place + ", in checkpoint " + number + ", was lost when the ledger was restored from a backup.");
        } else if (hash.equals(Seals.GONE)) {
          say(Kind.MISSING, place + " was gone already when checkpoint " + number + " was made.");
        } else if (!now.containsKey(seq)) {
          say(Kind.MISSING, place + " is missing: checkpoint " + number + " holds it.");
        } else if (!now.get(seq).hash().equals(hash)) {
          say(Kind.CHANGED, place + " was changed, its hash as well: checkpoint " + number + " holds another.");
        } else {
          intime(place, now.get(seq).at(), number);
        }
        seq++;
      }
      if (!lost) {
        if (run.first() != sealed.getOrDefault(run.document(), 0) + 1) {
          say(Kind.MISSING, "Checkpoint " + number + " goes on with entry " + run.first() + " of " + run.document() + ", the ones before it end at "
              + sealed.getOrDefault(run.document(), 0) + ".");
        }
        sealed.put(run.document(), run.last());
      }
    }
  }

  /** A document's chain, its rows, and whether each entry is in the checkpoint that it belongs to. */
  private void document(Seals.Checked document) {
    documents++;
    document.wrong().ifPresent(words -> say(words.contains("missing") ? Kind.MISSING : Kind.CHANGED, words));
    ledger.seals().contradictions(document).forEach(words -> say(Kind.CHANGED, words));
    int until = sealed.getOrDefault(document.document(), 0);
    for (var entry : document.entries()) {
      entries++;
      if (entry.seq() > until) open(entry);
      entry.step().facts().forEach((name, value) -> {
        if (DIGESTS.contains(name) && ledger.payloads().size(value) < 0) {
          say(Kind.MISSING, "The bytes " + value + " are missing: entry " + entry.seq() + " of " + entry.document() + " speaks of them.");
        }
        if (name.equals(Retention.ERASED)) erased.addAll(Arrays.asList(value.split(" ")));
      });
    }
  }

  /** An entry that no checkpoint outside holds yet must be younger than the last that left nothing behind. */
  private void open(Entry entry) {
    unsealed++;
    if (!whole.isEmpty() && entry.at().plus(SLACK).isBefore(whole.lastEntry().getValue())) {
      say(Kind.EXTRA, "Entry " + entry.seq() + " of " + entry.document() + " says " + entry.at() + " and is in no checkpoint, though checkpoint " + whole.lastKey()
          + " of " + whole.lastEntry().getValue() + " left nothing behind: it was added later.");
    }
  }

  private void intime(String entry, Instant at, long number) {
    var before = whole.lowerEntry(number);
    if (before != null && at.plus(SLACK).isBefore(before.getValue())) {
      say(Kind.EXTRA, entry + " says " + at + " and came into checkpoint " + number + ", though checkpoint " + before.getKey() + " of " + before.getValue()
          + " left nothing behind: it was added later, or a clock was wrong.");
    }
  }

  /** All stored bytes, and those that entries speak of. */
  private long payloads() {
    long count = 0;
    var after = "";
    for (var digests = ledger.seals().payloads(after, AT_ONCE); !digests.isEmpty(); digests = ledger.seals().payloads(after, AT_ONCE)) {
      for (var digest : digests) {
        after = digest;
        count++;
        bytes(digest);
      }
    }
    return count;
  }

  private void bytes(String digest) {
    if (ledger.payloads().erased(digest)) {
      if (!erased.contains(digest)) say(Kind.MISSING, "The bytes " + digest + " were erased, and no entry says so.");
      return;
    }
    var sum = MerkleTree.sha256();
    long size = 0;
    try (InputStream in = new DigestInputStream(ledger.payloads().open(digest), sum)) {
      var buffer = new byte[1 << 16];
      for (int n; (n = in.read(buffer)) >= 0; ) size += n;
    } catch (IOException | LedgerException e) {
      say(Kind.MISSING, "The bytes " + digest + " cannot be read: " + e.getMessage());
      return;
    }
    if (!HexFormat.of().formatHex(sum.digest()).equals(digest)) say(Kind.CHANGED, "The bytes " + digest + " were changed.");
    else if (size != ledger.payloads().size(digest)) say(Kind.CHANGED, "The size noted for the bytes " + digest + " was changed.");
  }
}
