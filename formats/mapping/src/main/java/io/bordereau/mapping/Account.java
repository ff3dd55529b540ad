package io.bordereau.mapping;

import java.util.List;
import java.util.Map;

/** The loss account of a writer: every value of a document that has no place in the output, with the reason. */
final class Account {
  private final Mapping<?> mapping;
  private final Map<Draft, String> refusals;
  private final List<Lost> lost;

  Account(Mapping<?> mapping, Map<Draft, String> refusals, List<Lost> lost) {
    this.mapping = mapping;
    this.refusals = refusals;
    this.lost = lost;
  }

  void of(Draft d) {
    for (int i = 0; i < d.values.length; i++) {
      var v = d.values[i];
      if (v == null) continue;
      var slot = d.group.at(i);
      switch (slot.kind()) {
        case VALUE -> {
          if (d.places[i] == 0) lost.add(new Lost(d.path(slot), slot.term(), text(v), why(d, slot)));
        }
        case VALUES -> {
          if (d.places[i] != 0) continue;
          int n = 0;
          for (var each : (List<?>) v) lost.add(new Lost(d.path(slot) + "[" + ++n + "]", slot.term(), text(each), why(d, slot)));
        }
        case GROUP -> of((Draft) v);
        case GROUPS -> {
          for (var each : d.drafts(slot)) of(each);
        }
      }
    }
  }

  private static String text(Object v) {
    return v instanceof io.bordereau.document.Blob b ? b.base64() : v.toString();
  }

  private String why(Draft d, Slot slot) {
    var said = refusals.get(d);
    if (said != null)
      for (var line : said.split("\n")) if (line.startsWith(slot.index + "\t")) return line.substring(line.indexOf('\t') + 1);
    for (var s = slot; s != null; s = s.owner().slot()) {
      var why = mapping.losses.get(s);
      if (why != null) return why;
    }
    return mapping.name() + " has no place for it";
  }
}
