package io.bordereau.signing.pades;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a signature in a PDF says besides what its certificate says, in the words of the country.
 *
 * @param time when it is signed, as the signer claims: in the dictionary, because EN 319 142-1 wants it there and not in the CMS
 * @param name who signs, for readers that look at no certificate; null for none
 * @param reason why; null for none
 * @param place where; null for none
 * @param description what a screen reader says of the field, such as "Digital signature of Larkfield Instruments"
 * @param stampDescription the same of a document time-stamp, at level LTA
 * @param language of both descriptions (BCP 47); null for that of the document
 * @param seal what is seen of it; empty for an invisible signature
 */
public record SignatureOrder(Instant time, String name, String reason, String place, String description, String stampDescription, String language, Optional<Seal> seal) {
  public SignatureOrder {
    Objects.requireNonNull(time);
    Objects.requireNonNull(description);
    Objects.requireNonNull(stampDescription);
    Objects.requireNonNull(seal);
  }

  /** An invisible signature that says nothing but its time and what it is. */
  public static SignatureOrder plain(Instant time, String description, String stampDescription) {
    return new SignatureOrder(time, null, null, null, description, stampDescription, null, Optional.empty());
  }
}
