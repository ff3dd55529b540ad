package io.bordereau.pdf.page;

import io.bordereau.document.Invoice;
import io.bordereau.law.PageWord;
import io.bordereau.mapping.Finding;
import io.bordereau.pdf.paper.Block;
import io.bordereau.pdf.paper.Canvas;
import io.bordereau.pdf.paper.Columns;
import io.bordereau.pdf.paper.Flow;
import io.bordereau.pdf.paper.Paper;
import io.bordereau.pdf.paper.SealPlace;
import io.bordereau.pdf.paper.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of an invoice or credit note: every term of it has its place, and what has none of its own stands under further details. */
public final class InvoicePage {
  /** The column of the headings, and that of the text beside them. */
  private static final float HEADINGS = 30;
  private static final float TEXT = 70;
  /** Room for the number of the page above a payment part. */
  private static final float ABOVE = 24;
  /** The seal of a signature, in the band below the text that has the number of the page: how wide and high, how narrow at least, and how far from what stands beside it. */
  private static final float SEAL = 88 * Letter.MM;
  private static final float SEAL_HIGH = 13.5f * Letter.MM;
  private static final float SEAL_LEAST = 55 * Letter.MM;
  private static final float SEAL_GAP = 3 * Letter.MM;
  /** Below it: what many printers do not reach; above a payment part less will do. */
  private static final float SEAL_FOOT = 5 * Letter.MM;
  private static final float SEAL_FOOT_ABOVE = 1.5f * Letter.MM;

  private final PageOrder order;
  private final Sheet sheet;
  private final Terms invoice;
  private final Wording words;
  private Flow flow;

  private InvoicePage(PageOrder order) {
    this.order = order;
    sheet = Sheet.of(Letter.of(order.country()));
    invoice = Terms.of(order.invoice());
    words = new Wording(order.language(), order.brand().wording(), order.invoice().currency());
  }

  /**
   * A page that is set.
   *
   * @param paper the document
   * @param title what it is, for the metadata
   * @param shown every value that the page shows, by its canonical path, with the text that shows it
   * @param findings why a payment code or a mark of the country could not be made
   * @param seal where the seal of a signature can stand; empty when none was ordered, or there is no room
   */
  public record Set(Paper paper, String title, Map<String, String> shown, List<Finding> findings, Optional<SealPlace> seal) {}

  /** Sets the page. */
  public static Set of(PageOrder order) {
    return new InvoicePage(order).set();
  }

  /** The title of an invoice in the language of its page. */
  static String title(Terms invoice, Wording words) {
    boolean credit = invoice.record(Invoice.class).isCredit();
    var title = invoice.show("type", String.class, t -> words.language().title(t, credit));
    return title == null ? words.language().title("380", credit) : title;
  }

  private Set set() {
    var seller = order.invoice().seller();
    var buyer = order.invoice().buyer();
    var from = seller == null || seller.address() == null ? null : seller.address().country();
    var to = buyer == null || buyer.address() == null ? null : buyer.address().country();
    var home = to == null || to.equals(from) ? from : null; // within a country nobody writes it
    var parties = new Parties(words, home);
    invoice.shownAs("currency", words.currency());
    var slips = new Slips(order.invoice(), words, sheet);
    slips.shown(invoice);
    var opening = new Opening(sheet, invoice, words, parties);
    float y = opening.draw(order);
    flow = new Flow(sheet.paper(), opening.page(), y, sheet.left(), sheet.width(), sheet.top(), sheet.bottom());
    if (invoice.has("lines")) flow.place(new LineTable(invoice, words, parties).table(), sheet.paper().root());
    var sums = new Sums(invoice, words, order.brand().colour());
    sums.adjustments().ifPresent(b -> section(PageWord.ALLOWANCES_AND_CHARGES, b));
    if (invoice.has("totals")) {
      flow.place(Block.space(6), null);
      flow.place(new Stack(null, true).add(new Columns(0).add(45, Block.space(0)).add(55, sums.totals())), sheet.paper().root());
    }
    sums.vat().ifPresent(b -> section(PageWord.VAT_SUMMARY, b));
    sums.taxes().ifPresent(b -> section(PageWord.TAX_SUMMARY, b));
    var sections = new Sections(invoice, words, parties, order.country(), slips);
    sections.payment().ifPresent(b -> section(PageWord.PAYMENT, b));
    sections.notices().ifPresent(b -> section(PageWord.LEGAL_NOTICES, b));
    sections.notes().ifPresent(b -> section(PageWord.NOTES, b));
    sections.references().ifPresent(b -> section(PageWord.REFERENCES, b));
    var rows = sections.parties();
    for (int i = 0; i < rows.size(); i++) {
      flow.place(Block.space(i == 0 ? 12 : 10), null);
      var row = new Stack(null, true);
      if (i == 0) row.lead(Block.rule(0.4f, Type.HAIR)).space(8);
      flow.place(row.add(rows.get(i)), sheet.paper().root());
    }
    sections.attachments(order.data()).ifPresent(b -> section(PageWord.ATTACHMENTS, b));
    sections.further().ifPresent(b -> section(PageWord.FURTHER_DETAILS, b));
    slips.portuguese().ifPresent(b -> {
      flow.place(Block.space(12), null);
      flow.place(b, sheet.paper().root());
    });
    if (slips.height() > 0) {
      // the seal stands on the first page: when the payment part does too, between it and the text
      float above = order.sealed() && flow.page().number() == 1 ? SEAL_HIGH + SEAL_FOOT_ABOVE + SEAL_GAP : ABOVE;
      if (flow.y() > sheet.letter().height() - slips.height() - above) flow.turn();
      slips.draw(sheet, flow.page(), sheet.paper().root());
    }
    var seal = heads(slips);
    var number = order.invoice().number();
    var title = title(invoice, words) + (number == null ? "" : " " + number);
    return new Set(sheet.paper(), title, invoice.shown(), slips.findings(), seal);
  }

