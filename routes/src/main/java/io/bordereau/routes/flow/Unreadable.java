package io.bordereau.routes.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bordereau.mapping.Finding;
import java.io.IOException;
import java.util.List;

/** The place of a document that could not be read inside a batch: it becomes a document of its own that is refused for these findings. */
public final class Unreadable {
  /** What the ledger calls its format; no real format has this id. */
  public static final String FORMAT = "unreadable";

  private static final ObjectMapper JSON = JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private Unreadable() {}

  static byte[] bytes(List<Finding> findings) {
    try {
      return JSON.writerFor(new TypeReference<List<Finding>>() {}).writeValueAsBytes(findings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("findings are plain records", e);
    }
  }

  /** Why it could not be read. */
  public static List<Finding> findings(byte[] bytes) {
    try {
      return JSON.readerFor(new TypeReference<List<Finding>>() {}).readValue(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("written by this class", e);
    }
  }
}
