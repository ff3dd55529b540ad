package io.bordereau.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/**
 * A place in a document as people read it.
 *
 * @param path the names from the root, with a number only where there are several of the name: {@code Invoice/InvoiceLine[2]/ID}
 * @param value what stands there; null when it is no leaf or not to be shown
 */
record Place(String path, String value) {
  private static final int MOST_OF_A_VALUE = 200;

  /** Where a node is. */
  static Place of(XdmNode node) {
    Deque<String> steps = new ArrayDeque<>();
    for (XdmNode n = node; n != null && n.getNodeName() != null; n = n.getParent()) {
      String local = n.getNodeName().getLocalName();
      steps.push(n.getNodeKind() == XdmNodeKind.ATTRIBUTE ? "@" + local : local + number(n));
    }
    return new Place(String.join("/", steps), value(node));
  }

  private static String number(XdmNode element) {
    int before = same(element, Axis.PRECEDING_SIBLING, Integer.MAX_VALUE);
    boolean several = before > 0 || same(element, Axis.FOLLOWING_SIBLING, 1) > 0;
    return several ? "[" + (before + 1) + "]" : "";
  }

  private static int same(XdmNode element, Axis axis, int enough) {
    int found = 0;
    for (var i = element.axisIterator(axis, element.getNodeName()); found < enough && i.hasNext(); i.next()) {
      found++;
    }
    return found;
  }

  /** A leaf's text. The number of a payment card (BT-87) is never shown, and of a long text only the beginning. */
  private static String value(XdmNode node) {
    boolean leaf = node.getNodeKind() == XdmNodeKind.ATTRIBUTE
        || node.getNodeKind() == XdmNodeKind.ELEMENT && !node.children(n -> n.getNodeKind() == XdmNodeKind.ELEMENT).iterator().hasNext();
    if (!leaf || node.getNodeName().getLocalName().equals("PrimaryAccountNumberID")) {
      return null;
    }
    String text = node.getStringValue().strip();
    return text.isEmpty() ? null : text.length() > MOST_OF_A_VALUE ? text.substring(0, MOST_OF_A_VALUE) + "..." : text;
  }

  /** An element's attribute, or the element itself where it has none of the name. */
  static XdmNode attribute(XdmNode element, String name) {
    if (element.getNodeKind() == XdmNodeKind.ELEMENT) {
      var i = element.axisIterator(Axis.ATTRIBUTE, new QName(name));
      return i.hasNext() ? i.next() : element;
    }
    return element;
  }

  /** The element with a number in document order, from 1. */
  static XdmNode element(XdmNode tree, int number) {
    int left = number;
    for (var i = tree.axisIterator(Axis.DESCENDANT); i.hasNext();) {
      XdmNode n = i.next();
      if (n.getNodeKind() == XdmNodeKind.ELEMENT && --left == 0) {
        return n;
      }
    }
    return tree;
  }

  /**
   * The node that a Schematron report names, such as {@code /*:Invoice[namespace-uri()='urn:x'][1]/*:ID[namespace-uri()='urn:y'][1]}.
   * A step that is not understood ends the walk: the node reached so far is the answer.
   */
  static XdmNode node(XdmNode tree, String location) {
    XdmNode at = tree;
    for (String step : steps(location)) {
      XdmNode child = step(at, step);
      if (child == null) {
        break;
      }
      at = child;
    }
    return at;
  }

  private static XdmNode step(XdmNode at, String step) {
    boolean attribute = step.startsWith("@");
    String local = local(attribute ? step.substring(1) : step);
    String namespace = quoted(step, "namespace-uri()=");
    int left = attribute ? 1 : position(step);
    for (var i = at.axisIterator(attribute ? Axis.ATTRIBUTE : Axis.CHILD); i.hasNext();) {
      XdmNode n = i.next();
      if (n.getNodeName() != null && n.getNodeName().getLocalName().equals(local)
          && (namespace == null || n.getNodeName().getNamespaceUri().toString().equals(namespace)) && --left == 0) {
        return n;
      }
    }
    return null;
  }

  private static String local(String step) {
    String named = quoted(step, "local-name()=");
    if (named != null) {
      return named;
    }
    int bracket = step.indexOf('[');
    String name = bracket < 0 ? step : step.substring(0, bracket);
    return name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('}')) + 1);
  }

  private static String quoted(String step, String test) {
    int from = step.indexOf(test);
    if (from < 0) {
      return null;
    }
    int open = from + test.length();
    int close = open < step.length() ? step.indexOf(step.charAt(open), open + 1) : -1;
    return close < 0 ? null : step.substring(open + 1, close);
  }

  private static int position(String step) {
    int open = step.lastIndexOf('[');
    int n = 0;
    for (int i = open + 1; open >= 0 && i < step.length() - 1; i++) {
      int digit = step.charAt(i) - '0';
      if (digit < 0 || digit > 9 || n > 100_000_000) {
        return 1;
      }
      n = n * 10 + digit;
    }
    return Math.max(n, 1);
  }

  /** The steps of a path: a slash inside quotes, brackets or braces belongs to a name. */
  static List<String> steps(String location) {
    List<String> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    int nested = 0;
    char quote = 0;
    for (int i = 0; i < location.length(); i++) {
      char c = location.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[' || c == '{') {
        nested++;
      } else if (c == ']' || c == '}') {
        nested--;
      } else if (c == '/' && nested == 0) {
        if (!step.isEmpty()) {
          steps.add(step.toString());
          step.setLength(0);
        }
        continue;
      }
      step.append(c);
    }
    if (!step.isEmpty()) {
      steps.add(step.toString());
    }
    return steps;
  }
}
