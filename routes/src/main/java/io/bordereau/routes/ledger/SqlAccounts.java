package io.bordereau.routes.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.mapper.RowMapper;

/** Accounts and tokens in the database. */
final class SqlAccounts implements Accounts {
  private static final int LISTED = 10_000;
  private static final String SELECT = "SELECT t.id, t.account, a.roles, a.companies, t.words, t.at, t.by_whom, t.expires, t.used, t.revoked FROM token t"
      + " JOIN account a ON a.name = t.account";
  private static final RowMapper<Token> TOKEN = (rs, c) -> new Token(rs.getString(1), rs.getString(2), words(rs.getString(3)), words(rs.getString(4)),
      rs.getString(5), Instant.ofEpochMilli(rs.getLong(6)), rs.getString(7), instant(rs, 8), instant(rs, 9), instant(rs, 10));

  private final Database database;

  SqlAccounts(Database database) {
    this.database = database;
  }

  private static Set<String> words(String column) {
    return Set.of(column.split(" "));
  }

  private static Instant instant(ResultSet rs, int column) throws SQLException {
    long millis = rs.getLong(column);
    return rs.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  @Override
  public Optional<Token> byHash(String hash) {
    return database.read(h -> h.select(SELECT + " WHERE t.hash = ?", hash).map(TOKEN).findOne());
  }

  @Override
  public Optional<Token> account(String name) {
    return database.read(h -> h.select("SELECT '', name, roles, companies, '', at, by_whom, NULL, NULL, NULL FROM account WHERE name = ?", name).map(TOKEN).findOne());
  }

  @Override
  public Token add(String account, Set<String> roles, Set<String> companies, String hash, String words, Duration life, String by, String reason) {
    String id = Ulid.next();
    database.write("account", tx -> {
      insert(tx, id, account, roles, companies, hash, words, life, by);
      decided(tx, by, "token-new", account + "/" + id, reason);
      return null;
    });
    return database.read(h -> h.select(SELECT + " WHERE t.id = ?", id).map(TOKEN).one());
  }

  private static void insert(Tx tx, String id, String account, Set<String> roles, Set<String> companies, String hash, String words, Duration life, String by) {
    tx.run("INSERT INTO account (name, roles, companies, at, by_whom) VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET roles = excluded.roles,"
        + " companies = excluded.companies", account, String.join(" ", new TreeSet<>(roles)), String.join(" ", new TreeSet<>(companies)), tx.now(), by);
    tx.run("INSERT INTO token (id, account, hash, words, at, by_whom, expires) VALUES (?, ?, ?, ?, ?, ?, ?)", id, account, hash, words, tx.now(), by,
        life == null ? null : tx.now() + life.toMillis());
  }

  @Override
  public void first(String account, Set<String> roles, String hash) {
    database.write("account", tx -> {
      if (tx.handle().select("SELECT 1 FROM token WHERE hash = ?", hash).mapTo(Integer.class).findOne().isEmpty()) {
        insert(tx, Ulid.next(), account, roles, Set.of("*"), hash, "made on the first start", null, "hub");
      }
      return null;
    });
  }

  @Override
  public boolean revoke(String id, String by, String reason) {
    return database.write("account", tx -> {
      if (tx.run("UPDATE token SET revoked = ?, revoked_by = ? WHERE id = ? AND revoked IS NULL", tx.now(), by, id) == 0) {
        return false;
      }
      decided(tx, by, "token-revoke", id, reason);
      return true;
    });
  }

  /** Records a decision about something that is no document. */
  static void decided(Tx tx, String by, String kind, String subject, String reason) {
    tx.run("INSERT INTO decision (id, at, by_whom, kind, subject, reason) VALUES (?, ?, ?, ?, ?, ?)", Ulid.next(), tx.now(), by, kind, subject, reason);
  }

  @Override
  public void used(String id) {
    database.write("account", tx -> tx.run("UPDATE token SET used = ? WHERE id = ?", tx.now(), id));
  }

  @Override
  public List<Token> all() {
    return database.read(h -> h.select(SELECT + " ORDER BY t.id DESC LIMIT ?", LISTED).map(TOKEN).list());
  }

  @Override
  public Instant now() {
    return database.read(h -> Instant.ofEpochMilli(h.select("SELECT " + database.now()).mapTo(Long.class).one()));
  }
}
