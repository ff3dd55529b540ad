package io.bordereau.routes.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** T6: the end of work, and answers, appended whoever brings them and matched by name only. */
final class Answers {
  private static final RowMapper<Evidence> EVIDENCE = (rs, c) -> Bodies.evidence(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4),
      rs.getString(5), rs.getString(6), rs.getString(7));

  /** The columns that {@link #mapper} reads. */
  static final String COLUMNS = "e.connector, e.identity, e.level, e.verdict, e.payload, e.mic, e.body";

  /** What a name resolves to; the sending is null when the name is the document's. */
  private record Target(String document, String outgoing) {}

  private final Database database;

  Answers(Database database) {
    this.database = database;
  }

  static RowMapper<Evidence> mapper() {
    return EVIDENCE;
  }

  Outcome complete(Claim claim, Completion completion) {
    return database.insist(claim.outgoing() == null ? "T2" : "T6", tx -> {
      boolean ours = Works.holds(tx, claim);
      if (ours) {
        Documents.append(tx, claim, completion.steps());
      }
      completion.evidence().forEach(e -> append(tx, e, claim));
      if (!ours) {
        late(tx, claim);
        return Outcome.LATE;
      }
      if (claim.outgoing() != null) {
        Sendings.follow(tx, claim, completion.steps());
      }
      if (completion.steps().stream().anyMatch(s -> s.stage() == Stage.HELD || s.stage() == Stage.QUARANTINED)) {
        Works.park(tx, claim);
        return Outcome.DONE;
      }
      Works.end(tx, claim);
      completion.next().forEach(n -> Works.open(tx, claim.document(), claim.outgoing(), null, n));
      return Outcome.DONE;
    });
  }

  Outcome retry(Claim claim, Duration after, Step why, List<Evidence> evidence) {
    return database.insist(claim.outgoing() == null ? "T2" : "T6", tx -> {
      boolean ours = Works.holds(tx, claim);
      evidence.forEach(e -> append(tx, e, claim));
      if (!ours) {
        late(tx, claim);
        return Outcome.LATE;
      }
      Documents.append(tx, claim, List.of(why));
      if (claim.outgoing() != null && answered(tx, claim.outgoing())) {
        SqlBatches.arrived(tx, claim.outgoing());
        Works.end(tx, claim); // The answer was quicker than the network's time-out: there is nothing left to send.
      } else {
        Works.giveBack(tx, claim, after);
      }
      return Outcome.DONE;
    });
  }

  private static void late(Tx tx, Claim claim) {
    Chain.append(tx, claim.document(), claim.owner(), Step.of(Stage.NOTED, "A late worker's " + claim.kind() + " was not counted; its evidence was kept"));
  }

  Correlated answer(Evidence evidence) {
    return database.beside("T6", tx -> append(tx, evidence, null));
  }

  /** Appends evidence; without references of its own it is about the claim's sending. */
  static Correlated append(Tx tx, Evidence e, Claim claim) {
    if (tx.run("INSERT INTO evidence (connector, identity, level, verdict, payload, mic, body, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        + " ON CONFLICT (connector, identity) DO NOTHING", e.connector(), e.identity(), e.level().name(), e.verdict().name(), e.payload(), e.mic(),
        Bodies.text(e), tx.now()) == 0) {
      return new Correlated.Repeat();
    }
    if (e.refs().isEmpty() && claim != null) {
      return matched(tx, e, new Target(claim.document(), claim.outgoing()));
    }
    // A document that gets one of these names at this moment either is found here, or finds this evidence waiting.
    e.refs().forEach(r -> References.alone(tx, r));
    Optional<Target> target = resolve(tx, e.refs());
    if (target.isPresent()) {
      return matched(tx, e, target.get());
    }
    String why = e.refs().stream().anyMatch(r -> !targets(tx, r).isEmpty()) ? "Several documents have the name that it refers to."
        : "No document has a name that it refers to.";
    tx.run("INSERT INTO unmatched_evidence (connector, identity, why, at) VALUES (?, ?, ?, ?)", e.connector(), e.identity(), why, tx.now());
    for (int i = 0; i < e.refs().size(); i++) {
      Ref ref = e.refs().get(i);
      tx.run("INSERT INTO awaited (scheme, scope, value, connector, identity, place) VALUES (?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (scheme, scope, value, connector, identity) DO NOTHING", ref.scheme(), ref.scope(), ref.value(), e.connector(), e.identity(), i);
    }
    return new Correlated.Waiting(why);
  }

  /** The first name that exactly one document has. */
  private static Optional<Target> resolve(Tx tx, List<Ref> refs) {
    for (Ref ref : refs) {
      List<Target> targets = targets(tx, ref);
      if (targets.size() == 1) {
        return Optional.of(targets.get(0));
      }
    }
    return Optional.empty();
  }

  private static List<Target> targets(Tx tx, Ref ref) {
    return tx.handle().select("SELECT document, outgoing FROM reference WHERE scheme = ? AND scope = ? AND value = ? LIMIT 2", ref.scheme(), ref.scope(),
        ref.value()).map((rs, c) -> new Target(rs.getString(1), rs.getString(2))).list();
  }

  private static Correlated matched(Tx tx, Evidence e, Target target) {
    Verdict verdict = e.verdict();
    List<io.bordereau.mapping.Finding> findings = e.findings();
    int issue = 0;
    boolean compared = false;
    boolean same = false;
    if (target.outgoing() != null) {
      // Work before documents, as whoever ends work does.
      Works.hold(tx, target.outgoing());
      Outgoing outgoing = Sendings.byId(tx.handle(), target.outgoing());
      issue = SqlBatches.issue(tx, target.document(), target.outgoing()).orElse(outgoing.issue());
      compared = e.mic() != null && outgoing.mic() != null;
      same = compared && same(e.mic(), outgoing.mic());
      if (compared && !same && verdict != Verdict.QUERIED) { // who queries it has seen it, and said so
        verdict = Verdict.REFUSED;
        findings = new java.util.ArrayList<>(findings);
        findings.add(LedgerFindings.otherBytes(e.mic(), outgoing.mic()));
      }
    } else {
      issue = tx.handle().select("SELECT COALESCE(MAX(issue), 0) FROM (SELECT issue FROM outbox WHERE document = ? AND attempts > 0 UNION ALL SELECT b.issue"
          + " FROM batched b JOIN outbox o ON o.id = b.outgoing WHERE b.document = ? AND o.attempts > 0) tried", target.document(), target.document())
          .mapTo(Integer.class).one();
    }
    tx.run("UPDATE evidence SET document = ?, outgoing = ?, verdict = ? WHERE connector = ? AND identity = ?", target.document(), target.outgoing(),
        verdict.name(), e.connector(), e.identity());
    Step step = Step.of(Stage.ANSWERED, e.words()).findings(findings);
    step = e.payload() == null ? step : step.fact("payload", e.payload());
    step = e.signer() == null ? step : step.fact("signer", e.signer());
    step = e.issued() == null ? step : step.fact("issued", e.issued().toString());
    String about = e.connector() + "/" + e.identity();
    Chain.append(tx, target.document(), e.connector(), step, issue, e.level(), verdict, about);
    Watch.contradiction(tx, target.document());
    if (compared && same) {
      Watch.bytesEqual(tx, target.document());
    } else if (compared) {
      Watch.otherBytes(tx, target.document(), e.mic());
    }
    if (SqlBatches.isInterchange(tx, target.document())) {
      SqlBatches.tell(tx, target.document(), e.connector(), step, true, e.level(), verdict, about);
    }
    if (target.outgoing() != null && answered(tx, target.outgoing())) {
      // Nobody is sending it at this moment and nobody needs to any more.
      if (tx.run("UPDATE work SET state = 'DONE', token = token + 1 WHERE outgoing = ? AND state = 'OPEN' AND (lease_until IS NULL OR lease_until <= ?)",
          target.outgoing(), tx.now()) > 0) {
        SqlBatches.arrived(tx, target.outgoing());
      }
    }
    return new Correlated.Matched(target.document());
  }

  /** Whether a receipt repeats what was kept, or one of the lines of it: algorithm and digest, where partners may choose among several. */
  private static boolean same(String claimed, String kept) {
    return kept.equals(claimed) || kept.lines().anyMatch(line -> line.equals(claimed) || line.substring(line.indexOf(' ') + 1).equals(claimed));
  }

  /** Whether the answer that the sending expects is there, or a higher one. */
  private static boolean answered(Tx tx, String outgoing) {
    String expects = tx.handle().select("SELECT COALESCE(expects, '') FROM outbox WHERE id = ?", outgoing).mapTo(String.class).one();
    if (expects.isEmpty()) {
      return false;
    }
    return tx.handle().select("SELECT level FROM evidence WHERE outgoing = ? AND verdict IN ('ACCEPTED', 'APPROVED', 'PAID', 'REFUSED')", outgoing).mapTo(String.class)
        .stream().anyMatch(l -> Level.valueOf(l).compareTo(Level.valueOf(expects)) >= 0);
  }

  /** Tells the answers that waited for this name. */
  static void wake(Tx tx, Ref ref) {
    List<Evidence> waiting = tx.handle().select("SELECT " + COLUMNS + " FROM awaited a JOIN evidence e ON e.connector = a.connector AND e.identity = a.identity"
        + " WHERE a.scheme = ? AND a.scope = ? AND a.value = ? ORDER BY e.at, e.connector, e.identity", ref.scheme(), ref.scope(), ref.value())
        .map(EVIDENCE).list();
    for (Evidence e : waiting) {
      resolve(tx, e.refs()).ifPresent(t -> {
        noLongerWaiting(tx, e.connector(), e.identity());
        matched(tx, e, t);
      });
    }
  }

  static void noLongerWaiting(Tx tx, String connector, String identity) {
    tx.run("DELETE FROM awaited WHERE connector = ? AND identity = ?", connector, identity);
    tx.run("DELETE FROM unmatched_evidence WHERE connector = ? AND identity = ?", connector, identity);
  }

  /** Matches a waiting answer to a document by decision. */
  static void decide(Tx tx, String connector, String identity, String document) {
    Evidence e = tx.handle().select("SELECT " + COLUMNS + " FROM unmatched_evidence u JOIN evidence e ON e.connector = u.connector AND e.identity = u.identity"
        + " WHERE u.connector = ? AND u.identity = ?", connector, identity).map(EVIDENCE).findOne()
        .orElseThrow(() -> new LedgerException("No answer " + identity + " of " + connector + " waits for its document.", null));
    noLongerWaiting(tx, connector, identity);
    matched(tx, e, new Target(document, null));
  }
}
