package io.bordereau.simulators;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * A simulated partner as data: {@code profiles/NAME.properties} among the resources, or a file of that form.
 *
 * @param name its name; the references that it gives begin with it
 * @param behaviour what it does
 * @param formats the formats that it takes: x12-810, edifact-invoic, ubl, cxml, rosettanet-3c3; empty for all
 * @param identityHeaders the headers that carry the sender's identity, first choice first; cXML has its payloadID
 * @param duplicates whether an invoice number that came under another identity is refused
 * @param creditSign the sign of the total of a credit note: {@code negative}, {@code positive} or {@code any}
 * @param answer the answer that stands for success: {@code accepted} or {@code received}
 * @param failures how often FAILS_TWICE fails
 * @param dropPercent how many answers of a hundred DROPS loses
 * @param seed of the chance
 * @param pause how long SLOW waits
 * @param refusals the reasons of its business
 * @param refusesLater whether a refusal for a reason of its business is told by a letter of its own, and the document first taken
 * @param letters the documents that it sends of its own
 * @param me its qualifier and identifier in interchanges, such as {@code 01:071149828}
 * @param you those of the other side
 * @param sender who brings its cXML requests, such as {@code NetworkID:AN01000000001}
 * @param process the RosettaNet process that it takes part in, such as {@code 3C3 V11.04}; empty for none
 * @param discount percent of early payment that it takes
 */
