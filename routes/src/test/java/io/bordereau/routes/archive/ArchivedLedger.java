package io.bordereau.routes.archive;

import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Draft;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Key;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Next;
import io.bordereau.routes.ledger.Packet;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Replies;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.ledger.Scope;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import io.bordereau.routes.ledger.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** A ledger with a few documents, and two places outside it for its checkpoints; the clock is the test's. */
final class ArchivedLedger {
  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final Scope ISA = new Scope("isa13", "US", "NORTHGATE", "x12", "test", 1, 999_999_999);
  private static final Replies REPLIES = new Replies() {
    @Override
    public Reply accepted(String document) {
      return new Reply(202, "application/json", "{}");
    }

    @Override
    public Reply conflict(String document) {
      return new Reply(409, "application/json", "{}");
    }
  };

  /** A clock that goes when it is told to. */
  static final class Hands extends Clock {
    Instant now = START;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  final Path folder;
  final Hands clock = new Hands();

  ArchivedLedger(Path folder) {
    this.folder = folder;
  }

  Path ledger() {
    return folder.resolve("ledger");
  }

  ArchiveSettings settings() {
    return new ArchiveSettings(List.of(folder.resolve("checkpoints"), folder.resolve("second")), Duration.ofSeconds(30));
  }

  SqlLedger open() {
    return SqlLedger.open(ledger(), "node-1", clock);
  }

  Sealer sealer(SqlLedger ledger) {
    return new Sealer(ledger, ledger.node(), settings(), Sealer.Signature.NONE, clock);
  }

  /** Receives, sends and has answered some documents, with a checkpoint after every third. */
  void fill(int documents) {
    try (SqlLedger ledger = open()) {
      var sealer = sealer(ledger);
      for (int i = 1; i <= documents; i++) {
        one(ledger, "4" + (100 + i));
        clock.now = clock.now.plusSeconds(400);
        if (i % 3 == 0) sealer.seal();
      }
      sealer.seal();
      sealer.release();
      clock.now = clock.now.plusSeconds(400);
    }
  }

  /** Hands over; returns the document. */
  static String handOver(SqlLedger ledger, String number) {
    var digest = ledger.payloads().put(("{\"invoice\": " + number + "}").getBytes(StandardCharsets.UTF_8));
    return ledger.receive(new Inbound(Direction.OUT, "rest", "erp", "key-" + number, digest, "bordereau-json", number + ".json", "prepare", List.of()), REPLIES).document();
  }

  /** One document from its reception to the partner's answer; returns its id. */
  static String one(SqlLedger ledger, String number) {
    var document = handOver(ledger, number);
    prepared(ledger, number);
    var claim = ledger.claim("send", "worker", Duration.ofSeconds(30)).orElseThrow();
    var outgoing = ledger.outgoing(claim);
    var answer = ledger.payloads().put(("997 for " + number).getBytes(StandardCharsets.UTF_8));
    ledger.complete(claim, Completion.of(Step.of(Stage.DELIVERED, "taken")).with(new Evidence("https", "answer-" + number,
        List.of(Ref.of(Evidence.BY_IDENTITY, outgoing.identity())), Level.APPLICATION, Verdict.ACCEPTED, "997 A", answer, null, null, null, List.of())));
    return document;
  }

  /** Takes what was handed over up to its final bytes; returns its numbers. */
  static List<Long> prepared(SqlLedger ledger, String number) {
    Claim claim = ledger.claim("prepare", "worker", Duration.ofSeconds(30)).orElseThrow();
    ledger.identify(claim, new Key("acme", "invoice", number, 2026, "northgate", "USD", "119.00", List.of()));
    var rendered = ledger.payloads().put(("rendered " + number).getBytes(StandardCharsets.UTF_8));
    ledger.record(claim, List.of(Step.of(Stage.UNDERSTOOD, "read").fact("number", number), Step.of(Stage.RENDERED, "written").fact("rendered", rendered)));
    var outgoing = ledger.number(claim, new Draft("northgate", "msg-" + claim.document() + "@acme", List.of(ISA), null));
    var bytes = ledger.payloads().put(("ISA*" + outgoing.numbers() + "*" + number).getBytes(StandardCharsets.UTF_8));
    ledger.ready(claim, outgoing, new Packet(bytes, "application/edi-x12", null, "main", List.of(), Level.APPLICATION, Duration.ofHours(4)),
        List.of(Step.of(Stage.PACKED, "packed").fact("identity", outgoing.identity()).fact("numbers", outgoing.numbers().toString())), Next.now("send"));
    return outgoing.numbers();
  }

  LedgerCheck.Result check() throws IOException {
    try (SqlLedger ledger = SqlLedger.readOnly(ledger())) {
      return new LedgerCheck(ledger, settings().places(), null, false).check();
    }
  }

  /** Copies a folder with all that is in it over another one, which has nothing else afterwards. */
  static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      try (Stream<Path> old = Files.walk(to)) {
        for (var each : old.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(each);
      }
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (var each : all.toList()) Files.copy(each, to.resolve(from.relativize(each).toString()));
    }
  }
}
