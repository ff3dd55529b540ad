package io.bordereau.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge sees what was lost, doubled, changed or decided otherwise, and nothing else. */
class JudgeTest {
  @TempDir
  private Path folder;

  @Test
  void allDelivered() throws Exception {
    var verdict = judge(
        "{\"number\":\"1\",\"expected\":\"accepted\"}\n{\"number\":\"2\",\"expected\":\"rejected\"}\n{\"number\":\"3\",\"expected\":\"none\"}\n",
        entry("a", "x", "1", "accepted") + entry("b", "y", "2", "rejected") + "{\"identity\":\"a\",\"sha256\":\"x\",\"repeat\":true}\n");
    assertTrue(verdict.clean());
    assertEquals(1, verdict.repeats());
    assertEquals(2, verdict.documents());
  }

  @Test
  void lost() throws Exception {
    assertEquals(List.of("1"), judge("{\"number\":\"1\",\"expected\":\"accepted\"}\n", "{\"identity\":\"a\",\"sha256\":\"x\"}\n").lost());
  }

  @Test
  void aSecondIdentityForOneDocument() throws Exception {
    var verdict = judge(
        "{\"number\":\"1\",\"expected\":\"accepted\"}\n", entry("a", "x", "1", "accepted") + entry("b", "x", "1", "rejected"));
    assertEquals(List.of("1"), verdict.doubled());
    assertFalse(verdict.clean());
  }

  @Test
  void otherBytesUnderOneIdentity() throws Exception {
    var verdict = judge(
        "{\"number\":\"1\",\"expected\":\"accepted\"}\n",
        entry("a", "x", "1", "accepted") + "{\"identity\":\"a\",\"sha256\":\"z\",\"violation\":\"other bytes under one identity\"}\n");
    assertEquals(List.of("a"), verdict.changed());
  }

  @Test
  void decidedOtherwise() throws Exception {
    assertEquals(1, judge("{\"number\":\"1\",\"expected\":\"accepted\"}\n", entry("a", "x", "1", "rejected")).unexpected().size());
    assertEquals(1, judge("{\"number\":\"1\",\"expected\":\"none\"}\n", entry("a", "x", "1", "accepted")).unexpected().size());
    assertEquals(1, judge("", entry("a", "x", "7", "accepted")).unexpected().size());
  }

  private Judge.Verdict judge(String sender, String receiver) throws IOException {
    return Judge.judge(
        Files.writeString(folder.resolve("sender.jsonl"), sender), List.of(Files.writeString(folder.resolve("receiver.jsonl"), receiver)));
  }

  private static String entry(String identity, String sha, String number, String status) {
    return "{\"identity\":\"" + identity + "\",\"sha256\":\"" + sha + "\",\"number\":\"" + number + "\",\"decided\":{\"status\":\"" + status + "\"}}\n";
  }
}
