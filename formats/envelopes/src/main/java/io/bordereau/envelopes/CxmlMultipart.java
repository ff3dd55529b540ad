package io.bordereau.envelopes;

import io.bordereau.document.Attachment;
import io.bordereau.document.Blob;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.xml.cxml.CxmlAttachments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/**
 * A cXML document with its attachments as {@code multipart/related} (RFC 2387; cXML 1.2, attachments): the document is the first part, the others
 * are named by their Content-IDs, which the document refers to as {@code cid:}. Pure; the same message packs to the same bytes.
 *
 * @param cxml the document
 * @param parts the attachments, in their order
 */
public record CxmlMultipart(byte[] cxml, List<Part> parts) {
  /** The most parts of a message. */
  public static final int MOST_PARTS = 100;

  /** The largest message in bytes. */
  public static final int LARGEST = 100 << 20;

  private static final String START = "document" + CxmlAttachments.DOMAIN;
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});
  private static final int LONGEST_HEADER = 4000;

  public CxmlMultipart {
    parts = List.copyOf(parts);
  }

  /**
   * An attachment.
   *
   * @param contentId its identity within the message, without angle brackets
   * @param mime MIME type; null when it is not known
   * @param filename file name, which is never a path here; null when it has none
   * @param description in words; null for none
   * @param content what it holds
   */
  public record Part(String contentId, String mime, String filename, String description, byte[] content) {}

  /**
   * A packed message.
   *
   * @param contentType value of the header Content-Type
   * @param body the bytes
   */
  public record Packed(String contentType, byte[] body) {}

  /** What became of taking a message apart. */
  public sealed interface Opened {
    /** It could be taken apart; what is no multipart is a document without attachments. */
    record Whole(CxmlMultipart message) implements Opened {}

    /** It could not, and why. */
    record Refused(Finding finding) implements Opened {}
  }

  /** Packs a document and its attachments. */
  public static Packed pack(byte[] cxml, List<Part> parts) {
    if (parts.isEmpty()) return new Packed("text/xml; charset=UTF-8", cxml);
    var boundary = "part-" + Blob.of(cxml).digest().substring(0, 32);
    while (new String(cxml, StandardCharsets.ISO_8859_1).contains(boundary)) boundary += "x";
    var out = new ByteArrayOutputStream(cxml.length + 1024);
    head(out, boundary, "text/xml; charset=UTF-8", START, null, null, "8bit");
    out.writeBytes(cxml);
    for (var p : parts) {
      head(out, boundary, mime(p.mime()), p.contentId(), p.filename(), p.description(), "base64");
      out.writeBytes(LINES.encode(p.content()));
    }
    ascii(out, "\r\n--" + boundary + "--\r\n");
    return new Packed("multipart/related; boundary=\"" + boundary + "\"; type=\"text/xml\"; start=\"<" + START + ">\"", out.toByteArray());
  }

  private static void head(ByteArrayOutputStream out, String boundary, String type, String id, String filename, String description, String encoding) {
    ascii(out, (out.size() == 0 ? "--" : "\r\n--") + boundary + "\r\nContent-Type: " + type + "\r\nContent-ID: <" + plain(id) + ">\r\nContent-Transfer-Encoding: " + encoding);
    if (filename != null) ascii(out, "\r\nContent-Disposition: attachment; filename*=UTF-8''" + percent(filename));
    if (description != null) ascii(out, "\r\nContent-Description: =?UTF-8?B?" + Base64.getEncoder().encodeToString(description.getBytes(StandardCharsets.UTF_8)) + "?=");
    ascii(out, "\r\n\r\n");
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String mime(String mime) {
    return mime == null || !mime.matches("[A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,100}") ? "application/octet-stream" : mime;
  }

  /** An id that cannot end its header. */
  private static String plain(String id) {
    var b = new StringBuilder();
    for (char c : id.toCharArray()) b.append(c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '"' ? c : '_');
    return b.toString();
  }

  private static String percent(String text) {
    var b = new StringBuilder();
    for (byte x : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = x >= 'a' && x <= 'z' || x >= 'A' && x <= 'Z' || x >= '0' && x <= '9' || x == '-' || x == '.' || x == '_';
      b.append(plain ? String.valueOf((char) x) : String.format(Locale.ROOT, "%%%02X", x & 0xFF));
    }
    return b.toString();
  }

  // ---- taking apart -------------------------------------------------------------------------------------------------------------

  /** Takes a message apart. Never throws on input. */
  public static Opened unpack(String contentType, byte[] body) {
    if (contentType == null || !contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) return new Opened.Whole(new CxmlMultipart(body, List.of()));
    if (body.length > LARGEST) return refused("CXM-11", "The message has " + body.length + " bytes; at most " + LARGEST + " are taken.", "Attach less, or send it another way.");
    if (contentType.length() > LONGEST_HEADER || contentType.chars().anyMatch(c -> c < ' ') || MimeNames.parameter(contentType, "boundary") == null) return broken("its Content-Type cannot be read");
    try {
      return assembled(contentType, parts(contentType, body));
    } catch (TooMuch e) {
      return refused("CXM-11", "The message has more than " + MOST_PARTS + " parts, or they hold more than " + LARGEST + " bytes.", "Attach less, or send it another way.");
    } catch (MimeException | IOException | RuntimeException e) {
      return broken("its parts cannot be told");
    }
  }

  private static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1;
  }

  private static List<Part> parts(String contentType, byte[] body) throws MimeException, IOException {
    var config = new MimeConfig.Builder().setMaxLineLen(-1).setMaxHeaderCount(50).setMaxHeaderLen(LONGEST_HEADER).setMaxContentLen(LARGEST).build();
    var stream = new MimeTokenStream(config);
    stream.parseHeadless(new ByteArrayInputStream(body), contentType);
    var found = new ArrayList<Part>();
    var ids = new HashSet<String>();
    String id = null;
    String name = null;
    String words = null;
    long all = 0;
    int depth = 0;
    for (var state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
      if (state == EntityState.T_START_MULTIPART && ++depth > 1) throw new MimeException("nested");
      if (state == EntityState.T_START_HEADER) {
        id = null;
        name = null;
        words = null;
      } else if (state == EntityState.T_FIELD) {
        var field = stream.getField();
        switch (field.getName().toLowerCase(Locale.ROOT)) {
          case "content-id" -> id = field.getBody().strip().replaceAll("^<|>$", "");
          case "content-disposition" -> name = MimeNames.filename(field.getBody());
          case "content-description" -> words = MimeNames.words(field.getBody().strip());
          case String other -> {}
        }
      } else if (state == EntityState.T_BODY) {
        if (found.size() > MOST_PARTS) throw new TooMuch();
        var content = stream.getDecodedInputStream().readNBytes(LARGEST + 1);
        all += content.length;
        if (all > LARGEST) throw new TooMuch();
        if (id != null && !ids.add(id)) throw new MimeException("two parts with one Content-ID");
        found.add(new Part(id == null ? "part-" + (found.size() + 1) : id, stream.getBodyDescriptor().getMimeType(), name, words, content));
      }
    }
    return found;
  }

  private static Opened assembled(String contentType, List<Part> parts) {
    var start = MimeNames.parameter(contentType, "start");
    var wanted = start == null ? null : start.replaceAll("^<|>$", "");
    Part document = null;
    for (var p : parts) if (wanted != null && p.contentId().equals(wanted)) document = p;
    if (document == null && !parts.isEmpty()) document = parts.getFirst();
    if (document == null || !document.mime().endsWith("xml")) return refused("CXM-12", "None of the parts of the message is the cXML document.", "Put the cXML document first and name it in the parameter start.");
    var others = new ArrayList<>(parts);
    others.remove(document);
    return new Opened.Whole(new CxmlMultipart(document.content(), others));
  }

  private static Opened broken(String why) {
    return refused("CXM-10", "The multipart message cannot be taken apart: " + why + ".", "Send it as multipart/related with the cXML as its first part.");
  }

  private static Opened refused(String code, String message, String next) {
    return new Opened.Refused(new Finding(code, Severity.ERROR, null, null, null, message, null, Turn.SENDER, next));
  }

  // ---- attachments of the document ----------------------------------------------------------------------------------------------

  /** The parts that carry the attachments of a document; write it with {@code attachments=beside}. */
  public static List<Part> parts(Object document) {
    var parts = new ArrayList<Part>();
    for (var a : attachments(document)) {
      if (a.content() == null) continue;
      var id = a.location() != null && a.location().startsWith("cid:") ? a.location().substring(4) : CxmlAttachments.contentId(a.id(), a.content());
      parts.add(new Part(id, a.mime(), a.filename(), a.description(), a.content().bytes()));
    }
    return parts;
  }

  /** The same document with what the parts hold in its attachments; a part that it does not name is an attachment as well. */
  public static Object attach(Object document, List<Part> parts) {
    var group = Group.of(document.getClass());
    var slot = group.find("attachments");
    if (slot == null || parts.isEmpty()) return document;
    var left = new ArrayList<>(parts);
    var all = new ArrayList<Attachment>();
    for (var a : attachments(document)) {
      var part = left.stream().filter(p -> ("cid:" + p.contentId()).equals(a.location())).findFirst().orElse(null);
      left.remove(part);
      all.add(part == null ? a : joined(a, part));
    }
    for (var p : left) all.add(joined(new Attachment(null, null, "cid:" + p.contentId(), null, null, null, null, null, null), p));
    var values = new Object[group.slots().size()];
    for (int i = 0; i < values.length; i++) values[i] = group.slots().get(i) == slot ? all : group.slots().get(i).get(document);
    return group.build(values);
  }

  private static Attachment joined(Attachment a, Part p) {
    var content = Blob.of(p.content());
    boolean ours = p.contentId().endsWith(CxmlAttachments.DOMAIN);
    var local = ours ? p.contentId().substring(0, p.contentId().length() - CxmlAttachments.DOMAIN.length()) : null;
    var id = a.id() != null || !ours || local.equals(content.digest().substring(0, 32)) ? a.id() : local;
    return new Attachment(id, a.description() == null ? p.description() : a.description(), ours ? null : a.location(), content, p.mime(), p.filename(), a.type(), a.scheme(), a.typeText());
  }

  @SuppressWarnings("unchecked") // the component of that name is a list of attachments in every document
  private static List<Attachment> attachments(Object document) {
    var slot = Group.of(document.getClass()).find("attachments");
    return slot == null ? List.of() : (List<Attachment>) slot.get(document);
  }
}
