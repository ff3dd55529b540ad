package io.bordereau.routes.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Checkpoints in the database. */
final class SqlSeals implements Seals {
  private static final String ID = "ledger";
  private static final String COLUMNS = "number, at, entries, more, restored, root, leaves, previous, signature, exported";
  private static final RowMapper<Row> ROW = (rs, c) -> {
    long restored = rs.getLong(5);
    Long backTo = rs.wasNull() ? null : restored;
    String exported = rs.getString(10);
    return new Row(rs.getLong(1), Instant.ofEpochMilli(rs.getLong(2)), rs.getLong(3), rs.getInt(4) != 0, backTo, rs.getString(6), rs.getString(7), rs.getString(8),
        rs.getString(9), exported == null ? null : Instant.ofEpochMilli(Long.parseLong(exported)));
  };

  /** A document with entries that no checkpoint holds. */
  private record Open(String document, int sealed, int head) {}

  private record Stretch(String document, int first, int last) {}

  private final Database database;

  SqlSeals(Database database) {
    this.database = database;
  }

  @Override
  public String ledger() {
    return mark(ID).orElseGet(() -> database.write("mark", tx -> {
      tx.run("INSERT INTO mark (name, value, at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING", ID, Ulid.next(), tx.now());
      return mark(tx.handle(), ID).orElseThrow();
    }));
  }

  @Override
  public Optional<Long> lease(String name, String owner, Duration duration) {
    return database.write("lease", tx -> {
      tx.run("INSERT INTO lease (name, owner, token, ends) VALUES (?, ?, 1, ?) ON CONFLICT (name) DO UPDATE SET token = CASE WHEN lease.owner = excluded.owner"
          + " THEN lease.token ELSE lease.token + 1 END, owner = excluded.owner, ends = excluded.ends WHERE lease.owner = excluded.owner OR lease.ends <= ?", name,
          owner, tx.now() + duration.toMillis(), tx.now());
      return tx.handle().select("SELECT token FROM lease WHERE name = ? AND owner = ?", name, owner).mapTo(Long.class).findOne();
    });
  }

  @Override
  public void release(String name, String owner) {
    database.write("lease", tx -> tx.run("UPDATE lease SET ends = ? WHERE name = ? AND owner = ?", tx.now(), name, owner));
  }

  @Override
  public Unsealed unsealed(int documents) {
    return database.snapshot(h -> {
      long at = h.select("SELECT " + database.now()).mapTo(Long.class).one(); // before anything is looked at: what comes later belongs to the next one
      List<Open> open = h.select("SELECT id, sealed_seq, head_seq FROM document WHERE head_seq > sealed_seq ORDER BY id LIMIT ?", documents + 1)
          .map((rs, c) -> new Open(rs.getString(1), rs.getInt(2), rs.getInt(3))).list();
      List<Run> runs = new ArrayList<>();
      for (Open o : open.subList(0, Math.min(documents, open.size()))) {
        runs.add(run(h, o));
      }
      return new Unsealed(Instant.ofEpochMilli(at), open.size() > documents, runs);
    });
  }

  /** What is gone before it was sealed, or has no hash, is sealed as such: one changed entry must not keep the others from being sealed. */
  private static Run run(Handle h, Open open) {
    Map<Integer, Hashed> hashes = hashes(h, open.document(), open.sealed() + 1, open.head());
    List<String> all = new ArrayList<>();
    for (int seq = open.sealed() + 1; seq <= open.head(); seq++) {
      Hashed hashed = hashes.get(seq);
      all.add(hashed == null || !hashed.hash().matches("[0-9a-f]{64}") ? GONE : hashed.hash());
    }
    return new Run(open.document(), open.sealed() + 1, all);
  }