  private void section(PageWord title, Block content) {
    flow.place(Block.space(8), null);
    var section = new Stack("Sect", true).lead(Block.rule(0.4f, Type.HAIR)).space(6);
    section.add(new Columns(14).add(HEADINGS, Sums.heading(words.word(title))).add(TEXT, content));
    flow.place(section, sheet.paper().root());
  }

  /** The number of each page, and from the second on what it is a page of; where on the first a seal can stand. */
  private Optional<SealPlace> heads(Slips slips) {
    var seal = Optional.<SealPlace>empty();
    var pages = sheet.paper().pages();
    var seller = order.invoice().seller();
    var name = seller == null ? null : seller.name();
    var number = order.invoice().number();
    var what = Parties.joined(" · ", Parties.joined(" ", title(invoice, words), number), order.role() == PageOrder.Role.COPY ? words.word(PageWord.COPY) : null);
    for (var page : pages) {
      float foot = sheet.letter().height() - 13 * Letter.MM;
      if (page.number() > 1) {
        float head = 16 * Letter.MM;
        page.artifact();
        if (name != null) line(page, sheet.left(), head, name);
        line(page, sheet.right() - Type.SMALL.width(what), head, what);
        page.rule(sheet.left(), head + 14, sheet.right(), head + 14, 0.4f, Type.HAIR);
      }
      if (slips.height() > 0 && page.number() == pages.size()) foot = sheet.letter().height() - slips.height() - ABOVE + 4;
      page.artifact();
      var every = slips.everyPage();
      var count = words.word(PageWord.PAGE_OF, String.valueOf(page.number()), String.valueOf(pages.size()));
      line(page, sheet.right() - Type.SMALL.width(count), foot, count);
      var left = Parties.joined("  ", every, order.test() ? words.word(PageWord.TEST_DOCUMENT) : null);
      if (left != null) line(page, sheet.left(), foot, left);
      if (order.sealed() && page.number() == 1) seal = seal(page, left == null ? 0 : Type.SMALL.width(left), Type.SMALL.width(count), pages.size() == 1 ? slips.height() : 0);
    }
    return seal;
  }

  /** The room of a seal in the middle between what stands in the foot of a page; empty when that is too long. */
  private Optional<SealPlace> seal(Canvas page, float taken, float count, float slip) {
    float from = sheet.left() + (taken == 0 ? 0 : taken + SEAL_GAP);
    float to = sheet.right() - count - SEAL_GAP;
    float wide = Math.min(SEAL, to - from);
    if (wide < SEAL_LEAST) return Optional.empty();
    float x = Math.min(Math.max(from, (sheet.left() + sheet.right() - wide) / 2), to - wide);
    float bottom = slip > 0 ? slip + SEAL_FOOT_ABOVE : SEAL_FOOT;
    sheet.paper().placement().line(page, "seal", x, page.height() - bottom - SEAL_HIGH, wide, SEAL_HIGH);
    return Optional.of(new SealPlace(page.number(), x, bottom, wide, SEAL_HIGH));
  }

  private void line(Canvas page, float x, float y, String text) {
    page.text(x, y + Type.SMALL.base(), Type.SMALL, text);
    sheet.paper().placement().line(page, text, x, y, Type.SMALL.width(text), Type.SMALL.leading());
  }
}
