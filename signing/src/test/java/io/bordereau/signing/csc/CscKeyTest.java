package io.bordereau.signing.csc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.authorities.Addresses;
import io.bordereau.signing.authorities.Calls;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The key lies at a trust service; what it gives back is believed only when the certificate verifies it. */
class CscKeyTest {
  private static final byte[] SIGNED = "what is signed".getBytes(StandardCharsets.UTF_8);
  private static final TestPki PKI = TestPki.shared();
  private TrustService far;

  @BeforeEach
  void start() {
    far = new TrustService();
    far.hold("seal", TrustService.pin(PKI.leaf(Kind.RSA_2048)));
  }

  @AfterEach
  void stop() {
    far.close();
  }

  private CscService service(String secret) {
    return new CscService(far.base(), new CscLogin(far.tokens(), "larkfield", secret, "service"), Calls.to(Addresses.only(far.authority()), Duration.ofMillis(1500)), Clock.systemUTC());
  }

  private CscKey open(CscActivation activation) throws SigningFailed, KeysUnusable {
    return CscKey.open(service("s3cret&="), "seal", activation, Standing.QUALIFIED_SEAL);
  }

  private CscKey open() throws SigningFailed, KeysUnusable {
    return open(CscActivation.pin(TrustService.PIN));
  }

  private static void holds(SigningKey key) throws Exception {
    var check = key.algorithm().start(null);
    check.initVerify(key.certificate());
    check.update(SIGNED);
    assertTrue(check.verify(key.sign(SIGNED)));
  }

