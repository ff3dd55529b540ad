package io.bordereau.routes.flow;

import io.bordereau.document.Blob;
import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.PageTerms;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import io.bordereau.routes.pages.EpdfFormat;
import io.bordereau.routes.pages.PageCopy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Where it is agreed, puts the page that the hub makes of an invoice inside of the partner's format, as a copy. A page that the document brings goes instead. */
public final class CopyPage {
  private static final long KILOBYTE = 1_000;

  private final Supplier<Agreements> agreements;
  private final CompanyPages pages;
  private final Sign.Copies signing;
  private final Clock clock;

  /** Copies by these agreements, in the look of our companies. */
  public CopyPage(Supplier<Agreements> agreements, CompanyPages pages, Sign sign, Clock clock) {
    this.agreements = agreements;
    this.pages = pages;
    this.signing = new Sign.Copies(sign);
    this.clock = clock;
  }

  /**
   * The same document with a copy of its page.
   *
   * @throws NotSigned when the copy is to be signed and has to wait for it
   */
  public Passage copy(Passage p) {
    if (!(p.document() instanceof Invoice invoice) || p.target() instanceof EpdfFormat) return p;
    var partner = p.to().partner();
    if (!wanted(partner, invoice)) return p;
    boolean signs = agreements.get().signsCopies(partner);
    var copy = PageCopy.of(invoice, pages.copy(partner, clock.instant(), signs), p.target(), partner.page().language(), most(partner));
    var findings = new ArrayList<Finding>();
    var page = copy.page(findings);
    if (page.isPresent() && signs) page = signing.copy(p, copy, page.get(), findings);
    var whole = page.isEmpty() ? invoice : copy.with(page.get(), findings);
    var step = Step.of(Stage.CHECKED, whole == invoice ? "no copy of the page goes along" : "a copy of the page goes along" + (signs ? ", signed" : "")).findings(findings);
    return p.understood(whole, p.rest(), whole == invoice ? step : step.fact("copy", Blob.of(page.get()).digest()));
  }

  /** Whether a partner is to have a copy of the page of an invoice, and the document brings none. */
  public static boolean wanted(Partner partner, Invoice invoice) {
    return partner.page().attach() == PageTerms.Attach.COPY && !PageCopy.brought(invoice);
  }

  /** The largest copy that a partner takes, in bytes. */
  public static long most(Partner partner) {
    return partner.page().most() * KILOBYTE;
  }
}
