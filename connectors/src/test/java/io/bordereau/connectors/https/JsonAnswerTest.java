package io.bordereau.connectors.https;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bordereau.connectors.api.Answer;
import io.bordereau.connectors.api.Answer.Level;
import io.bordereau.connectors.api.Answer.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small JSON of docs/answer.md. */
class JsonAnswerTest {
  private static Reading read(String json) {
    return JsonAnswer.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void receivedIsNotYetAVerdict() {
    assertEquals(List.of(
        new Answer(Level.TRANSPORT, Verdict.ACCEPTED, null, null, "R-9"),
        new Answer(Level.APPLICATION, Verdict.PENDING, null, null, "R-9")),
        assertInstanceOf(Reading.Yes.class, read("{\"status\":\"received\",\"reference\":\"R-9\"}")).answers());
  }

  @Test
  void theLevelSaysHowDeepThePartnerLooked() {
    var business = assertInstanceOf(Reading.Yes.class, read("{\"level\":\"business\",\"status\":\"accepted\",\"code\":7}"));
    assertEquals(new Answer(Level.BUSINESS, Verdict.ACCEPTED, "7", null, null), business.answers().get(1));
    var transport = assertInstanceOf(Reading.Yes.class, read("{\"level\":\"transport\",\"status\":\"received\"}"));
    assertEquals(1, transport.answers().size());
  }

  @Test
  void membersOfTheFutureArePassedOver() {
    assertInstanceOf(Reading.Yes.class, read("{\"more\":{\"status\":\"rejected\"},\"list\":[1,{}],\"nothing\":null,\"status\":\"accepted\"} \n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", " ", "null", "[]", "\"accepted\"", "{", "{\"status\":\"accepted\"", "{}", "{\"status\":null}", "{\"status\":\"ok\"}",
      "{\"status\":\"ACCEPTED\"}", "{\"status\":\"accepted\",\"level\":\"legal\"}", "{\"status\":\"accepted\"}{\"status\":\"rejected\"}",
      "{\"status\":\"accepted\",\"status\":\"rejected\"}", "{\"status\":{\"status\":\"accepted\"}}", "<html></html>", "status=accepted"})
  void anythingElseIsNoAnswer(String body) {
    assertInstanceOf(Reading.Unclear.class, read(body));
  }

  @Test
  void depthAndLengthAreBounded() {
    assertInstanceOf(Reading.Unclear.class, read("{\"a\":" + "[".repeat(50_000) + "]".repeat(50_000) + ",\"status\":\"accepted\"}"));
    assertInstanceOf(Reading.Unclear.class, read("{\"text\":\"" + "x".repeat(200_000) + "\",\"status\":\"accepted\"}"));
    var long1 = assertInstanceOf(Reading.Yes.class, read("{\"text\":\"" + "x".repeat(50_000) + "\",\"status\":\"accepted\"}"));
    assertEquals(500, long1.answers().get(1).text().length());
  }

  @Test
  void aPartnersWordsStayOnOneLine() {
    var yes = assertInstanceOf(Reading.Yes.class, read("{\"status\":\"accepted\",\"text\":\"a\\nb\\u001b[31mc\\u202ed\"}"));
    assertEquals("a b [31mc d", yes.answers().get(1).text());
  }

  /** Every example of the page that partners build by is understood. */
  @Test
  void theExamplesOfThePageAreUnderstood() throws Exception {
    String page = Files.readString(Path.of(System.getProperty("bordereau.root"), "docs", "answer.md"));
    Matcher example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page);
    int seen = 0;
    for (; example.find(); seen++) {
      Reading reading = read(example.group(1));
      assertEquals(false, reading instanceof Reading.Unclear, example.group(1));
    }
    assertEquals(3, seen);
  }
}
