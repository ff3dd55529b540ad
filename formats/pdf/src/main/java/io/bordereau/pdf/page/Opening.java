package io.bordereau.pdf.page;

import io.bordereau.document.Moment;
import io.bordereau.law.PageWord;
import io.bordereau.pdf.paper.Block;
import io.bordereau.pdf.paper.Canvas;
import io.bordereau.pdf.paper.Drawing;
import io.bordereau.pdf.paper.Element;
import io.bordereau.pdf.paper.Face;
import io.bordereau.pdf.paper.Paragraph;
import io.bordereau.pdf.paper.Stack;
import io.bordereau.pdf.paper.Style;
import java.util.ArrayList;
import java.util.List;

/** The head of the first page: who writes, to whom, what document it is, and its facts in brief. */
final class Opening {
  private static final float HEAD = 13 * Letter.MM;
  private static final float LOGO = 15 * Letter.MM;
  private static final float TITLE = 89 * Letter.MM;
  /** Between the sender and what stands below it. */
  private static final float GAP = 3 * Letter.MM;

  private final Sheet sheet;
  private final Terms invoice;
  private final Wording words;
  private final Parties parties;
  private final Canvas page;
  private final Element root;
  /** Where the second column begins: that of the window, or of the facts beside it. */
  private final float second;

  Opening(Sheet sheet, Terms invoice, Wording words, Parties parties) {
    this.sheet = sheet;
    this.invoice = invoice;
    this.words = words;
    this.parties = parties;
    page = sheet.paper().page();
    root = sheet.paper().root();
    second = sheet.letter().right() ? sheet.letter().left() : sheet.right() - 66 * Letter.MM;
  }

  Canvas page() {
    return page;
  }

  /** Draws it; where the page goes on. */
  float draw(PageOrder order) {
    var seller = invoice.in("seller");
    float sender = sender(seller, order.brand());
    float window = window(seller, sender);
    float facts = facts(sender);
    float y = Math.max(TITLE, Math.max(window, facts) + 8 * Letter.MM);
    return title(y, order);
  }

  private float place(Block block, float x, float y, float width) {
    float height = block.height(width);
    var placement = sheet.paper().placement();
    placement.enter(page, x, y, width, height);
    block.draw(page, x, y, width, root);
    placement.leave();
    return y + height;
  }

  /** Where it ends; above a window it takes no more room than there is. */
  private float sender(Terms seller, Brand brand) {
    var name = seller.text("name");
    if (brand.logo() != null) {
      float high = Math.min(LOGO, (second - sheet.left() - 12) / brand.logo().ratio());
      place(Drawing.figure(brand.logo(), high * brand.logo().ratio(), high, words.word(PageWord.LOGO_ALTERNATIVE, name == null ? "" : name)), sheet.left(), HEAD,
          second - sheet.left());
    } else if (name != null) {
      var trading = seller.text("tradingName");
      place(Paragraph.of("P", new Style(Face.BOLD, 14, 18, brand.colour()), trading == null ? name : trading), sheet.left(), HEAD - 2, second - sheet.left() - 12);
    }
    var lines = new ArrayList<String>();
    if (name != null) lines.add(name);
    lines.addAll(parties.address(seller.in("address")));
    var contact = seller.in("contact");
    for (var each : List.of("phone", "email")) {
      var text = each.equals("phone") ? Parties.phone(contact) : contact.text(each);
      if (text != null) lines.add(text);
    }
    var vat = seller.text("vatId");
    if (vat != null) lines.add(words.word(PageWord.VAT_ID) + " " + vat);
    float width = sheet.right() - second;
    var block = sheet.letter().right() ? gathered(lines, width, sheet.letter().top() - HEAD - GAP) : lines(lines);
    return place(block, second, HEAD, width);
  }

  /** Short lines share one, the last ones first, until they are no higher than that, or none is short enough. */
  private static Paragraph gathered(List<String> lines, float width, float most) {
    for (int i = lines.size() - 1; i > 1 && lines(lines).height(width) > most; i--) {
      var both = lines.get(i - 1) + " · " + lines.get(i);
      if (Type.SMALL_INK.width(both) > width) continue;
      lines.remove(i);
      lines.set(i - 1, both);
    }
    return lines(lines);
  }

  private static Paragraph lines(List<String> lines) {
    return Paragraph.of("P", Type.SMALL_INK, String.join("\n", lines));
  }

  /** In the window of the envelope; lower only where a sender above it would be illegible otherwise. */
  private float window(Terms seller, float sender) {
    var letter = sheet.letter();
    float y = letter.right() ? Math.max(letter.top(), sender + GAP) : letter.top();
    var from = new ArrayList<String>();
    var name = (String) seller.look("name");
    if (name != null) from.add(name);
    var address = seller.in("address");
    for (var each : List.of("line1", "postCode", "city")) {
      var text = (String) address.look(each);
      if (text == null) continue;
      if (each.equals("city") && address.look("postCode") != null) from.add(from.removeLast() + " " + text);
      else from.add(text);
    }
    var line = String.join(" · ", from);
    if (Type.SENDER.width(line) <= letter.wide()) {
      page.artifact().text(letter.left(), y + Type.SENDER.base(), Type.SENDER, line);
      sheet.paper().placement().line(page, line, letter.left(), y, Type.SENDER.width(line), Type.SENDER.leading());
    }
    y += Type.SENDER.leading() + 4;
    var buyer = invoice.in("buyer");
    var lines = new ArrayList<String>();
    if (buyer.has("name")) lines.add(buyer.text("name"));
    var contact = buyer.in("contact");
    if (contact.has("name")) lines.add(contact.text("name"));
    lines.addAll(parties.address(buyer.in("address")));
    return lines.isEmpty() ? y : place(Paragraph.of("P", Type.ADDRESS, String.join("\n", lines)), letter.left(), y, Math.min(letter.wide(), sheet.right() - letter.left()));
  }

