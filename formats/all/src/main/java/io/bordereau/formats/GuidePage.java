package io.bordereau.formats;

import io.bordereau.mapping.Format;
import io.bordereau.mapping.Guide;
import java.util.stream.Collectors;

/** The guide of a format, generated from its mappings: what stands where, in words for whoever sends or receives it. */
public final class GuidePage {
  private GuidePage() {}

  /** The page of one format. */
  public static String markdown(Format format) {
    var page = new StringBuilder("# ").append(format.name())
        .append("\n\nGenerated from the mapping (`mvn verify -Dgolden=update` rewrites it; a difference fails the build).\n\n");
    page.append("| | |\n|---|---|\n| id | `").append(format.id()).append("` |\n| documents | ")
        .append(format.documents().stream().map(Class::getSimpleName).collect(Collectors.joining(", ")))
        .append(" |\n| directions | read, write |\n| shares left-over data with | family `").append(format.family()).append("` |\n");
    if (format.mappings().isEmpty()) {
      page.append("\nThe internal format: its members are the components of the canonical document, so it carries every term of\n`../coverage.md`.\n");
      return page.toString();
    }
    page.append("""

        Use: `1..1` required, `0..1` optional, `n` repeated; *constant* and *selector* are fixed words, *computed* is worked out and compared,
        *repeated* repeats a term of the whole document, *lost* has no place in this format.
        """);
    for (var mapping : format.mappings()) {
      page.append("\n## ").append(mapping.name()).append("\n\n| place | term | what | form | use |\n|---|---|---|---|---|\n");
      for (var row : Guide.of(mapping)) {
        var place = row.place().isEmpty() ? "" : "`" + cell(row.place()) + "`";
        page.append("| ").append(String.join(" | ", place, cell(row.term()), cell(row.path()), cell(row.says()), cell(row.use()))).append(" |\n");
      }
    }
    unmapped(format, page);
    return page.toString();
  }

  private static void unmapped(Format format, StringBuilder page) {
    if (format.unmapped().isEmpty()) return;
    page.append("""

        ## Not mapped

        Places of the standard that no row above names. What stands there is kept beside the document, comes back in this family of formats,
        and is named as lost in any other.

        """);
    var last = "";
    for (var place : format.unmapped()) {
      var segment = place.matches(".*/[0-9]{2}") ? place.replaceFirst("(/[0-9]{2})+$", "") : place;
      var element = place.substring(segment.length()).replaceFirst("^/", "");
      if (element.isEmpty()) page.append("* `").append(place).append("`\n");
      else if (segment.equals(last)) page.insert(page.length() - 1, ", " + element);
      else page.append("* `").append(segment).append("`: ").append(element).append('\n');
      last = element.isEmpty() ? "" : segment;
    }
  }

  /** A text that does not break a table. */
  static String cell(String text) {
    return text == null ? "" : text.replace("|", "\\|").replace("\n", " ");
  }
}