  private TrustService.Held held(KeyMaterial key, String mode, List<String> asks, String scal, int multisign, String... algorithms) {
    return new TrustService.Held(key, "enabled", "valid", mode, asks, scal, multisign, List.of(algorithms));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aKeyOfEachKindSigns(Kind kind) throws Exception {
    far.hold("seal", TrustService.pin(PKI.leaf(kind)));
    CscKey key = open();
    assertEquals(PKI.leaf(kind).chain(), key.chain());
    assertEquals(Standing.QUALIFIED_SEAL, key.standing());
    holds(key);
  }

  @Test
  void ecdsaInEitherFormIsUnderstood() throws Exception {
    far.hold("seal", TrustService.pin(PKI.leaf(Kind.P_384)));
    far.mode = TrustService.Mode.PLAIN_ECDSA;
    holds(open());
  }

  @Test
  void rsaIsSignedHoweverTheServiceNamesIt() throws Exception {
    far.hold("seal", held(PKI.leaf(Kind.RSA_2048), "explicit", List.of("PIN"), "1", 1, "1.2.840.113549.1.1.1"));
    holds(open());
    holds(open().with(SignatureAlgorithm.RSA_SHA512));
    far.hold("seal", held(PKI.leaf(Kind.RSA_2048), "explicit", List.of("PIN"), "1", 1, "1.2.840.113549.1.1.10"));
    assertEquals(SignatureAlgorithm.RSA_PSS_SHA256, open().algorithm());
    holds(open());
    assertThrows(SigningFailed.class, () -> open().with(SignatureAlgorithm.RSA_SHA256));
  }

  @Test
  void aOneTimePasswordGoesWithThePin() throws Exception {
    far.hold("seal", held(PKI.leaf(Kind.RSA_2048), "explicit", List.of("PIN", "OTP"), "2", 1, "1.2.840.113549.1.1.11"));
    holds(open(new CscActivation(TrustService.PIN, credential -> TrustService.OTP, 1)));
    assertThrows(SigningFailed.class, () -> open(new CscActivation(TrustService.PIN, credential -> "000000", 1)).sign(SIGNED));
    assertTrue(assertThrows(SigningFailed.class, () -> open().sign(SIGNED)).getMessage().contains("there is nobody who gives one"));
  }

  @Test
  void oneAuthorizationServesAsManySignaturesAsItWasAskedFor() throws Exception {
    far.hold("seal", held(PKI.leaf(Kind.RSA_2048), "explicit", List.of("PIN"), "1", 5, "1.2.840.113549.1.1.11"));
    CscKey key = open(new CscActivation(TrustService.PIN, null, 5));
    for (int i = 0; i < 7; i++) holds(key);
    assertEquals(2, far.count("credentials/authorize"));
    far.mode = TrustService.Mode.STALE_SAD;
    holds(key);
    assertEquals(3, far.count("credentials/authorize"));
  }

  @Test
  void anAuthorizationBoundToADigestServesOnce() throws Exception {
    far.hold("seal", held(PKI.leaf(Kind.RSA_2048), "explicit", List.of("PIN"), "2", 5, "1.2.840.113549.1.1.11"));
    CscKey key = open(new CscActivation(TrustService.PIN, null, 5));
    for (int i = 0; i < 3; i++) holds(key);
    assertEquals(3, far.count("credentials/authorize"));
  }

  @Test
  void aKeyWithoutActivationSignsAtOnce() throws Exception {
    far.hold("seal", held(PKI.leaf(Kind.P_256), "implicit", List.of(), "1", 1, "1.2.840.10045.4.3.2"));
    holds(open(CscActivation.pin("")));
    assertEquals(0, far.count("credentials/authorize"));
  }

  @Test
  void theTokenIsKeptAndObtainedAnewWhenItIsWithdrawn() throws Exception {
    CscKey key = open();
    holds(key);
    assertEquals(1, far.count("oauth2/token"));
    far.withdrawTokens();
    holds(key);
    assertEquals(2, far.count("oauth2/token"));
  }

  @Test
  void allKeysAreListedPageByPage() throws Exception {
    for (int i = 0; i < 5; i++) far.hold("key" + i, TrustService.pin(PKI.leaf(Kind.P_256)));
    assertEquals(List.of("key0", "key1", "key2", "key3", "key4", "seal"), service("s3cret&=").credentials());
    assertEquals(3, far.count("credentials/list"));
  }

  @ParameterizedTest
  @CsvSource({"WRONG_KEY,does not verify,false", "WRONG_DIGEST,does not verify,false", "DOWN,status 503,true", "BUSY,status 429,true", "SLOW,did not answer within,true",
      "NONSENSE,is no JSON,false", "EMPTY,such as a person,false", "TWO_SIGNATURES,gave 2 signatures for 1,false", "NO_BASE64,is no base64,false",
      "TALKATIVE,first line second line,false"})
  void whatIsWrongWithTheServiceIsSaid(TrustService.Mode mode, String words, boolean passing) throws Exception {
    CscKey key = open();
    far.mode = mode;
    SigningFailed failure = assertTimeout(Duration.ofSeconds(5), () -> assertThrows(SigningFailed.class, () -> key.sign(SIGNED)));
    assertTrue(failure.getMessage().contains(words) || failure.getMessage().contains("no answer in time"), failure.getMessage());
    assertEquals(passing, failure.passing());
    assertTrue(failure.getMessage().length() < 600 && failure.getMessage().indexOf('\n') < 0);
    far.mode = TrustService.Mode.GOOD;
    holds(key);
  }

  @Test
  void aWrongPinIsTriedOnce() throws Exception {
    CscKey key = open(CscActivation.pin("000000"));
    assertTrue(assertThrows(SigningFailed.class, () -> key.sign(SIGNED)).getMessage().contains("The PIN is invalid"));
    SigningFailed second = assertThrows(SigningFailed.class, () -> key.sign(SIGNED));
    assertTrue(second.getMessage().contains("not tried again"), second.getMessage());
    assertFalse(second.passing());
    assertEquals(1, far.count("credentials/authorize"));
  }

  @Test
  void whoeverDoesNotAnswerMayHaveSignedAndIsNotAskedAgain() throws Exception {
    CscKey key = open();
    far.mode = TrustService.Mode.LOST;
    SigningFailed lost = assertThrows(SigningFailed.class, () -> key.sign(SIGNED));
    assertTrue(lost.passing(), lost.getMessage());
    assertEquals(1, far.count("signatures/signHash"));
  }

  @ParameterizedTest
  @CsvSource({"1,5", "2,1"})
  void whatWasAuthorizedHoldsWhileTheServiceHasNoTime(String scal, int multisign) throws Exception {
    far.hold("seal", held(PKI.leaf(Kind.RSA_2048), "explicit", List.of("PIN"), scal, multisign, "1.2.840.113549.1.1.11"));
    CscKey key = open(new CscActivation(TrustService.PIN, null, 1));
    far.mode = TrustService.Mode.NO_TIME_TO_SIGN;
    assertTrue(assertThrows(SigningFailed.class, () -> key.sign(SIGNED)).passing());
    far.mode = TrustService.Mode.GOOD;
    holds(key);
    assertEquals(1, far.count("credentials/authorize"), "the person, or whoever gives passwords, is not asked again");
  }

  @Test
  void aKeyThatWasRevokedMeanwhileIsKnownBeforeItSigns() throws Exception {
    var now = new java.util.concurrent.atomic.AtomicReference<>(java.time.Instant.now());
    Clock clock = new Clock() {
      @Override
      public java.time.Instant instant() {
        return now.get();
      }

      @Override
      public java.time.ZoneId getZone() {
        return java.time.ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }
    };
    var login = new CscLogin(far.tokens(), "larkfield", "s3cret&=", "service");
    var service = new CscService(far.base(), login, Calls.to(Addresses.only(far.authority()), Duration.ofMillis(1500)), clock);
    CscKey key = CscKey.open(service, "seal", CscActivation.pin(TrustService.PIN), Standing.ADVANCED);
    for (String state : List.of("revoked", "suspended", "expired")) {
      far.hold("seal", new TrustService.Held(PKI.leaf(Kind.RSA_2048), "enabled", state, "explicit", List.of("PIN"), "1", 1, List.of("1.2.840.113549.1.1.11")));
      assertEquals(key, key.looked(), "it was looked at just now");
      now.set(now.get().plusSeconds(660));
      assertTrue(assertThrows(SigningFailed.class, key::looked).getMessage().contains("is " + state));
      far.hold("seal", TrustService.pin(PKI.leaf(Kind.RSA_2048)));
      key = key.looked();
    }
  }

  @Test
  void aServiceOfAnotherKindIsToldBeforeAnythingIsAsked() {
    for (var each : java.util.Map.of("1.0.4.0", "speaks version 1.0.4.0", "2.0.0.2", "").entrySet()) {
      var said = new CscDescription(each.getKey(), "", java.util.Set.of("oauth2client"), java.util.Set.of("credentials/info", "signatures/signHash"));
      assertTrue(said.hindrance(new CscLogin(far.tokens(), "a", "b", "service")).startsWith(each.getValue()));
    }
    var code = new CscDescription("2.0.0.2", "", java.util.Set.of("oauth2code"), java.util.Set.of());
    assertEquals("does not give access by oauth2client, but by oauth2code", code.hindrance(new CscLogin(far.tokens(), "a", "b", "service")));
    assertEquals("does not offer signatures/signHash", new CscDescription("", "", java.util.Set.of(), java.util.Set.of("credentials/info")).hindrance(new CscLogin(far.tokens(), "a", "b", "")));
  }

  @Test
  void aStrangerGetsNoToken() {
    SigningFailed failure = assertThrows(SigningFailed.class, () -> service("wrong").credentials());
    assertTrue(failure.getMessage().contains("refused oauth2/token with status 401, invalid_client: who are you?"), failure.getMessage());
    assertFalse(failure.passing());
  }

  @Test
  void aKeyThatTheHubCannotSignWithIsRefusedWhenItIsOpened() {
    KeyMaterial key = PKI.leaf(Kind.RSA_2048);
    far.hold("seal", new TrustService.Held(key, "disabled", "valid", "explicit", List.of("PIN"), "1", 1, List.of()));
    assertTrue(assertThrows(KeysUnusable.class, this::open).getMessage().contains("is not enabled"));
    far.hold("seal", new TrustService.Held(key, "enabled", "revoked", "explicit", List.of("PIN"), "1", 1, List.of()));
    assertTrue(assertThrows(KeysUnusable.class, this::open).getMessage().contains("is revoked"));
    far.hold("seal", held(key, "oauth2code", List.of(), "2", 1, "1.2.840.113549.1.1.11"));
    assertTrue(assertThrows(KeysUnusable.class, this::open).getMessage().contains("a person in a browser"));
    far.hold("seal", held(key, "explicit", List.of("PIN"), "1", 1, "1.2.840.113549.1.1.5"));
    assertTrue(assertThrows(KeysUnusable.class, this::open).getMessage().contains("offers no algorithm"));
    assertThrows(SigningFailed.class, () -> CscKey.open(service("s3cret&="), "unknown", CscActivation.pin(""), Standing.ADVANCED));
  }

  @Test
  void secretsGoNowhereElse() {
    CscLogin login = new CscLogin(URI.create("https://sign.example.com/oauth2/token"), "larkfield", "s3cret&=", "service");
    Calls calls = Calls.to(Addresses.PUBLIC, Duration.ofSeconds(1));
    assertThrows(IllegalArgumentException.class, () -> new CscService(URI.create("http://sign.example.com/csc/v2"), login, calls, Clock.systemUTC()));
    assertFalse((login + " " + new CscActivation("314159", null, 1)).matches(".*(s3cret|314159).*"));
  }
}
