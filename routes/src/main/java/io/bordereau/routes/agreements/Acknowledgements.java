package io.bordereau.routes.agreements;

import io.bordereau.routes.ledger.Level;
import java.time.Duration;
import java.util.List;

/**
 * What must come back from a partner.
 *
 * @param expected the levels on which an answer must come before a document's life is complete
 * @param alarm the age at which a missing answer becomes an alarm
 */
public record Acknowledgements(
    @Field(value = "the levels on which an answer must come: transport, syntax, application, business", required = true)
    List<Level> expected,
    @Field("the age at which a missing answer becomes an alarm, such as 24h; 24h when absent") Duration alarm) {
  /** The transport's and the application's answer within 24 hours. */
  public static final Acknowledgements DEFAULT =
      new Acknowledgements(List.of(Level.TRANSPORT, Level.APPLICATION), Duration.ofHours(24));

  public Acknowledgements {
    expected = expected == null ? List.of() : List.copyOf(expected);
    alarm = alarm == null ? Duration.ofHours(24) : alarm;
  }
}
