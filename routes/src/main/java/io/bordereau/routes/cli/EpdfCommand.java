package io.bordereau.routes.cli;

import io.bordereau.document.Invoice;
import io.bordereau.law.PageLanguage;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Written;
import io.bordereau.pdf.supplied.Wishes;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.agreements.CompanyLook;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.agreements.Signing;
import io.bordereau.routes.pages.EpdfFormat;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the ePDF of invoices: page, data inside, signature. */
@Command(
    name = "epdf",
    mixinStandardHelpOptions = true,
    description = "The signed PDF of an invoice in any format that the hub reads: PDF/A-3 and PDF/UA-1, its data inside.",
    footer = {"", "Without a key of the seller's company it is signed with one of development, and the page says so.", "", "Examples:",
      "  ./hub epdf samples/invoice-basic/document.json > invoice.pdf", "  ./hub epdf --country CH --language fr-CH --level LTA --out pdf/ inbox/"})
final class EpdfCommand extends PerInput {
  @Option(names = "--country", paramLabel = "CC", description = "Whose letter it is: paper, window, notices; the buyer's country when absent.")
  private String country;

  @Option(names = "--language", paramLabel = "L", description = "The language of the page, such as de-AT; that of the document, else of the country.")
  private String language;

  @Option(names = "--original", description = "The page is the legal original. When neither is said, the law of the country decides.")
  private boolean original;

  @Option(names = "--copy", description = "The page is a copy for reading.")
  private boolean copy;

  @Option(names = "--embed", paramLabel = "ID", description = "The format of the data inside, or none; factur-x when absent.")
  private String embed;

  @Option(names = "--level", paramLabel = "B|T|LT|LTA", description = "How much the signature carries along; B when absent.")
  private SignatureLevel level;

  @Option(names = "--unsigned", description = "Leave the signature out.")
  private boolean unsigned;

  @Option(names = "--seal", description = "The signature shows a visible seal on the page, where it hides nothing; as the company or the partner has it when absent.")
  private boolean seal;

  @Option(names = "--partner", paramLabel = "P", description = "Make the page as agreed with this partner.")
  private String partner;

  @Mixin
  private Configuration configuration;

  @Mixin
  private Outputs outputs;

  private Agreements agreements;
  private PageKeys keys;
  private Optional<Partner> agreed;
  private Context context;
  private final List<byte[]> printed = new ArrayList<>();

  EpdfCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  void begin() throws IOException {
    if (inputs().several() && !json() && !outputs.toFiles()) throw new UsageException("several inputs need --out DIR or --json");
    if (original && copy) throw new UsageException("--original and --copy exclude each other");
    if (unsigned && level != null) throw new UsageException("--unsigned and --level exclude each other");
    if (unsigned && seal) throw new UsageException("--unsigned and --seal exclude each other");
    if (country != null && !country.matches("[A-Za-z]{2}")) throw new UsageException("'" + country + "' is no country: two letters, such as DE");
    if (language != null && PageLanguage.find(language).isEmpty()) {
      throw new UsageException("no page in '" + language + "'; there are: " + String.join(", ", PageLanguage.ALL.stream().map(PageLanguage::tag).toList()));
    }
    agreements = Configuration.load(configuration.folder(terminal())).agreements();
    keys = unsigned ? null : new PageKeys(agreements, level == null ? SignatureLevel.B : level);
    var options = new HashMap<String, String>();
    agreed = Optional.ofNullable(partner).flatMap(agreements::partner);
    if (partner != null) options.putAll(Agreed.with(partner, configuration.folder(terminal())).context(EpdfFormat.PLAIN).options());
    if (country != null) options.put("country", country.toUpperCase(Locale.ROOT));
    if (language != null) options.put("language", language);
    if (original || copy) options.put("role", original ? "original" : "copy");
    if (embed != null) options.put("embed", embed);
    if (embed != null && EpdfFormat.PLAIN.choices().stream().noneMatch(c -> c.name().equals("embed") && c.allows(embed))) {
      throw new UsageException("invoices cannot be embedded in '" + embed + "'; ./hub formats lists what carries them");
    }
    context = new Context(options, null, true);
    outputs.begin();
  }

  @Override
  void answer(byte[] bytes, Source source, Answer answer) throws IOException {
    printed.clear();
    var format = Known.of(bytes, inputs().format(), answer);
    if (format.isEmpty()) return;
    answer.outputWanted();
    Reading.each(format.get(), bytes, source, answer, (read, number) -> {
      if (read.document().isPresent()) one(read, number, source, answer);
      else answer.count(read.counts());
    });
  }

  private void one(Read<?> read, int number, Source source, Answer answer) throws IOException {
    if (!Known.carries(EpdfFormat.PLAIN, read, answer)) return;
    var invoice = (Invoice) read.document().orElseThrow();
    var signer = keys == null ? null : keys.of(invoice);
    var look = look(invoice).tested(signer != null && signer.test());
    Written written = look.write(invoice, read.rest(), context);
    answer.findings().addAll(written.findings());
    LossAccount.book(read, written, answer);
    byte[] page = written.findings().stream().anyMatch(f -> f.isError()) ? new byte[0] : written.bytes();
    if (page.length > 0 && signer != null) {
      page = signer.sign(page, invoice, look, context, Instant.now(), answer.findings()).orElse(new byte[0]);
    }
    if (page.length == 0) {
      answer.status(Status.REFUSED);
      return;
    }
    if (outputs.toFiles()) outputs.write(source, number, "pdf", page, answer);
    else if (!json()) printed.add(page);
  }

  private EpdfFormat look(Invoice invoice) {
    var company = PageKeys.company(agreements, invoice);
    boolean sealed = agreed.map(agreements::sealed).orElseGet(() -> company.map(Company::signing).filter(s -> s.seal() == Signing.Seal.VISIBLE).isPresent());
    var scanned = agreed.map(agreements::scanned).orElseGet(() -> company.map(Company::page).map(Company.Pages::scanned).orElse(Wishes.Wordless.WARN));
    return company.map(c -> CompanyLook.of(agreements, c)).map(EpdfFormat::in).orElse(EpdfFormat.PLAIN).sealed(keys != null && (seal || sealed)).scanned(scanned);
  }

  @Override
  void tell(Answer answer) {
    if (outputs.toFiles()) Told.outputs(terminal(), answer);
    else for (var bytes : printed) Told.bytes(terminal(), bytes);
  }
}
