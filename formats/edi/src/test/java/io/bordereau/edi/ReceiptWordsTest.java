package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Codes of acknowledgements in words that need no knowledge of EDI. */
class ReceiptWordsTest {

  @Test
  void everyCodeThatTheHubItselfGivesHasWords() {
    var without = Arrays.stream(EdiFinding.values())
        .flatMap(f -> Arrays.stream(Dialect.values()).map(f::official))
        .filter(code -> code != null && ReceiptWords.of(code.replace(' ', ':')) == null)
        .toList();
    assertEquals(List.of(), without);
  }

  @Test
  void theWordsSayWhatIsWrongAndWhatToDo() {
    var words = ReceiptWords.of("AK403:8");
    assertEquals("this is not a date", words.wrong());
    assertEquals("Correct the date, then send the document again.", words.next());
    for (var row : Directory.lines("receipt-words.txt")) {
      var code = row.substring(0, row.indexOf(' '));
      assertTrue(ReceiptWords.of(code).next().endsWith("."), row);
      assertTrue(!ReceiptWords.of(code).wrong().endsWith("."), row);
    }
  }

  @Test
  void whatAPartnerMadeUpHasNoWordsOfOurs() {
    assertNull(ReceiptWords.of("TED01:024"));
    assertNull(ReceiptWords.of(null));
  }
}
