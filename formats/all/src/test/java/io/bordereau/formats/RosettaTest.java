package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One folder is one case in every format: what is written equals the file, what is read from the file equals the document, up to what
 * {@code lost.txt} says. {@code -Dgolden=update} rewrites the files; the review is the difference.
 */
class RosettaTest {
  private static final boolean UPDATE = "update".equals(System.getProperty("golden"));

  /** The internal format is the case itself; the others are written from it. */
  private static List<Format> formats() {
    return Formats.ALL.stream().filter(f -> !f.family().equals("bordereau") && !f.id().startsWith("bordereau-")).toList();
  }

  @Test
  void thereAreEnoughCases() {
    assertTrue(Case.all().size() >= 20, Case.all().size() + " cases");
    assertTrue(formats().size() >= 2, formats().size() + " formats");
  }

  @TestFactory
  Stream<DynamicTest> theDocumentIsUnderstoodWhole() {
    return Case.all().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> {
      assertEquals(List.of(), c.document().findings());
      assertTrue(c.document().document().isPresent());
      assertTrue(c.document().rest().isEmpty(), () -> c.document().rest().toString());
    }));
  }

  @TestFactory
  Stream<DynamicTest> written() {
    return each((c, format) -> {
      var written = write(c, format);
      if (UPDATE) Files.write(c.file(format), written.bytes());
      assertEquals(Case.text(c.file(format)), new String(written.bytes(), StandardCharsets.UTF_8));
    });
  }

  @TestFactory
  Stream<DynamicTest> read() {
    return each((c, format) -> {
      if (UPDATE) Files.write(c.file(format), write(c, format).bytes());
      var bytes = Case.bytes(c.file(format));
      assertEquals(format.id(), Formats.detect(bytes).map(Format::id).orElse("none"), "the format is known by its content");
      var reads = format.read(bytes, Context.NEUTRAL);
      assertEquals(1, reads.size());
      assertEquals(List.of(), silent(c, format), "lost in silence");
    });
  }

  @TestFactory
  Stream<DynamicTest> whatIsLostIsWrittenDown() throws IOException {
    return Case.all().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> {
      var account = account(c);
      if (UPDATE) Files.writeString(c.lost(), account);
      assertEquals(Case.text(c.lost()), account);
    }));
  }

  private interface Law {
    void check(Case c, Format format) throws Exception;
  }

  private static Stream<DynamicTest> each(Law law) {
    return Case.all().stream().flatMap(c -> formats().stream().filter(c::isIn)
        .map(f -> DynamicTest.dynamicTest(c.name() + " as " + f.id(), () -> law.check(c, f))));
  }

  private static Written write(Case c, Format format) {
    var read = c.document();
    return format.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL);
  }

  private static Map<String, String> back(Format format, Written written) {
    var read = format.read(written.bytes(), Context.NEUTRAL).getFirst();
    return Leaves.of(read.document().orElseThrow(() -> new AssertionError(read.findings().toString())));
  }

  /** Leaves that did not come back as they were nor anywhere else, and are not in the account. */
  private static List<String> silent(Case c, Format format) {
    var written = write(c, format);
    var back = back(format, written);
    var told = written.lost().stream().map(Lost::where).toList();
    var silent = new ArrayList<String>();
    var document = Leaves.of(c.document().document().orElseThrow());
    document.forEach((path, value) -> {
      if (!value.equals(back.get(path)) && !told.contains(path) && elsewhere(value, document, back) == null) {
        silent.add(path + ": '" + value + "' came back as " + back.get(path));
      }
    });
    return silent;
  }

  /** Another path where a value came back; null when there is none. Formats with one place for two terms move values. */
  private static String elsewhere(String value, Map<String, String> document, Map<String, String> back) {
    return back.entrySet().stream().filter(e -> e.getValue().equals(value) && !value.equals(document.get(e.getKey()))).map(Map.Entry::getKey)
        .findFirst().orElse(null);
  }

  /** What a case loses in each format, what comes back in another place, and what the format adds of its own. */
  private static String account(Case c) {
    var text = new StringBuilder("""
        # Unfit for a format (!), lost in it (-), back in another place (~), and what the format says of its own (+).
        """);
    for (var format : formats()) if (c.isIn(format)) account(c, format, text);
    return text.toString();
  }

  private static void account(Case c, Format format, StringBuilder text) {
    var written = write(c, format);
    text.append("\n[").append(format.id()).append("]\n");
    for (var f : written.findings()) if (f.isError()) say(text, "!", f.where(), f.value(), f.message());
    for (var lost : written.lost()) say(text, "-", lost.where() + " [" + lost.term() + "]", lost.value(), lost.why());
    for (var rest : format.read(written.bytes(), Context.NEUTRAL).getFirst().rest().entries()) {
      say(text, "+", "rest " + rest.kind() + " " + rest.anchor() + rest.path(), rest.subtree().value(), null);
    }
    var document = Leaves.of(c.document().document().orElseThrow());
    var told = written.lost().stream().map(Lost::where).toList();
    var back = back(format, written);
    document.forEach((path, value) -> {
      if (value.equals(back.get(path)) || told.contains(path)) return;
      say(text, "~", path, value, "came back as " + elsewhere(value, document, back));
    });
    back.forEach((path, value) -> {
      if (!document.containsKey(path)) say(text, "+", path, value, null);
    });
  }

  private static void say(StringBuilder text, String mark, String where, String value, String why) {
    text.append(mark).append(' ').append(where).append(" '").append(value).append('\'').append(why == null ? "" : ": " + why).append('\n');
  }
}
