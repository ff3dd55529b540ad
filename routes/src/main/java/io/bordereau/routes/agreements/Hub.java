package io.bordereau.routes.agreements;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The hub itself.
 *
 * @param name its name, as partners and logs see it
 * @param node its name among the hubs that share a database
 * @param environment whether anything here counts
 * @param work the folder for everything that it writes
 * @param database the PostgreSQL that holds the ledger; null when it is embedded
 * @param broker the Artemis beside the hub; null when there is none but the embedded one
 * @param api the operator's door
 * @param intake the folders and queues by which our own system hands documents over
 * @param partners the door that partners knock at; null when there is none
 * @param erp our own system, to which received documents are handed over
 * @param archive what outlives the day: checkpoints outside the database, how long bytes are kept
 * @param workers how many documents are worked on at once
 */
public record Hub(
    @Field(value = "its name, as partners and logs see it", required = true) String name,
    @Field("its name among the hubs that share a database, each of which has one of its own; its name when absent") String node,
    @Field(value = "whether anything here counts", required = true) Environment environment,
    @Field(value = "the folder for everything that it writes: ledger, broker, logs", required = true) String work,
    @Field("the PostgreSQL that holds the ledger; absent when it is embedded in the work folder") SharedDatabase database,
    @Field("an Artemis beside the hub, for hubs that share a database; absent when the embedded broker is enough") SharedBroker broker,
    @Field(value = "the operator's door", required = true) Api api,
    @Field("the folders that are watched for documents of our own, and the queues that they come by") List<Intake> intake,
    @Field("the door that partners knock at; absent when there is none") Door partners,
    @Field("our own system, to which received documents are handed over; a folder erp in the work folder when absent") Erp erp,
    @Field("what outlives the day: checkpoints outside the database, how long bytes are kept") Archive archive,
    @Field(value = "how many documents are worked on at once; 4 when absent", least = 1, greatest = 256) Integer workers) {
  public Hub {
    node = node == null ? name : node;
    intake = intake == null ? List.of() : List.copyOf(intake);
    erp = erp == null ? Erp.DEFAULT : erp;
    archive = archive == null ? Archive.DEFAULT : archive;
    workers = workers == null ? 4 : workers;
  }

  /** The queues of our own system, without those for replies. */
  public List<String> queues() {
    return Stream.of(intake.stream().map(Intake::queue), Stream.ofNullable(erp.queue()), erp.feedback().stream().map(Sink::queue)).flatMap(q -> q)
        .filter(Objects::nonNull).distinct().toList();
  }

  /** Whether anything here counts. */
  public enum Environment {
    DEVELOPMENT,
    TEST,
    PRODUCTION
  }

  /**
   * The operator's door; partners never reach it.
   *
   * @param host the address to listen on
   * @param port the port
   * @param oidc the identity provider that vouches for people; null when there is none
   */
  public record Api(
      @Field(value = "the address to listen on", required = true) String host,
      @Field(value = "the port", required = true, least = 1, greatest = 65535) int port,
      @Field("the identity provider that vouches for people, beside the hub's own tokens; none when absent") Oidc oidc) {}

  /**
   * A way by which our own system hands documents over: a watched folder, or a queue.
   *
   * @param folder the folder; null for a queue
   * @param queue the persistent JMS queue; null for a folder
   * @param format the id of the format, or of a configuration in intake/; null when it is recognised by content
   */
  public record Intake(
      @Field("a folder that is watched, seen from the work folder") String folder,
      @Field(value = "a persistent JMS queue; what becomes of each message is said to its JMSReplyTo, the queue of this name with .replies behind it, for one",
          pattern = Field.QUEUE, looks = Field.QUEUE_LOOKS)
      String queue,
      @Field("the id of the format, or of a configuration in intake/; recognised by content when absent") String format) {}
}
