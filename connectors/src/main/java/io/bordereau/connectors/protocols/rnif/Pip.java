package io.bordereau.connectors.protocols.rnif;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Partner Interface Process: who does what in it, and how long that may take. From {@code pips.csv}; an agreement may differ.
 *
 * @param code such as {@code 3C3}
 * @param version such as {@code V11.04}
 * @param activity the business activity
 * @param from the role of whoever begins
 * @param fromService the service of that role
 * @param to the role of the other
 * @param toService the service of that role
 * @param action what the first message is
 * @param reply what the answer is; empty when there is none but the receipt
 * @param acknowledge how long a receipt may take before the action is sent again
 * @param perform how long the whole may take; null when only the receipt counts
 * @param retries how often the action is sent again
 * @param nonRepudiation whether the receipt repeats the digest of what it acknowledges
 */
public record Pip(
    String code,
    String version,
    String activity,
    String from,
    String fromService,
    String to,
    String toService,
    String action,
    String reply,
    Duration acknowledge,
    Duration perform,
    int retries,
    boolean nonRepudiation) {
  private static final Map<String, Pip> KNOWN = known();

  /** A process by its code, with the version that partners agreed on; empty when it is not in the table. */
  public static Optional<Pip> of(String code, String version) {
    return Optional.ofNullable(KNOWN.get(code)).map(p -> new Pip(p.code, version, p.activity, p.from, p.fromService, p.to, p.toService, p.action, p.reply,
        p.acknowledge, p.perform, p.retries, p.nonRepudiation));
  }

  /** The same with the times and numbers that an agreement names; null leaves what the table says. */
  public Pip agreed(Duration ownAcknowledge, Duration ownPerform, Integer ownRetries, Boolean ownNonRepudiation) {
    return new Pip(code, version, activity, from, fromService, to, toService, action, reply, ownAcknowledge == null ? acknowledge : ownAcknowledge,
        ownPerform == null ? perform : ownPerform, ownRetries == null ? retries : ownRetries, ownNonRepudiation == null ? nonRepudiation : ownNonRepudiation);
  }

  private static Map<String, Pip> known() {
    Map<String, Pip> known = new LinkedHashMap<>();
    try (InputStream in = Pip.class.getResourceAsStream("pips.csv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") && !line.startsWith("pip;")).forEach(line -> {
        String[] c = line.split(";", -1);
        known.put(c[0], new Pip(c[0], "", c[1], c[2], c[3], c[4], c[5], c[6], c[7], Duration.parse(c[8]), c[9].isEmpty() ? null : Duration.parse(c[9]),
            Integer.parseInt(c[10]), Boolean.parseBoolean(c[11])));
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return known;
  }
}
