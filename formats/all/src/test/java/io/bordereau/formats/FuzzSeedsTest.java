package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The targets of the fuzzer hold for what it starts from, and for what it once found. The fuzzer itself runs on demand: see CONTRIBUTING.md.
 */
class FuzzSeedsTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root", "../.."));
  private static final Map<String, Consumer<byte[]>> TARGETS =
      Map.of("edi", Fuzz.Edi::fuzzerTestOneInput, "xml", Fuzz.Xml::fuzzerTestOneInput, "json", Fuzz.Json::fuzzerTestOneInput);

  private static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(ending) && Files.isRegularFile(f)).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> samplesAndWhatWasFoundPassThroughTheTargets() {
    return TARGETS.keySet().stream().sorted().map(target -> DynamicTest.dynamicTest(target, () -> {
      var seeds = new ArrayList<>(files(ROOT.resolve("samples/refused"), "." + target));
      for (var name : List.of("invoice-basic", "credit-note-partial", "order-simple", "remittance-three-invoices", "receipt-rejected-with-elements"))
        seeds.addAll(files(ROOT.resolve("samples").resolve(name), "." + target));
      seeds.addAll(files(ROOT.resolve("formats/all/src/test/resources/fuzz"), "." + target));
      assertTrue(seeds.size() > 4, target);
      var random = new Random(1);
      for (var seed : seeds) {
        var bytes = Files.readAllBytes(seed);
        TARGETS.get(target).accept(bytes);
        TARGETS.get(target).accept(Arrays.copyOf(bytes, bytes.length / 2));
        if (bytes.length > 0) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        TARGETS.get(target).accept(bytes);
      }
    }));
  }
}
