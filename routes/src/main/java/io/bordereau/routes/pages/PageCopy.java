package io.bordereau.routes.pages;

import io.bordereau.document.Attachment;
import io.bordereau.document.Blob;
import io.bordereau.document.Invoice;
import io.bordereau.law.PageWord;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.pdf.EpdfOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hub's own page of an invoice as an attachment inside of another format, whose data stay the legal original: the page says that it is a copy, and of what. What hinders it is a
 * warning: the invoice goes out without it.
 *
 * @param invoice the document, without such a page
 * @param look how the page is to look
 * @param context the choices of the page
 * @param most the largest that is attached, in bytes
 */
public record PageCopy(Invoice invoice, EpdfFormat look, Context context, long most) {
  private static final String PDF = "application/pdf";
  /** What every format takes as the number of an attachment. */
  private static final String UNSAFE = "[^A-Za-z0-9._-]+";
  private static final int LONGEST = 60;

  /**
   * The copy of an invoice.
   *
   * @param original the format of the original
   * @param language the language of the copy; null for that of the document or the country
   */
  public static PageCopy of(Invoice invoice, EpdfFormat look, Format original, String language, long most) {
    var options = new HashMap<>(Map.of("role", "copy", "original", original.name(), "embed", PageData.NONE, "page", "template"));
    if (language != null) options.put("language", language);
    return new PageCopy(invoice, look, new Context(options, null, true), most);
  }

  /** Whether the document brings a page of its own, which travels instead. */
  public static boolean brought(Invoice invoice) {
    return invoice.attachments().stream().anyMatch(Attachment::isPage);
  }

  /** The page; empty when there can be none, and then a finding says why. */
  public Optional<byte[]> page(List<Finding> findings) {
    // what else is attached travels beside the copy, and is not put into it once more
    var bare = SuppliedInvoice.with(invoice, invoice.attachments().stream().map(a -> new Attachment(a.id(), a.description(), a.location(), null, a.mime(), a.filename(), a.type(),
        a.scheme(), a.typeText(), a.role())).toList());
    var written = look.write(bare, Residue.NONE, context);
    var error = written.findings().stream().filter(Finding::isError).findFirst();
    if (error.isPresent()) {
      findings.add(left(error.get().code(), error.get().message()));
      return Optional.empty();
    }
    findings.addAll(written.findings());
    return Optional.of(written.bytes());
  }

  /** The document with a copy, as it was made or signed; without it when it is too large, and then a finding says so. */
  public Invoice with(byte[] page, List<Finding> findings) {
    if (page.length > most) {
      findings.add(left(Integer.toString(page.length), "It has " + page.length + " bytes, and at most " + most + " were agreed on."));
      return invoice;
    }
    var words = EpdfOrder.of(invoice, null, context.option("language", null)).language();
    var number = invoice.number() == null ? "" : invoice.number();
    var all = new ArrayList<>(invoice.attachments());
    all.add(new Attachment(id(number), (words.title(invoice.type(), invoice.isCredit()) + " " + number).strip() + ", " + words.word(PageWord.COPY), null, Blob.of(page), PDF,
        id(number) + ".pdf", null, null, null));
    return SuppliedInvoice.with(invoice, all);
  }

  private String id(String number) {
    var plain = number.replaceAll(UNSAFE, "-");
    var name = (plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain.isEmpty() ? "invoice" : plain) + "-page";
    int again = 1;
    var taken = invoice.attachments().stream().map(Attachment::id).toList();
    while (taken.contains(again == 1 ? name : name + again)) again++;
    return again == 1 ? name : name + again;
  }

  private static Finding left(String value, String why) {
    return new Finding("PDF-10", Severity.WARNING, "attachments", "BG-24", value, "The copy of the page is not attached: " + why, null, Turn.HUB,
        "Nothing has to be done for the invoice, which goes out as data; look after what hinders the page.");
  }
}
