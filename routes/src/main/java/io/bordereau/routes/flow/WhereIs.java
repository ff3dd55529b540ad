package io.bordereau.routes.flow;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.ledger.Batches;
import io.bordereau.routes.ledger.Batches.Member;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Entry;
import io.bordereau.routes.ledger.Inquiry;
import io.bordereau.routes.ledger.Key;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Sight;
import io.bordereau.routes.ledger.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Answers where a document is, whose turn it is and what to do now, from the ledger alone. */
public final class WhereIs {
  /** The fact of a step that names the document's number. */
  public static final String NUMBER = "number";
  /** The fact of a step that names the document's kind. */
  public static final String KIND = "kind";
  /** The fact of a step that names the document's partner. */
  public static final String PARTNER = "partner";

  private final Inquiry inquiry;

  /** Asks this ledger. */
  public WhereIs(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /** Every document that goes by this number, id, identity on the wire or other reference, newest first. */
  public List<Whereabouts> document(String anything) {
    return inquiry.find(anything).stream().map(this::about).toList();
  }

  /** The same, of what somebody sees. */
  public List<Whereabouts> document(String anything, Sight sight) {
    return inquiry.find(anything, sight).stream().map(this::about).toList();
  }

  /** Documents of what somebody sees, newest first. */
  public List<Whereabouts> all(int offset, int max, Sight sight) {
    return inquiry.documents(offset, max, sight).stream().map(this::about).toList();
  }

  /** The document with this id. */
  public Optional<Whereabouts> id(String id) {
    return inquiry.document(id).map(this::about);
  }

  /** Documents, newest first. */
  public List<Whereabouts> all(int offset, int max) {
    return inquiry.documents(offset, max).stream().map(this::about).toList();
  }

  private Whereabouts about(Standing s) {
    var entries = inquiry.timeline(s.id());
    var life = s.lifecycle();
    var next = life.turn() == null ? null : next(s, entries);
    var events = entries.stream().map(WhereIs::event).toList();
    var batched = inquiry.batched(s.id());
    var sendings = inquiry.sendings(s.id()).stream().map(o -> sent(o, batched)).toList();
    var waits = batched.stream().filter(Member::open).map(Member::until).findFirst().orElse(null);
    var holds = s.channel().equals(Batches.CHANNEL) ? inquiry.members(s.id()).stream().map(Member::document).toList() : List.<String>of();
    var key = s.key() == null ? unidentified(s, entries) : s.key();
    return new Whereabouts(s.id(), blank(key.number()), blank(key.type()), s.revision(), blank(key.partner()),
        key.amount().isEmpty() ? null : key.amount() + " " + key.currency(), s.format(), s.received(), life.state(), life.complete(),
        life.contradiction(), life.turn(), waits == null ? next : "Nothing: it waits for others to the same partner, and goes with them at the latest at " + waits
            + ".", waits, life.answers(), events, sendings, holds);
  }

  /** What the steps say of a document that has no business identity of its own, because it was refused before. */
  private static Key unidentified(Standing s, List<Entry> entries) {
    var facts = new HashMap<String, String>();
    entries.forEach(e -> facts.putAll(e.step().facts()));
    var partner = facts.getOrDefault(PARTNER, s.direction() == Direction.IN ? s.from() : "");
    return new Key("", facts.getOrDefault(KIND, ""), facts.getOrDefault(NUMBER, ""), 0, partner, "", "", List.of());
  }

  private static String blank(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Whereabouts.Event event(Entry e) {
    var step = e.step();
    return new Whereabouts.Event(e.at(), e.stage(), step.words(), e.level(), e.verdict(), step.facts(), step.findings(), step.lost(),
        e.hash());
  }

  private static Whereabouts.Sent sent(Outgoing o, List<Member> batched) {
    var in = batched.stream().filter(m -> m.interchange() != null && m.issue() == o.issue()).findFirst()
        .map(m -> new Whereabouts.Together(m.interchange(), m.place(), m.of())).orElse(null);
    return new Whereabouts.Sent(o.issue(), o.identity(), o.numbers(), o.state().name().toLowerCase(Locale.ROOT), o.attempts(), o.payload(), in);
  }

  /** What the last entry that stands in the way says, in the findings' own words; otherwise what the state means. */
  private static String next(Standing s, List<Entry> entries) {
    var reversed = new ArrayList<>(entries);
    Collections.reverse(reversed);
    var said = reversed.stream().filter(WhereIs::standsInTheWay).flatMap(e -> e.step().findings().stream()).filter(Finding::isError)
        .map(Finding::next)
        .filter(Objects::nonNull).findFirst();
    return said.orElseGet(() -> switch (s.lifecycle().state()) {
      case RECEIVED, UNDERWAY -> "Nothing: the hub is working on it.";
      case HELD -> "Look at why it is held, then release or void it.";
      case REFUSED -> "Correct the document and send it again under a new key.";
      case FAILED -> "Ask the partner whether it has the document, then resend it.";
      case REJECTED -> "Ask the partner why, correct the document and send it again.";
      case QUERIED -> "Answer the partner's question.";
      case SENT, ACKNOWLEDGED, IN_PROCESS, ACCEPTED -> "Wait for the partner's answer; the hub raises an alarm when it is late.";
      case HANDED_OVER, TAKEN -> "Wait for our own system to say that it took it in; the hub raises an alarm when it is late.";
      case QUARANTINED -> "Look at why it is kept apart, then release or void it.";
      case APPROVED, PAID, VOIDED, UNPACKED, CORRELATED, REPEATED -> null;
    });
  }

  private static boolean standsInTheWay(Entry e) {
    return switch (e.stage()) {
      case HELD, QUARANTINED, REFUSED, FAILED, ANSWERED -> true;
      case RECEIVED, UNDERSTOOD, CHECKED, ISSUED, RENDERED, PROVEN, SIGNED, PACKED, SECURED, DELIVERED, RETRIED, RELEASED, VOIDED,
          UNPACKED, CORRELATED, REPEATED, NOTED -> false;
    };
  }
}
