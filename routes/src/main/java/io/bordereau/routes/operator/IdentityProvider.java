package io.bordereau.routes.operator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.bordereau.routes.agreements.Oidc;
import io.bordereau.routes.rest.Principal;
import io.bordereau.routes.rest.Recognises;
import io.bordereau.routes.rest.Role;
import io.bordereau.routes.rest.Unwelcome;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises people by the signed tokens of an identity provider (OpenID Connect). Its keys are fetched from the address that it publishes, kept for a while,
 * asked for seldom, and bounded in size and time; a token is good only with a signature by one of them, this issuer, this audience and a time that is not over.
 */
public final class IdentityProvider implements Recognises {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  /** Signatures by a key that only the issuer has: none without a key, none by a secret that we would share. */
  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384,
      JWSAlgorithm.PS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512, JWSAlgorithm.Ed25519);
  private static final int MILLIS = 3_000;
  private static final int LARGEST = 256 << 10;
  private static final long KEPT = 15 * 60_000L;
  private static final long REFRESH = 10_000L;
  private static final long SELDOM = 30_000L;

  private final Oidc settings;
  private DefaultJWTProcessor<SecurityContext> processor;
  private long tried;

  /** Recognises whom this provider vouches for; it is asked for its keys when the first token comes. */
  public IdentityProvider(Oidc settings) {
    this.settings = settings;
  }

  @Override
  public Optional<Principal> recognise(String token) {
    if (token.chars().filter(c -> c == '.').count() != 2) return Optional.empty();
    try {
      var claims = processor().process(token, null);
      return Optional.of(principal(claims));
    } catch (ParseException e) {
      return Optional.empty();
    } catch (RemoteKeySourceException | IOException e) {
      LOG.warn("The identity provider {} could not be asked for its keys: {}", settings.issuer(), e.getMessage());
      throw new Unwelcome(401, "HUB-68", "The identity provider cannot be asked for its keys now.", "Try again in a minute, or use a token of the hub.");
    } catch (BadJOSEException | JOSEException e) {
      LOG.info("A token of the identity provider was refused: {}", e.getMessage());
      throw new Unwelcome(401, "HUB-63", "The token of the identity provider is not good for this hub, or no longer.", "Sign in again.");
    }
  }

  private Principal principal(JWTClaimsSet claims) {
    var values = values(claims);
    var grant = settings.grants().stream().filter(g -> values.contains(g.value()) && !g.roles().isEmpty() && !g.companies().isEmpty()).findFirst()
        .orElseThrow(() -> new Unwelcome(403, "HUB-69", "The identity provider vouches for you, and says nothing of what you may do here.",
            "Ask whoever runs it for one of the groups that hub.yaml names."));
    return new Principal("oidc/" + Reasons.plain(claims.getSubject()), grant.roles().stream().map(r -> Role.valueOf(r.name())).collect(Collectors.toSet()),
        Set.copyOf(grant.companies()));
  }

  /** The values of the claim that says what somebody may do; dots lead inside. */
  private Set<String> values(JWTClaimsSet claims) {
    Object at = claims.getClaims();
    if (claims.getClaim(settings.claim()) != null) at = claims.getClaim(settings.claim());
    else for (var name : settings.claim().split("\\.")) at = at instanceof Map<?, ?> inside ? inside.get(name) : null;
    return switch (at) {
      case null -> Set.of();
      case String one -> Set.of(one.split(" "));
      case Collection<?> many -> many.stream().map(String::valueOf).collect(Collectors.toSet());
      case Object other -> Set.of();
    };
  }

  private synchronized DefaultJWTProcessor<SecurityContext> processor() throws IOException, ParseException {
    if (processor != null) return processor;
    if (System.nanoTime() - tried < SELDOM * 1_000_000 && tried != 0) throw new IOException("it did not answer a moment ago");
    tried = System.nanoTime();
    var retriever = new Bounded();
    var published = JSON.readTree(retriever.retrieveResource(address(strip(settings.issuer()) + "/.well-known/openid-configuration")).getContent());
    if (!published.path("issuer").asText().equals(settings.issuer())) throw new IOException("it says that it is another one");
    var keys = JWKSourceBuilder.create(address(published.path("jwks_uri").asText()), retriever).cache(KEPT, REFRESH).rateLimited(SELDOM).outageTolerant(4 * KEPT).build();
    var fresh = new DefaultJWTProcessor<>();
    fresh.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    fresh.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    fresh.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(settings.audience(), new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
        Set.of("sub", "exp", "iat")));
    processor = fresh;
    return fresh;
  }

  private static String strip(String issuer) {
    return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
  }

  /** Only by TLS, but on this machine where the issuer itself is without: what is fetched decides who gets in. */
  private URL address(String text) throws IOException {
    try {
      var uri = URI.create(text);
      boolean open = settings.issuer().startsWith("http://") && URI.create(settings.issuer()).getAuthority().equals(uri.getAuthority());
      if (!"https".equals(uri.getScheme()) && !open) throw new IOException("its keys do not lie behind TLS");
      return uri.toURL();
    } catch (IllegalArgumentException e) {
      throw new IOException("it names no address of its keys", e);
    }
  }

  /** What is fetched is bounded, and fetched from where it is said to lie. */
  private static final class Bounded extends DefaultResourceRetriever {
    private Bounded() {
      super(MILLIS, MILLIS, LARGEST);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      var connection = super.openHTTPConnection(url);
      connection.setInstanceFollowRedirects(false);
      return connection;
    }
  }
}
