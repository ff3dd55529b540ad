package io.bordereau.signing.verify;

import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.verify.ChainCheck.Chain;
import io.bordereau.signing.verify.ChainCheck.Purpose;
import io.bordereau.signing.verify.Reason.Weight;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From what was found in a signature of any form to the verdict (ETSI EN 319 102-1 5.5 and 5.6): the time-stamps one after the other, the newest first, each
 * at the time that the ones around it prove; then the signer's certificate and the algorithms at the best proved time.
 */
public final class Ruling {
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private final ChainCheck check;
  private final Instant now;

  /**
   * Rules.
   *
   * @param check how chains are checked
   * @param now the moment of asking
   */
  public Ruling(ChainCheck check, Instant now) {
    this.check = check;
    this.now = now;
  }

  /**
   * What was found in a signature.
   *
   * @param form what kind it is
   * @param signer the certificate that it was made with; null when it is nowhere
   * @param evidence what the document brings along
   * @param stamps its time-stamps, intact or not
   * @param claimed when the signer says that it was; null when nowhere
   * @param digests the names of the digests that it rests on
   * @param baseline whether it has what the level B demands
   * @param coverage how much of the file it covers
   * @param reasons what was found already: what speaks against its being intact and its covering the file
   */
  public record Facts(String form, X509Certificate signer, Evidence evidence, List<Stamp> stamps, Instant claimed, Set<String> digests, boolean baseline, Coverage coverage,
      List<Reason> reasons) {}

  /** The verdict. */
  public Judgement rule(Facts facts) {
    List<Reason> reasons = new ArrayList<>(facts.reasons());
    reasons.addAll(Stamp.faults(facts.stamps()));
    if (facts.signer() == null) {
      return judgement(facts, facts.claimed(), false, null, null, reasons);
    }
    Evidence evidence = new Evidence();
    evidence.all(facts.evidence());
    facts.stamps().stream().filter(stamp -> stamp.signer() != null).forEach(stamp -> evidence.all(stamp.signer().evidence()));
    Instant best = now;
    Instant stamped = null;
    for (Stamp stamp : facts.stamps().stream().filter(Stamp::intact).sorted(Comparator.comparing(Stamp::kind).thenComparing(Stamp::time).reversed()).toList()) {
      Optional<String> against = against(stamp, evidence, best);
      if (against.isPresent()) {
        reasons.add(Reason.note(Reason.STAMP, "The time-stamp of " + stamp.time() + " by " + stamp.authority() + " proves no time: " + against.get()));
      } else {
        stamped = stamped == null || stamp.time().isBefore(stamped) ? stamp.time() : stamped;
        best = stamp.kind() == Stamp.Kind.ARCHIVE && stamp.time().isBefore(best) ? stamp.time() : best;
      }
    }
    Instant at = stamped == null ? now : stamped;
    Chain chain = check.check(facts.signer(), evidence, Purpose.SIGNING, at);
    for (Reason each : chain.reasons()) {
      reasons.add(stamped == null ? unproved(each, facts) : each);
    }
    for (String digest : facts.digests()) {
      Algorithms.weakDigest(digest, at).ifPresent(why -> reasons.add(Reason.invalid(Reason.WEAK, "It is too weak: " + why + ".")));
    }
    if (stamped != null && facts.claimed() != null && facts.claimed().isAfter(stamped.plus(CLOCKS))) {
      reasons.add(Reason.note(Reason.STAMP, "The signer says " + facts.claimed() + ", which is after the time-stamp."));
    }
    Instant time = stamped == null ? facts.claimed() : stamped;
    return judgement(facts, time, stamped != null, level(facts, evidence), chain, reasons);
  }

  /** The verdict on a time-stamp over a whole document, which newer ones over it may keep alive. */
  Judgement stamp(String form, Stamp stamp, Evidence brought, List<Stamp> later, Coverage coverage, List<Reason> found) {
    List<Reason> reasons = new ArrayList<>(found);
    Evidence evidence = new Evidence();
    evidence.all(brought);
    evidence.all(stamp.signer().evidence());
    later.forEach(each -> evidence.all(each.signer().evidence()));
    Facts facts = new Facts(form, stamp.signer().certificate(), evidence, List.of(), stamp.time(), Set.of(), false, coverage, reasons);
    if (!stamp.intact() || stamp.signer().certificate() == null) {
      return judgement(facts, stamp.time(), false, null, null, reasons);
    }
    Instant best = now;
    for (Stamp each : later.stream().sorted(Comparator.comparing(Stamp::time).reversed()).toList()) {
      best = against(each, evidence, best).isEmpty() && each.time().isBefore(best) ? each.time() : best;
    }
    for (String digest : stamp.signer().digests()) {
      Instant at = best;
      Algorithms.weakDigest(digest, at).ifPresent(why -> reasons.add(Reason.invalid(Reason.WEAK, "It is too weak: " + why + ".")));
    }
    if (stamp.time().isAfter(now.plus(CLOCKS))) {
      reasons.add(Reason.invalid(Reason.STAMP, "It is of a time that is not yet."));
    }
    Chain chain = check.check(stamp.signer().certificate(), evidence, Purpose.TIMESTAMPS, stamp.time().isAfter(best) ? stamp.time() : best, stamp.time());
    chain.reasons().forEach(each -> reasons.add(unproved(each, facts)));
    return judgement(facts, stamp.time(), chain.good(), null, chain, reasons);
  }

