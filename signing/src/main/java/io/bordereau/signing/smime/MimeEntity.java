package io.bordereau.signing.smime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A MIME entity (RFC 2045): headers and a content, the content encoded as the headers say.
 *
 * @param headers its headers in order
 * @param content what follows the empty line
 */
public record MimeEntity(MimeHeaders headers, Content content) {
  /** An entity with a Content-Type only. */
  public static MimeEntity of(String contentType, byte[] content) {
    return new MimeEntity(MimeHeaders.of("Content-Type", contentType), Content.of(content));
  }

  /** Writes headers, the empty line and the content, as they are signed: lines end in CR LF. */
  public void writeTo(OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    for (MimeHeaders.Field field : headers.fields()) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    content.writeTo(out);
  }

  /** The whole entity as bytes; for what fits into memory. */
  public byte[] bytes() {
    return bytes(this::writeTo);
  }

  /** The content alone as bytes; for what fits into memory. */
  public byte[] body() {
    return bytes(content);
  }

  private static byte[] bytes(Content content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
