package io.bordereau.routes.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.bordereau.routes.agreements.Oidc;
import io.bordereau.routes.rest.Role;
import io.bordereau.routes.rest.Unwelcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People whom an identity provider vouches for; a small one that runs here. */
class IdentityProviderTest {
  private HttpServer server;
  private String issuer;
  private String published;
  private String keys;
  private RSAKey key;
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("k1").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    published = "{\"issuer\": \"" + issuer + "\", \"jwks_uri\": \"" + issuer + "/keys\"}";
    keys = new JWKSet(key.toPublicJWK()).toString();
    server.createContext("/", exchange -> {
      asked.incrementAndGet();
      var body = (exchange.getRequestURI().getPath().endsWith("/keys") ? keys : published).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      try (var out = exchange.getResponseBody()) {
        out.write(body);
      } catch (IOException e) {
        // Whoever asked has heard enough.
      }
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private IdentityProvider provider() {
    return new IdentityProvider(new Oidc(issuer, "bordereau", "realm.groups", List.of(
        new Oidc.Grant("payables", List.of(Oidc.Role.OPERATOR, Oidc.Role.VIEWER), List.of("larkfield-fr")),
        new Oidc.Grant("looks", List.of(Oidc.Role.VIEWER), List.of("*")))));
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder().issuer(issuer).audience("bordereau").subject("ann").issueTime(new Date()).expirationTime(Date.from(Instant.now().plusSeconds(300)))
        .claim("realm", java.util.Map.of("groups", List.of("looks", "payables")));
  }

  private String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(claims, JWSAlgorithm.RS256, new RSASSASigner(key));
  }

  private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
    var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("k1").build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private static String refused(IdentityProvider provider, String token) {
    return assertThrows(Unwelcome.class, () -> provider.recognise(token)).findings().get(0).code();
  }

  @Test
  void whomItVouchesForHasTheRolesOfTheFirstGroupThatFits() throws Exception {
    var ann = provider().recognise(signed(claims().build())).orElseThrow();
    assertEquals("oidc/ann", ann.name());
    assertEquals(Set.of(Role.OPERATOR, Role.VIEWER), ann.roles());
    assertEquals(Set.of("larkfield-fr"), ann.companies(), "never the roles of one group for the companies of another");
  }

  @Test
  void whoBelongsToNoGroupMayNothing() throws Exception {
    assertEquals("HUB-69", refused(provider(), signed(claims().claim("realm", java.util.Map.of("groups", List.of("others"))).build())));
    assertEquals("HUB-69", refused(provider(), signed(claims().claim("realm", "payables").build())));
  }

  @Test
  void aTokenForOthersOfOthersOrOutOfItsTimeIsRefused() throws Exception {
    var provider = provider();
    assertEquals("HUB-63", refused(provider, signed(claims().audience("another").build())));
    assertEquals("HUB-63", refused(provider, signed(claims().issuer("http://127.0.0.1:1/realm").build())));
    assertEquals("HUB-63", refused(provider, signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(300))).build())));
    assertEquals("HUB-63", refused(provider, signed(claims().notBeforeTime(Date.from(Instant.now().plusSeconds(300))).build())));
    assertEquals("HUB-63", refused(provider, signed(claims().expirationTime(null).build())));
    assertEquals("HUB-63", refused(provider, signed(claims().subject(null).build())));
  }

  @Test
  void aTokenThatTheIssuerDidNotSignIsRefused() throws Exception {
    var provider = provider();
    assertEquals("HUB-63", refused(provider, signed(claims().build(), JWSAlgorithm.RS256, new RSASSASigner(new RSAKeyGenerator(2048).keyID("k1").generate()))));
    assertEquals("HUB-63", refused(provider, new PlainJWT(claims().build()).serialize()), "without a signature");
    assertEquals("HUB-63", refused(provider, signed(claims().build(), JWSAlgorithm.HS256, new MACSigner(key.toRSAPublicKey().getEncoded()))),
        "with its public key as if it were a shared secret");
    var good = signed(claims().build());
    var other = signed(claims().subject("bob").build());
    assertEquals("HUB-63", refused(provider, other.substring(0, other.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'))));
  }

  @Test
  void whatIsNoTokenOfAProviderIsLeftToOthers() {
    assertEquals(Optional.empty(), provider().recognise("bdr_0123456789"));
    assertEquals(0, asked.get(), "and nobody is asked about it");
  }

  @Test
  void itsKeysAreKeptAndAskedForSeldom() throws Exception {
    var provider = provider();
    for (int i = 0; i < 20; i++) provider.recognise(signed(claims().build()));
    assertEquals(2, asked.get(), "what it publishes, and its keys, once");
    var stranger = new RSAKeyGenerator(2048).keyID("unknown").generate();
    for (int i = 0; i < 20; i++) {
      var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown").build(), claims().build());
      token.sign(new RSASSASigner(stranger));
      var text = token.serialize();
      assertThrows(Unwelcome.class, () -> provider.recognise(text));
    }
    assertTrue(asked.get() <= 4, "strangers do not make the hub ask and ask: " + asked.get());
  }

  @Test
  void aProviderThatIsAwayAnotherOneOrEndlessLetsNobodyIn() throws Exception {
    var token = signed(claims().build());
    published = published.replace(issuer + "\", \"jwks", issuer + "/other\", \"jwks");
    var provider = provider();
    assertEquals("HUB-68", refused(provider, token));
    int before = asked.get();
    assertEquals("HUB-68", refused(provider, token), "and is not asked again at once");
    assertEquals(before, asked.get());
    published = "{\"issuer\": \"" + issuer + "\", \"jwks_uri\": \"http://192.0.2.1/keys\"}";
    assertEquals("HUB-68", refused(provider(), token), "its keys lie elsewhere, without TLS");
    published = "{\"issuer\": \"" + issuer + "\", \"pad\": \"" + "x".repeat(400_000) + "\", \"jwks_uri\": \"" + issuer + "/keys\"}";
    assertEquals("HUB-68", refused(provider(), token), "endless");
  }
}
