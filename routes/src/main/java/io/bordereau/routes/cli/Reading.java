package io.bordereau.routes.cli;

import io.bordereau.edi.EdiFormats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.hybrid.HybridPdf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reading the business documents of one input. */
final class Reading {
  /** Takes a document that was read, understood or not. */
  @FunctionalInterface
  interface Taker {
    /** Takes it; {@code number} counts from 1, and is 0 when it is the only one. */
    void take(Read<?> read, int number) throws IOException;
  }

  private Reading() {}

  /**
   * Reads all of them one after the other. A large file of EDI data is read as a stream: no more than one document of it is kept.
   *
   * @param bytes all of the input; of a large one, its beginning or all
   */
  static void each(Format format, byte[] bytes, Source source, Answer answer, Taker taker) throws IOException {
    if (!source.large()) all(of(format, bytes, Context.NEUTRAL, answer), taker);
    else if (!EdiFormats.has(format)) all(of(format, source.bytes(), Context.NEUTRAL, answer), taker);
    else stream(source, answer, taker);
  }

  private static void all(List<? extends Read<?>> reads, Taker taker) throws IOException {
    int number = reads.size() > 1 ? 1 : 0;
    for (var read : reads) taker.take(read, reads.size() > 1 ? number++ : 0);
  }

  private static void stream(Source source, Answer answer, Taker taker) throws IOException {
    var number = new int[1];
    try (var in = source.open()) {
      var around = EdiFormats.stream(in, Context.NEUTRAL, read -> {
        note(read, answer);
        try {
          taker.take(read, ++number[0]);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
      answer.findings().addAll(around);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (number[0] == 0) answer.status(Status.REFUSED);
  }

  private static void note(Read<?> read, Answer answer) {
    answer.findings().addAll(read.findings());
    // Of a PDF, it is the XML inside that has a format worth naming.
    if (HybridPdf.ID.equals(answer.format()) && read.format() != null) answer.format(read.format());
    if (read.document().isEmpty()) answer.status(Status.REFUSED);
  }

  /** Reads all of them; what is wrong stands in the answer, and one that is not understood refuses the input. */
  static List<? extends Read<?>> of(Format format, byte[] bytes, Context context, Answer answer) {
    var reads = format.read(bytes, context);
    for (var read : reads) note(read, answer);
    if (reads.isEmpty()) {
      answer.refuse(new Finding("CLI-03", Severity.ERROR, null, null, null, "There is no business document in this input.", null, Turn.SENDER,
          "Send at least one document."));
    }
    return reads;
  }
}
