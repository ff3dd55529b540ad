package io.bordereau.routes.inbound;

import io.bordereau.document.Receipt;
import io.bordereau.document.ReceiptDocument;
import io.bordereau.document.ReceiptGroup;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.ledger.Correlated;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Named;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells the documents that an answer names (997, 999, TA1, CONTRL, APERAK, 824, cXML StatusUpdateRequest) what it says about them. They are found by the
 * control numbers or the payloadID that their sending carried and, where people answered, by their business number: never the latest one that is open. What names nothing of ours waits
 * until its document appears.
 */
final class Correlate {
  private final Ledger ledger;

  Correlate(Ledger ledger) {
    this.ledger = ledger;
  }

  /** One thing that an answer says, about whatever goes by the names, most exact first: one document, or a {@code whole} with all that is in it. */
  private record Said(boolean whole, List<Ref> names, Verdict verdict, String code, List<Finding> findings) {}

  /** Tells them; gives one line for people. */
  String correlate(Arrival a, Receipt receipt) {
    var said = new ArrayList<>(said(a.partner().id(), receipt));
    said.addAll(new TheRest(ledger.inquiry()).of(a.partner().id(), receipt).stream().map(t -> new Said(false, t.names(), verdict(t.verdict()), t.code(),
        Errors.of(t.errors(), null, refuses(t.verdict())))).toList());
    int matched = 0;
    int waiting = 0;
    for (int i = 0; i < said.size(); i++) {
      for (var evidence : evidence(a, receipt, said.get(i), i + 1)) {
        switch (ledger.answer(evidence)) {
          case Correlated.Matched m -> matched++;
          case Correlated.Waiting w -> waiting++;
          case Correlated.Repeat r -> { }
        }
      }
    }
    return type(receipt) + " told " + matched + (matched == 1 ? " document" : " documents") + (waiting == 0 ? "" : "; " + waiting + " not found yet");
  }

  private static String type(Receipt receipt) {
    return receipt.type() == null ? "answer" : StatusUpdates.is(receipt) ? "StatusUpdate" : receipt.type();
  }

  /** What it says, document by document as far as it goes into them, otherwise group by group, otherwise of the whole interchange. */
  private List<Said> said(String partner, Receipt r) {
    var all = new ArrayList<Said>();
    for (var group : r.groups()) {
      if (group.documents().isEmpty()) all.add(group(partner, r, group));
      for (var document : group.documents()) all.add(document(partner, r, group, document));
    }
    for (var document : r.documents()) all.add(document(partner, r, null, document));
    if (all.isEmpty()) all.add(new Said(true, interchange(partner, r), verdict(r.verdict()), r.code(), Errors.of(r.errors(), null, refuses(r.verdict()))));
    return all;
  }

  private static Said group(String partner, Receipt r, ReceiptGroup g) {
    return new Said(true, names(partner, r, g), verdict(g.verdict()), g.code(), Errors.of(g.errors(), null, refuses(g.verdict())));
  }

  private Said document(String partner, Receipt r, ReceiptGroup group, ReceiptDocument d) {
    if (StatusUpdates.is(r)) return new Said(false, StatusUpdates.names(ledger.inquiry(), partner, d), StatusUpdates.verdict(r, d), StatusUpdates.words(r, d), StatusUpdates.findings(r, d));
    var names = new ArrayList<Ref>();
    names.addAll(names(partner, r, group, d));
    if (group != null) names.addAll(names(partner, r, group));
    if (d.control() != null && !d.control().isBlank() && "message-level-status".equals(r.type())) names.add(new Ref("sbdh", partner, d.control().strip()));
    if (d.number() != null) {
      var kind = kind(d.type());
      if (kind != null) names.add(new Ref(kind, partner, d.number().strip())); // a credit note and an invoice may have the same number
      names.add(new Ref("number", partner, d.number().strip()));
      if (d.control() != null && !d.control().isBlank()) names.add(new Ref("unh0062", partner, d.control().strip()));
    }
    for (var reference : d.references()) if (reference.value() != null) names.add(new Ref("number", partner, reference.value().strip()));
    if (group == null) names.addAll(interchange(partner, r));
    var verdict = d.verdict() == null ? group == null ? r.verdict() : group.verdict() : d.verdict();
    var findings = new ArrayList<Finding>();
    if (group != null) findings.addAll(Errors.of(group.errors(), null, refuses(verdict)));
    findings.addAll(Errors.of(r.errors(), null, refuses(verdict)));
    findings.addAll(Errors.of(d, refuses(verdict)));
    findings.addAll(Errors.asked(d, refuses(verdict)));
    return new Said(false, names, verdict(verdict), d.code() == null ? r.code() : d.code(), findings);
  }

