package io.bordereau.signing.smime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;

/**
 * The headers of a MIME entity, in order. Names compare without regard to case.
 *
 * @param fields name and value of each, unfolded
 */
public record MimeHeaders(List<Field> fields) {
  private static final String CONTENT_TYPE = "Content-Type";

  /**
   * One header.
   *
   * @param name its name as written
   * @param value its value, unfolded
   */
  public record Field(String name, String value) {
    /** IllegalArgumentException on a line break or a name that is none: it could make headers of its own. */
    public Field {
      if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':')) {
        throw new IllegalArgumentException("not the name of a header");
      }
      if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
        throw new IllegalArgumentException("a header's value holds a line break");
      }
    }
  }

  public MimeHeaders {
    fields = List.copyOf(fields);
  }

  /** From names and values in turn. */
  public static MimeHeaders of(String... namesAndValues) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new MimeHeaders(fields);
  }

  /** The value of the first header of a name; the empty text when there is none. */
  public String value(String name) {
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return field.value().strip();
      }
    }
    return "";
  }

  /** The media type without its parameters, in lower case; {@code text/plain} when none is said (RFC 2045 5.2). */
  public String mediaType() {
    String value = value(CONTENT_TYPE);
    return value.isEmpty() ? "text/plain" : parse(value).getValue().strip().toLowerCase(Locale.ROOT);
  }

  /** A parameter of the Content-Type; the empty text when there is none. */
  public String parameter(String name) {
    for (NameValuePair pair : parse(value(CONTENT_TYPE)).getParams()) {
      if (pair.getName().equalsIgnoreCase(name)) {
        return pair.getValue() == null ? "" : pair.getValue();
      }
    }
    return "";
  }

  /** Whether the content is encoded in base64. */
  boolean inBase64() {
    return value("Content-Transfer-Encoding").equalsIgnoreCase("base64");
  }

  private static RawBody parse(String value) {
    ByteSequence bytes = ContentUtil.encode(value);
    return RawFieldParser.DEFAULT.parseRawBody(bytes, new org.apache.james.mime4j.stream.ParserCursor(0, bytes.length()));
  }
}
