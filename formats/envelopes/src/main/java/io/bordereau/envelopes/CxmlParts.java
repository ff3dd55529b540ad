package io.bordereau.envelopes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cXML message with its attachments (cXML 1.2, attachments: {@code multipart/related}, RFC 2387; the root is the cXML document, the others are named by their
 * Content-ID). As it is kept, the entity begins with its own Content-Type, so that it says by itself what it is.
 *
 * @param document the cXML document
 * @param attachments the other parts, in their order
 */
public record CxmlParts(byte[] document, List<MimePart> attachments) {
  private static final String HEAD = "Content-Type: ";
  private static final int LONGEST_HEAD = 8 << 10;

  public CxmlParts {
    attachments = List.copyOf(attachments);
  }

  /** Whether a Content-Type is one of a message with attachments. */
  public static boolean isMultipart(String contentType) {
    return contentType != null && MimePart.mediaType(contentType).equals("multipart/related");
  }

  /** The entity as it is kept: its Content-Type and its body. */
  public static byte[] entity(String contentType, byte[] body) {
    return MimePart.of(body, "Content-Type", contentType.replaceAll("[\\r\\n]+\\s*", " ")).bytes();
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
    return said.isPresent() && isRoot(contentType, said.get()) ? end : -1;
  }

  private static boolean isRoot(String contentType, MimePart part) {
    var start = MimePart.parameter(contentType, "start");
    boolean plain = List.of("", "7bit", "8bit", "binary").contains(part.header("Content-Transfer-Encoding").toLowerCase(Locale.ROOT));
    return plain && (start.isEmpty() || bare(start).equals(bare(part.header("Content-ID"))));
  }

  /** A kept entity taken apart; empty when it is none, or is not whole. */
  public static Optional<CxmlParts> read(byte[] entity) {
    var start = new String(entity, 0, Math.min(entity.length, HEAD.length() + 20), StandardCharsets.ISO_8859_1);
    if (!start.startsWith(HEAD) || !isMultipart(start.substring(HEAD.length()))) return Optional.empty();
    return MimePart.read(entity).flatMap(whole -> {
      var type = whole.header("Content-Type");
      var end = "--" + MimePart.parameter(type, "boundary") + "--";
      // What was cut off reads like a last part that is shorter.
      var tail = new String(whole.body(), Math.max(0, whole.body().length - LONGEST_HEAD), Math.min(whole.body().length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
      return tail.contains(end) ? MimePart.parts(type, whole.body()).flatMap(parts -> read(type, parts)) : Optional.empty();
    });
  }

  private static Optional<CxmlParts> read(String type, List<MimePart> parts) {
    if (!isRoot(type, parts.get(0))) return Optional.empty();
    var others = new ArrayList<>(parts.subList(1, parts.size()));
    return others.stream().allMatch(p -> p.content().isPresent()) ? Optional.of(new CxmlParts(parts.get(0).body(), others)) : Optional.empty();
  }

  /** The name of a part without its angle brackets. */
  public static String bare(String contentId) {
    var id = contentId.strip();
    return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
  }

  /** The bytes that a format reads: the document of a kept entity, or the bytes themselves. */
  public static byte[] readable(byte[] kept) {
    return read(kept).map(CxmlParts::document).orElse(kept);
  }
}
