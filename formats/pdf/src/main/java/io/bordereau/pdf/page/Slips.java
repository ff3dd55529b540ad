package io.bordereau.pdf.page;

import io.bordereau.document.Invoice;
import io.bordereau.law.PageWord;
import io.bordereau.law.PaymentReference;
import io.bordereau.mapping.Finding;
import io.bordereau.pdf.paper.Block;
import io.bordereau.pdf.paper.Canvas;
import io.bordereau.pdf.paper.Drawing;
import io.bordereau.pdf.paper.Element;
import io.bordereau.pdf.paper.Paragraph;
import io.bordereau.pdf.paper.Stack;
import io.bordereau.pdf.slips.EpcCode;
import io.bordereau.pdf.slips.PortugueseMarks;
import io.bordereau.pdf.slips.QrBill;
import io.bordereau.pdf.slips.QrBillPart;
import io.bordereau.pdf.slips.QrBills;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the page has for machines beside the data inside: the payment part of a Swiss QR-bill, or the code of a SEPA transfer; the marks of Portugal. */
final class Slips {
  /** EPC069-12 names no size; at 24 mm the modules of a usual code are half a millimetre wide. */
  private static final float EPC = 24 * Letter.MM;
  /** Autoridade Tributária, Especificações técnicas do código QR: no less than 30 mm. */
  private static final float PORTUGUESE = 32 * Letter.MM;
  private static final float A4 = 210 * Letter.MM;

  private final Invoice invoice;
  private final Wording words;
  private final Optional<QrBill> bill;
  private final Optional<EpcCode> code;
  private final Optional<PortugueseMarks> marks;
  private final List<Finding> findings = new ArrayList<>();

  Slips(Invoice invoice, Wording words, Sheet sheet) {
    this.invoice = invoice;
    this.words = words;
    boolean fits = Math.abs(sheet.letter().width() - A4) < 1;
    var swiss = QrBills.of(invoice);
    bill = fits ? swiss.it() : Optional.empty();
    findings.addAll(swiss.findings());
    var epc = EpcCode.of(invoice);
    code = bill.isPresent() ? Optional.empty() : epc.it();
    if (bill.isEmpty()) findings.addAll(epc.findings());
    var portuguese = PortugueseMarks.of(invoice);
    marks = portuguese.it();
    findings.addAll(portuguese.findings());
  }

  /** Why something could not be made. */
  List<Finding> findings() {
    return findings;
  }

  /** Says of the properties that bring the marks of Portugal that they stand on the page. */
  void shown(Terms invoiceTerms) {
    if (marks.isEmpty()) return;
    for (var each : invoiceTerms.each("properties")) {
      if (each.look("name") instanceof String name && List.of(PortugueseMarks.ATCUD, PortugueseMarks.CODE, PortugueseMarks.HASH, PortugueseMarks.CERTIFICATE).contains(name)) {
        each.shownAs("name", "");
        each.shownAs("value", name.equals(PortugueseMarks.CODE) ? "" : (String) each.look("value"));
      }
    }
  }

  /** The code that starts the payment, with what it is for below it; empty when there is none. */
  Optional<Block> epc() {
    return code.map(epc -> {
      var alternative = words.word(PageWord.PAYMENT_CODE_ALTERNATIVE, words.language().money(epc.amount(), "EUR"), epc.name(), PaymentReference.groups(epc.iban(), 4),
          epc.reference() != null ? epc.reference() : epc.text() == null ? "" : epc.text());
      return new Stack(null, true).add(symbol(epc.symbol(), EPC, alternative)).space(2).add(Paragraph.of("P", Type.SMALL, words.word(PageWord.SCAN_TO_PAY)));
    });
  }

  private static Drawing symbol(boolean[][] dark, float side, String alternative) {
    return new Drawing(side, (page, x, y, width, within) -> {
      page.tag(within.child("Figure").alternative(alternative).box(x, page.height() - y - side, x + side, page.height() - y));
      page.symbol(dark, x, y, side, 0x000000);
    });
  }

  /** The marks of Portugal: the code, and the sentence about the software. */
  Optional<Block> portuguese() {
    return marks.map(m -> {
      var stack = new Stack("Sect", true);
      // Portaria 195/2020 art. 4: the unique code stands right above the symbol
      m.everyPage().ifPresent(text -> stack.add(Paragraph.of("P", Type.SMALL_INK, text)).space(3));
      m.symbol().ifPresent(dark -> stack.add(symbol(dark, PORTUGUESE, words.word(PageWord.CODE_ALTERNATIVE, m.code()))).space(3));
      if (invoice.issued() != null) m.sentence(invoice.issued().date()).ifPresent(text -> stack.add(Paragraph.of("P", Type.SMALL_INK, text)));
      return stack;
    });
  }

  /** What Portugal wants on every page; null for nothing. */
  String everyPage() {
    return marks.flatMap(PortugueseMarks::everyPage).orElse(null);
  }

  /** The room that the payment part takes from below; 0 without one. */
  float height() {
    return bill.isPresent() ? QrBillPart.HEIGHT : 0;
  }

  /** Draws the payment part at the foot of the last page. */
  void draw(Sheet sheet, Canvas page, Element within) {
    bill.ifPresent(b -> QrBillPart.draw(sheet.paper(), page, b, words.language(), within));
  }
}
