package io.bordereau.pdf.reading;

import io.bordereau.mapping.Finding;
import io.bordereau.pdf.archive.ArchiveFacts;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.archive.AssociatedFiles;
import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.pdf.archive.Relationship;
import io.bordereau.pdf.archive.XmpPacket;
import io.bordereau.pdf.bounds.Bounded;
import io.bordereau.pdf.bounds.Effort;
import io.bordereau.pdf.bounds.Limits;
import io.bordereau.pdf.bounds.OpenPdf;
import io.bordereau.pdf.bounds.PdfRefused;
import io.bordereau.pdf.supplied.PageText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the invoice out of a Factur-X, a ZUGFeRD of any version, or a PDF that carries an XRechnung. What the PDF says about the XML is held against what
 * the XML says itself; the XML counts.
 */
public final class IncomingPdf {
  private static final String FACTUR_X = "factur-x.xml";
  private static final Set<String> NAMES = Set.of(FACTUR_X, "zugferd-invoice.xml", "xrechnung.xml");

  private IncomingPdf() {}

  /** Whether the bytes begin as a PDF does. */
  public static boolean isPdf(byte[] bytes) {
    return OpenPdf.isPdf(bytes);
  }

  /** Reads one, within the limits. Throws on no input. */
  public static Incoming read(byte[] bytes, Limits limits) {
    try {
      return Bounded.work(limits, effort -> read(bytes, effort));
    } catch (PdfRefused refused) {
      return Incoming.refused(refused.finding());
    }
  }

  private record Candidate(AssociatedFile file, InvoiceXml xml) {
    private boolean usual() {
      return NAMES.contains(file.name().toLowerCase(Locale.ROOT));
    }
  }

  private static Incoming read(byte[] bytes, Effort effort) throws IOException {
    try (var pdf = OpenPdf.of(bytes, effort)) {
      var findings = new ArrayList<>(pdf.findings());
      if (pdf.protection().isPresent()) findings.add(HybridFindings.encrypted());
      var metadata = pdf.document().getDocumentCatalog().getMetadata();
      var facts = metadata == null ? ArchiveFacts.NONE : XmpPacket.read(metadata.toByteArray());
      var files = AssociatedFiles.of(pdf.document());
      var page = PageText.of(pdf);
      var chosen = choose(files, findings);
      if (chosen.isEmpty()) return new Incoming(Optional.empty(), null, Optional.empty(), files, page, facts, pdf.signed(), findings);
      var file = chosen.get().file;
      var guideline = chosen.get().xml.guideline();
      var profile = Profile.ofGuideline(guideline);
      mark(facts, file, guideline, profile, findings);
      relationship(file, profile, findings);
      var others = files.stream().filter(f -> f != file && !f.content().equals(file.content())).toList();
      return new Incoming(Optional.of(file), guideline, profile, others, page, facts, pdf.signed(), findings);
    }
  }

  /** The invoice among the files: the one with a usual name, otherwise the only one that is an invoice. The same twice is one. */
  private static Optional<Candidate> choose(List<AssociatedFile> files, List<Finding> findings) {
    var candidates = new ArrayList<Candidate>();
    var seen = new HashSet<String>();
    for (var file : files) {
      var candidate = new Candidate(file, InvoiceXml.of(file.content().bytes()));
      if ((candidate.usual() || candidate.xml.isInvoice()) && seen.add(file.content().digest())) candidates.add(candidate);
    }
    var usual = candidates.stream().filter(Candidate::usual).toList();
    var chosen = usual.isEmpty() ? candidates : usual;
    if (chosen.isEmpty()) findings.add(HybridFindings.none(files.stream().map(AssociatedFile::name).toList()));
    else if (chosen.size() > 1) findings.add(HybridFindings.several(chosen.stream().map(c -> c.file.name()).toList()));
    return chosen.size() == 1 ? Optional.of(chosen.get(0)) : Optional.empty();
  }

  private static void mark(ArchiveFacts facts, AssociatedFile file, String guideline, Optional<Profile> profile, List<Finding> findings) {
    var mark = facts.facturX();
    if (facts.part() != 3) findings.add(HybridFindings.mark(facts.part() == 0 ? "it is no PDF/A-3" : "it is PDF/A-" + facts.part() + ", not 3"));
    if (mark == null) {
      findings.add(HybridFindings.mark("its metadata do not name the invoice"));
      if (!NAMES.contains(file.name().toLowerCase(Locale.ROOT))) findings.add(HybridFindings.name("EmbeddedFiles", file.name(), FACTUR_X));
      return;
    }
    var level = Profile.ofLevel(mark.level());
    if (level.isEmpty()) findings.add(HybridFindings.mark("its profile is called '" + mark.level() + "'"));
    else if (profile.isPresent() && profile.get() != level.get()) findings.add(HybridFindings.profile(mark.level(), level.get(), guideline, profile.get()));
    if (mark.fileName() == null || !mark.fileName().equals(file.name())) findings.add(HybridFindings.name("XMP/DocumentFileName", file.name(), String.valueOf(mark.fileName())));
    var expected = expected(mark, profile);
    if (!expected.contains(file.name()) && (mark.fileName() == null || mark.fileName().equals(file.name()))) {
      findings.add(HybridFindings.name("EmbeddedFiles", file.name(), expected.get(0)));
    }
  }

  private static List<String> expected(FacturXMark mark, Optional<Profile> profile) {
    if (mark.namespace().equals(FacturXMark.ZUGFERD_1)) return List.of("ZUGFeRD-invoice.xml");
    if (mark.namespace().equals(FacturXMark.ZUGFERD_2)) return List.of("zugferd-invoice.xml");
    return profile.filter(p -> p == Profile.XRECHNUNG).isPresent() ? List.of("xrechnung.xml", FACTUR_X) : List.of(FACTUR_X);
  }

  /** Without lines and taxes the XML is less than the page, so that it cannot stand for it. */
  private static void relationship(AssociatedFile file, Optional<Profile> profile, List<Finding> findings) {
    boolean less = profile.filter(p -> p == Profile.MINIMUM || p == Profile.BASIC_WL).isPresent();
    var said = file.relationship();
    boolean right = said != null && switch (said) {
      case SOURCE, DATA -> true;
      case ALTERNATIVE -> !less;
      case SUPPLEMENT, UNSPECIFIED -> false;
    };
    if (!right) findings.add(HybridFindings.relationship(said == null ? "nothing" : said.pdf(), less ? Relationship.DATA.pdf() : Relationship.ALTERNATIVE.pdf()));
  }
}
