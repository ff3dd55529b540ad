package io.bordereau.pdf.slips;

import io.bordereau.law.PageLanguage;
import io.bordereau.law.PageWord;
import io.bordereau.law.PaymentReference;
import io.bordereau.pdf.paper.Canvas;
import io.bordereau.pdf.paper.Element;
import io.bordereau.pdf.paper.Face;
import io.bordereau.pdf.paper.Paper;
import io.bordereau.pdf.paper.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The payment part of a QR-bill with its receipt: the lowest 105 mm of an A4 page, drawn to the millimetre as the guidelines want it (SIX, Swiss
 * Implementation Guidelines QR-bill 2.3, chapter 3, and its style guide). Black on white; Liberation Sans, which has the measures of Arial.
 */
public final class QrBillPart {
  /** What it takes of the page from below: itself, and the words above its perforation line. In points. */
  public static final float HEIGHT = mm(111);

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;
  private static final float CORNER = mm(3);
  private static final float CORNER_PEN = 0.75f;
  private static final float LINE_PEN = 0.5f;
  private static final float SIDE = mm(46);
  private static final float CROSS = mm(7);
  /** The width of the page that it fills. */
  private static final float WIDTH = mm(210);

  private final Paper paper;
  private final Canvas page;
  private final QrBill bill;
  private final PageLanguage pageLanguage;
  private final SlipWords words;
  private final float top;
  private final Element part;

  private QrBillPart(Paper paper, Canvas page, QrBill bill, PageLanguage language, Element within) {
    this.paper = paper;
    this.page = page;
    this.bill = bill;
    pageLanguage = language;
    words = SlipWords.of(language);
    top = page.height() - mm(105);
    part = within == null ? null : within.child("Sect").language(words.language());
  }

  /** How type stands in one of the two parts: heading, value, and the room from line to line. */
  private record Sizes(float heading, float value, float leading) {}

  /** A heading and the lines below it; without lines, a field for the payer to fill in. */
  private record Item(String heading, List<String> lines) {}

  private static float mm(float millimetres) {
    return millimetres * 72 / 25.4f;
  }

  /**
   * Draws it at the foot of a page.
   *
   * @param paper the document
   * @param page the page, 210 mm wide; nothing else may stand in its lowest {@link #HEIGHT} points
   * @param bill what is to be paid
   * @param language language of the page; the words are in it when it is German, French, Italian or English, else in English
   * @param within the element that it is a part of; null to draw an artifact
   */
  public static void draw(Paper paper, Canvas page, QrBill bill, PageLanguage language, Element within) {
    var it = new QrBillPart(paper, page, bill, language, within);
    it.perforation();
    it.receipt();
    it.payment();
  }

  /** The part must be cut off before it is paid at a counter: lines, and words above them in place of scissors. */
  private void perforation() {
    page.rule(0, top, WIDTH, top, LINE_PEN, BLACK);
    page.rule(mm(62), top, mm(62), page.height(), LINE_PEN, BLACK);
    var style = new Style(Face.REGULAR, 7, 8, BLACK);
    String text = words.word("separate");
    line(mm(105) - style.width(text) / 2, top - mm(1.5f), style, text, "P");
  }

  private void receipt() {
    line(mm(5), top + mm(5) + 9, new Style(Face.BOLD, 11, 12, BLACK), words.word("receipt"), "P");
    var sizes = new Sizes(6, 8, 9);
    float width = mm(52);
    var items = items(width, sizes, true, true);
    if (height(items, sizes) > mm(56)) items = items(width, sizes, false, true);
    information(mm(5), top + mm(12), items, sizes, mm(52), mm(20));
    amount(mm(5), top + mm(68), sizes, mm(11.5f), mm(27), top + mm(68), mm(30), mm(10));
    var style = new Style(Face.BOLD, 6, 8, BLACK);
    String acceptance = words.word("acceptance");
    line(mm(57) - style.width(acceptance), top + mm(82) + 5, style, acceptance, "P");
  }

  private void payment() {
    line(mm(67), top + mm(5) + 9, new Style(Face.BOLD, 11, 12, BLACK), words.word("payment-part"), "P");
    code(mm(67), top + mm(17));
    var large = new Sizes(8, 10, 11);
    amount(mm(67), top + mm(73), large, mm(15), mm(78), top + mm(73) + 11, mm(40), mm(15));
    Sizes sizes = large;
    var items = items(mm(87), sizes, true, false);
    for (float value = 9; value >= 8 && height(items, sizes) > mm(85); value--) {
      sizes = new Sizes(value - 2, value, value + 1);
      items = items(mm(87), sizes, true, false);
    }
    information(mm(118), top + mm(5), items, sizes, mm(65), mm(25));
    schemes();
  }

