package io.bordereau.simulators;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a receiver decided, before it is put into words of a protocol.
 *
 * @param status {@code accepted}, {@code received} or {@code rejected}; {@code busy} when nothing was decided
 * @param reference the receiver's own number; null unless accepted or received
 * @param code why; null unless rejected or busy
 * @param text why, in words; null unless rejected or busy
 */
record Answer(String status, String reference, String code, String text) {
  /** Nothing was decided: come again. */
  static Answer busy() {
    return new Answer("busy", null, "BUSY", "out of order for a moment");
  }

  /** A refusal. */
  static Answer rejected(String code, String text) {
    return new Answer("rejected", null, code, text);
  }

  /** The answer as it stands in the book. */
  Map<String, Object> forBook() {
    var m = new LinkedHashMap<String, Object>();
    m.put("status", status);
    if (reference != null) m.put("reference", reference);
    if (code != null) m.put("code", code);
    if (text != null) m.put("text", text);
    return m;
  }

  /** The answer from the book. */
  static Answer ofBook(Map<?, ?> m) {
    return new Answer((String) m.get("status"), (String) m.get("reference"), (String) m.get("code"), (String) m.get("text"));
  }

  /** The HTTP status: a decision is 200, whichever it is; the body says what was decided. */
  int http() {
    return status.equals("busy") ? 503 : "VIOLATION".equals(code) ? 409 : 200;
  }

  /** The JSON body. */
  byte[] json() {
    return Json.write(forBook()).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The cXML body: a Response with one Status (cXML 1.2, codes as networks use them).
   *
   * @param payloadId identity of this answer
   * @param timestamp ISO 8601 with offset
   */
  byte[] cxml(String payloadId, String timestamp) {
    var words = switch (status) {
      case "accepted" -> "OK";
      case "received" -> "Accepted";
      case String other -> code;
    };
    var detail = text == null ? reference == null ? "" : reference : text;
    var body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/1.2.037/cXML.dtd\">\n"
        + "<cXML payloadID=\"" + escape(payloadId) + "\" timestamp=\"" + escape(timestamp) + "\"><Response><Status code=\"" + statusCode()
        + "\" text=\"" + escape(words) + "\" xml:lang=\"en\">" + escape(detail) + "</Status></Response></cXML>\n";
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private int statusCode() {
    return switch (status) {
      case "accepted" -> 200;
      case "received" -> 201;
      case "busy" -> 560;
      case String rejected -> switch (code) {
        case "CREDENTIAL" -> 401;
        case "SYNTAX", "STRUCTURE", "UNKNOWN_FORMAT" -> 406;
        case "VIOLATION", "DUPLICATE" -> 409;
        case "COUNT", "TOTAL", "SIGN" -> 400;
        case String business -> 417;
      };
    };
  }

  private static String escape(String s) {
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
