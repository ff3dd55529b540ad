package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken and hostile data gives findings, never an exception or a hang. */
class HostileX12Test {
  private static final int MUTATIONS = Boolean.getBoolean("bordereau.full") ? 100_000 : 10_000;

  /** Three shapes: the usual one, 005010 with components and repetitions, other delimiters with a binary segment. */
  static List<byte[]> samples() {
    var usual = Samples.interchange(Samples.INVOICE);
    var later = usual.replace("*U*00401*", "*^*00501*").replace("*X*004010", "*X*005010").replace("REF*DP*0042~", "REF*DP*0042^43**LI>7>BT>9~");
    var other = Samples.interchange(Samples.INVOICE.replace("NTE*GEN", "BIN*12*a~b*c>d\nSE*1~NTE*GEN").replace("SE*28", "SE*29"))
        .replace('*', '|').replace("~\n", "'");
    return List.of(Samples.bytes(usual), Samples.bytes(later), Samples.bytes(other));
  }

  private static List<Finding> findings(byte[] bytes) {
    var all = new ArrayList<Finding>();
    all.addAll(new EdiReader().read(bytes, s -> {
      all.addAll(s.findings());
      if (s.tree() != null && s.tree().size() < 10_000) X12ReaderTest.values(s);
    }));
    return all;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void dataCutOffAtAnyByteGivesAFinding(byte[] good) {
    int whole = new String(good, java.nio.charset.StandardCharsets.US_ASCII)
        .lastIndexOf('2') + 1; // IEA needs no terminator to be understood
    for (int n = 0; n < whole; n++) {
      var cut = Arrays.copyOf(good, n);
      int at = n;
      assertFalse(findings(cut).isEmpty(), () -> "no finding when cut at " + at);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void mutationsAreSurvived(byte[] good) {
    var random = new Random(42);
    assertTimeout(Duration.ofMinutes(5), () -> {
      for (int i = 0; i < MUTATIONS / 3; i++) {
        var b = good.clone();
        for (int k = 1 + random.nextInt(8); k > 0; k--) {
          int at = random.nextInt(b.length);
          switch (random.nextInt(4)) {
            case 0 -> b[at] = (byte) random.nextInt(256);
            case 1 -> b[at] = (byte) "*>~\nISAGST".charAt(random.nextInt(10));
            case 2 -> System.arraycopy(b, at, b, random.nextInt(b.length - 20), Math.min(20, b.length - at));
            default -> b = Arrays.copyOf(b, b.length - Math.min(b.length / 2, random.nextInt(50)));
          }
        }
        var found = findings(b);
        if (i % 10 == 0) assertEquals(found, streamed(b), "a stream gives other findings than its bytes");
      }
    });
  }

  private static List<Finding> streamed(byte[] bytes) {
    var all = new ArrayList<Finding>();
    try {
      all.addAll(new EdiReader().read(new ByteArrayInputStream(bytes), Long.MAX_VALUE, s -> all.addAll(s.findings())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
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
