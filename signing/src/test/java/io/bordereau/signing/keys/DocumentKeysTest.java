package io.bordereau.signing.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.authorities.DevelopmentAuthorities;
import io.bordereau.signing.authorities.RevocationProof;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.Openssl;
import io.bordereau.signing.pki.TestPki;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that sign documents: how, and what that is worth. Those of a development hub work at every level, and are worth nothing. */
class DocumentKeysTest {
  private static final Instant NOW = Instant.now();

  @TempDir
  private Path folder;

  private DevelopmentKeys keys;

  @BeforeEach
  void make() throws IOException {
    keys = new DevelopmentKeys(folder.resolve("keys"));
    keys.ensure(NOW, List.of());
    assertEquals(List.of("development-documents-root", "development-stamps.p12", "document-larkfield-fr.p12", "document-larkfield-us.p12"),
        keys.ensureDocuments(NOW, List.of("larkfield-fr", "larkfield-us")));
  }

  private KeyMaterial load(Path store) throws Exception {
    return KeyMaterial.load(store, Files.readString(keys.password()).strip().toCharArray());
  }

  @Test
  void aDevelopmentKeyIsWorthNothingWhateverSomebodySays() throws Exception {
    KeyMaterial key = load(keys.documents("larkfield-fr")).signing(Standing.QUALIFIED_SEAL);
    assertEquals(Standing.DEVELOPMENT, key.standing());
    assertFalse(key.standing().suffices(Standing.ADVANCED));
    assertTrue(key.chain().stream().allMatch(each -> each.getSubjectX500Principal().getName().contains("NOT FOR PRODUCTION")));
    assertEquals(Standing.QUALIFIED_SEAL, TestPki.shared().leaf(Kind.P_256).signing(Standing.QUALIFIED_SEAL).standing());
  }

  @Test
  void itsChainIsRootIssuerAndLeaf() throws Exception {
    KeyMaterial key = load(keys.documents("larkfield-fr"));
    assertEquals(3, key.chain().size());
    Path root = Openssl.pem(folder.resolve("root.pem"), key.chain().get(2));
    Path between = Openssl.pem(folder.resolve("between.pem"), key.chain().get(1));
    assertTrue(Openssl.run(0, "verify", "-CAfile", root, "-untrusted", between, Openssl.pem(folder.resolve("leaf.pem"), key.certificate())).contains("OK"));
    assertTrue(Openssl.run(0, "verify", "-purpose", "timestampsign", "-CAfile", root, "-untrusted", between,
        Openssl.pem(folder.resolve("stamps.pem"), load(keys.stamps()).certificate())).contains("OK"));
  }

  @Test
  void eachCompanyHasItsOwnAndTheyAreMadeOnce() throws Exception {
    assertFalse(load(keys.documents("larkfield-fr")).certificate().equals(load(keys.documents("larkfield-us")).certificate()));
    assertEquals(List.of(), keys.ensureDocuments(NOW.plus(Duration.ofDays(300)), List.of("larkfield-fr", "larkfield-us")));
    assertEquals(List.of("document-larkfield-de.p12"), keys.ensureDocuments(NOW, List.of("larkfield-fr", "larkfield-de")));
    assertThrows(IOException.class, () -> keys.ensureDocuments(NOW, List.of("../escape")));
  }

  @Test
  void itsTimeStampsAndListsHoldToo() throws Exception {
    DevelopmentAuthorities authorities = DevelopmentAuthorities.of(keys, Clock.systemUTC());
    KeyMaterial key = load(keys.documents("larkfield-fr"));
    byte[] content = "what was there".getBytes(StandardCharsets.UTF_8);
    Path token = Files.write(folder.resolve("token"), authorities.stamp(DigestAlgorithm.SHA256, DigestAlgorithm.SHA256.start().digest(content)));
    Path root = Openssl.pem(folder.resolve("root.pem"), key.chain().get(2));
    String said = Openssl.run(0, "ts", "-verify", "-data", Files.write(folder.resolve("data"), content), "-in", token, "-token_in", "-CAfile", root, "-untrusted",
        Openssl.pem(folder.resolve("between.pem"), key.chain().get(1)));
    assertTrue(said.contains("Verification: OK"), said);
    for (int i = 0; i < 2; i++) {
      RevocationProof proof = authorities.proof(key.chain().get(i), key.chain().get(i + 1), NOW);
      assertNull(proof.revoked());
      Path list = Files.write(folder.resolve("list.crl"), proof.encoded());
      Path issuers = Openssl.pem(folder.resolve("issuers.pem"), key.chain().get(1), key.chain().get(2));
      assertTrue(Openssl.run(0, "crl", "-in", list, "-inform", "DER", "-CAfile", issuers, "-noout").contains("verify OK"));
    }
    assertThrows(SigningFailed.class, () -> authorities.proof(key.certificate(), TestPki.shared().anchor(), NOW));
  }

  private static PublicKey ec(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair().getPublic();
  }

  private static PublicKey rsa(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair().getPublic();
  }

  @Test
  void theKeyChoosesHowItSignsAndWeakOnesDoNot() throws Exception {
    assertEquals(Optional.of(SignatureAlgorithm.RSA_SHA256), SignatureAlgorithm.of(rsa(2048)));
    assertEquals(Optional.of(SignatureAlgorithm.RSA_SHA512), SignatureAlgorithm.of(rsa(4096)));
    assertEquals(Optional.empty(), SignatureAlgorithm.of(rsa(1024)));
    assertEquals(Optional.of(SignatureAlgorithm.ECDSA_SHA384), SignatureAlgorithm.of(ec("secp384r1")));
    assertEquals(Optional.empty(), SignatureAlgorithm.of(ec("secp521r1")));
    assertEquals(Optional.empty(), SignatureAlgorithm.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic()));
    assertThrows(IllegalArgumentException.class, () -> SignatureAlgorithm.RSA_SHA256.with(DigestAlgorithm.SHA1));
  }

  @Test
  void aKeySignsInEveryWayOfItsFamily() throws Exception {
    byte[] signed = "what is signed".getBytes(StandardCharsets.UTF_8);
    for (Kind kind : Kind.values()) {
      KeyMaterial key = TestPki.shared().leaf(kind);
      for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
        if (algorithm.rsa() != (kind == Kind.RSA_2048)) {
          assertThrows(SigningFailed.class, () -> key.with(algorithm));
          continue;
        }
        RawSignatures.verified(algorithm, key.certificate(), signed, key.with(algorithm).sign(signed), "the key");
        X509Certificate other = TestPki.shared().anchor();
        assertThrows(SigningFailed.class, () -> RawSignatures.verified(algorithm, other, signed, key.with(algorithm).sign(signed), "the key"));
      }
    }
  }
}
