package io.bordereau.envelopes;

import io.bordereau.envelopes.CxmlEnvelope.Credential;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the head of a received cXML message says (cXML 1.2: {@code cXML/Header} and the start of {@code Request}): who it is from, who sent it, its identity,
 * and what it asks for. The secret stands apart, so that nothing else has to be kept from logs. Nothing is fetched, and no more is read than the head.
 *
 * @param payloadId its identity, the same on every retry; null when it has none
 * @param timestamp as it stands; null when it has none
 * @param from who it is from
 * @param to who it is for
 * @param sender who brings it
 * @param secret the SharedSecret of the Sender; null when there is none
 * @param test whether {@code deploymentMode} says test
 * @param request what it asks for, such as {@code OrderRequest}; null when it is no Request
 */
public record ReceivedCxml(
    String payloadId, String timestamp, List<Credential> from, List<Credential> to, List<Credential> sender, String secret, boolean test, String request) {
  /** The head of a message must end within so many bytes. */
  public static final int LARGEST_HEAD = 64 << 10;

  private static final int LONGEST_VALUE = 2000;
  private static final int MOST_CREDENTIALS = 50;
  private static final Pattern DTD = Pattern.compile(
      "(?is)<!DOCTYPE\\s+cXML\\s+SYSTEM\\s+[\"'](https?://xml\\.cxml\\.org/schemas/cXML/[0-9.]{1,12}/)?[A-Za-z]{1,40}\\.dtd[\"']\\s*>");
  private static final Pattern SECRET = Pattern.compile("<SharedSecret(\\s[^>]*)?>.*?</SharedSecret\\s*>", Pattern.DOTALL);
  /** In all of these ASCII is ASCII, so that {@link XmlProlog} has seen what the reader sees. */
  private static final Set<String> ENCODINGS = Set.of("UTF-8", "US-ASCII", "ASCII", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1252");

  public ReceivedCxml {
    from = List.copyOf(from);
    to = List.copyOf(to);
    sender = List.copyOf(sender);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "ReceivedCxml[" + payloadId + ", " + request + ", from " + from + ", to " + to + ", sender " + sender + "]";
  }

  /** What became of reading a head. */
  public sealed interface Head {
    /** It could be read. */
    record Opened(ReceivedCxml message) implements Head {}

    /**
     * It could not.
     *
     * @param why what is wrong with it
     */
    record Broken(Fault why) implements Head {}
  }

  /** What can be wrong with a head. */
  public enum Fault {
    /** No well-formed XML as far as the head goes, in an encoding that is let through, or it does not end in time. */
    NOT_XML,
    /** XML, and its root is another. */
    NOT_CXML,
    /** The DOCTYPE has declarations of its own, or an entity is used. */
    DECLARATIONS,
    /** The DOCTYPE names a DTD that is none of cXML's own. */
    OTHER_DTD
  }

  /**
   * Reads the head.
   *
   * @param bytes the beginning of the message, at least its head
   */
  public static Head read(byte[] bytes) {
    if (!XmlProlog.isHarmless(bytes)) {
      var start = new String(bytes, 0, Math.min(bytes.length, LARGEST_HEAD), StandardCharsets.ISO_8859_1);
      return new Head.Broken(start.contains("<!DOCTYPE") ? Fault.DECLARATIONS : Fault.NOT_XML);
    }
    var doctype = XmlProlog.doctype(bytes);
    if (!doctype.isEmpty() && !DTD.matcher(doctype).matches()) return new Head.Broken(Fault.OTHER_DTD);
    try {
      return new Walk(bytes).head();
    } catch (XMLStreamException | RuntimeException e) {
      // The reader of the Java runtime throws more than it declares on broken input.
      return new Head.Broken(Fault.NOT_XML);
    }
  }

  /**
   * The message without secrets, as it may be kept: every {@code SharedSecret} of its Header is empty.
   *
   * @param bytes the message or its beginning, at least its head
   */
  public static byte[] withoutSecrets(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("</Header");
    if (end < 0) return bytes;
    var head = SECRET.matcher(text.substring(0, end)).replaceAll("<SharedSecret></SharedSecret>");
    return (head + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One walk over a head. */
  private static final class Walk {
    private final XMLStreamReader xml;
    private final List<Credential> from = new ArrayList<>();
    private final List<Credential> to = new ArrayList<>();
    private final List<Credential> sender = new ArrayList<>();
    private String payloadId;
    private String timestamp;
    private String secret;
    private boolean test;

    private Walk(byte[] bytes) throws XMLStreamException {
      xml = ClosedXml.read(new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, LARGEST_HEAD)));
    }

    private Head head() throws XMLStreamException {
      var encoding = xml.getCharacterEncodingScheme();
      if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT))) return new Head.Broken(Fault.NOT_XML);
      if (!next() || !xml.getLocalName().equals("cXML")) return new Head.Broken(Fault.NOT_CXML);
      payloadId = bounded(xml.getAttributeValue(null, "payloadID"));
      timestamp = bounded(xml.getAttributeValue(null, "timestamp"));
      while (next()) {
        switch (xml.getLocalName()) {
          case "Header" -> header();
          case "Request" -> {
            test = "test".equals(xml.getAttributeValue(null, "deploymentMode"));
            return opened(next() ? xml.getLocalName() : null);
          }
          case String other -> {
            return opened(null);
          }
        }
      }
      return opened(null);
    }

    private Head opened(String request) {
      return new Head.Opened(new ReceivedCxml(payloadId, timestamp, from, to, sender, secret, test, request));
    }

    /** To the start of the next element within the one that is open; false at its end. */
    private boolean next() throws XMLStreamException {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.ENTITY_REFERENCE) throw new XMLStreamException("an entity");
        if (event == XMLStreamConstants.START_ELEMENT) return true;
        if (event == XMLStreamConstants.END_ELEMENT) return false;
      }
      return false;
    }

    private void header() throws XMLStreamException {
      while (next()) {
        switch (xml.getLocalName()) {
          case "From" -> party(from);
          case "To" -> party(to);
          case "Sender" -> party(sender);
          case String other -> skip();
        }
      }
    }

    private void party(List<Credential> into) throws XMLStreamException {
      while (next()) {
        if (xml.getLocalName().equals("Credential") && into.size() < MOST_CREDENTIALS) credential(into);
        else skip();
      }
    }

    private void credential(List<Credential> into) throws XMLStreamException {
      var domain = bounded(xml.getAttributeValue(null, "domain"));
      String identity = null;
      while (next()) {
        switch (xml.getLocalName()) {
          case "Identity" -> identity = text();
          case "SharedSecret" -> {
            var said = text();
            if (into == sender && secret == null) secret = said;
          }
          case String other -> skip();
        }
      }
      if (domain != null && identity != null) into.add(new Credential(domain.strip(), identity.strip()));
    }

    /** The text of the element that is open, to its end. */
    private String text() throws XMLStreamException {
      var text = new StringBuilder();
      int depth = 1;
      while (depth > 0) {
        int event = xml.next();
        if (event == XMLStreamConstants.ENTITY_REFERENCE) throw new XMLStreamException("an entity");
        depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) && text.length() < LONGEST_VALUE) text.append(xml.getText());
      }
      return text.toString();
    }

    private void skip() throws XMLStreamException {
      text();
    }

    private static String bounded(String text) {
      return text == null || text.length() > LONGEST_VALUE ? null : text;
    }
  }
}
