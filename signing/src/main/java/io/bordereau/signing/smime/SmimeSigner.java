package io.bordereau.signing.smime;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.KeyMaterial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Signs MIME entities (RFC 8551 3.5), always with signed attributes (content type, digest, time). The content is written through, never held.
 *
 * @param key with what; RSA (PKCS#1 v1.5) or an elliptic curve (ECDSA). Its certificates, but not the root, go into the signature
 * @param digest SHA-256 or stronger
 * @param form whether the content stays readable beside the signature
 * @param encoding how the signature stands in the entity
 */
public record SmimeSigner(KeyMaterial key, DigestAlgorithm digest, Form form, TransferEncoding encoding) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Where the content stands. */
  public enum Form {
    /** {@code multipart/signed}. */
    CLEAR,
    /** {@code application/pkcs7-mime; smime-type=signed-data}. */
    OPAQUE
  }

  /** IllegalArgumentException for a digest that is not signed with any more. */
  public SmimeSigner {
    if (!digest.strong()) {
      throw new IllegalArgumentException("nothing is signed with " + digest.micalg());
    }
  }

  /** A clear signature with SHA-256 in base64. */
  public static SmimeSigner clear(KeyMaterial key) {
    return new SmimeSigner(key, DigestAlgorithm.SHA256, Form.CLEAR, TransferEncoding.BASE64);
  }

  /**
   * The signed entity. What is signed is exactly what {@link MimeEntity#writeTo} writes of the given one, headers included; text in it should be in
   * canonical form already ({@link Content#canonical}), because a receiver may read it so.
   *
   * @return an entity whose content is made when it is written; each writing makes a signature anew, so write it once and keep that
   */
  public MimeEntity sign(MimeEntity entity) {
    return switch (form) {
      case CLEAR -> clear(entity);
      case OPAQUE -> new MimeEntity(MimeHeaders.of("Content-Type", "application/pkcs7-mime; smime-type=signed-data; name=\"smime.p7m\"",
          "Content-Transfer-Encoding", encoding.header(), "Content-Disposition", "attachment; filename=\"smime.p7m\""), out -> {
        try (OutputStream encoded = encoding.onto(out); OutputStream content = open(encoded, true)) {
          entity.writeTo(content);
        }
      });
    };
  }

  private MimeEntity clear(MimeEntity entity) {
    byte[] random = new byte[18];
    RANDOM.nextBytes(random);
    // "=_" stands in no base64 and in no quoted-printable text
    String boundary = "=_" + HexFormat.of().formatHex(random);
    String type = "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=" + digest.micalg() + "; boundary=\"" + boundary + "\"";
    return new MimeEntity(MimeHeaders.of("Content-Type", type), out -> {
      ascii(out, "--" + boundary + "\r\n");
      ByteArrayOutputStream signature = new ByteArrayOutputStream();
      try (OutputStream signed = open(signature, false)) {
        entity.writeTo(new Both(out, signed));
      }
      ascii(out, "\r\n--" + boundary + "\r\nContent-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\nContent-Transfer-Encoding: "
          + encoding.header() + "\r\nContent-Disposition: attachment; filename=\"smime.p7s\"\r\n\r\n");
      try (OutputStream encoded = encoding.onto(out)) {
        signature.writeTo(encoded);
      }
      ascii(out, "\r\n--" + boundary + "--\r\n");
    });
  }

  private OutputStream open(OutputStream out, boolean encapsulated) throws IOException {
    try {
      String algorithm = digest.composed() + (key.key() instanceof ECKey ? "withECDSA" : "withRSA");
      ContentSigner signer = new JcaContentSignerBuilder(algorithm).build(key.key());
      CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build()).build(signer, key.certificate()));
      List<X509Certificate> sent = key.chain().stream()
          .filter(c -> c == key.certificate() || !c.getSubjectX500Principal().equals(c.getIssuerX500Principal())).toList();
      generator.addCertificates(new JcaCertStore(sent));
      return generator.open(out, encapsulated);
    } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
      throw new IOException("the key of " + key.certificate().getSubjectX500Principal() + " cannot sign", e);
    }
  }

  private static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
