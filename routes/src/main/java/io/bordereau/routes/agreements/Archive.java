package io.bordereau.routes.agreements;

import java.time.Duration;
import java.util.List;

/**
 * What outlives the day.
 *
 * @param checkpoints the folder outside the database to which checkpoints are written
 * @param also more folders that get the same, better on other machines
 * @param every how often checkpoints are made
 * @param signedBy the company whose key signs them; null when they are not signed
 * @param erase whether bytes are erased when the time for which they have to be kept is over
 * @param longer years beyond what the law asks
 */
public record Archive(
    @Field("the folder, seen from the work folder, to which checkpoints are written; checkpoints when absent") String checkpoints,
    @Field("more folders that get the same, better on other machines or on media that are written once") List<String> also,
    @Field("how often checkpoints are made: what happened since the last one can be changed unnoticed by whoever has the database; 30s when absent") Duration every,
    @Field("the company whose key signs checkpoints, with a time stamp where it has an authority; not signed when absent") String signedBy,
    @Field("whether bytes are erased when the time for which the law of the seller's country keeps them is over; false when absent") Boolean erase,
    @Field(value = "how many years they are kept longer than the law asks; 0 when absent", least = 0, greatest = 100) Integer longer) {
  /** Checkpoints in the work folder, nothing erased. */
  public static final Archive DEFAULT = new Archive(null, null, null, null, null, null);

  public Archive {
    checkpoints = checkpoints == null ? "checkpoints" : checkpoints;
    also = also == null ? List.of() : List.copyOf(also);
    every = every == null ? Duration.ofSeconds(30) : every;
    erase = erase == null ? Boolean.FALSE : erase;
    longer = longer == null ? Integer.valueOf(0) : longer;
  }
}
