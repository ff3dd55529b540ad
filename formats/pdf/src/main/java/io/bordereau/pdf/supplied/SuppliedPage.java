package io.bordereau.pdf.supplied;

import io.bordereau.document.Blob;
import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.pdf.bounds.Bounded;
import io.bordereau.pdf.bounds.Effort;
import io.bordereau.pdf.bounds.OpenPdf;
import io.bordereau.pdf.bounds.PdfRefused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the page that an ERP supplies: the image of its paper invoice. */
public final class SuppliedPage {
  /** Less of the time than this left, and what is not needed is not begun. */
  private static final double LATE = 0.4;

  private SuppliedPage() {}

  /**
   * Looks through a page, compares it with the document and makes it an archive where nothing visible changes. Throws on no input: what is wrong with it
   * becomes findings, within the limits of the wishes.
   *
   * @param invoice the document that the page shows
   */
  public static Taken take(byte[] bytes, Invoice invoice, Wishes wishes) {
    try {
      return Bounded.work(wishes.limits(), effort -> taken(bytes, invoice, wishes, effort));
    } catch (PdfRefused refused) {
      return new Taken(Taken.Outcome.REFUSED, Optional.empty(), List.of(refused.finding()));
    }
  }

  private static Taken taken(byte[] bytes, Invoice invoice, Wishes wishes, Effort effort) throws IOException {
    var findings = new ArrayList<Finding>();
    try (var pdf = OpenPdf.of(bytes, effort)) {
      findings.addAll(pdf.findings());
      pdf.protection().ifPresent(p -> findings.add(pdf.signed() ? PageFindings.sealed() : p.forbidden().isEmpty() ? PageFindings.unlocked() : PageFindings.locked(p.forbidden())));
      if (findings.stream().anyMatch(Finding::isError)) return new Taken(Taken.Outcome.REFUSED, Optional.empty(), findings);
      compare(pdf, invoice, wishes, findings);
      if (findings.stream().anyMatch(Finding::isError)) return new Taken(Taken.Outcome.REFUSED, Optional.empty(), findings);
      var archive = archive(pdf, wishes, findings);
      if (archive.isPresent()) return new Taken(Taken.Outcome.ARCHIVED, archive, findings);
      if (pdf.mended()) {
        // A signature is added behind a file; behind one that only some programs find their way in, it is worth nothing.
        findings.replaceAll(f -> f.code().equals("PDF-27") ? f.as(Severity.ERROR) : f);
        return new Taken(Taken.Outcome.REFUSED, Optional.empty(), findings);
      }
      if (!wishes.files().isEmpty() && findings.stream().noneMatch(f -> f.code().equals("PDF-31"))) findings.add(PageFindings.notEmbedded());
      return new Taken(Taken.Outcome.KEPT, Optional.of(Blob.of(pdf.bytes())), findings);
    }
  }

  private static void compare(OpenPdf pdf, Invoice invoice, Wishes wishes, List<Finding> findings) throws IOException {
    var text = PageText.of(pdf);
    boolean refuse = wishes.wordless() == Wishes.Wordless.REFUSE;
    if (!text.comparable()) {
      findings.add(PageFindings.wordless(text.wordless() > 0 ? "its glyphs do not say which characters they are" : "it is a picture without text", refuse));
      return;
    }
    var differences = PageComparison.of(text, invoice);
    if (!text.recognised()) findings.addAll(differences);
    else if (!differences.isEmpty()) {
      // A program that read a scanned picture makes mistakes, and so is no witness.
      findings.add(PageFindings.wordless("it is a scanned picture, and the text that a program read from it differs: " + differences.get(0).message(), refuse));
    }
  }

  /** The page as PDF/A-3; empty when it stays as it is. */
  private static Optional<Blob> archive(OpenPdf pdf, Wishes wishes, List<Finding> findings) throws IOException {
    if (pdf.signed()) {
      findings.add(PageFindings.signed(!wishes.files().isEmpty()));
      return Optional.empty();
    }
    boolean already = Dressing.facts(pdf).claimsArchive();
    if (!wishes.archive() || already && wishes.files().isEmpty()) return Optional.empty();
    if (pdf.effort().late(LATE)) {
      findings.add(PageFindings.notArchive(List.of("it has so much on its pages that there is no time")));
      return Optional.empty();
    }
    var can = Archivable.of(pdf);
    if (!can.missing().isEmpty()) findings.add(PageFindings.fonts(can.missing()));
    if (!can.reasons().isEmpty()) findings.add(PageFindings.notArchive(can.reasons()));
    if (!can.missing().isEmpty() || !can.reasons().isEmpty()) return Optional.empty();
    byte[] made;
    try (var copy = OpenPdf.of(pdf.bytes(), pdf.effort())) {
      made = Dressing.bytes(copy, wishes, seed(pdf.bytes(), wishes));
    }
    try (var after = OpenPdf.of(made, pdf.effort())) {
      var different = Looks.differ(pdf, after);
      if (different.isPresent()) {
        findings.add(different.get());
        return Optional.empty();
      }
    }
    findings.add(PageFindings.archived());
    return Optional.of(Blob.of(made));
  }

  private static byte[] seed(byte[] bytes, Wishes wishes) {
    var seed = new ByteArrayOutputStream();
    seed.writeBytes(Blob.of(bytes).digest().getBytes(StandardCharsets.US_ASCII));
    for (var file : wishes.files()) seed.writeBytes((file.name() + file.content().digest()).getBytes(StandardCharsets.UTF_8));
    seed.writeBytes(String.valueOf(wishes.when()).getBytes(StandardCharsets.US_ASCII));
    return seed.toByteArray();
  }
}
