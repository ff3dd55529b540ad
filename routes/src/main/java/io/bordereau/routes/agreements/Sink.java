package io.bordereau.routes.agreements;

import java.time.Duration;
import java.util.List;

/**
 * A sink of status events: by which way our own system is told of every change of a document's state.
 *
 * @param id its name, the same as long as it is the same
 * @param companies whose documents it is told of; empty for all, those of nobody known among them
 * @param url the address of a webhook
 * @param secret by which its requests are signed
 * @param tls whom we trust and how we prove ourselves there
 * @param timeouts how long we wait there
 * @param queue a persistent JMS queue
 * @param folder a folder
 * @param files what a file of the folder holds
 * @param retry how often and when to try again before an alarm is raised
 */
public record Sink(
    @Field(value = "its name, the same as long as it is the same sink", required = true, pattern = Field.ID, looks = "lower-case letters, digits and hyphens") String id,
    @Field("whose documents it is told of; those of all companies, and those of which nobody knows yet whose they are, when absent") List<String> companies,
    @Field(value = "the address of a webhook, https only; redirects are not followed", pattern = "https://[^\\s@]+", looks = "https://host/path, without user or password")
    String url,
    @Field(value = "what the requests of a webhook are signed with (HMAC-SHA256 over id.timestamp.body), by reference; whsec_ before base64, or a text of its own",
        pattern = Field.SECRET, looks = Field.SECRET_LOOKS)
    String secret,
    @Field("for a webhook: whom we trust and how we prove ourselves in TLS") Endpoint.Tls tls,
    @Field("for a webhook: how long we wait; 5s, 15s and 30s when absent") Endpoint.Timeouts timeouts,
    @Field(value = "a persistent JMS queue", pattern = Field.QUEUE, looks = Field.QUEUE_LOOKS) String queue,
    @Field("a folder, seen from the work folder") String folder,
    @Field("for a folder: event (a file for each event) or day (a file of lines for each day, there when the day is over); event when absent") Files files,
    @Field("how often and when to try again before an alarm is raised; 12 times, 5s doubling up to 1h, when absent") Retry retry) {
  /** What a file holds. */
  public enum Files {
    EVENT,
    /** The events of a day of UTC, one in a line. */
    DAY
  }

  public Sink {
    companies = companies == null ? List.of() : List.copyOf(companies);
    timeouts = timeouts == null ? new Endpoint.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30)) : timeouts;
    files = files == null ? Files.EVENT : files;
    retry = retry == null ? new Retry(12, Duration.ofSeconds(5), 2, Duration.ofHours(1), 0.3) : retry;
  }

  /** Whether it is told of documents of a company; empty while nobody knows whose it is. */
  public boolean hears(String company) {
    return companies.isEmpty() || companies.contains(company);
  }
}
