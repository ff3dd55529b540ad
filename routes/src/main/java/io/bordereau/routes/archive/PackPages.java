package io.bordereau.routes.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pages of an evidence pack that people read: made of its data alone, so that whoever checks it makes them anew and compares. */
final class PackPages {
  static final String README = "README.txt";
  static final String INDEX = "index.html";

  private PackPages() {}

  /** The pages over these files. */
  static SortedMap<String, byte[]> of(SortedMap<String, byte[]> files) {
    SortedMap<String, byte[]> pages = new TreeMap<>();
    try {
      var entries = EvidencePack.rows(files.get(EvidencePack.ENTRIES));
      var rows = EvidencePack.rows(files.get(EvidencePack.ROWS));
      pages.put(README, EvidencePack.utf8(readme(entries, rows)));
      pages.put(INDEX, EvidencePack.utf8(index(entries, rows, files)));
    } catch (JsonProcessingException e) {
      pages.put(README, EvidencePack.utf8("The data of this pack cannot be read.\n"));
    }
    return pages;
  }

  private static Map<String, String> document(List<Map<String, String>> rows) {
    return table(rows, "document").stream().findFirst().orElse(Map.of());
  }

  private static List<Map<String, String>> table(List<Map<String, String>> rows, String table) {
    return rows.stream().filter(row -> table.equals(row.get("table"))).toList();
  }

  private static String title(List<Map<String, String>> rows) {
    var d = document(rows);
    return d.getOrDefault("type", "document") + " " + d.getOrDefault("number", d.getOrDefault("id", "")) + (d.containsKey("partner") ? ", " + d.get("partner") : "");
  }

  private static String readme(List<Map<String, String>> entries, List<Map<String, String>> rows) {
    var d = document(rows);
    return """
        Evidence of one document: %s
        Document %s of the ledger, %d entries.

        index.html        what happened, to be read by a person; open it in any browser
        bytes/            the document exactly as it was received, as it was made, as it was sent, and what came back; the name says which
        agreements/       what was agreed with the partner when it was sent
        data/entries.jsonl   its history, one entry a line, as it stands in the ledger, with every finding and every loss
        data/rows.jsonl      what the ledger's tables have beside it: how it came, sendings, answers, decisions of people
        data/proofs.jsonl    the way from each entry to a checkpoint
        checkpoints/      the texts of these checkpoints, with their signatures where they have any
        manifest.txt      SHA-256 of every file

        How to check it, without the ledger and without the network:
          ./hub verify THIS.zip
          ./hub verify --checkpoints FOLDER THIS.zip      against checkpoints that were kept elsewhere

        What is proven: each entry holds the SHA-256 of the bytes it speaks of and of the entry before it. The hash of each entry is a leaf of a tree
        (RFC 6962, SHA-256) whose root stands in a checkpoint; each checkpoint holds the SHA-256 of the text of the one before. Whoever has a copy of a
        checkpoint from that time, or trusts its signature or time stamp, knows that nothing of all this was changed since.

        What data/rows.jsonl says beyond the entries is there to find one's way, and is not proven by checkpoints.

        By hand: the hash of an entry is the SHA-256 over its columns previous, document, seq, at, by_whom, stage, issue, level, verdict, about, body, each
        written as its length, a colon and its text, and as -1 and a colon where it has none. A leaf is SHA-256 of 00 and that hash, a node SHA-256 of 01
        and both below it. Times in data/ are milliseconds since 1970 in UTC.
        """.formatted(title(rows), d.getOrDefault("id", ""), entries.size());
  }

  private static String index(List<Map<String, String>> entries, List<Map<String, String>> rows, SortedMap<String, byte[]> files) {
    var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").append(text(title(rows)))
        .append("</title>\n<style>body{font-family:sans-serif;max-width:70em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}"
            + "td,th{text-align:left;vertical-align:top;border-bottom:1px solid #ccc;padding:.3em .6em}code{font-size:.85em;word-break:break-all}</style></head><body>\n<h1>")
        .append(text(title(rows))).append("</h1>\n");
    facts(html, rows);
    sendings(html, rows);
    timeline(html, entries);
    files(html, entries, files);
    proven(html, entries, files);
    return html.append("</body></html>\n").toString();
  }

  private static void facts(StringBuilder html, List<Map<String, String>> rows) {
    var d = document(rows);
    html.append("<table>\n");
    fact(html, "Document", d.get("id"));
    fact(html, "Direction", "IN".equals(d.get("direction")) ? "received from a partner" : "sent to a partner");
    fact(html, "Issuer", d.get("issuer"));
    fact(html, "Partner", d.get("partner"));
    fact(html, "Number", d.get("number"));
    fact(html, "Amount", d.containsKey("amount") ? d.get("amount") + " " + d.getOrDefault("currency", "") : null);
    fact(html, "Received", d.containsKey("at") ? time(d.get("at")) + " from " + d.get("handed_by") + " over " + d.get("channel") : null);
    fact(html, "Format as received", d.get("format"));
    for (var hold : table(rows, "legal_hold")) {
      fact(html, hold.containsKey("lifted") ? "Legal hold, lifted" : "Legal hold", hold.get("reason") + " (" + hold.get("by_whom") + ", " + time(hold.get("at")) + ")");
    }
    for (var kept : table(rows, "retention")) fact(html, "Kept at least until", time(kept.get("ends")) + ", " + kept.get("source"));
    html.append("</table>\n");
  }

