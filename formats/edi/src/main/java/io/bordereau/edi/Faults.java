package io.bordereau.edi;

import io.bordereau.document.Decimal;
import io.bordereau.document.ReceiptContext;
import io.bordereau.document.ReceiptElement;
import io.bordereau.document.ReceiptError;
import io.bordereau.document.ReceiptSegment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What is wrong with a document, as the acknowledgements of a dialect tell it.
 *
 * @param dialect whose codes
 * @param later whether the acknowledgement is of X12 005010 or later, or of EDIFACT syntax 4
 * @param context whether what people know the document by stands beside each fault (999)
 */
record Faults(Dialect dialect, boolean later, boolean context) {
  /** The most characters of a wrong value that an acknowledgement repeats (data element 724). */
  private static final int COPY = 99;

  private static final int MOST_OF_DOCUMENT = 5;

  static ReceiptError error(String code) {
    return new ReceiptError(code, null, null, null, null, null, null, List.of(), List.of(), null, null, null, null, List.of(), null);
  }

  /** A fault of an envelope, with its segment and element. */
  static ReceiptError fault(String code, Flaw f) {
    return new ReceiptError(code, null, null, null, f.segment(), number(f.element()), number(f.component()), List.of(), List.of(), null, null, null, null, List.of(), null);
  }

  private static Decimal number(int position) {
    return position == 0 ? null : Decimal.of(Integer.toString(position));
  }

  /** What is wrong with the document as a whole; {@code wrong} says that segments are wrong too, which X12 wants said (5). */
  List<ReceiptError> errors(Heard.OfDocument d, boolean wrong) {
    var flaws = d.flaws().stream().filter(f -> f.position() == 0 && f.kind().official(dialect) != null).toList();
    if (dialect == Dialect.EDIFACT) return flaws.stream().limit(1).map(f -> fault(code(f), f)).toList();
    var codes = new LinkedHashSet<String>();
    for (var f : flaws) codes.add(code(f).startsWith("AK502") ? code(f) : "AK502:1"); // a version that is not read: nor is the set
    if (wrong) codes.add("AK502:5");
    return codes.stream().limit(MOST_OF_DOCUMENT).map(Faults::error).toList();
  }

  private String code(Flaw f) {
    return FaultCodes.of(f, dialect, later).replace(' ', ':');
  }

  /** The segments that are wrong, in their order; all faults of a segment's elements stand below one. */
  List<ReceiptSegment> segments(Heard.OfDocument d) {
    var flaws = new ArrayList<>(d.flaws());
    flaws.removeIf(f -> f.position() == 0 || f.kind().official(dialect) == null);
    flaws.sort((a, b) -> Integer.compare(position(a), position(b)));
    var segments = new ArrayList<ReceiptSegment>();
    for (int i = 0; i < flaws.size(); i++) {
      var f = flaws.get(i);
      if (f.ofSegment()) segments.add(segment(f, code(f), List.of(), d));
      if (!f.ofElement() || earlier(flaws, i)) continue;
      var elements = flaws.stream().filter(e -> e.ofElement() && e.position() == f.position()).map(this::element).toList();
      segments.add(segment(f, dialect == Dialect.X12 ? "AK304:8" : null, elements, d));
    }
    return segments;
  }

  /** Whether another fault of an element of the same segment stands before it. */
  private static boolean earlier(List<Flaw> flaws, int i) {
    for (int k = 0; k < i; k++) if (flaws.get(k).ofElement() && flaws.get(k).position() == flaws.get(i).position()) return true;
    return false;
  }

  /** EDIFACT counts to the segment before a missing one (0096), X12 to where it should stand. */
  private int position(Flaw f) {
    return dialect == Dialect.EDIFACT && f.kind() == EdiFinding.SEGMENT_MISSING ? f.position() - 1 : f.position();
  }

  private ReceiptSegment segment(Flaw f, String code, List<ReceiptElement> elements, Heard.OfDocument d) {
    var key = context && d.key() != null ? List.of(d.key()) : List.<ReceiptContext>of();
    return new ReceiptSegment(f.segment(), number(position(f)), f.loop(), code == null ? List.of() : List.of(error(code)), elements, key);
  }

  private ReceiptElement element(Flaw f) {
    var reference = dialect == Dialect.X12 ? ElementNumbers.of(f.segment(), f.element(), f.component()) : null;
    return new ReceiptElement(number(f.element()), number(f.component()), number(f.repetition()), reference, List.of(error(code(f))), copy(f.value()),
        List.of());
  }

  /** The wrong value as far as it can be repeated: a text with control characters cannot. */
  private static String copy(String value) {
    if (value == null || value.isBlank() || value.chars().anyMatch(c -> c < ' ' || c == 0x7F)) return null;
    var copy = value.strip();
    return copy.length() <= COPY ? copy : copy.substring(0, COPY).strip();
  }
}
