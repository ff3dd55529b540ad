package io.bordereau.routes.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The ledger on SQL: embedded SQLite in a folder, or a PostgreSQL that several hubs share. */
public final class SqlLedger implements Ledger {
  /** What has to be left on the disk for documents to be taken in, in bytes. */
  private static final long RESERVE = 128L << 20;

  private final Database database;
  private final StoredPayloads payloads;
  private final Documents documents;
  private final Works works;
  private final Sendings sendings;
  private final Answers answers;
  private final Watch watch;
  private final Inquiry inquiry;
  private final Desk desk;
  private final Deeds deeds;
  private final Accounts accounts;
  private final Searches searches;
  private final Orders orders;
  private final Payments remittances;
  private final Batches batches;
  private final Exchanges exchanges;
  private final Seals seals;
  private final Leases leases;
  private volatile Room room;
  private final Vault vault;
  private final Feedback feedback;
  private final String node;

  private SqlLedger(Database database, Path folder, String node) {
    this.database = database;
    this.payloads = new StoredPayloads(database, folder);
    this.documents = new Documents(database);
    this.works = new Works(database);
    this.sendings = new Sendings(database);
    this.answers = new Answers(database);
    this.watch = new Watch(database);
    this.inquiry = new SqlInquiry(database);
    this.desk = new SqlDesk(database);
    this.deeds = new SqlDeeds(database);
    this.accounts = new SqlAccounts(database);
    this.searches = new SqlSearches(database);
    this.orders = new SqlOrders(database);
    this.remittances = new SqlPayments(database);
    this.batches = new SqlBatches(database);
    this.exchanges = new SqlExchanges(database);
    this.seals = new SqlSeals(database);
    this.leases = new SqlLeases(database, node);
    room(Room.of(database.vendor() == Vendor.SQLITE ? folder.getParent() : folder, RESERVE));
    this.vault = new SqlVault(database, payloads);
    this.feedback = new SqlFeedback(database);
    this.node = node;
  }

  /** Opens the embedded ledger in a folder, making it when there is none. */
  public static SqlLedger open(Path folder, String node) {
    return open(new Store.Embedded(folder), node, null);
  }

  /** The same with a clock of our own. */
  public static SqlLedger open(Path folder, String node, InstantSource clock) {
    return open(new Store.Embedded(folder), node, clock);
  }

  /**
   * Opens a ledger, making it when there is none. An embedded one is open for writing in one process at a time; on a server each hub has a node name
   * of its own. What this node had claimed before is due again at once: nobody is left who could end it.
   *
   * @param node this hub's name, for owners of claims
   * @param clock counts instead of the database's; null when that counts
   */
  public static SqlLedger open(Store store, String node, InstantSource clock) {
    return open(store, node, clock, UnaryOperator.identity());
  }

