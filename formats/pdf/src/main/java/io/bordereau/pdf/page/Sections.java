package io.bordereau.pdf.page;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.law.LegalNotices;
import io.bordereau.law.PageWord;
import io.bordereau.law.PaymentReference;
import io.bordereau.pdf.paper.Block;
import io.bordereau.pdf.paper.Columns;
import io.bordereau.pdf.paper.Face;
import io.bordereau.pdf.paper.Paragraph;
import io.bordereau.pdf.paper.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands below the figures: payment, notes, references, parties, attachments, and whatever else the document says. */
final class Sections {
  private static final float LABELS = 94;
  private static final float NARROW = 76;

  private final Terms invoice;
  private final Wording words;
  private final Parties parties;
  private final String country;
  private final Slips slips;

  Sections(Terms invoice, Wording words, Parties parties, String country, Slips slips) {
    this.invoice = invoice;
    this.words = words;
    this.parties = parties;
    this.country = country;
    this.slips = slips;
  }

  private Facts facts() {
    return new Facts(words, Type.LABEL, Type.BODY, LABELS);
  }

  /** How and when to pay. */
  Optional<Block> payment() {
    var stack = new Stack(null, false);
    if (invoice.has("terms")) stack.add(Paragraph.of("P", Type.BODY, invoice.show("terms", String.class, this::terms)));
    for (var each : invoice.each("paymentTerms")) stack.add(Paragraph.of("P", Type.BODY, term(each)));
    for (var each : invoice.each("paymentTerms")) {
      var rest = new Details(words).rest(each);
      if (!rest.isEmpty()) stack.add(rest.paragraph());
    }
    for (var each : invoice.each("payments")) {
      if (!stack.isEmpty()) stack.space(4);
      stack.add(payment(each));
    }
    var creditor = facts().add(PageWord.CREDITOR_ID, invoice.text("creditorId"));
    if (!creditor.isEmpty()) stack.add(creditor.pairs());
    for (var each : invoice.each("priorPayments")) stack.add(prior(each));
    var code = slips.epc();
    if (stack.isEmpty() || code.isEmpty()) return stack.isEmpty() ? Optional.empty() : Optional.of(stack);
    return Optional.of(new Columns(12).add(79, stack).add(21, code.get()));
  }

  private Block payment(Terms payment) {
    // Beside a code there is less room, and an account number is not to be broken.
    var facts = slips.epc().isPresent() ? new Facts(words, Type.LABEL, Type.BODY, NARROW) : facts();
    var means = payment.show("means", String.class, m -> words.language().paymentMeans(m).orElse(m));
    var text = payment.text("meansText");
    facts.add(PageWord.PAYMENT_MEANS, text != null && text.equalsIgnoreCase(means) ? text : Parties.joined(", ", means, text));
    var account = payment.in("account");
    var id = account.show("id", String.class, Wording::account);
    facts.add(id != null && Character.isLetter(id.charAt(0)) ? PageWord.IBAN : PageWord.ACCOUNT_NUMBER, id);
    var provider = account.text("provider");
    facts.add(provider != null && Character.isLetter(provider.charAt(0)) ? PageWord.BIC : PageWord.BANK, provider);
    facts.add(PageWord.BANK, account.text("providerName"));
    facts.add(PageWord.BANK_BRANCH, account.text("branch"));
    facts.add(PageWord.ACCOUNT_NAME, account.text("name"));
    reference(payment, account, facts);
    facts.add(PageWord.MANDATE, payment.text("mandate"));
    facts.add(PageWord.DEBITED_ACCOUNT, payment.show("debitedAccount", String.class, Wording::account));
    var card = payment.in("card");
    facts.add(PageWord.CARD_NUMBER, Parties.joined(" ", card.text("network"), card.text("number")));
    facts.add(PageWord.CARD_HOLDER, card.text("holder"));
    return facts.rest(payment).pairs();
  }

