package io.bordereau.routes.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What the ledger's tests start from. */
final class Given {
  static final Duration LEASE = Duration.ofSeconds(30);
  static final Replies REPLIES = new Replies() {
    @Override
    public Reply accepted(String document) {
      return new Reply(202, "application/json", "{\"document\":\"" + document + "\"}");
    }

    @Override
    public Reply conflict(String document) {
      return new Reply(409, "application/json", "{\"other\":\"" + document + "\"}");
    }
  };
  static final Scope ISA = new Scope("isa13", "BORDEREAU", "NORTHGATE", "x12", "test", 1, 999_999_999);
  static final Scope GS = new Scope("gs06", "BORDEREAU", "NORTHGATE", "x12", "test", 1, 999_999_999);

  private Given() {}

  /** The ledger of a folder, on this database. */
  static SqlLedger open(Vendor vendor, Path folder, String node) {
    return open(vendor, folder, node, null);
  }

  /** The same with a clock of our own. */
  static SqlLedger open(Vendor vendor, Path folder, String node, InstantSource clock) {
    return SqlLedger.open(store(vendor, folder), node, clock);
  }

  /** Where the ledger of a folder lies. */
  static Store store(Vendor vendor, Path folder) {
    return switch (vendor) {
      case SQLITE -> new Store.Embedded(folder);
      case POSTGRESQL -> TestPostgres.of(folder);
    };
  }

  /** A connection to its tables, for judges and vandals. */
  static Connection tables(Store store) throws SQLException {
    return DriverManager.getConnection(url(store));
  }

  /** The JDBC URL of its tables. */
  static String url(Store store) {
    return switch (store) {
      case Store.Embedded embedded -> "jdbc:sqlite:" + embedded.folder().resolve("ledger.db");
      case Store.Server server -> server.url();
    };
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A hand-over by the ERP. */
  static Received handOver(Ledger ledger, String identity, String content) {
    String digest = ledger.payloads().put(bytes(content));
    return ledger.receive(new Inbound(Direction.OUT, "rest", "erp-us", identity, digest, "bordereau-json", identity + ".json", "process", List.of()), REPLIES);
  }

  /** A key of the seller "acme". */
  static Key key(String number) {
    return new Key("acme", "invoice", number, 2026, "northgate", "USD", "119.00", List.of(Ref.of("order", "PO-" + number)));
  }

  static Claim claim(Ledger ledger, String kind) {
    return ledger.claim(kind, "worker", LEASE).orElseThrow(() -> new AssertionError("No " + kind + " work is due"));
  }

  /** Takes a received document up to where it only has to be sent. */
  static Outgoing prepare(Ledger ledger, Claim claim, String number) {
    ledger.identify(claim, key(number));
    ledger.record(claim, List.of(Step.of(Stage.UNDERSTOOD, "read"), Step.of(Stage.PROVEN, "rules passed")));
    Outgoing outgoing = ledger.number(claim, new Draft("northgate", "msg-" + claim.document() + "@acme", List.of(ISA, GS), null));
    String payload = ledger.payloads().put(bytes("ISA*" + outgoing.numbers() + "*" + number));
    ledger.ready(claim, outgoing, new Packet(payload, "application/edi-x12", "mic-" + number, "main", List.of(), Level.APPLICATION, Duration.ofHours(4)),
        List.of(Step.of(Stage.PACKED, "packed")), Next.now("send"));
    return outgoing;
  }

  /** Receives and prepares one document; returns its id. */
  static String readyToSend(Ledger ledger, String number) {
    String document = handOver(ledger, "key-" + number, "{" + number + "}").document();
    Claim claim = claim(ledger, "process");
    prepare(ledger, claim, number);
    return document;
  }

  /** An answer that names the sending. */
  static Evidence answer(String identity, String about, Level level, Verdict verdict) {
    return new Evidence("https", identity, List.of(Ref.of(Evidence.BY_IDENTITY, about)), level, verdict, "answer " + identity, null, null, null, null, List.of());
  }

  static Lifecycle life(Ledger ledger, String document) {
    return ledger.inquiry().document(document).orElseThrow().lifecycle();
  }
}
