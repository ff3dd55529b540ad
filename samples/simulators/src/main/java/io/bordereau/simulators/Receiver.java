package io.bordereau.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Random;

/** The partner's port: receives, remembers, decides, writes its book, answers; in that order. */
final class Receiver implements HttpHandler {
  private static final int LARGEST = 64 << 20;

  private final Profile profile;
  private final Secrets secrets;
  private final Book book;
  private final Memory memory;
  private final Clock clock;
  private final Correspondence correspondence;

  /** A receiver; {@code correspondence} is told of every new decision once it stands in the book. */
  Receiver(Profile profile, Secrets secrets, Book book, Memory memory, Clock clock, Correspondence correspondence) {
    this.profile = profile;
    this.secrets = secrets;
    this.book = book;
    this.memory = memory;
    this.clock = clock;
    this.correspondence = correspondence;
  }

  /**
   * What the outcome of one request is.
   *
   * @param answer what is answered
   * @param lost whether the answer is lost on its way
   */
  record Outcome(Answer answer, boolean lost) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        plain(exchange, 405, "POST only\n");
        return;
      }
      if (!secrets.admits(exchange.getRequestHeaders().getFirst("Authorization"))) {
        plain(exchange, 401, "who are you?\n");
        return;
      }
      var bytes = exchange.getRequestBody().readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        plain(exchange, 413, "too large\n");
        return;
      }
      boolean cxml = Decoder.of(bytes) instanceof CxmlDecoder;
      if (correspondence.noted(bytes)) {
        var id = cxml ? CxmlDecoder.payloadId(bytes) : null;
        answer(exchange, new Answer(cxml ? "accepted" : "received", "noted", null, null), id == null ? "noted" : id, cxml);
        return;
      }
      var identity = identity(exchange, bytes, cxml);
      if (identity == null) {
        plain(exchange, 400, "a message has an identity: " + String.join(" or ", profile.identityHeaders()) + "\n");
        return;
      }
      if (profile.behaviour() == Behaviour.SLOW) pause();
      var outcome = receive(identity, bytes, bytes, cxml);
      if (!outcome.lost()) answer(exchange, outcome.answer(), identity, cxml);
    }
  }

  private String identity(HttpExchange exchange, byte[] bytes, boolean cxml) {
    if (cxml) {
      var payloadId = CxmlDecoder.payloadId(bytes);
      if (payloadId != null) return payloadId;
    }
    for (var name : profile.identityHeaders()) {
      var value = exchange.getRequestHeaders().getFirst(name);
      if (value != null && !value.isBlank() && value.length() <= 200) return value;
    }
    return null;
  }

  /** Takes a document in that came without a connection to answer on. */
  void take(String identity, byte[] bytes) throws IOException {
    receive(identity, bytes, bytes, false);
  }

  /**
   * Takes a document in that came within a message.
   *
   * @param message what came, which is the same whenever it comes again
   * @param document what was in it
   */
  Outcome take(String identity, byte[] message, byte[] document) throws IOException {
    return receive(identity, message, document, false);
  }

  /** One request at a time, so that two attempts under one identity cannot pass each other. */
  private synchronized Outcome receive(String identity, byte[] message, byte[] bytes, boolean cxml) throws IOException {
    var sha256 = sha256(message);
    var entry = new LinkedHashMap<String, Object>();
    entry.put("at", OffsetDateTime.now(clock).toString());
    entry.put("identity", identity);
    entry.put("sha256", sha256);
    var seen = memory.seen(identity);
    int attempt = seen == null ? 1 : seen.attempts() + 1;
    entry.put("attempt", attempt);
    Outcome outcome;
    if (seen != null && !seen.sha256().equals(sha256)) {
      entry.put("violation", "other bytes under one identity");
      outcome = new Outcome(Answer.rejected("VIOLATION", "this identity came before with other bytes"), false);
    } else if (seen != null && seen.answer() != null) {
      entry.put("repeat", true);
      outcome = new Outcome(profile.said(seen.answer()), lost(identity, attempt));
    } else if (profile.behaviour() == Behaviour.FAILS_TWICE && attempt <= profile.failures()) {
      outcome = new Outcome(Answer.busy(), false);
    } else {
      var facts = Decoder.of(bytes).decode(bytes);
      entry.putAll(facts.forBook());
      var key = facts.format() + "/" + facts.credit() + "/" + facts.number();
      entry.put("key", key);
      var decided = decide(facts, key, identity, bytes, cxml);
      entry.put("decided", decided.forBook());
      outcome = new Outcome(profile.said(decided), lost(identity, attempt));
    }
    entry.put("answer", outcome.answer().forBook());
    entry.put("lost", outcome.lost());
    book.add(entry);
    memory.remember(entry);
    if (entry.get("decided") instanceof java.util.Map<?, ?> decided) correspondence.decided(bytes, Answer.ofBook(decided));
    return outcome;
  }

  private Answer decide(Facts facts, String key, String identity, byte[] bytes, boolean cxml) {
    if (cxml && !secrets.opens(CxmlDecoder.secret(bytes))) return Answer.rejected("CREDENTIAL", "the shared secret of the sender is wrong");
    if (!profile.formats().isEmpty() && !profile.formats().contains(facts.format())) {
      return Answer.rejected("UNKNOWN_FORMAT", "we take " + String.join(", ", profile.formats().stream().sorted().toList()));
    }
    if (!facts.faults().isEmpty()) {
      var fault = facts.faults().getFirst();
      int more = facts.faults().size() - 1;
      return Answer.rejected(fault.code(), fault.text() + (more > 0 ? " (and " + more + " more)" : ""));
    }
    if (facts.credit() && facts.payable() != null && wrongSign(facts)) {
      return Answer.rejected("SIGN", "the total of a credit note must be " + profile.creditSign());
    }
    var other = memory.identityOf(key);
    if (profile.duplicates() && other != null) {
      return Answer.rejected("DUPLICATE", "number " + facts.number() + " came before under another identity");
    }
    for (var refusal : profile.refusals()) {
      if (refusal.holds(facts)) return Answer.rejected(refusal.code(), refusal.text());
    }
    var reference = profile.name() + "-" + Integer.toHexString(identity.hashCode() & 0xffffff) + "-" + facts.number();
    return new Answer(profile.answer(), reference, null, null);
  }

  private boolean wrongSign(Facts facts) {
    return switch (profile.creditSign()) {
      case "negative" -> facts.payable().signum() > 0;
      case "positive" -> facts.payable().signum() < 0;
      case String any -> false;
    };
  }

  private boolean lost(String identity, int attempt) {
    return switch (profile.behaviour()) {
      case DROPS -> new Random(profile.seed() * 31 + identity.hashCode() * 131L + attempt).nextInt(100) < profile.dropPercent();
      case REPEAT -> attempt == 1;
      case ANSWER, FAILS_TWICE, REFUSES, SLOW -> false;
    };
  }

  private void answer(HttpExchange exchange, Answer answer, String identity, boolean cxml) throws IOException {
    var at = OffsetDateTime.now(clock).toString();
    var own = "answer." + sha256(identity.getBytes(StandardCharsets.UTF_8)).substring(0, 16) + "@" + profile.name();
    var body = cxml ? answer.cxml(own, at) : answer.json();
    exchange.getResponseHeaders().set("Content-Type", cxml ? "text/xml; charset=UTF-8" : "application/json");
    if (answer.http() == 503) exchange.getResponseHeaders().set("Retry-After", "1");
    exchange.sendResponseHeaders(answer.http(), body.length);
    exchange.getResponseBody().write(body);
  }

  private static void plain(HttpExchange exchange, int status, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private void pause() {
    try {
      Thread.sleep(profile.pause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
