package io.bordereau.signing.smime;

import io.bordereau.signing.keys.KeyMaterial;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody with a key and a certificate that he made himself, as partners often exchange them. */
record Person(String name, KeyMaterial key) {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Map<String, Person> KNOWN = new ConcurrentHashMap<>();

  /** One person per name and kind for the whole run: keys are slow to make. */
  static Person of(String name, String kind) {
    return KNOWN.computeIfAbsent(name + " " + kind, both -> make(name, kind, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(300)),
        KeyUsage.digitalSignature | (kind.startsWith("RSA") ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement)));
  }

  static Person make(String name, String kind, Instant from, Instant until, int usage) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.startsWith("RSA") ? "RSA" : "EC");
      if (kind.startsWith("RSA")) {
        generator.initialize(kind.equals("RSA") ? 2048 : Integer.parseInt(kind.substring(3)));
      } else {
        generator.initialize(new ECGenParameterSpec(kind.equals("P-256") ? "secp256r1" : "secp384r1"));
      }
      KeyPair pair = generator.generateKeyPair();
      X500Name subject = new X500Name("CN=" + name + " " + kind);
      JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(subject, BigInteger.valueOf(System.nanoTime()), Date.from(from),
          Date.from(until), subject, pair.getPublic());
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      var signer = new JcaContentSignerBuilder("SHA256with" + (kind.startsWith("RSA") ? "RSA" : "ECDSA")).build(pair.getPrivate());
      return new Person(name, new KeyMaterial(pair.getPrivate(), List.of(new JcaX509CertificateConverter().getCertificate(builder.build(signer)))));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  SignerTrust trusted() {
    return SignerTrust.pinned(key.chain());
  }

  Path certificate(Path folder) throws IOException {
    return pem(folder.resolve(name + ".crt"), "CERTIFICATE", encoded());
  }

  Path key(Path folder) throws IOException {
    return pem(folder.resolve(name + ".key"), "PRIVATE KEY", key.key().getEncoded());
  }

  private byte[] encoded() {
    try {
      return key.certificate().getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path pem(Path file, String kind, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
