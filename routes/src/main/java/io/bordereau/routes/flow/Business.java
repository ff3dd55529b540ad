package io.bordereau.routes.flow;

import io.bordereau.document.Despatch;
import io.bordereau.document.Identifier;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Order;
import io.bordereau.document.OrderResponse;
import io.bordereau.document.Party;
import io.bordereau.document.Payment;
import io.bordereau.document.Receipt;
import io.bordereau.document.Remittance;
import io.bordereau.document.Settlement;
import io.bordereau.routes.ledger.Key;
import io.bordereau.routes.ledger.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the flow needs to know of any canonical document, whatever it is.
 *
 * @param kind {@code invoice}, {@code credit-note}, {@code order}, {@code order-change}, {@code order-response}, {@code remittance}, {@code despatch} or {@code receipt}
 * @param number its number; null when it has none
 * @param issued its date; null when it has none
 * @param issuer who numbers it: the seller of an invoice, of an order response or of a despatch, the buyer of an order, the payer of a remittance; may be null
 * @param receiver the other party; may be null
 * @param currency ISO 4217; null when it has none
 * @param amount what it is about; null when it has none
 * @param refs further names by which it is asked for
 */
public record Business(
    String kind, String number, Moment issued, Party issuer, Party receiver, String currency, Money amount, List<Ref> refs) {
  public Business {
    refs = List.copyOf(refs);
  }

  /** What it is; empty when it is no canonical document. */
  public static Optional<Business> of(Object document) {
    return Optional.ofNullable(switch (document) {
      case null -> null;
      case Invoice i -> new Business(i.isCredit() ? "credit-note" : "invoice", i.number(), i.issued(), i.seller(), i.buyer(), i.currency(),
          i.totals() == null ? null : i.totals().due(),
          refs("order", i.order(), "buyer-reference", i.buyerReference(), "contract", i.contract(), "payment-reference", payment(i)));
      case Order o -> new Business(changes(o) ? "order-change" : "order", changes(o) ? o.number() + "/" + change(o) : o.number(), o.issued(), o.buyer(),
          o.seller(), o.currency(), o.totals() == null ? null : o.totals().due(),
          refs("order", o.number(), "buyer-reference", o.buyerReference(), "contract", o.contract()));
      case OrderResponse r -> new Business("order-response", r.number() == null ? r.order() : r.number(), r.issued(), r.seller(), r.buyer(), r.currency(),
          r.totals() == null ? null : r.totals().due(), refs("order", r.order(), "sales-order", r.salesOrder(), "contract", r.contract()));
      case Remittance r -> new Business("remittance", r.number() == null ? r.trace() : r.number(), r.issued() == null ? r.paid() : r.issued(), r.payer(),
          r.payee(), r.currency(), r.total(), refs("trace", r.trace()));
      case Despatch d -> new Business("despatch", d.number(), d.issued(), d.supplier(), d.customer(), null, null,
          refs("order", d.order(), "sales-order", d.salesOrder()));
      case Receipt r -> new Business("receipt", r.number(), r.issued(), null, null, null, null, refs("answers", r.interchange()));
      case Object other -> null;
    });
  }

  /** The reference that we ask the buyer to pay under (BT-83). */
  private static String payment(Invoice invoice) {
    return invoice.payments().stream().map(Payment::remittance).filter(Objects::nonNull).findFirst().map(Settlement::compact).orElse(null);
  }

  /** Whether an order changes or cancels an earlier one. */
  private static boolean changes(Order o) {
    return "230".equals(o.type()) || "change".equals(o.purpose()) || "cancel".equals(o.purpose());
  }

  /** What tells several changes of one order apart: its own number, else its date, else what it does. */
  private static String change(Order o) {
    return Stream.of(o.change(), o.changed() == null ? null : o.changed().toString(), o.purpose()).filter(Objects::nonNull).findFirst().orElse("change");
  }

  private static List<Ref> refs(String... pairs) {
    var all = new ArrayList<Ref>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != null && !pairs[i + 1].isBlank()) all.add(Ref.of(pairs[i], pairs[i + 1]));
    }
    return all;
  }

  /** The first identifier that a party gives, else its name; empty when there is nothing. */
  public static String name(Party party) {
    if (party == null) return "";
    return Stream.concat(
            Stream.of(party.vatId(), party.taxId(), value(party.registration()), value(party.endpoint())),
            Stream.concat(party.identifiers().stream().map(Identifier::value), Stream.of(party.name())))
        .filter(Objects::nonNull).map(String::strip).filter(s -> !s.isEmpty()).findFirst().orElse("");
  }

  private static String value(Identifier id) {
    return id == null ? null : id.value();
  }

  /**
   * Its identity in the ledger.
   *
   * @param partner the other party, as the agreements name it
   * @param otherwise who issued it when the document names nobody
   */
  public Key key(String partner, String otherwise) {
    var by = name(issuer);
    return new Key(by.isEmpty() ? otherwise : by, kind, number == null ? "" : number, issued == null ? 0 : issued.date().getYear(), partner,
        Objects.requireNonNullElse(currency, ""), amount == null ? "" : amount.toString(), refs);
  }
}
