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
import io.bordereau.pdf.bounds.Limits;
import io.bordereau.pdf.page.Brand;
import io.bordereau.pdf.page.PageOrder;
import io.bordereau.pdf.paper.SealPlace;
import io.bordereau.pdf.supplied.FreePlace;
import io.bordereau.pdf.supplied.Wishes;
import io.bordereau.routes.hybrid.HybridPdf;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ePDF as a format among the others. A page shows every value, so what is lost in it is what was left over of another format, and
 * what the font has no sign for. The data inside is that of another format.
 */
public final class EpdfFormat implements Format {
  /** The id. */
  public static final String ID = "epdf";

  /** The page without the look of any company. */
  public static final EpdfFormat PLAIN = new EpdfFormat(Brand.PLAIN, false, false, Wishes.Wordless.WARN);

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
  private final boolean sealed;
  private final Wishes.Wordless scanned;

  private EpdfFormat(Brand brand, boolean test, boolean sealed, Wishes.Wordless scanned) {
    this.brand = brand;
    this.test = test;
    this.sealed = sealed;
    this.scanned = scanned;
  }

  /** The page with the look of a company. */
  public static EpdfFormat in(Brand brand) {
    return new EpdfFormat(brand, false, false, Wishes.Wordless.WARN);
  }

  /** The same, where the key that is to sign the page is one of development: then the page says that it is no valid document. */
  public EpdfFormat tested(boolean so) {
    return new EpdfFormat(brand, so, sealed, scanned);
  }

  /** The same, with room for the seal of a signature or without. */
  public EpdfFormat sealed(boolean so) {
    return new EpdfFormat(brand, test, so, scanned);
  }

  /** The same, where a supplied page whose text cannot be compared goes out with a warning or not at all. */
  public EpdfFormat scanned(Wishes.Wordless then) {
    return new EpdfFormat(brand, test, sealed, then);
  }

  /** Whether a signature on the page is to be seen. */
  public boolean isSealed() {
    return sealed;
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
  public Form form() {
    return Form.PDF;
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
    var order = PageData.in(order(invoice, context, test, findings), context.option("embed", PageData.USUAL), context, findings);
    if (findings.stream().anyMatch(Finding::isError)) return new Written(new byte[0], List.of(), findings, Trace.NONE);
    if (SuppliedInvoice.wanted(invoice, context.option("page", null))) return SuppliedInvoice.written(invoice, order, scanned, findings);
    var made = Epdf.render(order);
    findings.addAll(made.findings());
    byte[] page = findings.stream().anyMatch(Finding::isError) ? new byte[0] : made.bytes();
    var lost = new ArrayList<>(made.lost());
    for (var entry : rest.entries()) {
      if (entry.kind() == Residue.Kind.PUT || entry.kind() == Residue.Kind.INSTEAD) lose(entry.path().isEmpty() ? entry.anchor() : entry.path(), entry.subtree(), lost);
    }
    return new Written(page, lost, findings, () -> made.shown().entrySet().stream().map(e -> new Trace.Step(e.getKey(), null, "page", e.getValue())).toList());
  }

  /** What the page is made of, but for the data inside. */
  private EpdfOrder order(Invoice invoice, Context context, boolean marked, List<Finding> findings) {
    boolean supplied = SuppliedInvoice.wanted(invoice, context.option("page", null));
    var order = EpdfOrder.of(supplied ? SuppliedInvoice.data(invoice) : invoice, context.option("country", null), context.option("language", null));
    return role(order.in(brand(context)).tested(marked).sealed(sealed), context, findings);
  }

  /**
   * Where the seal of a signature can stand on a page: on one of ours where room was kept for it, on one of others where nothing is. Empty when there is no such place, or no seal is wanted.
   *
   * @param page the page as it was written
   */
  Optional<SealPlace> place(Invoice invoice, Context context, byte[] page) {
    if (!sealed) return Optional.empty();
    if (SuppliedInvoice.wanted(invoice, context.option("page", null))) return FreePlace.of(page, invoice, Limits.HOUSE);
    return Epdf.seal(PageData.named(order(invoice, context, test, new ArrayList<>()), context.option("embed", PageData.USUAL)));
  }

  private static void lose(String path, Residue.Subtree subtree, List<Lost> to) {
    if (subtree.value() != null) to.add(new Lost(path, null, subtree.value(), "the page does not show what no row of the format read"));
    for (var child : subtree.children()) lose(path + "/" + child.name(), child, to);
  }

  /** Whether the page is the original: as agreed, and never where the law wants another form between businesses of the country. */
  private static EpdfOrder role(EpdfOrder order, Context context, List<Finding> findings) {
    var applicable = Applicable.page(order.invoice()).orElse(null);
    var law = applicable == null ? null : applicable.law();
    var why = applicable == null ? "" : applicable.why();
    boolean never = law != null && law.page() == PageLaw.Page.INSUFFICIENT;
    var wanted = context.option("role", never ? "copy" : "original");
    if (never && wanted.equals("original")) {
      findings.add(new Finding("PDF-03", Severity.ERROR, null, "BT-40", law.country(), "Between businesses of this country a page cannot be the invoice (" + law.source() + ")." + why,
          null, Turn.HUB, "Send the structured invoice that the country wants, and the page as a copy beside it."));
    } else if (never && context.option("role", null) == null) {
      findings.add(new Finding("PDF-04", Severity.INFO, null, "BT-40", law.country(), "The page was made as a copy: between businesses of this country it cannot be the invoice ("
          + law.source() + ")." + why, null, Turn.HUB, "Send the structured invoice that the country wants; the page goes beside it."));
    } else if (wanted.equals("original") && law != null && law.page() == PageLaw.Page.CONDITIONAL) {
      findings.add(new Finding("PDF-08", Severity.WARNING, null, "BT-40", law.country(), "Between businesses of this country a page is the invoice under a condition only (" + law.source()
          + "), which the hub cannot test." + why, null, Turn.HUB, "Make sure that the condition holds; else send the structured invoice that the country wants, and the page as a copy."));
    }
    return order.as(wanted.equals("copy") ? PageOrder.Role.COPY : PageOrder.Role.ORIGINAL, context.option("original", null));
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
