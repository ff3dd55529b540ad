package io.bordereau.routes.archive;

import io.bordereau.routes.ledger.Seals;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a checkpoint says. Its text is what is exported, signed and chained; it is the same for the same checkpoint for ever.
 *
 * @param ledger who the ledger is
 * @param number counts from 1
 * @param at when its entries were read
 * @param entries how many entries it holds
 * @param more whether entries that were there were left for the next one
 * @param restored the last checkpoint that a restored database still had; null in all but the first after a restore
 * @param root the root over the hashes of its entries
 * @param leaves SHA-256 of the list of what it holds
 * @param previous SHA-256 of the text of the one before
 */
record Checkpoint(String ledger, long number, Instant at, long entries, boolean more, Long restored, String root, String leaves, String previous) {
  private static final String TITLE = "bordereau checkpoint 1";
  /** The digest that the first one follows. */
  static final String START = "0".repeat(64);
  private static final Pattern TEXT = Pattern.compile(TITLE + "\nledger ([0-9A-Z]{26})\nnumber ([1-9][0-9]{0,17})\nat ([0-9TZ:.-]{20,30})\nentries ([0-9]{1,10})\nmore (yes|no)\n"
      + "restored (-|[0-9]{1,18})\nroot ([0-9a-f]{64})\nleaves ([0-9a-f]{64})\nprevious ([0-9a-f]{64})\n");

  /** As the ledger keeps it. */
  static Checkpoint of(String ledger, Seals.Row row) {
    return new Checkpoint(ledger, row.number(), row.at(), row.entries(), row.more(), row.restored(), row.root(), row.leaves(), row.previous());
  }

  /** The one after another. */
  static Checkpoint after(String ledger, long number, String previous, Long restored, Seals.Unsealed unsealed) {
    var tree = new MerkleTree(hashes(unsealed.runs()));
    return new Checkpoint(ledger, number, unsealed.at(), unsealed.runs().stream().mapToLong(run -> run.hashes().size()).sum(), unsealed.more(), restored,
        HexFormat.of().formatHex(tree.root()), digest(list(unsealed.runs()).getBytes(StandardCharsets.UTF_8)), previous);
  }

  /** As the ledger is to keep it. */
  Seals.Row row() {
    return new Seals.Row(number, at, entries, more, restored, root, leaves, previous, null, null);
  }

  /** Its text. */
  String text() {
    return TITLE + "\nledger " + ledger + "\nnumber " + number + "\nat " + at + "\nentries " + entries + "\nmore " + (more ? "yes" : "no") + "\nrestored "
        + (restored == null ? "-" : restored) + "\nroot " + root + "\nleaves " + leaves + "\nprevious " + previous + "\n";
  }

  /** What the next one follows. */
  String hash() {
    return digest(text().getBytes(StandardCharsets.UTF_8));
  }

  /** From its text; empty when it is none, to the last byte. */
  static Optional<Checkpoint> parse(String text) {
    var match = TEXT.matcher(text);
    if (!match.matches()) return Optional.empty();
    try {
      var read = new Checkpoint(match.group(1), Long.parseLong(match.group(2)), Instant.parse(match.group(3)), Long.parseLong(match.group(4)), match.group(5).equals("yes"),
          match.group(6).equals("-") ? null : Long.valueOf(match.group(6)), match.group(7), match.group(8), match.group(9));
      return read.text().equals(text) ? Optional.of(read) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The list of what a checkpoint holds: a line per entry with its document, its number and its hash, in the order of the leaves. */
  static String list(List<Seals.Run> runs) {
    var text = new StringBuilder();
    for (var run : runs) {
      int seq = run.first();
      for (var hash : run.hashes()) text.append(run.document()).append(' ').append(seq++).append(' ').append(hash).append('\n');
    }
    return text.toString();
  }

  /** From such a list; empty when a line is none. */
  static Optional<List<Seals.Run>> runs(String list) {
    List<Seals.Run> runs = new ArrayList<>();
    String document = null;
    int first = 0;
    List<String> hashes = new ArrayList<>();
    for (var line : list.lines().toList()) {
      var words = line.split(" ", -1);
      if (words.length != 3 || !words[1].matches("[1-9][0-9]{0,8}") || !words[2].matches("[0-9a-f]{64}")) return Optional.empty();
      int seq = Integer.parseInt(words[1]);
      if (words[0].equals(document) && seq == first + hashes.size()) {
        hashes.add(words[2]);
        continue;
      }
      if (document != null) runs.add(new Seals.Run(document, first, hashes));
      document = words[0];
      first = seq;
      hashes = new ArrayList<>(List.of(words[2]));
    }
    if (document != null) runs.add(new Seals.Run(document, first, hashes));
    return Optional.of(runs);
  }

  /** The leaves of its tree. */
  static List<byte[]> hashes(List<Seals.Run> runs) {
    return runs.stream().flatMap(run -> run.hashes().stream()).map(HexFormat.of()::parseHex).toList();
  }

  /** SHA-256, hexadecimal. */
  static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(MerkleTree.sha256().digest(bytes));
  }
}
