package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Read;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * EDI data of any length is read document by document, with the same documents and findings as from bytes, and written again. 50 MB go
 * through a heap of 256 MB in every build, 1 GB behind {@code -Dbordereau.full=true}.
 */
class EdiStreamTest {
  private static final int MEGABYTES = Boolean.getBoolean("bordereau.full") ? 1000 : 50;

  private static List<Object> fromBytes(byte[] data) {
    var all = new ArrayList<Object>();
    var around = new EdiReader().read(data, s -> note(s, all));
    all.addAll(around);
    return all;
  }

  private static List<Object> fromStream(InputStream data, long most) {
    var all = new ArrayList<Object>();
    try {
      var around = new EdiReader().read(data, most, s -> note(s, all));
      all.addAll(around);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  private static void note(TransactionSet set, List<Object> all) {
    all.add(set.control() + " " + set.offset() + " " + set.end() + " " + set.segments());
    if (set.tree() != null) all.add(X12ReaderTest.values(set));
    all.addAll(set.findings());
  }

  private static List<byte[]> data() {
    var invoices = IntStream.rangeClosed(1, 400).mapToObj(EdifactSamples::invoice).toArray(String[]::new);
    var edifact = EdifactSamples.interchange(invoices);
    var sets = IntStream.rangeClosed(1, 400).mapToObj(n -> Samples.INVOICE.replace("0001~", "%04d~".formatted(n))).toArray(String[]::new);
    var x12 = Samples.interchange(sets);
    return Arrays.asList(Samples.bytes(edifact), Samples.bytes(x12), Samples.bytes(x12 + "junk ISA? \n" + edifact + x12),
        Samples.bytes(edifact.replace("\n", "").replaceAll("(.{80})", "$1\r\n")),
        Samples.bytes(edifact.replace("UNZ+400", "UNZ+399").replace("Hammer", "S\u00e4ge")), Arrays.copyOf(Samples.bytes(x12), 170_000), new byte[0]);
  }

  @Test
  void aStreamGivesTheSameDocumentsAndFindingsAsItsBytes() {
    var random = new Random(7);
    for (var bytes : data()) {
      assertEquals(fromBytes(bytes), fromStream(new ByteArrayInputStream(bytes), Long.MAX_VALUE));
      assertEquals(fromBytes(bytes), fromStream(new Trickle(bytes, random), Long.MAX_VALUE));
    }
  }

  @Test
  void aDocumentOverTheLimitIsRefusedAndItsNeighboursAreRead() throws IOException {
    var large = Samples.INVOICE.replace("NTE*GEN*Thank you for your order~\n", "NTE*GEN*Thank you for your order~\n".repeat(20_000))
        .replace("SE*28*0001", "SE*20027*0002").replace("ST*810*0001", "ST*810*0002");
    var text = Samples.interchange(Samples.INVOICE, large, Samples.INVOICE.replace("0001~", "0003~"));
    var read = new ArrayList<String>();
    var around = new EdiReader().read(new ByteArrayInputStream(Samples.bytes(text)), 100_000,
        s -> read.add(s.control() + " " + s.readable() + " " + s.segments()));
    assertEquals(List.of("0001 true 28", "0002 false 20027", "0003 true 28"), read);
    assertEquals(List.of(), around, "counts and control numbers are right");
  }

  @Test
  void aSegmentThatNeverEndsIsRefusedInBoundedMemory() throws IOException {
    var endless = new Repeated("UNB+UNOC:3+A+B+261120:0930+1'UNH+1+INVOIC:D:96A:UN'FTX+AAI+++", "na", 20_000_000,
        "'UNT+3+1'" + EdifactSamples.invoice(2) + "UNZ+2+1'");
    var read = new ArrayList<String>();
    var around = new EdiReader().read(endless, Long.MAX_VALUE, s -> read.add(s.control() + " " + s.findings().stream().map(Finding::code).toList()));
    assertEquals(List.of("1 [EDI-29]", "2 []"), read);
    assertEquals(List.of(), around);
  }

  @Test
  void documentsBecomeRecordsOneByOneAndWhatIsAroundThemIsToldAtTheEnd() throws IOException {
    var text = Samples.interchange(Samples.INVOICE, Samples.INVOICE.replace("0001~", "0002~")).replace("GE*2", "GE*3");
    var reads = new ArrayList<Read<?>>();
    var around = EdiFormats.stream(new ByteArrayInputStream(Samples.bytes(text)), Context.NEUTRAL, reads::add);
    var whole = EdiFormats.ALL.getFirst().read(Samples.bytes(text), Context.NEUTRAL);
    assertEquals(whole.stream().map(Read::document).toList(), reads.stream().map(Read::document).toList());
    assertEquals(List.of("EDI-07"), around.stream().map(Finding::code).toList());
    assertEquals("x12-004010-810", reads.get(0).format());
  }

  @Test
  void aStreamThatFailsSaysSo() {
    var broken = new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the line is down");
      }
    };
    assertThrows(IOException.class, () -> new EdiReader().read(broken, 1, s -> {}));
  }

