package io.bordereau.routes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One folder of {@code samples/refused} is one way to be refused: {@code command.txt} says how the input is given to the hub,
 * {@code findings.txt} what a person reads. {@code -Dgolden=update} rewrites the latter; the review is the difference.
 */
class RefusalsTest {
  private static final boolean UPDATE = "update".equals(System.getProperty("golden"));
  private static final Path FOLDER = Called.ROOT.resolve("samples/refused");

  @Test
  void thereAreTwentyKinds() throws IOException {
    assertTrue(kinds().size() >= 20, kinds().size() + " kinds");
  }

  @TestFactory
  Stream<DynamicTest> everyRefusalSaysWhatAndWhoseTurnAndWhatNext() throws IOException {
    return kinds().stream().map(kind -> DynamicTest.dynamicTest(kind.getFileName().toString(), () -> {
      var answer = answer(kind);
      assertEquals("refused", answer.get("status").asText(), answer.toString());
      var errors = new ArrayList<JsonNode>();
      answer.get("findings").forEach(f -> {
        if (f.get("severity").asText().equals("error")) errors.add(f);
      });
      assertFalse(errors.isEmpty());
      for (var finding : errors) {
        for (var member : List.of("code", "message", "turn", "next")) assertTrue(finding.hasNonNull(member), member + " of " + finding);
      }
      assertTrue(errors.size() <= 6, errors.size() + " errors for one cause");
    }));
  }

  @TestFactory
  Stream<DynamicTest> whatAPersonReads() throws IOException {
    return kinds().stream().map(kind -> DynamicTest.dynamicTest(kind.getFileName().toString(), () -> {
      var words = words(answer(kind));
      var file = kind.resolve("findings.txt");
      if (UPDATE) Files.writeString(file, words);
      assertEquals(Files.readString(file), words);
    }));
  }

  private static List<Path> kinds() throws IOException {
    try (var folders = Files.list(FOLDER)) {
      return folders.filter(f -> Files.exists(f.resolve("command.txt"))).sorted().toList();
    }
  }

  private static JsonNode answer(Path kind) throws IOException {
    var words = new ArrayList<Object>();
    for (var word : Files.readString(kind.resolve("command.txt")).strip().split(" ")) {
      words.add(word.startsWith("samples/") ? Called.ROOT.resolve(word) : word);
    }
    words.add(1, "--json");
    var called = Called.with(words.toArray());
    assertNotEquals(ExitStatus.BUG, called.status(), called.err());
    assertEquals(ExitStatus.REFUSED, called.status(), called.err());
    return called.json().getFirst();
  }

  private static String words(JsonNode answer) {
    var text = new StringBuilder();
    for (var f : answer.get("findings")) {
      text.append(f.get("severity").asText()).append(' ').append(f.get("code").asText());
      if (f.hasNonNull("official")) text.append(" (").append(f.get("official").asText()).append(')');
      if (f.hasNonNull("where")) text.append(" at ").append(f.get("where").asText());
      if (f.hasNonNull("term")) text.append(" [").append(f.get("term").asText()).append(']');
      if (f.hasNonNull("value")) text.append("\n  value: ").append(f.get("value").asText());
      text.append("\n  what:  ").append(f.get("message").asText());
      if (f.hasNonNull("turn")) text.append("\n  turn:  ").append(f.get("turn").asText());
      if (f.hasNonNull("next")) text.append("\n  next:  ").append(f.get("next").asText());
      text.append("\n\n");
    }
    return text.toString().replace(Called.ROOT.toString() + "/", "");
  }
}
