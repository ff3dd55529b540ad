package io.bordereau.routes.agreements;

import io.bordereau.document.Invoice;
import io.bordereau.law.PageLanguage;
import io.bordereau.mapping.Coverage;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Severity;
import io.bordereau.routes.pages.HouseFormats;
import io.bordereau.xml.cxml.CxmlAttachments;
import java.util.List;

/** What must fit together in what was agreed about pages. */
final class PageCoherence {
  private static final String CONTENT = "attachments.content";

  private PageCoherence() {}

  /** Whether the partner's terms of pages can be kept. */
  static boolean of(Partner partner, Binder binder) {
    var page = partner.page();
    boolean good = true;
    List<String> known = PageLanguage.ALL.stream().map(PageLanguage::tag).toList();
    if (page.language() != null && !known.contains(page.language())) {
      binder.say("AGR-06", Severity.ERROR, "page.language", page.language(), "The field page.language cannot be \"" + page.language() + "\"" + Nearest.hint(page.language(), known)
          + " Allowed: " + String.join(", ", known) + ".", "Choose one of them.");
      good = false;
    }
    if (page.attach() == PageTerms.Attach.NONE) return good;
    var format = HouseFormats.written(partner.format());
    if (format.isEmpty() || hasPlace(format.get(), partner)) return good;
    boolean beside = hasChoice(format.get());
    binder.say("AGR-30", Severity.ERROR, "page.attach", "copy", "The format " + partner.format() + (format.get().form() == Format.Form.PDF ? " is a page itself: no copy can travel inside of it."
        : " has no place for a copy of the page" + (beside ? " unless attachments travel beside it." : ".")),
        beside ? "Add options: {attachments: beside}, or remove page.attach." : "Remove page.attach, or agree on a format that carries attachments.");
    return false;
  }

  /** Whether what is attached to an invoice travels to the partner, content and all. */
  private static boolean hasPlace(Format format, Partner partner) {
    if (format.form() == Format.Form.PDF) return false;
    if (partner.envelope() != null && partner.envelope().rnif() != null) return true;
    if (hasChoice(format)) return CxmlAttachments.areBeside(partner.context(format.id()));
    var tables = format.mappings().stream().filter(m -> m.type() == Invoice.class).toList();
    // the internal form has no table: it is the record itself
    return tables.isEmpty() ? format.documents().contains(Invoice.class) : tables.stream().anyMatch(m -> Coverage.of(m).contains(CONTENT));
  }

  private static boolean hasChoice(Format format) {
    return format.choices().stream().anyMatch(c -> c.name().equals(CxmlAttachments.OPTION));
  }
}
