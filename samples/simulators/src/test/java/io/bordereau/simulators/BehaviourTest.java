package io.bordereau.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each behaviour over a real socket. */
class BehaviourTest {
  private static final String X12 = Partner.document("invoice.edi");
  private static final String UBL = Partner.document("invoice.ubl.xml");
  private static final String CXML = Partner.document("invoice.cxml");

  @TempDir
  private Path folder;

  @Test
  void answerAcceptsWithAReferenceAndNeverAnswersTheSameTwiceDifferently() throws Exception {
    try (var partner = new Partner(folder, "answer")) {
      var first = partner.send("m-1", X12);
      var again = partner.send("m-1", X12);
      assertEquals("accepted", Json.read(first.body()).get("status"));
      assertTrue(first.body().contains("4711"), first.body());
      assertEquals(first.body(), again.body());
      assertEquals(2, partner.book().size());
      assertEquals(true, partner.book().getLast().get("repeat"));
    }
  }

  @Test
  void theMemorySurvivesARestart() throws Exception {
    String before;
    try (var partner = new Partner(folder, "answer")) {
      before = partner.send("m-1", UBL).body();
    }
    try (var partner = new Partner(folder, "answer")) {
      assertEquals(before, partner.send("m-1", UBL).body());
    }
  }

  @Test
  void anInvoiceThatDoesNotAddUpIsRejected() throws Exception {
    try (var partner = new Partner(folder, "answer")) {
      var answer = partner.answer("m-1", X12.replace("TDS*57540", "TDS*57541"));
      assertEquals("rejected", answer.get("status"));
      assertEquals("TOTAL", answer.get("code"));
    }
  }

  @Test
  void theSameNumberUnderASecondIdentityIsRejected() throws Exception {
    try (var partner = new Partner(folder, "answer")) {
      partner.send("m-1", X12);
      assertEquals("DUPLICATE", partner.answer("m-2", X12).get("code"));
    }
  }

  @Test
  void failsTwiceAnswersTheThirdTime() throws Exception {
    try (var partner = new Partner(folder, "fails-twice")) {
      assertEquals(503, partner.send("m-1", UBL).statusCode());
      assertEquals(503, partner.send("m-1", UBL).statusCode());
      assertEquals("accepted", partner.answer("m-1", UBL).get("status"));
    }
  }

  @Test
  void otherBytesUnderOneIdentityAreAViolation() throws Exception {
    try (var partner = new Partner(folder, "fails-twice")) {
      partner.send("m-1", UBL);
      var second = partner.send("m-1", UBL.replace("Frakt", "Porto"));
      assertEquals(409, second.statusCode());
      assertTrue(partner.book().getLast().containsKey("violation"));
    }
  }

  @Test
  void refusesForAReasonOfItsBusiness() throws Exception {
    try (var partner = new Partner(folder, "refuses")) {
      var answer = partner.answer("m-1", X12);
      assertEquals("rejected", answer.get("status"));
      assertEquals("PO line 2 closed", answer.get("text"));
    }
  }

  @Test
  void dropsTakesInWhatItDoesNotAnswerAndGivesTheStoredAnswerLater() throws Exception {
    var always = folder.resolve("always.properties");
    Files.writeString(always, "behaviour=drops\ndrop.percent=100\n");
    try (var partner = new Partner(folder, always.toString())) {
      assertThrows(IOException.class, () -> partner.send("m-1", UBL));
      assertEquals(true, partner.book().getFirst().get("lost"));
      assertTrue(partner.book().getFirst().containsKey("decided"));
    }
    try (var partner = new Partner(folder, "answer")) {
      assertEquals("accepted", partner.answer("m-1", UBL).get("status"));
      assertEquals(true, partner.book().getLast().get("repeat"));
    }
  }

  @Test
  void dropsLosesAboutOneInTenAndTheSameOnesForTheSameSeed() throws Exception {
    int first = lost(folder.resolve("a"));
    assertTrue(first > 2 && first < 25, first + " of 100");
    assertEquals(first, lost(folder.resolve("b")));
  }

  private static int lost(Path folder) throws Exception {
    int lost = 0;
    try (var partner = new Partner(Files.createDirectories(folder), "drops")) {
      for (int i = 0; i < 100; i++) {
        try {
          partner.send("m-" + i, UBL.replace("4724", "9" + i));
        } catch (IOException closed) {
          lost++;
        }
      }
    }
    return lost;
  }

  @Test
  void slowAnswersAfterAPause() throws Exception {
    try (var partner = new Partner(folder, "slow")) {
      long from = System.nanoTime();
      partner.send("m-1", UBL);
      assertTrue(System.nanoTime() - from > 1_900_000_000L);
    }
  }

  @Test
  void repeatLosesItsFirstAnswer() throws Exception {
    try (var partner = new Partner(folder, "repeat")) {
      assertThrows(IOException.class, () -> partner.send("m-1", X12));
      assertEquals("accepted", partner.answer("m-1", X12).get("status"));
      assertEquals(2, partner.book().size());
    }
  }

  @Test
  void cxmlIsAnsweredWithAResponse() throws Exception {
    try (var partner = new Partner(folder, "answer")) {
      var answer = partner.send("ignored", CXML);
      assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/xml"));
      assertTrue(answer.body().contains("<Status code=\"200\" text=\"OK\""), answer.body());
      assertEquals("20261120.4713@larkfield.example", partner.book().getFirst().get("identity"));
    }
  }

  @Test
  void aWrongSharedSecretIsAStatusBelowHttp200() throws Exception {
    var secret = Files.writeString(folder.resolve("secret"), "another\n");
    try (var partner = new Partner(folder, "answer", "--secret-file", secret.toString())) {
      var answer = partner.send("ignored", CXML);
      assertEquals(200, answer.statusCode());
      assertTrue(answer.body().contains("<Status code=\"401\""), answer.body());
    }
  }

  @Test
  void theRightSharedSecretOpens() throws Exception {
    var secret = Files.writeString(folder.resolve("secret"), "open-sesame\n");
    try (var partner = new Partner(folder, "answer", "--secret-file", secret.toString())) {
      assertTrue(partner.send("ignored", CXML).body().contains("<Status code=\"200\""));
    }
  }

  @Test
  void whoeverLacksTheAuthorizationIsSentAway() throws Exception {
    var secret = Files.writeString(folder.resolve("header"), "Bearer t0ken\n");
    try (var partner = new Partner(folder, "answer", "--authorization-file", secret.toString())) {
      assertEquals(401, partner.send("m-1", UBL).statusCode());
      assertTrue(partner.book().isEmpty());
    }
  }

  @Test
  void anAnswerIsInTheBookBeforeItLeaves() throws Exception {
    try (var partner = new Partner(folder, "answer")) {
      partner.send("m-1", UBL);
      var entry = partner.book().getFirst();
      assertEquals("m-1", entry.get("identity"));
      assertEquals("4724", entry.get("number"));
      assertEquals("1313.00", entry.get("payable"));
      assertFalse(entry.get("sha256").toString().isEmpty());
    }
  }
}
