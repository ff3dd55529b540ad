package io.bordereau.routes.pages;

import io.bordereau.document.Attachment;
import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Trace;
import io.bordereau.mapping.Turn;
import io.bordereau.mapping.Written;
import io.bordereau.pdf.EpdfOrder;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.bounds.Limits;
import io.bordereau.pdf.supplied.SuppliedPage;
import io.bordereau.pdf.supplied.Wishes;
import java.util.List;

/** The page that our own system made of its invoice, as the ePDF itself: its look is kept, it is compared with the data, and the data go inside where nothing visible changes. */
final class SuppliedInvoice {
  private SuppliedInvoice() {}

  /** Whether the page of the document is used. */
  static boolean wanted(Invoice invoice, String choice) {
    return choice == null ? invoice.attachments().stream().anyMatch(Attachment::isPage) : choice.equals("supplied");
  }

  static Written written(Invoice invoice, EpdfOrder order, List<Finding> findings) {
    var pages = invoice.attachments().stream().filter(Attachment::isPage).toList();
    if (pages.size() != 1 || pages.get(0).content() == null) {
      findings.add(new Finding("PDF-07", Severity.ERROR, "attachments", "BX-930", Integer.toString(pages.size()),
          "The partner is to have the page of our own system, and the document brings " + (pages.isEmpty() ? "none." : "no single one with a content."), null, Turn.SENDER,
          "Attach one page, as PDF with the role page, or agree on page: template."));
      return new Written(new byte[0], List.of(), findings, Trace.NONE);
    }
    var files = order.data() == null ? List.<AssociatedFile>of() : List.of(order.data());
    var taken = SuppliedPage.take(pages.get(0).content().bytes(), invoice, new Wishes(true, files, order.mark(), Wishes.Wordless.WARN, order.made(), Limits.HOUSE));
    findings.addAll(taken.findings());
    return new Written(taken.page().map(page -> page.bytes()).orElseGet(() -> new byte[0]), List.of(), findings, Trace.NONE);
  }
}
