package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What answers an interchange: which acknowledgements, of what, with which codes. */
class AcknowledgementsTest {
  private static final Answering ALL = Answering.USUAL.with(Answering.When.ALWAYS);

  private static List<Acknowledgements.Answer> answers(String data, Answering agreement) {
    return Acknowledgements.answer(Samples.bytes(data), agreement, i -> false);
  }

  /** The segments of an answer without its envelope. */
  static String told(Acknowledgements.Answer answer) {
    var b = new StringBuilder();
    for (var line : new String(answer.bytes(), StandardCharsets.UTF_8).split("[~'\n]+")) {
      if (!line.matches("(ISA|IEA|GS|GE|ST|SE|UNA|UNB|UNH|UNT|UNZ).*")) b.append(b.isEmpty() ? "" : " ").append(line);
    }
    return b.toString();
  }

  private static List<String> told(String data, Answering agreement) {
    var answers = answers(data, agreement);
    for (var a : answers) assertEquals(List.of(), a.findings(), "an answer is itself without fault");
    return answers.stream().map(AcknowledgementsTest::told).toList();
  }

  @Test
  void soundDataIsAcceptedOnEveryLevel() {
    assertEquals(
        List.of("TA1*000000042*261122*0930*A*000", "AK1*IN*7 AK2*810*0001 AK5*A AK9*A*1*1*1"),
        told(Samples.interchange(Samples.INVOICE), ALL));
  }
}
