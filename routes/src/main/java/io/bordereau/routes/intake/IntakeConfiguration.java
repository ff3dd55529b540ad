package io.bordereau.routes.intake;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Nearest;
import io.bordereau.routes.agreements.Node;
import io.bordereau.routes.agreements.YamlFile;
import io.bordereau.routes.intake.Column.Notation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a pair of files under {@code config/intake/} says: {@code NAME.xml}, the Smooks configuration, and {@code NAME.yaml} beside it.
 *
 * @param name the file name without its ending
 * @param smooks the Smooks configuration
 * @param csv the syntax that the Smooks configuration declares
 * @param columns for each field of the file the places that it goes to; none for a field that is left out on purpose
 * @param group position of the field whose equal values make one invoice
 * @param fixed values that every invoice gets, by path
 * @param computed whether totals and VAT breakdown are computed from the lines
 */
record IntakeConfiguration(String name, byte[] smooks, CsvSyntax csv, List<List<Column>> columns, int group, Map<String, Object> fixed,
    boolean computed) {
  private static final Set<String> KEYS = Set.of("group", "decimal", "thousands", "dates", "totals", "fixed", "columns");
  private static final Set<Class<?>> VALUES = Set.of(String.class, Money.class, Decimal.class, Moment.class);

  static IntakeConfiguration load(Path xml) throws IntakeConfigurationException {
    String file = String.valueOf(xml.getFileName());
    String name = file.endsWith(".xml") ? file.substring(0, file.length() - 4) : file;
    Path yaml = xml.resolveSibling(name + ".yaml");
    var wrong = new ArrayList<Finding>();
    byte[] smooks = bytes(xml, wrong);
    byte[] meaning = bytes(yaml, wrong);
    stop(wrong);
    CsvSyntax csv = CsvSyntax.read(file, smooks, wrong);
    Node.Fields tree = yaml(name + ".yaml", meaning, wrong);
    stop(wrong);
    return new Reader(name, smooks, csv, tree, wrong).read();
  }

  private static void stop(List<Finding> wrong) throws IntakeConfigurationException {
    if (!wrong.isEmpty()) throw new IntakeConfigurationException(wrong);
  }

  private static byte[] bytes(Path file, List<Finding> wrong) {
    try {
      if (Files.size(file) <= YamlFile.LARGEST) return Files.readAllBytes(file);
      wrong.add(IntakeFindings.configuration(String.valueOf(file.getFileName()), null, "The file is too large for a configuration.",
          "Shorten it."));
    } catch (IOException e) {
      wrong.add(IntakeFindings.configuration(String.valueOf(file.getFileName()), null, "The file cannot be read.",
          "An intake needs two files: NAME.xml for Smooks and NAME.yaml for the columns."));
    }
    return new byte[0];
  }

  private static Node.Fields yaml(String file, byte[] bytes, List<Finding> wrong) {
    try {
      if (YamlFile.read(bytes) instanceof Node.Fields fields) return fields;
      wrong.add(IntakeFindings.configuration(file, null, "The file has no fields.", "Write at least group and columns."));
    } catch (YamlFile.Unreadable e) {
      wrong.add(IntakeFindings.configuration(file + ":" + e.place().line() + ":" + e.place().column(), null,
          "This file cannot be read: " + IntakeFindings.cut(e.getMessage()) + ".", "Correct the file at this place."));
    }
    return null;
  }

  /** Reads the YAML against the fields of the Smooks configuration, collecting everything that is wrong. */
  private static final class Reader {
    private final String name;
    private final byte[] smooks;
    private final CsvSyntax csv;
    private final Node.Fields tree;
    private final List<Finding> wrong;
    private Notation notation;

    Reader(String name, byte[] smooks, CsvSyntax csv, Node.Fields tree, List<Finding> wrong) {
      this.name = name;
      this.smooks = smooks;
      this.csv = csv;
      this.tree = tree;
      this.wrong = wrong;
    }

    IntakeConfiguration read() throws IntakeConfigurationException {
      for (Node.Entry e : tree.entries()) {
        if (!KEYS.contains(e.name())) say(e.place(), e.name(), "There is no " + e.name() + Nearest.hint(e.name(), KEYS),
            "Correct the name, or remove it.");
      }
      notation = notation();
      String totals = text(tree, "totals", "given");
      if (!totals.equals("given") && !totals.equals("computed")) say(at("totals"), totals, "totals must be given or computed.",
          "Choose one of them.");
      String group = text(tree, "group", "");
      int key = csv.fields().indexOf(group);
      if (key < 0) say(at("group"), group, "group must name the field that tells invoices apart" + Nearest.hint(group, csv.fields()),
          "Name one of the fields.");
      List<List<Column>> columns = columns();
      Map<String, Object> fixed = fixed();
      stop(wrong);
      return new IntakeConfiguration(name, smooks, csv, columns, key, fixed, totals.equals("computed"));
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

    private List<List<Column>> columns() {
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
}
