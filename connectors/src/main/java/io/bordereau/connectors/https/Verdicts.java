package io.bordereau.connectors.https;

import io.bordereau.connectors.api.Answer;
import io.bordereau.connectors.api.Answer.Level;
import io.bordereau.connectors.api.Answer.Verdict;
import io.bordereau.connectors.api.Delivery;
import io.bordereau.connectors.api.Evidence;
import io.bordereau.connectors.api.Protocol;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/** Weighs an HTTP answer: the body decides where it says something in the agreed protocol, the status code where it does not. */
final class Verdicts {
  /** Request Timeout, Too Early, Too Many Requests, Service Unavailable (RFC 9110, 8470, 6585): not taken, come back. */
  private static final Set<Integer> COME_BACK = Set.of(408, 425, 429, 503);
  /** Created and accepted without words, and No Content: the message has arrived, and that is all that is said. */
  private static final Set<Integer> WORDLESS = Set.of(202, 204);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(7);

  private Verdicts() {}

  static Delivery of(HttpResponse<byte[]> response, Evidence evidence, Protocol protocol, String peer, Instant now) {
    int status = response.statusCode();
    if (status >= 300 && status < 400) {
      String location = Told.bounded(response.headers().firstValue("Location").orElse(null));
      return new Delivery.Refused(List.of(Told.moved(peer, status, location)), List.of(), evidence);
    }
    Reading reading = read(response.body(), protocol);
    Instant notBefore = retryAfter(response, now);
    return switch (reading) {
      case Reading.Yes yes when status < 500 || protocol == Protocol.CXML -> new Delivery.Accepted(evidence, yes.answers());
      case Reading.No no when status < 500 || protocol == Protocol.CXML ->
          new Delivery.Refused(List.of(no.finding()), no.answers(), evidence);
      case Reading.Later later -> new Delivery.Retry(later.finding(), later(later.pause(), notBefore, now), evidence);
      case Reading other -> byCode(status, other, protocol, evidence, peer, notBefore);
    };
  }

  private static Delivery byCode(int status, Reading reading, Protocol protocol, Evidence evidence, String peer, Instant notBefore) {
    if (COME_BACK.contains(status)) {
      return new Delivery.Retry(Told.busy(peer, status), notBefore, evidence);
    }
    if (status >= 500) {
      return new Delivery.Unknown(Told.failed(peer, status), evidence);
    }
    if (status == 401 || status == 403 || status == 407) {
      return new Delivery.Refused(List.of(Told.locked(peer, status)), List.of(rejected(status)), evidence);
    }
    if (status >= 400) {
      return new Delivery.Refused(List.of(Told.refused(peer, status, words(evidence))), List.of(rejected(status)), evidence);
    }
    boolean arrived = protocol == Protocol.NONE || reading instanceof Reading.Nothing && WORDLESS.contains(status);
    if (arrived && status >= 200) {
      return new Delivery.Accepted(evidence, List.of(new Answer(Level.TRANSPORT, Verdict.ACCEPTED, Integer.toString(status), null, null)));
    }
    String why = reading instanceof Reading.Unclear unclear ? unclear.why() : "it is empty";
    return new Delivery.Unknown(Told.unclear(peer, status, why), evidence);
  }

  private static Reading read(byte[] body, Protocol protocol) {
    if (body.length == 0) {
      return new Reading.Nothing();
    }
    return switch (protocol) {
      case NONE -> new Reading.Nothing();
      case JSON -> JsonAnswer.read(body);
      case CXML -> CxmlAnswer.read(body);
    };
  }

  private static Answer rejected(int status) {
    return new Answer(Level.TRANSPORT, Verdict.REJECTED, Integer.toString(status), null, null);
  }

  /** The words of a plain-text refusal; a page of HTML has none worth repeating. */
  private static String words(Evidence evidence) {
    boolean plain = evidence.contentType() != null && evidence.contentType().startsWith("text/plain");
    int length = Math.min(evidence.body().length, 2000);
    return plain ? Told.bounded(new String(evidence.body(), 0, length, StandardCharsets.UTF_8)) : null;
  }

  private static Instant later(Duration pause, Instant notBefore, Instant now) {
    Instant least = pause == null ? null : now.plus(pause);
    return least == null || notBefore != null && notBefore.isAfter(least) ? notBefore : least;
  }

  /** Retry-After in seconds or as a date (RFC 9110 10.2.3), at most a week away; null when it is absent, unreadable or over. */
  private static Instant retryAfter(HttpResponse<byte[]> response, Instant now) {
    String said = response.headers().firstValue("Retry-After").orElse("").strip();
    Instant at;
    try {
      at = said.matches("[0-9]{1,9}") ? now.plusSeconds(Long.parseLong(said))
          : said.isEmpty() ? now : ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
    Instant latest = now.plus(LONGEST_PAUSE);
    return !at.isAfter(now) ? null : at.isAfter(latest) ? latest : at;
  }
}
