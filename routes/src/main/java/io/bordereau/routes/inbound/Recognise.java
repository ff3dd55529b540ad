package io.bordereau.routes.inbound;

import io.bordereau.edi.Dialect;
import io.bordereau.edi.EdiReader;
import io.bordereau.edi.Interchange;
import io.bordereau.envelopes.CxmlMultipart;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Hub.Environment;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.flow.Unreadable;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What something is that came in, and whether it may be what it says: its format, the parties that its interchange names, and whether its control
 * number was used before. What is doubtful is kept apart for a person; what was received before is answered as before and not worked on twice.
 */
public final class Recognise {
  private final Ledger ledger;
  private final Judges judges;
  private final Supplier<Agreements> agreements;
  private final Acknowledge acknowledge;

  /** Recognises what this ledger keeps. */
  public Recognise(Ledger ledger, Judges judges, Supplier<Agreements> agreements, Acknowledge acknowledge) {
    this.ledger = ledger;
    this.judges = judges;
    this.agreements = agreements;
    this.acknowledge = acknowledge;
  }

  /** The same document with its format; null when it ends here. */
  public Arrival recognise(Arrival a) {
    var bytes = CxmlMultipart.kept(ledger.payloads().get(a.standing().payload())).cxml();
    if (a.standing().format().equals(Unreadable.FORMAT)) throw a.refused(Unreadable.findings(bytes));
    if (a.standing().carrier() != null) return a.recognised(judges.format(a.standing().format()).orElseThrow());
    var interchanges = interchanges(bytes);
    if (!a.released()) {
      var wrong = interchanges.stream().flatMap(i -> parties(i, a.partner()).stream()).toList();
      if (!wrong.isEmpty()) return apart(a, wrong);
    }
    var format = judges.detect(bytes);
    return again(a, interchanges) ? null : known(a, format, bytes, interchanges);
  }

  private Arrival known(Arrival a, Optional<Format> format, byte[] bytes, Set<Interchange> interchanges) {
    if (format.isPresent()) return a.recognised(format.get());
    if (!interchanges.isEmpty()) acknowledge.interchanges(a, bytes);
    return apart(a, List.of(Told.unknownFormat(a.partner().name())));
  }

  /** The interchanges of EDI data in their order; none when it is something else. */
  private static Set<Interchange> interchanges(byte[] bytes) {
    var all = new LinkedHashSet<Interchange>();
    new EdiReader().read(bytes, set -> {
      if (set.interchange() != null) all.add(set.interchange());
    });
    return all;
  }

  private List<Finding> parties(Interchange i, Partner partner) {
    var known = agreements.get();
    var wrong = new ArrayList<Finding>();
    var agreed = switch (i.dialect()) {
      case X12 -> known.x12(partner).map(e -> new String[] {party(e.receiverQualifier(), e.receiver()), party(e.senderQualifier(), e.sender())});
      case EDIFACT -> known.edifact(partner).map(e -> new String[] {party(e.receiverQualifier(), e.receiver()), party(e.senderQualifier(), e.sender())});
    };
    var names = new String[] {party(i.senderQualifier(), i.sender()), party(i.receiverQualifier(), i.receiver())};
    if (agreed.isEmpty()) {
      wrong.add(Told.otherParties(partner.id(), i.dialect() == Dialect.X12 ? "ISA" : "UNB", names[0] + " to " + names[1], "no envelope of this kind"));
    } else {
      if (!names[0].equals(agreed.get()[0])) wrong.add(Told.otherParties(partner.id(), "sender", names[0], agreed.get()[0]));
      if (!names[1].equals(agreed.get()[1])) wrong.add(Told.otherParties(partner.id(), "receiver", names[1], agreed.get()[1]));
    }
    boolean counts = known.hub() != null && known.hub().environment() == Environment.PRODUCTION && partner.state() == Partner.State.LIVE;
    if (counts && i.test()) wrong.add(Told.test(partner.id()));
    return wrong;
  }

  /** What makes an interchange the same as another. */
  static io.bordereau.routes.ledger.Interchange number(Interchange i) {
    return new io.bordereau.routes.ledger.Interchange(i.dialect() == Dialect.X12 ? "x12" : "edifact", party(i.senderQualifier(), i.sender()),
        party(i.receiverQualifier(), i.receiver()), i.control());
  }

  private static String party(String qualifier, String id) {
    return qualifier == null || qualifier.isBlank() ? id.strip() : qualifier.strip() + ":" + id.strip();
  }

  /** Whether an interchange was received before; then it ends here. */
  private boolean again(Arrival a, Set<Interchange> interchanges) {
    var repeats = new ArrayList<String>();
    var wrong = new ArrayList<Finding>();
    for (var i : interchanges) {
      var number = number(i);
      switch (ledger.recognise(a.claim(), number)) {
        case io.bordereau.routes.ledger.Interchange.Recognised.First first -> { }
        case io.bordereau.routes.ledger.Interchange.Recognised.Repeat repeat -> repeats.add(repeat.document());
        case io.bordereau.routes.ledger.Interchange.Recognised.Other other -> wrong.add(Told.used(number.standard(), i.control(), other.document()));
      }
    }
    if (!wrong.isEmpty()) {
      acknowledge.interchanges(a, ledger.payloads().get(a.standing().payload()));
      apart(a, wrong);
      return true;
    }
    if (repeats.isEmpty()) return false;
    acknowledge.again(repeats.get(0), a.standing().id());
    ledger.complete(a.claim(), Completion.of(Step.of(Stage.REPEATED, "The same interchange was received before; nothing is done twice")
        .fact("first", repeats.get(0))));
    return true;
  }

  private Arrival apart(Arrival a, List<Finding> findings) {
    ledger.complete(a.claim(), Completion.of(Step.of(Stage.QUARANTINED, findings.get(0).message()).findings(findings)));
    return null;
  }
}
