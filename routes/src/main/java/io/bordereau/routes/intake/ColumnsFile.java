package io.bordereau.routes.intake;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Nearest;
import io.bordereau.routes.agreements.Node;
import io.bordereau.routes.intake.Column.Notation;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the YAML file of an intake, which says what each field means, against the syntax, collecting everything that is wrong. */
final class ColumnsFile {
  private static final Set<String> KEYS = Set.of("dates", "totals", "fixed", "columns");
  private static final Set<String> FORMAT_KEYS = Set.of("format", "each", "fixed", "totals", "dates");
  private static final Set<Class<?>> VALUES = Set.of(String.class, Money.class, Decimal.class, Moment.class);

  private final String name;
  private final byte[] smooks;
  private final Node.Fields tree;
  private final List<Finding> wrong;
  private final Notation notation;

  ColumnsFile(String name, byte[] smooks, Node.Fields tree, List<Finding> wrong) {
    this.name = name;
    this.smooks = smooks;
    this.tree = tree;
    this.wrong = wrong;
    notation = notation();
  }

  /** The configuration of an intake of CSV files. */
  CsvConfiguration csv(CsvSyntax csv) {
    keys("group", "decimal", "thousands");
    String group = text(tree, "group", "");
    int key = csv.fields().indexOf(group);
    if (key < 0) say(at("group"), group, "group must name the field that tells invoices apart" + Nearest.hint(group, csv.fields()),
        "Name one of the fields.");
    return new CsvConfiguration(name, smooks, csv, columns(csv), key, fixed(), computed());
  }

  /** The configuration of an intake of EDI messages. */
  EdiConfiguration edi(EdiSyntax edi) {
    keys("each", "line");
    EdiSelector each = segment(edi, "each", "message");
    EdiSelector line = segment(edi, "line", "");
    var columns = new ArrayList<Meaning.Taken>();
    Node.Fields all = fields(tree, "columns");
    if (all.entries().isEmpty()) say(all.place(), null, "There are no columns.", "Say where each element of the message goes.");
    for (Node.Entry e : all.entries()) {
      boolean drop = e.value() instanceof Node.Text t && t.text().equals("drop");
      EdiSelector selector = selector(edi, e.place(), e.name());
      if (selector == null) continue;
      if (!drop && !selector.isValue()) {
        say(e.place(), e.name(), e.name() + " is a segment and has no value of its own.", "Name one of its elements, such as N104, or write drop.");
      }
      var places = new ArrayList<Column>();
      if (!drop) for (Node one : e.value() instanceof Node.Many many ? many.items() : List.of(e.value())) column(selector.last(), one, places, new HashMap<>());
      columns.add(new Meaning.Taken(selector, List.copyOf(places)));
    }
    return new EdiConfiguration(name, smooks, edi, new Meaning(each, line, List.copyOf(columns), fixed(), computed()));
  }

  /** The configuration of an intake of XML or fixed-length records. */
  TreeConfiguration tree(TreeSyntax syntax) {
    keys("each", "line", "decimal", "thousands");
    EdiSelector each = group(syntax, "each");
    EdiSelector line = group(syntax, "line");
    var columns = new ArrayList<Meaning.Taken>();
    Node.Fields all = fields(tree, "columns");
    if (all.entries().isEmpty()) say(all.place(), null, "There are no columns.", "Say where each value of the file goes.");
    for (Node.Entry e : all.entries()) {
      boolean drop = e.value() instanceof Node.Text t && t.text().equals("drop");
      EdiSelector selector = plain(syntax, e.place(), e.name());
      if (selector == null) continue;
      if (!drop && !syntax.names().isEmpty() && !syntax.isValue(selector.last())) {
        say(e.place(), e.name(), e.name() + " is a record and has no value of its own.", "Name one of its fields, or write drop.");
      }
      var places = new ArrayList<Column>();
      if (!drop) for (Node one : e.value() instanceof Node.Many many ? many.items() : List.of(e.value())) column(selector.last(), one, places, new HashMap<>());
      columns.add(new Meaning.Taken(selector, List.copyOf(places)));
    }
    return new TreeConfiguration(name, smooks, syntax, new Meaning(each, line, List.copyOf(columns), fixed(), computed()));
  }

