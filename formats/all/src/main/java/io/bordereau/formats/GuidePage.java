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
    return page.toString();
  }

  /** A text that does not break a table. */
  static String cell(String text) {
    return text == null ? "" : text.replace("|", "\\|").replace("\n", " ");
  }
}
