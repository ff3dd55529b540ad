package io.bordereau.envelopes;

import io.bordereau.document.Blob;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.xml.cxml.CxmlAttachments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * A cXML document with its attachments as {@code multipart/related} (RFC 2387; cXML 1.2, attachments): the document is the root, the others are named by their
 * Content-IDs, which the document refers to as {@code cid:}. Pure; the same message packs to the same bytes.
 *
 * @param cxml the document
 * @param parts the attachments, in their order
 */
public record CxmlMultipart(byte[] cxml, List<Part> parts) {
  /** The most parts of a message besides the document. */
  public static final int MOST_PARTS = 100;

  /** The largest message in bytes. */
  public static final int LARGEST = 100 << 20;

  private static final String ALONE = "text/xml; charset=UTF-8";
  private static final String START = "<document" + CxmlAttachments.DOMAIN + ">";
  private static final String HEAD = "Content-Type: ";
  private static final int LONGEST_HEAD = 8 << 10;
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});

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
  public record Part(String contentId, String mime, String filename, String description, byte[] content) {
    private boolean is(Part other) {
      return equals(new Part(other.contentId, other.mime, other.filename, other.description, content)) && Arrays.equals(content, other.content);
    }
  }

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

  /**
   * Packs a document and its attachments; one that several places refer to travels once.
   *
   * @throws IllegalArgumentException when two that differ go by one Content-ID
   */
  public static Packed pack(byte[] cxml, List<Part> parts) {
    if (parts.isEmpty()) return new Packed(ALONE, cxml);
    var all = new ArrayList<MimePart>();
    all.add(MimePart.of(cxml, "Content-Type", ALONE, "Content-ID", START, "Content-Transfer-Encoding", "8bit"));
    var known = new HashMap<String, Part>();
    for (var p : parts) {
      var same = known.putIfAbsent(p.contentId(), p);
      if (same == null) all.add(mime(p));
      else if (!p.is(same)) throw new IllegalArgumentException("two attachments that differ go by one Content-ID, " + p.contentId());
    }
    var packed = MimePart.multipart("related", MimePart.boundary(Blob.of(cxml).digest(), all), "type=\"text/xml\"; start=\"" + START + "\"", all);
    return new Packed(packed.header("Content-Type"), packed.body());
  }

  private static MimePart mime(Part p) {
    var headers = new ArrayList<MimePart.Header>();
    headers.add(new MimePart.Header("Content-Type", mime(p.mime())));
    headers.add(new MimePart.Header("Content-ID", "<" + plain(p.contentId()) + ">"));
    headers.add(new MimePart.Header("Content-Transfer-Encoding", "base64"));
    if (p.filename() != null) headers.add(new MimePart.Header("Content-Disposition", "attachment;\r\n filename*=" + MimeNames.toExtended(p.filename())));
    if (p.description() != null) headers.add(new MimePart.Header("Content-Description", MimeNames.toWords(p.description())));
    return new MimePart(headers, LINES.encode(p.content()));
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

  // ---- taking apart -------------------------------------------------------------------------------------------------------------

  /** Whether a Content-Type is one of a message with attachments. */
  public static boolean isMultipart(String contentType) {
    return contentType != null && MimePart.mediaType(contentType).equals("multipart/related");
  }

  /** Takes a message apart. Never throws on input. */
  public static Opened unpack(String contentType, byte[] body) {
    if (contentType == null || !MimePart.mediaType(contentType).startsWith("multipart/")) return new Opened.Whole(new CxmlMultipart(body, List.of()));
    if (body.length > LARGEST) return refused("CXM-11", "The message has " + body.length + " bytes; at most " + LARGEST + " are taken.", "Attach less, or send it another way.");
    if (contentType.length() > LONGEST_HEAD || contentType.chars().anyMatch(c -> c < ' ')) return broken("its Content-Type cannot be read");
    // What was cut off reads like a last part that is shorter.
    int tail = Math.max(0, body.length - LONGEST_HEAD);
    var end = new String(body, tail, body.length - tail, StandardCharsets.ISO_8859_1);
    if (!end.contains("--" + MimePart.parameter(contentType, "boundary") + "--")) return broken("it does not end with its boundary");
    return MimePart.parts(contentType, body).map(all -> assembled(contentType, all)).orElseGet(() -> broken("its parts cannot be told"));
  }

  private static Opened assembled(String contentType, List<MimePart> all) {
    if (all.size() > MOST_PARTS + 1) return refused("CXM-11", "The message has " + all.size() + " parts; at most " + (MOST_PARTS + 1) + " are taken.", "Attach less, or send it another way.");
    var start = bare(MimePart.parameter(contentType, "start"));
    var root = start.isEmpty() ? all.getFirst() : all.stream().filter(p -> bare(p.header("Content-ID")).equals(start)).findFirst().orElse(null);
    if (root == null || !(root.mediaType().isEmpty() || root.mediaType().endsWith("xml"))) {
      return refused("CXM-12", "None of the parts of the message is the cXML document.", "Put the cXML document first and name it in the parameter start.");
    }
    var parts = new ArrayList<Part>();
    var ids = new HashSet<String>();
    byte[] cxml = null;
    for (var p : all) {
      var content = p.content().orElse(null);
      var id = bare(p.header("Content-ID"));
      if (content == null) return broken("a part is not encoded as it says");
      if (p.mediaType().startsWith("multipart/")) return broken("a part has parts itself");
      if (!id.isEmpty() && !ids.add(id)) return broken("two parts go by one Content-ID");
      var words = MimeNames.words(p.header("Content-Description"));
      if (p == root) cxml = content;
      else parts.add(new Part(id.isEmpty() ? "part-" + (parts.size() + 2) : id, p.mediaType().isEmpty() ? null : p.mediaType(), MimeNames.filename(p), words.isEmpty() ? null : words, content));
    }
    return new Opened.Whole(new CxmlMultipart(cxml, parts));
  }

  private static String bare(String contentId) {
    var id = contentId.strip();
    return id.startsWith("<") && id.endsWith(">") && id.length() > 1 ? id.substring(1, id.length() - 1) : id;
  }

  private static Opened broken(String why) {
    return refused("CXM-10", "The multipart message cannot be taken apart: " + why + ".", "Send it as multipart/related with the cXML as its first part.");
  }

  private static Opened refused(String code, String message, String next) {
    return new Opened.Refused(new Finding(code, Severity.ERROR, null, null, null, message, null, Turn.SENDER, next));
  }

  /**
   * Where the cXML document begins in the beginning of a body; -1 when that cannot be told: the root must be the first part, and not encoded.
   *
   * @param head the beginning of the body
   */
  public static int root(String contentType, byte[] head) {
    var text = new String(head, 0, Math.min(head.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
    var boundary = "--" + MimePart.parameter(contentType, "boundary");
    int part = boundary.length() == 2 ? -1 : text.startsWith(boundary) ? 0 : text.indexOf("\n" + boundary);
    if (part < 0) return -1;
    int headers = text.indexOf('\n', part + 1);
    int crlf = text.indexOf("\r\n\r\n", part);
    int lf = text.indexOf("\n\n", part);
    int end = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 4 : lf < 0 ? -1 : lf + 2;
    if (headers < 0 || end < 0) return -1;
    var said = MimePart.read(text.substring(Math.min(headers + 1, end), end).getBytes(StandardCharsets.ISO_8859_1));
    return said.isPresent() && isPlainRoot(contentType, said.get()) ? end : -1;
  }

  private static boolean isPlainRoot(String contentType, MimePart part) {
    var start = bare(MimePart.parameter(contentType, "start"));
    boolean plain = List.of("", "7bit", "8bit", "binary").contains(part.header("Content-Transfer-Encoding").toLowerCase(Locale.ROOT));
    return plain && (start.isEmpty() || start.equals(bare(part.header("Content-ID"))));
  }

  // ---- as it is kept ------------------------------------------------------------------------------------------------------------

  /** A received message as it is kept: it begins with its own Content-Type, so that it says by itself what it is. */
  public static byte[] entity(String contentType, byte[] body) {
    return MimePart.of(body, "Content-Type", contentType.replaceAll("[\\r\\n]+\\s*", " ")).bytes();
  }

  /** What is kept, taken apart; what is no message with attachments, or cannot be taken apart, is a document alone. */
  public static CxmlMultipart kept(byte[] bytes) {
    var alone = new CxmlMultipart(bytes, List.of());
    var start = new String(bytes, 0, Math.min(bytes.length, HEAD.length() + 20), StandardCharsets.ISO_8859_1);
    if (!start.startsWith(HEAD) || !isMultipart(start.substring(HEAD.length()))) return alone;
    return MimePart.read(bytes).map(e -> unpack(e.header("Content-Type"), e.body()) instanceof Opened.Whole w ? w.message() : alone).orElse(alone);
  }

  // ---- attachments of the document ----------------------------------------------------------------------------------------------

  /** The parts that carry the attachments of a document and of its lines; write it with {@code attachments=beside}. */
  public static List<Part> parts(Object document) {
    return CarriedFiles.of(document);
  }

  /** The same document with what the parts hold in its attachments; a part that it does not name is an attachment as well. */
  public static Object attach(Object document, List<Part> parts) {
    return CarriedFiles.into(document, parts);
  }
}
