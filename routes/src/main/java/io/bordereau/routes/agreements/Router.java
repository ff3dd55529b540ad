package io.bordereau.routes.agreements;

import io.bordereau.document.Identifier;
import io.bordereau.document.Party;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the one agreement for a seller and a buyer, or says in words why there is none. */
final class Router {
  private Router() {}

  static Routing route(Agreements agreements, Party seller, Party buyer) {
    List<Company> ours = agreements.companies().stream().filter(c -> c.identifiers().stream().anyMatch(k -> k.recognises(seller))).toList();
    if (ours.isEmpty()) {
      return nowhere("AGR-20", "BG-4", seller, "None of our companies is the seller of this document" + told(seller) + ".", Turn.SENDER,
          "Correct the seller's identifiers in the ERP, or add them to the company's file under companies/.");
    }
    if (ours.size() > 1) {
      return nowhere("AGR-21", "BG-4", seller, "Several of our companies fit the seller of this document" + told(seller) + ": "
          + ours.stream().map(Company::id).collect(Collectors.joining(", ")) + ".", Turn.HUB,
          "Remove the shared identifier from all but one of these files under companies/.");
    }
    Company company = ours.get(0);
    List<Partner> fitting = agreements.partners().stream()
        .filter(p -> p.company().equals(company.id()) && p.identifiers().stream().anyMatch(k -> k.recognises(buyer)))
        .toList();
    List<Partner> current = fitting.stream().filter(p -> p.state() != Partner.State.RETIRED).toList();
    if (current.isEmpty()) {
      return none(agreements, company, buyer, fitting);
    }
    if (current.size() > 1) {
      return nowhere("AGR-23", "BG-7", buyer, "Several partners fit the buyer of this document" + told(buyer) + ": "
          + current.stream().map(Partner::id).collect(Collectors.joining(", ")) + ".", Turn.HUB,
          "Remove the shared identifier from all but one of these files under partners/, or retire the others.");
    }
    Partner partner = current.get(0);
    if (!partner.state().sends()) {
      return nowhere("AGR-24", "BG-7", buyer, "The agreement with " + partner.name() + " is only "
          + partner.state().name().toLowerCase(Locale.ROOT) + "; nothing is sent to it yet.", Turn.HUB,
          "Finish the connection, then set state: test or live in partners/" + partner.id() + ".yaml.");
    }
    return new Routing.To(company, partner);
  }

  private static Routing none(Agreements agreements, Company company, Party buyer, List<Partner> retired) {
    if (!retired.isEmpty()) {
      return nowhere("AGR-25", "BG-7", buyer, "The agreement with " + retired.get(0).name() + " is retired.", Turn.HUB,
          "Send this document another way, or make a new agreement under partners/.");
    }
    List<String> others = agreements.partners().stream()
        .filter(p -> p.identifiers().stream().anyMatch(k -> k.recognises(buyer)))
        .map(p -> p.id() + " (for " + p.company() + ")")
        .toList();
    String hint = others.isEmpty() ? "" : " With another of our companies there is one: " + String.join(", ", others) + ".";
    return nowhere("AGR-22", "BG-7", buyer, "There is no agreement between " + company.name() + " and the buyer of this document"
        + told(buyer) + "." + hint, Turn.HUB,
        "Whoever runs the hub sets up an agreement with this customer, or adds these numbers to the one there is. "
            + "If the customer's numbers are wrong, correct them in the ERP and send the document again.");
  }

  private static Routing nowhere(String code, String term, Party party, String message, Turn turn, String next) {
    String value = party == null ? null : identifiers(party).isEmpty() ? party.name() : String.join(", ", identifiers(party));
    return new Routing.Nowhere(new Finding(code, Severity.ERROR, null, term, value, message, null, turn, next));
  }

  private static String told(Party party) {
    if (party == null) {
      return ": it names nobody";
    }
    String name = party.name() == null ? "" : " (" + party.name() + ")";
    return identifiers(party).isEmpty() ? name + ": it gives no identifier" : name;
  }

  private static List<String> identifiers(Party party) {
    List<String> all = new ArrayList<>();
    add(all, "electronic address", party.endpoint());
    party.identifiers().forEach(id -> add(all, "identifier", id));
    add(all, "registration", party.registration());
    if (party.vatId() != null) {
      all.add("VAT " + party.vatId());
    }
    if (party.taxId() != null) {
      all.add("tax " + party.taxId());
    }
    return all;
  }

  private static void add(List<String> all, String what, Identifier id) {
    if (id != null && id.value() != null) {
      all.add(what + " " + (id.scheme() == null ? "" : id.scheme() + ":") + id.value());
    }
  }
}
