package io.bordereau.routes.flow;

import io.bordereau.connectors.protocols.rnif.Pip;
import io.bordereau.connectors.protocols.rnif.RnifTerms;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Next;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Silence;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Standing;
import io.bordereau.routes.ledger.Step;
import io.bordereau.routes.ledger.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What becomes of a RosettaNet message whose time to acknowledge is over (RNIF 2.0): without a valid receipt the same bytes go out again, as often as the process
 * says, and in one exchange with its answer not at all; after the last time the process is given up, the partner is told by PIP 0A1, and a person has to look. The
 * same happens when an action that its receiver's business has to answer is not answered within the time to perform.
 */
public final class Remind {
  /** The channel of documents that the hub itself makes. */
  static final String CHANNEL = "acknowledgement";
  /** The format of a 0A1 in the ledger, before it has its envelope. */
  public static final String FAILURE = "rnif-0a1";

  private final Ledger ledger;
  private final Supplier<Agreements> agreements;
  private final Clock clock;

  /** Reminds of what this ledger sent. */
  public Remind(Ledger ledger, Supplier<Agreements> agreements, Clock clock) {
    this.ledger = ledger;
    this.agreements = agreements;
    this.clock = clock;
  }

  /** When a sending is looked at again; empty when nobody waits for its receipt. */
  static Optional<Next> due(Ledger ledger, Agreements known, Partner partner, String document) {
    return known.rnif(partner).flatMap(t -> pip(ledger, t, partner, document)).map(p -> new Next(Kinds.REMIND, p.acknowledge()));
  }

  /** The process that a document belongs to; empty when it is a signal. */
  private static Optional<Pip> pip(Ledger ledger, RnifTerms terms, Partner partner, String document) {
    if (ledger.inquiry().document(document).map(Standing::format).filter(FAILURE::equals).isPresent()) return terms.pip("0A1");
    var packed = packed(ledger, document, RnifMessagePacker.PROCESS);
    if (packed.isPresent()) return packed.flatMap(terms::pip);
    return ledger.inquiry().timeline(document).stream().filter(e -> e.stage() == Stage.ISSUED).map(e -> e.step().facts().get("format"))
        .filter(java.util.Objects::nonNull).reduce((a, b) -> b).flatMap(format -> RnifMessagePacker.pip(terms, partner, format));
  }

  /** What the history says of the latest message of a document. */
  private static Optional<String> packed(Ledger ledger, String document, String fact) {
    return ledger.inquiry().timeline(document).stream().filter(e -> e.stage() == Stage.PACKED).map(e -> e.step().facts().get(fact)).filter(java.util.Objects::nonNull)
        .reduce((a, b) -> b);
  }

  /** Looks whether a receipt came, and whether the answer did. */
  public void remind(Claim claim) {
    var outgoing = ledger.outgoing(claim);
    var standing = ledger.inquiry().document(claim.document()).orElseThrow();
    var known = agreements.get();
    var partner = known.partner(outgoing.partner()).orElse(null);
    var terms = partner == null ? Optional.<RnifTerms>empty() : known.rnif(partner);
    var pip = terms.flatMap(t -> pip(ledger, t, partner, claim.document()));
    boolean answered = standing.lifecycle().answers().entrySet().stream().anyMatch(a -> a.getKey().compareTo(Level.APPLICATION) >= 0 && decided(a.getValue()));
    if (answered || pip.isEmpty()) {
      if (pip.isPresent() && awaitsAnswer(standing, pip.get())) perform(claim, outgoing, standing, partner, terms.get(), pip.get());
      else ledger.complete(claim, Completion.of());
      return;
    }
    int sendings = sendings(claim.document());
    if (sendings <= (terms.get().sync() ? 0 : pip.get().retries())) {
      ledger.complete(claim, Completion.of(Step.of(Stage.NOTED, "no valid receipt within " + words(pip.get().acknowledge())
          + "; the same message goes out again, " + sendings + " of " + pip.get().retries())).then(Next.now(Kinds.SEND)));
      return;
    }
    giveUp(claim, outgoing, standing, partner, terms.get(), pip.get(), RnifAnswers.givenUp(partner.name(), sendings),
        "No valid receipt for any of " + sendings + " sendings of the " + pip.get().action() + ".");
  }

  /** Whether the partner's business still has to answer what was received: the action that began a process of two. */
  private boolean awaitsAnswer(Standing standing, Pip pip) {
    return pip.perform() != null && packed(ledger, standing.id(), Packer.ANSWER_WITHIN).isPresent()
        && !standing.lifecycle().answers().containsKey(Level.BUSINESS) && standing.lifecycle().answers().get(Level.APPLICATION) != Verdict.REFUSED;
  }

  /** The time to perform runs from the first sending. */
  private void perform(Claim claim, Outgoing outgoing, Standing standing, Partner partner, RnifTerms terms, Pip pip) {
    var left = Duration.between(clock.instant(), started(standing).plus(pip.perform()));
    if (left.isPositive()) {
      ledger.complete(claim, Completion.of().then(new Next(Kinds.REMIND, left)));
      return;
    }
    giveUp(claim, outgoing, standing, partner, terms, pip, RnifAnswers.unanswered(partner.name(), pip.reply(), words(pip.perform())),
        "No " + pip.reply() + " within " + words(pip.perform()) + " of the " + pip.action() + ".");
  }

  private static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }

  private static boolean decided(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTED, APPROVED, PAID, REFUSED -> true;
      case RECEIVED, IN_PROCESS, QUERIED -> false;
    };
  }

  private void giveUp(Claim claim, Outgoing outgoing, Standing standing, Partner partner, RnifTerms terms, Pip pip, Finding finding, String reason) {
    // A failure of the notification itself is told to nobody but us.
    if (!standing.format().equals(FAILURE)) tell(outgoing, standing, partner, terms, pip, reason);
    // Whoever releases it has it sent again, as often as before; a late receipt ends that.
    ledger.complete(claim, Completion.of(Step.of(Stage.HELD, finding.message()).findings(List.of(finding))));
  }

  /** How often it was sent since a person last let it go on. */
  private int sendings(String document) {
    int sendings = 0;
    for (var entry : ledger.inquiry().timeline(document)) {
      if (entry.stage() == Stage.RELEASED) sendings = 0;
      if (entry.stage() == Stage.DELIVERED) sendings++;
    }
    return sendings;
  }

  private Instant started(Standing standing) {
    return ledger.inquiry().timeline(standing.id()).stream().filter(e -> e.stage() == Stage.DELIVERED).map(e -> e.at()).findFirst().orElse(standing.received());
  }

  private void tell(Outgoing outgoing, Standing standing, Partner partner, RnifTerms terms, Pip pip, String reason) {
    var number = standing.key() == null ? standing.id() : standing.key().number();
    var instance = packed(ledger, standing.id(), RnifMessagePacker.INSTANCE).orElseGet(() -> RnifMessagePacker.instance(outgoing.identity()));
    var content = terms.failure(pip, outgoing.identity(), instance, started(standing), number, reason, "0A1-" + outgoing.id(), clock.instant());
    ledger.receive(new Inbound(Direction.OUT, CHANNEL, partner.id(), "0a1/" + outgoing.id(), ledger.payloads().put(content), FAILURE, "0A1 for " + number, Kinds.ACKNOWLEDGE,
        List.of(Ref.of("acknowledges", standing.id()))).forCompanies(List.of(partner.company())), new Silence());
  }
}
