package io.bordereau.routes.hybrid;

import io.bordereau.document.Invoice;
import io.bordereau.envelopes.CxmlMultipart;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.mapping.Written;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.bounds.Limits;
import io.bordereau.pdf.reading.Incoming;
import io.bordereau.pdf.reading.IncomingPdf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PDF as a document: the XML inside of it is read by its own format, other files inside become attachments, and where page, metadata and XML
 * contradict each other there are findings. It is read and not written: the page of an invoice is made elsewhere.
 *
 * @param inner the format of the XML, as a caller names it; null when the XML says it
 */
public record HybridPdf(Format inner) implements Format {
  /** The id; no document is written in it. */
  public static final String ID = "pdf";

  /** Reads whatever XML is inside. */
  public static final HybridPdf ANY = new HybridPdf(null);

  private static final int SURE = 100;
  private static final Limits LIMITS = Limits.HOUSE;

  /** The format that claims these bytes: this one for a PDF, else one of the house; empty when none does. */
  public static Optional<Format> detect(byte[] bytes, java.util.function.Function<byte[], Optional<Format>> others) {
    return IncomingPdf.isPdf(bytes) ? Optional.of(ANY) : others.apply(bytes);
  }

  /** What official rules are for: of a PDF the XML inside, of anything else all of it. */
  public static byte[] data(byte[] bytes) {
    return IncomingPdf.isPdf(bytes) ? open(bytes).xml().map(file -> file.content().bytes()).orElse(bytes) : bytes;
  }

  /** What a PDF holds, and what is wrong with it. */
  public static Incoming open(byte[] bytes) {
    return IncomingPdf.read(bytes, LIMITS);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "PDF with an invoice as XML";
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
    return List.of();
  }

  @Override
  public int detect(byte[] bytes) {
    return IncomingPdf.isPdf(bytes) ? SURE : 0;
  }

  @Override
  public List<? extends Read<?>> read(byte[] bytes, Context context) {
    var incoming = open(bytes);
    if (incoming.xml().isEmpty()) return List.of(Read.refused(incoming.findings()));
    var xml = incoming.xml().get().content().bytes();
    var format = inner == null ? Formats.detect(xml) : Optional.of(inner);
    if (format.isEmpty()) return List.of(Read.refused(with(incoming.findings(), unknown(incoming.xml().get(), incoming.guideline()))));
    return format.get().read(xml, context).stream().map(read -> joined(read, incoming, format.get())).toList();
  }

  private static Read<?> joined(Read<?> read, Incoming incoming, Format format) {
    var findings = new ArrayList<>(incoming.findings());
    findings.addAll(read.findings());
    if (read.document().orElse(null) instanceof Invoice invoice) findings.addAll(incoming.compared(invoice));
    var files = incoming.others().stream().map(HybridPdf::part).toList();
    return new Read<>(read.document().map(d -> CxmlMultipart.attach(d, files)), read.rest(), findings, read.counts(), read.trace(), read.format() == null ? format.id() : read.format());
  }

  private static CxmlMultipart.Part part(AssociatedFile file) {
    return new CxmlMultipart.Part(file.content().digest().substring(0, 16) + "@pdf", file.mime(), file.name(), file.description(), file.content().bytes());
  }

  private static List<Finding> with(List<Finding> findings, Finding more) {
    var all = new ArrayList<>(findings);
    all.add(more);
    return all;
  }

  private static Finding unknown(AssociatedFile xml, String guideline) {
    var what = guideline != null && guideline.startsWith("urn:ferd:") ? "is a draft of ZUGFeRD 1.0 from before its release in 2014, and is not read." : "is no document that the hub reads.";
    return new Finding("PDF-48", Severity.ERROR, "EmbeddedFiles", null, xml.name(), "The XML in the PDF (" + xml.name() + ") " + what, null, Turn.SENDER,
        "Send it as Factur-X or ZUGFeRD of a released version, best of 2.0 or later, or as XRechnung.");
  }

  @Override
  public Written write(Object document, Residue rest, Context context) {
    throw new UnsupportedOperationException("no document is written as " + ID);
  }

  @Override
  public List<Mapping<?>> mappings() {
    return List.of();
  }
}
