package io.bordereau.edi;

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

/** Broken and hostile EDIFACT data gives findings, never an exception or a hang, and the same ones from bytes and from a stream. */
class HostileEdifactTest {
  private static final int MUTATIONS = Boolean.getBoolean("bordereau.full") ? 100_000 : 10_000;

  /** Three shapes: the usual one, UNA with groups, level B with its control characters. */
  static List<byte[]> samples() {
    var usual = EdifactSamples.interchange(EdifactSamples.invoice(1));
    var group = "UNA:+,?*'" + EdifactSamples.UNB.replace("UNOC:3", "UNOY:4") + "UNG+INVOIC+S+R+261120:0930+G1+UN+D:96A'"
        + EdifactSamples.invoice(1).replace("Hammer", "Säge*x") + "UNE+1+G1'UNZ+1+REF42'";
    var levelB = usual.replace("UNOC:3", "UNOB:2").replace('+', '\u001d').replace(':', '\u001f').replace('\'', '\u001c').replace("?", "");
    return List.of(Samples.bytes(usual), Samples.bytes(group), Samples.bytes(levelB));
  }

  private static List<Finding> findings(byte[] bytes) {
    var all = new ArrayList<Finding>();
    all.addAll(new EdiReader().read(bytes, s -> {
      all.addAll(s.findings());
      if (s.tree() != null && s.tree().size() < 10_000) X12ReaderTest.values(s);
    }));
    return all;
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

  @ParameterizedTest
  @MethodSource("samples")
  void dataCutOffAtAnyByteGivesAFinding(byte[] good) {
    int whole = new String(good, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("REF42") + 5; // UNZ needs no terminator to be understood
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
        var b = mutated(good, random);
        var found = findings(b);
        if (i % 10 == 0) assertTrue(found.equals(streamed(b)), () -> "a stream gives other findings than its bytes: " + new String(b));
      }
    });
  }

  private static byte[] mutated(byte[] good, Random random) {
    var b = good.clone();
    for (int k = 1 + random.nextInt(8); k > 0; k--) {
      int at = random.nextInt(b.length);
      switch (random.nextInt(4)) {
        case 0 -> b[at] = (byte) random.nextInt(256);
        case 1 -> b[at] = (byte) "+:'?\nUNABHTZ*,".charAt(random.nextInt(14));
        case 2 -> System.arraycopy(b, at, b, random.nextInt(b.length - 20), Math.min(20, b.length - at));
        default -> b = Arrays.copyOf(b, b.length - Math.min(b.length / 2, random.nextInt(50)));
      }
    }
    return b;
  }

  @Test
  void aMillionEmptyInterchangesAreNoMoreThanTheirLength() {
    assertTimeout(Duration.ofSeconds(30), () -> {
      findings(Samples.bytes("UNB+UNOC:3+A+B+261120:0930+1'UNZ+0+1'Ä".repeat(100_000)));
      findings(Samples.bytes("UNA:+.? 'UNH".repeat(300_000)));
      findings(Samples.bytes("UNB+UNOA:1" + "+".repeat(3_000_000) + "'"));
      findings(Samples.bytes("UNH+1+INVOIC:D:96A:UN'" + ":".repeat(3_000_000)));
      findings(Samples.bytes("UNB+UNOC:3+A+B+261120:0930+1'" + "UNO+1+A+A+999999999'".repeat(100_000)));
    });
  }
}
