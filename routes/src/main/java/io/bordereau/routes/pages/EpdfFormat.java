package io.bordereau.routes.pages;

import io.bordereau.document.Invoice;
import io.bordereau.law.PageLanguage;
import io.bordereau.law.PageLaw;
import io.bordereau.law.PageWord;
import io.bordereau.mapping.Choice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Trace;
import io.bordereau.mapping.Turn;
import io.bordereau.mapping.Written;
import io.bordereau.pdf.Epdf;
import io.bordereau.pdf.EpdfOrder;
import io.bordereau.pdf.page.Brand;
import io.bordereau.pdf.page.PageOrder;
import io.bordereau.routes.hybrid.HybridPdf;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ePDF as a format among the others. A page shows every value, so what is lost in it is what was left over of another format, and
 * what the font has no sign for. The data inside is that of another format.
 */
public final class EpdfFormat implements Format {
  /** The id. */
  public static final String ID = "epdf";

  /** The page without the look of any company. */
  public static final EpdfFormat PLAIN = new EpdfFormat(Brand.PLAIN, false);

  private static final List<Choice> CHOICES = List.of(
      new Choice("country", List.of(), "whose letter it is, ISO 3166-1 alpha-2; the buyer's country when absent"),
      new Choice("language", PageLanguage.ALL.stream().map(PageLanguage::tag).toList(), "the language of the page; that of the document or country when absent"),
      new Choice("role", List.of("original", "copy"), "what the page is in law; when absent the original, save where the law of the country wants another form"),
      new Choice("original", List.of(), "the name of the original's form, on a copy"),
      new Choice("page", List.of("supplied", "template"), "whose page it is; when absent the one that the document brings, else one made from the template"),
      new Choice("embed", Stream.concat(Stream.of(PageData.NONE), io.bordereau.formats.Formats.ALL.stream().filter(f -> f.documents().contains(Invoice.class)).map(Format::id)).toList(),
          "the format of the data inside; factur-x when absent"),
      new Choice("colour", List.of(), "the colour of the company's name and rules, six hexadecimal digits"),
      new Choice("wording", List.of(), "words instead of the usual ones, such as buyer-reference=Cost centre; order=Purchase order"));

  private final Brand brand;
  private final boolean test;

  private EpdfFormat(Brand brand, boolean test) {
    this.brand = brand;
    this.test = test;
  }

  /** The page with the look of a company. */
  public static EpdfFormat in(Brand brand) {
    return new EpdfFormat(brand, false);
  }

  /** The same, where the key that is to sign the page is one of development: then the page says that it is no valid document. */
  public EpdfFormat tested(boolean so) {
    return new EpdfFormat(brand, so);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "ePDF (PDF/A-3, PDF/UA-1)";
  }

  @Override
  public String family() {
    return ID;
  }

  @Override
  public List<Class<?>> documents() {
    return List.of(Invoice.class);
  }

  @Override
  public int detect(byte[] bytes) {
    return 0;
  }

  /** The data inside; that they are what the page shows is compared. */
  @Override
  public List<? extends Read<?>> read(byte[] bytes, Context context) {
    return HybridPdf.ANY.read(bytes, context);
  }

  @Override
  public List<Choice> choices() {
    return CHOICES;
  }

  @Override
  public List<Mapping<?>> mappings() {
    return List.of();
  }

  @Override
  public Written write(Object document, Residue rest, Context context) {
    return write((Invoice) document, rest, context, test);
  }