  /** The reference under the name that the country of the account has for it, in the groups that are usual there. */
  private void reference(Terms payment, Terms account, Facts facts) {
    var text = (String) payment.look("remittance");
    if (text == null) return;
    var id = (String) account.look("id");
    var home = id != null && id.length() > 4 && Character.isLetter(id.charAt(0)) ? id.substring(0, 2) : country;
    var known = PaymentReference.of(text, home, invoice.record(Invoice.class).number());
    var shown = payment.show("remittance", String.class, t -> known.map(r -> r.printed(id)).orElse(t));
    facts.add(known.map(r -> r.kind().label()).orElse(PageWord.PAYMENT_REFERENCE), shown);
  }

  private Block prior(Terms prior) {
    var details = new Details(words);
    var kind = prior.show("kind", String.class, Wording::plain);
    var amount = prior.show("amount", Money.class, words::amount);
    var day = prior.show("received", Moment.class, words::date);
    details.add(words.word(PageWord.PRIOR_PAYMENT), null, Parties.joined(", ", Parties.joined(", ", kind, amount), day));
    return details.add(prior.text("text")).rest(prior).paragraph();
  }

  /** The terms in words; lines in the notation of XRechnung for a cash discount (BR-DE-18) become sentences. */
  private String terms(String terms) {
    var text = new StringBuilder();
    for (var line : terms.strip().split("\n")) {
      if (!text.isEmpty()) text.append('\n');
      text.append(line.startsWith("#SKONTO#") ? discount(line) : line);
    }
    return text.toString();
  }

  private String discount(String line) {
    String days = null;
    String percent = null;
    String base = null;
    for (var part : line.split("#")) {
      if (part.startsWith("TAGE=")) days = part.substring(5);
      if (part.startsWith("PROZENT=")) percent = part.substring(8);
      if (part.startsWith("BASISBETRAG=")) base = part.substring(12);
    }
    try {
      if (days == null || percent == null) return line;
      var rate = words.percent(Decimal.of(percent));
      return words.word(PageWord.DISCOUNT_IN_DAYS, base == null ? rate : words.word(PageWord.PERCENT_OF, rate, words.amount(Money.of(base))), days);
    } catch (NumberFormatException e) {
      return line;
    }
  }

  private String term(Terms term) {
    var all = new ArrayList<String>();
    var percent = term.show("discountPercent", Decimal.class, words::percent);
    var days = term.show("discountDays", Decimal.class, words::number);
    var due = term.show("discountDue", Moment.class, words::date);
    var amount = term.show("discountAmount", Money.class, words::amount);
    if (percent != null && due != null) all.add(words.word(PageWord.DISCOUNT_BY, percent, due));
    else if (percent != null && days != null) all.add(words.word(PageWord.DISCOUNT_IN_DAYS, percent, days));
    else if (percent != null) all.add(percent);
    if (percent != null && due != null && days != null) term.shownAs("discountDays", "");
    else if (percent == null) all.add(Parties.joined(" ", days, due));
    if (amount != null) all.add(words.word(PageWord.PRICE_DISCOUNT) + " " + amount + ".");
    var netDue = term.show("netDue", Moment.class, words::date);
    var netDays = term.show("netDays", Decimal.class, words::number);
    if (netDue != null) all.add(words.word(PageWord.PAYABLE_BY, netDue));
    if (netDays != null) all.add(words.word(PageWord.PAYABLE_IN_DAYS, netDays));
    var late = term.show("latePercent", Decimal.class, words::percent);
    if (late != null) all.add(words.word(PageWord.LATE_INTEREST, late));
    all.add(term.text("text"));
    return String.join(" ", all.stream().filter(s -> s != null && !s.isBlank()).toList());
  }

