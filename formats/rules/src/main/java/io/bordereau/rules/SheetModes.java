package io.bordereau.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Looks through a style sheet of Schematron once and finds the modes (patterns, in the words of Schematron) whose walk over the document
 * can be replaced by going straight to the elements that have rules: those in which every rule ends in the name of an element and goes on
 * exactly as the skeleton of ISO Schematron does, and no rule looks at its position in the walk.
 */
final class SheetModes extends DefaultHandler {
  /** So many names are looked for by name; with more it is cheaper to offer every element. */
  private static final int MOST_NAMES = 8;

  private static final Set<String> UNUSUAL = Set.of("next-match", "apply-imports", "param", "with-param", "for-each-group");

  private final Map<String, Set<String>> names = new HashMap<>();
  private final Set<String> others = new HashSet<>();
  private String mode;
  private boolean rule;
  private boolean goesOn;

  /** Whether the walk of a mode can be replaced. */
  boolean isFlat(String name) {
    return name != null && names.containsKey(name) && !others.contains(name);
  }

  /** The elements that have rules in a flat mode, as an expression in document order. */
  String elements(String name) {
    Set<String> own = names.get(name);
    return own.contains("*") || own.size() > MOST_NAMES ? "//*" : "//(" + String.join("|", own) + ")";
  }

  /** Whether a template is the skeleton's own for nodes without a rule. */
  static boolean isSkeleton(Attributes template) {
    String match = template.getValue("match");
    return "@*|node()".equals(match) && "-2".equals(template.getValue("priority")) || "text()".equals(match);
  }

  /** Whether this is the skeleton's step from a node to its children. */
  static boolean isStep(String local, Attributes attributes, String mode) {
    return local.equals("apply-templates") && mode != null && mode.equals(attributes.getValue("mode"))
        && "@*|*".equals(attributes.getValue("select"));
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    if (!uri.equals(LeanSheet.XSL)) {
      return;
    }
    if (local.equals("template")) {
      mode = attributes.getValue("mode");
      String match = attributes.getValue("match");
      rule = mode != null && match != null && !isSkeleton(attributes);
      goesOn = false;
      if (rule) {
        Set<String> own = names.computeIfAbsent(mode, m -> new TreeSet<>());
        for (String alternative : MatchPattern.alternatives(match)) {
          String element = MatchPattern.element(alternative);
          if (element == null) {
            others.add(mode);
          } else {
            own.add(element);
          }
        }
      }
    } else if (mode != null && isStep(local, attributes, mode)) {
      goesOn = true;
    } else if (rule && (UNUSUAL.contains(local) || looksAtPosition(attributes))) {
      others.add(mode);
    }
  }

  private static boolean looksAtPosition(Attributes attributes) {
    for (int i = 0; i < attributes.getLength(); i++) {
      String bare = MatchPattern.bare(attributes.getValue(i));
      if (bare.contains("position()") || bare.contains("last()")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void endElement(String uri, String local, String name) {
    if (uri.equals(LeanSheet.XSL) && local.equals("template")) {
      if (rule && !goesOn) {
        others.add(mode);
      }
      rule = false;
      mode = null;
    }
  }
}
