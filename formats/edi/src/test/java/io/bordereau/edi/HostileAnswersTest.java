package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes in, the answers to it can be read: broken data never breaks the answer. */
class HostileAnswersTest {
  private static final int MUTATIONS = Boolean.getBoolean("bordereau.full") ? 20_000 : 2_000;

  private static List<byte[]> samples() {
    return List.of(
        Samples.bytes(Samples.interchange(Samples.INVOICE)),
        Samples.bytes(Samples.interchange(Samples.INVOICE).replace("*U*00401*", "*^*00501*").replace("*X*004010", "*X*005010")),
        EdifactSamples.latin1(EdifactSamples.interchange(EdifactSamples.INVOICE)));
  }

  @Test
  void answersToMutatedDataAreWellFormed() {
    var random = new Random(7);
    var agreement = Samples.USUAL.with(Answering.When.ALWAYS);
    assertTimeout(Duration.ofMinutes(5), () -> {
      for (var good : samples()) {
        for (int i = 0; i < MUTATIONS / 3; i++) {
          var b = good.clone();
          for (int n = random.nextInt(4); n >= 0; n--)
            b[random.nextInt(b.length)] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 32 + random.nextInt(95));
          for (var a : Acknowledgements.answer(b, i % 2 == 0 ? agreement : agreement.with(Answering.Groups.ACK_999), x -> false)) check(a);
        }
      }
    });
  }

  /** The answer is read back with the same verdict, and no count or control number of its own is wrong. */
  private static void check(Acknowledgements.Answer answer) {
    var read = new ArrayList<TransactionSet>();
    assertEquals(List.of(), new EdiReader().read(answer.bytes(), read::add), () -> AcknowledgementsTest.told(answer));
    assertEquals(1, read.size());
    for (var f : read.get(0).flaws()) {
      boolean structure = f.ofSegment() || f.position() == 0;
      assertEquals(false, structure, () -> f + " in " + AcknowledgementsTest.told(answer));
    }
  }
}
