package io.bordereau.signing.authorities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.pki.Openssl;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.pki.TestStamps;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A time-stamp is taken only when it is what was asked for, of whom it was asked, and in time. */
class HttpTimestampAuthorityTest {
  private static final byte[] CONTENT = "what was there".getBytes(StandardCharsets.UTF_8);
  private static final TestPki PKI = TestPki.start();

  @TempDir
  private Path folder;

  @AfterAll
  static void stop() {
    PKI.close();
  }

  @BeforeEach
  void wellAgain() {
    PKI.disturb(TestPki.Disturbance.NONE);
    PKI.stamps().mode(TestStamps.Mode.GOOD);
  }

  private static Calls calls(Duration patience) {
    return Calls.to(Addresses.only(PKI.stampAddress().getAuthority()), patience);
  }

  private static HttpTimestampAuthority authority() {
    return HttpTimestampAuthority.at(PKI.stampAddress(), List.of(PKI.anchor()), calls(Duration.ofSeconds(5)));
  }

  private static byte[] stamp(TimestampAuthority authority, DigestAlgorithm algorithm) throws SigningFailed {
    return authority.stamp(algorithm, algorithm.start().digest(CONTENT));
  }

  private static SigningFailed failure(TimestampAuthority authority) {
    return assertThrows(SigningFailed.class, () -> stamp(authority, DigestAlgorithm.SHA256));
  }

  @ParameterizedTest
  @EnumSource(value = DigestAlgorithm.class, names = {"SHA256", "SHA384", "SHA512"})
  void opensslVerifiesWhatWasObtained(DigestAlgorithm algorithm) throws Exception {
    Path token = Files.write(folder.resolve("token"), stamp(authority(), algorithm));
    Path data = Files.write(folder.resolve("data"), CONTENT);
    String said = Openssl.run(0, "ts", "-verify", "-data", data, "-in", token, "-token_in", "-CAfile", Openssl.pem(folder.resolve("root.pem"), PKI.anchor()),
        "-untrusted", Openssl.pem(folder.resolve("between.pem"), PKI.intermediate().certificate()));
    assertTrue(said.contains("Verification: OK"), said);
  }

  @Test
  void everyStampIsAskedForAnew() throws Exception {
    assertFalse(Arrays.equals(stamp(authority(), DigestAlgorithm.SHA256), stamp(authority(), DigestAlgorithm.SHA256)));
  }

  @Test
  void aPolicyIsAskedForAndAnotherOneRefused() throws Exception {
    var one = new HttpTimestampAuthority(PKI.stampAddress(), "1.3.6.1.4.1.13762.7", "", List.of(), Duration.ofMinutes(5), calls(Duration.ofSeconds(5)), Clock.systemUTC());
    assertEquals("1.3.6.1.4.1.13762.7", new TimeStampToken(new CMSSignedData(stamp(one, DigestAlgorithm.SHA256))).getTimeStampInfo().getPolicy().getId());
    PKI.stamps().mode(TestStamps.Mode.OTHER_POLICY);
    assertTrue(failure(one).getMessage().contains("something else than was asked"), failure(one).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
      "REFUSING,refused: \"out of order\",true",
      "OTHER_NONCE,answered something else than was asked,false",
      "OTHER_IMPRINT,answered something else than was asked,false",
      "PURPOSE_NOT_CRITICAL,answered something else than was asked,false",
      "NO_PURPOSE,answered something else than was asked,false",
      "EXPIRED,answered something else than was asked,false",
      "WITHOUT_CERTIFICATE,did not bring its certificate along,false",
      "LATE,and our clock says,false"})
  void whatIsWrongWithAnAnswerIsSaid(TestStamps.Mode mode, String words, boolean passing) {
    PKI.stamps().mode(mode);
    SigningFailed failure = failure(authority());
    assertTrue(failure.getMessage().contains(words), failure.getMessage());
    assertEquals(passing, failure.passing());
  }

  @ParameterizedTest
  @CsvSource({"DOWN,answered with status 503,true", "SLOW,did not answer within,true", "ENDLESS,answered with more than 262144 bytes,false", "NONSENSE,is no time-stamp,false",
      "REDIRECTING,answered with status 302,false"})
  void whoDoesNotAnswerAsItShouldCostsLittle(TestPki.Disturbance disturbance, String words, boolean passing) {
    PKI.disturb(disturbance);
    var hasty = HttpTimestampAuthority.at(PKI.stampAddress(), List.of(), calls(Duration.ofMillis(700)));
    SigningFailed failure = assertTimeout(Duration.ofSeconds(4), () -> failure(hasty));
    // a slow one is found out by either of two clocks
    assertTrue(failure.getMessage().contains(words) || failure.getMessage().contains("no answer in time"), failure.getMessage());
    assertEquals(passing, failure.passing());
  }

  @Test
  void whoCannotBeReachedIsPassing() {
    var nobody = HttpTimestampAuthority.at(URI.create("http://127.0.0.1:1/tsa"), List.of(), Calls.to(Addresses.only("127.0.0.1"), Duration.ofSeconds(2)));
    assertTrue(failure(nobody).passing());
    assertTrue(failure(nobody).getMessage().contains("cannot be reached"));
  }

  @Test
  void anAuthorityOfAnotherRootIsRefused() {
    TestPki stranger = TestPki.start();
    var authority = HttpTimestampAuthority.at(PKI.stampAddress(), List.of(stranger.anchor()), calls(Duration.ofSeconds(5)));
    assertTrue(failure(authority).getMessage().contains("descends from no anchor of ours"));
    stranger.close();
  }

  @Test
  void nothingWeakIsStamped() {
    assertThrows(SigningFailed.class, () -> authority().stamp(DigestAlgorithm.SHA1, new byte[20]));
    assertThrows(SigningFailed.class, () -> authority().stamp(DigestAlgorithm.SHA256, new byte[31]));
  }

  @Test
  void addressesOutsideTheListAndInnerOnesAreNotAsked() {
    int before = PKI.requests("/tsa");
    for (Calls calls : List.of(Calls.to(Addresses.only("tsa.example.com"), Duration.ofSeconds(1)), Calls.to(Addresses.PUBLIC, Duration.ofSeconds(1)))) {
      assertTrue(failure(HttpTimestampAuthority.at(PKI.stampAddress(), List.of(), calls)).getMessage().contains("is not asked"));
    }
    assertEquals(before, PKI.requests("/tsa"));
    for (String inner : List.of("http://10.1.2.3/", "http://192.168.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://[fd00::1]/", "http://100.64.1.1/", "http://0.0.0.0/")) {
      assertNotEquals("", Addresses.PUBLIC.refusal(URI.create(inner)), inner);
    }
    for (String other : List.of("file:///etc/passwd", "ldap://directory/cn=x", "ftp://host/x", "http:///x", "http://user@host/")) {
      assertNotEquals("", Addresses.only("host", "directory").refusal(URI.create(other)), other);
    }
    assertEquals("", Addresses.PUBLIC.refusal(URI.create("http://93.184.215.14/")));
  }
}
