package io.bordereau.routes.archive;

import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.LedgerException;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A copy of an embedded ledger in a folder: the database as it was at one moment, then the large payloads, which never change, then the checkpoints.
 * {@code backup.txt} lists the digests of all files and is written last: a backup without it is none.
 */
public final class Backup {
  /** What lists all files. */
  static final String LIST = "backup.txt";

  private static final String DATABASE = "ledger.db";
  private static final String TITLE = "bordereau backup 1";

  private final Path folder;

  /** The backup in a folder. */
  public Backup(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes it, beside a hub that may be running. Returns how many files it has.
   *
   * @param store the ledger
   * @param checkpoints where its checkpoints lie
   * @throws LedgerException when the folder has a backup already, or something cannot be copied
   */
  public int make(Store.Embedded store, Path checkpoints, Instant now) throws IOException {
    if (Files.exists(folder) && !isEmpty(folder)) throw new LedgerException(folder + " is not empty: a backup goes into a folder of its own.", null);
    Files.createDirectories(folder);
    SqlLedger.copy(store, folder.resolve(DATABASE), "backup of " + now);
    tree(store.folder().resolve("payloads"), folder.resolve("payloads"));
    tree(checkpoints, folder.resolve("checkpoints"));
    var list = new StringBuilder(TITLE + "\nat " + now + "\n");
    var digests = digests();
    digests.forEach((name, digest) -> list.append(digest).append("  ").append(name).append('\n'));
    Files.writeString(folder.resolve(LIST), list.toString());
    sync(folder.resolve(LIST));
    return digests.size();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    }
  }

  /** What is wrong with it; nothing when every file is what it was. */
  public List<String> check() throws IOException {
    if (!Files.exists(folder.resolve(LIST))) return List.of(folder + " has no " + LIST + ": it is no backup, or one that was not finished.");
    var lines = Files.readAllLines(folder.resolve(LIST));
    if (lines.size() < 3 || !lines.get(0).equals(TITLE)) return List.of(LIST + " is none of this program.");
    List<String> wrong = new ArrayList<>();
    var now = digests();
    for (var line : lines.subList(2, lines.size())) {
      if (line.length() < 67) return List.of(LIST + " was changed.");
      var is = now.remove(line.substring(66));
      if (is == null) wrong.add(line.substring(66) + " is missing.");
      else if (!is.equals(line.substring(0, 64))) wrong.add(line.substring(66) + " was changed.");
    }
    now.keySet().forEach(name -> wrong.add(name + " was added."));
    return wrong;
  }

  /**
   * Puts it into a work folder that has no ledger. Checkpoints that lie there stay: they know more than the backup. The ledger is stopped until it is advanced.
   *
   * @throws LedgerException when it is not whole, or there is a ledger
   */
  public void restore(Store.Embedded store, Path checkpoints) throws IOException {
    var wrong = check();
    if (!wrong.isEmpty()) throw new LedgerException("The backup is not whole: " + String.join(" ", wrong.subList(0, Math.min(5, wrong.size()))), null);
    var database = store.folder().resolve(DATABASE);
    if (Files.exists(database)) throw new LedgerException("There is a ledger in " + store.folder() + "; move it away first: nothing is overwritten.", null);
    Files.createDirectories(store.folder());
    tree(folder.resolve("payloads"), store.folder().resolve("payloads"));
    tree(folder.resolve("checkpoints"), checkpoints);
    var coming = database.resolveSibling(DATABASE + ".restoring");
    Files.copy(folder.resolve(DATABASE), coming, StandardCopyOption.REPLACE_EXISTING);
    sync(coming);
    for (var rest : List.of("-wal", "-shm")) Files.deleteIfExists(database.resolveSibling(DATABASE + rest));
    Files.move(coming, database, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * What was done to let a restored ledger work again.
   *
   * @param series how many series of numbers were moved
   * @param held documents that are held, because they may have been sent since the backup
   * @param unknown documents that came after the backup and are gone: the checkpoints outside know no more than their ids
   */
  public record Advanced(int series, List<String> held, List<String> unknown) {
    public Advanced {
      held = List.copyOf(held);
      unknown = List.copyOf(unknown);
    }
  }

  /**
   * Lets a restored ledger work again: numbers and epochs jump, and what may have been sent since is held for a person.
   *
   * @param places where its checkpoints lie, with those made after the backup
   * @param by how far the numbers jump
   * @param who decided it
   * @throws LedgerException when the ledger did not come out of a backup
   */
  public static Advanced advance(Ledger ledger, List<Path> places, long by, String who) throws IOException {
    var backup = ledger.vault().stopped().orElseThrow(() -> new LedgerException("This ledger is not stopped: there is nothing to advance.", null));
    List<String> held = new ArrayList<>(ledger.vault().unfinished());
    for (var document : held) {
      ledger.desk().hold(document, who, "It may have been sent after the " + backup + ": ask the partner before it is released.");
    }
    var kept = ledger.seals().last().map(row -> row.number()).orElse(0L);
    var exported = new ExportedChain(ledger.seals().ledger(), places.stream().map(Checkpoints::new).toList(), null, false, (kind, words) -> { }).read();
    List<String> unknown = new ArrayList<>();
    for (var later : exported.tailMap(kept, false).values()) {
      for (var run : later.runs()) {
        if (ledger.inquiry().document(run.document()).isEmpty() && !unknown.contains(run.document())) unknown.add(run.document());
      }
    }
    var last = exported.isEmpty() || exported.lastKey() <= kept ? null : kept + " " + exported.lastKey() + " " + exported.lastEntry().getValue().checkpoint().hash();
    return new Advanced(ledger.vault().advance(by, last), held, unknown);
  }

  /** Copies what is not there yet. Files come by their digests or are only added, so that what is there is what would be copied. */
  private static void tree(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) return;
    try (Stream<Path> all = Files.walk(from)) {
      for (var each : all.filter(Files::isRegularFile).filter(f -> !f.getFileName().toString().endsWith(".part")).toList()) {
        var copy = to.resolve(from.relativize(each).toString());
        if (Files.exists(copy)) continue;
        Files.createDirectories(copy.getParent());
        Files.copy(each, copy);
        sync(copy);
      }
    }
  }

  private static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private TreeMap<String, String> digests() throws IOException {
    var digests = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(file).toString().replace('\\', '/');
        if (name.equals(LIST)) continue;
        var sum = MerkleTree.sha256();
        try (InputStream in = Files.newInputStream(file)) {
          var buffer = new byte[1 << 16];
          for (int n; (n = in.read(buffer)) >= 0; ) sum.update(buffer, 0, n);
        }
        digests.put(name, HexFormat.of().formatHex(sum.digest()));
      }
    }
    return digests;
  }
}
