package io.bordereau.routes.flow;

import io.bordereau.document.Attachment;
import io.bordereau.document.Invoice;
import io.bordereau.pdf.supplied.Taken;
import io.bordereau.pdf.supplied.Wishes;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import io.bordereau.routes.pages.EpdfFormat;
import io.bordereau.routes.pages.SuppliedInvoice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes the page that our own system made of its document (an attachment of the role {@code page}): compares it with the data, makes it an archive where
 * nothing visible changes, and lets it travel as an attachment like any other: beside cXML, inside of UBL and CII.
 */
public final class TakePage {
  private static final String PDF = "application/pdf";

  private final Supplier<Agreements> agreements;

  /** Takes pages as these agreements say. */
  public TakePage(Supplier<Agreements> agreements) {
    this.agreements = agreements;
  }

  /** The same document with its page as it goes out; refused when page and data differ, or the page is not fit. */
  public Passage take(Passage p) {
    // Where the page is the invoice it is taken when it is rendered, with the data inside.
    if (!(p.document() instanceof Invoice invoice) || p.target() instanceof EpdfFormat) return p;
    var looked = look(invoice, p.at().toInstant(), agreements.get().scanned(p.to().partner()));
    if (looked.isEmpty()) return p;
    var taken = looked.get();
    var step = Step.of(Stage.CHECKED, switch (taken.outcome()) {
      case KEPT -> "the supplied page is kept as it is, byte for byte";
      case ARCHIVED -> "the supplied page was made PDF/A-3";
      case REFUSED -> "the supplied page is not used";
    }).findings(taken.findings());
    if (taken.page().isEmpty()) throw p.refused(taken.findings());
    return p.understood(attached(invoice, taken), p.rest(), step.fact("page", taken.page().get().digest()));
  }

  /**
   * What becomes of the page that a document brings; empty when it brings none.
   *
   * @param when the instant that is written into the file
   * @param scanned what becomes of a page whose text cannot be compared
   */
  public static Optional<Taken> look(Invoice invoice, Instant when, Wishes.Wordless scanned) {
    return SuppliedInvoice.look(invoice, Wishes.plain(when, scanned));
  }

  /** The document with the page that was taken as an attachment like any other. */
  public static Object attached(Invoice invoice, Taken taken) {
    var all = new ArrayList<Attachment>();
    for (var a : invoice.attachments()) all.add(a.isPage() ? page(a, invoice, taken) : a);
    return SuppliedInvoice.with(invoice, all);
  }

  private static Attachment page(Attachment a, Invoice invoice, Taken taken) {
    var id = a.id() == null ? invoice.number() : a.id();
    var name = a.filename() == null ? id.replaceAll("[^\\p{L}\\p{N}._-]+", "-") + ".pdf" : a.filename();
    return new Attachment(id, a.description(), null, taken.page().orElseThrow(), PDF, name, a.type(), a.scheme(), a.typeText());
  }
}