  /** The control numbers of one document. */
  static List<Ref> names(String partner, Receipt r, ReceiptGroup group, ReceiptDocument d) {
    var names = new ArrayList<Ref>();
    if (group != null && d.control() != null) names.add(new Ref("st02", partner, plain(group.control()) + "/" + plain(d.control())));
    if (r.interchange() != null && d.control() != null) names.add(new Ref("unh0062", partner, plain(r.interchange()) + "/" + plain(d.control())));
    return names;
  }

  /** The control numbers of a group: GS06, or UNG 0048 in its interchange. */
  static List<Ref> names(String partner, Receipt r, ReceiptGroup group) {
    var functional = new Ref("gs06", partner, plain(group.control()));
    return r.interchange() == null ? List.of(functional) : List.of(new Ref("ung0048", partner, plain(r.interchange()) + "/" + plain(group.control())), functional);
  }

  static List<Ref> interchange(String partner, Receipt r) {
    return r.interchange() == null ? List.of() : List.of(new Ref("isa13", partner, plain(r.interchange())), new Ref("unb0020", partner, plain(r.interchange())));
  }

  /** Control numbers are compared as numbers where they are numbers: ISA13 has leading zeros, and a partner may drop them. */
  static String plain(String control) {
    if (control == null) return "";
    var text = control.strip();
    return text.matches("[0-9]+") ? text.replaceFirst("^0+(?=.)", "") : text;
  }

  /** What an invoice or a credit note goes by beside its number, by UNTDID 1001; null for what a response says nothing more exact of. */
  private static String kind(String type) {
    return switch (type == null ? "" : type) {
      case "380", "384", "386", "389", "326" -> "invoice";
      case "381", "396", "261" -> "credit-note";
      case String other -> null;
    };
  }

  private static boolean refuses(String verdict) {
    return "rejected".equals(verdict);
  }

  static Verdict verdict(String word) {
    return switch (word == null ? "" : word) {
      case "accepted", "accepted-with-errors", "accepted-with-conditions" -> Verdict.ACCEPTED;
      case "partial", "queried" -> Verdict.QUERIED;
      case "in-process" -> Verdict.IN_PROCESS;
      case "paid" -> Verdict.PAID;
      case "rejected" -> Verdict.REFUSED;
      case String other -> Verdict.RECEIVED;
    };
  }

  /** One evidence; one for each document where a group is answered as a whole and holds several. */
  private List<Evidence> evidence(Arrival a, Receipt r, Said said, int place) {
    var identity = a.standing().id() + "/" + place;
    for (var name : said.names()) {
      var several = ledger.inquiry().named(name).stream().filter(n -> n.identity() != null).toList();
      if (several.size() == 1) break;
      if (several.size() > 1 && said.whole()) return several.stream().map(n -> about(a, r, said, identity, n)).toList();
    }
    // What is said about one document is never told to all that travelled with it, even when nobody there goes by its control number.
    var names = said.whole() ? said.names() : said.names().stream().filter(n -> !isBatch(n)).toList();
    return List.of(evidence(a, r, said, identity, names));
  }

  private boolean isBatch(Ref name) {
    return ledger.inquiry().named(name).stream().anyMatch(n -> !ledger.inquiry().members(n.document()).isEmpty());
  }

  private static Evidence about(Arrival a, Receipt r, Said said, String identity, Named one) {
    return evidence(a, r, said, identity + "/" + one.outgoing() + "/" + one.document(), List.of(Ref.of(Evidence.BY_IDENTITY, one.identity())));
  }

  private static Evidence evidence(Arrival a, Receipt r, Said said, String identity, List<Ref> names) {
    var words = type(r) + " " + (said.code() == null ? said.verdict().name().toLowerCase(Locale.ROOT) : said.code()) + (said.findings().isEmpty() ? "" : ": " + said.findings().get(0).message());
    return new Evidence("receipt", identity, names, level(r), said.verdict(), words, a.standing().payload(), null, null, null, said.findings());
  }

  private static Level level(Receipt r) {
    return switch (r.level() == null ? "" : r.level().toLowerCase(Locale.ROOT)) {
      case "transport" -> Level.TRANSPORT;
      case "application" -> Level.APPLICATION;
      case "business" -> Level.BUSINESS;
      case String other -> Level.SYNTAX;
    };
  }
}
