package io.bordereau.signing.csc;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * A key at a trust service, as it describes it (CSC API v2, credentials/info).
 *
 * @param id its identifier there
 * @param enabled whether it signs at all
 * @param algorithms object identifiers of how it signs
 * @param chain its certificate first, then those that it descends from
 * @param certificate the state of the certificate as the service says: {@code valid}, {@code expired}, {@code revoked}, {@code suspended}; empty when it does not say
 * @param mode how it is authorized: {@code explicit}, {@code implicit} or {@code oauth2code}
 * @param asks what an authorization needs, of {@code PIN} and {@code OTP}
 * @param bound whether an authorization holds for certain digests only (SCAL 2)
 * @param most how many signatures one authorization may make
 */
public record CscCredential(String id, boolean enabled, List<String> algorithms, List<X509Certificate> chain, String certificate, String mode, Set<String> asks, boolean bound,
    int most) {
  public CscCredential {
    algorithms = List.copyOf(algorithms);
    chain = List.copyOf(chain);
    asks = Set.copyOf(asks);
  }
}
