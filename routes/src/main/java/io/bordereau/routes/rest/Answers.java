package io.bordereau.routes.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.Alarm;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Payments;
import io.bordereau.routes.ledger.Quarantined;
import java.util.List;
import java.util.Map;

/** The shapes of what is answered at the operator's door. */
public final class Answers {
  private Answers() {}

  /**
   * A document was recorded.
   *
   * @param status in one word
   * @param id its id
   * @param links where to look
   */
  public record Recorded(String status, String id, Map<String, String> links) {}

  /**
   * A request that was refused.
   *
   * @param status always {@code refused}
   * @param findings why, at least one
   */
  public record Refused(String status, List<Finding> findings) {}

  /**
   * How something is.
   *
   * @param status in one word
   * @param id of the document that it is about; absent when it is about none
   */
  public record Status(String status, String id) {}

  /**
   * How the hub is.
   *
   * @param status in one word
   * @param why it cannot take documents in; absent when it can
   * @param broker how the broker beside the hub is, up or away; absent when there is none
   */
  public record Condition(String status, String why, String broker) {}

  /** Documents with their history, newest first. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Documents(List<Whereabouts> documents) {}

  /** What is kept apart, oldest first. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Quarantine(List<Quarantined> quarantine) {}

  /** Answers that name nothing of ours, and what remittances pay that is not ours. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Unmatched(List<Evidence> answers, List<Payments.Payment> payments) {}

  /** What a person should look at. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Alarms(List<Alarm> alarms) {}
}
