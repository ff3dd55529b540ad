package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every invoice of the corpus in both dialects, as StAEDI, an independent implementation, reads it. */
class EdiGoldenJudgeTest {
  private static final Path SAMPLES = Path.of(System.getProperty("bordereau.root", "../..")).resolve("samples");

  private static List<Path> invoices() throws IOException {
    try (var files = Files.walk(SAMPLES, 2)) {
      return files.filter(f -> f.getFileName().toString().matches("(x12-.*-810|edifact-.*-invoic)\\.edi")).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> anotherReaderHasNoObjection() throws IOException {
    return invoices().stream().map(f -> DynamicTest.dynamicTest(SAMPLES.relativize(f).toString(),
        () -> assertEquals(List.of(), objections(f))));
  }

  /** Its list of releases (UNH, 0054) ends before 14B. */
  private static List<String> objections(Path file) throws Exception {
    var bytes = Files.readAllBytes(file);
    boolean latin = new String(bytes, StandardCharsets.ISO_8859_1).contains("UNB+UNOC");
    var objections = X12WriterTest.objections(bytes, latin ? "ISO-8859-1" : "UTF-8");
    objections.removeIf(o -> o.contains("INVALID_CODE_VALUE in segment UNH") && o.contains("element 2, component 3"));
    return objections;
  }

  @Test
  void theCorpusIsThere() throws IOException {
    var names = invoices().stream().map(f -> f.getFileName().toString()).distinct().toList();
    assertTrue(names.containsAll(List.of("edifact-d96a-invoic.edi", "edifact-d01b-invoic.edi", "edifact-d14b-invoic.edi")), names::toString);
    assertTrue(invoices().size() > 100);
  }
}
