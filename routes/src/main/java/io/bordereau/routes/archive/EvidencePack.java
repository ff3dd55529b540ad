package io.bordereau.routes.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.LedgerException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that proves what became of a document, in one zip that needs no hub: its bytes as received and as sent, what was made between, what came back, its
 * history with every finding and loss, the agreement, and the way from each entry to a checkpoint that lies outside the database. The same document in the same
 * state gives the same bytes.
 */
public final class EvidencePack {
  /** What its entries are in. */
  static final String ENTRIES = "data/entries.jsonl";
  /** What the tables have beside them. */
  static final String ROWS = "data/rows.jsonl";
  /** The ways to the checkpoints. */
  static final String PROOFS = "data/proofs.jsonl";
  /** Digests of all files. */
  static final String MANIFEST = "manifest.txt";
  /** The folder of bytes. */
  static final String BYTES = "bytes/";
  /** The folder of agreements. */
  static final String AGREEMENTS = "agreements/";
  /** The folder of checkpoints. */
  static final String CHECKPOINTS = "checkpoints/";

  static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final TypeReference<LinkedHashMap<String, String>> ROW = new TypeReference<>() {};

  /**
   * The way of an entry to a checkpoint.
   *
   * @param seq the entry
   * @param checkpoint the checkpoint's number
   * @param index its place among the leaves
   * @param path what is hashed with it, from the leaf up
   */
  record Proof(int seq, long checkpoint, int index, List<String> path) {}

  private final Ledger ledger;

  /** Packs from this ledger. */
  public EvidencePack(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The zip of a document.
   *
   * @throws LedgerException when there is no such document
   */
  public byte[] of(String document) {
    if (ledger.inquiry().document(document).isEmpty()) throw new LedgerException("There is no document " + document + ".", null);
    return PackZip.write(files(document));
  }

  private SortedMap<String, byte[]> files(String document) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    var entries = ledger.vault().entries(document);
    var rows = ledger.vault().rows(document);
    files.put(ENTRIES, lines(entries));
    List<SequencedMap<String, String>> beside = new ArrayList<>();
    rows.forEach((table, all) -> all.forEach(row -> {
      SequencedMap<String, String> named = new LinkedHashMap<>();
      named.put("table", table);
      named.putAll(row);
      beside.add(named);
    }));
    files.put(ROWS, lines(beside));
    proofs(document, files);
    bytes(entries, rows, files);
    agreements(entries, files);
    files.putAll(PackPages.of(files));
    files.put(MANIFEST, manifest(files));
    return files;
  }

  private void proofs(String document, SortedMap<String, byte[]> files) {
    var proofs = new StringBuilder();
    Map<Long, MerkleTree> trees = new HashMap<>();
    for (var place : ledger.seals().places(document)) {
      var row = ledger.seals().from(place.seal(), 1).stream().filter(r -> r.number() == place.seal()).findFirst();
      if (row.isEmpty()) continue;
      var tree = trees.computeIfAbsent(place.seal(), seal -> new MerkleTree(Checkpoint.hashes(ledger.seals().runs(seal))));
      proofs.append(json(new Proof(place.seq(), place.seal(), place.index(), tree.path(place.index()).stream().map(HexFormat.of()::formatHex).toList()))).append('\n');
      var name = CHECKPOINTS + Checkpoints.name(place.seal());
      files.put(name + Checkpoints.TEXT, utf8(Checkpoint.of(ledger.seals().ledger(), row.get()).text()));
      if (row.get().signature() != null) files.put(name + Checkpoints.SIGNATURE, Base64.getDecoder().decode(row.get().signature()));
    }
    files.put(PROOFS, utf8(proofs.toString()));
  }

