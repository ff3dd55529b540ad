package io.bordereau.routes.flow;

import io.bordereau.mapping.Format;
import io.bordereau.mapping.Guide;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What makes bytes, by version: the facts under which a document's history names them, so that a difference found later has a cause. */
public final class Versions {
  /** The fact of a step: the digest of what the target's tables say. */
  public static final String MAPPING = "mapping-digest";
  /** The fact of a step: the digest of the partner's agreement. */
  public static final String AGREEMENT = "agreement";
  /** The fact of a step: the official rules that it was proven by. */
  public static final String RULES = "rules";

  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Versions() {}

  /** SHA-256 over every row of a format's tables: places, terms, forms, constants, rules. */
  public static String mapping(Format format) {
    return KNOWN.computeIfAbsent(format.id(), id -> {
      var text = new StringBuilder(id).append('\n');
      for (var mapping : format.mappings()) for (var row : Guide.of(mapping)) text.append(row).append('\n');
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    });
  }
}
