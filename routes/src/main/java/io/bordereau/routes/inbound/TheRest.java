package io.bordereau.routes.inbound;

import io.bordereau.document.Receipt;
import io.bordereau.document.ReceiptDocument;
import io.bordereau.document.ReceiptError;
import io.bordereau.document.ReceiptGroup;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Inquiry;
import io.bordereau.routes.ledger.Named;
import io.bordereau.routes.ledger.Ref;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an answer says about documents that it does not list. An acknowledgement may name those only with which something is wrong: a CONTRL with the
 * action 7 acknowledges the messages that it does not refuse (0083), and a 997 or 999 may leave out the sets that are fine, if its counts say so (AK903,
 * AK904). Where the counts say nothing of the kind, the rest is told nothing.
 */
final class TheRest {
  /** What is said about documents that are not listed. */
  record Told(List<Ref> names, String verdict, String code, List<ReceiptError> errors) {}

  private final Inquiry inquiry;

  TheRest(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /** What is said, about whom. */
  List<Told> of(String partner, Receipt r) {
    var all = new ArrayList<Told>();
    if (r.level() != null && !r.level().equalsIgnoreCase("syntax")) return all;
    for (var group : r.groups()) {
      if (!group.documents().isEmpty()) group(partner, r, group, all);
    }
    // A group that is listed with nothing in it is told as a whole; of an interchange with groups the rest are the groups that are not listed.
    if (!r.documents().isEmpty() && r.groups().isEmpty()) interchange(partner, r, all);
    return all;
  }

  private void group(String partner, Receipt r, ReceiptGroup group, List<Told> all) {
    var members = Correlate.names(partner, r, group).stream().map(this::travellers).filter(m -> !m.isEmpty()).findFirst().orElse(List.of());
    var listed = listed(partner, r, group, group.documents());
    var rest = members.stream().filter(m -> !listed.contains(m.document())).toList();
    var verdict = group.verdict();
    if (!rest.isEmpty() && "partial".equals(verdict)) verdict = counted(group, members.size(), rest.size()) ? "accepted" : null;
    tell(rest, verdict, group.code(), group.errors(), all);
  }

  /** Whether exactly those that are not listed, and those that are listed as accepted, were accepted. */
  private static boolean counted(ReceiptGroup g, int members, int rest) {
    long good = g.documents().stream().filter(d -> accepts(d.verdict())).count();
    return g.received() != null && g.accepted() != null && g.received().toString().equals(Integer.toString(members))
        && g.accepted().toString().equals(Long.toString(good + rest));
  }

  private void interchange(String partner, Receipt r, List<Told> all) {
    var found = Correlate.interchange(partner, r).stream().map(inquiry::named).filter(n -> n.size() == 1).findFirst().orElse(List.of());
    if (found.isEmpty()) return;
    var listed = listed(partner, r, null, r.documents());
    var rest = new ArrayList<Named>();
    for (var member : inquiry.members(found.get(0).document())) {
      if (!listed.contains(member.document())) rest.add(new Named(member.document(), found.get(0).outgoing(), found.get(0).identity() + "/" + member.place()));
    }
    // 0083 is 7 for both: the interchange is accepted, and what is not refused in it as well.
    tell(rest, "partial".equals(r.verdict()) ? "accepted" : r.verdict(), r.code(), r.errors(), all);
  }

  private static void tell(List<Named> rest, String verdict, String code, List<ReceiptError> errors, List<Told> all) {
    if (!accepts(verdict) && !"rejected".equals(verdict)) return;
    for (var one : rest) all.add(new Told(List.of(Ref.of(Evidence.BY_IDENTITY, one.identity())), verdict, code, errors));
  }

  private static boolean accepts(String verdict) {
    return "accepted".equals(verdict) || "accepted-with-errors".equals(verdict);
  }

  private Set<String> listed(String partner, Receipt r, ReceiptGroup group, List<ReceiptDocument> documents) {
    var listed = new HashSet<String>();
    for (var document : documents) {
      for (var name : Correlate.names(partner, r, group, document)) travellers(name).forEach(n -> listed.add(n.document()));
      if (document.number() != null) inquiry.named(new Ref("number", partner, document.number().strip())).forEach(n -> listed.add(n.document()));
    }
    return listed;
  }

  private List<Named> travellers(Ref name) {
    return inquiry.named(name).stream().filter(n -> n.identity() != null).toList();
  }
}
