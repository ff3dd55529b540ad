package io.bordereau.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Which children an XML element may have, in which order and how often: a table beside the decoders, in the receiver's own words. */
final class ElementOrder {
  /**
   * One place in the sequence of children.
   *
   * @param names the names that may stand there, in any order among themselves
   * @param mandatory whether at least one must stand there
   * @param many whether more than one may stand there
   */
  private record Place(List<String> names, boolean mandatory, boolean many) {}

  private final Map<String, List<Place>> places = new HashMap<>();

  private ElementOrder() {}

  /** Loads a table from the resources of this package. */
  static ElementOrder load(String resource) {
    var order = new ElementOrder();
    try (var in = ElementOrder.class.getResourceAsStream(resource)) {
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (line.isBlank() || line.startsWith("#")) continue;
        int colon = line.indexOf(':');
        order.places.put(line.substring(0, colon), places(line.substring(colon + 1).trim()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return order;
  }

  private static List<Place> places(String row) {
    var list = new ArrayList<Place>();
    for (int at = 0; at < row.length(); ) {
      int close = row.charAt(at) == '(' ? row.indexOf(')', at) : at;
      int end = row.indexOf(' ', close);
      var token = row.substring(at, end < 0 ? row.length() : end);
      char mark = token.charAt(token.length() - 1);
      var names = "!*+".indexOf(mark) < 0 ? token : token.substring(0, token.length() - 1);
      if (names.startsWith("(")) names = names.substring(1, names.length() - 1);
      list.add(new Place(List.of(names.split(" ")), mark == '!' || mark == '+', mark == '*' || mark == '+'));
      at = end < 0 ? row.length() : end + 1;
    }
    return list;
  }

  /** Checks the element and everything below it. */
  void check(Element element, List<Fault> faults) {
    check(element, element.getLocalName(), faults);
  }

  private void check(Element element, String path, List<Fault> faults) {
    if (faults.size() >= 20) return;
    var expected = places.get(element.getLocalName());
    int at = 0;
    int seen = 0;
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (!(n instanceof Element child)) continue;
      var name = child.getLocalName();
      if (expected != null) {
        int place = place(expected, name, at);
        if (place < 0) {
          boolean known = place(expected, name, 0) >= 0;
          faults.add(new Fault("STRUCTURE", path + "/" + name + (known ? " stands too late in its parent" : " does not belong there")));
        } else {
          for (int skipped = at; skipped < place; skipped++) missing(expected.get(skipped), skipped == at && seen > 0, path, faults);
          seen = place == at ? seen + 1 : 1;
          if (seen > 1 && !expected.get(place).many()) faults.add(new Fault("STRUCTURE", path + "/" + name + " stands more than once"));
          at = place;
        }
      }
      check(child, path + "/" + name, faults);
    }
    if (expected == null) return;
    for (int rest = at; rest < expected.size(); rest++) missing(expected.get(rest), rest == at && seen > 0, path, faults);
  }

  private static int place(List<Place> expected, String name, int from) {
    for (int i = from; i < expected.size(); i++) if (expected.get(i).names().contains(name)) return i;
    return -1;
  }

  private static void missing(Place place, boolean present, String path, List<Fault> faults) {
    if (place.mandatory() && !present) faults.add(new Fault("STRUCTURE", path + " has no " + String.join(" or ", place.names())));
  }
}
