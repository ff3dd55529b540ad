package io.bordereau.routes.intake;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smooks.Smooks;
import org.smooks.api.SmooksException;
import org.smooks.io.sink.WriterSink;
import org.smooks.io.source.StreamSource;
import org.xml.sax.SAXException;

/**
 * Reads files whose syntax Smooks tells as the XML of a format: the meaning is the format's own table, with its account of every leaf, and nothing of it stands in the
 * configuration but what every document gets beside.
 */
final class FormatIntake implements Intake {
  private static final Logger LOG = LoggerFactory.getLogger(FormatIntake.class);

  private final FormatConfiguration configuration;
  private final Smooks smooks;

  FormatIntake(FormatConfiguration configuration) throws IOException, SAXException {
    this.configuration = configuration;
    smooks = new Smooks();
    smooks.addResourceConfigs(new ByteArrayInputStream(configuration.smooks()));
  }

  @Override
  public String name() {
    return configuration.name();
  }

  @Override
  public Optional<IntakeFormat> format() {
    return Optional.of(new IntakeFormat(this, List.of()));
  }

  @Override
  public boolean claims(byte[] start) {
    return configuration.syntax().claims(start);
  }

  @Override
  public void close() {
    smooks.close();
  }

  @Override
  public void read(InputStream in, Consumer<IntakeResult> results) {
    TreeSyntax.Cut cut = TreeIntake.cut(in, configuration.syntax(), configuration.each(), name());
    var unit = configuration.syntax().unit();
    if (cut.pieces().isEmpty()) results.accept(new IntakeResult(Optional.empty(), cut.findings(), null, unit, 1, 1, new byte[0]));
    for (var piece : cut.pieces()) {
      for (var read : reads(piece)) {
        boolean good = read.document().isPresent() && read.findings().stream().noneMatch(Finding::isError);
        results.accept(new IntakeResult(good ? read.document() : Optional.empty(), read.findings(), read.document().map(Invoice::number).orElse(null), unit, piece.first(),
            piece.last(), piece.bytes()));
      }
    }
  }

  /** The documents of a file, with what no row of the format read. */
  List<Read<Invoice>> reads(byte[] bytes) {
    TreeSyntax.Cut cut = TreeIntake.cut(new ByteArrayInputStream(bytes), configuration.syntax(), configuration.each(), name());
    if (cut.pieces().isEmpty()) return List.of(Read.refused(cut.findings()));
    var all = new ArrayList<Read<Invoice>>();
    for (var piece : cut.pieces()) all.addAll(reads(piece));
    return all;
  }

  private List<Read<Invoice>> reads(TreeSyntax.Piece piece) {
    if (!piece.findings().isEmpty()) return List.of(Read.refused(piece.findings()));
    var xml = new StringWriter();
    try {
      smooks.filterSource(smooks.createExecutionContext(), new StreamSource<>(new ByteArrayInputStream(piece.bytes())), new WriterSink<>(xml));
    } catch (SmooksException e) {
      LOG.error("intake {}: Smooks failed at {}", name(), piece.first(), e);
      return List.of(Read.refused(List.of(IntakeFindings.broken(piece.first(), "Smooks failed"))));
    }
    String before = configuration.syntax().unit().word() + " " + piece.first() + "-" + piece.last();
    return configuration.format().read(xml.toString().getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).stream().map(r -> finished(r, before)).toList();
  }

  /** What a document gets beside what its file says, and where its findings stand in that file. */
  private Read<Invoice> finished(Read<?> read, String before) {
    var findings = read.findings().stream().map(f -> new Finding(f.code(), f.severity(), before + (f.where() == null ? "" : "/" + f.where()), f.term(), f.value(), f.message(),
        f.official(), f.turn(), f.next())).toList();
    Optional<Invoice> document = read.document().filter(Invoice.class::isInstance).map(Invoice.class::cast).map(this::completed);
    return new Read<>(document, read.rest(), findings, read.counts(), Trace.NONE);
  }

  private Invoice completed(Invoice invoice) {
    if (configuration.fixed().isEmpty() && !configuration.computed()) return invoice;
    var draft = Draft.of(invoice);
    configuration.fixed().forEach((path, value) -> {
      if (draft.get(path) == null) draft.set(path, value);
    });
    if (configuration.computed()) ComputedTotals.into(draft);
    return (Invoice) draft.build();
  }
}
