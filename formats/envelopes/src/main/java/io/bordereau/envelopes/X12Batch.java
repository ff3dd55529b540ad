package io.bordereau.envelopes;

import io.bordereau.edi.Delimiters;
import io.bordereau.edi.Dialect;
import io.bordereau.edi.Rendered;
import io.bordereau.edi.Serializer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * One X12 interchange that is written document by document: ISA with the first, a functional group for each run of documents of one
 * functional identifier, ST02 counted within the group, GE and IEA with their counts at the end. Nothing but the trailers is kept in
 * memory. Not thread-safe; {@link #close} writes the end and does not close the stream.
 */
public final class X12Batch implements AutoCloseable {
  private final X12Envelope envelope;
  private final OutputStream out;
  private final long interchange;
  private final LongSupplier numbers;
  private final OffsetDateTime at;
  private final boolean[] used;
  private Delimiters delimiters;
  private boolean lines;
  private String functional;
  private long group;
  private int sets;
  private int groups;

  X12Batch(X12Envelope envelope, OutputStream out, long interchange, LongSupplier numbers, OffsetDateTime at, boolean[] used) {
    X12Envelope.number("ISA13", interchange);
    this.envelope = envelope;
    this.out = out;
    this.interchange = interchange;
    this.numbers = numbers;
    this.used = used;
    this.at = at.withOffsetSameInstant(ZoneOffset.UTC);
  }

  /**
   * Adds a document. It takes over the delimiters of the first one.
   *
   * @throws IllegalArgumentException when it is no X12 set of a known functional group, or a delimiter of the interchange stands in it
   * @throws IOException when the stream cannot be written
   */
  public void add(Rendered set) throws IOException {
    if (set.dialect() != Dialect.X12) throw new IllegalArgumentException("no X12 set: " + set.id());
    var id = set.alone() ? null : X12Envelope.functional(set.id());
    if (delimiters == null) open(set);
    if (set.alone()) {
      if (groups > 0) throw new IllegalArgumentException("TA1 stands before the groups of an interchange");
    } else if (!id.equals(functional)) {
      endGroup();
      beginGroup(id);
    }
    var own = set.delimited(delimiters);
    if (!set.alone()) own = own.numbered("%04d".formatted(++sets), envelope.implementation());
    out.write(own.bytes());
    if (lines) out.write('\n');
  }

  private void open(Rendered first) throws IOException {
    X12Envelope.mark(first, used);
    delimiters = envelope.delimiters(first.delimiters(), used);
    lines = first.lines();
    var isa12 = envelope.version().substring(0, 5);
    var segment = segment("ISA").element("00").element(" ".repeat(10)).element("00").element(" ".repeat(10))
        .element(pad(envelope.senderQualifier(), 2)).element(pad(envelope.sender(), 15)).element(pad(envelope.receiverQualifier(), 2))
        .element(pad(envelope.receiver(), 15)).element(X12Envelope.ISA_DATE.format(at)).element(X12Envelope.TIME.format(at))
        .raw(delimiters.repetition() < 0 ? 'U' : (char) delimiters.repetition()).element(isa12).element("%09d".formatted(interchange))
        .element(envelope.acknowledge() ? "1" : "0").element(envelope.test() ? "T" : "P").raw((char) delimiters.component());
    out.write(segment.end().bytes());
  }

  private static String pad(String value, int length) {
    return value + " ".repeat(length - value.length());
  }

  private Serializer segment(String tag) {
    return new Serializer(delimiters, StandardCharsets.ISO_8859_1, lines).segment(tag);
  }

  private void beginGroup(String id) throws IOException {
    functional = id;
    group = numbers.getAsLong();
    X12Envelope.number("GS06", group);
    groups++;
    sets = 0;
    out.write(segment("GS").element(id).element(envelope.groupSender()).element(envelope.groupReceiver()).element(X12Envelope.DATE.format(at))
        .element(X12Envelope.TIME.format(at)).element(Long.toString(group)).element("X").element(envelope.version()).end().bytes());
  }

  private void endGroup() throws IOException {
    if (functional == null) return;
    out.write(segment("GE").element(Integer.toString(sets)).element(Long.toString(group)).end().bytes());
    functional = null;
  }

  /**
   * Writes the end of the interchange.
   *
   * @throws IllegalStateException when no document was added
   */
  @Override
  public void close() throws IOException {
    if (delimiters == null) throw new IllegalStateException("an interchange without documents");
    endGroup();
    out.write(segment("IEA").element(Integer.toString(groups)).element("%09d".formatted(interchange)).end().bytes());
    out.flush();
  }
}
