package io.bordereau.routes.inbound;

import io.bordereau.edi.Interchange;
import io.bordereau.routes.agreements.Partner;
import java.util.List;
import java.util.function.Predicate;

/** What answers received EDI data; pure. One implementation joins the formats, another may stand in tests. */
@FunctionalInterface
public interface Acknowledging {
  /**
   * The answers to received data.
   *
   * @param bytes the data, whole
   * @param partner who sent it, with what was agreed to be acknowledged
   * @param duplicate whether the control number of an interchange was used before for another content
   * @return one for each group or interchange that is to be answered, in their order; none when nothing is, as for an acknowledgement
   */
  List<Made> answers(byte[] bytes, Partner partner, Predicate<Interchange> duplicate);

  /**
   * One acknowledgement, before it has an envelope and numbers.
   *
   * @param name for people: what it is, what it says, and the control number that it answers
   * @param format its format, such as {@code x12-004010-997}
   * @param bytes in a neutral interchange
   */
  record Made(String name, String format, byte[] bytes) {}
}
