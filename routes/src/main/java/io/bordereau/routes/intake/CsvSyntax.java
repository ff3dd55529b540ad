package io.bordereau.routes.intake;

import io.bordereau.mapping.Finding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * The syntax of the file as the {@code csv:reader} of a Smooks configuration declares it.
 *
 * @param fields the names of the columns in their order
 * @param separator between values
 * @param quote around values
 * @param escape the character that Smooks takes for an escape; it must not occur
 * @param skip lines before the first row; the last of them is the header
 * @param charset of the file
 * @param record element name that Smooks gives a row
 */
record CsvSyntax(List<String> fields, char separator, char quote, char escape, int skip, Charset charset, String record) implements FileSyntax {
  static CsvSyntax of(String file, Element reader, List<Finding> wrong) {
    String escape = reader.getAttribute("escape");
    if (escape.length() != 1 || Character.getType(escape.charAt(0)) != Character.PRIVATE_USE) {
      wrong.add(IntakeFindings.configuration(file + "/escape", escape, "Smooks would swallow the backslashes of the data.",
          "Write escape=\"&#xE000;\": a character that no file has. Quotes inside values are doubled."));
    }
    List<String> fields = Stream.of(reader.getAttribute("fields").split(",")).map(f -> f.replaceFirst("\\?.*", "").strip())
        .filter(f -> !f.isEmpty()).toList();
    for (String f : fields) {
      if (!f.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
        wrong.add(IntakeFindings.configuration(file + "/fields", f, "'" + f + "' cannot be the name of a field.",
            "Use letters, digits and underscores."));
      }
    }
    if (fields.size() != fields.stream().distinct().count()) {
      wrong.add(IntakeFindings.configuration(file + "/fields", null, "A field stands twice.", "Give each field its own name."));
    }
    return new CsvSyntax(fields, character(reader, "separator", ','), character(reader, "quote", '"'),
        character(reader, "escape", '\\'), skip(file, reader, wrong),
        charset(file, reader, wrong), reader.hasAttribute("recordElementName") ? reader.getAttribute("recordElementName") : "csv-record");
  }

  private static char character(Element reader, String attribute, char otherwise) {
    String text = reader.getAttribute(attribute);
    return text.isEmpty() ? otherwise : text.charAt(0);
  }

  private static int skip(String file, Element reader, List<Finding> wrong) {
    String text = reader.getAttribute("skipLines");
    if (text.isEmpty() || text.equals("0")) return 0;
    if (text.equals("1")) return 1;
    wrong.add(IntakeFindings.configuration(file + "/skipLines", text, "skipLines must be 0 or 1.",
        "Write 1 when the file has a header, else 0."));
    return 0;
  }

  private static Charset charset(String file, Element reader, List<Finding> wrong) {
    String text = reader.getAttribute("encoding");
    try {
      return text.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(text);
    } catch (IllegalArgumentException e) {
      wrong.add(IntakeFindings.configuration(file + "/encoding", text, "There is no encoding " + text + ".",
          "Write UTF-8, ISO-8859-1 or windows-1252."));
      return StandardCharsets.UTF_8;
    }
  }
}
