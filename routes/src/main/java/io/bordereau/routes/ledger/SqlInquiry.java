package io.bordereau.routes.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What people ask, from the database. */
final class SqlInquiry implements Inquiry {
  private static final int FOUND = 100;
  private static final int LISTED = 1000;
  private static final int NAMED = 10_000;
  private static final String SELECT = "SELECT d.id, d.direction, d.carrier, d.channel, d.handed_by, d.name, d.payload, d.format, d.at, d.issuer, d.type,"
      + " d.number, d.year, d.revision, d.partner, d.currency, d.amount FROM document d";

  /** A document without its history. */
  private record Row(
      String id, Direction direction, String carrier, String channel, String by, String name, String payload, String format, Instant at, Key key, int revision) {}

  private static final RowMapper<Row> ROW = (rs, c) -> new Row(rs.getString(1), Direction.valueOf(rs.getString(2)), rs.getString(3), rs.getString(4),
      rs.getString(5), rs.getString(6), rs.getString(7), rs.getString(8), Instant.ofEpochMilli(rs.getLong(9)), rs.getString(12) == null ? null
          : new Key(rs.getString(10), rs.getString(11), rs.getString(12), rs.getInt(13), rs.getString(15), rs.getString(16), rs.getString(17), List.of()),
      rs.getInt(14));

  private final Database database;

  SqlInquiry(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Standing> document(String id) {
    return database.snapshot(h -> h.select(SELECT + " WHERE d.id = ?", id).map(ROW).findOne().map(r -> standing(h, r)));
  }

  @Override
  public Optional<Owner> owner(String id) {
    return database.read(h -> h.select("SELECT company, handed_by, companies FROM document WHERE id = ?", id)
        .map((rs, c) -> new Owner(rs.getString(1), rs.getString(2), Owner.companies(rs.getString(3)))).findOne());
  }

  @Override
  public List<Standing> find(String anything) {
    return find(anything, Sight.ALL);
  }

  @Override
  public List<Standing> find(String anything, Sight sight) {
    return database.snapshot(h -> {
      // First the ids by the index of names, then each by its key: no database can take it into its head to walk through all documents.
      List<Standing> found = new ArrayList<>();
      for (String id : h.select("SELECT document FROM (SELECT id AS document FROM document WHERE id = ? UNION SELECT document FROM reference WHERE value = ?) n"
          + " ORDER BY document DESC LIMIT ?", anything, anything, NAMED).mapTo(String.class).list()) {
        if (found.size() < FOUND) {
          found.addAll(listed(h, "d.id = ?", List.of(id), sight, 0, 1));
        }
      }
      return found;
    });
  }

  @Override
  public List<Standing> documents(int offset, int max) {
    return documents(offset, max, Sight.ALL);
  }

  @Override
  public List<Standing> documents(int offset, int max, Sight sight) {
    return database.snapshot(h -> listed(h, "1 = 1", List.of(), sight, offset, max));
  }

  private static List<Standing> listed(Handle h, String where, List<String> arguments, Sight sight, int offset, int max) {
    List<Object> all = new ArrayList<>(arguments);
    all.addAll(sight.arguments());
    all.add(max);
    all.add(offset);
    return h.select(SELECT + " WHERE " + where + " AND " + sight.condition() + " ORDER BY d.id DESC LIMIT ? OFFSET ?", all.toArray()).map(ROW).list().stream()
        .map(r -> standing(h, r)).toList();
  }

  private static Standing standing(Handle h, Row r) {
    Key key = r.key();
    if (key != null) {
      List<Ref> refs = h.select("SELECT scheme, scope, value FROM reference WHERE document = ? AND outgoing IS NULL AND scheme NOT IN (?, 'number')"
          + " ORDER BY scheme, scope, value", r.id(), Inbound.HAND_OVER).map((rs, c) -> new Ref(rs.getString(1), rs.getString(2), rs.getString(3))).list();
      key = new Key(key.issuer(), key.type(), key.number(), key.year(), key.partner(), key.currency(), key.amount(), refs);
    }
    return new Standing(r.id(), r.direction(), key, r.revision(), r.carrier(), r.channel(), r.by(), r.name(), r.payload(), r.format(), r.at(),
        Lifecycle.fold(Chain.entries(h, r.id())));
  }

  @Override
  public List<Entry> timeline(String document) {
    return database.read(h -> Chain.entries(h, document));
  }

  @Override
  public List<Outgoing> sendings(String document) {
    return new Sendings(database).of(document);
  }

  @Override
  public List<Batches.Member> batched(String document) {
    return database.read(h -> SqlBatches.of(h, document));
  }

  @Override
  public List<Batches.Member> members(String interchange) {
    return new SqlBatches(database).members(interchange);
  }

  @Override
  public List<Evidence> unmatched() {
    return database.read(h -> h.select("SELECT " + Answers.COLUMNS + " FROM unmatched_evidence u JOIN evidence e ON e.connector = u.connector"
        + " AND e.identity = u.identity ORDER BY u.at, u.connector, u.identity").map(Answers.mapper()).list());
  }

  @Override
  public List<Named> named(Ref ref) {
    return database.read(h -> h.select("SELECT r.document, r.outgoing, CASE WHEN b.place IS NULL THEN o.identity ELSE o.identity || '/' || b.place END"
        + " FROM reference r LEFT JOIN outbox o ON o.id = r.outgoing LEFT JOIN batched b ON b.document = r.document AND b.outgoing = r.outgoing"
        + " WHERE r.scheme = ? AND r.scope = ? AND r.value = ? ORDER BY r.document LIMIT ?", ref.scheme(), ref.scope(), ref.value(), NAMED)
        .map((rs, c) -> new Named(rs.getString(1), rs.getString(2), rs.getString(3))).list());
  }

  @Override
  public Optional<String> interchange(Interchange i) {
    return database.read(h -> h.select("SELECT document FROM interchange WHERE standard = ? AND sender = ? AND receiver = ? AND control = ?", i.standard(),
        i.sender(), i.receiver(), i.control()).mapTo(String.class).findOne());
  }

  @Override
  public List<Quarantined> quarantined() {
    return database.snapshot(h -> {
      List<Quarantined> all = new ArrayList<>(h.select("SELECT i.document, i.channel, i.partner, i.identity, d.name, q.content, q.at, q.id FROM quarantine q"
          + " JOIN inbound i ON i.id = q.inbound JOIN document d ON d.id = i.document WHERE q.decided_at IS NULL ORDER BY q.at LIMIT ?", LISTED)
          .map((rs, c) -> new Quarantined(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5), rs.getString(6),
              Instant.ofEpochMilli(rs.getLong(7)), List.of(LedgerFindings.conflict(rs.getString(4))), rs.getString(8))).list());
      h.select("SELECT DISTINCT document FROM entry WHERE stage = 'QUARANTINED' ORDER BY document LIMIT ?", LISTED).mapTo(String.class).list().forEach(id -> {
        List<Entry> entries = Chain.entries(h, id);
        if (Lifecycle.fold(entries).state() == State.QUARANTINED) {
          all.add(kept(h, id, entries));
        }
      });
      return all.stream().sorted(Comparator.comparing(Quarantined::since)).toList();
    });
  }

