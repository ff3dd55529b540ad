package io.bordereau.routes.pages;

import io.bordereau.document.Attachment;
import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Trace;
import io.bordereau.mapping.Turn;
import io.bordereau.mapping.Written;
import io.bordereau.pdf.EpdfOrder;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.bounds.Limits;
import io.bordereau.pdf.supplied.SuppliedPage;
import io.bordereau.pdf.supplied.Taken;
import io.bordereau.pdf.supplied.Wishes;
import java.util.List;
import java.util.Optional;

/** The page that our own system made of its invoice: compared with the data, and where it is the ePDF itself, with its look kept and the data inside where nothing visible changes. */
public final class SuppliedInvoice {
  private SuppliedInvoice() {}

  /** Whether the page of the document is the ePDF. */
  static boolean wanted(Invoice invoice, String choice) {
    return choice == null ? invoice.attachments().stream().anyMatch(Attachment::isPage) : choice.equals("supplied");
  }

  /** What becomes of the page that a document brings; empty when it brings none. */
  public static Optional<Taken> look(Invoice invoice, Wishes wishes) {
    var pages = invoice.attachments().stream().filter(Attachment::isPage).toList();
    if (pages.isEmpty()) return Optional.empty();
    var content = pages.get(0).content();
    if (pages.size() > 1 || content == null) return Optional.of(new Taken(Taken.Outcome.REFUSED, Optional.empty(), List.of(notOne(pages.size()))));
    return Optional.of(SuppliedPage.take(content.bytes(), invoice, wishes));
  }

  /** The document with other attachments. */
  public static Invoice with(Invoice invoice, List<Attachment> attachments) {
    var group = Group.of(Invoice.class);
    return (Invoice) group.build(group.slots().stream().map(s -> s.name().equals("attachments") ? attachments : s.get(invoice)).toArray());
  }

  /** The document without its page: the data inside of a page do not hold the page once more. */
  static Invoice data(Invoice invoice) {
    return with(invoice, invoice.attachments().stream().filter(a -> !a.isPage()).toList());
  }

  static Written written(Invoice invoice, EpdfOrder order, Wishes.Wordless scanned, List<Finding> findings) {
    var files = order.data() == null ? List.<AssociatedFile>of() : List.of(order.data());
    var taken = look(invoice, new Wishes(true, files, order.mark(), scanned, order.made(), Limits.HOUSE));
    if (taken.isEmpty()) findings.add(none());
    taken.ifPresent(t -> findings.addAll(t.findings()));
    return new Written(taken.flatMap(Taken::page).map(page -> page.bytes()).orElseGet(() -> new byte[0]), List.of(), findings, Trace.NONE);
  }

  private static Finding none() {
    return new Finding("PDF-07", Severity.ERROR, "attachments", "BX-930", null, "The partner is to have the page of our own system, and the document brings none.", null, Turn.SENDER,
        "Attach one page, as PDF with the role page, or agree on page: template.");
  }

  private static Finding notOne(int pages) {
    return new Finding("PDF-49", Severity.ERROR, "attachments", "BX-930", Integer.toString(pages),
        pages > 1 ? "The document brings " + pages + " pages of itself." : "The page of the document has no content.", null, Turn.SENDER, "Attach one page, as PDF, in the document itself.");
  }
}
