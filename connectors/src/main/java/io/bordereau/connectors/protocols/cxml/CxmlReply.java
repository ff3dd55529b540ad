package io.bordereau.connectors.protocols.cxml;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a request is answered (cXML 1.2: {@code Response}): every outcome has one.
 *
 * @param code the status code
 * @param words what is said beside it, for whoever reads the sender's log; may be empty
 * @param body a typed response as XML; empty when the Status is all there is
 */
public record CxmlReply(Code code, String words, String body) {
  private static final String DOCTYPE = "<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/1.2.037/cXML.dtd\">\n";
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

  /** The codes that we answer with. */
  public enum Code {
    OK(200, "OK"),
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHORIZED(401, "Unauthorized"),
    FORBIDDEN(403, "Forbidden"),
    NOT_ACCEPTABLE(406, "Not Acceptable"),
    CONFLICT(409, "Conflict"),
    NOT_IMPLEMENTED(450, "Not Implemented"),
    SIGNATURE_REQUIRED(475, "Signature Required"),
    SIGNATURE_FAILED(476, "Signature Verification Failed"),
    SIGNATURE_UNACCEPTABLE(477, "Signature Unacceptable"),
    TEMPORARY(560, "Temporary Server Error");

    private final int number;
    private final String text;

    Code(int number, String text) {
      this.number = number;
      this.text = text;
    }

    /** The number. */
    public int number() {
      return number;
    }
  }

  /** One kind of request that is taken, and where. */
  public record Transaction(String request, String url) {}

  /** Taken in, durably. */
  public static CxmlReply ok() {
    return new CxmlReply(Code.OK, "", "");
  }

  /** Not taken in. */
  public static CxmlReply no(Code code, String words) {
    return new CxmlReply(code, words, "");
  }

  /** What we take, in answer to a ProfileRequest. */
  public static CxmlReply profile(OffsetDateTime effective, List<Transaction> transactions) {
    var b = new StringBuilder("<ProfileResponse effectiveDate=\"").append(stamp(effective)).append("\">\n");
    for (var t : transactions) {
      b.append("<Transaction requestName=\"").append(escape(t.request())).append("\"><URL>").append(escape(t.url())).append("</URL></Transaction>\n");
    }
    return new CxmlReply(Code.OK, "", b.append("</ProfileResponse>\n").toString());
  }

  /** As a whole document. */
  public String document(String payloadId, OffsetDateTime at) {
    var b = new StringBuilder(512).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(DOCTYPE);
    b.append("<cXML payloadID=\"").append(escape(payloadId)).append("\" timestamp=\"").append(stamp(at)).append("\">\n<Response>\n<Status code=\"")
        .append(code.number).append("\" text=\"").append(code.text).append("\" xml:lang=\"en\">").append(escape(words)).append("</Status>\n").append(body);
    return b.append("</Response>\n</cXML>\n").toString();
  }

  /** The same as bytes. */
  public byte[] bytes(String payloadId, OffsetDateTime at) {
    return document(payloadId, at).getBytes(StandardCharsets.UTF_8);
  }

  private static String stamp(OffsetDateTime at) {
    return STAMP.format(at.withOffsetSameInstant(ZoneOffset.UTC));
  }

  /** Text that may hold anything, as XML 1.0 can carry it. */
  private static String escape(String text) {
    var b = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> {
      if (c == '&') b.append("&amp;");
      else if (c == '<') b.append("&lt;");
      else if (c == '>') b.append("&gt;");
      else if (c == '"') b.append("&quot;");
      else if (c < ' ' && c != '\t' && c != '\n' || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF) b.append('?');
      else b.appendCodePoint(c);
    });
    return b.toString();
  }
}
