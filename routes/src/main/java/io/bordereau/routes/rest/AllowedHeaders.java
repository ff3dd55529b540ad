package io.bordereau.routes.rest;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** The one allow-list of what may come in beside a body (headers, query, path), and of what goes out. Everything else is dropped. */
public final class AllowedHeaders implements HeaderFilterStrategy {
  private static final Set<String> IN =
      Set.of("authorization", "idempotency-key", "content-type", "bordereau-format", "bordereau-name", "id", "number", "offset", "max");
  private static final Set<String> OUT = Set.of("content-type", "idempotent-replayed", "cache-control", "x-content-type-options",
      "www-authenticate");

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !OUT.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !IN.contains(name.toLowerCase(Locale.ROOT));
  }
}
