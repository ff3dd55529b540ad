package io.bordereau.signing.csc;

import io.bordereau.signing.authorities.Addresses;
import io.bordereau.signing.authorities.Calls;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import java.time.Clock;
import java.time.Duration;

/** A key at a simulated trust service, for tests of what is signed with it. */
public final class TrustSeal implements AutoCloseable {
  private final TrustService far = new TrustService();
  private final CscKey key;

  private TrustSeal() throws Exception {
    far.hold("seal", TrustService.pin(TestPki.shared().leaf(Kind.RSA_2048)));
    CscLogin login = new CscLogin(far.tokens(), "larkfield", "s3cret&=", "service");
    CscService service = new CscService(far.base(), login, Calls.to(Addresses.only(far.authority()), Duration.ofSeconds(5)), Clock.systemUTC());
    key = CscKey.open(service, "seal", CscActivation.pin(TrustService.PIN), Standing.QUALIFIED_SEAL);
  }

  /** One that is running. */
  public static TrustSeal start() throws Exception {
    return new TrustSeal();
  }

  /** The key: RSA 2048, a qualified seal, under the root of {@link TestPki#shared}. */
  public SigningKey key() {
    return key;
  }

  /** From now on it signs with another key. */
  public void misbehave() {
    far.mode = TrustService.Mode.WRONG_KEY;
  }

  @Override
  public void close() {
    far.close();
  }
}