  private static void fact(StringBuilder html, String name, String value) {
    if (value != null && !value.isBlank()) html.append("<tr><th>").append(text(name)).append("</th><td>").append(text(value)).append("</td></tr>\n");
  }

  private static void sendings(StringBuilder html, List<Map<String, String>> rows) {
    var sent = table(rows, "outbox");
    if (sent.isEmpty()) return;
    html.append("<h2>Sent</h2>\n<table><tr><th>To</th><th>Identity on the wire</th><th>Control numbers</th><th>State</th><th>Attempts</th><th>SHA-256 of the bytes</th></tr>\n");
    for (var row : sent) {
      html.append("<tr>");
      for (var column : List.of("partner", "identity", "numbers", "state", "attempts", "payload")) html.append("<td>").append(text(row.getOrDefault(column, ""))).append("</td>");
      html.append("</tr>\n");
    }
    html.append("</table>\n");
  }

  private static void timeline(StringBuilder html, List<Map<String, String>> entries) {
    html.append("<h2>What happened</h2>\n<table><tr><th>No.</th><th>Time (UTC)</th><th>By</th><th>What</th><th>In words</th></tr>\n");
    for (var entry : entries) {
      html.append("<tr><td>").append(text(entry.getOrDefault("seq", ""))).append("</td><td>").append(text(time(entry.get("at")))).append("</td><td>")
          .append(text(entry.getOrDefault("by_whom", ""))).append("</td><td>").append(text(entry.getOrDefault("stage", "").toLowerCase(Locale.ROOT)))
          .append(entry.containsKey("level") ? text(" (" + entry.get("level").toLowerCase(Locale.ROOT) + ": " + entry.getOrDefault("verdict", "").toLowerCase(Locale.ROOT) + ")") : "")
          .append("</td><td>").append(words(entry)).append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private static String words(Map<String, String> entry) {
    try {
      var body = EvidencePack.JSON.readTree(entry.getOrDefault("body", "{}"));
      var html = new StringBuilder(text(body.path("words").asText()));
      body.path("facts").properties().forEach(f -> html.append("<br><small>").append(text(f.getKey())).append(": <code>").append(text(f.getValue().asText())).append("</code></small>"));
      for (JsonNode finding : body.path("findings")) html.append("<br><b>").append(text(values(finding, "severity", "code"))).append("</b> ").append(text(values(finding, "where", "term", "value", "message")));
      for (JsonNode lost : body.path("lost")) html.append("<br><b>not carried</b> ").append(text(values(lost, "term", "value", "why", "reason")));
      return html.toString();
    } catch (JsonProcessingException e) {
      return "(cannot be read)";
    }
  }

  private static String values(JsonNode node, String... names) {
    return List.of(names).stream().map(node::path).filter(n -> !n.isMissingNode() && !n.isNull()).map(JsonNode::asText).filter(t -> !t.isBlank()).collect(Collectors.joining(" "));
  }

  private static void files(StringBuilder html, List<Map<String, String>> entries, SortedMap<String, byte[]> files) {
    html.append("<h2>Bytes</h2>\n<table><tr><th>File</th><th>Size</th><th>SHA-256</th></tr>\n");
    List<String> here = new ArrayList<>();
    files.forEach((name, bytes) -> {
      if (!name.startsWith(EvidencePack.BYTES) && !name.startsWith(EvidencePack.AGREEMENTS)) return;
      here.add(Checkpoint.digest(bytes));
      html.append("<tr><td><a href=\"").append(text(name)).append("\">").append(text(name)).append("</a></td><td>").append(bytes.length).append("</td><td><code>")
          .append(Checkpoint.digest(bytes)).append("</code></td></tr>\n");
    });
    html.append("</table>\n");
    for (var digest : EvidencePack.digests(entries).stream().map(Map.Entry::getKey).distinct().toList()) {
      if (!here.contains(digest)) html.append("<p>The bytes <code>").append(digest).append("</code> are not in this pack: ").append(erased(entries, digest)).append(".</p>\n");
    }
  }

  private static String erased(List<Map<String, String>> entries, String digest) {
    return entries.stream().filter(e -> EvidencePack.facts(e).getOrDefault(Retention.ERASED, "").contains(digest)).findFirst()
        .map(e -> "they were erased at " + time(e.get("at")) + " by " + text(e.getOrDefault("by_whom", ""))).orElse("the ledger did not have them");
  }

  private static void proven(StringBuilder html, List<Map<String, String>> entries, SortedMap<String, byte[]> files) {
    html.append("<h2>Proof</h2>\n<p>").append(entries.size()).append(" entries, each chained to the one before. Checkpoints outside the ledger hold them:</p>\n<ul>\n");
    files.forEach((name, bytes) -> {
      if (name.startsWith(EvidencePack.CHECKPOINTS)) html.append("<li><a href=\"").append(text(name)).append("\">").append(text(name)).append("</a></li>\n");
    });
    html.append("</ul>\n<p>README.txt says how to check this.</p>\n");
  }

  private static String time(String millis) {
    try {
      return millis == null ? "" : Instant.ofEpochMilli(Long.parseLong(millis)).toString();
    } catch (NumberFormatException | java.time.DateTimeException e) {
      return "?";
    }
  }

  private static String text(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
