package io.bordereau.formats;

import io.bordereau.mapping.Coverage;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Guide;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The matrix of terms and formats, generated from the mappings: which format carries which term, in which direction, and what it loses. */
public final class CoveragePage {
  private static final String ALWAYS = "read, write";

  private CoveragePage() {}

  /**
   * One term at one place of use.
   *
   * @param term such as {@code BT-37}
   * @param path the canonical path, such as {@code seller.address.city}
   * @param words the path in words
   * @param cells by format id: {@code read, write}, a remark in words, or empty when the format does not carry it
   */
  public record Row(String term, String path, String words, Map<String, String> cells) {}

  /** The rows for one canonical document, in the order of the model. */
  public static List<Row> rows(Class<?> document, List<Format> formats) {
    var carried = new HashMap<String, List<Carried>>();
    for (var format : formats) {
      carried.put(format.id(), format.mappings().stream().filter(mapping -> mapping.type() == document).map(CoveragePage::carried).toList());
    }
    var rows = new ArrayList<Row>();
    for (Slot slot : Coverage.slots(document).values()) {
      var cells = new HashMap<String, String>();
      for (var format : formats) cells.put(format.id(), cell(slot.path(), format, carried.get(format.id())));
      rows.add(new Row(slot.term(), slot.path(), slot.words(), Map.copyOf(cells)));
    }
    return rows;
  }

  /** What one mapping carries, and what it declares lost. */
  private record Carried(String name, Set<String> paths, Map<String, String> lost) {}

  private static Carried carried(Mapping<?> mapping) {
    var lost = new HashMap<String, String>();
    for (var row : Guide.of(mapping)) if (row.use().equals("lost")) lost.put(row.path(), row.says());
    return new Carried(mapping.name(), Coverage.of(mapping), lost);
  }

  private static String cell(String path, Format format, List<Carried> mappings) {
    if (format.mappings().isEmpty()) return ALWAYS; // the internal format: its members are the components themselves
    var with = mappings.stream().filter(mapping -> mapping.paths().contains(path)).toList();
    if (with.size() == mappings.size() && !with.isEmpty()) return ALWAYS;
    if (!with.isEmpty()) return ALWAYS + " (" + String.join("; ", with.stream().map(Carried::name).toList()) + " only)";
    return mappings.stream().map(mapping -> mapping.lost().get(path)).filter(why -> why != null).findFirst().map(why -> "lost: " + why).orElse("");
  }

  /** The page. */
  public static String markdown(List<Format> formats) {
    var page = new StringBuilder("""
        # Coverage

        Generated from the mappings (`mvn verify -Dgolden=update` rewrites it; a difference fails the build). A row is one term at one place
        of use; a cell says in which directions a format carries it. What a format does not carry is named in the loss account of every
        conversion to it.
        """);
    var documents = new LinkedHashSet<Class<?>>();
    formats.forEach(format -> documents.addAll(format.documents()));
    for (var document : documents) table(document, formats.stream().filter(format -> format.documents().contains(document)).toList(), page);
    return page.toString();
  }

  private static void table(Class<?> document, List<Format> formats, StringBuilder page) {
    var rows = rows(document, formats);
    page.append("\n## ").append(document.getSimpleName()).append("\n\n| format | terms carried | of |\n|---|---|---|\n");
    for (var format : formats) {
      long carried = rows.stream().filter(row -> row.cells().get(format.id()).startsWith(ALWAYS)).count();
      page.append("| ").append(format.id()).append(" | ").append(carried).append(" | ").append(rows.size()).append(" |\n");
    }
    page.append("\n| term | what |");
    for (var format : formats) page.append(' ').append(format.id()).append(" |");
    page.append("\n|---|---|").append("---|".repeat(formats.size())).append('\n');
    for (var row : rows) {
      page.append("| ").append(row.term()).append(" | ").append(row.words()).append(" |");
      for (var format : formats) page.append(' ').append(GuidePage.cell(row.cells().get(format.id()))).append(" |");
      page.append('\n');
    }
  }
}