  private void code(float x, float y) {
    boolean[][] dark = QrSymbol.of(bill.payload(), QrSymbol.SWISS_VERSION).orElseThrow();
    if (part == null) page.artifact();
    else {
      String alternative = pageLanguage.word(PageWord.PAYMENT_CODE_ALTERNATIVE, bill.get(QrLine.CURRENCY) + ' ' + bill.get(QrLine.AMOUNT), bill.get(QrLine.CREDITOR_NAME),
          PaymentReference.groups(bill.get(QrLine.IBAN), 4), reference().orElse(bill.get(QrLine.MESSAGE)));
      page.tag(part.child("Figure").language(pageLanguage.tag()).alternative(alternative).box(x, page.height() - y - SIDE, x + SIDE, page.height() - y));
    }
    page.symbol(dark, x, y, SIDE, BLACK);
    cross(x + (SIDE - CROSS) / 2, y + (SIDE - CROSS) / 2);
  }

  /** The Swiss cross: a black square with a white border, arms one sixth longer than they are wide. */
  private void cross(float x, float y) {
    float border = CROSS * 1.42f / 19.84f;
    float wide = CROSS * 3.3f / 19.84f;
    float arm = CROSS * 11f / 19.84f;
    float middle = CROSS / 2;
    page.fill(x, y, CROSS, CROSS, WHITE);
    page.fill(x + border, y + border, CROSS - 2 * border, CROSS - 2 * border, BLACK);
    page.fill(x + middle - wide / 2, y + middle - arm / 2, wide, arm, WHITE);
    page.fill(x + middle - arm / 2, y + middle - wide / 2, arm, wide, WHITE);
  }

  private void amount(float x, float y, Sizes s, float gap, float fieldX, float fieldY, float fieldWidth, float fieldHeight) {
    var heading = new Style(Face.BOLD, s.heading, s.leading, BLACK);
    var value = new Style(Face.REGULAR, s.value, s.leading, BLACK);
    line(x, y + s.heading * 0.9f, heading, words.word("currency"), "P");
    line(x, y + s.heading * 0.9f + s.leading + 1, value, bill.get(QrLine.CURRENCY), "P");
    line(x + gap, y + s.heading * 0.9f, heading, words.word("amount"), "P");
    if (bill.get(QrLine.AMOUNT).isEmpty()) corners(fieldX, fieldY, fieldWidth, fieldHeight);
    else line(x + gap, y + s.heading * 0.9f + s.leading + 1, value, grouped(bill.get(QrLine.AMOUNT)), "P");
  }

  /** Amounts have a point and blanks between thousands, in every language. */
  private static String grouped(String amount) {
    int point = amount.indexOf('.');
    var text = new StringBuilder();
    for (int i = 0; i < point; i++) {
      if (i > 0 && (point - i) % 3 == 0) text.append(' ');
      text.append(amount.charAt(i));
    }
    return text.append(amount, point, amount.length()).toString();
  }

  private List<Item> items(float width, Sizes s, boolean streets, boolean receipt) {
    var value = new Style(Face.REGULAR, s.value, s.leading, BLACK);
    var all = new ArrayList<Item>();
    var creditor = new ArrayList<String>();
    creditor.add(PaymentReference.groups(bill.get(QrLine.IBAN), 4));
    address("CREDITOR", streets, value, width, creditor);
    all.add(new Item(words.word("account"), creditor));
    reference().ifPresent(r -> all.add(new Item(words.word("reference"), List.of(r))));
    if (!receipt) {
      var more = new ArrayList<String>();
      for (QrLine line : List.of(QrLine.MESSAGE, QrLine.BILLING)) if (!bill.get(line).isEmpty()) broken(bill.get(line), value, width, more);
      if (!more.isEmpty()) all.add(new Item(words.word("additional"), more));
    }
    var debtor = new ArrayList<String>();
    if (bill.hasDebtor()) address("DEBTOR", streets, value, width, debtor);
    all.add(new Item(words.word(bill.hasDebtor() ? "payable-by" : "payable-by-blank"), debtor));
    return all;
  }

