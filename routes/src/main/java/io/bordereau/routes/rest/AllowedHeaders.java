package io.bordereau.routes.rest;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * The one allow-list of what may come in beside a body (headers, query, path), and of what goes out: what the table of endpoints names.
 * Everything else is dropped.
 */
public final class AllowedHeaders implements HeaderFilterStrategy {
  private static final Set<String> IN = Stream.concat(Stream.of("authorization", "content-type"),
      Endpoints.ALL.stream().flatMap(e -> Stream.concat(e.inPath().stream(), Stream.concat(e.query().stream(), e.headers().stream()).map(Endpoint.Parameter::name))))
      .map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> OUT = Set.of("content-type", "content-disposition", "idempotent-replayed", "cache-control", "x-content-type-options",
      "www-authenticate", "retry-after");

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !OUT.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !IN.contains(name.toLowerCase(Locale.ROOT));
  }
}
