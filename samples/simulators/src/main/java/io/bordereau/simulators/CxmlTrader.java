package io.bordereau.simulators;

import static io.bordereau.simulators.SafeXml.attribute;
import static io.bordereau.simulators.SafeXml.first;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A buyer on a network that speaks cXML: it sends orders when it starts, tells what became of invoices, and pays. Its requests are templates; each is sent under
 * one payloadID until the other side's Response says that it has it. Confirmations of its orders are only written down.
 */
final class CxmlTrader implements Business {
  private static final Pattern NAME = Pattern.compile("\\$\\{([a-z.]+)}");
  private static final long AGAIN_MILLIS = 200;
  private static final int ATTEMPTS = 300;

  private final Profile profile;
  private final Post post;
  private final Secrets theirs;
  private final String secret;
  private final Book letters;
  private final Clock clock;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("cxml-trader").factory());
  private int control;

  /**
   * A trader.
   *
   * @param theirs what the other side's Sender must know
   * @param secret what our Sender proves itself by
   * @param letters where it writes down what it sent and what was said to that
   */
  CxmlTrader(Profile profile, Post post, Secrets theirs, String secret, Book letters, Clock clock) {
    this.profile = profile;
    this.post = post;
    this.theirs = theirs;
    this.secret = secret;
    this.letters = letters;
    this.clock = clock;
  }

  @Override
  public void start(Receiver to) {
    for (var rule : profile.letters()) if (rule.on().equals("start")) later(rule, new HashMap<>(), rule.after(), 0);
  }

  @Override
  public boolean noted(byte[] bytes) throws IOException {
    Element request;
    try {
      request = first(SafeXml.parse(bytes, true).getDocumentElement(), "Request");
    } catch (SAXException e) {
      return false;
    }
    if (request == null || first(request, "ConfirmationRequest") == null || !theirs.opens(CxmlDecoder.secret(bytes))) return false;
    var confirmation = first(request, "ConfirmationRequest");
    var entry = entry("received", "ConfirmationRequest");
    entry.put("order", attribute(first(confirmation, "OrderReference"), "orderID"));
    entry.put("verdict", attribute(first(confirmation, "ConfirmationHeader"), "type"));
    letters.add(entry);
    return true;
  }

  @Override
  public void decided(byte[] bytes, Answer answer) {
    var facts = Decoder.of(bytes).decode(bytes);
    var values = new HashMap<String, String>();
    values.put("number", String.valueOf(facts.number()));
    values.put("their.payload", String.valueOf(CxmlDecoder.payloadId(bytes)));
    values.put("text", answer.text() == null ? "" : answer.text());
    var gross = facts.payable() == null ? BigDecimal.ZERO : facts.payable().abs();
    var discount = gross.multiply(profile.discount()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    values.put("gross", gross.toPlainString());
    values.put("discount", discount.toPlainString());
    values.put("net", gross.subtract(discount).toPlainString());
    var on = answer.status().equals("rejected") ? "rejected" : "accepted";
    for (var rule : profile.letters()) {
      if (rule.on().equals(on) && (rule.numbers().isEmpty() || rule.numbers().contains(facts.number()))) later(rule, new HashMap<>(values), rule.after(), 0);
    }
  }

  private void later(Profile.LetterRule rule, Map<String, String> values, long millis, int attempt) {
    thread.schedule(() -> send(rule, values, attempt), millis, TimeUnit.MILLISECONDS);
  }

  private void send(Profile.LetterRule rule, Map<String, String> values, int attempt) {
    try {
      if (!values.containsKey("payload")) envelope(values);
      var kind = rule.letter().replaceAll(".*/|\\.xml$", "");
      var said = post.send(profile.name() + "-" + values.get("control") + ".cxml", filled(rule.letter(), values).getBytes(StandardCharsets.UTF_8));
      int status = status(said);
      if (status >= 500) throw new IOException(said);
      var entry = entry("sent", kind);
      entry.put("payload", values.get("payload"));
      entry.put("status", status);
      letters.add(entry);
      if (status >= 400) System.err.println("refused: " + rule.letter() + ": " + said);
    } catch (IOException e) {
      if (attempt < ATTEMPTS) later(rule, values, AGAIN_MILLIS, attempt + 1);
      else System.err.println("given up: " + rule.letter() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The code of the Response, which alone says whether the request was taken. */
  private static int status(String said) throws IOException {
    try {
      var body = said.substring(said.indexOf('<')).getBytes(StandardCharsets.UTF_8);
      return Integer.parseInt(attribute(first(SafeXml.parse(body, true).getDocumentElement(), "Response", "Status"), "code"));
    } catch (SAXException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("no Response: " + said, e);
    }
  }

  private void envelope(Map<String, String> values) {
    control++;
    values.put("control", Integer.toString(control));
    values.put("payload", OffsetDateTime.now(clock).toInstant().toEpochMilli() + "." + control + "@" + profile.name() + ".example");
    values.put("at", OffsetDateTime.now(clock).withNano(0).toString());
    credential("my", profile.me(), values);
    credential("your", profile.you(), values);
    credential("sender", profile.sender(), values);
    values.put("secret", secret);
  }

  private static void credential(String who, String said, Map<String, String> values) {
    int colon = said.indexOf(':');
    values.put(who + ".domain", said.substring(0, colon));
    values.put(who + ".id", said.substring(colon + 1));
  }

  private static String filled(String letter, Map<String, String> values) throws IOException {
    return fill(load("cxml-envelope.xml").replace("${request}", load(letter)), values);
  }

  private static String load(String name) throws IOException {
    try (var in = CxmlTrader.class.getResourceAsStream("profiles/" + name)) {
      if (in == null) throw new IOException("no letter " + name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String fill(String text, Map<String, String> values) {
    return NAME.matcher(text).replaceAll(m -> {
      var value = values.get(m.group(1));
      if (value == null) throw new IllegalStateException("nothing is known of " + m.group(1));
      return Matcher.quoteReplacement(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"));
    });
  }

  private LinkedHashMap<String, Object> entry(String what, String kind) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("at", OffsetDateTime.now(clock).toString());
    entry.put(what, kind);
    return entry;
  }

  @Override
  public void close() throws IOException {
    thread.shutdownNow();
    letters.close();
  }
}
