package io.bordereau.routes.intake;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.intake.EdiMessages.Seen;
import io.bordereau.routes.intake.EdiMessages.Value;
import io.bordereau.routes.intake.IntakeFindings.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Puts the values that were met in a message or file into the invoices and lines that they belong to. */
final class Placing {
  private static final int MOST_LINES = 20_000;
  private static final int MOST_UNREAD = 50;
  private static final int MOST_PLACED = 1_000_000;

  private final Meaning meaning;
  private final Where where;

  /** Where things stand, in the words of the file's kind. */
  interface Where {
    /** The place of a value. */
    Spot spot(Element element);

    /** What says a value, as the subject of a sentence. */
    String said(Element element);

    /** That nothing makes an invoice. */
    Finding noLines();

    /** That there is too much. */
    Finding tooLarge(String what);

    /** Whether numbers have a comma for their decimal mark as well as a point. */
    boolean comma();
  }

  Placing(Meaning meaning, Where where) {
    this.meaning = meaning;
    this.where = where;
  }

  /** One invoice on its way. */
  static final class Group {
    final Element element;
    final Draft draft = new Draft(Invoice.class);
    final List<Finding> findings = new ArrayList<>();
    /** What fills a place, and the segment that said it. */
    final Map<String, Value> filled = new HashMap<>();
    String number;
    int lines;

    Group(Element element) {
      this.element = element;
    }

    boolean isRefused() {
      return findings.stream().anyMatch(Finding::isError);
    }
  }

  private record Line(Group group, int number) {}

  List<Group> groups(Seen seen, List<Finding> findings) {
    var groups = new ArrayList<Group>();
    for (Element e : seen.each) groups.add(new Group(e));
    if (groups.isEmpty()) findings.add(where.noLines());
    List<Element> unread = seen.unread();
    for (Element e : unread.subList(0, Math.min(MOST_UNREAD, unread.size()))) {
      findings.add(IntakeFindings.unread(where.spot(e), e.getNodeName(), e.getTextContent()));
    }
    var invoices = new Scopes<Group>();
    for (Group g : groups) invoices.add(g.element, g);
    var lines = new Scopes<Line>();
    for (Element line : seen.lines) {
      Group g = invoices.owner(line);
      if (g != null) lines.add(line, new Line(g, ++g.lines));
    }
    boolean numbered = meaning.columns().stream().flatMap(t -> t.places().stream()).anyMatch(c -> "lines[].id".equals(c.path()));
    for (Group g : groups) {
      if (g.lines > MOST_LINES) g.findings.add(where.tooLarge("more than " + MOST_LINES + " lines"));
      meaning.fixed().forEach(g.draft::set);
      for (int i = 1; i <= g.lines && !numbered; i++) g.draft.set("lines[" + i + "].id", String.valueOf(i));
    }
    int placed = 0;
    for (Value value : seen.values) {
      if (value.text().isBlank()) continue;
      for (Column c : meaning.columns().get(value.entry()).places()) {
        placed += put(value, c, invoices, lines, findings);
        if (placed <= MOST_PLACED) continue;
        findings.add(where.tooLarge("too much that repeats for each line"));
        return groups;
      }
    }
    return groups;
  }

  /** Puts a value into every invoice or line that it belongs to; how many those are. */
  private int put(Value value, Column column, Scopes<Group> invoices, Scopes<Line> lines, List<Finding> findings) {
    int n = 0;
    if (column.ofLine()) {
      for (Line l : lines.of(value.element())) {
        n++;
        if (!set(l.group, "lines[" + l.number + "]." + column.path().substring("lines[].".length()), column, value)) break;
      }
    } else {
      for (Group g : invoices.of(value.element())) {
        n++;
        if (!set(g, column.path(), column, value)) break;
      }
    }
    if (n == 0) findings.add(IntakeFindings.homeless(where.spot(value.element()), column, value.text()));
    return n;
  }

  /** Sets one place; false, with a finding, when the value cannot stand there: it could nowhere else. */
  private boolean set(Group group, String path, Column column, Value value) {
    Spot spot = where.spot(value.element());
    String text = value.text().strip();
    Value before = group.filled.putIfAbsent(path, value);
    if (before != null) {
      if (before.text().strip().equals(text)) return true;
      group.findings.add(IntakeFindings.contradiction(spot, column, text, before.text(), where.said(before.element())));
      return false;
    }
    if (path.equals("number")) group.number = text;
    String translated = text;
    if (!column.values().isEmpty()) {
      translated = column.values().get(text);
      if (translated == null) {
        group.findings.add(IntakeFindings.untranslated(spot, column, text));
        return false;
      }
      if (translated.isEmpty()) return true;
    }
    try {
      group.draft.set(path, column.read(number(column) ? translated.replace(',', '.') : translated));
      return true;
    } catch (IllegalArgumentException e) {
      group.findings.add(IntakeFindings.value(spot, column, text, e.getMessage()));
      return false;
    }
  }

  private boolean number(Column column) {
    return where.comma() && (column.type() == Money.class || column.type() == Decimal.class);
  }

  /** The segment, record or group that a value stands in; the message itself for what its envelope says. */
  static Element group(Element element) {
    return element.hasAttribute("segment") || !(element.getParentNode() instanceof Element parent) || !parent.hasAttribute("segment") ? element : parent;
  }

  /** Where a value belongs: to the innermost loop around it in which something of a kind stands, and so to all of that kind there. */
  private static final class Scopes<T> {
    private final Map<Node, List<T>> within = new IdentityHashMap<>();

    void add(Element element, T thing) {
      for (Node n = element; n instanceof Element; n = n.getParentNode()) within.computeIfAbsent(n, k -> new ArrayList<>()).add(thing);
    }

    List<T> of(Element value) {
      for (Node n = value; n instanceof Element; n = n.getParentNode()) {
        List<T> all = within.get(n);
        if (all != null) return all;
      }
      return List.of();
    }

    /** The one that an element itself stands in; null when it stands in none. */
    T owner(Element element) {
      List<T> all = of(element);
      return all.size() == 1 ? all.get(0) : null;
    }
  }
}
