package io.bordereau.pdf.supplied;

import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.document.Party;
import io.bordereau.document.Vat;
import io.bordereau.mapping.Finding;
import io.bordereau.pdf.supplied.PageLabels.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Holds what stands on the page against the document: its number, its dates, the tax identifiers and the totals. What the law asks of an invoice must be
 * there; and where a word on the page says what a value is, the value must be one of this document.
 */
public final class PageComparison {
  private final List<String> lines;
  private final List<String> plain;
  private final Invoice invoice;
  private final KnownValues known;
  private final List<Finding> findings = new ArrayList<>();

  private PageComparison(PageText page, Invoice invoice) {
    this.lines = page.lines();
    this.plain = lines.stream().map(PageWords::plain).toList();
    this.invoice = invoice;
    this.known = KnownValues.of(invoice);
  }

  /** The differences; empty when page and document say the same. The page must be {@linkplain PageText#comparable comparable}. */
  public static List<Finding> of(PageText page, Invoice invoice) {
    var comparison = new PageComparison(page, invoice);
    comparison.number();
    comparison.dates();
    comparison.identifiers();
    comparison.totals();
    return List.copyOf(comparison.findings);
  }

  private void number() {
    var number = invoice.number();
    if (number == null) return;
    if (!PageWords.number(plain, number)) {
      findings.add(PageFindings.number(number, labelled(Kind.NUMBER, PageComparison::firstWord)));
      return;
    }
    var wanted = PageWords.plain(number);
    for (var line : lines) {
      var label = PageLabels.of(Kind.NUMBER, line);
      var word = label.isEmpty() ? "" : firstWord(line.substring(label.get().end()));
      var value = PageWords.plain(word);
      if (value.isEmpty() || known.words().contains(value) || value.equals(wanted) || !PageDates.in(word).isEmpty() || wanted.startsWith(value)) continue;
      findings.add(PageFindings.number(number, word));
      return;
    }
  }

  /** The first word behind a label that holds a digit; empty when the first word holds none: then the value stands elsewhere. */
  private static String firstWord(String rest) {
    var words = rest.strip().split("[\\s\\u00a0]+", 4);
    for (int i = 0; i < Math.min(2, words.length); i++) {
      var word = words[i];
      int from = 0;
      int to = word.length();
      while (from < to && ".:;,#(°º№".indexOf(word.charAt(from)) >= 0) from++;
      while (to > from && ".:;,)".indexOf(word.charAt(to - 1)) >= 0) to--;
      word = word.substring(from, to);
      if (word.chars().anyMatch(Character::isDigit)) return word;
      // "No." and the like may stand between.
      if (word.length() > 3) return "";
    }
    return "";
  }

  private void dates() {
    if (invoice.issued() != null) {
      var issued = invoice.issued().date();
      if (lines.stream().noneMatch(line -> PageDates.in(line).contains(issued))) {
        findings.add(PageFindings.date("BT-2", "issue date", issued, labelled(Kind.ISSUED, PageComparison::firstDate)));
      } else labelledDate(Kind.ISSUED, "BT-2", "issue date", issued);
    }
    if (invoice.due() == null) return;
    var due = invoice.due().date();
    if (lines.stream().noneMatch(line -> PageDates.in(line).contains(due)) && labelled(Kind.DUE, PageComparison::firstDate).isEmpty()) {
      findings.add(PageFindings.absent("BT-9", "due date", due.toString()));
    } else labelledDate(Kind.DUE, "BT-9", "due date", due);
  }

  private void labelledDate(Kind kind, String term, String words, LocalDate date) {
    for (var line : lines) {
      var label = PageLabels.of(kind, line);
      if (label.isEmpty()) continue;
      var rest = line.substring(label.get().end());
      var said = PageDates.in(rest.length() > 40 ? rest.substring(0, 40) : rest);
      if (said.isEmpty() || said.stream().anyMatch(known.dates()::contains)) continue;
      findings.add(PageFindings.date(term, words, date, said.iterator().next().toString()));
      return;
    }
  }

  private static String firstDate(String rest) {
    var dates = PageDates.in(rest);
    return dates.isEmpty() ? "" : dates.iterator().next().toString();
  }

