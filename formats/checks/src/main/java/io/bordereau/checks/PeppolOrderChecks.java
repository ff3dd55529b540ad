package io.bordereau.checks;

import io.bordereau.document.Despatch;
import io.bordereau.document.Identifier;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.OtherParty;
import io.bordereau.document.Party;
import io.bordereau.document.Receipt;
import io.bordereau.mapping.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What Peppol's post-award documents around the invoice demand of their two parties, in whatever document: the network cannot deliver without it
 * (poacc-upgrade-3, rules 2026.5).
 */
final class PeppolOrderChecks {
  private PeppolOrderChecks() {}

  /** An ISO 6523 code, which is what Peppol knows as the scheme of an identifier. */
  private static final Pattern ICD = Pattern.compile("[0-9]{4}");

  /** By format: the official rules of the electronic addresses of the first and the second party, and of the first one's postal address. */
  private static final Map<String, List<String>> RULES =
      Map.of(
          "peppol-order-3", List.of("PEPPOL-T01-B07201", "PEPPOL-T01-B03701", "PEPPOL-T01-B07202"),
          "peppol-order-change-3", List.of("PEPPOL-T114-B06801", "PEPPOL-T114-B03301", "PEPPOL-T114-B06802"),
          "peppol-order-cancellation-3", List.of("PEPPOL-T115-B06001", "PEPPOL-T115-B02501", "PEPPOL-T115-B06002"),
          "peppol-order-response-3", List.of("PEPPOL-T76-B01501", "PEPPOL-T76-B02401"),
          "peppol-despatch-advice-3", List.of("PEPPOL-T16-B02001", "PEPPOL-T16-B04301"),
          "peppol-invoice-response-3", List.of("PEPPOL-T111-B00801", "PEPPOL-T111-B02001"),
          "peppol-mlr-3", List.of("PEPPOL-T71-B00701", "PEPPOL-T71-B01001"),
          "peppol-mls-1", List.of("SCH-MLS-07", "SCH-MLS-12"));

  /** A party that stands in a document, where, and by which rules. */
  private record Side(String path, String name, Party party, String addressRule, String postalRule) {}

  /** Checks a document that is to go out in a format; nothing is wrong for a format of no Peppol transaction. */
  static List<Finding> check(Object document, String format) {
    var findings = new ArrayList<Finding>();
    var rules = RULES.get(format);
    if (rules == null) return findings;
    if (document instanceof Receipt receipt) one(receipt, new Say(FindingCatalogue.of("PPO-04").orElseThrow(), findings));
    for (var side : sides(document, rules)) {
      addresses(side, new Say(FindingCatalogue.of("PPO-01").orElseThrow(), findings));
      postal(side, new Say(FindingCatalogue.of("PPO-02").orElseThrow(), findings));
      schemes(side, new Say(FindingCatalogue.of("PPO-03").orElseThrow(), findings));
    }
    return findings;
  }

  private static List<Side> sides(Object document, List<String> rules) {
    var postal = rules.size() > 2 ? rules.get(2) : null;
    return switch (document) {
      case Order o -> List.of(new Side("seller", "seller", o.seller(), rules.get(0), postal), new Side("buyer", "buyer", o.buyer(), rules.get(1), null));
      case OrderResponse r -> List.of(new Side("seller", "seller", r.seller(), rules.get(0), null), new Side("buyer", "buyer", r.buyer(), rules.get(1), null));
      case Despatch d ->
          List.of(new Side("supplier", "supplier", d.supplier(), rules.get(0), null), new Side("customer", "customer", d.customer(), rules.get(1), null));
      case Receipt r -> List.of(side(r, "sender", rules.get(0)), side(r, "receiver", rules.get(1)));
      case Object other -> List.of();
    };
  }

  private static Side side(Receipt r, String role, String rule) {
    var party = r.parties().stream().filter(p -> role.equals(p.role())).map(OtherParty::party).findFirst().orElse(null);
    return new Side("parties", role + " of the answer", party, rule, null);
  }

  private static void one(Receipt r, Say say) {
    if (r.documents().size() == 1) return;
    say.wrong("documents", "AT-14", Integer.toString(r.documents().size()), null,
        "The response answers " + (r.documents().isEmpty() ? "no document" : r.documents().size() + " documents") + "; a Peppol response answers one.");
  }

  private static void addresses(Side s, Say say) {
    if (s.party != null && s.party.endpoint() != null && s.party.endpoint().value() != null && s.party.endpoint().scheme() != null) return;
    say.wrong(s.path + ".endpoint", "BX-37", null, s.addressRule, "The " + s.name + " has no electronic address with its scheme, by which the Peppol network finds who that is.");
  }

  private static void postal(Side s, Say say) {
    if (s.postalRule == null || s.party != null && s.party.address() != null && s.party.address().country() != null) return;
    say.wrong(s.path + ".address.country", "BX-16", null, s.postalRule, "The postal address of the " + s.name + " has no country, which a Peppol order has to name.");
  }

  private static void schemes(Side s, Say say) {
    if (s.party == null) return;
    int n = 0;
    for (Identifier i : s.party.identifiers()) {
      n++;
      if (i.scheme() == null || ICD.matcher(i.scheme()).matches()) continue;
      say.wrong(s.path + ".identifiers[" + n + "].scheme", "BX-2", i.scheme(), null,
          "The identifier " + i.value() + " of the " + s.name + " is of a scheme that Peppol does not know: '" + i.scheme() + "'.");
    }
  }
}
