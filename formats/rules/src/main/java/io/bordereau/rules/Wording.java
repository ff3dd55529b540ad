package io.bordereau.rules;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.saxon.s9api.XdmNode;

/** Turns what schema and rules report into findings: the publisher's id kept exactly, the words readable, the place short. */
final class Wording {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  /** Rules name themselves at the beginning of their text: {@code [BR-CO-15]-...}, {@code BR-DE-1: ...}. */
  private static final Pattern OWN_NAME = Pattern.compile("^\\[([A-Za-z][A-Za-z0-9_-]*)]\\s*[-:]?\\s*");
  private static final Pattern TERM = Pattern.compile("\\b(BT-\\d+(?:-\\d+)?)\\b");
  private static final Pattern GROUP = Pattern.compile("\\b(BG-\\d+)\\b");
  private static final Pattern QUALIFIED = Pattern.compile("\"(urn|https?):[^\"]*\":|[{}]");
  private static final Pattern CONSTRAINT = Pattern.compile("^(cvc-[A-Za-z0-9.-]*[A-Za-z0-9]):\\s*");
  private static final Map<String, String> ATTRIBUTES = Map.of("scheme identifier", "schemeID", "Unit code", "unitCode", "currencyID",
      "currencyID", "Mime code", "mimeCode");
  private static final int MOST_WORDS = 400;

  private Wording() {}

  static Finding rule(Fired fired, Map<String, Severity> levels, XdmNode tree) {
    String text = SPACES.matcher(fired.text()).replaceAll(" ").strip();
    Matcher own = OWN_NAME.matcher(text);
    String id = fired.id();
    String message = text;
    if (own.find() && (id.isEmpty() || own.group(1).equals(id))) {
      id = own.group(1);
      message = text.substring(own.end());
    }
    Severity severity = levels.getOrDefault(id, severity(fired.flag()));
    String term = term(message);
    Place place = Place.of(meant(Place.node(tree, fired.location()), id, message));
    String where = place.path().isEmpty() ? null : place.path();
    String next = Advice.on(id, message, term, where, severity == Severity.ERROR);
    return new Finding(Codes.RULE, severity, where, term, place.value(), message, id.isEmpty() ? null : id, Turn.SENDER, next);
  }

  /** Rules on code lists report the element even where the code that they speak of is an attribute of it. */
  private static XdmNode meant(XdmNode node, String id, String message) {
    if (id.contains("-CL")) {
      for (Map.Entry<String, String> e : ATTRIBUTES.entrySet()) {
        if (message.contains(e.getKey())) {
          return Place.attribute(node, e.getValue());
        }
      }
    }
    return node;
  }

  /** A rule whose gravity the publisher does not state counts as an error: nothing passes by omission. */
  private static Severity severity(String flag) {
    return switch (flag.toLowerCase(Locale.ROOT)) {
      case "warning", "warn" -> Severity.WARNING;
      case "information", "info" -> Severity.INFO;
      default -> Severity.ERROR;
    };
  }

  /** The business term that a rule speaks of first; a group only where it names no term. */
  static String term(String text) {
    Matcher term = TERM.matcher(text);
    if (term.find()) {
      return term.group(1);
    }
    Matcher group = GROUP.matcher(text);
    return group.find() ? group.group(1) : null;
  }

  static Finding schema(Judged.SchemaError error, XdmNode tree) {
    Matcher constraint = CONSTRAINT.matcher(error.message());
    String official = constraint.find() ? constraint.group(1) : null;
    String message = official == null ? error.message() : error.message().substring(constraint.end());
    message = QUALIFIED.matcher(message).replaceAll("").replace("''", "'");
    message = message.length() > MOST_WORDS ? message.substring(0, MOST_WORDS) + "..." : message;
    Place place = Place.of(Place.element(tree, error.element()));
    return new Finding(Codes.SCHEMA, Severity.ERROR, place.path(), null, place.value(), message, official, Turn.SENDER,
        "Give this first to whoever looks after the program that wrote the file: it is not built as the schema wants it at " + place.path()
            + ". Other messages about the same document may go away with it.");
  }

  /** Why a document could not be judged, or not to the end. */
  static Finding refused(String code, String reason) {
    String message = switch (code) {
      case Codes.MALFORMED -> "The file is no well-formed XML: " + reason;
      case Codes.UNSAFE -> "The file is refused unread because it holds " + reason;
      case Codes.BOUNDS -> "The file is beyond what is validated: " + reason;
      case Codes.STOPPED -> "Some of the rules could not be run because a value has the wrong form: " + reason;
      default -> reason;
    };
    String next = switch (code) {
      case Codes.MALFORMED -> "Export the file again and check that it was not cut off or edited; then send it again.";
      case Codes.UNSAFE -> "Write the file without DOCTYPE and entities: electronic invoices have none; then send it again.";
      case Codes.BOUNDS -> "Split the document or leave out attachments; if it is genuine and must go as it is, ask whoever runs the hub.";
      case Codes.STOPPED -> "Correct the other findings first, above all those of the schema: a value of a wrong form can stop rules.";
      default -> "Name the profile that the document is meant for, or correct its specification identifier (BT-24).";
    };
    return new Finding(code, Severity.ERROR, null, null, null, message, null, Turn.SENDER, next);
  }
}
