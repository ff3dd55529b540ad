package io.bordereau.routes.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bordereau.connectors.api.Backoff;
import io.bordereau.connectors.api.Delivery;
import io.bordereau.routes.feedback.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The webhook of our own system: a document is posted to it under the identity of the hand-over, by which the system recognises one that comes again, and
 * the answer may say at once what became of it.
 *
 * @param webhook the webhook
 * @param backoff when a document is posted again that did not arrive
 */
public record ErpWebhook(Webhook webhook, Backoff backoff) {
  private static final ObjectMapper JSON = new ObjectMapper();
  /** These refuse the document itself; every other failure may be over the next time. */
  private static final Set<Integer> NOT_THIS_ONE = Set.of(400, 409, 410, 413, 415, 422);

  /** What it said. */
  public sealed interface Said {
    /** It has it, and says later what becomes of it. */
    record Arrived() implements Said {}

    /** It took it in. */
    record Taken() implements Said {}

    /** It does not take it in. */
    record Refused(String reason) implements Said {}

    /** It could not be asked, or did not know. */
    record Away(String why) implements Said {}
  }

  /** Posts a document once. */
  Said post(String identity, byte[] bytes) {
    var delivery = webhook.post(identity, bytes);
    if (delivery.isEmpty()) return new Said.Away("the secret that it is to be signed with is missing");
    return switch (delivery.get()) {
      case Delivery.Accepted accepted -> answer(accepted.evidence().body());
      case Delivery.Refused refused when refused.evidence() != null && NOT_THIS_ONE.contains(refused.evidence().status()) -> new Said.Refused(reason(refused.evidence().body()));
      case Delivery.Refused refused -> new Said.Away(refused.findings().get(0).message());
      case Delivery.Retry later -> new Said.Away(later.reason());
      case Delivery.Unknown unknown -> new Said.Away(unknown.reason());
    };
  }

  /** Only a clear word counts; whoever says nothing says it later. */
  private static Said answer(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    var status = json(text).path("status").asText(ErpFolder.plain(text)).toLowerCase(Locale.ROOT);
    return switch (status) {
      case "taken" -> new Said.Taken();
      case "refused" -> new Said.Refused(reason(body));
      default -> new Said.Arrived();
    };
  }

  private static String reason(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    var json = json(text);
    if (!json.isObject()) return ErpFolder.plain(text);
    return ErpFolder.plain(Stream.of("reason", "detail", "message", "title").map(name -> json.path(name).asText()).filter(said -> !said.isBlank()).findFirst().orElse(text));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
