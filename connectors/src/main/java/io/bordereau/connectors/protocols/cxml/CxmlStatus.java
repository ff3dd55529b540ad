package io.bordereau.connectors.protocols.cxml;

import io.bordereau.connectors.api.Answer;
import io.bordereau.mapping.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The table {@code cxml-status.csv}: what a Status code of a cXML Response means. */
public final class CxmlStatus {
  private static final Map<Integer, Row> ROWS = rows();

  private CxmlStatus() {}

  /** What follows from a code. */
  public enum Outcome {
    ACCEPTED,
    PENDING,
    REFUSED,
    BUSY,
    SLOW
  }

  /** One row. */
  public record Row(Outcome outcome, Answer.Level level, Turn turn, String meaning, String next) {}

  /** The row of a code; codes that are not listed follow their hundred: 2xx is good, 4xx is for ever, 5xx passes; null for any other. */
  public static Row of(int code) {
    Row row = ROWS.get(code);
    return row != null ? row : switch (Integer.toString(code / 100)) {
      case "2" -> new Row(Outcome.PENDING, Answer.Level.APPLICATION, Turn.RECEIVER, "it was taken", "Wait for the status update.");
      case "4" -> new Row(Outcome.REFUSED, Answer.Level.APPLICATION, Turn.SENDER, "it is not acceptable",
          "Correct the document as the partner's text says, then issue it again.");
      case "5" -> new Row(Outcome.BUSY, Answer.Level.TRANSPORT, Turn.RECEIVER, "the partner's system failed for now",
          "Nothing: it is sent again by itself. Ask the partner when it lasts.");
      case String other -> null;
    };
  }

  /** The codes that the table lists. */
  public static Map<Integer, Row> listed() {
    return ROWS;
  }

  private static Map<Integer, Row> rows() {
    Map<Integer, Row> rows = new HashMap<>();
    try (InputStream in = CxmlStatus.class.getResourceAsStream("cxml-status.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(line -> !line.startsWith("#") && !line.startsWith("code;")).forEach(line -> {
        String[] cell = line.split(";", -1);
        rows.put(Integer.valueOf(cell[0]), new Row(Outcome.valueOf(upper(cell[1])), Answer.Level.valueOf(upper(cell[2])),
            Turn.valueOf(upper(cell[3])), cell[4], cell[5]));
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(rows);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
