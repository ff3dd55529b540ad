package io.bordereau.routes.flow;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.agreements.CompanyKeys;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Entry;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Next;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pades.ArchiveStamp;
import io.bordereau.signing.pades.PadesUpgrade;
import io.bordereau.signing.pades.PdfBytes;
import io.bordereau.signing.pades.PdfLimits;
import io.bordereau.signing.pades.PdfOutcome;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the proofs of signed pages alive: what went out with less than was wanted is raised when the authorities answer again, and what is archived is stamped again before its
 * time-stamp ends. The bytes that the partner has are never touched; the kept ones grow behind them.
 */
public final class Upgrade {
  /** The fact of a step: the payload that holds the page as it is kept now. */
  public static final String KEPT = "kept";
  private static final String PDF = "application/pdf";
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
  /** No queue of work looks further ahead. */
  private static final Duration FARTHEST = Duration.ofDays(3650);

  private final Ledger ledger;
  private final Supplier<Agreements> agreements;
  private final CompanyPages pages;
  private final Clock clock;

  /** Keeps what this ledger has. */
  public Upgrade(Ledger ledger, Supplier<Agreements> agreements, CompanyPages pages, Clock clock) {
    this.ledger = ledger;
    this.agreements = agreements;
    this.pages = pages;
    this.clock = clock;
  }

  /** When a page that went out is looked at again; empty when nothing signed went out, or nothing in it ends. */
  static Optional<Next> due(Ledger ledger, Agreements known, Partner partner, Outgoing outgoing, String document, Clock clock) {
    if (!PDF.equals(outgoing.type())) return Optional.empty();
    var signing = known.company(partner.company()).map(Company::signing);
    var facts = last(ledger, document, Stage.SIGNED).<Map<String, String>>map(e -> e.step().facts()).orElse(Map.of());
    if (signing.isEmpty() || !facts.containsKey(Sign.WANTED)) return Optional.empty();
    if (!facts.get(Sign.WANTED).equals(facts.get(Sign.LEVEL))) return Optional.of(new Next(Kinds.UPGRADE, SOON));
    return facts.get(Sign.LEVEL).equals(SignatureLevel.LTA.name()) ? again(ledger.payloads().get(outgoing.payload()), signing.get().down().margin(), clock) : Optional.empty();
  }

  /** When the newest time-stamp has to be followed by another. */
  private static Optional<Next> again(byte[] page, Duration margin, Clock clock) {
    return ArchiveStamp.until(PdfBytes.of(page), PdfLimits.DEFAULT).map(end -> {
      var pause = Duration.between(clock.instant(), end.minus(margin));
      return new Next(Kinds.UPGRADE, pause.isNegative() ? Duration.ZERO : pause.compareTo(FARTHEST) > 0 ? FARTHEST : pause);
    });
  }

  /** Raises or stamps again, or gives the work back when an authority does not answer. */
  public void upgrade(Claim claim) {
    var outgoing = ledger.outgoing(claim);
    var signed = last(ledger, claim.document(), Stage.SIGNED);
    var partner = agreements.get().partner(outgoing.partner());
    var keys = partner.flatMap(pages::keys);
    if (signed.isEmpty() || keys.isEmpty()) {
      ledger.complete(claim, Completion.of(Step.of(Stage.NOTED, "the kept page cannot be raised").findings(List.of(Findings.notRaised("nobody signs for the company any more")))));
      return;
    }
    var wanted = SignatureLevel.valueOf(signed.get().step().facts().getOrDefault(Sign.WANTED, SignatureLevel.LTA.name()));
    var page = ledger.payloads().get(kept(claim.document()).orElse(outgoing.payload()));
    try {
      raised(claim, page, wanted, keys.get());
    } catch (SigningFailed e) {
      var before = Optional.ofNullable(signed.get().step().facts().get(Sign.BEFORE)).map(Instant::parse);
      boolean late = !e.passing() || before.isPresent() && clock.instant().isAfter(before.get());
      var step = Step.of(Stage.NOTED, "the kept page could not be raised yet: " + e.getMessage());
      ledger.retry(claim, pause(claim.attempt()), late ? step.findings(List.of(Findings.notRaised(e.getMessage()))) : step, List.of());
    }
  }

  /** An authority that is away for long is not asked every hour for years. */
  private static Duration pause(int attempt) {
    var doubled = PAUSE.multipliedBy(1L << Math.clamp(attempt - 1, 0, 10));
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private void raised(Claim claim, byte[] page, SignatureLevel wanted, CompanyKeys keys) throws SigningFailed {
    try {
      var outcome = new PadesUpgrade(keys.authorities(wanted), DigestAlgorithm.SHA256, "Document time-stamp", "en", PdfLimits.DEFAULT).raise(PdfBytes.of(page), wanted, clock.instant());
      switch (outcome) {
        case PdfOutcome.Signed better -> {
          var bytes = better.pdf().bytes();
          var step = Step.of(Stage.NOTED, "the kept page was raised to level " + wanted).fact(KEPT, ledger.payloads().put(bytes)).fact(Sign.LEVEL, wanted.name());
          var done = Completion.of(step);
          var next = wanted == SignatureLevel.LTA ? again(bytes, keys.down().margin(), clock) : Optional.<Next>empty();
          ledger.complete(claim, next.isPresent() ? done.then(next.get()) : done);
        }
        case PdfOutcome.Refused refused -> ledger.complete(claim, Completion.of(Step.of(Stage.NOTED, "the kept page cannot be raised")
            .findings(List.of(Findings.notRaised(refused.words())))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written outside of memory
    }
  }

  private Optional<String> kept(String document) {
    return ledger.inquiry().timeline(document).stream().map(e -> e.step().facts().get(KEPT)).filter(java.util.Objects::nonNull).reduce((a, b) -> b);
  }

  private static Optional<Entry> last(Ledger ledger, String document, Stage stage) {
    return ledger.inquiry().timeline(document).stream().filter(e -> e.stage() == stage).reduce((a, b) -> b);
  }
}
