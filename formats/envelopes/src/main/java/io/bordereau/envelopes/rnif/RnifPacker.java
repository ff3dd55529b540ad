package io.bordereau.envelopes.rnif;

import io.bordereau.envelopes.MimePart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Packs messages (RNIF 2.0, 2.1): the parts in their order, the payload or its container encrypted, the whole signed, and all of it once more within the
 * multipart of the HTTP binding (2.4.2).
 *
 * @param security what signs and encrypts
 * @param scope what is encrypted
 */
public record RnifPacker(RnifSecurity security, RnifSecurity.Scope scope) {
  /** The header that names the version. */
  public static final String VERSION_HEADER = "x-RN-Version";
  /** The header that says how it is answered. */
  public static final String RESPONSE_HEADER = "x-RN-Response-Type";
  /** The value of {@link #VERSION_HEADER}. */
  public static final String VERSION = "RosettaNet/V02.00";

  /**
   * A packed message.
   *
   * @param contentType of the HTTP request
   * @param body of the HTTP request
   * @param signed exactly what was signed, whose digest the receipt repeats; what would have been when nothing was
   */
  public record Packed(String contentType, byte[] body, byte[] signed) {}

  /** The message as it is sent. The manifest must list its attachments: {@link #manifest} makes it. */
  public Packed pack(RnifMessage message) {
    String id = message.delivery().trackingId();
    List<MimePart> payload = new ArrayList<>();
    payload.add(xml("RN-Service-Content", id, message.contentType(), message.content()));
    for (RnifMessage.Attachment attachment : message.attachments()) {
      payload.add(MimePart.of(Base64.getMimeEncoder().encode(attachment.bytes()), "Content-Type", attachment.type(), "Content-ID", "<" + attachment.id() + ">",
          "Content-Transfer-Encoding", "base64"));
    }
    MimePart service = xml("RN-Service-Header", id, "application/xml", RnifHeaders.SERVICE.write(message.service()));
    List<MimePart> parts = new ArrayList<>();
    parts.add(xml("RN-Preamble", id, "application/xml", RnifHeaders.PREAMBLE.write(Preamble.V02)));
    parts.add(xml("RN-Delivery-Header", id, "application/xml", RnifHeaders.DELIVERY.write(message.delivery())));
    switch (scope) {
      case NOTHING -> {
        parts.add(service);
        parts.addAll(payload);
      }
      case PAYLOAD -> {
        parts.add(service);
        parts.add(encrypted("payload", id, payload));
      }
      case PAYLOAD_CONTAINER -> {
        payload.add(0, service);
        parts.add(encrypted("container", id, payload));
      }
    }
    MimePart related = related("message." + id, parts);
    MimePart whole = security.sign() == null ? related : security.sign().apply(related);
    MimePart http = MimePart.multipart("related", MimePart.boundary("http." + id, List.of(whole)), "type=\"" + whole.mediaType() + "\"", List.of(whole));
    return new Packed(http.header("Content-Type"), http.body(), related.bytes());
  }

  /** The Content-Type of a packed message, of which only the body was kept. */
  public static String contentType(byte[] body) {
    int end = 0;
    while (end < body.length && body[end] != '\r') {
      end++;
    }
    String boundary = new String(body, 2, Math.max(0, end - 2), StandardCharsets.US_ASCII);
    String type = "multipart/related; boundary=\"" + boundary + "\"";
    return type + MimePart.parts(type, body).map(parts -> "; type=\"" + parts.get(0).mediaType() + "\"").orElse("");
  }

  /** The manifest of a message's attachments. */
  public static ServiceHeader.Manifest manifest(ServiceHeader.Action action, ServiceHeader.Signal signal, List<RnifMessage.Attachment> attachments) {
    return new ServiceHeader.Manifest(attachments.stream().map(a -> new ServiceHeader.Listed(a.description(), a.type(), "cid:" + a.id())).toList(),
        Integer.toString(attachments.size()), action, signal);
  }

  private MimePart encrypted(String name, String id, List<MimePart> parts) {
    MimePart encrypted = security.encrypt().apply(parts.size() == 1 ? parts.get(0) : related(name + "." + id, parts));
    List<MimePart.Header> headers = new ArrayList<>(encrypted.headers());
    headers.add(new MimePart.Header("Content-ID", "<RN-" + name + "." + id + ">"));
    return new MimePart(headers, encrypted.body());
  }

  private static MimePart related(String seed, List<MimePart> parts) {
    return MimePart.multipart("related", MimePart.boundary(seed, parts), "type=\"application/xml\"", parts);
  }

  private static MimePart xml(String location, String id, String type, byte[] xml) {
    // Line ends in canonical form: the signature then holds whether or not a receiver brings them into it first. To XML they are the same.
    byte[] bytes = type.contains("xml") ? canonical(xml) : xml;
    return MimePart.of(bytes, "Content-Type", type, "Content-Location", location, "Content-ID", "<" + location + "." + id + ">",
        "Content-Transfer-Encoding", "binary");
  }

  private static byte[] canonical(byte[] xml) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(xml.length + 256);
    for (int i = 0; i < xml.length; i++) {
      if (xml[i] == '\n' && (i == 0 || xml[i - 1] != '\r')) {
        out.write('\r');
      }
      out.write(xml[i]);
    }
    return out.toByteArray();
  }
}
