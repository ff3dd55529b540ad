package io.bordereau.routes.inbound;

import io.bordereau.edi.Acknowledgements;
import io.bordereau.edi.Acknowledgements.Answer;
import io.bordereau.edi.Answering;
import io.bordereau.edi.Dialect;
import io.bordereau.edi.Interchange;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Inbound;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.EdifactPacker;
import io.bordereau.routes.flow.X12Packer;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;

/** TA1, 997, 999 and CONTRL by the formats of the house, in the envelopes that the agreement has. */
public final class EdiAcknowledging implements Acknowledging {
  @Override
  public List<Wanted> wanted(byte[] bytes, Partner partner, Predicate<Interchange> duplicate) {
    return Acknowledgements.answer(bytes, agreed(partner.inbound().acknowledge()), duplicate).stream().<Wanted>map(a -> new One(a, partner)).toList();
  }

  private static Answering agreed(Inbound.Acknowledge agreed) {
    var groups = switch (agreed.x12()) {
      case NONE -> Answering.Groups.NONE;
      case FUNCTIONAL_GROUP -> Answering.Groups.ACK_997_GROUP;
      case FUNCTIONAL -> Answering.Groups.ACK_997;
      case IMPLEMENTATION -> Answering.Groups.ACK_999;
    };
    return new Answering(when(agreed.ta1()), groups, when(agreed.contrl()), false, Answering.REFUSING);
  }

  private static Answering.When when(Inbound.When agreed) {
    return switch (agreed) {
      case ASKED -> Answering.When.ASKED_OR_REFUSED;
      case ALWAYS -> Answering.When.ALWAYS;
      case NEVER -> Answering.When.NEVER;
    };
  }

  /** One answer to one group or interchange. */
  private record One(Answer answer, Partner partner) implements Wanted {
    @Override
    public String name() {
      var control = answer.group() == null ? answer.answered().control() : answer.group().control();
      return answer.receipt().type() + " " + answer.receipt().verdict() + " to " + control;
    }

    @Override
    public List<Scope> counters(Agreements agreements) {
      return switch (answer.answered().dialect()) {
        case X12 -> X12Packer.counters(agreements, partner, isTa1());
        case EDIFACT -> EdifactPacker.series(agreements, partner);
      };
    }

    private boolean isTa1() {
      return "TA1".equals(answer.receipt().type());
    }

    @Override
    public byte[] make(Agreements agreements, List<Long> numbers, OffsetDateTime at) {
      return switch (answer.answered().dialect()) {
        case X12 -> X12Packer.unasked(agreements, partner, answer.format()).pack(answer.bytes(), numbers.get(0), isTa1() ? 1 : numbers.get(1), at);
        case EDIFACT -> EdifactPacker.unasked(agreements, partner).pack(answer.bytes(), Long.toString(numbers.get(0)), at);
      };
    }

    @Override
    public String type() {
      return answer.answered().dialect() == Dialect.X12 ? "application/EDI-X12" : "application/EDIFACT";
    }
  }
}
