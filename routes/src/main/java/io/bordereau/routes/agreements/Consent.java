package io.bordereau.routes.agreements;

import io.bordereau.signing.csc.CscConsent;
import io.bordereau.signing.csc.CscService;
import io.bordereau.signing.keys.SigningFailed;
import java.net.URI;
import java.nio.file.Path;

/** A person's grant of the use of one key at its trust service, on its way. */
public final class Consent {
  private final CscConsent consent;
  private final CscService service;
  private final Path kept;

  Consent(CscConsent consent, CscService service, Path kept) {
    this.consent = consent;
    this.service = service;
    this.kept = kept;
  }

  /** What the person opens in a browser. */
  public URI address() {
    return consent.address();
  }

  /**
   * Takes what the browser came back with.
   *
   * @param query of the address that it was sent to
   * @throws SigningFailed when it was not granted
   */
  public void complete(String query) throws SigningFailed {
    consent.complete(query, service);
  }

  /** The file that keeps what was granted. */
  public Path kept() {
    return kept;
  }
}