  private float facts(float sender) {
    boolean left = sheet.letter().right();
    float x = left ? sheet.left() : second;
    float width = left ? second - sheet.left() - 10 * Letter.MM : sheet.right() - second;
    var facts = new Facts(words, Type.LABEL, Type.BODY, 86);
    boolean credit = invoice.record(io.bordereau.document.Invoice.class).isCredit();
    facts.add(credit ? PageWord.CREDIT_NOTE_NUMBER : PageWord.INVOICE_NUMBER, invoice.text("number"));
    facts.add(PageWord.ISSUE_DATE, Parties.joined(" ", date("issued"), invoice.text("issueTime")));
    facts.add(PageWord.DELIVERY_DATE, invoice.in("delivery").show("date", Moment.class, words::date));
    if (invoice.has("period")) facts.add(PageWord.PERIOD, period(invoice.in("period"), words));
    facts.add(PageWord.DUE_DATE, date("due"));
    facts.add(PageWord.ORDER, dated(invoice.text("order"), date("orderDate")));
    facts.add(PageWord.BUYER_REFERENCE, invoice.text("buyerReference"));
    facts.add(PageWord.CONTRACT, dated(invoice.text("contract"), date("contractDate")));
    facts.add(PageWord.PROJECT, invoice.text("project"));
    facts.add(PageWord.DESPATCH_ADVICE, invoice.text("despatchAdvice"));
    return place(facts.pairs(), x, left ? sheet.letter().top() : Math.max(sheet.letter().top(), sender + GAP), width);
  }

  private String date(String name) {
    return invoice.show(name, Moment.class, words::date);
  }

  private String dated(String number, String day) {
    return number == null ? day : day == null ? number : words.word(PageWord.NUMBER_OF_DATE, number, day);
  }

  /** A period in words. */
  static String period(Terms period, Wording words) {
    var start = period.show("start", Moment.class, words::date);
    var end = period.show("end", Moment.class, words::date);
    var text = period.text("text");
    if (start != null && end != null) return Parties.joined(", ", words.word(PageWord.PERIOD_FROM_TO, start, end), text);
    if (start != null) return Parties.joined(", ", words.word(PageWord.PERIOD_FROM, start), text);
    return end == null ? text : Parties.joined(", ", words.word(PageWord.PERIOD_TO, end), text);
  }

  private float title(float top, PageOrder order) {
    var stack = new Stack(null, false);
    var named = InvoicePage.title(invoice, words);
    var title = new Paragraph("H1").add(Type.TITLE, named);
    var number = (String) invoice.look("number");
    if (number != null) title.add(Type.NUMBER, " " + number);
    stack.add(title);
    var mark = new Paragraph("P");
    var bold = Type.BODY.in(Face.BOLD);
    if (order.test()) mark.add(bold.in(0xB3261E), words.word(PageWord.TEST_DOCUMENT) + "\n");
    switch (order.role()) {
      case ORIGINAL -> mark.add(Type.LABEL, words.word(PageWord.IS_ORIGINAL));
      case COPY -> {
        mark.add(bold.in(order.brand().colour()), words.word(PageWord.COPY) + "  ");
        mark.add(Type.LABEL, words.word(PageWord.IS_COPY, order.original() == null ? "" : order.original()));
      }
      case UNSTATED -> { }
    }
    if (!mark.isEmpty()) stack.space(2).add(mark);
    for (var each : sentences()) stack.space(2).add(Paragraph.of("P", Type.BODY, each));
    return place(stack, sheet.left(), top, sheet.right() - sheet.left()) + 12;
  }

  /** What the document does to others. */
  private List<String> sentences() {
    var all = new ArrayList<String>();
    var title = invoice.text("title");
    if (title != null) all.add(title);
    for (var each : invoice.each("preceding")) {
      var number = each.text("number");
      var day = each.show("issued", Moment.class, words::date);
      all.add(day == null ? words.word(PageWord.CORRECTS_INVOICE, number == null ? "" : number)
          : words.word(PageWord.CORRECTS_INVOICE_OF, number == null ? "" : number, day));
    }
    var purpose = invoice.show("purpose", String.class, p -> switch (p) {
      case "cancel", "delete" -> words.word(PageWord.CANCELS);
      case "replace", "update" -> words.word(PageWord.REPLACES);
      case "duplicate" -> words.word(PageWord.DUPLICATE);
      case "copy" -> words.word(PageWord.COPY);
      case "original", "new" -> "";
      case String other -> Wording.plain(other);
    });
    if (purpose != null && !purpose.isEmpty()) all.add(purpose);
    if ("yes".equals(invoice.look("informationOnly"))) {
      invoice.shownAs("informationOnly", words.word(PageWord.INFORMATION_ONLY));
      all.add(words.word(PageWord.INFORMATION_ONLY));
    }
    return all;
  }
}
