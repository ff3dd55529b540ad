package io.bordereau.signing.pades;

import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.signatures.StampToken;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The newest document time-stamp of a PDF. */
public final class ArchiveStamp {
  private ArchiveStamp() {}

  /**
   * Until when it proves what it does by itself: the end of its authority's certificate. Before that another one has to follow (EN 319 142-1 5.5).
   *
   * @return empty when there is none, or nothing can be read of it
   */
  public static Optional<Instant> until(PdfBytes pdf, PdfLimits limits) {
    try (OpenPdf open = OpenPdf.of(pdf, limits)) {
      Optional<Instant> newest = Optional.empty();
      Instant time = Instant.MIN;
      for (OpenPdf.Found each : open.signatures()) {
        Optional<StampToken> token = each.stamp() ? StampToken.read(each.encoded()) : Optional.empty();
        if (token.isPresent() && token.get().time().isAfter(time)) {
          time = token.get().time();
          newest = Optional.of(token.get().signer(List.of()).getNotAfter().toInstant());
        }
      }
      return newest;
    } catch (IOException | Refusal | SigningFailed e) {
      return Optional.empty();
    }
  }
}
