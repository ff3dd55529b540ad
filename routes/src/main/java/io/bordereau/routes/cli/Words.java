package io.bordereau.routes.cli;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;

/** Findings and losses in words, for people and for JSON. */
final class Words {
  private Words() {}

  /** A severity as {@code --json} writes it. */
  static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "info";
    };
  }

  /** A turn as {@code --json} writes it. */
  static String turn(Turn turn) {
    return switch (turn) {
      case SENDER -> "sender";
      case RECEIVER -> "receiver";
      case HUB -> "hub";
    };
  }

  /** One finding on two lines at most: what, and whose turn it is. */
  static String finding(Finding finding) {
    var line = new StringBuilder("  ").append(severity(finding.severity())).append(' ').append(finding.code());
    if (finding.official() != null) line.append(" (").append(finding.official()).append(')');
    if (finding.where() != null) line.append(" at ").append(finding.where());
    if (finding.term() != null) line.append(" [").append(finding.term()).append(']');
    if (finding.value() != null) line.append(" '").append(clip(finding.value(), 80)).append('\'');
    line.append(": ").append(finding.message());
    if (finding.next() != null) {
      line.append("\n    ");
      if (finding.turn() != null) line.append("turn of the ").append(turn(finding.turn())).append(": ");
      line.append(finding.next());
    }
    return line.toString();
  }

  /** One loss on one line. */
  static String lost(Lost lost) {
    var line = new StringBuilder("  lost");
    if (lost.term() != null) line.append(" [").append(lost.term()).append(']');
    if (lost.where() != null) line.append(" at ").append(lost.where());
    return line.append(" '").append(clip(lost.value(), 80)).append("': ").append(lost.why()).toString();
  }

  /** A value on one line, no longer than {@code most} characters. */
  static String clip(String value, int most) {
    if (value == null) return "";
    var line = value.strip().replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    return line.length() <= most ? line : line.substring(0, most - 3) + "...";
  }
}
