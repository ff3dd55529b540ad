package io.bordereau.routes.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.ledger.Vault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Checks an evidence pack by itself: no ledger, no network. Any changed byte is found. */
public final class PackCheck {
  private static final String AGAIN = "Ask for the pack again, from whoever has the ledger.";

  private final List<Finding> findings = new ArrayList<>();
  private final Map<Long, String> known;
  private final LedgerCheck.SignatureJudge judge;
  private int proven;
  private int entries;

  /**
   * What was found.
   *
   * @param entries how many entries it has
   * @param proven how many of them a checkpoint holds
   * @param findings what is to be said
   * @param bytes the bytes in it, by the names of their files
   */
  public record Result(int entries, int proven, List<Finding> findings, SortedMap<String, byte[]> bytes) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A check.
   *
   * @param known texts of checkpoints that were kept elsewhere, by number; none when nobody kept any
   * @param judge judges the signatures of checkpoints; null when they are not looked at
   */
  public PackCheck(Map<Long, String> known, LedgerCheck.SignatureJudge judge) {
    this.known = Map.copyOf(known);
    this.judge = judge;
  }

  /** Whether bytes could be a pack. */
  public static boolean looksLike(byte[] bytes) {
    return PackZip.looksLike(bytes) && new String(bytes, StandardCharsets.ISO_8859_1).contains(EvidencePack.ENTRIES);
  }

  private void say(String code, Severity severity, String where, String message, String next) {
    findings.add(new Finding(code, severity, where, null, null, message, null, Turn.SENDER, next));
  }

  /** Checks a pack. */
  public Result check(byte[] zip) {
    var files = PackZip.read(zip);
    if (files.isEmpty()) {
      say("LED-20", Severity.ERROR, null, "It is not the file that was made: bytes of the zip were changed, added or cut off.", AGAIN);
      return new Result(0, 0, findings, new java.util.TreeMap<>());
    }
    try {
      files(files.get());
    } catch (JsonProcessingException | RuntimeException e) {
      say("LED-20", Severity.ERROR, null, "Its data cannot be read: they were changed.", AGAIN);
    }
    return new Result(entries, proven, findings, bytes(files.get()));
  }

  private static SortedMap<String, byte[]> bytes(SortedMap<String, byte[]> files) {
    return files.subMap(EvidencePack.BYTES, EvidencePack.BYTES + "\uffff");
  }

  private void files(SortedMap<String, byte[]> files) throws JsonProcessingException {
    if (!Arrays.equals(EvidencePack.manifest(files), files.getOrDefault(EvidencePack.MANIFEST, new byte[0]))) {
      say("LED-20", Severity.ERROR, EvidencePack.MANIFEST, "Files are not those that its manifest lists" + differing(files) + ".", AGAIN);
    }
    PackPages.of(files).forEach((name, page) -> {
      if (!Arrays.equals(page, files.get(name))) say("LED-20", Severity.ERROR, name, "The page says something else than the data.", AGAIN);
    });
    var rows = EvidencePack.rows(files.get(EvidencePack.ENTRIES));
    entries = rows.size();
    chain(rows, files);
    proofs(rows, files);
    digests(rows, files);
  }

  private static String differing(SortedMap<String, byte[]> files) {
    var lines = new HashSet<>(new String(files.getOrDefault(EvidencePack.MANIFEST, new byte[0]), StandardCharsets.UTF_8).lines().toList());
    var first = new String(EvidencePack.manifest(files), StandardCharsets.UTF_8).lines().filter(line -> !lines.contains(line)).findFirst();
    return first.map(line -> ": " + line.substring(66)).orElse("");
  }

  private void chain(List<Map<String, String>> rows, SortedMap<String, byte[]> files) throws JsonProcessingException {
    var previous = "0".repeat(64);
    int seq = 0;
    for (var row : rows) {
      seq++;
      if (!Integer.toString(seq).equals(row.get("seq")) || !previous.equals(row.get("previous")) || !Vault.hash(row).equals(row.get("hash"))) {
        say("LED-21", Severity.ERROR, "entry " + seq, "The entry was changed, or one before it is missing.", AGAIN);
        return;
      }
      previous = row.get("hash");
    }
    var head = EvidencePack.rows(files.get(EvidencePack.ROWS)).stream().filter(row -> "document".equals(row.get("table"))).findFirst().orElse(Map.of());
    if (!previous.equals(head.get("head_hash")) || !Integer.toString(seq).equals(head.get("head_seq"))) {
      say("LED-21", Severity.ERROR, "entry " + seq, "Entries behind it are missing.", AGAIN);
    }
  }

