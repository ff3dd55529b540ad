package io.bordereau.routes.rest;

import io.bordereau.routes.ledger.Reply;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a reply into the exchange; nothing of the request stays in it. */
public final class Responses {
  /** After how many seconds a request that could not be recorded may come again. */
  private static final String RETRY_AFTER = "5";
  /** Under this property a bean leaves further headers of the response. */
  static final String HEADERS = "response-headers";

  /** Under this property a bean leaves the bytes of the response, where the reply's text is not it. */
  public static final String BYTES = "response-bytes";

  private static final Logger LOG = LoggerFactory.getLogger(Responses.class);

  /** Writes what a bean answered. */
  public void write(Exchange exchange) throws IOException {
    if (exchange.getMessage().getBody() instanceof Download file) {
      exchange.setProperty(HEADERS, Map.of("Content-Disposition", "attachment; filename=\"" + file.name() + "\""));
      write(exchange, new Reply(200, file.type(), ""));
      exchange.getMessage().setBody(file.open());
    } else {
      write(exchange, exchange.getMessage().getBody(Reply.class));
    }
  }

  /** Writes why a request was not welcome. */
  public void unwelcome(Exchange exchange) {
    var why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Unwelcome.class);
    if (why.status() == 401) exchange.setProperty(HEADERS, Map.of("WWW-Authenticate", "Bearer"));
    write(exchange, new Reply(why.status(), Json.TYPE, Json.text(Map.of("status", "refused", "findings", why.findings()))));
  }

  /** Writes that the hub failed; the cause is in the log, not in the response. */
  public void failed(Exchange exchange) {
    LOG.error("A request failed", exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    exchange.setProperty(HEADERS, Map.of("Retry-After", RETRY_AFTER));
    write(exchange, new Reply(503, Json.TYPE,
        Json.text(Map.of("status", "error", "message", "The hub could not do this now; send the request again with the same key."))));
  }

  private static void write(Exchange exchange, Reply reply) {
    var message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
    message.setHeader(Exchange.CONTENT_TYPE, reply.type());
    message.setHeader("Cache-Control", "no-store");
    message.setHeader("X-Content-Type-Options", "nosniff");
    Map<?, ?> more = exchange.getProperty(HEADERS, Map.of(), Map.class);
    more.forEach((name, value) -> message.setHeader(String.valueOf(name), value));
    message.setBody(exchange.getProperty(BYTES) == null ? reply.body() : exchange.getProperty(BYTES));
  }
}