  /** The configuration of an intake whose file is a format once Smooks has told it as XML. */
  FormatConfiguration format(TreeSyntax syntax) {
    for (Node.Entry e : tree.entries()) {
      if (!FORMAT_KEYS.contains(e.name())) say(e.place(), e.name(), "There is no " + e.name() + " beside format" + Nearest.hint(e.name(), FORMAT_KEYS),
          "What the values mean, the format says: write format, each, fixed and totals only.");
    }
    String id = text(tree, "format", "");
    var format = Formats.byId(id).filter(f -> f.documents().contains(Invoice.class)).orElse(null);
    if (format == null) say(at("format"), id, "There is no format of invoices " + id + ".", "Name one that ./hub formats lists.");
    return new FormatConfiguration(name, smooks, syntax, group(syntax, "each").last(), format, fixed(), computed());
  }

  private EdiSelector group(TreeSyntax syntax, String key) {
    String text = text(tree, key, "");
    EdiSelector selector = plain(syntax, at(key), text);
    if (selector != null && !syntax.names().isEmpty() && syntax.isValue(selector.last())) {
      say(at(key), text, key + " must name a record, and " + text + " is a field.", "Name the record that it stands in.");
    }
    return selector == null ? EdiSelector.plain("none", Set.of()) : selector;
  }

  private EdiSelector plain(TreeSyntax syntax, Node.Place at, String text) {
    try {
      return EdiSelector.plain(text, syntax.names());
    } catch (IllegalArgumentException e) {
      say(at, text, e.getMessage(), "Write a path such as Invoice/Number, Line[@type = 'X']/Amount or INV/NUMBER; docs/intake.md has examples.");
      return null;
    }
  }

  private EdiSelector segment(EdiSyntax edi, String key, String otherwise) {
    String text = text(tree, key, otherwise);
    EdiSelector selector = selector(edi, at(key), text);
    if (selector != null && selector.isValue()) {
      say(at(key), text, key + " must name a segment or message, and " + text + " is a value.", "Name the segment that it stands in.");
    }
    return selector;
  }

  private EdiSelector selector(EdiSyntax edi, Node.Place at, String text) {
    try {
      return EdiSelector.of(text, edi.tags());
    } catch (IllegalArgumentException e) {
      say(at, text, e.getMessage(), "Write a path such as PTD/QTY/QTY02 or N1[@N101 = 'ST']/N104; docs/intake.md has examples.");
      return null;
    }
  }

  private void keys(String... more) {
    var known = new TreeSet<>(KEYS);
    known.addAll(List.of(more));
    for (Node.Entry e : tree.entries()) {
      if (!known.contains(e.name())) say(e.place(), e.name(), "There is no " + e.name() + Nearest.hint(e.name(), known),
          "Correct the name, or remove it.");
    }
  }

  private boolean computed() {
    String totals = text(tree, "totals", "given");
    if (!totals.equals("given") && !totals.equals("computed")) say(at("totals"), totals, "totals must be given or computed.",
        "Choose one of them.");
    return totals.equals("computed");
  }

