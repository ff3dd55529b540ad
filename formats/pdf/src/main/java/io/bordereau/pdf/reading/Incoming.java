package io.bordereau.pdf.reading;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import io.bordereau.pdf.archive.ArchiveFacts;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.supplied.PageComparison;
import io.bordereau.pdf.supplied.PageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PDF that came in.
 *
 * @param xml the invoice inside, byte for byte; empty when there is none, or none that can be told; the findings say so
 * @param guideline the specification that the XML names (BT-24); null when it names none
 * @param profile the profile of that specification; empty when it is none of Factur-X
 * @param others the other files inside
 * @param page the text of its pages; null when it was refused before its pages were read
 * @param facts what it says about itself
 * @param signed whether it bears a signature
 * @param findings what is wrong with it, and where it contradicts itself
 */
public record Incoming(
    Optional<AssociatedFile> xml, String guideline, Optional<Profile> profile, List<AssociatedFile> others, PageText page, ArchiveFacts facts, boolean signed,
    List<Finding> findings) {
  public Incoming {
    others = List.copyOf(others);
    findings = List.copyOf(findings);
  }

  /** Nothing came out of it. */
  static Incoming refused(Finding finding) {
    return new Incoming(Optional.empty(), null, Optional.empty(), List.of(), null, ArchiveFacts.NONE, false, List.of(finding));
  }

  /** Where the page says another thing than the document that was read from the XML. */
  public List<Finding> compared(Invoice invoice) {
    if (page == null || !page.comparable()) return List.of(HybridFindings.wordless());
    var said = new ArrayList<Finding>();
    for (var difference : PageComparison.of(page, invoice)) said.add(HybridFindings.page(difference));
    return said;
  }
}
