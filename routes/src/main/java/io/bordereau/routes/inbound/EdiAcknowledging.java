package io.bordereau.routes.inbound;

import io.bordereau.edi.Acknowledgements;
import io.bordereau.edi.Answering;
import io.bordereau.edi.Interchange;
import io.bordereau.edi.OwnMessage;
import io.bordereau.routes.agreements.Inbound;
import io.bordereau.routes.agreements.Partner;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** TA1, 997, 999 and CONTRL by the formats of the house, as the agreement wants them. */
public final class EdiAcknowledging implements Acknowledging {
  private final Function<byte[], List<OwnMessage>> own;

  /**
   * Acknowledges data that may hold documents which only their sender has.
   *
   * @param own what a reader of some data must know of such documents
   */
  public EdiAcknowledging(Function<byte[], List<OwnMessage>> own) {
    this.own = own;
  }

  @Override
  public List<Made> answers(byte[] bytes, Partner partner, Predicate<Interchange> duplicate) {
    return Acknowledgements.answer(bytes, agreed(partner.inbound().acknowledge()), duplicate, own.apply(bytes)).stream().map(a -> {
      var control = a.group() == null ? a.answered().control() : a.group().control();
      return new Made(a.receipt().type() + " " + a.receipt().verdict() + " to " + control, a.format(), a.bytes());
    }).toList();
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
}
