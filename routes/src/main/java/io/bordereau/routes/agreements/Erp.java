package io.bordereau.routes.agreements;

import java.time.Duration;
import java.util.List;

/**
 * Our own system, to which received documents are handed over as internal JSON.
 *
 * @param folder the folder that it collects from; null when it does not
 * @param queue the persistent JMS queue that it reads; null when it does not
 * @param url the webhook that each document is posted to; null when there is none
 * @param secret what its requests are signed with
 * @param tls whom we trust and how we prove ourselves there
 * @param timeouts how long we wait there
 * @param retry how often and when to try again
 * @param acknowledges whether it says that it took a document in
 * @param alarm the age at which a missing acknowledgement becomes an alarm
 * @param feedback by which ways it is told what becomes of documents
 */
public record Erp(
    @Field("the folder that it collects from, seen from the work folder; absent when it reads a queue or has a webhook") String folder,
    @Field(value = "the persistent JMS queue that it reads; its replies come to the queue of the same name with .replies behind it",
        pattern = "[A-Za-z0-9._-]{1,60}", looks = "letters, digits, dots and hyphens")
    String queue,
    @Field(value = "the webhook that each document is posted to, signed as status events are; 2xx and taken in its answer take it in, 400, 409, 410, 413, 415 and 422 refuse it",
        pattern = "https://[^\\s@]+", looks = "https://host/path, without user or password")
    String url,
    @Field(value = "what the requests of that webhook are signed with, by reference", pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String secret,
    @Field("for that webhook: whom we trust and how we prove ourselves in TLS") Endpoint.Tls tls,
    @Field("for that webhook: how long we wait; 10s, 60s and 120s when absent") Endpoint.Timeouts timeouts,
    @Field("for that webhook: how often and when to try again; 24 times, 10s doubling up to 1h, when absent") Retry retry,
    @Field("whether it says that it took a document in, by a file beside it, a JMS reply or POST /api/documents/ID/taken; true when absent")
    Boolean acknowledges,
    @Field("the age at which a missing acknowledgement becomes an alarm; 24h when absent") Duration alarm,
    @Field("by which ways it is told of every change of a document's state: sent, acknowledged, accepted, rejected, paid, held, refused and all others") List<Sink> feedback) {
  /** A folder {@code erp} in the work folder. */
  public static final Erp DEFAULT = new Erp("erp", null, null, null, null, null, null, null, null, null);

  public Erp {
    acknowledges = acknowledges == null ? Boolean.TRUE : acknowledges;
    alarm = alarm == null ? Duration.ofHours(24) : alarm;
    feedback = feedback == null ? List.of() : List.copyOf(feedback);
    timeouts = timeouts == null ? new Endpoint.Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(120)) : timeouts;
    retry = retry == null ? new Retry(24, Duration.ofSeconds(10), 2, Duration.ofHours(1), 0.3) : retry;
    folder = folder == null && queue == null && url == null ? "erp" : folder;
  }
}
