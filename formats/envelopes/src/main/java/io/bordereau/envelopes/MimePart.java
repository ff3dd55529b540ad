package io.bordereau.envelopes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;

/**
 * One part of a MIME message (RFC 2045, 2046), in memory: for messages whose size was bounded before. A part that is a multipart itself stays in one piece
 * until somebody takes it apart, so nesting goes no deeper than its reader does.
 *
 * @param headers in order, values unfolded
 * @param body as transferred
 */
public record MimePart(List<Header> headers, byte[] body) {
  private static final int MOST_PARTS = 200;
  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_HEADER = 16 << 10;
  private static final int LONGEST_BOUNDARY = 70;

  /** One header. */
  public record Header(String name, String value) {}

  public MimePart {
    headers = List.copyOf(headers);
  }

  /** From names and values in turn. */
  public static MimePart of(byte[] body, String... namesAndValues) {
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new MimePart(headers, body);
  }

  /**
   * A multipart of parts.
   *
   * @param subtype such as {@code related}
   * @param boundary stands in none of the parts; see {@link #boundary}
   * @param parameters further parameters of the Content-Type, such as {@code type="application/xml"}; empty for none
   */
  public static MimePart multipart(String subtype, String boundary, String parameters, List<MimePart> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (MimePart part : parts) {
      ascii(out, "--" + boundary + "\r\n");
      out.writeBytes(part.bytes());
      ascii(out, "\r\n");
    }
    ascii(out, "--" + boundary + "--\r\n");
    String type = "multipart/" + subtype + "; boundary=\"" + boundary + "\"" + (parameters.isEmpty() ? "" : "; " + parameters);
    return of(out.toByteArray(), "Content-Type", type);
  }

  /** A boundary that stands in none of the parts, the same for the same parts and seed. */
  public static String boundary(String seed, List<MimePart> parts) {
    for (int i = 0;; i++) {
      String boundary = "=_" + Integer.toHexString(seed.hashCode()) + "." + Integer.toHexString(Arrays.hashCode(parts.stream().mapToInt(p -> p.body().length).toArray())) + "." + i;
      byte[] bytes = boundary.getBytes(StandardCharsets.US_ASCII);
      if (parts.stream().noneMatch(p -> contains(p.bytes(), bytes))) {
        return boundary;
      }
    }
  }

  /** The value of the first header of a name, whatever its case; empty when there is none. */
  public String header(String name) {
    return headers.stream().filter(h -> h.name().equalsIgnoreCase(name)).map(h -> h.value().strip()).findFirst().orElse("");
  }

  /** The media type in lower case, without parameters. */
  public String mediaType() {
    return mediaType(header("Content-Type"));
  }

  /** The media type of a Content-Type, in lower case. */
  public static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** A parameter of a Content-Type; empty when there is none. */
  public static String parameter(String contentType, String name) {
    ByteSequence bytes = ContentUtil.encode(contentType);
    for (NameValuePair pair : RawFieldParser.DEFAULT.parseRawBody(bytes, new ParserCursor(0, bytes.length())).getParams()) {
      if (pair.getName().equalsIgnoreCase(name)) {
        return pair.getValue() == null ? "" : pair.getValue();
      }
    }
    return "";
  }

  /** Headers, empty line and body as they are transferred, and signed. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 512);
    StringBuilder head = new StringBuilder();
    for (Header header : headers) {
      head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
    out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }

  /** The content without its transfer encoding; empty when it is not what its header says. */
  public Optional<byte[]> content() {
    try {
      return Optional.of(switch (header("Content-Transfer-Encoding").toLowerCase(Locale.ROOT)) {
        case "base64" -> Base64.getMimeDecoder().decode(body);
        case "quoted-printable" -> new QuotedPrintableInputStream(new ByteArrayInputStream(body), DecodeMonitor.STRICT).readAllBytes();
        case "", "7bit", "8bit", "binary" -> body;
        case String other -> throw new IOException(other);
      });
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A part from its bytes; empty when its headers cannot be read. */
  public static Optional<MimePart> read(byte[] bytes) {
    MimeTokenStream stream = stream(RecursionMode.M_FLAT, DecodeMonitor.SILENT);
    try {
      stream.parse(new ByteArrayInputStream(bytes));
      List<Header> headers = new ArrayList<>();
      for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
        if (state == EntityState.T_FIELD) {
          Field field = stream.getField();
          headers.add(new Header(field.getName(), field.getBody().strip()));
        } else if (state == EntityState.T_BODY) {
          return Optional.of(new MimePart(headers, stream.getInputStream().readAllBytes()));
        }
      }
      return Optional.of(new MimePart(headers, new byte[0]));
    } catch (MimeException | IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The parts of a multipart, each byte for byte; empty when it is none, or cannot be taken apart.
   *
   * @param contentType with the boundary
   */
  public static Optional<List<MimePart>> parts(String contentType, byte[] body) {
    String boundary = parameter(contentType, "boundary");
    if (!mediaType(contentType).startsWith("multipart/") || boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY || boundary.indexOf('"') >= 0) {
      return Optional.empty();
    }
    MimeTokenStream stream = stream(RecursionMode.M_RAW, DecodeMonitor.STRICT);
    try {
      stream.parseHeadless(new ByteArrayInputStream(body), "multipart/related; boundary=\"" + boundary + "\"");
      List<MimePart> parts = new ArrayList<>();
      for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
        if (state == EntityState.T_RAW_ENTITY) {
          Optional<MimePart> part = read(stream.getInputStream().readAllBytes());
          if (part.isEmpty() || parts.size() == MOST_PARTS) {
            return Optional.empty();
          }
          parts.add(part.get());
        }
      }
      return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    } catch (MimeException | IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static MimeTokenStream stream(RecursionMode mode, DecodeMonitor monitor) {
    MimeConfig config = MimeConfig.custom().setMaxHeaderCount(MOST_HEADERS).setMaxHeaderLen(LONGEST_HEADER).setMaxLineLen(LONGEST_HEADER).setMaxContentLen(-1)
        .build();
    MimeTokenStream stream = new MimeTokenStream(config, monitor, null);
    stream.setRecursionMode(mode);
    return stream;
  }

  private static boolean contains(byte[] bytes, byte[] sought) {
    for (int i = 0; i + sought.length <= bytes.length; i++) {
      if (bytes[i] == sought[0] && Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
        return true;
      }
    }
    return false;
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Without the body. */
  @Override
  public String toString() {
    return "MimePart[" + header("Content-Type") + ", " + body.length + " bytes]";
  }
}
