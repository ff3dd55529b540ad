package io.bordereau.routes.agreements;

import io.bordereau.mapping.Choice;
import io.bordereau.mapping.Format;
import io.bordereau.routes.pages.HouseFormats;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The page {@code docs/configuration.md}: every field of every configuration file, made from the records that the reader binds to. */
public final class ConfigurationPage {
  private static final String INTRODUCTION = """
      # Configuration

      Generated from the records of the configuration; do not edit. The same records make the JSON Schemas in `config/schema/`, which editors
      use when a file begins with `# yaml-language-server: $schema=...`, as the shipped ones do.

      * `config/hub.yaml` is the hub, `companies/` our own legal entities, `networks/` what many partners share, `partners/` one agreement
        each. A file is named after the `id` in it. One wrong file is left out and named with line and column; the others count.
      * A partner's field wins over its network's, and that over the built-in default.
      * `${name:default}` anywhere in a value is filled in from the system property `name`, else from the environment variable `NAME`
        (capitals, dots and hyphens as underscores), else by the default. The demonstration moves the partners' ports
        (`${demo.port.halden:8462}`) and shortens their pauses (`${demo.pause:5m}`) in this way.
      * A secret is never in a file of the configuration: `env:NAME` names an environment variable, `file:PATH` the first line of a file,
        seen from the configuration folder. A development hub makes the keys and secrets below `keys/` itself on its first start.
      * Times are a number and a unit: `500ms`, `30s`, `5m`, `24h`, `2d`. Identifiers are best quoted; they are texts either way.
      * `./hub partner check` says what is wrong, what a channel misses, and what was probably meant.
      """;

  private static final String EXAMPLES = """

      ## Examples

      Several documents in one interchange, in a file of `partners/`: invoices and order responses to this partner wait for each other, each kind in its
      group, and go as soon as fifty wait, or 200 kB, or the oldest has waited a quarter of an hour. `./hub where NUMBER` says until when one waits.

      ```yaml
      format: x12-004010-810
      formats: {order-response: x12-004010-855}
      envelope:
        x12: {senderQualifier: ZZ, sender: LARKFIELDUS, receiverQualifier: "01", receiver: "071149828", version: "004010"}
        batch: {documents: 50, bytes: 200000, within: 15m}
      ```

      Our acknowledgement in the answer to the partner's own request, for whom ten seconds are enough; otherwise it follows as a document:

      ```yaml
      inbound:
        authentication: {kind: bearer, secret: "file:keys/secrets/rheinwerk-in"}
        acknowledge: {contrl: always, way: answer, within: 10s}
      ```
      """;

  private static final List<Map.Entry<String, Class<? extends Record>>> FILES = List.of(
      Map.entry("hub.yaml", Hub.class), Map.entry("companies/*.yaml", Company.class), Map.entry("networks/*.yaml", Network.class),
      Map.entry("partners/*.yaml", Partner.class));

  private ConfigurationPage() {}

  /** The page. */
  public static String text() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    FILES.forEach(file -> {
      page.append("\n## ").append(file.getKey()).append("\n\n| field | kind | meaning |\n|---|---|---|\n");
      rows(page, file.getValue(), "");
    });
    page.append(EXAMPLES);
    page.append("\n## Choices of the formats (`options` of a partner)\n\n| format | choice | values | meaning |\n|---|---|---|---|\n");
    for (Format format : HouseFormats.WRITTEN) {
      for (Choice choice : format.choices()) {
        String values = choice.values().isEmpty() ? "text" : String.join(", ", choice.values());
        page.append("| ").append(format.id()).append(" | `").append(choice.name()).append("` | ").append(values).append(" | ")
            .append(choice.meaning()).append(" |\n");
      }
    }
    return page.toString();
  }

  private static void rows(StringBuilder page, Class<?> type, String above) {
    for (RecordComponent part : type.getRecordComponents()) {
      Field field = part.getAnnotation(Field.class);
      String name = above + part.getName();
      page.append("| `").append(name).append('`').append(field.required() ? " *" : "").append(" | ").append(kind(part.getGenericType()))
          .append(" | ").append(field.value()).append(looks(field)).append(" |\n");
      Class<?> inside = inside(part.getGenericType());
      if (inside.isRecord()) {
        rows(page, inside, name + (part.getType() == List.class ? "[]." : "."));
      }
    }
    if (above.isEmpty()) {
      page.append("\n\\* must be there\n");
    }
  }

  private static String looks(Field field) {
    String looks = field.looks().isEmpty() || field.value().contains(field.looks()) ? "" : " (" + field.looks() + ")";
    boolean bounded = field.least() != -Double.MAX_VALUE;
    return bounded && field.greatest() != Double.MAX_VALUE
        ? looks + " (" + Scalars.plain(field.least()) + " to " + Scalars.plain(field.greatest()) + ")" : looks;
  }

  private static Class<?> inside(Type type) {
    return type instanceof ParameterizedType many ? inside(many.getActualTypeArguments()[0]) : (Class<?>) type;
  }

  private static String kind(Type type) {
    if (type instanceof ParameterizedType many) {
      Type[] arguments = many.getActualTypeArguments();
      return many.getRawType() == List.class ? "list of " + kind(arguments[0]) : "names with " + kind(arguments[1]);
    }
    Class<?> one = (Class<?>) type;
    if (one.isEnum()) {
      return String.join(", ", Scalars.names(one));
    }
    return one.isRecord() ? "group" : one == String.class ? "text" : one == Duration.class ? "time" : one == LocalDate.class ? "day"
        : one == Boolean.class ? "true, false" : one == double.class ? "number" : "whole number";
  }
}