  /** All bytes that the history and the rows beside it speak of, each once, named after what it is first spoken of as. */
  private void bytes(List<SequencedMap<String, String>> entries, SequencedMap<String, List<SequencedMap<String, String>>> rows, SortedMap<String, byte[]> files) {
    SequencedMap<String, String> roles = new LinkedHashMap<>();
    for (var digest : digests(entries)) roles.putIfAbsent(digest.getKey(), digest.getValue());
    rows.get("inbound").forEach(row -> role(roles, row.get("content"), "received"));
    rows.get("inbound").forEach(row -> role(roles, row.get("reply_payload"), "our-reply"));
    rows.get("outbox").forEach(row -> role(roles, row.get("payload"), "sent"));
    rows.get("evidence").forEach(row -> role(roles, row.get("payload"), "answer"));
    int number = 0;
    for (var each : roles.entrySet()) {
      number++;
      var digest = each.getKey();
      if (ledger.payloads().size(digest) < 0 || ledger.payloads().erased(digest)) continue;
      byte[] bytes;
      try {
        bytes = ledger.payloads().get(digest);
      } catch (LedgerException e) {
        continue; // the check of the pack says that they are missing
      }
      files.put(String.format(Locale.ROOT, "%s%02d-%s-%s.%s", BYTES, number, each.getValue(), digest.substring(0, 12), ending(bytes)), bytes);
    }
  }

  private static void role(SequencedMap<String, String> roles, String digest, String role) {
    if (digest != null) roles.putIfAbsent(digest, role);
  }

  /** The digests that entries speak of, with what they speak of them as. */
  static List<Map.Entry<String, String>> digests(List<? extends Map<String, String>> entries) {
    List<Map.Entry<String, String>> found = new ArrayList<>();
    for (var entry : entries) {
      var stage = entry.getOrDefault("stage", "");
      facts(entry).forEach((name, value) -> {
        if (!value.matches("[0-9a-f]{64}")) return;
        switch (name) {
          case "payload" -> found.add(Map.entry(value, stage.equals("RECEIVED") ? "received" : stage.equals("ANSWERED") ? "answer" : "sent"));
          case "rendered", "quarantined" -> found.add(Map.entry(value, name));
          case "answer" -> found.add(Map.entry(value, "our-reply"));
          default -> { }
        }
      });
    }
    return found;
  }

  /** The facts of an entry. */
  static Map<String, String> facts(Map<String, String> entry) {
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      var node = JSON.readTree(entry.getOrDefault("body", "{}")).path("facts");
      node.properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
    } catch (JsonProcessingException e) {
      return Map.of(); // an entry that somebody changed: its hash says so
    }
    return facts;
  }

  private void agreements(List<? extends Map<String, String>> entries, SortedMap<String, byte[]> files) {
    SequencedSet<String> digests = new LinkedHashSet<>();
    entries.forEach(entry -> {
      var digest = facts(entry).get("agreement");
      if (digest != null) digests.add(digest);
    });
    for (var digest : digests) ledger.inquiry().agreement(digest).ifPresent(text -> files.put(AGREEMENTS + digest + ".txt", utf8(text)));
  }

  private static String ending(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1).stripLeading();
    if (head.startsWith("%PDF-")) return "pdf";
    if (head.startsWith("<") || head.startsWith("\u00EF\u00BB\u00BF<")) return "xml";
    if (head.startsWith("{") || head.startsWith("[")) return "json";
    if (head.startsWith("ISA") || head.startsWith("UNA") || head.startsWith("UNB")) return "edi";
    return head.toLowerCase(Locale.ROOT).startsWith("mime-version") || head.toLowerCase(Locale.ROOT).startsWith("content-type") ? "eml" : "bin";
  }

  /** The digests of all files but itself. */
  static byte[] manifest(SortedMap<String, byte[]> files) {
    var text = new StringBuilder();
    files.forEach((name, bytes) -> {
      if (!name.equals(MANIFEST)) text.append(Checkpoint.digest(bytes)).append("  ").append(name).append('\n');
    });
    return utf8(text.toString());
  }

  private static byte[] lines(List<? extends Map<String, String>> rows) {
    var text = new StringBuilder();
    rows.forEach(row -> text.append(json(row)).append('\n'));
    return utf8(text.toString());
  }

  /** Rows from their lines; fails when one is none. */
  static List<Map<String, String>> rows(byte[] lines) throws JsonProcessingException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (var line : new String(lines, StandardCharsets.UTF_8).lines().toList()) rows.add(JSON.readValue(line, ROW));
    return rows;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows are texts", e);
    }
  }

  /** As bytes. */
  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

}
