package io.bordereau.routes.inbound;

import io.bordereau.document.Decimal;
import io.bordereau.document.ReceiptDocument;
import io.bordereau.document.ReceiptElement;
import io.bordereau.document.ReceiptError;
import io.bordereau.document.ReceiptSegment;
import io.bordereau.edi.ReceiptWords;
import io.bordereau.mapping.Finding;
import java.util.ArrayList;
import java.util.List;

/** What a partner's answer says is wrong, as findings in plain words: which segment, which element, what stood there. */
final class Errors {
  private Errors() {}

  /** What is wrong with a document, as a whole and segment by segment. */
  static List<Finding> of(ReceiptDocument d, boolean refuses) {
    var all = new ArrayList<>(of(d.errors(), null, refuses));
    for (var segment : d.segments()) segment(segment, refuses, all);
    return all;
  }

  /** What the partner says of the document as a whole where it names no error, and what it asks for. */
  static List<Finding> asked(ReceiptDocument d, boolean refuses) {
    var all = new ArrayList<Finding>();
    if (d.reason() != null && !d.reason().isBlank()) all.add(finding(null, null, null, "The partner says: " + d.reason().strip(), refuses));
    for (var action : d.actions()) {
      all.add(Told.remarkOfPartner(null, null, action.code(), "The partner asks for this: " + (action.text() == null ? action.code() : action.text().strip())));
    }
    return all;
  }

  private static void segment(ReceiptSegment s, boolean refuses, List<Finding> all) {
    var where = name(s) + (s.position() == null ? "" : "[" + s.position() + "]");
    all.addAll(of(s.errors(), where, refuses));
    for (var element : s.elements()) element(s, where, element, refuses, all);
    if (s.errors().isEmpty() && s.elements().isEmpty()) {
      all.add(finding(where, null, null, "The partner finds the segment " + name(s) + at(s.position()) + " wrong.", refuses));
    }
  }

  private static void element(ReceiptSegment s, String where, ReceiptElement e, boolean refuses, List<Finding> all) {
    var place = where + "/" + two(e.position()) + (e.component() == null ? "" : "/" + two(e.component()));
    var name = "element " + (s.segment() == null ? "" : s.segment()) + two(e.position()) + at(s.position());
    if (e.errors().isEmpty()) all.add(finding(place, e.value(), null, "The partner finds the " + name + " wrong.", refuses));
    for (var error : e.errors()) {
      var value = e.value() == null ? error.value() : e.value();
      all.add(finding(place, value, error.code(), "The partner finds the " + name + " wrong" + why(error) + ".", refuses));
    }
  }

  /** Errors of one place; of the whole when there is no place. */
  static List<Finding> of(List<ReceiptError> errors, String where, boolean refuses) {
    return errors.stream().map(e -> {
      var place = where != null ? where : e.segment() == null ? null : e.segment() + (e.position() == null ? "" : "/" + two(e.position()));
      return finding(place, e.value(), e.code(), (place == null ? "The partner objects to the document" : "The partner finds the segment " + place + " wrong")
          + why(e) + ".", refuses);
    }).toList();
  }

  private static String why(ReceiptError e) {
    if (e.text() != null && !e.text().isBlank()) return ": " + e.text().strip().replaceFirst("\\.$", "");
    var words = ReceiptWords.of(e.code());
    return e.code() == null ? "" : (words == null ? "" : ": " + words.wrong()) + " (code " + e.code() + ")";
  }

  private static Finding finding(String where, String value, String code, String message, boolean refuses) {
    if (!refuses) return Told.remarkOfPartner(where, value, code, message);
    var words = ReceiptWords.of(code);
    return words == null ? Told.refusedByPartner(where, value, code, message) : Told.refusedByPartner(where, value, code, message, words.next());
  }

  /** CONTRL says at which position a segment stands, not its tag. */
  private static String name(ReceiptSegment s) {
    return s.segment() == null ? "segment" : s.segment();
  }

  private static String at(Decimal position) {
    return position == null ? "" : " (segment " + position + " of the document)";
  }

  private static String two(Decimal position) {
    var text = position == null ? "" : position.toString();
    return text.length() == 1 ? "0" + text : text;
  }
}
