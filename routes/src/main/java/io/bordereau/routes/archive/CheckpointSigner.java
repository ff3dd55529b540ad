package io.bordereau.routes.archive;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.CompanyKeys;
import io.bordereau.routes.agreements.Signing;
import io.bordereau.signing.cades.CadesSigner;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.Content;
import java.io.IOException;
import java.time.Clock;

/** Signs the text of a checkpoint as CAdES, beside it, with an RFC 3161 time stamp where the company's file names an authority. */
public final class CheckpointSigner implements Sealer.Signature {
  private final CompanyKeys keys;
  private final Clock clock;

  private CheckpointSigner(CompanyKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** That of a company; one that signs nothing when none is named. */
  public static Sealer.Signature of(Agreements agreements, String company, Clock clock) {
    if (company == null) return NONE;
    return agreements.company(company).flatMap(agreements::keys).<Sealer.Signature>map(keys -> new CheckpointSigner(keys, clock)).orElseGet(() -> text -> {
      throw new IOException("the company " + company + " that is to sign checkpoints has no key");
    });
  }

  @Override
  public byte[] of(byte[] text) throws IOException {
    try {
      var key = keys.key(Signing.Use.DOCUMENTS, Standing.DEVELOPMENT, clock.instant());
      try {
        if (keys.level() != SignatureLevel.B) return new CadesSigner(key, SignatureLevel.T, keys.authorities(key, SignatureLevel.T)).detached(Content.of(text), clock.instant());
      } catch (SigningFailed e) {
        if (!e.passing()) throw e; // an authority that is down for a while must not keep checkpoints inside: they are chained, a later stamp speaks for earlier ones
      }
      return new CadesSigner(key, SignatureLevel.B, Authorities.NONE).detached(Content.of(text), clock.instant());
    } catch (SigningFailed e) {
      throw new IOException("the key that is to sign checkpoints fails: " + e.getMessage(), e);
    }
  }
}