  /** What the law wants to see and the document does not say in words of its own. */
  Optional<Block> notices() {
    var stack = new Stack(null, false);
    for (var each : LegalNotices.of(invoice.record(Invoice.class), words.language())) {
      if (!stack.isEmpty()) stack.space(2);
      boolean same = each.language().split("-")[0].equals(words.language().language());
      stack.add(new Paragraph("P").add(Type.BODY, each.sentence(), same ? null : each.language()));
    }
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack);
  }

  /** Notes in the order of the document. */
  Optional<Block> notes() {
    var stack = new Stack(null, false);
    for (var each : invoice.each("notes")) {
      var p = new Paragraph("P");
      var subject = each.text("subject");
      var title = each.text("title");
      var language = (String) each.look("language");
      each.show("language", String.class, l -> "");
      if (subject != null) p.add(Type.LABEL, subject + "  ");
      if (title != null) p.add(Type.STRONG, title + "  ", language);
      var text = each.text("text");
      if (text != null) p.add(Type.BODY, text, language);
      if (!stack.isEmpty()) stack.space(3);
      stack.add(p);
      var rest = new Details(words).rest(each);
      if (!rest.isEmpty()) stack.add(rest.paragraph());
    }
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack);
  }

  /** Numbers and days that did not stand at the head. */
  Optional<Block> references() {
    var facts = facts();
    facts.add(PageWord.SALES_ORDER, invoice.text("salesOrder"));
    facts.add(PageWord.RECEIVING_ADVICE, invoice.text("receivingAdvice"));
    facts.add(PageWord.TENDER, invoice.text("tender"));
    facts.add(PageWord.OBJECT, Parties.identifier(invoice.in("object")));
    facts.add(PageWord.BUYER_ACCOUNTING, Parties.joined(", ", invoice.text("buyerAccounting"), invoice.text("accountingCost")));
    facts.add(PageWord.ORDER_RELEASE, invoice.text("orderRelease"));
    facts.add(PageWord.ORDER_CHANGE, invoice.text("orderChange"));
    facts.add(PageWord.TAX_POINT_DATE, invoice.show("taxPoint", Moment.class, words::date));
    facts.add(PageWord.TAX_POINT_DATE, invoice.show("taxPointCode", String.class, c -> switch (c) {
      case "3", "5" -> words.word(PageWord.TAX_ON_ISSUE);
      case "35", "29" -> words.word(PageWord.TAX_ON_SUPPLY);
      case "432", "72" -> words.word(PageWord.TAX_ON_PAYMENT);
      case String other -> other;
    }));
    facts.add(PageWord.EXCHANGE_RATE, invoice.show("exchangeRate", Decimal.class, this::rate));
    for (var each : invoice.each("references")) parties.reference(each, facts);
    for (var each : invoice.each("dates")) {
      var kind = each.show("kind", String.class, k -> words.named("date", k));
      facts.add(kind == null ? words.word(PageWord.DATES) : kind, each.show("at", Moment.class, words::date));
      facts.rest(each);
    }
    for (var each : invoice.each("properties")) {
      if (LegalNotices.PROPERTY.equals(each.look("name"))) { // what it asks for stands among the notices
        each.shownAs("name", "");
        each.shownAs("value", "");
        continue;
      }
      var name = each.text("name");
      facts.add(name == null ? words.word(PageWord.CHARACTERISTICS) : name, each.text("value"));
      facts.rest(each);
    }
    return facts.isEmpty() ? Optional.empty() : Optional.of(facts.pairs());
  }

  private String rate(Decimal rate) {
    var accounting = invoice.record(Invoice.class).accountingCurrency();
    var one = "1\u00a0" + words.currency();
    return accounting == null ? words.number(rate) : words.word(PageWord.EXCHANGE_RATE_IS, one, words.number(rate) + "\u00a0" + accounting);
  }

  /** Seller, buyer, place of delivery and all others, three beside each other. */
  List<Block> parties() {
    var blocks = new ArrayList<Block>();
    add(blocks, PageWord.SELLER, invoice.in("seller"));
    add(blocks, PageWord.BUYER, invoice.in("buyer"));
    if (!invoice.in("delivery").left().isEmpty()) blocks.add(delivery(invoice.in("delivery")));
    add(blocks, PageWord.PAYEE, invoice.in("payee"));
    add(blocks, PageWord.TAX_REPRESENTATIVE, invoice.in("taxRepresentative"));
    for (var each : invoice.each("parties")) {
      var role = each.show("role", String.class, r -> words.named("party-role", r));
      blocks.add(parties.block(role == null ? words.word(PageWord.FURTHER_PARTIES) : role, each.in("party")));
    }
    for (var each : invoice.each("contacts")) {
      var facts = new Facts(words, Type.SMALL, Type.SMALL_INK, 58);
      parties.contact(each, facts);
      facts.rest(each);
      blocks.add(new Stack(null, false).add(Paragraph.of("H2", Type.SMALL_INK.in(Face.BOLD), words.word(PageWord.CONTACT))).space(1.5f).add(facts.pairs()));
    }
    var rows = new ArrayList<Block>();
    int beside = Math.min(3, Math.max(2, blocks.size()));
    for (int i = 0; i < blocks.size(); i += beside) {
      var row = new Columns(16);
      for (int k = i; k < i + beside; k++) row.add(1, k < blocks.size() ? blocks.get(k) : Block.space(0));
      rows.add(row);
    }
    return rows;
  }

  private void add(List<Block> blocks, PageWord title, Terms party) {
    if (!party.left().isEmpty()) blocks.add(parties.block(words.word(title), party));
  }

  private Block delivery(Terms delivery) {
    var lines = new ArrayList<String>();
    if (delivery.has("name")) lines.add(delivery.text("name"));
    if (delivery.has("address")) lines.addAll(parties.address(delivery.in("address")));
    var facts = new Facts(words, Type.SMALL, Type.SMALL_INK, 58);
    facts.add(PageWord.LOCATION_CODE, Parties.identifier(delivery.in("location")));
    facts.add(PageWord.DESPATCH_DATE, delivery.show("despatch", Moment.class, words::date));
    facts.add(PageWord.PLACE_OF_DELIVERY, delivery.text("place"));
    if (delivery.has("contact")) parties.contact(delivery.in("contact"), facts);
    for (var each : delivery.each("contacts")) parties.contact(each, facts);
    for (var each : delivery.each("references")) parties.reference(each, facts);
    for (var each : delivery.each("identifiers")) facts.add(PageWord.IDENTIFIER, Parties.identifier(each));
    facts.rest(delivery);
    var block = new Stack(null, false).add(Paragraph.of("H2", Type.SMALL_INK.in(Face.BOLD), words.word(PageWord.DELIVER_TO))).space(1.5f);
    if (!lines.isEmpty()) block.add(Paragraph.of("P", Type.SMALL_INK, String.join("\n", lines)));
    return facts.isEmpty() ? block : block.add(facts.pairs());
  }

  /** What comes with the document. */
  Optional<Block> attachments(String data) {
    var stack = new Stack(null, false);
    for (var each : invoice.each("attachments")) {
      var id = each.text("id");
      var description = each.text("description");
      var file = each.text("filename");
      var line = new ArrayList<String>();
      for (var text : List.of(id == null ? "" : id, description == null ? "" : description, file == null ? "" : file)) if (!text.isEmpty()) line.add(text);
      if (line.isEmpty()) line.add(words.word(PageWord.ATTACHMENTS));
      stack.add(Paragraph.of("P", Type.BODY, String.join(" · ", line)));
      var details = new Details(words).add(each.text("location"));
      if (each.has("content")) each.shownAs("content", "");
      details.rest(each);
      if (!details.isEmpty()) stack.add(details.paragraph());
    }
    if (data != null) stack.add(Paragraph.of("P", Type.LABEL, words.word(PageWord.ATTACHED_DATA, data)));
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack);
  }

  /** Everything that no other part of the page shows. */
  Optional<Block> further() {
    for (var silent : List.of("headerOnly")) if ("no".equals(invoice.look(silent))) invoice.shownAs(silent, "");
    if (invoice.record(Invoice.class).language() != null) invoice.shownAs("language", "");
    var facts = facts();
    facts.rest(invoice);
    return facts.isEmpty() ? Optional.empty() : Optional.of(facts.pairs());
  }
}
