package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.checks.Checks;
import io.bordereau.mapping.Finding;
import io.bordereau.rules.Rules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is written in UBL around the invoice keeps the official schema, and the Schematron of its profile; a case that lacks what a profile demands is
 * refused by our own checks as it is by the official rules.
 */
class OrderingRulesTest {

  @TestFactory
  Stream<DynamicTest> everyGoldenKeepsTheOfficialRules() {
    return Case.all().stream().flatMap(c -> Formats.ALL.stream()
        .filter(f -> f.id().matches("peppol-(order|despatch|invoice-response|ml).*|ubl-2.1-(order|remittance-advice)"))
        .filter(c::isIn).map(f -> DynamicTest.dynamicTest(c.name() + " as " + f.id(), () -> {
          var verdict = Rules.official().validate(f.id().startsWith("ubl") ? "ubl-2.1" : null, Case.bytes(c.file(f)));
          var wrong = verdict.findings().stream().filter(Finding::isError).map(e -> e.official() + " at " + e.where() + ": " + e.message()).toList();
          var ours = Checks.other(c.document().document().orElseThrow(), f.id()).stream().filter(Finding::isError).toList();
          if (ours.isEmpty()) assertEquals(List.of(), wrong, () -> verdict.profile());
          else assertFalse(wrong.isEmpty(), () -> "the official rules let it pass, and we do not: " + ours);
          assertTrue(wrong.stream().noneMatch(w -> w.startsWith("cvc-")), () -> "it breaks the schema: " + wrong);
        })));
  }
}
