package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Broken and hostile data gives findings, never an exception or a hang. */
class HostileX12Test {
  private static final byte[] GOOD = Samples.bytes(Samples.interchange(Samples.INVOICE));

  private static List<Finding> findings(byte[] bytes) {
    var all = new ArrayList<Finding>();
    all.addAll(new EdiReader().read(bytes, s -> {
      all.addAll(s.findings());
      if (s.tree() != null && s.tree().size() < 10_000) X12ReaderTest.values(s);
    }));
    return all;
  }

  @Test
  void dataCutOffAtAnyByteGivesAFinding() {
    int whole = new String(GOOD, java.nio.charset.StandardCharsets.US_ASCII)
        .lastIndexOf('2') + 1; // IEA needs no terminator to be understood
    for (int n = 0; n < whole; n++) {
      var cut = Arrays.copyOf(GOOD, n);
      int at = n;
      assertFalse(findings(cut).isEmpty(), () -> "no finding when cut at " + at);
    }
  }

  @Test
  void tenThousandMutationsAreSurvived() {
    var random = new Random(42);
    assertTimeout(Duration.ofSeconds(60), () -> {
      for (int i = 0; i < 10_000; i++) {
        var b = GOOD.clone();
        for (int k = 1 + random.nextInt(8); k > 0; k--) {
          int at = random.nextInt(b.length);
          switch (random.nextInt(4)) {
            case 0 -> b[at] = (byte) random.nextInt(256);
            case 1 -> b[at] = (byte) "*>~\nISAGST".charAt(random.nextInt(10));
            case 2 -> System.arraycopy(b, at, b, random.nextInt(b.length - 20), Math.min(20, b.length - at));
            default -> b = Arrays.copyOf(b, b.length - Math.min(b.length / 2, random.nextInt(50)));
          }
        }
        findings(b);
      }
    });
  }

  @Test
  void aMillionSegmentsOfOneKindAndOneEndlessSegmentAreBounded() {
    assertTimeout(Duration.ofSeconds(30), () -> {
      var many = Samples.interchange(Samples.INVOICE.replace("REF*DP*0042~\n", "REF*DP*0042~\n".repeat(300_000)));
      assertTrue(findings(Samples.bytes(many)).size() < 300);
      var endless = Samples.interchange(Samples.INVOICE.replace("REF*DP*0042~\n", "REF" + "*".repeat(3_000_000) + "~\n"));
      assertFalse(findings(Samples.bytes(endless)).isEmpty());
    });
  }
}
