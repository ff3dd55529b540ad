package io.bordereau.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A partner that speaks RosettaNet: takes signed and encrypted messages by its port, has their content received like any other, and answers by its own
 * connection: a receipt with the digest of what came, or an Exception. A repeat is answered again. What is no such message is turned away on the spot.
 */
final class RnifPartner implements HttpHandler, Business {
  private static final Pattern NAME = Pattern.compile("\\$\\{([a-z.]+)}");
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'");
  private static final String ACTION = "Invoice Notification Action";
  private static final int LARGEST = 64 << 20;
  private static final long AGAIN_MILLIS = 200;
  private static final int ATTEMPTS = 300;

  private final Profile profile;
  private final MessageKeys keys;
  private final Post.Https post;
  private final Book letters;
  private final Clock clock;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("rnif-partner").factory());
  private Receiver receiver;

  /**
   * A partner.
   *
   * @param letters where it writes down what it sent, what was said to that, and whom it turned away
   */
  RnifPartner(Profile profile, MessageKeys keys, Post.Https post, Book letters, Clock clock) {
    this.profile = profile;
    this.keys = keys;
    this.post = post;
    this.letters = letters;
    this.clock = clock;
  }

  @Override
  public void start(Receiver to) {
    receiver = to;
  }

  @Override
  public boolean noted(byte[] bytes) {
    return false;
  }

  @Override
  public void decided(byte[] bytes, Answer answer) {
    // told by handle, which knows the message around the document, and tells a repeat too
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      var body = exchange.getRequestBody().readNBytes(LARGEST + 1);
      try {
        if (!exchange.getRequestMethod().equals("POST") || body.length > LARGEST) throw new Unfit("a message is posted, and not larger than " + LARGEST + " bytes");
        var message = RnifMessage.open(keys, headers.getFirst("x-RN-Version"), headers.getFirst("Content-Type"), body);
        agreed(message, headers.getFirst("x-RN-Response-Type"));
        var taken = receiver.take(message.values().get("their.tracking"), body, message.content());
        if (taken.lost()) return;
        exchange.sendResponseHeaders(202, -1);
        if (taken.answer().status().equals("busy")) return;
        var values = answer(message, taken.answer());
        var parts = signal(values);
        later(values, RnifMessage.signal(keys, values.get("tracking"), parts), 0);
      } catch (Unfit e) {
        var entry = entry("unfit", e.getMessage());
        letters.add(entry);
        var words = (e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(400, words.length);
        exchange.getResponseBody().write(words);
      }
    }
  }

  /** Parties, process and way of answering are those of the agreement. */
  private void agreed(RnifMessage message, String responseType) throws Unfit {
    if (!message.to().equals(id(profile.me()))) throw new Unfit("we are not " + message.to());
    if (!message.from().equals(id(profile.you()))) throw new Unfit("we do not know " + message.from());
    var values = message.values();
    var process = values.get("their.pip") + " " + values.get("their.version");
    if (!process.equals(profile.process())) throw new Unfit("we agreed on " + profile.process() + ", not " + process);
    if (!values.get("their.action").equals(ACTION)) throw new Unfit("not an action that we take: " + values.get("their.action"));
    if (!"async".equals(responseType)) throw new Unfit("we answer by connections of our own");
  }

  private static String id(String said) {
    return said.substring(said.indexOf(':') + 1);
  }

  private Map<String, String> answer(RnifMessage message, Answer answer) {
    var values = new HashMap<>(message.values());
    values.put("timestamp", STAMP.format(OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC)));
    values.put("my.id", id(profile.me()));
    values.put("your.id", id(profile.you()));
    values.put("tracking", UUID.randomUUID().toString());
    boolean rejected = answer.status().equals("rejected");
    boolean business = rejected && profile.refusals().stream().anyMatch(r -> r.code().equals(answer.code()));
    values.put("signal", rejected ? "Exception" : "Receipt Acknowledgment");
    values.put("digest", message.digest());
    values.put("code", business ? "PRF.ACTN.GENERR" : List.of("SYNTAX", "UNKNOWN_FORMAT").contains(String.valueOf(answer.code())) ? "UNP.SCON.READERR" : "UNP.SCON.VALERR");
    values.put("type", business ? "General Exception" : "Receipt Acknowledgment Exception");
    values.put("text", answer.text() == null ? "" : answer.text());
    return values;
  }

  private static Map<String, byte[]> signal(Map<String, String> values) throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put("RN-Preamble", filled("rnif-preamble.xml", values));
    parts.put("RN-Delivery-Header", filled("rnif-delivery.xml", values));
    parts.put("RN-Service-Header", filled("rnif-service.xml", values));
    parts.put("RN-Service-Content", filled(values.get("signal").equals("Exception") ? "rnif-exception.xml" : "rnif-receipt.xml", values));
    return parts;
  }

  private static byte[] filled(String template, Map<String, String> values) throws IOException {
    try (var in = RnifPartner.class.getResourceAsStream("profiles/" + template)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var filled = NAME.matcher(text).replaceAll(m -> Matcher.quoteReplacement(values.get(m.group(1)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
      return filled.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
  }

  private void later(Map<String, String> values, Mime signal, int attempt) {
    thread.schedule(() -> send(values, signal, attempt), attempt == 0 ? 0 : AGAIN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void send(Map<String, String> values, Mime signal, int attempt) {
    try {
      var headers = Map.of("Content-Type", signal.headers().get("content-type"), "x-RN-Version", "RosettaNet/V02.00", "x-RN-Response-Type", "async");
      var said = post.send(headers, signal.body());
      var entry = entry("sent", values.get("signal"));
      entry.put("for", values.get("their.tracking"));
      entry.put("digest", values.get("digest"));
      entry.put("said", said);
      letters.add(entry);
    } catch (IOException e) {
      if (attempt < ATTEMPTS) later(values, signal, attempt + 1);
      else System.err.println("given up: " + values.get("signal") + " for " + values.get("their.tracking") + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LinkedHashMap<String, Object> entry(String what, String words) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("at", OffsetDateTime.now(clock).toString());
    entry.put(what, words);
    return entry;
  }

  @Override
  public void close() throws IOException {
    thread.shutdownNow();
    letters.close();
  }
}
