package io.bordereau.routes.inbound;

import io.bordereau.edi.Interchange;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;

/** Makes the acknowledgement of received EDI data; pure. One implementation joins the formats, another stands in tests. */
public interface Acknowledging {
  /**
   * What answers received data.
   *
   * @param bytes the data, whole
   * @param partner who sent it, with what was agreed to be acknowledged
   * @param duplicate whether the control number of an interchange was used before for another content
   * @return one for each interchange that is to be answered, in their order; none when nothing is, as for an acknowledgement
   */
  List<Wanted> wanted(byte[] bytes, Partner partner, Predicate<Interchange> duplicate);

  /** One acknowledgement that is to be made. */
  interface Wanted {
    /** What it is, for people: {@code 997}, {@code TA1}, {@code CONTRL}, and the control number that it answers. */
    String name();

    /** The series of which it needs one number each. */
    List<Scope> counters(Agreements agreements);

    /** Its bytes with these numbers. IllegalArgumentException when the agreement's envelope does not fit. */
    byte[] make(Agreements agreements, List<Long> numbers, OffsetDateTime at);

    /** Its media type. */
    String type();
  }

  /** Nothing is acknowledged. */
  Acknowledging NONE = (bytes, partner, duplicate) -> List.of();
}