record Profile(
    String name, Behaviour behaviour, Set<String> formats, List<String> identityHeaders, boolean duplicates, String creditSign,
    String answer, int failures, int dropPercent, long seed, Duration pause, List<Refusal> refusals, boolean refusesLater,
    List<LetterRule> letters, String me, String you, String sender,
    String process, BigDecimal discount) {
  private static final Set<String> KEYS = Set.of(
      "behaviour", "formats", "identity.headers", "duplicates", "credit.sign", "answer", "failures", "drop.percent", "seed",
      "pause.millis", "refuses.later", "trade.me", "trade.you", "trade.sender", "trade.process", "trade.discount");
  private static final Set<String> LETTER_KEYS = Set.of("on", "letter", "numbers", "after");
  private static final Set<String> REFUSAL_KEYS = Set.of("number", "contract", "order", "line", "code", "text");

  Profile {
    formats = Set.copyOf(formats);
    identityHeaders = List.copyOf(identityHeaders);
    refusals = List.copyOf(refusals);
    letters = List.copyOf(letters);
  }

  /**
   * A document that it sends of its own.
   *
   * @param on {@code start}; {@code accepted} or {@code rejected} for an invoice that it received; or the kind of another document that it received
   * @param letter the table of its segments
   * @param numbers the document numbers that it is sent for; empty for all
   * @param after how many milliseconds later
   */
  record LetterRule(String on, String letter, Set<String> numbers, long after) {}

  /**
   * A reason of the business to refuse a document.
   *
   * @param number the invoice that it holds for; null for any
   * @param contract the contract that it holds for; null for any
   * @param order the order that it holds for; null for any
   * @param line the line of that order; null for any
   * @param code the partner's code
   * @param text the partner's words
   */
  record Refusal(String number, String contract, String order, String line, String code, String text) {
    /** Whether it holds for a document. */
    boolean holds(Facts facts) {
      if (number != null && !number.equals(facts.number())) return false;
      if (contract != null && !contract.equals(facts.contract())) return false;
      if (order == null && line == null) return true;
      return facts.orders().stream()
          .anyMatch(o -> (order == null || order.equals(o.order())) && (line == null || line.equals(o.line())));
    }
  }

  /** What is said on the connection to a decision: a refusal that comes later is taken now. */
  Answer said(Answer decided) {
    boolean later = refusesLater && decided.status().equals("rejected") && refusals.stream().anyMatch(r -> r.code().equals(decided.code()));
    return later ? new Answer("received", name + "-later", null, null) : decided;
  }

  /**
   * Loads a profile by its name, or from a file when the name is a path that exists.
   *
   * @throws IOException when there is none, or a key is unknown or its value wrong
   */
  static Profile load(String nameOrFile) throws IOException {
    var file = Path.of(nameOrFile);
    if (Files.isRegularFile(file)) {
      var name = file.getFileName().toString().replaceFirst("\\.properties$", "");
      try (var in = Files.newBufferedReader(file)) {
        return read(name, in);
      }
    }
    if (!nameOrFile.matches("[a-z0-9-]{1,40}")) throw new IOException("no profile " + nameOrFile);
    try (var in = Profile.class.getResourceAsStream("profiles/" + nameOrFile + ".properties")) {
      if (in == null) throw new IOException("no profile " + nameOrFile);
      return read(nameOrFile, new InputStreamReader(in, StandardCharsets.UTF_8));
    }
  }

  private static Profile read(String name, Reader in) throws IOException {
    var p = new Properties();
    p.load(in);
    for (var key : p.stringPropertyNames()) {
      if (!KEYS.contains(key) && !key.matches("(refuse|letter)\\.\\d+\\.\\w+")) throw new IOException("profile " + name + ": unknown key " + key);
    }
    try {
      return new Profile(
          name, Behaviour.of(p.getProperty("behaviour", "answer")), Set.copyOf(list(p, "formats", "")),
          list(p, "identity.headers", "Idempotency-Key Bordereau-Message-Id"), Boolean.parseBoolean(p.getProperty("duplicates", "true")),
          p.getProperty("credit.sign", "any"), p.getProperty("answer", "accepted"), Integer.parseInt(p.getProperty("failures", "2")),
          Integer.parseInt(p.getProperty("drop.percent", "10")), Long.parseLong(p.getProperty("seed", "1")),
          Duration.ofMillis(Long.parseLong(p.getProperty("pause.millis", "2000"))), refusals(name, p),
          Boolean.parseBoolean(p.getProperty("refuses.later", "false")), letters(name, p),
          p.getProperty("trade.me", "ZZ:PARTNER"), p.getProperty("trade.you", "ZZ:LARKFIELD"),
          p.getProperty("trade.sender", p.getProperty("trade.me", "ZZ:PARTNER")), p.getProperty("trade.process", ""), new BigDecimal(p.getProperty("trade.discount", "0")));
    } catch (IllegalArgumentException e) {
      throw new IOException("profile " + name + ": " + e.getMessage(), e);
    }
  }

  private static List<String> list(Properties p, String key, String otherwise) {
    var value = p.getProperty(key, otherwise).trim();
    return value.isEmpty() ? List.of() : List.of(value.split("[ ,]+"));
  }

  private static List<LetterRule> letters(String name, Properties p) throws IOException {
    var rules = new ArrayList<LetterRule>();
    for (int n : numbers(name, p, "letter", LETTER_KEYS)) {
      var at = "letter." + n + ".";
      if (p.getProperty(at + "letter") == null) throw new IOException("profile " + name + ": " + at + "letter is missing");
      rules.add(new LetterRule(p.getProperty(at + "on", "start"), p.getProperty(at + "letter"), Set.copyOf(list(p, at + "numbers", "")),
          Long.parseLong(p.getProperty(at + "after", "0"))));
    }
    return rules;
  }

  private static Set<Integer> numbers(String name, Properties p, String of, Set<String> keys) throws IOException {
    var numbers = new TreeSet<Integer>();
    for (var key : p.stringPropertyNames()) {
      if (!key.startsWith(of + ".")) continue;
      var part = key.split("\\.");
      if (!keys.contains(part[2])) throw new IOException("profile " + name + ": unknown key " + key);
      numbers.add(Integer.parseInt(part[1]));
    }
    return numbers;
  }

  private static List<Refusal> refusals(String name, Properties p) throws IOException {
    var list = new ArrayList<Refusal>();
    for (int n : numbers(name, p, "refuse", REFUSAL_KEYS)) {
      var at = "refuse." + n + ".";
      var text = p.getProperty(at + "text");
      if (text == null) throw new IOException("profile " + name + ": " + at + "text is missing");
      list.add(new Refusal(
          p.getProperty(at + "number"), p.getProperty(at + "contract"), p.getProperty(at + "order"), p.getProperty(at + "line"),
          p.getProperty(at + "code", "REFUSED"), text));
    }
    return list;
  }
}
