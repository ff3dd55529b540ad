package io.bordereau.signing.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.europa.esig.dss.enumerations.Indication;
import io.bordereau.signing.cades.CadesSigner;
import io.bordereau.signing.judges.DssJudge;
import io.bordereau.signing.pki.TestPki;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which algorithms the hub signs, as EU DSS judges them, and with which it does not. */
class AlgorithmsTest {
  private static final TestPki PKI = TestPki.shared();
  private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);
  private static final Map<String, KeyPair> PAIRS = new ConcurrentHashMap<>();

  private static KeyPair pair(String kind) {
    return PAIRS.computeIfAbsent(kind, k -> {
      try {
        var generator = KeyPairGenerator.getInstance(k.startsWith("PSS") ? "RSASSA-PSS" : k.startsWith("RSA") ? "RSA" : "EC");
        switch (k) {
          case "P-256" -> generator.initialize(new ECGenParameterSpec("secp256r1"));
          case "P-384" -> generator.initialize(new ECGenParameterSpec("secp384r1"));
          case "P-521" -> generator.initialize(new ECGenParameterSpec("secp521r1"));
          case "PSS-384" -> generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4, new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1)));
          default -> generator.initialize(Integer.parseInt(k.substring(4)));
        }
        return generator.generateKeyPair();
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  @ParameterizedTest
  @CsvSource({"RSA-2048,", "RSA-2048,RSA_SHA384", "RSA-2048,RSA_SHA512", "RSA-2048,RSA_PSS_SHA256", "RSA-2048,RSA_PSS_SHA384", "RSA-2048,RSA_PSS_SHA512", "RSA-3072,", "RSA-4096,",
      "RSA-4096,RSA_PSS_SHA512", "P-256,", "P-256,ECDSA_SHA384", "P-256,ECDSA_SHA512", "P-384,", "P-384,ECDSA_SHA256", "P-384,ECDSA_SHA512", "PSS-2048,", "PSS-2048,RSA_PSS_SHA512", "PSS-384,"})
  void dssPassesWhatIsSigned(String kind, SignatureAlgorithm algorithm) throws Exception {
    KeyMaterial key = PKI.issue("Larkfield " + kind).make(pair(kind));
    SigningKey signs = algorithm == null ? key : key.with(algorithm);
    var signed = new CadesSigner(signs, SignatureLevel.B, Authorities.NONE).attached(CONTENT, Instant.now());
    assertEquals(Indication.TOTAL_PASSED, DssJudge.today(PKI).judge(signed).indication(), signs.algorithm().toString());
  }

  @ParameterizedTest
  @CsvSource({"PSS-2048,RSA_PSS_SHA256", "PSS-384,RSA_PSS_SHA384", "RSA-2048,RSA_SHA256", "RSA-3072,RSA_SHA256", "RSA-4096,RSA_SHA512", "P-256,ECDSA_SHA256", "P-384,ECDSA_SHA384"})
  void aKeySignsInItsUsualWay(String kind, SignatureAlgorithm usual) {
    assertEquals(usual, SignatureAlgorithm.of(pair(kind).getPublic()).orElseThrow());
  }

  @Test
  void aKeyForPssAloneSignsInNoOtherWay() throws Exception {
    KeyMaterial key = PKI.issue("Larkfield PSS").make(pair("PSS-384"));
    for (var other : java.util.List.of(SignatureAlgorithm.RSA_SHA384, SignatureAlgorithm.RSA_PSS_SHA256)) {
      assertThrows(SigningFailed.class, () -> key.with(other));
    }
    assertFalse(SignatureAlgorithm.RSA_SHA256.fits(pair("PSS-2048").getPublic()));
  }

  @ParameterizedTest
  @CsvSource({"RSA-1024", "P-521"})
  void aKeyOfAnotherKindOrSizeDoesNotSign(String kind) throws Exception {
    KeyMaterial key = PKI.issue("Larkfield weak").make(pair(kind));
    var refused = assertThrows(KeysUnusable.class, () -> key.signing(Standing.ADVANCED));
    assertTrue(refused.getMessage().contains("it takes RSA of 2048 to 4096 bits, P-256 or P-384"), refused.getMessage());
  }
}