  /** Why a time-stamp proves nothing; empty when it does. */
  private Optional<String> against(Stamp stamp, Evidence evidence, Instant at) {
    if (stamp.time().isAfter(at.plus(CLOCKS))) {
      return Optional.of("it is of a time that is not yet.");
    }
    Instant moment = stamp.time().isAfter(at) ? stamp.time() : at;
    for (String digest : stamp.signer().digests()) {
      Optional<String> weak = Algorithms.weakDigest(digest, moment);
      if (weak.isPresent()) {
        return Optional.of(weak.get() + ".");
      }
    }
    Chain chain = check.check(stamp.signer().certificate(), evidence, Purpose.TIMESTAMPS, moment, stamp.time());
    return chain.reasons().stream().filter(reason -> reason.weight() != Weight.NOTE).max(Comparator.comparing(Reason::weight)).map(Reason::words);
  }

  /** Without a proved time nobody knows whether a certificate was still good when it signed: that it is not today proves nothing against it. */
  private static Reason unproved(Reason reason, Facts facts) {
    if (!reason.code().equals(Reason.OUT_OF_TIME) || reason.weight() != Weight.INVALID) {
      return reason;
    }
    Instant claimed = facts.claimed();
    X509Certificate signer = facts.signer();
    boolean could = claimed != null && !claimed.isBefore(signer.getNotBefore().toInstant()) && !claimed.isAfter(signer.getNotAfter().toInstant());
    return could ? Reason.unknown(Reason.OUT_OF_TIME, reason.words() + " Nobody who is trusted proves that it was signed before that.") : reason;
  }

  /** What it carries along, whoever trusts it: the levels are a matter of form. */
  private SignatureLevel level(Facts facts, Evidence evidence) {
    if (!facts.baseline()) {
      return null;
    }
    Optional<Instant> stamped = facts.stamps().stream().filter(Stamp::intact).map(Stamp::time).min(Comparator.naturalOrder());
    if (stamped.isEmpty()) {
      return SignatureLevel.B;
    }
    boolean archived = facts.stamps().stream().anyMatch(stamp -> stamp.intact() && stamp.kind() == Stamp.Kind.ARCHIVE);
    ChainCheck silent = ChainCheck.offline(check.anchors());
    boolean whole = evidence.hasProofs() && silent.check(facts.signer(), evidence, Purpose.SIGNING, stamped.get()).proven()
        && facts.stamps().stream().filter(stamp -> stamp.intact() && stamp.kind() == Stamp.Kind.SIGNATURE)
            .allMatch(stamp -> silent.check(stamp.signer().certificate(), evidence, Purpose.TIMESTAMPS, stamp.time()).proven());
    return !whole ? SignatureLevel.T : archived ? SignatureLevel.LTA : SignatureLevel.LT;
  }

  private Judgement judgement(Facts facts, Instant time, boolean stamped, SignatureLevel level, Chain chain, List<Reason> found) {
    Instant at = stamped ? time : now;
    List<Reason> reasons = new ArrayList<>(found);
    if (facts.signer() != null && facts.signer().getSubjectX500Principal().getName().contains(io.bordereau.signing.keys.DevelopmentAuthority.MARK)) {
      reasons.add(Reason.note(Reason.DEVELOPMENT, "It was made with a key for development, which is worth nothing in production."));
    }
    List<Reason> sorted = reasons.stream().distinct().sorted(Comparator.comparing(Reason::weight).reversed()).toList();
    Weight worst = sorted.stream().map(Reason::weight).max(Comparator.naturalOrder()).orElse(Weight.NOTE);
    Verdict verdict = switch (worst) {
      case NOTE -> facts.signer() == null ? Verdict.UNKNOWN : Verdict.VALID;
      case UNKNOWN -> Verdict.UNKNOWN;
      case INVALID -> Verdict.INVALID;
    };
    String subject = facts.signer() == null ? "" : Certificates.name(facts.signer().getSubjectX500Principal());
    String issuer = facts.signer() == null ? "" : Certificates.name(facts.signer().getIssuerX500Principal());
    String anchor = chain == null || chain.anchor() == null ? "" : Certificates.shortName(chain.anchor().certificate()) + ", " + chain.anchor().source();
    return new Judgement(new SignatureVerdict(subject, issuer, time, stamped, level, facts.form(), facts.coverage(), verdict, anchor,
        sorted.stream().map(Reason::words).toList(), kind(facts, chain, verdict, at)), sorted);
  }

  /** What it is before the law; what is not known to hold is nothing yet, and it is said what it would be. */
  private LegalKind kind(Facts facts, Chain chain, Verdict verdict, Instant at) {
    if (facts.signer() == null || chain == null || verdict == Verdict.INVALID) {
      return new LegalKind(LegalKind.Kind.NONE, List.of("It does not hold, or nobody knows whose it is."));
    }
    LegalKind kind;
    if (facts.form().contains("time-stamp")) {
      boolean qualified = chain.anchor() != null && chain.anchor().service() != null && chain.anchor().service().stamps();
      kind = qualified ? new LegalKind(LegalKind.Kind.QUALIFIED_TIMESTAMP, List.of("The " + chain.anchor().service().list() + " names " + chain.anchor().service().name() + "."))
          : new LegalKind(LegalKind.Kind.TIMESTAMP, List.of("No trusted list at hand names its authority."));
    } else {
      kind = new LegalStanding(check.services(chain), Certificates.normal(facts.signer()), at).kind();
    }
    if (verdict == Verdict.VALID) {
      return kind;
    }
    List<String> why = new ArrayList<>(List.of("Whether it holds is not known. If it does, it is of the kind: " + kind.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + "."));
    why.addAll(kind.why());
    return new LegalKind(LegalKind.Kind.NONE, why);
  }
}
