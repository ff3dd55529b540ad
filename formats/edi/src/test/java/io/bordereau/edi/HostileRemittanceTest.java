package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Remittance;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever became of a remittance on its way: it is read or refused, and what was read can be written again. */
class HostileRemittanceTest {
  private static final Path CASE = Path.of(System.getProperty("bordereau.root", "../.."), "samples", "remittance-three-invoices");
  private static final String MARKS = "*~>+:'?.-0RMRENTDOCMOA";

  @TestFactory
  Stream<DynamicTest> brokenRemittancesAreSurvived() {
    var formats = EdiFormats.ALL.stream().filter(f -> f.documents().contains(Remittance.class)).toList();
    assertTrue(formats.size() >= 2);
    return formats.stream().map(f -> DynamicTest.dynamicTest(f.id(), () -> survive(f, Files.readAllBytes(CASE.resolve(f.id() + ".edi")))));
  }

  @TestFactory
  Stream<DynamicTest> remittancesThatAreCutOffAreNotTakenForWhole() {
    return EdiFormats.ALL.stream().filter(f -> f.documents().contains(Remittance.class)).map(f -> DynamicTest.dynamicTest(f.id(), () -> cut(f)));
  }

  private static void cut(Format format) throws IOException {
    var good = Files.readAllBytes(CASE.resolve(format.id() + ".edi"));
    for (int n = 0; n < good.length - 40; n += 7) {
      int at = n;
      var reads = format.read(Arrays.copyOf(good, n), Context.NEUTRAL);
      assertFalse(reads.isEmpty() || reads.getLast().findings().isEmpty(), () -> "no finding when cut at " + at);
    }
  }

  private static void survive(Format format, byte[] good) {
    var random = new Random(7);
    assertTimeout(Duration.ofSeconds(60), () -> {
      for (int i = 0; i < 3_000; i++) {
        var b = good.clone();
        for (int k = 1 + random.nextInt(6); k > 0; k--) {
          int at = random.nextInt(b.length);
          switch (random.nextInt(4)) {
            case 0 -> b[at] = (byte) random.nextInt(256);
            case 1 -> b[at] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
            case 2 -> System.arraycopy(b, at, b, random.nextInt(b.length - 30), Math.min(30, b.length - at));
            default -> b = Arrays.copyOf(b, b.length - Math.min(b.length / 2, random.nextInt(50)));
          }
        }
        for (var read : format.read(b, Context.NEUTRAL)) {
          if (read.document().orElse(null) instanceof Remittance r) format.write(r, read.rest(), Context.NEUTRAL);
          else assertFalse(read.findings().isEmpty());
        }
      }
    });
  }
}
