package io.bordereau.routes.inbound;

import io.bordereau.document.Receipt;
import io.bordereau.document.ReceiptDocument;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.ledger.Inquiry;
import io.bordereau.routes.ledger.Named;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cXML StatusUpdateRequest says of an invoice: which one it means, by the payloadID that our sending carried and by the number of the invoice, and what
 * became of it (cXML 1.2, InvoiceStatus and DocumentStatus).
 */
final class StatusUpdates {
  private static final int LONGEST = 500;

  private StatusUpdates() {}

  static boolean is(Receipt r) {
    return "StatusUpdateRequest".equals(r.type());
  }

  /**
   * The names of the document, the payloadID first: it names one sending; the number is what people wrote. Both are the partner's own, nobody else's. When they
   * name two documents, neither is meant for certain, and the status waits for a person.
   */
  static List<Ref> names(Inquiry inquiry, String partner, ReceiptDocument d) {
    var names = new ArrayList<Ref>();
    if (given(d.control())) names.add(new Ref("payload-id", partner, d.control().strip()));
    if (given(d.number())) {
      names.add(new Ref("invoice", partner, d.number().strip()));
      names.add(new Ref("number", partner, d.number().strip()));
    }
    var meant = names.stream().map(n -> inquiry.named(n).stream().map(Named::document).collect(Collectors.toSet())).filter(s -> s.size() == 1).distinct().count();
    return meant > 1 ? List.of(new Ref("payload-id and number", partner, d.control().strip() + " and " + d.number().strip())) : names;
  }

  /** The status of the invoice where it is told; otherwise what the code of the request means. */
  static Verdict verdict(Receipt r, ReceiptDocument d) {
    return switch (d.code() == null ? "" : d.code().toLowerCase(Locale.ROOT)) {
      case "processing" -> Verdict.IN_PROCESS;
      case "reconciled", "approved", "paying" -> Verdict.APPROVED;
      case "paid" -> Verdict.PAID;
      case "rejected", "canceled", "cancelled", "failed" -> Verdict.REFUSED;
      case String other -> Correlate.verdict(d.verdict() == null ? r.verdict() : d.verdict());
    };
  }

  /** The status in the partner's word, and what was written beside it. */
  static String words(Receipt r, ReceiptDocument d) {
    var status = given(d.code()) ? d.code() : given(r.code()) ? r.code() : "";
    var said = said(r, d);
    return (status + (said.isEmpty() || verdict(r, d) == Verdict.REFUSED ? "" : ": " + said)).strip();
  }

  static List<Finding> findings(Receipt r, ReceiptDocument d) {
    if (verdict(r, d) != Verdict.REFUSED) return List.of();
    var said = said(r, d);
    var all = new ArrayList<>(Errors.of(d.errors(), null, true));
    if (all.isEmpty() || !said.isEmpty()) all.addFirst(Told.barred(d.number(), given(d.code()) ? d.code() : r.code(), said.isEmpty() ? "The buyer rejected it and does not say why." : said));
    return all;
  }

  private static String said(Receipt r, ReceiptDocument d) {
    var text = Stream.concat(d.notes().stream(), d.notes().isEmpty() ? r.notes().stream() : Stream.empty()).map(n -> n.text()).filter(Objects::nonNull)
        .map(String::strip).filter(t -> !t.isEmpty()).collect(Collectors.joining(" "));
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }

  private static boolean given(String text) {
    return text != null && !text.isBlank();
  }
}
