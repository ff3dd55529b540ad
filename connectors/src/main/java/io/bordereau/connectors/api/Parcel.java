package io.bordereau.connectors.api;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finished bytes and what must travel beside them.
 *
 * @param identity the identity of this message, the same on every retry: 1 to 200 visible ASCII characters
 * @param contentType the media type, such as {@code text/xml; charset=UTF-8}
 * @param bytes exactly what is sent; not copied, never changed by a connector
 * @param headers further transport headers, by lower-case name; only names of {@link #ALLOWED}
 * @param fileName a plain name without folders, for transports that have file names; null when none is proposed
 */
public record Parcel(String identity, String contentType, byte[] bytes, Map<String, String> headers, String fileName) {
  /** The transport headers that a parcel may carry: whatever else a caller wants to say belongs into the agreement. */
  public static final Set<String> ALLOWED =
      Set.of("accept", "accept-language", "content-language", "soapaction", "bordereau-document", "bordereau-format", "x-rn-version", "x-rn-response-type", "webhook-timestamp",
          "webhook-signature");

  private static final int LONGEST_VALUE = 200;

  /** Checks every part. IllegalArgumentException on a part that could not travel unchanged: the caller made it, so it is a bug. */
  public Parcel {
    visible("identity", identity, LONGEST_VALUE);
    visible("contentType", contentType.replace(" ", ""), LONGEST_VALUE);
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    lower.forEach((name, value) -> {
      if (!ALLOWED.contains(name)) {
        throw new IllegalArgumentException("a parcel carries no header " + name);
      }
      visible(name, value.replace(" ", ""), LONGEST_VALUE);
    });
    headers = Map.copyOf(lower);
    if (fileName != null && !fileName.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")) {
      throw new IllegalArgumentException("not a plain file name: " + fileName);
    }
  }

  private static void visible(String what, String value, int longest) {
    if (value == null || value.isEmpty() || value.length() > longest || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(what + " must be 1 to " + longest + " visible ASCII characters");
    }
  }

  /** Without the bytes. */
  @Override
  public String toString() {
    return "Parcel[" + identity + ", " + contentType + ", " + bytes.length + " bytes]";
  }
}
