package io.bordereau.signing.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.Standing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The infrastructure that all signatures are tested with is one that {@code openssl} believes. */
class TestPkiTest {
  private static TestPki pki;

  @TempDir
  private Path folder;

  @BeforeAll
  static void start() {
    pki = TestPki.start();
  }

  @AfterAll
  static void stop() {
    pki.close();
  }

  private Path pem(String name, X509Certificate... certificates) throws Exception {
    return Openssl.pem(folder.resolve(name), certificates);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aLeafOfEachKindSignsAndDescendsFromTheRoot(Kind kind) throws Exception {
    KeyMaterial key = pki.leaf(kind);
    assertEquals(Standing.ADVANCED, key.standing());
    assertEquals(kind == Kind.RSA_2048 ? SignatureAlgorithm.RSA_SHA256 : kind == Kind.P_256 ? SignatureAlgorithm.ECDSA_SHA256 : SignatureAlgorithm.ECDSA_SHA384, key.algorithm());
    byte[] signed = "what is signed".getBytes(StandardCharsets.UTF_8);
    var check = key.algorithm().start(null);
    check.initVerify(key.certificate());
    check.update(signed);
    assertTrue(check.verify(key.sign(signed)));
    String said = Openssl.run(0, "verify", "-CAfile", pem("root.pem", pki.anchor()), "-untrusted", pem("between.pem", pki.intermediate().certificate()),
        pem("leaf.pem", key.certificate()));
    assertTrue(said.contains("OK"), said);
  }

  @Test
  void opensslAsksTheResponder() throws Exception {
    KeyMaterial good = pki.leaf(Kind.P_256);
    KeyMaterial bad = pki.revoked(Kind.P_256, Instant.parse("2026-01-01T00:00:00Z"));
    for (var mode : List.of(TestRevocation.Mode.DELEGATED, TestRevocation.Mode.ISSUER)) {
      pki.revocation().mode(mode);
      assertTrue(ocsp(good, 0).contains(": good"));
      assertTrue(ocsp(bad, 0).contains(": revoked"));
    }
    pki.revocation().mode(TestRevocation.Mode.DELEGATED);
  }

  private String ocsp(KeyMaterial key, int expected) throws Exception {
    String said = Openssl.run(expected, "ocsp", "-issuer", pem("between.pem", pki.intermediate().certificate()), "-cert", pem("leaf.pem", key.certificate()),
        "-url", pki.address("/ocsp"), "-CAfile", pem("root.pem", pki.anchor()), "-verify_other", pem("between.pem", pki.intermediate().certificate()));
    assertTrue(said.contains("Response verify OK"), said);
    return said;
  }

  @Test
  void opensslReadsTheLists() throws Exception {
    KeyMaterial bad = pki.revoked(Kind.P_256, Instant.parse("2026-01-01T00:00:00Z"));
    Path list = Files.write(folder.resolve("list.crl"), pki.revocation().list(pki.intermediate().certificate(), Instant.now()));
    String said = Openssl.run(0, "crl", "-in", list, "-inform", "DER", "-CAfile", pem("issuers.pem", pki.intermediate().certificate(), pki.anchor()), "-noout", "-text");
    assertTrue(said.contains("verify OK") && said.toLowerCase(java.util.Locale.ROOT).contains(bad.certificate().getSerialNumber().toString(16)), said);
  }

  @Test
  void opensslVerifiesTheTimeStamps() throws Exception {
    byte[] content = "what was there".getBytes(StandardCharsets.UTF_8);
    Path data = Files.write(folder.resolve("data"), content);
    for (var token : List.of(pki.timestamps().stamp(DigestAlgorithm.SHA256, DigestAlgorithm.SHA256.start().digest(content)),
        pki.timestamps(Instant.now().minus(Duration.ofDays(100))).stamp(DigestAlgorithm.SHA512, DigestAlgorithm.SHA512.start().digest(content)))) {
      Path file = Files.write(folder.resolve("token"), token);
      String said = Openssl.run(0, "ts", "-verify", "-data", data, "-in", file, "-token_in", "-CAfile", pem("root.pem", pki.anchor()), "-untrusted",
          pem("between.pem", pki.intermediate().certificate()));
      assertTrue(said.contains("Verification: OK"), said);
    }
  }

  @Test
  void theAddressesInACertificateResolve() throws Exception {
    String issuer = pki.intermediate().certificate().getSerialNumber().toString(16);
    for (String path : List.of("/" + issuer + ".crt", "/" + issuer + ".crl")) {
      try (var in = pki.address(path).toURL().openStream()) {
        assertFalse(in.readAllBytes().length == 0);
      }
    }
    assertTrue(pki.leaf(Kind.RSA_2048).certificate().toString().contains(pki.address("/" + issuer + ".crl").toString()));
    assertEquals(1, pki.requests("/" + issuer + ".crt"));
  }
}
