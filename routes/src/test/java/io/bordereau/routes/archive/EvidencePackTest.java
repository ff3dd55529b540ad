package io.bordereau.routes.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.routes.ledger.SqlLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An evidence pack proves by itself what became of a document, and no byte of it can be another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidencePackTest {
  private ArchivedLedger ledger;
  private String document;
  private byte[] pack;
  private Map<Long, String> kept;

  @BeforeAll
  void pack(@TempDir Path folder) throws Exception {
    ledger = new ArchivedLedger(folder);
    ledger.fill(6);
    try (SqlLedger open = SqlLedger.readOnly(ledger.ledger())) {
      document = open.inquiry().find("4102").get(0).id();
      pack = new EvidencePack(open).of(document);
    }
    kept = KeptCheckpoints.read(ledger.settings().places().get(1));
  }

  private PackCheck.Result check(byte[] zip) {
    return new PackCheck(kept, null).check(zip);
  }

  private static List<String> codes(PackCheck.Result result) {
    return result.findings().stream().map(Finding::code).distinct().toList();
  }

  @Test
  void aPackIsFineAndEachOfItsEntriesIsProven() {
    var result = check(pack);
    assertEquals(List.of(), result.findings());
    assertTrue(result.entries() > 6 && result.proven() == result.entries(), result.toString());
    assertEquals(4, result.bytes().size(), "as received, as made, as sent, and the answer: " + result.bytes().keySet());
  }

  @Test
  void theSameDocumentGivesTheSameBytes() {
    try (SqlLedger open = SqlLedger.readOnly(ledger.ledger())) {
      assertArrayEquals(pack, new EvidencePack(open).of(document));
    }
  }

  /** Some hundreds of places in every build, every bit of every byte behind the profile full. */
  @Test
  void anyChangedByteIsFound() {
    var chance = new Random(6);
    boolean full = Boolean.getBoolean("bordereau.full");
    for (int i = 0; i < (full ? pack.length * 8 : 600); i++) {
      int at = full ? i / 8 : i < 40 ? i : i < 80 ? pack.length - 1 - (i - 40) : chance.nextInt(pack.length);
      var changed = pack.clone();
      changed[at] ^= (byte) (1 << (full ? i % 8 : chance.nextInt(8)));
      assertTrue(check(changed).findings().stream().anyMatch(Finding::isError), "byte " + at + " of " + pack.length);
    }
  }

  @Test
  void whoMakesThePackAnewAroundAChangeIsFound() {
    var zip = files();
    var name = zip.keySet().stream().filter(n -> n.contains("-received-")).findFirst().orElseThrow();
    zip.put(name, "{\"invoice\": 9999}".getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("LED-25"), codes(check(anew(zip))), "the bytes are not those that the history speaks of");

    zip = files();
    var lines = new String(zip.get(EvidencePack.ENTRIES), StandardCharsets.UTF_8).replace("taken", "token");
    zip.put(EvidencePack.ENTRIES, lines.getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("LED-21"), codes(check(anew(zip))), "the history is not what its chain says");

    zip = files();
    var all = new String(zip.get(EvidencePack.ENTRIES), StandardCharsets.UTF_8).lines().toList();
    zip.put(EvidencePack.ENTRIES, (String.join("\n", all.subList(0, all.size() - 1)) + "\n").getBytes(StandardCharsets.UTF_8));
    assertTrue(codes(check(anew(zip))).contains("LED-21"), "the end of the history is missing");

    zip = files();
    zip.put(EvidencePack.PROOFS, new byte[0]);
    assertEquals(List.of("LED-23"), codes(check(anew(zip))), "nothing is proven, and that is said");

    zip = files();
    var proofs = new String(zip.get(EvidencePack.PROOFS), StandardCharsets.UTF_8).replaceFirst("\"index\":(\\d+)", "\"index\":99");
    zip.put(EvidencePack.PROOFS, proofs.getBytes(StandardCharsets.UTF_8));
    assertTrue(codes(check(anew(zip))).contains("LED-22"), "the way does not lead to the checkpoint");
  }

  /** Somebody with the database makes entries, chain, tree and checkpoint anew: only the checkpoint that was kept elsewhere knows. */
  @Test
  void aCheckpointThatNobodyElseKnowsIsFound() {
    var zip = files();
    var name = zip.keySet().stream().filter(n -> n.endsWith(Checkpoints.TEXT)).findFirst().orElseThrow();
    var text = new String(zip.get(name), StandardCharsets.UTF_8).replaceFirst("previous [0-9a-f]{64}", "previous " + "ab".repeat(32));
    zip.put(name, text.getBytes(StandardCharsets.UTF_8));
    assertTrue(codes(check(anew(zip))).contains("LED-24"));
    assertFalse(new PackCheck(Map.of(), null).check(anew(zip)).findings().stream().anyMatch(Finding::isError), "by itself the pack cannot know");
  }

  @Test
  void whatIsNoPackIsNotTakenForOne() {
    assertFalse(PackCheck.looksLike(new byte[0]));
    assertFalse(PackCheck.looksLike("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)));
    assertEquals(List.of("LED-20"), codes(check(new byte[] {'P', 'K', 3, 4, 1, 2, 3})));
  }

  @Test
  void aPersonCanReadIt() {
    var html = new String(files().get(PackPages.INDEX), StandardCharsets.UTF_8);
    assertTrue(html.contains("invoice 4102, northgate") && html.contains("USD") && html.contains("997 A"), html);
    assertFalse(html.contains("<script"), "nothing in it is executed");
  }

  private SortedMap<String, byte[]> files() {
    return PackZip.read(pack).orElseThrow();
  }

  /** The pack as somebody would make it who knows how packs are made. */
  private static byte[] anew(SortedMap<String, byte[]> files) {
    files.putAll(PackPages.of(files));
    files.put(EvidencePack.MANIFEST, EvidencePack.manifest(files));
    return PackZip.write(files);
  }
}
