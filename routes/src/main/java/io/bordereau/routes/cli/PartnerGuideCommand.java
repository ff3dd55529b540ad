package io.bordereau.routes.cli;

import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Guide;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.agreements.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The guide for a partner, made from the table of its format, its own rules, and samples rendered by both: it cannot say anything else than what is sent. */
@Command(
    name = "guide",
    mixinStandardHelpOptions = true,
    description = "What a partner gets from us and what we expect back, with samples, for its own people.",
    footer = {"", "Examples:", "  ./hub partner guide northgate", "  ./hub partner guide --out guide/ northgate"})
final class PartnerGuideCommand implements Callable<Integer> {
  /** Cases of the project that most partners will see. */
  private static final List<String> CASES = List.of("invoice-basic", "credit-note-partial", "invoice-two-rates", "allowances-charges");
  /** A case with sales tax, for whom our American company sends to. */
  private static final String SALES_TAX = "us-state-county-tax";
  private static final int MOST_SAMPLES = 3;

  private final Terminal terminal;

  @Mixin
  private Configuration configuration;

  @Option(names = "--out", paramLabel = "DIR", description = "Write guide.md, guide.html and the samples into this folder; else Markdown to standard output.")
  private Path out;

  @Parameters(paramLabel = "NAME", description = "The partner's id.")
  private String name;

  PartnerGuideCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var agreements = Configuration.load(configuration.folder(terminal)).agreements();
    var partner = agreements.partner(name).orElseThrow(() -> new UsageException("there is no usable agreement with '" + name + "'; ./hub partner check says why"));
    var format = Known.named(partner.format());
    var samples = samples(agreements, partner, format);
    var guide = guide(agreements, partner, format, samples);
    if (out == null) {
      terminal.line(guide.markdown());
      return ExitStatus.FINE;
    }
    Files.createDirectories(out.resolve("samples"));
    Files.writeString(out.resolve("guide.md"), guide.markdown());
    Files.writeString(out.resolve("guide.html"), guide.html("Guide for " + partner.name()));
    for (var sample : samples.entrySet()) Files.write(out.resolve("samples").resolve(sample.getKey()), sample.getValue());
    terminal.line(out.resolve("guide.html") + ", guide.md and " + samples.size() + " samples are written.");
    return ExitStatus.FINE;
  }

  private static GuideBlocks guide(Agreements agreements, Partner partner, Format format, Map<String, byte[]> samples) {
    var company = agreements.company(partner.company()).map(Company::name).orElse(partner.company());
    var guide = new GuideBlocks().heading(1, "Guide for " + partner.name())
        .words("What " + company + " sends to you, how, and what we expect back. Agreement " + agreements.digest(partner).substring(0, 12) + ", " + state(partner) + ".")
        .heading(2, "In short").rows(List.of("what", "how"), summary(agreements, partner, format));
    guide.heading(2, "Identifiers").words("Documents are for you when their buyer carries one of these:").items(partner.identifiers().stream().map(Object::toString).toList());
    envelope(partner, guide);
    rules(partner, guide);
    guide.heading(2, "How a test goes").items(test(partner));
    if (!partner.assumptions().isEmpty()) guide.heading(2, "What we assume").items(partner.assumptions());
    guide.heading(2, "Samples");
    if (samples.isEmpty()) guide.words("No sample of ours fits this agreement: its rules refuse them all, or its documents are pages.");
    samples.forEach((file, bytes) -> guide.words("samples/" + file).code(new String(bytes, StandardCharsets.UTF_8)));
    places(partner, format, guide);
    return guide;
  }

  private static String state(Partner partner) {
    return "state: " + partner.state().name().toLowerCase(Locale.ROOT);
  }

  private static List<List<String>> summary(Agreements agreements, Partner partner, Format format) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("invoices and credit notes", format.name() + " (" + format.id() + ")"));
    partner.formats().forEach((kind, id) -> rows.add(List.of(kind, id)));
    rows.add(List.of("rules that every document has passed", partner.profile().equals("none") ? "our structural check" : partner.profile()));
    partner.options().forEach((option, value) -> rows.add(List.of(option, value)));
    rows.add(List.of("way", partner.connector() + (partner.network() == null ? "" : " over " + agreements.network(partner.network()).map(n -> n.name()).orElse(partner.network()))));
    rows.add(List.of("address", partner.endpoint().url() == null ? "mailbox folder " + partner.endpoint().folder() : partner.endpoint().url().toString()));
    rows.add(List.of("answers that we wait for", partner.acknowledgements().expected().stream().map(l -> l.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
    rows.add(List.of("we ask when none has come after", plain(partner.acknowledgements().alarm())));
    if (partner.batch() != null) rows.add(List.of("documents in one interchange", "up to " + partner.batch().documents() + ", within " + plain(partner.batch().within())));
    return rows;
  }

  private static String plain(java.time.Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static void envelope(Partner partner, GuideBlocks guide) {
    if (partner.envelope() == null) return;
    guide.heading(2, "Envelope");
    var rows = new ArrayList<List<String>>();
    var x12 = partner.envelope().x12();
    if (x12 != null) {
      rows.add(List.of("ISA05, ISA06", x12.senderQualifier() + " " + x12.sender()));
      rows.add(List.of("ISA07, ISA08", x12.receiverQualifier() + " " + x12.receiver()));
      rows.add(List.of("GS08", x12.version()));
    }
    var edifact = partner.envelope().edifact();
    if (edifact != null) {
      rows.add(List.of("UNB 0004", edifact.sender() + qualifier(edifact.senderQualifier())));
      rows.add(List.of("UNB 0010", edifact.receiver() + qualifier(edifact.receiverQualifier())));
    }
    var cxml = partner.envelope().cxml();
    if (cxml != null) {
      cxml.from().forEach(c -> rows.add(List.of("From", c.domain() + " " + c.identity())));
      cxml.to().forEach(c -> rows.add(List.of("To", c.domain() + " " + c.identity())));
      rows.add(List.of("Sender", cxml.sender().domain() + " " + cxml.sender().identity() + ", with the shared secret that was agreed"));
    }
    if (rows.isEmpty()) guide.words("RosettaNet messages (RNIF 2.0), as the agreement about their roles says.");
    else guide.rows(List.of("place", "value"), rows);
  }

  private static String qualifier(String qualifier) {
    return qualifier == null ? "" : " (" + qualifier + ")";
  }

  private static void rules(Partner partner, GuideBlocks guide) {
    if (partner.overlay().isEmpty()) return;
    guide.heading(2, "Your own rules").rows(List.of("rule", "what", "where", "in words"),
        partner.overlay().stream().map(r -> List.of(r.rule(), verb(r), where(r), Optional.ofNullable(r.says()).orElse(""))).toList());
  }

  private static String where(Rule r) {
    String place = Stream.of(r.require(), r.constant(), r.to() != null && r.move() != null ? r.to() : null, r.omit(), r.recode(), r.only(), r.never(), r.most(), r.fits())
        .filter(p -> p != null).findFirst().orElse("");
    return r.in() == null ? place : r.in() + "/" + place;
  }

  private static String verb(Rule r) {
    if (r.require() != null) return "must stand here";
    if (r.constant() != null) return "always '" + r.value() + "'";
    if (r.move() != null) return r.move() + " stands here";
    if (r.omit() != null) return "left out";
    if (r.recode() != null) return "'" + r.to() + "' stands for '" + r.from() + "'";
    if (r.only() != null) return "one of " + String.join(", ", r.values());
    if (r.never() != null) return r.values().isEmpty() ? "never" : "never " + String.join(", ", r.values());
    return "at most " + r.count() + (r.fits() == null ? " times" : " characters");
  }

  private static List<String> test(Partner partner) {
    var steps = new ArrayList<String>();
    steps.add("You load the samples of this guide into your test system and tell us what it says to them.");
    steps.add("We set the agreement to test: documents are sent to you marked as a test" + (partner.envelope() == null ? "." : ", in their envelope too."));
    steps.add("You answer each of them on these levels: " + partner.acknowledgements().expected().stream().map(l -> l.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")) + ".");
    steps.add("One invoice, one credit note and one invoice that you refuse on purpose have come through both ways.");
    steps.add("We set the agreement to live, on the day that both have agreed to.");
    return steps;
  }

  /** Every place of the table, with the partner's rules beside the places that they are about. */
  private static void places(Partner partner, Format format, GuideBlocks guide) {
    var known = format.mappings().isEmpty() ? Formats.byId(partner.options().getOrDefault("embed", "factur-x")).orElse(format) : format;
    for (var mapping : known.mappings()) {
      if (!mapping.type().equals(Invoice.class)) continue;
      var rows = new ArrayList<List<String>>();
      for (var row : Guide.of(mapping)) {
        String mine = partner.overlay().stream().filter(r -> !row.place().isEmpty() && bare(row.place()).endsWith(bare(where(r)))).map(Rule::rule).collect(Collectors.joining(", "));
        rows.add(java.util.Arrays.asList(row.place(), row.term(), row.path(), row.says(), row.use(), mine));
      }
      guide.heading(2, "Places: " + mapping.name())
          .words("Use: 1..1 required, 0..1 optional, n repeated; constant and selector are fixed words, computed is worked out and compared, lost has no place in this format.")
          .rows(List.of("place", "term", "what", "form", "use", "your rule"), rows);
    }
  }

  private static String bare(String place) {
    return place.replaceAll("\\[[^\\]]*\\]", "");
  }

  /** Samples of the project that the agreement takes, rendered by it. */
  private Map<String, byte[]> samples(Agreements agreements, Partner partner, Format format) throws IOException {
    var agreed = new Agreed(agreements, partner);
    var samples = new LinkedHashMap<String, byte[]>();
    if (format.mappings().isEmpty()) return samples;
    boolean american = agreements.company(partner.company()).filter(c -> c.country().equals("US")).isPresent();
    for (var name : american ? Stream.concat(Stream.of(SALES_TAX), CASES.stream()).toList() : CASES) {
      var file = terminal.root().resolve("samples").resolve(name).resolve("document.json");
      if (samples.size() >= MOST_SAMPLES || !Files.isRegularFile(file)) continue;
      var read = Formats.byId("bordereau-json").orElseThrow().read(Files.readAllBytes(file), Context.NEUTRAL).get(0);
      if (read.document().isEmpty() || !format.carries(read.document().get())) continue;
      var written = format.write(read.document().get(), Residue.NONE, agreed.context(format));
      if (written.findings().stream().anyMatch(Finding::isError)) continue;
      samples.put(name + (format.id().startsWith("x12-") || format.id().startsWith("edifact-") ? ".edi" : format.id().endsWith("json") ? ".json" : ".xml"), agreed.packed(format, written.bytes()));
    }
    return samples;
  }
}
