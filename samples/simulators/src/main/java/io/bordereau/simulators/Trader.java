package io.bordereau.simulators;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The side of a partner that speaks first: it sends orders when it starts, acknowledges what it received, and pays. What it takes out of
 * its mailbox goes to the {@link Receiver} like what comes by its port; answers to its own documents are only written down.
 */
final class Trader implements Business {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
  private static final long LOOK_MILLIS = 100;
  private static final int ATTEMPTS = 300;

  /** What is acknowledged besides invoices; an acknowledgement is not. */
  private static final List<String> ANSWERED = List.of("855", "ORDRSP");

  private final Profile profile;
  private final Post post;
  private final Path mailbox;
  private final Book letters;
  private final Clock clock;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("trader").factory());
  private int control;
  private Receiver receiver;

  /**
   * A trader.
   *
   * @param mailbox the folder that it takes documents from; null when they come by its port
   * @param letters where it writes down what it sent and what was said to that
   */
  Trader(Profile profile, Post post, Path mailbox, Book letters, Clock clock) {
    this.profile = profile;
    this.post = post;
    this.mailbox = mailbox;
    this.letters = letters;
    this.clock = clock;
  }

  /** Begins: orders first, then a look into the mailbox again and again. */
  @Override
  public void start(Receiver to) {
    receiver = to;
    for (var rule : profile.letters()) if (rule.on().equals("start")) later(rule, new HashMap<>(), 0, 0);
    if (mailbox != null) thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      if (!Files.isDirectory(mailbox)) return;
      List<Path> files;
      try (var all = Files.list(mailbox)) {
        files = all.filter(Files::isRegularFile).filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList();
      }
      for (var file : files) {
        var bytes = Files.readAllBytes(file);
        arrived(bytes);
        var taken = Files.createDirectories(mailbox.resolveSibling(mailbox.getFileName() + "-taken"));
        Files.move(file, taken.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      System.err.println(e);
    }
  }

  private void arrived(byte[] bytes) throws IOException {
    if (!noted(bytes)) receiver.take(identity(EdiSegments.read(bytes, null, new ArrayList<>())), bytes);
  }

  @Override
  public boolean noted(byte[] bytes) throws IOException {
    var segments = EdiSegments.read(bytes, null, new ArrayList<>());
    var kind = kind(segments);
    if (List.of("810", "INVOIC", "").contains(kind)) return false;
    noted(kind, segments);
    if (ANSWERED.contains(kind)) {
      var values = values(segments, Facts.unreadable(kind, new Fault("KIND", kind)));
      for (var rule : profile.letters()) if (rule.on().equals(kind)) later(rule, new HashMap<>(values), rule.after(), 0);
    }
    return true;
  }

  private static String kind(List<EdiSegments.Segment> segments) {
    for (var s : segments) {
      if (s.tag().equals("ST")) return s.at(1);
      if (s.tag().equals("UNH")) return s.at(2, 1);
      if (s.tag().equals("TA1")) return "TA1";
    }
    return "";
  }

  private static String identity(List<EdiSegments.Segment> segments) {
    for (var s : segments) {
      if (s.tag().equals("ISA")) return "isa " + s.at(6).strip() + " " + s.at(13);
      if (s.tag().equals("UNB")) return "unb " + s.at(2, 1) + " " + s.at(5);
    }
    return "nobody";
  }

  private void noted(String kind, List<EdiSegments.Segment> segments) throws IOException {
    var entry = entry("received", kind);
    for (var s : segments) {
      switch (s.tag()) {
        case "AK1" -> entry.put("group", s.at(2));
        case "AK9" -> entry.put("verdict", s.at(1));
        case "UCI" -> {
          entry.put("interchange", s.at(1));
          entry.put("verdict", s.at(4));
        }
        case "BAK" -> entry.put("order", s.at(3));
        case "BGM" -> entry.put("number", s.at(2, 1));
        case String other -> { }
      }
    }
    letters.add(entry);
  }

  private LinkedHashMap<String, Object> entry(String what, String kind) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("at", LocalDateTime.now(clock).toString());
    entry.put(what, kind);
    return entry;
  }

  @Override
  public void decided(byte[] bytes, Answer answer) {
    var segments = EdiSegments.read(bytes, null, new ArrayList<>());
    var facts = Decoder.of(bytes).decode(bytes);
    var values = values(segments, facts);
    values.put("code", answer.code() == null ? "" : answer.code());
    values.put("text", answer.text() == null ? "" : answer.text());
    var on = answer.status().equals("rejected") ? "rejected" : "accepted";
    for (var rule : profile.letters()) {
      if (rule.on().equals(on) && (rule.numbers().isEmpty() || rule.numbers().contains(facts.number()))) later(rule, new HashMap<>(values), rule.after(), 0);
    }
  }

  private Map<String, String> values(List<EdiSegments.Segment> segments, Facts facts) {
    var values = new HashMap<String, String>();
    for (var s : segments) {
      switch (s.tag()) {
        case "ISA" -> values.put("their.interchange", s.at(13));
        case "GS" -> values.put("their.group", s.at(6));
        case "ST" -> values.put("their.document", s.at(2));
        case "UNB" -> {
          values.put("their.interchange", s.at(5));
          values.put("their.sender", s.at(2).replace('\n', '^'));
          values.put("their.receiver", s.at(3).replace('\n', '^'));
        }
        case "UNH" -> {
          values.put("their.document", s.at(1));
          values.put("their.type", s.at(2).replace('\n', '^'));
        }
        case String other -> { }
      }
    }
    values.put("number", String.valueOf(facts.number()));
    var gross = facts.payable() == null ? BigDecimal.ZERO : facts.payable().abs();
    var discount = gross.multiply(profile.discount()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    values.put("gross", gross.toPlainString());
    values.put("discount", discount.toPlainString());
    values.put("net", gross.subtract(discount).toPlainString());
    return values;
  }

  private void later(Profile.LetterRule rule, Map<String, String> values, long millis, int attempt) {
    thread.schedule(() -> send(rule, values, attempt), millis, TimeUnit.MILLISECONDS);
  }

  private void send(Profile.LetterRule rule, Map<String, String> values, int attempt) {
    try {
      if (!values.containsKey("control")) envelope(values);
      var letter = Letter.load(rule.letter());
      var name = profile.name() + "-" + values.get("control") + (letter.group().isEmpty() ? ".edifact" : ".x12");
      var said = post.send(name, letter.interchange(values));
      var entry = entry("sent", letter.kind());
      entry.put("control", values.get("control"));
      entry.put("letter", rule.letter());
      entry.put("said", said);
      letters.add(entry);
    } catch (IOException e) {
      if (attempt < ATTEMPTS) later(rule, values, LOOK_MILLIS * 2, attempt + 1);
      else System.err.println("given up: " + rule.letter() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void envelope(Map<String, String> values) {
    var now = LocalDateTime.now(clock);
    control++;
    values.put("control", Integer.toString(control));
    values.put("control.padded", "%09d".formatted(control));
    values.put("date", DAY.format(now));
    values.put("date.short", SHORT_DAY.format(now));
    values.put("time", TIME.format(now));
    address("my", profile.me(), values);
    address("your", profile.you(), values);
  }

  private static void address(String who, String said, Map<String, String> values) {
    int colon = said.indexOf(':');
    values.put(who + ".qualifier", said.substring(0, colon));
    values.put(who + ".id", said.substring(colon + 1));
    values.put(who + ".padded", "%-15s".formatted(said.substring(colon + 1)));
  }

  @Override
  public void close() throws IOException {
    thread.shutdownNow();
    letters.close();
  }
}