  /** The same with connections that go through something; for tests. */
  static SqlLedger open(Store store, String node, InstantSource clock, UnaryOperator<DataSource> through) {
    Database database = switch (store) {
      case Store.Embedded embedded -> Sqlite.open(embedded.folder(), clock, through);
      case Store.Server server -> Postgres.open(server, node, clock, through);
    };
    try {
      long epoch = database.write("epoch", tx -> {
        long next = tx.handle().select("SELECT COALESCE(MAX(epoch), 0) + 1 FROM node_epoch WHERE node = ?", node).mapTo(Long.class).one();
        tx.run("INSERT INTO node_epoch (node, epoch, started) VALUES (?, ?, ?)", node, next, tx.now());
        switch (store) {
          case Store.Embedded embedded -> Works.freeClaims(tx);
          case Store.Server server -> Works.freeClaims(tx, node);
        }
        SqlLeases.free(tx, node);
        return next;
      });
      while (database.write("found", tx -> FoundRows.catchUp(tx, 500)) > 0) {
        // An older ledger has documents that nobody could look for yet.
      }
      return new SqlLedger(database, payloads(store), node + "/" + epoch);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Opens the embedded ledger of a folder for reading, beside a hub that may be running; every method that records fails. */
  public static SqlLedger readOnly(Path folder) {
    return readOnly(new Store.Embedded(folder));
  }

  /** Opens a ledger for reading, beside hubs that may be running; every method that records fails. */
  public static SqlLedger readOnly(Store store) {
    return new SqlLedger(switch (store) {
      case Store.Embedded embedded -> Sqlite.readOnly(embedded.folder());
      case Store.Server server -> Postgres.readOnly(server);
    }, payloads(store), "reader");
  }

  /** Asks a server what it is, in words, and leaves it as it is; a LedgerException when it cannot hold a ledger. */
  public static String look(Store store) {
    return switch (store) {
      case Store.Embedded embedded -> "embedded in " + embedded.folder();
      case Store.Server server -> Postgres.look(server);
    };
  }

  /**
   * Copies the database of an embedded ledger as it is at one moment, beside a hub that may be running. The copy is stopped until it is advanced.
   *
   * @param to the file that it becomes; must not be there
   * @param words what the copy says of itself
   */
  public static void copy(Store.Embedded store, Path to, String words) {
    Sqlite.copy(store.folder(), to, words);
  }

  private static Path payloads(Store store) {
    return switch (store) {
      case Store.Embedded embedded -> embedded.folder().resolve("payloads");
      case Store.Server server -> server.payloads();
    };
  }

  /** This node and the number of its start, such as {@code node-1/3}: what owners of claims are to begin with. */
  public String node() {
    return node;
  }

  @Override
  public Payloads payloads() {
    return payloads;
  }

  @Override
  public Received receive(Inbound inbound, Replies replies) {
    return documents.receive(inbound, replies);
  }

  @Override
  public Optional<Claim> claim(String kind, String owner, Duration lease) {
    return works.claim(kind, owner, lease);
  }

  @Override
  public Optional<Claim> claimWork(String work, String owner, Duration lease) {
    return works.claimWork(work, owner, lease);
  }

  @Override
  public List<String> due(String kind, int max) {
    return works.due(kind, max);
  }

  @Override
  public Outcome prolong(Claim claim, Duration lease) {
    return works.prolong(claim, lease);
  }

  @Override
  public List<String> unpack(Claim claim, List<Part> parts) {
    return documents.unpack(claim, parts);
  }

  @Override
  public Interchange.Recognised recognise(Claim claim, Interchange interchange) {
    return documents.recognise(claim, interchange);
  }

  @Override
  public void again(String document, Next work, Ref name, String why) {
    sendings.again(document, work, name, why);
  }

  @Override
  public Orders orders() {
    return orders;
  }

  @Override
  public Payments payments() {
    return remittances;
  }

  @Override
  public Identified identify(Claim claim, Key key) {
    return documents.identify(claim, key);
  }

  @Override
  public Outcome record(Claim claim, List<Step> steps) {
    return documents.record(claim, steps);
  }

  @Override
  public Outgoing number(Claim claim, Draft draft) {
    return sendings.number(claim, draft);
  }

  @Override
  public Outcome ready(Claim claim, Outgoing outgoing, Packet packet, List<Step> steps, Next send) {
    return sendings.ready(claim, outgoing, packet, steps, send);
  }

  @Override
  public Outgoing outgoing(Claim claim) {
    return sendings.outgoing(claim);
  }

  @Override
  public Outcome complete(Claim claim, Completion completion) {
    return answers.complete(claim, completion);
  }

  @Override
  public Outcome retry(Claim claim, Duration after, Step why, List<Evidence> evidence) {
    return answers.retry(claim, after, why, evidence);
  }

  @Override
  public Correlated answer(Evidence evidence) {
    return answers.answer(evidence);
  }

  @Override
  public void agreement(String partner, String digest, String text) {
    database.beside("agreement", tx -> tx.run("INSERT INTO agreement_version (digest, partner, at, text) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
        digest, partner, tx.now(), text));
  }

  @Override
  public List<Alarm> watch() {
    return watch.watch();
  }

  @Override
  public Exchanges exchanges() {
    return exchanges;
  }

  @Override
  public Batches batches() {
    return batches;
  }

  @Override
  public Room room() {
    return room;
  }

  /** The room that there is; for tests. */
  final void room(Room measured) {
    room = measured;
    database.onFull(measured::full);
  }

  @Override
  public Leases leases() {
    return leases;
  }

  @Override
  public Inquiry inquiry() {
    return inquiry;
  }

  @Override
  public Desk desk() {
    return desk;
  }

  @Override
  public Searches searches() {
    return searches;
  }

  @Override
  public Deeds deeds() {
    return deeds;
  }

  @Override
  public Accounts accounts() {
    return accounts;
  }

  @Override
  public Seals seals() {
    return seals;
  }

  @Override
  public Vault vault() {
    return vault;
  }

  @Override
  public Feedback feedback() {
    return feedback;
  }

  @Override
  public void onWork(Bell bell) {
    database.onWork(bell);
  }

  @Override
  public void close() {
    database.close();
  }
}