  private void proofs(List<Map<String, String>> rows, SortedMap<String, byte[]> files) throws JsonProcessingException {
    Set<Integer> led = new HashSet<>();
    Map<Long, Checkpoint> checkpoints = new HashMap<>();
    for (var line : new String(files.get(EvidencePack.PROOFS), StandardCharsets.UTF_8).lines().toList()) {
      var proof = EvidencePack.JSON.readValue(line, EvidencePack.Proof.class);
      var checkpoint = checkpoints.computeIfAbsent(proof.checkpoint(), number -> checkpoint(number, files).orElse(null));
      if (checkpoint == null || proof.seq() < 1 || proof.seq() > rows.size() || !leads(proof, checkpoint, rows.get(proof.seq() - 1).get("hash"))) {
        say("LED-22", Severity.ERROR, "entry " + proof.seq(), "The entry is not in checkpoint " + proof.checkpoint() + ".", AGAIN);
      } else {
        led.add(proof.seq());
      }
    }
    proven = led.size();
    if (proven < rows.size()) {
      say("LED-23", Severity.WARNING, null, rows.size() - proven + " of " + rows.size() + " entries were in no checkpoint yet when the pack was made.", "Ask for the pack again a little later.");
    }
    if (known.isEmpty()) {
      say("LED-24", Severity.INFO, null, "The checkpoints are those in the pack.", "Compare them with ones that were kept elsewhere: --checkpoints FOLDER.");
    }
  }

  private static boolean leads(EvidencePack.Proof proof, Checkpoint checkpoint, String hash) {
    var root = MerkleTree.root(proof.index(), Math.toIntExact(checkpoint.entries()), HexFormat.of().parseHex(hash), proof.path().stream().map(HexFormat.of()::parseHex).toList());
    return root != null && HexFormat.of().formatHex(root).equals(checkpoint.root());
  }

  /** The checkpoint in the pack, when it is the one that was kept elsewhere as well. */
  private Optional<Checkpoint> checkpoint(long number, SortedMap<String, byte[]> files) {
    var name = EvidencePack.CHECKPOINTS + Checkpoints.name(number);
    var bytes = files.get(name + Checkpoints.TEXT);
    if (bytes == null) return Optional.empty();
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (!known.isEmpty() && !text.equals(known.get(number))) {
      say("LED-24", Severity.ERROR, name, known.containsKey(number) ? "Checkpoint " + number + " is another one than the one that was kept elsewhere."
          : "Checkpoint " + number + " is not among those that were kept elsewhere.", "Ask who keeps the checkpoints which one is right.");
    }
    var signature = files.get(name + Checkpoints.SIGNATURE);
    var wrong = judge == null || signature == null ? null : judge.wrong(bytes, signature);
    if (wrong != null) say("LED-24", Severity.ERROR, name + Checkpoints.SIGNATURE, "The signature of checkpoint " + number + " is not good: " + wrong, AGAIN);
    return Checkpoint.parse(text).filter(c -> c.number() == number);
  }

  private void digests(List<Map<String, String>> rows, SortedMap<String, byte[]> files) {
    Set<String> here = new HashSet<>();
    files.forEach((name, bytes) -> {
      var digest = Checkpoint.digest(bytes);
      here.add(digest);
      if (name.startsWith(EvidencePack.BYTES) && !name.contains("-" + digest.substring(0, 12) + ".")) say("LED-25", Severity.ERROR, name, "The bytes were changed.", AGAIN);
      if (name.startsWith(EvidencePack.AGREEMENTS) && !name.equals(EvidencePack.AGREEMENTS + digest + ".txt")) say("LED-25", Severity.ERROR, name, "The agreement was changed.", AGAIN);
    });
    for (var digest : EvidencePack.digests(rows).stream().map(Map.Entry::getKey).distinct().toList()) {
      if (here.contains(digest)) continue;
      boolean erased = rows.stream().anyMatch(row -> EvidencePack.facts(row).getOrDefault(Retention.ERASED, "").contains(digest));
      if (erased) say("LED-26", Severity.INFO, null, "The bytes " + digest + " were erased when the time for which they had to be kept was over.", "Nothing.");
      else say("LED-25", Severity.ERROR, null, "The bytes " + digest + " are missing: the history speaks of them.", AGAIN);
    }
  }
}