  private Notation notation() {
    String decimal = text(tree, "decimal", ".");
    String dates = text(tree, "dates", "uuuu-MM-dd").replace('y', 'u');
    if (decimal.length() != 1) say(at("decimal"), decimal, "decimal must be one character.", "Write \".\" or \",\".");
    DateTimeFormatter pattern = DateTimeFormatter.ISO_LOCAL_DATE;
    try {
      pattern = DateTimeFormatter.ofPattern(dates, java.util.Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      say(at("dates"), dates, "dates is not a pattern such as dd.MM.yyyy.", "Correct the pattern.");
    }
    return new Notation(decimal.isEmpty() ? '.' : decimal.charAt(0), text(tree, "thousands", ""), pattern);
  }

  private List<List<Column>> columns(CsvSyntax csv) {
    Node.Fields all = fields(tree, "columns");
    for (Node.Entry e : all.entries()) {
      if (!csv.fields().contains(e.name())) {
        say(e.place(), e.name(), "The Smooks configuration has no field " + e.name() + Nearest.hint(e.name(), csv.fields()),
            "Correct the name.");
      }
    }
    var columns = new ArrayList<List<Column>>();
    var taken = new HashMap<String, String>();
    for (String field : csv.fields()) {
      var places = new ArrayList<Column>();
      Node node = get(all, field);
      if (node == null) {
        say(all.place(), field, "The field " + field + " has no entry under columns.", "Say where it goes, or write " + field
            + ": drop when it is to be left out.");
      } else if (!(node instanceof Node.Text t && t.text().equals("drop"))) {
        for (Node one : node instanceof Node.Many many ? many.items() : List.of(node)) column(field, one, places, taken);
      }
      columns.add(List.copyOf(places));
    }
    return List.copyOf(columns);
  }

  private void column(String field, Node node, List<Column> places, Map<String, String> taken) {
    String path = node instanceof Node.Text t ? t.text() : node instanceof Node.Fields f ? text(f, "to", "") : "";
    var values = new LinkedHashMap<String, String>();
    if (node instanceof Node.Fields f) {
      for (Node.Entry e : fields(f, "values").entries()) values.put(e.name(), e.value() instanceof Node.Text t ? t.text() : "");
    }
    String before = taken.put(path, field);
    if (before != null) say(node.place(), path, path + " is already filled by " + before + ".", "Let one field fill it.");
    Draft.Place place = place(node.place(), path);
    if (place != null) {
      places.add(new Column(field, path, place.term(), place.type(), Map.copyOf(values), values.isEmpty() ? notation : Notation.OWN));
    }
  }

  private Map<String, Object> fixed() {
    var fixed = new LinkedHashMap<String, Object>();
    for (Node.Entry e : fields(tree, "fixed").entries()) {
      Draft.Place place = place(e.place(), e.name());
      if (place == null) continue;
      String value = e.value() instanceof Node.Text t ? t.text() : "";
      try {
        fixed.put(e.name(), new Column(e.name(), e.name(), place.term(), place.type(), Map.of(), Notation.OWN).read(value));
      } catch (IllegalArgumentException x) {
        say(e.place(), value, "'" + value + "' " + x.getMessage() + ".", "Correct the value.");
      }
    }
    return fixed;
  }

  private Draft.Place place(Node.Place at, String path) {
    try {
      Draft.Place place = Draft.place(Invoice.class, path);
      if (VALUES.contains(place.type())) return place;
      say(at, path, path + " cannot be filled from a column.", "Choose another place.");
    } catch (IllegalArgumentException e) {
      say(at, path, "'" + path + "' leads nowhere: " + e.getMessage(), "Correct the path; docs/intake.md has examples.");
    }
    return null;
  }

  private static Node get(Node.Fields of, String field) {
    for (Node.Entry e : of.entries()) if (e.name().equals(field)) return e.value();
    return null;
  }

  private static String text(Node.Fields of, String field, String otherwise) {
    return get(of, field) instanceof Node.Text t ? t.text() : otherwise;
  }

  private static Node.Fields fields(Node.Fields of, String field) {
    return get(of, field) instanceof Node.Fields f ? f : new Node.Fields(of.place(), List.of());
  }

  private Node.Place at(String field) {
    Node value = get(tree, field);
    return value == null ? tree.place() : value.place();
  }

  private void say(Node.Place at, String value, String message, String next) {
    wrong.add(IntakeFindings.configuration(name + ".yaml:" + at.line() + ":" + at.column(), IntakeFindings.cut(value), message, next));
  }
}
