package io.bordereau.connectors.https;

import io.bordereau.connectors.api.Answer;
import io.bordereau.connectors.api.Answer.Level;
import io.bordereau.connectors.api.Answer.Verdict;
import io.bordereau.connectors.protocols.cxml.CxmlStatus;
import io.bordereau.envelopes.ClosedXml;
import io.bordereau.envelopes.XmlProlog;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A cXML Response (cXML 1.2: {@code cXML/Response/Status}). A DOCTYPE that names a DTD is passed over and nothing is fetched; one with an
 * internal subset is refused, and so is every reference to an entity. What stands behind the Status is not read.
 */
final class CxmlAnswer {
  private static final Duration SLOW = Duration.ofHours(1);
  private static final int MOST_TEXT = 4000;
  /** In all of these ASCII is ASCII, so that {@link XmlProlog} has seen what the reader sees. */
  private static final Set<String> ENCODINGS = Set.of("UTF-8", "US-ASCII", "ASCII", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252");

  private CxmlAnswer() {}

  private record Status(String payloadId, String code, String text, String words) {}

  static Reading read(byte[] body) {
    if (!XmlProlog.isHarmless(body)) {
      return new Reading.Unclear("not a cXML Response, or one with an internal DTD subset");
    }
    Status status;
    try {
      status = status(body);
    } catch (XMLStreamException e) {
      return new Reading.Unclear("not a cXML Response");
    }
    if (status == null || status.code() == null || !status.code().matches("[0-9]{3}")) {
      return new Reading.Unclear("not a cXML Response with a Status code");
    }
    CxmlStatus.Row row = CxmlStatus.of(Integer.parseInt(status.code()));
    String words = Told.bounded(status.words().isBlank() ? status.text() : status.words());
    if (row == null) {
      return new Reading.Unclear("cXML status " + status.code() + " has no meaning");
    }
    return meaning(status, row, words);
  }

  private static Reading meaning(Status status, CxmlStatus.Row row, String words) {
    Answer arrived = new Answer(Level.TRANSPORT, Verdict.ACCEPTED, null, null, status.payloadId());
    return switch (row.outcome()) {
      case ACCEPTED -> new Reading.Yes(List.of(arrived, said(Verdict.ACCEPTED, status, row, words)));
      case PENDING -> new Reading.Yes(List.of(arrived, said(Verdict.PENDING, status, row, words)));
      case REFUSED -> {
        Answer no = said(Verdict.REJECTED, status, row, words);
        yield new Reading.No(Told.status(row, status.code(), words), row.level() == Level.TRANSPORT ? List.of(no) : List.of(arrived, no));
      }
      // Coupa answers a repeated payloadID with 500 and these words: it has the message, and its verdict is not told again.
      case BUSY -> words != null && words.toLowerCase(Locale.ROOT).contains("already processed")
          ? new Reading.Yes(List.of(arrived, new Answer(Level.APPLICATION, Verdict.PENDING, status.code(), words, status.payloadId())))
          : new Reading.Later(Told.status(row, status.code(), words), null);
      case SLOW -> new Reading.Later(Told.status(row, status.code(), words), SLOW);
    };
  }

  private static Answer said(Verdict verdict, Status status, CxmlStatus.Row row, String words) {
    return new Answer(row.level(), verdict, status.code(), words, status.payloadId());
  }

  /** The first Status of a Response; null when the bytes are well-formed and hold none. */
  private static Status status(byte[] body) throws XMLStreamException {
    XMLStreamReader xml = ClosedXml.read(new ByteArrayInputStream(body));
    try {
      String encoding = xml.getCharacterEncodingScheme();
      if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT))) {
        throw new XMLStreamException("an encoding that is not let through");
      }
      String payloadId = null;
      int depth = 0;
      boolean response = false;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new XMLStreamException("an entity");
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
        if (event != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        depth++;
        String name = xml.getLocalName();
        if (depth == 1 && !name.equals("cXML")) {
          return null;
        }
        payloadId = depth == 1 ? Told.bounded(xml.getAttributeValue(null, "payloadID")) : payloadId;
        response |= depth == 2 && name.equals("Response");
        if (depth == 3 && response && name.equals("Status")) {
          return new Status(payloadId, xml.getAttributeValue(null, "code"), xml.getAttributeValue(null, "text"), words(xml));
        }
      }
      return null;
    } finally {
      xml.close();
    }
  }

  private static String words(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder words = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new XMLStreamException("an entity");
      }
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
      if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) && words.length() < MOST_TEXT) {
        words.append(xml.getText());
      }
    }
    return words.toString();
  }
}
