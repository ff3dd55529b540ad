package io.bordereau.pdf;

import io.bordereau.mapping.Coverage;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.pdf.archive.Archive;
import io.bordereau.pdf.archive.ArchiveFacts;
import io.bordereau.pdf.archive.Conformance;
import io.bordereau.pdf.page.InvoicePage;
import io.bordereau.pdf.paper.Paper;
import io.bordereau.pdf.paper.SealPlace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes an ePDF: the page of a document as PDF/A-3a and PDF/UA-1, with its data inside. The same order gives the same bytes. */
public final class Epdf {
  private static final String PRODUCER = "Bordereau";

  private Epdf() {}

  /**
   * What rendering gave.
   *
   * @param bytes the PDF
   * @param lost what the page does not show and the files in it do not hold
   * @param findings what is to be said of it
   * @param shown every value that the page shows, by its canonical path, with the text that shows it; empty text for what is shown by an absence
   * @param faults where text overlaps or runs out of its box, in words for an engineer: a bug of the template
   * @param seal where the seal of a signature can stand; empty when none was ordered, or there is no room
   */
  public record Rendered(byte[] bytes, List<Lost> lost, List<Finding> findings, Map<String, String> shown, List<String> faults, Optional<SealPlace> seal) {}

  /** Renders a document. */
  public static Rendered render(EpdfOrder order) {
    try {
      var page = InvoicePage.of(order.page());
      var findings = findings(page.paper());
      findings.addAll(page.findings());
      var facts = facts(order, page.title());
      try (var document = page.paper().document(order.language().tag())) {
        Archive.make(document, facts, order.files());
        return new Rendered(Archive.bytes(document, seed(order, page.title())), lost(page.paper(), page.shown()), findings, page.shown(), page.paper().placement().faults(), page.seal());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written outside of memory
    }
  }

  /** Where the seal of a signature can stand on the page of an order: the same place each time. */
  public static Optional<SealPlace> seal(EpdfOrder order) {
    return InvoicePage.of(order.page()).seal();
  }

  private static ArchiveFacts facts(EpdfOrder order, String title) {
    var seller = order.invoice().seller();
    var author = seller == null ? null : seller.name();
    var made = EmbeddedFiles.made(order);
    var facts = new ArchiveFacts(author == null ? title : title + ", " + author, author, title, null, order.language().tag(), PRODUCER, PRODUCER, made, made, 3,
        Conformance.A, true, null);
    return order.mark() == null ? facts : facts.hybrid(order.mark());
  }

  /** What tells this document from all others: its facts and the digests of what is in it. */
  private static byte[] seed(EpdfOrder order, String title) {
    var seed = new ByteArrayOutputStream();
    seed.writeBytes(order.invoice().toString().getBytes(StandardCharsets.UTF_8));
    seed.writeBytes((title + order.language().tag() + order.country() + order.role() + order.test() + (order.sealed() ? "sealed" : "")).getBytes(StandardCharsets.UTF_8));
    for (var file : order.files()) seed.writeBytes((file.name() + file.content().digest()).getBytes(StandardCharsets.UTF_8));
    return seed.toByteArray();
  }

  /** What is to be said of a page that was laid out. */
  static List<Finding> findings(Paper paper) {
    var found = new ArrayList<Finding>();
    var missing = paper.missing();
    if (!missing.isEmpty()) {
      var first = missing.entrySet().iterator().next();
      var all = new StringBuilder();
      missing.keySet().forEach(all::appendCodePoint);
      found.add(new Finding("PDF-01", Severity.ERROR, null, null, all.toString(),
          "The page cannot show %s, such as U+%04X of '%s': the font has no sign for it.".formatted(missing.size() == 1 ? "a character" : missing.size() + " characters", first.getKey(),
              clipped(first.getKey(), first.getValue())), null, Turn.SENDER, "Write the text in Latin, Greek or Cyrillic letters, or send the document in another format."));
    }
    if (!paper.placement().faults().isEmpty()) {
      found.add(new Finding("PDF-02", Severity.WARNING, null, null, paper.placement().faults().getFirst(), "Text on the page does not stand in its place.", null, Turn.HUB,
          "Look at the page before it is sent, and report it with the document."));
    }
    return found;
  }

  /** The line that a character stands in, or the beginning of it. */
  private static String clipped(int character, String text) {
    var line = text.lines().filter(l -> l.codePoints().anyMatch(c -> c == character)).findFirst().orElse(text);
    return line.length() <= 40 ? line : line.substring(0, 40) + "...";
  }

  /** What the page cannot show of a value that has a character without a sign. */
  private static List<Lost> lost(Paper paper, Map<String, String> shown) {
    if (paper.missing().isEmpty()) return List.of();
    var lost = new ArrayList<Lost>();
    var slots = Coverage.slots(io.bordereau.document.Invoice.class);
    shown.forEach((path, text) -> {
      if (text.codePoints().noneMatch(paper.missing()::containsKey)) return;
      var slot = slots.get(path.replaceAll("\\[[0-9]+]", ""));
      lost.add(new Lost(path, slot == null ? null : slot.term(), text, "the font of the page has no sign for a character of it"));
    });
    return lost;
  }
}
