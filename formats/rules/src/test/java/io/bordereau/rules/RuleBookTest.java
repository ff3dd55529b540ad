package io.bordereau.rules;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Severity;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
  void thePublisherOfAProfileHasTheLastWordOnALevel() {
    var xrechnung = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
    var levels = Rules.official().sets().stream().filter(s -> s.profile().equals("xrechnung-3") && s.root().endsWith("}Invoice"))
        .collect(Collectors.toMap(RuleSet::customization, RuleSet::levels));
    assertEquals(Severity.ERROR, levels.get(xrechnung).get("UBL-CR-646"), "lines below lines are the extension's");
    var extension = levels.get(xrechnung + "#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0");
    assertEquals(Severity.INFO, extension.get("UBL-CR-646"));
    assertEquals(Severity.INFO, extension.get("BR-CO-16"), "third parties' payments count there");
    assertTrue(Rules.official().sets().stream().filter(s -> !s.profile().equals("xrechnung-3")).allMatch(s -> s.levels().isEmpty()));
  }

  @Test
  void aUnionIsTakenApartButNotItsPredicates() {
    assertEquals(List.of("a:B", "c:D[x | y]", "e:F[. = '|']"), MatchPattern.alternatives("a:B | c:D[x | y]|e:F[. = '|']"));
    assertEquals(List.of("/a:B[$x and $y]", "/c:D[$x and $y]"), MatchPattern.alternatives("(/a:B | /c:D)[$x and $y]"));
    assertEquals(List.of("/a:B[x = (1, 2)][not($y) or $z]", "/c:D[not($y) or $z]"),
        MatchPattern.alternatives("(/a:B[x = (1, 2)] | /c:D)[not($y) or $z]"));
    assertEquals(List.of("(a:B | c:D)[1]"), MatchPattern.alternatives("(a:B | c:D)[1]"));
    assertEquals(List.of("a:B"), MatchPattern.alternatives("//a:B"));
  }

  @Test
  void onlyANamedElementCanBeGoneToStraight() {
    assertEquals("c:D", MatchPattern.element("/a:B/c:D[e:F/@g = 'x/y']"));
    assertEquals("*", MatchPattern.element("*[not(*)]"));
    assertNull(MatchPattern.element("a:B/@c"));
    assertNull(MatchPattern.element("a:B/text()"));
    assertNull(MatchPattern.element("/"));
    assertNull(MatchPattern.element("(a:B | c:D)[1]"));
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
