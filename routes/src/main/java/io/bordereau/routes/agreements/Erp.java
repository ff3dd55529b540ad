package io.bordereau.routes.agreements;

import java.time.Duration;
import java.util.List;

/**
 * Our own system, to which received documents are handed over as internal JSON.
 *
 * @param folder the folder that it collects from; null when it does not
 * @param queue the persistent JMS queue that it reads; null when it does not
 * @param acknowledges whether it says that it took a document in
 * @param alarm the age at which a missing acknowledgement becomes an alarm
 * @param feedback by which ways it is told what becomes of documents
 */
public record Erp(
    @Field("the folder that it collects from, seen from the work folder; absent when it reads a queue") String folder,
    @Field(value = "the persistent JMS queue that it reads; its replies come to the queue of the same name with .replies behind it",
        pattern = "[A-Za-z0-9._-]{1,60}", looks = "letters, digits, dots and hyphens")
    String queue,
    @Field("whether it says that it took a document in, by a file beside it, a JMS reply or POST /api/documents/ID/taken; true when absent")
    Boolean acknowledges,
    @Field("the age at which a missing acknowledgement becomes an alarm; 24h when absent") Duration alarm,
    @Field("by which ways it is told of every change of a document's state: sent, acknowledged, accepted, rejected, paid, held, refused and all others") List<Sink> feedback) {
  /** A folder {@code erp} in the work folder. */
  public static final Erp DEFAULT = new Erp("erp", null, null, null, null);

  public Erp {
    acknowledges = acknowledges == null ? Boolean.TRUE : acknowledges;
    alarm = alarm == null ? Duration.ofHours(24) : alarm;
    feedback = feedback == null ? List.of() : List.copyOf(feedback);
    folder = folder == null && queue == null ? "erp" : folder;
  }
}