  private static Quarantined kept(Handle h, String id, List<Entry> entries) {
    Entry last = entries.stream().filter(e -> e.stage() == Stage.QUARANTINED).reduce((a, b) -> b).orElseThrow();
    String identity = entries.get(0).step().facts().getOrDefault("identity", "");
    return h.select("SELECT channel, handed_by, name, payload FROM document WHERE id = ?", id).map((rs, c) -> new Quarantined(id, rs.getString(1),
        rs.getString(2), identity, rs.getString(3), rs.getString(4), last.at(), last.step().findings(), null)).one();
  }

  @Override
  public boolean working(String document, String kind) {
    return database.read(h -> h.select("SELECT 1 FROM work WHERE document = ? AND kind = ? AND state = 'OPEN'", document, kind).mapTo(Integer.class).findFirst()
        .isPresent());
  }

  @Override
  public long waiting(String kind) {
    return database.read(h -> h.select("SELECT COUNT(*) FROM work WHERE kind = ? AND state = 'OPEN'", kind).mapTo(Long.class).one());
  }

  @Override
  public Optional<String> agreement(String digest) {
    return database.read(h -> h.select("SELECT text FROM agreement_version WHERE digest = ?", digest).mapTo(String.class).findOne());
  }

  @Override
  public List<Alarm> alarms() {
    return database.read(Watch::open);
  }

  @Override
  public Tally tally() {
    return database.snapshot(Counting::tally);
  }

  @Override
  public Optional<String> verifyChain(String document) {
    return database.read(h -> Chain.wrong(h, document));
  }
}