  @Override
  public Optional<Instant> waiting() {
    return database.read(h -> h.select("SELECT MIN(e.at) FROM document d JOIN entry e ON e.document = d.id AND e.seq = d.sealed_seq + 1 WHERE d.head_seq > d.sealed_seq")
        .map((rs, c) -> {
          long at = rs.getLong(1);
          return rs.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(at));
        }).one());
  }

  @Override
  public boolean add(long token, Row seal, List<Run> runs) {
    return database.write("seal", tx -> {
      // The row stays locked to the commit: whoever takes the lease over meanwhile waits, and then sees this checkpoint.
      if (tx.run("UPDATE lease SET token = token WHERE name = ? AND token = ? AND ends > ?", SEALER, token, tx.now()) == 0) {
        return false;
      }
      if (tx.run("INSERT INTO seal (number, at, entries, more, restored, root, leaves, previous) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING",
          seal.number(), seal.at().toEpochMilli(), seal.entries(), seal.more() ? 1 : 0, seal.restored(), seal.root(), seal.leaves(), seal.previous()) == 0) {
        return false;
      }
      int place = 0;
      for (Run run : runs) {
        tx.run("INSERT INTO seal_run (seal, place, document, first_seq, last_seq) VALUES (?, ?, ?, ?, ?)", seal.number(), place++, run.document(), run.first(),
            run.last());
        tx.run("UPDATE document SET sealed_seq = ? WHERE id = ? AND sealed_seq = ?", run.last(), run.document(), run.first() - 1);
      }
      return true;
    });
  }

  @Override
  public List<Row> from(long number, int max) {
    return database.read(h -> h.select("SELECT " + COLUMNS + " FROM seal WHERE number >= ? ORDER BY number LIMIT ?", number, max).map(ROW).list());
  }

  @Override
  public Optional<Row> last() {
    return database.read(h -> h.select("SELECT " + COLUMNS + " FROM seal ORDER BY number DESC LIMIT 1").map(ROW).findOne());
  }

  @Override
  public List<Row> waitingForExport(int max) {
    return database.read(h -> h.select("SELECT " + COLUMNS + " FROM seal WHERE exported IS NULL ORDER BY number LIMIT ?", max).map(ROW).list());
  }

  @Override
  public void signed(long number, String signature) {
    database.write("seal", tx -> tx.run("UPDATE seal SET signature = ? WHERE number = ? AND signature IS NULL", signature, number));
  }

  @Override
  public void exported(long number) {
    database.write("seal", tx -> tx.run("UPDATE seal SET exported = ? WHERE number = ? AND exported IS NULL", Long.toString(tx.now()), number));
  }

  @Override
  public List<Run> runs(long number) {
    return database.snapshot(h -> h.select("SELECT document, first_seq, last_seq FROM seal_run WHERE seal = ? ORDER BY place", number)
        .map((rs, c) -> new Stretch(rs.getString(1), rs.getInt(2), rs.getInt(3))).list().stream()
        .map(s -> run(h, new Open(s.document(), s.first() - 1, s.last()))).toList());
  }

  @Override
  public List<Place> places(String document) {
    record At(long seal, int place, int first, int last) {}
    return database.snapshot(h -> {
      List<Place> places = new ArrayList<>();
      for (At at : h.select("SELECT seal, place, first_seq, last_seq FROM seal_run WHERE document = ? ORDER BY first_seq, seal", document)
          .map((rs, c) -> new At(rs.getLong(1), rs.getInt(2), rs.getInt(3), rs.getInt(4))).list()) {
        int before = h.select("SELECT COALESCE(SUM(last_seq - first_seq + 1), 0) FROM seal_run WHERE seal = ? AND place < ?", at.seal(), at.place())
            .mapTo(Integer.class).one();
        for (int seq = at.first(); seq <= at.last(); seq++) {
          places.add(new Place(at.seal(), seq, before + seq - at.first()));
        }
      }
      return places;
    });
  }

  @Override
  public Map<Integer, Hashed> hashes(String document, int first, int last) {
    return database.read(h -> hashes(h, document, first, last));
  }

  private static Map<Integer, Hashed> hashes(Handle h, String document, int first, int last) {
    record Numbered(int seq, Hashed hashed) {}
    Map<Integer, Hashed> hashes = new TreeMap<>();
    h.select("SELECT seq, hash, at FROM entry WHERE document = ? AND seq BETWEEN ? AND ? ORDER BY seq", document, first, last)
        .map((rs, c) -> new Numbered(rs.getInt(1), new Hashed(rs.getString(2), Instant.ofEpochMilli(rs.getLong(3))))).forEach(n -> hashes.put(n.seq(), n.hashed()));
    return hashes;
  }

  @Override
  public void chains(Consumer<Checked> each) {
    database.snapshot(h -> {
      h.select("SELECT id FROM document UNION SELECT document FROM entry ORDER BY 1").mapTo(String.class).list().forEach(id -> each.accept(Chain.checked(h, id)));
      return null;
    });
  }

  @Override
  public List<String> contradictions(Checked document) {
    return database.snapshot(h -> Contradictions.of(h, document));
  }

  @Override
  public List<String> payloads(String after, int max) {
    return database.read(h -> h.select("SELECT digest FROM payload WHERE digest > ? ORDER BY digest LIMIT ?", after, max).mapTo(String.class).list());
  }

  @Override
  public Optional<String> mark(String name) {
    return database.read(h -> mark(h, name));
  }

  private static Optional<String> mark(Handle h, String name) {
    return h.select("SELECT value FROM mark WHERE name = ?", name).mapTo(String.class).findOne();
  }

  @Override
  public void mark(String name, String value) {
    database.write("mark", tx -> value == null ? tx.run("DELETE FROM mark WHERE name = ?", name)
        : tx.run("INSERT INTO mark (name, value, at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at", name, value, tx.now()));
  }
}
