package io.bordereau.connectors.protocols.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.connectors.api.Secret;
import io.bordereau.envelopes.CxmlEnvelope.Credential;
import io.bordereau.envelopes.ReceivedCxml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request is held against what was agreed, and every outcome has its Status. */
class CxmlTermsTest {
  private static final Credential BUYER = new Credential("NetworkID", "AN02");
  private static final Credential US = new Credential("DUNS", "080417733");
  private static final Credential NETWORK = new Credential("NetworkID", "AN99");

  @TempDir
  private Path folder;
  private CxmlTerms terms;

  @BeforeEach
  void agree() throws Exception {
    terms = terms(Files.writeString(folder.resolve("secret"), "right\n"));
  }

  private static CxmlTerms terms(Path secret) {
    return new CxmlTerms(List.of(BUYER), List.of(US), NETWORK, new Secret("file:" + secret), true, Set.of("OrderRequest"));
  }

  private static ReceivedCxml request(Credential from, Credential to, Credential sender, String secret, boolean test, String kind) {
    return new ReceivedCxml("1@buyer", "t", List.of(new Credential("Other", "x"), from), List.of(to), List.of(sender), secret, test, kind);
  }

  private int code(ReceivedCxml request) {
    return terms.objection(request).map(r -> r.code().number()).orElse(200);
  }

  @Test
  void whatWasAgreedPasses() {
    assertEquals(200, code(request(BUYER, US, NETWORK, "right", false, "OrderRequest")));
    assertEquals(200, code(request(new Credential("networkid", "an02"), US, NETWORK, "right", false, "OrderRequest")));
  }

  @Test
  void theSenderProvesItselfFirst() {
    for (var secret : new String[] {"wrong", "", null, "right right", "Right"}) {
      assertEquals(401, code(request(new Credential("NetworkID", "AN03"), US, NETWORK, secret, true, "Other")), "secret " + secret);
    }
    assertEquals(401, code(request(BUYER, US, BUYER, "right", false, "OrderRequest")));
  }

  @Test
  void aMissingSecretLetsNobodyIn() {
    terms = terms(folder.resolve("missing"));
    assertEquals(401, code(request(BUYER, US, NETWORK, "right", false, "OrderRequest")));
    assertEquals(401, code(request(BUYER, US, NETWORK, "", false, "OrderRequest")));
  }

  @Test
  void aProvenSenderMaySpeakForItsPartnerOnlyAndOnlyToUs() {
    assertEquals(403, code(request(new Credential("NetworkID", "AN03"), US, NETWORK, "right", false, "OrderRequest")));
    assertEquals(400, code(request(BUYER, new Credential("DUNS", "1"), NETWORK, "right", false, "OrderRequest")));
  }

  @Test
  void aTestIsNotTakenForRealAndOtherKindsAreNotTaken() {
    assertEquals(400, code(request(BUYER, US, NETWORK, "right", true, "OrderRequest")));
    assertEquals(450, code(request(BUYER, US, NETWORK, "right", false, "PunchOutSetupRequest")));
    assertEquals(400, code(request(BUYER, US, NETWORK, "right", false, null)));
  }

  @Test
  void nothingThatIsSaidShowsTheSecretOrOpensAnElement() {
    var said = terms.objection(request(new Credential("NetworkID", "<x>&\u0001"), US, NETWORK, "right", false, "OrderRequest")).orElseThrow();
    var text = said.document("r@hub", OffsetDateTime.parse("2026-11-22T10:00:00+01:00"));
    assertFalse(text.contains("right") || text.contains("<x>") || text.contains("\u0001"), text);
    assertTrue(text.contains("<Status code=\"403\" text=\"Forbidden\"") && text.contains("timestamp=\"2026-11-22T09:00:00Z\""), text);
  }

  @Test
  void everyCodeThatWeAnswerWithHasItsMeaningInTheTable() {
    for (var code : CxmlReply.Code.values()) {
      var row = CxmlStatus.listed().get(code.number());
      assertEquals(code == CxmlReply.Code.OK, row.outcome() == CxmlStatus.Outcome.ACCEPTED, code.toString());
      assertEquals(code == CxmlReply.Code.TEMPORARY, row.outcome() == CxmlStatus.Outcome.BUSY, code.toString());
    }
  }
}
