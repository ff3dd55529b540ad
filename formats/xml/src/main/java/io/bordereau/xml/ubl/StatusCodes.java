package io.bordereau.xml.ubl;

import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The code lists of responses, from {@code status-codes.csv}: what a document or a line is told, why, and what to do. A code that is in none of them
 * cannot be acted upon, and is a finding.
 */
final class StatusCodes {
  private StatusCodes() {}

  private static final Map<String, Map<String, String>> LISTS = load();

  /** UNCL4343 as Peppol uses it: what is said of a document. */
  static final As<String> RESPONSE = words("UNCL4343", "OP4343");

  /** The same of a message, on its way to the business. */
  static final As<String> MESSAGE = words("UNCL4343", "OPMessage");

  /** The same of an order, which may be accepted with changes. */
  static final As<String> ORDER_RESPONSE = words("UNCL4343", "OPOrderResponse");

  /** UNCL1229: what is said of a line of an order. */
  static final As<String> LINE = words("UNCL1229", "UNCL1229-response");

  /** UNCL1229: what a change does to a line of an order. */
  static final As<String> ACTION = words("UNCL1229", "UNCL1229-change");

  /** Why an invoice has its status. */
  static final As<String> REASON = coded("OPStatusReason", "OTH");

  /** What the issuer of an invoice is asked to do. */
  static final As<String> REQUEST = coded("OPStatusAction", "OTH");

  /** What is wrong with a message. */
  static final As<String> ISSUE = coded("MLS", "BV");

  /** Whether a line of an answer has a code for a status. */
  static boolean isOfLine(String status) {
    return status != null && LISTS.get("UNCL1229-response").containsKey(status);
  }

  /** Codes that have a word each: the first word of a code is how it is read, and every word is written as its code. */
  private static As<String> words(String list, String rows) {
    var known = LISTS.get(rows);
    var read = new HashMap<String, String>();
    known.forEach((word, code) -> read.putIfAbsent(code, word));
    return As.of(
        "code of " + list,
        (t, s) -> {
          var word = read.get(t);
          if (word == null) throw unlisted(t, list, read.keySet());
          return word;
        },
        (v, s) -> {
          var code = known.get(v);
          if (code == null) throw new BadValue("'" + v + "' has no code in " + list);
          if (!v.equals(read.get(code))) s.lossy(list + " says " + code + " (" + read.get(code) + ") for '" + v + "'");
          return code;
        });
  }

  /** Codes that stand as they are, behind the name of their list; those of other lists are written as the one that says least. */
  private static As<String> coded(String list, String other) {
    var known = LISTS.get(list);
    var prefix = list + ":";
    return As.of(
        "code of " + list,
        (t, s) -> {
          if (!known.containsKey(t)) throw unlisted(t, list, known.keySet());
          return prefix + t;
        },
        (v, s) -> {
          if (v.startsWith(prefix) && known.containsKey(v.substring(prefix.length()))) return v.substring(prefix.length());
          s.lossy(list + " has no code for '" + v + "'");
          return other;
        });
  }

  private static BadValue unlisted(String code, String list, java.util.Set<String> known) {
    return new BadValue("'" + code + "' is not in the code list " + list + ", which has " + String.join(", ", known.stream().sorted().toList()));
  }

  /** By list: words (or codes without a word of their own) and their codes, in the order of the table. */
  private static Map<String, Map<String, String>> load() {
    var all = new HashMap<String, Map<String, String>>();
    try (var in = StatusCodes.class.getResourceAsStream("status-codes.csv");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        if (line.isBlank() || line.startsWith("#")) continue;
        var cells = line.split(";", 4);
        all.computeIfAbsent(cells[0], k -> new LinkedHashMap<>()).put(cells[2].isEmpty() ? cells[1] : cells[2], cells[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
