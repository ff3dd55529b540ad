package io.bordereau.routes.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** The JSON of the operator's door: records by their components, instants as ISO 8601, enumerations in lower case, nothing that is null. */
public final class Json {
  /** Its media type. */
  public static final String TYPE = "application/json";

  private static final ObjectMapper MAPPER = JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
      .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
      .addModule(new SimpleModule().addSerializer(Instant.class, new AsText<>(Instant.class)).addSerializer(LocalDate.class, new AsText<>(LocalDate.class))
          .addSerializer(Enum.class, new LowerCase()))
      .build();

  private Json() {}

  private static final int LARGEST = 64 << 10;
  private static final ObjectMapper READER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS).build();

  /**
   * What a request says.
   *
   * @throws Unwelcome 400 when it is no JSON object of this shape
   */
  public static <T extends Record> T read(byte[] body, Class<T> shape) {
    try {
      var read = body == null || body.length == 0 || body.length > LARGEST ? null : READER.readValue(body, shape);
      if (read != null) return read;
    } catch (IOException e) {
      // Told below: what the reader says of it would repeat what was sent.
    }
    var fields = java.util.Arrays.stream(shape.getRecordComponents()).map(java.lang.reflect.RecordComponent::getName).toList();
    throw new Unwelcome(400, "HUB-62", "The body of the request is no JSON object of the shape that is wanted here.",
        "Send an object with these fields and no others: " + String.join(", ", fields) + ".");
  }

  /** The text of a value made of records, lists, maps, texts and numbers. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("only plain records are answered", e);
    }
  }

  private static final class AsText<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    private AsText(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
      out.writeString(value.toString());
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class LowerCase extends JsonSerializer<Enum> {
    @Override
    public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
      out.writeString(value.name().toLowerCase(Locale.ROOT));
    }
  }
}