  @Test
  void lookingAheadAtEverySegmentNeedsNoMoreMemory() {
    var source = new Repeated("UNB+UNOC:3+A+B+261120:0930+1'", "UNA:'", 8_000_000, "UNZ+0+1'");
    var window = new Window(source);
    window.show(0, 1024);
    var tokens = new Tokenizer(window, 0, Delimiters.EDIFACT);
    long segments = 0;
    while (tokens.next()) {
      tokens.show(1024);
      segments += tokens.latin1(0).isEmpty() ? 0 : 1;
    }
    assertTrue(segments > 8_000_000, () -> "the data was read to its end");
    assertTrue(window.bytes().length < 1_000_000, () -> "the window has " + window.bytes().length + " bytes");
  }

  @Test
  void manyInterchangesInARowAreReadFromASmallWindow() throws IOException {
    var one = EdifactSamples.interchange(EdifactSamples.INVOICE);
    var read = new int[1];
    var around = new EdiReader().read(new ByteArrayInputStream(Samples.bytes(one.repeat(3_000))), Long.MAX_VALUE, s -> read[0] += s.findings().size() + 1);
    assertEquals(3_000, read[0]);
    assertEquals(List.of(), around);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void anInterchangeOfAnyLengthIsReadAndWrittenAgainIn256Megabytes(Dialect dialect) throws Exception {
    var last = ChildJvm.last(EdiStreamTest.class, 256, 15, dialect.name(), Integer.toString(MEGABYTES));
    assertTrue(last.matches("documents ([0-9]{4,}) refused 1 around \\[\\] written \\1 lost 0 read again \\1 around \\[\\]"), last);
  }

  /**
   * Reads one interchange of many documents, one of them broken, to canonical documents, writes them into another interchange, and reads that
   * one while it is written. Prints what came of it.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    var dialect = Dialect.valueOf(args[0]);
    long count = Long.parseLong(args[1]) * 1_000_000 / message(dialect).length();
    var pipe = new PipedInputStream(1 << 16);
    var again = new int[1];
    var around = new ArrayList<Finding>();
    var reading = Thread.ofPlatform().start(() -> {
      try {
        around.addAll(new EdiReader().read(pipe, Long.MAX_VALUE, s -> again[0] += s.findings().isEmpty() ? 1 : 0));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    var counts = new int[4];
    final List<Finding> first;
    try (var out = new BufferedOutputStream(new PipedOutputStream(pipe), 1 << 16)) {
      out.write(head(dialect).getBytes(StandardCharsets.UTF_8));
      first = EdiFormats.stream(new Texts(documents(dialect, count)), Context.NEUTRAL, read -> {
        counts[read.document().isPresent() ? 0 : 1]++;
        if (read.document().isEmpty()) return;
        var written = EdiFormats.of(read.format()).write(read.document().get(), read.rest(), Context.NEUTRAL);
        counts[3] += written.lost().size();
        try {
          out.write(numbered(dialect, new String(written.bytes(), StandardCharsets.ISO_8859_1), ++counts[2]).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      out.write(tail(dialect, counts[2]).getBytes(StandardCharsets.UTF_8));
    }
    reading.join();
    System.out.println("documents " + counts[0] + " refused " + counts[1] + " around " + first + " written " + counts[2] + " lost " + counts[3]
        + " read again " + again[0] + " around " + around);
  }

  private static String message(Dialect dialect) {
    return switch (dialect) {
      case X12 -> Samples.INVOICE;
      case EDIFACT -> EdifactSamples.INVOICE;
    };
  }

  private static String head(Dialect dialect) {
    return switch (dialect) {
      case X12 -> Samples.ISA + "GS*IN*NORTHWIND*007000007*20261122*0930*7*X*004010~\n";
      case EDIFACT -> EdifactSamples.UNB;
    };
  }

  private static String tail(Dialect dialect, long count) {
    return switch (dialect) {
      case X12 -> "GE*" + count + "*7~\nIEA*1*000000042~\n";
      case EDIFACT -> "UNZ+" + count + "+REF42'\n";
    };
  }

  /** The document of an interchange with a control number of its own. */
  private static String numbered(Dialect dialect, String interchange, long n) {
    var frame = dialect.document();
    int begin = interchange.indexOf(frame.open() + (dialect == Dialect.X12 ? '*' : '+'));
    int close = interchange.lastIndexOf(frame.close() + (dialect == Dialect.X12 ? '*' : '+'));
    int end = interchange.indexOf(dialect == Dialect.X12 ? '~' : '\'', close) + 1;
    var own = interchange.substring(begin, end);
    return switch (dialect) {
      case X12 -> own.replaceFirst("^ST\\*810\\*[0-9]+", "ST*810*%04d".formatted(n)).replaceFirst("(SE\\*[0-9]+\\*)[0-9]+~$", "$1%04d~".formatted(n));
      case EDIFACT -> own.replaceFirst("^UNH\\+[0-9]+", "UNH+" + n).replaceFirst("(UNT\\+[0-9]+\\+)[0-9]+'$", "$1" + n + "'");
    };
  }

  private static Iterator<String> documents(Dialect dialect, long count) {
    return new Iterator<>() {
      private long n = -1;

      @Override
      public boolean hasNext() {
        return n <= count;
      }

      @Override
      public String next() {
        n++;
        if (n == 0) return head(dialect);
        if (n > count) return tail(dialect, count);
        var own = numbered(dialect, message(dialect), n) + "\n";
        return n == 777 ? own.replace(dialect == Dialect.X12 ? "SE*28" : "UNT+24", dialect == Dialect.X12 ? "XX*28" : "XXX+24") : own; // without its end
      }
    };
  }

  /** Gives a few bytes at a time, as a slow connection does. */
  private static final class Trickle extends ByteArrayInputStream {
    private final Random random;

    Trickle(byte[] bytes, Random random) {
      super(bytes);
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] to, int from, int length) {
      return super.read(to, from, Math.min(length, 1 + random.nextInt(700)));
    }
  }

  /** Texts one after the other, none of which is kept. */
  private static class Texts extends InputStream {
    private final Iterator<String> parts;
    private byte[] current = new byte[0];
    private int at;

    Texts(Iterator<String> parts) {
      this.parts = parts;
    }

    @Override
    public int read() {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] to, int from, int length) {
      while (at == current.length) {
        if (!parts.hasNext()) return -1;
        current = parts.next().getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      int n = Math.min(length, current.length - at);
      System.arraycopy(current, at, to, from, n);
      at += n;
      return n;
    }
  }

  /** A text that repeats very often between two others. */
  private static final class Repeated extends Texts {
    Repeated(String before, String part, int times, String after) {
      super(IntStream.rangeClosed(0, times / 1000 + 1).mapToObj(i -> i == 0 ? before : i > times / 1000 ? after : part.repeat(1000)).iterator());
    }
  }
}
