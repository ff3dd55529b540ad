package io.bordereau.routes.intake;

import io.bordereau.edi.Dialect;
import io.bordereau.edi.OwnMessage;
import io.bordereau.edi.TransactionSet;
import io.bordereau.mapping.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/**
 * Which EDI message an intake takes, as the parameters of {@link EdiXmlReader} in a Smooks configuration declare it.
 *
 * @param message {@code 867}, or {@code SLSRPT}
 * @param sender who it must come from, as {@code QUALIFIER:IDENTITY} or the identity alone; null for anybody
 * @param own its structure; empty when our directories have the message
 * @param tags the segments that its structure names; empty when it names none
 */
record EdiSyntax(String message, String sender, List<OwnMessage> own, Set<String> tags) implements FileSyntax {
  static EdiSyntax of(String file, Element reader, List<Finding> wrong) {
    String message = null;
    String sender = null;
    String structure = null;
    var params = reader.getElementsByTagNameNS("*", "param");
    for (int i = 0; i < params.getLength(); i++) {
      var param = (Element) params.item(i);
      switch (param.getAttribute("name")) {
        case "message" -> message = param.getTextContent().strip();
        case "sender" -> sender = param.getTextContent().strip();
        case "structure" -> structure = param.getTextContent();
        default -> wrong.add(IntakeFindings.configuration(file + "/param", param.getAttribute("name"), "There is no parameter '"
            + param.getAttribute("name") + "'.", "Write message, sender or structure."));
      }
    }
    if (message == null) {
      wrong.add(IntakeFindings.configuration(file + "/param", null, "The parameter message is missing.",
          "Write <param name=\"message\">867</param>: a transaction set of X12, or a message of EDIFACT such as SLSRPT."));
      return null;
    }
    try {
      return new EdiSyntax(message, sender, messages(message, Optional.ofNullable(structure)), tags(structure));
    } catch (IllegalArgumentException e) {
      wrong.add(IntakeFindings.configuration(file + "/param", null, "The message is not described rightly: " + e.getMessage() + ".",
          "Write the segments in their order, each with its fewest and most occurrences; docs/intake.md has an example."));
      return null;
    }
  }

  /**
   * What a reader must know beside our directories.
   *
   * @throws IllegalArgumentException with the reason when the structure is wrong
   */
  static List<OwnMessage> messages(String message, Optional<String> structure) {
    var rows = rows(structure.orElse(null));
    var own = OwnMessage.of(message, rows);
    return rows.isEmpty() && OwnMessage.inDirectories(message) ? List.of() : List.of(own);
  }

  /** The rows of a structure, without the indentation that they have in common and the comments behind #. */
  static List<String> rows(String structure) {
    var rows = new ArrayList<String>();
    if (structure == null) return rows;
    for (String line : structure.replace("\t", "  ").lines().toList()) {
      String row = line.replaceFirst("#.*", "").stripTrailing();
      if (!row.isEmpty()) rows.add(row);
    }
    int indent = rows.stream().mapToInt(r -> r.length() - r.stripLeading().length()).min().orElse(0);
    return rows.stream().map(r -> r.substring(indent)).toList();
  }

  private static Set<String> tags(String structure) {
    var tags = new TreeSet<String>();
    for (String row : rows(structure)) tags.add(row.strip().split(" ")[0]);
    return tags;
  }

  /** Whether the message is one of X12 or of EDIFACT. */
  Dialect dialect() {
    return Character.isDigit(message.charAt(0)) ? Dialect.X12 : Dialect.EDIFACT;
  }

  /** Whether a message is of this kind and sender. */
  boolean takes(TransactionSet set) {
    if (!message.equals(set.id())) return false;
    if (sender == null) return true;
    var interchange = set.interchange();
    return interchange != null && (sender.equals(interchange.sender()) || sender.equals(interchange.senderQualifier() + ":" + interchange.sender()));
  }
}
