package io.bordereau.routes.operator;

import io.bordereau.routes.ledger.Searches;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A table of documents for people: what stands in which column, and how a text that a program might take for a formula is made harmless. */
final class Sheet {
  /** The heads of the columns. */
  static final List<String> COLUMNS = List.of("id", "company", "direction", "kind", "number", "partner", "issued", "amount", "currency", "received", "state", "turn", "complete");

  /** What a spreadsheet begins a formula with, in narrow and in wide characters; a tab or a line's end before it hides it from a glance. */
  private static final String BEGINS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private Sheet() {}

  /** The cells of a row: texts, numbers and dates. */
  static List<Object> row(Searches.Hit h) {
    return List.of(h.document(), h.company(), h.direction().name().toLowerCase(Locale.ROOT), h.kind(), h.number(), h.partner(), Objects.requireNonNullElse(h.issued(), ""),
        Objects.requireNonNullElse(h.amount(), ""), h.currency(), h.received(), h.state().name().toLowerCase(Locale.ROOT), h.turn(), h.complete() ? "yes" : "no");
  }

  /** A text of others that no spreadsheet takes for a formula: with an apostrophe before it where it might. */
  static String harmless(String text) {
    var begin = text.stripLeading();
    boolean formula = !text.isEmpty() && (BEGINS.indexOf(text.charAt(0)) >= 0 || !begin.isEmpty() && BEGINS.indexOf(begin.charAt(0)) >= 0);
    return formula ? "'" + text : text;
  }
}
