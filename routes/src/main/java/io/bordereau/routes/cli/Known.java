package io.bordereau.routes.cli;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.hybrid.HybridPdf;
import io.bordereau.routes.pages.HouseFormats;
import io.bordereau.xml.own.Kinds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats as callers name them. */
final class Known {
  private static final List<String> INTERNAL = List.of("bordereau-json", "bordereau-xml");

  private Known() {}

  /**
   * The format with an id.
   *
   * @throws UsageException when there is none: the caller named it
   */
  static Format named(String id) {
    return HouseFormats.written(id).orElseThrow(() -> new UsageException("there is no format '" + id + "'; there are: " + ids()));
  }

  /** The internal JSON. */
  static Format json() {
    return named("bordereau-json");
  }

  /**
   * The format of an input: the one that the caller named, otherwise the one that its content says. When none knows it the answer is
   * refused.
   */
  static Optional<Format> of(byte[] bytes, String wanted, Answer answer) {
    var format = format(bytes, wanted);
    if (format.isPresent()) answer.format(format.get().id());
    else {
      answer.refuse(new Finding("CLI-02", Severity.ERROR, null, null, beginning(bytes),
          bytes.length == 0 ? "The input is empty."
              : "This is no business document in any form that the hub can read; it may be a letter or an unrelated file.", null, Turn.SENDER,
          "Check that the right file was sent. ./hub formats lists what the hub reads; whoever runs it can name the form with --format."));
    }
    return format;
  }

  /** The format of some bytes; of a PDF, the format that takes out the XML inside of it. */
  private static Optional<Format> format(byte[] bytes, String wanted) {
    if (wanted == null) return HouseFormats.detect(bytes);
    return Optional.of(HybridPdf.ANY.detect(bytes) > 0 ? new HybridPdf(named(wanted)) : named(wanted));
  }

  /** The format of an input that must be the internal JSON or its XML twin. */
  static Optional<Format> internal(byte[] bytes, String wanted, Answer answer) {
    var format = of(bytes, wanted, answer);
    if (format.isEmpty() || INTERNAL.contains(format.get().id())) return format;
    answer.refuse(new Finding("CLI-04", Severity.ERROR, null, null, format.get().id(), "This is not the internal JSON.", null, Turn.SENDER,
        "Use convert, which reads every format."));
    return Optional.empty();
  }

  /** The format to write a document in; without one wanted its own, which in a mixed interchange is not that of its neighbours. */
  static Format target(Format wanted, Read<?> read, Format input) {
    return wanted != null ? wanted : read.format() == null ? input : named(read.format());
  }

  /** Whether a format carries this kind of document; when it does not the answer is refused. */
  static boolean carries(Format format, Read<?> read, Answer answer) {
    var document = read.document().orElseThrow();
    if (format.carries(document)) return true;
    answer.count(read.counts());
    answer.refuse(new Finding("CLI-06", Severity.ERROR, null, null, format.id(),
        format.name() + " does not carry " + (format.documents().contains(document.getClass()) ? "a document like this" : "this kind of document")
            + " (" + Kinds.word(document.getClass()) + ").", null, Turn.HUB,
        "Choose a format for it; ./hub formats says which format carries what."));
    return false;
  }

  private static String ids() {
    return HouseFormats.WRITTEN.stream().map(Format::id).collect(Collectors.joining(", "));
  }

  private static String beginning(byte[] bytes) {
    var text = new StringBuilder();
    for (int i = 0; i < Math.min(40, bytes.length); i++) text.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
    return text.isEmpty() ? null : text.toString();
  }
}
