package io.bordereau.routes.intake;

import io.bordereau.mapping.Finding;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/** The syntax of a file whose parts stand inside each other: a company's own XML, or records of fixed length. */
sealed interface TreeSyntax extends FileSyntax permits XmlSyntax, RecordSyntax {
  /**
   * One part of a file that is read by itself: what makes an invoice, and what stands around all of them.
   *
   * @param bytes it alone, as a file that can be handed in again
   * @param first number of its first record or element
   * @param last number of its last
   * @param numbers the numbers in the file of the records in it; null where places say it
   * @param findings what is wrong with it already
   */
  record Piece(byte[] bytes, int first, int last, int[] numbers, List<Finding> findings) {}

  /**
   * A file in its parts.
   *
   * @param pieces the parts; none when the file as a whole is refused
   * @param findings why it is refused
   */
  record Cut(List<Piece> pieces, List<Finding> findings) {
    static Cut refused(Finding finding) {
      return new Cut(List.of(), List.of(finding));
    }
  }

  /** The names that there are; empty when that is not known. */
  Set<String> names();

  /** Whether a name is known to be one of a value, which nothing stands in. */
  boolean isValue(String name);

  /** Whether a file begins as one of this kind does. */
  boolean claims(byte[] start);

  /** Cuts a file; {@code each} is the name of what makes an invoice. */
  Cut cut(byte[] bytes, String each);

  /** The place of a value in the words of such a file. */
  IntakeFindings.Spot spot(Piece piece, Element element);

  /** What a file is counted in. */
  IntakeResult.Unit unit();
}
