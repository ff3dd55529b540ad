package io.bordereau.xml.cxml;

import io.bordereau.law.Table;
import java.util.HashMap;
import java.util.Map;

/** The table {@code cxml-status-codes.csv}: what the code of a cXML Status says of the document, and whether to send it again. */
public final class CxmlCodes {
  private static final Map<String, Row> ROWS = rows();

  private CxmlCodes() {}

  /** Whether a document is to be sent again after an answer. */
  public enum Retry {
    /** It arrived: there is nothing to send. */
    NONE,
    /** It was refused for good: sending the same again brings the same answer. */
    NEVER,
    /** A failure that passes: send it again. */
    LATER,
    /** A failure that passes when somebody has corrected something: send it again after a while. */
    SLOWLY
  }

  /**
   * One code.
   *
   * @param level transport, syntax or application
   * @param verdict accepted, received or rejected
   * @param retry whether to send it again
   * @param text the short text that goes with the code
   * @param meaning in words
   */
  public record Row(String level, String verdict, Retry retry, String text, String meaning) {}

  /** The row of a code; codes that are not listed follow their hundred. Null for what is no code. */
  public static Row of(String code) {
    if (code == null || code.length() != 3) return null;
    var row = ROWS.get(code);
    return row != null ? row : ROWS.get(code.charAt(0) + "xx");
  }

  static String level(String code) {
    return of(code) == null ? null : of(code).level();
  }

  static String verdict(String code) {
    return of(code) == null ? null : of(code).verdict();
  }

  /** The short text of a code. */
  static String text(String code) {
    return of(code) == null ? "Status" : of(code).text();
  }

  /** The code that says a verdict on a level. */
  static String code(String level, String verdict) {
    boolean syntax = "syntax".equals(level);
    return switch (verdict == null ? "" : verdict) {
      case "accepted", "accepted-with-errors", "partial" -> "200";
      case "rejected" -> syntax ? "406" : "400";
      case String other -> "201";
    };
  }

  private static Map<String, Row> rows() {
    var rows = new HashMap<String, Row>();
    for (var r : Table.load(CxmlCodes.class, "cxml-status-codes.csv").rows())
      rows.put(r.get("code"), new Row(r.get("level"), r.get("verdict"), Retry.valueOf(r.get("retry").toUpperCase(java.util.Locale.ROOT)), r.get("text"), r.get("meaning")));
    return Map.copyOf(rows);
  }
}
