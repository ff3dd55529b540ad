package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Broken and hostile data gives findings, never an exception or a hang, and the same ones from bytes and from a stream. */
class HostileDataTest {
  /** 100,000 of each dialect with {@code -Dbordereau.full=true} (profile {@code full}). */
  private static final int MUTATIONS = Boolean.getBoolean("bordereau.full") ? 100_000 : 10_000;

  /** What the mutations may need; a heap that grew with their number, or with what a length in them says, would not do. */
  private static final int MEGABYTES = 48;

  /** Three shapes of each dialect. */
  private static List<byte[]> samples(Dialect dialect) {
    return switch (dialect) {
      case X12 -> {
        var usual = Samples.interchange(Samples.INVOICE);
        var later = usual.replace("*U*00401*", "*^*00501*").replace("*X*004010", "*X*005010").replace("REF*DP*0042~", "REF*DP*0042^43**LI>7>BT>9~");
        var binary = Samples.interchange(Samples.INVOICE.replace("NTE*GEN", "BIN*12*a~b*c>d\nSE*1~NTE*GEN").replace("SE*28", "SE*29"))
            .replace('*', '|').replace("~\n", "'");
        yield List.of(Samples.bytes(usual), Samples.bytes(later), Samples.bytes(binary));
      }
      case EDIFACT -> {
        var usual = EdifactSamples.interchange(EdifactSamples.invoice(1));
        var group = "UNA:+,?*'" + EdifactSamples.UNB.replace("UNOC:3", "UNOY:4") + "UNG+INVOIC+S+R+261120:0930+G1+UN+D:96A'"
            + EdifactSamples.invoice(1).replace("Hammer", "Säge*x") + "UNE+1+G1'UNZ+1+REF42'";
        var levelB = usual.replace("UNOC:3", "UNOB:2").replace('+', '\u001d').replace(':', '\u001f').replace('\'', '\u001c').replace("?", "");
        yield List.of(Samples.bytes(usual), Samples.bytes(group), Samples.bytes(levelB));
      }
    };
  }

  /** What mutations put in: separators and pieces of tags. */
  private static String marks(Dialect dialect) {
    return switch (dialect) {
      case X12 -> "*>~\nISAGST^";
      case EDIFACT -> "+:'?\nUNABHTZ*,";
    };
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
  @EnumSource(Dialect.class)
  void dataCutOffAtAnyByteGivesAFinding(Dialect dialect) {
    for (var good : samples(dialect)) {
      int whole = new String(good, StandardCharsets.ISO_8859_1).lastIndexOf('2') + 1; // the last trailer needs no terminator to be understood
      for (int n = 0; n < whole; n++) {
        int at = n;
        var cut = Arrays.copyOf(good, n);
        assertFalse(findings(cut).isEmpty(), () -> "no finding when cut at " + at);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void mutationsAreSurvivedInLittleMemory(Dialect dialect) throws Exception {
    assertEquals("survived " + MUTATIONS, ChildJvm.last(HostileDataTest.class, MEGABYTES, 5, dialect.name(), Integer.toString(MUTATIONS)));
  }

  /** Reads mutations of the samples of a dialect, every tenth one from a stream as well. */
  public static void main(String[] args) {
    var dialect = Dialect.valueOf(args[0]);
    int count = Integer.parseInt(args[1]);
    var samples = samples(dialect);
    var random = new Random(42);
    for (int i = 0; i < count; i++) {
      var b = mutated(samples.get(i % samples.size()), marks(dialect), random);
      var found = findings(b);
      if (i % 10 == 0 && !found.equals(streamed(b))) throw new AssertionError("a stream gives other findings than its bytes: " + new String(b, StandardCharsets.ISO_8859_1));
    }
    System.out.println("survived " + count);
  }

  private static byte[] mutated(byte[] good, String marks, Random random) {
    var b = good.clone();
    for (int k = 1 + random.nextInt(8); k > 0; k--) {
      int at = random.nextInt(b.length);
      switch (random.nextInt(4)) {
        case 0 -> b[at] = (byte) random.nextInt(256);
        case 1 -> b[at] = (byte) marks.charAt(random.nextInt(marks.length()));
        case 2 -> System.arraycopy(b, at, b, random.nextInt(b.length - 20), Math.min(20, b.length - at));
        default -> b = Arrays.copyOf(b, b.length - Math.min(b.length / 2, random.nextInt(50)));
      }
    }
    return b;
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
