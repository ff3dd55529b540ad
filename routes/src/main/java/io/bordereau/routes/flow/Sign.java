package io.bordereau.routes.flow;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.CompanyKeys;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import io.bordereau.routes.pages.Applicable;
import io.bordereau.routes.pages.EpdfFormat;
import io.bordereau.routes.pages.PageCopy;
import io.bordereau.routes.pages.PageSigner;
import io.bordereau.signing.authorities.AuthorityDown;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.signatures.SignatureLevel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signs a page for the company that sends it, as its file and the law say. From here on its bytes are kept and never rendered again. When an authority is down, the company's policy
 * decides: the page waits, or goes out with less and is raised later.
 */
public final class Sign {
  /** The fact of a step: the level that a page was signed at. */
  static final String LEVEL = "level";
  /** The fact of a step: the level that was wanted. */
  static final String WANTED = "wanted";
  /** The fact of a step: by when a page must have been raised. */
  static final String BEFORE = "raise-before";

  private final Supplier<Agreements> agreements;
  private final CompanyPages pages;
  private final Begun begun;
  private final Clock clock;

  /** Signs by these agreements, and keeps what a key has signed while authorities are away. */
  public Sign(Supplier<Agreements> agreements, CompanyPages pages, Begun begun, Clock clock) {
    this.begun = begun;
    this.agreements = agreements;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * The same document, signed where it is a page and the hub signs; refused when it may not go out as it is.
   *
   * @throws NotSigned when it has to wait
   */
  public Passage sign(Passage p) {
    if (!(p.target() instanceof EpdfFormat) || !(p.document() instanceof Invoice invoice)) return p;
    return switch (agreements.get().signer(p.to().partner())) {
      case HUB -> byHub(p, invoice);
      case NETWORK -> p.after(Step.of(Stage.NOTED, "the network signs it by our mandate"));
      case NOBODY -> byNobody(p, invoice);
    };
  }

  private static Passage byNobody(Passage p, Invoice invoice) {
    if (PageSigner.wantsQualified(invoice) && !PageSigner.isCopy(p.context())) {
      var law = Applicable.signature(invoice).orElseThrow().law();
      throw p.refused(List.of(Findings.unsignedByLaw(law.country(), law.source())));
    }
    return p.after(Step.of(Stage.NOTED, "nobody signs it, as agreed"));
  }

  private Passage byHub(Passage p, Invoice invoice) {
    var company = p.to().partner().company();
    var keys = pages.keys(p.to().partner()).orElseThrow(() -> p.refused(List.of(Findings.unsignable(company, "its file names no key"))));
    var now = clock.instant();
    SigningKey key;
    try {
      key = pages.key(p.to().partner(), invoice, now);
    } catch (SigningFailed e) {
      throw hindered(p, e, AuthorityDown.WAITING.retry());
    }
    try {
      return signed(p, invoice, keys, key, keys.level(), null, now);
    } catch (SigningFailed e) {
      if (keys.level() == SignatureLevel.B) throw hindered(p, e, AuthorityDown.WAITING.retry());
      return switch (keys.down().decide(e, keys.level(), key.certificate(), p.claim().attempt(), p.standing().received(), now)) {
        case AuthorityDown.Decision.Wait wait -> throw new NotSigned(wait.why(), wait.until(), wait.overdue());
        case AuthorityDown.Decision.Stop stop -> throw p.refused(List.of(Findings.unsignable(company, stop.why())));
        case AuthorityDown.Decision.Send less -> lower(p, invoice, keys, key, less, now);
      };
    }
  }

  /** The signing of copies. It is apart, since a route calls the one method of a step that takes a passage. */
  static final class Copies {
    private final Sign sign;

    Copies(Sign sign) {
      this.sign = sign;
    }

    /**
     * A copy of a page, signed by the company's key at its level: nothing less would be raised later, since it goes out inside of something else.
     *
     * @return empty when it cannot be signed as it is, and then a finding says why
     * @throws NotSigned when it has to wait
     */
    Optional<byte[]> copy(Passage p, PageCopy copy, byte[] page, List<Finding> findings) {
      return sign.copy(p, copy, page, findings);
    }
  }

  private Optional<byte[]> copy(Passage p, PageCopy copy, byte[] page, List<Finding> findings) {
    var company = p.to().partner().company();
    var keys = pages.keys(p.to().partner()).orElseThrow(() -> p.refused(List.of(Findings.unsignable(company, "its file names no key"))));
    var now = clock.instant();
    try {
      var key = pages.copyKey(p.to().partner(), now);
      return bytes(p, new Page(page, copy.invoice(), copy.look(), copy.context()), keys, key, keys.level(), now, findings);
    } catch (SigningFailed e) {
      throw hindered(p, e, AuthorityDown.WAITING.retry());
    }
  }

  private Passage lower(Passage p, Invoice invoice, CompanyKeys keys, SigningKey key, AuthorityDown.Decision.Send less, Instant now) {
    try {
      return signed(p, invoice, keys, key, less.level(), less, now);
    } catch (SigningFailed e) {
      throw hindered(p, e, keys.down().retry());
    }
  }

  private RuntimeException hindered(Passage p, SigningFailed e, Duration pause) {
    if (e.passing()) return new NotSigned(e.getMessage(), clock.instant().plus(pause), false);
    return p.refused(List.of(Findings.unsignable(p.to().partner().company(), e.getMessage())));
  }

  private Passage signed(Passage p, Invoice invoice, CompanyKeys keys, SigningKey key, SignatureLevel level, AuthorityDown.Decision.Send less, Instant now)
      throws SigningFailed {
    var findings = new ArrayList<Finding>();
    var bytes = bytes(p, new Page(p.written().bytes(), invoice, (EpdfFormat) p.target(), p.context()), keys, key, level, now, findings);
    if (bytes.isEmpty()) throw p.refused(findings);
    var step = Step.of(Stage.SIGNED, "by " + key.certificate().getSubjectX500Principal().getName() + ", level " + level)
        .fact(LEVEL, level.name()).fact(WANTED, keys.level().name());
    if (less != null) {
      findings.add(Findings.signedWithLess(less.why(), less.alarm()));
      step = step.fact(BEFORE, less.upgradeBefore().toString());
    }
    return p.signed(bytes.get(), step.findings(findings));
  }

  /** A page as it was written, and as what. */
  private record Page(byte[] bytes, Invoice invoice, EpdfFormat look, Context context) {}

  private Optional<byte[]> bytes(Passage p, Page page, CompanyKeys keys, SigningKey key, SignatureLevel level, Instant now, List<Finding> findings) throws SigningFailed {
    var signer = new PageSigner(key, level, keys.authorities(key, level));
    return keys.level() == SignatureLevel.B ? signer.attempt(page.bytes, page.invoice, page.look, page.context, now, findings)
        : signer.finish(begun(p, page, keys, key, now, findings), page.invoice, page.context, now, findings);
  }

  /** The page as the key signed it, now or at an earlier attempt: whatever the authorities do then, it is not asked again. */
  private byte[] begun(Passage p, Page page, CompanyKeys keys, SigningKey key, Instant now, List<Finding> findings) throws SigningFailed {
    var known = begun.find(p.claim(), page.bytes, key.certificate());
    if (known.isPresent()) return known.get();
    var made = new PageSigner(key, keys.level(), keys.authorities(key, keys.level())).begin(page.bytes, page.invoice, page.look, page.context, now, findings);
    if (made.isEmpty()) throw p.refused(findings);
    if (!begun.keep(p.claim(), page.bytes, key.certificate(), made.get())) throw new NotSigned("somebody else has the work", now, false);
    return made.get();
  }
}
