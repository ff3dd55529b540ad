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

/**
 * One EDIFACT interchange that is written message by message: UNA and UNB with the first, a group for each run of messages of one kind and
 * version where the agreement wants groups, message references counted within the interchange, UNE and UNZ with their counts at the end.
 * Not thread-safe; {@link #close} writes the end and does not close the stream.
 */
public final class EdifactBatch implements AutoCloseable {
  private final EdifactEnvelope envelope;
  private final OutputStream out;
  private final String reference;
  private final OffsetDateTime at;
  private Delimiters delimiters;
  private String level;
  private boolean lines;
  private String kind;
  private int messages;
  private int inGroup;
  private int groups;

  EdifactBatch(EdifactEnvelope envelope, OutputStream out, String reference, OffsetDateTime at) {
    EdifactEnvelope.fits("0020", reference, 1, 14);
    this.envelope = envelope;
    this.out = out;
    this.reference = reference;
    this.at = at.withOffsetSameInstant(ZoneOffset.UTC);
  }

  /**
   * Adds a message. It takes over the delimiters and the character set of the interchange, which are those of the agreement or else of the
   * first message.
   *
   * @throws IllegalArgumentException when it is no EDIFACT message or has characters that the interchange's character set has not
   * @throws IOException when the stream cannot be written
   */
  public void add(Rendered message) throws IOException {
    if (message.dialect() != Dialect.EDIFACT) throw new IllegalArgumentException("no EDIFACT message: " + message.id());
    if (delimiters == null) open(message);
    var own = message.id() + " " + message.version();
    if (envelope.groups() && !own.equals(kind)) {
      endGroup();
      kind = own;
      beginGroup(message);
    }
    inGroup++;
    out.write(message.in(level).delimited(delimiters).numbered(Integer.toString(++messages), null).bytes());
    if (lines) out.write('\n');
  }

  private void open(Rendered first) throws IOException {
    level = envelope.level() != null ? envelope.level() : first.level().isEmpty() ? "UNOC" : first.level();
    lines = first.lines();
    var syntax = envelope.syntax(level, first.delimiters());
    delimiters = envelope.delimiters(first.delimiters(), syntax);
    if (envelope.una()) out.write(serializer().service("UNA", delimiters).bytes());
    boolean four = syntax.compareTo("4") >= 0;
    out.write(serializer().segment("UNB").composite(level, syntax)
        .composite(envelope.sender(), envelope.senderQualifier(), envelope.senderRouting())
        .composite(envelope.receiver(), envelope.receiverQualifier(), envelope.receiverRouting())
        .composite((four ? X12Envelope.DATE : X12Envelope.ISA_DATE).format(at), X12Envelope.TIME.format(at))
        .element(reference).element(null).element(envelope.application()).element(envelope.priority())
        .element(envelope.acknowledge() ? "1" : null).element(envelope.agreement()).element(envelope.test() ? "1" : null).end().bytes());
  }

  private Serializer serializer() {
    return new Serializer(delimiters, StandardCharsets.ISO_8859_1, lines);
  }

  private void beginGroup(Rendered first) throws IOException {
    groups++;
    inGroup = 0;
    var version = first.version().split(":");
    out.write(serializer().segment("UNG").element(first.id()).composite(envelope.sender(), envelope.senderQualifier())
        .composite(envelope.receiver(), envelope.receiverQualifier())
        .composite(X12Envelope.ISA_DATE.format(at), X12Envelope.TIME.format(at)).element(Integer.toString(groups))
        .element(version.length > 2 ? version[2] : "UN").composite(version[0], version.length > 1 ? version[1] : null,
            version.length > 3 ? version[3] : null).end().bytes());
  }

  private void endGroup() throws IOException {
    if (kind == null) return;
    out.write(serializer().segment("UNE").element(Integer.toString(inGroup)).element(Integer.toString(groups)).end().bytes());
    kind = null;
  }

  /**
   * Writes the end of the interchange.
   *
   * @throws IllegalStateException when no message was added
   */
  @Override
  public void close() throws IOException {
    if (delimiters == null) throw new IllegalStateException("an interchange without messages");
    endGroup();
    out.write(serializer().segment("UNZ").element(Integer.toString(envelope.groups() ? groups : messages)).element(reference).end().bytes());
    out.flush();
  }
}
