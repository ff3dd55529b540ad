package io.bordereau.formats;

import io.bordereau.edi.Acknowledgements;
import io.bordereau.edi.Answering;
import io.bordereau.edi.EdiFormats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What a fuzzer calls with bytes of its own making: they are read, answered and written again, and nothing may be thrown. Each class below
 * is a target of Jazzer ({@code mvn -Pfuzz}); {@link FuzzSeedsTest} plays the samples through all of them in every build.
 */
public final class Fuzz {
  private static final Answering AGREED =
      new Answering(Answering.When.ALWAYS, Answering.Groups.ACK_997, Answering.When.ALWAYS, false, Answering.REFUSING);

  private Fuzz() {}

  /** X12 and EDIFACT: bytes to trees, records, acknowledgements, and back to bytes; the same from a stream. */
  public static final class Edi {
    private Edi() {}

    /** The name that Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
      for (var agreed : List.of(AGREED, AGREED.with(Answering.Groups.ACK_999))) {
        for (var answer : Acknowledgements.answer(data, agreed, i -> false)) again(Formats.byId(answer.format()).orElseThrow(), answer.bytes());
      }
      try {
        EdiFormats.stream(new ByteArrayInputStream(data), Context.NEUTRAL, read -> {
          if (read.format() != null) written(Formats.byId(read.format()).orElseThrow(), read);
        });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** XML of any of the formats: recognised, read, written, and read again. */
  public static final class Xml {
    private Xml() {}

    /** The name that Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
      Formats.detect(data).filter(f -> !EdiFormats.has(f)).ifPresent(f -> again(f, data));
    }
  }

  /** The hub's own JSON, which an ERP writes. */
  public static final class Json {
    private static final Format OWN = Formats.byId("bordereau-json").orElseThrow();

    private Json() {}

    /** The name that Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
      again(OWN, data);
    }
  }

  private static void again(Format format, byte[] data) {
    for (var read : format.read(data, Context.NEUTRAL)) written(format, read);
  }

  /** What was read is written and read once more; what was not read says why. */
  private static void written(Format format, Read<?> read) {
    if (read.document().isEmpty()) {
      if (read.findings().isEmpty()) throw new IllegalStateException("refused without a finding");
      return;
    }
    var written = format.write(read.document().get(), read.rest(), Context.NEUTRAL);
    format.read(written.bytes(), Context.NEUTRAL);
  }
}