  /**
   * The page of an invoice.
   *
   * @param test whether it is marked as no valid document, because the key that is to sign it is one of development
   */
  public Written write(Invoice invoice, Residue rest, Context context, boolean test) {
    var findings = new ArrayList<Finding>();
    boolean supplied = SuppliedInvoice.wanted(invoice, context.option("page", null));
    var order = EpdfOrder.of(supplied ? SuppliedInvoice.data(invoice) : invoice, context.option("country", null), context.option("language", null)).in(brand(context)).tested(test);
    order = PageData.in(role(order, context, findings), context.option("embed", PageData.USUAL), context, findings);
    if (findings.stream().anyMatch(Finding::isError)) return new Written(new byte[0], List.of(), findings, Trace.NONE);
    if (supplied) return SuppliedInvoice.written(invoice, order, findings);
    var made = Epdf.render(order);
    findings.addAll(made.findings());
    byte[] page = findings.stream().anyMatch(Finding::isError) ? new byte[0] : made.bytes();
    var lost = new ArrayList<>(made.lost());
    for (var entry : rest.entries()) {
      if (entry.kind() == Residue.Kind.PUT || entry.kind() == Residue.Kind.INSTEAD) lose(entry.path().isEmpty() ? entry.anchor() : entry.path(), entry.subtree(), lost);
    }
    return new Written(page, lost, findings, () -> made.shown().entrySet().stream().map(e -> new Trace.Step(e.getKey(), null, "page", e.getValue())).toList());
  }

  private static void lose(String path, Residue.Subtree subtree, List<Lost> to) {
    if (subtree.value() != null) to.add(new Lost(path, null, subtree.value(), "the page does not show what no row of the format read"));
    for (var child : subtree.children()) lose(path + "/" + child.name(), child, to);
  }

  /** Whether the page is the original: as agreed, and never where the law wants another form between businesses of the country. */
  private static EpdfOrder role(EpdfOrder order, Context context, List<Finding> findings) {
    var law = law(order.invoice());
    boolean never = law != null && law.page() == PageLaw.Page.INSUFFICIENT;
    var wanted = context.option("role", never ? "copy" : "original");
    if (never && wanted.equals("original")) {
      findings.add(new Finding("PDF-03", Severity.ERROR, null, "BT-40", law.country(), "Between businesses of this country a page cannot be the invoice (" + law.source() + ").",
          null, Turn.HUB, "Send the structured invoice that the country wants, and the page as a copy beside it."));
    } else if (never && context.option("role", null) == null) {
      findings.add(new Finding("PDF-04", Severity.INFO, null, "BT-40", law.country(), "The page was made as a copy: between businesses of this country it cannot be the invoice ("
          + law.source() + ").", null, Turn.HUB, "Send the structured invoice that the country wants; the page goes beside it."));
    }
    return order.as(wanted.equals("copy") ? PageOrder.Role.COPY : PageOrder.Role.ORIGINAL, context.option("original", null));
  }

  /** What the law of the country says of its pages, where seller and buyer are both in it; null when it says nothing. */
  public static PageLaw law(Invoice invoice) {
    if (invoice.seller() == null || invoice.seller().address() == null || invoice.buyer() == null || invoice.buyer().address() == null || invoice.issued() == null) return null;
    var country = invoice.seller().address().country();
    if (country == null || !country.equals(invoice.buyer().address().country())) return null;
    return PageLaw.on(country, invoice.issued().date()).orElse(null);
  }

  private Brand brand(Context context) {
    int colour = brand.colour();
    var said = context.option("colour", null);
    if (said != null && said.matches("#?[0-9A-Fa-f]{6}")) colour = Integer.parseInt(said.replace("#", ""), 16);
    var words = new EnumMap<PageWord, String>(PageWord.class);
    words.putAll(brand.wording());
    words.putAll(wording(context.option("wording", "")));
    return new Brand(brand.logo(), colour, words);
  }

  private static Map<PageWord, String> wording(String text) {
    var words = new EnumMap<PageWord, String>(PageWord.class);
    for (var pair : text.split(";")) {
      int equals = pair.indexOf('=');
      if (equals < 0) continue;
      var name = pair.substring(0, equals).strip().toUpperCase(Locale.ROOT).replace('-', '_');
      for (var word : PageWord.values()) if (word.name().equals(name)) words.put(word, pair.substring(equals + 1).strip());
    }
    return words;
  }
}
