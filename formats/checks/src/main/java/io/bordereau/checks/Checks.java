package io.bordereau.checks;

import io.bordereau.document.Invoice;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Remittance;
import io.bordereau.mapping.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The canonical checks: rows of a code, a group and a function. */
public final class Checks {

  /** What one check does. */
  @FunctionalInterface
  interface Rule {
    void test(Case document, Say say);
  }

  /**
   * One check.
   *
   * @param code its code in the catalogue
   * @param group when it applies
   * @param rule what it does
   */
  record Check(String code, CheckGroup group, Rule rule) {}

  static final List<Check> ALL = Stream.of(RequiredChecks.ALL, CodeChecks.ALL, TotalChecks.ALL, LineChecks.ALL, DateChecks.ALL,
      VatChecks.ALL, VatPartyChecks.ALL, NumberChecks.ALL, PaymentChecks.ALL, CreditChecks.ALL, PeppolChecks.ALL,
          SalesTaxChecks.ALL).flatMap(List::stream).toList();

  private Checks() {}

  /**
   * Checks an invoice or credit note.
   *
   * @param invoice the document
   * @param groups what its target needs, see {@link CheckGroup#of}
   * @return what is wrong, in the order of the register; empty when nothing is. An error stops the document
   */
  public static List<Finding> check(Invoice invoice, Set<CheckGroup> groups) {
    var findings = new ArrayList<Finding>();
    var document = new Case(invoice, groups);
    for (Check c : ALL) {
      if (groups.contains(c.group)) c.rule.test(document, new Say(FindingCatalogue.of(c.code).orElseThrow(), findings));
    }
    return List.copyOf(findings);
  }

  /**
   * Checks a document that is no invoice; what is wrong with it does not depend on its target.
   *
   * @return what is wrong; empty when nothing is, or when nothing is checked of its kind
   */
  public static List<Finding> other(Object document) {
    return switch (document) {
      case Order order -> OrderChecks.check(order);
      case OrderResponse response -> OrderChecks.check(response);
      case Remittance remittance -> RemittanceChecks.check(remittance);
      case Object unchecked -> List.of();
    };
  }

  /** The same, with what a format demands beyond that, see {@link io.bordereau.mapping.Format#id}. */
  public static List<Finding> other(Object document, String format) {
    return Stream.concat(other(document).stream(), PeppolOrderChecks.check(document, format).stream()).toList();
  }

  static Check check(String code, CheckGroup group, Rule rule) {
    return new Check(code, group, rule);
  }
}
