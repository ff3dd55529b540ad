package io.bordereau.rules;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RuleBookTest {
  @Test
  void everyLayerStandsOnTheClassPathAndCompiles() {
    assertDoesNotThrow(() -> Rules.official().warm().get(5, TimeUnit.MINUTES));
  }

  @Test
  void everyRowIsComplete() {
    for (RuleSet set : Rules.official().sets()) {
      assertTrue(set.root().startsWith("{urn:"), set.root());
      assertEquals(Layer.Kind.SCHEMA, set.layers().getFirst().kind(), "the schema comes first in " + set.profile());
      for (Layer layer : set.layers()) {
        layer.resources().forEach(r -> assertNotNull(Rules.class.getResource(r), r));
      }
    }
  }

  @Test
  void onlyPatternsWithoutAttributesAreWalkedWithoutThem() {
    assertTrue(LeanSheet.canMatchAttributes("@*"));
    assertTrue(LeanSheet.canMatchAttributes("cbc:ID/@schemeID"));
    assertTrue(LeanSheet.canMatchAttributes("cbc:ID[@a = 'x']/@schemeID[. = ']']"));
    assertFalse(LeanSheet.canMatchAttributes("cbc:EndpointID[@schemeID = '0088'] | cac:A[cbc:B[@c]]/cbc:ID"));
    assertFalse(LeanSheet.canMatchAttributes("cac:Note[. = 'a @ b']"));
  }

  @Test
  void aPathOfAReportIsCutIntoSteps() {
    assertEquals(List.of("*:A[namespace-uri()='http://x/y'][1]", "*:B[namespace-uri()='urn:z'][12]", "@id"),
        Place.steps("/*:A[namespace-uri()='http://x/y'][1]/*:B[namespace-uri()='urn:z'][12]/@id"));
    assertEquals(List.of("Q{http://x/y}A[1]", "Q{}B[2]"), Place.steps("/Q{http://x/y}A[1]/Q{}B[2]"));
  }

  @Test
  void theTermOfARuleIsTheFirstThatItNames() {
    assertEquals("BT-126", Wording.term("Each Invoice line (BG-25) shall have an Invoice line identifier (BT-126)."));
    assertEquals("BT-29-1", Wording.term("The scheme (BT-29-1) of BT-29"));
    assertEquals("BG-16", Wording.term("the Payment instructions (BG-16)"));
    assertEquals(null, Wording.term("no term, no BT"));
  }
}
