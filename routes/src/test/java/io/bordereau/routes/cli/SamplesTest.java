package io.bordereau.routes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The samples are what they pretend to be: the official rules pass on the European ones, and the agreements on what the demo sends. */
class SamplesTest {
  private static final Path SAMPLES = Called.ROOT.resolve("samples");

  @Test
  void thereAreEnough() throws IOException {
    assertTrue(european().size() >= 15, european().size() + " European cases");
    assertTrue(demo().size() >= 14, demo().size() + " documents of the demo");
  }

  @TestFactory
  Stream<DynamicTest> europeanCasesPassSchemaEn16931AndPeppol() throws IOException {
    return european().stream().map(file -> DynamicTest.dynamicTest(file.getParent().getFileName().toString(),
        () -> valid("--profile", "peppol-bis-3", file)));
  }

  @TestFactory
  Stream<DynamicTest> theDemoSendsWhatItsPartnersAgreedTo() throws IOException {
    return demo().stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> valid("--agreed", file)));
  }

  private static void valid(Object... options) throws IOException {
    var words = Stream.concat(Stream.of("validate", "--json"), Stream.of(options)).toArray();
    var called = Called.with(words);
    assertEquals(ExitStatus.FINE, called.status(), called.text());
    assertTrue(called.json().getFirst().get("valid").asBoolean(), called.text());
  }

  /** Cases with a VAT breakdown; GST of other countries has rules of its own. */
  private static List<Path> european() throws IOException {
    try (var folders = Files.list(SAMPLES)) {
      return folders.map(f -> f.resolve("peppol-bis-3.xml")).filter(Files::exists).filter(SamplesTest::isEuropean).sorted().toList();
    }
  }

  private static boolean isEuropean(Path file) {
    try {
      var document = Files.readString(file.resolveSibling("document.json"));
      return document.contains("\"vat\": [") && !document.contains("\"scheme\": \"GST\"");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> demo() throws IOException {
    try (var files = Files.list(SAMPLES.resolve("demo"))) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }
}