  private void address(String who, boolean streets, Style style, float width, List<String> lines) {
    broken(get(who, "NAME"), style, width, lines);
    String street = (get(who, "STREET") + ' ' + get(who, "NUMBER")).strip();
    if (streets && !street.isEmpty()) broken(street, style, width, lines);
    String country = get(who, "COUNTRY");
    String town = (get(who, "POSTCODE") + ' ' + get(who, "TOWN")).strip();
    boolean abroad = !country.equals("CH") && !country.equals("LI");
    broken(abroad ? country + '-' + town : town, style, width, lines);
  }

  private String get(String who, String what) {
    return bill.get(QrLine.valueOf(who + '_' + what));
  }

  /** The reference as it is printed; empty when there is none. */
  private Optional<String> reference() {
    String reference = bill.get(QrLine.REFERENCE);
    if (reference.isEmpty()) return Optional.empty();
    return Optional.of(bill.get(QrLine.REFERENCE_TYPE).equals("QRR") ? reference.substring(0, 2) + ' ' + PaymentReference.groups(reference.substring(2), 5)
        : PaymentReference.groups(reference, 4));
  }

  /** Breaks a text into lines: between words, and inside of a word that is longer than a line. */
  private static void broken(String text, Style style, float width, List<String> lines) {
    String rest = text.strip();
    while (!rest.isEmpty()) {
      int end = fitting(rest, style, width);
      int blank = end < rest.length() ? rest.lastIndexOf(' ', end) : end;
      int at = end < rest.length() && blank > 0 ? blank : end;
      lines.add(rest.substring(0, at).strip());
      rest = rest.substring(at).strip();
    }
  }

  private static int fitting(String text, Style style, float width) {
    if (style.width(text) <= width) return text.length();
    int end = 1;
    while (end < text.length() && style.width(text.substring(0, end + 1)) <= width) end++;
    return end;
  }

  private static float height(List<Item> items, Sizes s) {
    float height = 0;
    for (Item item : items) height += s.leading * (item.lines.isEmpty() ? 1 : item.lines.size() + 2);
    return height;
  }

  private void information(float x, float y, List<Item> items, Sizes s, float fieldWidth, float fieldHeight) {
    var heading = new Style(Face.BOLD, s.heading, s.leading, BLACK);
    var value = new Style(Face.REGULAR, s.value, s.leading, BLACK);
    float base = y + s.heading * 0.9f;
    for (Item item : items) {
      line(x, base, heading, item.heading, "P");
      if (item.lines.isEmpty()) corners(x, base + 3, fieldWidth, fieldHeight);
      for (String line : item.lines) {
        base += s.leading;
        line(x, base, value, line, "P");
      }
      base += 2 * s.leading;
    }
  }

  /** Alternative schemes: the name of each in bold type, before the rest. */
  private void schemes() {
    float base = top + mm(90) + 6;
    for (QrLine line : List.of(QrLine.SCHEME_1, QrLine.SCHEME_2)) {
      String text = bill.get(line);
      if (text.isEmpty()) continue;
      int name = 0;
      while (name < text.length() && Character.isLetterOrDigit(text.charAt(name))) name++;
      var bold = new Style(Face.BOLD, 7, 8, BLACK);
      var plain = new Style(Face.REGULAR, 7, 8, BLACK);
      line(mm(67), base, bold, text.substring(0, name), "P");
      float after = mm(67) + bold.width(text.substring(0, name)) + 2;
      float room = mm(205) - after;
      String rest = text.substring(name);
      String shown = rest.substring(0, fitting(rest, plain, room));
      if (!shown.isEmpty()) line(after, base, plain, shown, "P");
      base += 8;
    }
  }

  /** Four corners of a field that is left to the payer. */
  private void corners(float x, float y, float width, float height) {
    for (int i = 0; i < 4; i++) {
      float cx = i % 2 == 0 ? x : x + width;
      float cy = i < 2 ? y : y + height;
      float overlap = i % 2 == 0 ? -CORNER_PEN / 2 : CORNER_PEN / 2;
      page.rule(cx + overlap, cy, cx + (i % 2 == 0 ? CORNER : -CORNER), cy, CORNER_PEN, BLACK);
      page.rule(cx, cy, cx, cy + (i < 2 ? CORNER : -CORNER), CORNER_PEN, BLACK);
    }
  }

  private void line(float x, float base, Style style, String text, String kind) {
    if (part == null) page.artifact();
    else page.tag(part.child(kind));
    page.text(x, base, style, text);
    paper.placement().line(page, text, x, base - style.size() * 0.8f, style.width(text), style.size());
  }
}