  private void identifiers() {
    if (invoice.seller() != null) seller(invoice.seller());
    var buyer = invoice.buyer();
    if (buyer == null || buyer.vatId() == null || PageWords.identifier(plain, buyer.vatId())) return;
    // Where the buyer owes the tax, the law asks for the buyer's number on the invoice.
    boolean must = invoice.vat().stream().map(Vat::category).anyMatch(c -> "AE".equals(c) || "K".equals(c));
    findings.add(must ? PageFindings.identifier("BT-48", "the buyer's VAT identifier", buyer.vatId()) : PageFindings.absent("BT-48", "buyer's VAT identifier", buyer.vatId()));
  }

  private void seller(Party seller) {
    var vat = seller.vatId();
    var tax = seller.taxId();
    boolean found = vat != null && PageWords.identifier(plain, vat) || tax != null && PageWords.identifier(plain, tax);
    if (vat != null && !PageWords.identifier(plain, vat)) findings.add(PageFindings.identifier("BT-31", "the seller's VAT identifier", vat));
    // Where no VAT is charged, as in the United States, an invoice need not show the seller's number.
    else if (vat == null && tax != null && !found) {
      findings.add(invoice.vat().isEmpty() ? PageFindings.absent("BT-32", "seller's tax registration", tax) : PageFindings.identifier("BT-32", "the seller's tax registration", tax));
    }
  }

  private void totals() {
    var totals = invoice.totals();
    if (totals == null) return;
    total("BT-112", "total with tax", totals.withTax());
    if (totals.withTax() != null && !totals.withTax().equals(totals.due())) total("BT-115", "amount due", totals.due());
    if (totals.tax() != null && totals.tax().signum() != 0 && !stands(totals.tax()) && !all(Vat::amount)) total("BT-110", "total tax", totals.tax());
    boolean net = totals.withoutTax() != null && !stands(totals.withoutTax());
    if (net && !all(Vat::base) && (totals.lines() == null || !stands(totals.lines()))) total("BT-109", "total without tax", totals.withoutTax());
    labelledTotals();
  }

  private void total(String term, String words, Money amount) {
    if (amount == null || stands(amount)) return;
    findings.add(PageFindings.total(term, words, amount, labelled(Kind.TOTAL, PageComparison::lastAmount)));
  }

  private boolean all(Function<Vat, Money> part) {
    return !invoice.vat().isEmpty() && invoice.vat().stream().map(part).filter(Objects::nonNull).allMatch(this::stands);
  }

  private boolean stands(Money amount) {
    // On a credit note the sign is a matter of taste; on an invoice it is not.
    boolean negative = amount.signum() < 0;
    var wanted = amount.amount().abs().stripTrailingZeros();
    for (var line : lines) {
      for (var a : PageAmounts.in(line)) {
        if (a.exact() && a.value().stripTrailingZeros().equals(wanted) && (invoice.isCredit() || a.negative() == negative || wanted.signum() == 0)) return true;
      }
    }
    return false;
  }

  /** A total that the page names and the document does not know. */
  private void labelledTotals() {
    if (findings.stream().anyMatch(f -> f.code().equals("PDF-36"))) return; // one cause, one finding
    for (var line : lines) {
      var label = PageLabels.of(Kind.TOTAL, line);
      if (label.isEmpty()) continue;
      var said = new HashSet<BigDecimal>();
      var amounts = PageAmounts.in(line.substring(label.get().end()));
      int last = amounts.stream().filter(PageAmounts.Amount::exact).mapToInt(PageAmounts.Amount::end).max().orElse(-1);
      amounts.stream().filter(a -> a.end() == last && a.exact()).forEach(a -> said.add(a.value().stripTrailingZeros()));
      if (said.isEmpty() || knows(said) || line.indexOf('%', label.get().end()) >= 0) continue;
      findings.add(PageFindings.total("BT-112", "'" + label.get().words() + "' of the page", invoice.totals().withTax(), lastAmount(line)));
      return;
    }
  }

  private boolean knows(Set<BigDecimal> said) {
    return said.stream().anyMatch(known.amounts()::contains);
  }

  private static String lastAmount(String rest) {
    var amounts = PageAmounts.in(rest).stream().filter(PageAmounts.Amount::exact).toList();
    return amounts.isEmpty() ? "" : rest.substring(amounts.get(amounts.size() - 1).start(), amounts.get(amounts.size() - 1).end());
  }

  /** What the page says behind a label of this kind; empty when it says nothing there. */
  private String labelled(Kind kind, Function<String, String> value) {
    for (var line : lines) {
      var label = PageLabels.of(kind, line);
      var said = label.isEmpty() ? "" : value.apply(line.substring(label.get().end()));
      if (!said.isEmpty()) return said;
    }
    return "";
  }
}
