package io.bordereau.routes.cli;

import java.util.ArrayList;
import java.util.List;

/** A text for people made of blocks, with two interpreters: Markdown and HTML. */
final class GuideBlocks {
  private final List<Block> blocks = new ArrayList<>();

  /** A part of the text. */
  private sealed interface Block permits Heading, Words, Items, Rows, Code {}

  private record Heading(int level, String text) implements Block {}

  private record Words(String text) implements Block {}

  private record Items(List<String> items) implements Block {}

  private record Rows(List<String> header, List<List<String>> rows) implements Block {}

  private record Code(String text) implements Block {}

  GuideBlocks heading(int level, String text) {
    blocks.add(new Heading(level, text));
    return this;
  }

  GuideBlocks words(String text) {
    blocks.add(new Words(text));
    return this;
  }

  GuideBlocks items(List<String> items) {
    if (!items.isEmpty()) blocks.add(new Items(List.copyOf(items)));
    return this;
  }

  /** A table; its cells may be null, which is said as nothing. */
  GuideBlocks rows(List<String> header, List<List<String>> rows) {
    blocks.add(new Rows(header, List.copyOf(rows)));
    return this;
  }

  GuideBlocks code(String text) {
    blocks.add(new Code(text));
    return this;
  }

  String markdown() {
    var out = new StringBuilder();
    for (var block : blocks) {
      switch (block) {
        case Heading h -> out.append("#".repeat(h.level)).append(' ').append(h.text).append("\n\n");
        case Words w -> out.append(w.text).append("\n\n");
        case Items i -> {
          i.items.forEach(item -> out.append("* ").append(item).append('\n'));
          out.append('\n');
        }
        case Rows r -> {
          out.append("| ").append(String.join(" | ", r.header)).append(" |\n").append("|---".repeat(r.header.size())).append("|\n");
          for (var row : r.rows) out.append("| ").append(String.join(" | ", row.stream().map(GuideBlocks::cell).toList())).append(" |\n");
          out.append('\n');
        }
        case Code c -> out.append("```\n").append(c.text.replace("```", "` ` `")).append(c.text.endsWith("\n") ? "" : "\n").append("```\n\n");
      }
    }
    return out.toString();
  }

  private static String cell(String text) {
    return text == null ? "" : text.replace("|", "\\|").replace("\n", " ");
  }

  String html(String title) {
    var out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").append(escaped(title)).append("</title><style>")
        .append("body{font-family:sans-serif;max-width:70em;margin:2em auto;padding:0 1em}table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2em .5em;"
            + "text-align:left;vertical-align:top}pre{background:#f4f4f4;padding:1em;overflow:auto}")
        .append("</style></head><body>\n");
    for (var block : blocks) {
      switch (block) {
        case Heading h -> out.append("<h").append(h.level).append('>').append(escaped(h.text)).append("</h").append(h.level).append(">\n");
        case Words w -> out.append("<p>").append(escaped(w.text)).append("</p>\n");
        case Items i -> {
          out.append("<ul>\n");
          i.items.forEach(item -> out.append("<li>").append(escaped(item)).append("</li>\n"));
          out.append("</ul>\n");
        }
        case Rows r -> {
          out.append("<table>\n<tr>");
          r.header.forEach(cell -> out.append("<th>").append(escaped(cell)).append("</th>"));
          out.append("</tr>\n");
          for (var row : r.rows) {
            out.append("<tr>");
            row.forEach(cell -> out.append("<td>").append(escaped(cell)).append("</td>"));
            out.append("</tr>\n");
          }
          out.append("</table>\n");
        }
        case Code c -> out.append("<pre>").append(escaped(c.text)).append("</pre>\n");
      }
    }
    return out.append("</body></html>\n").toString();
  }

  private static String escaped(String text) {
    return text == null ? "" : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
