package io.bordereau.signing.smime;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Signs MIME entities (RFC 8551 3.5), always with signed attributes (content type, digest, time). The content is written through, never held.
 *
 * @param key with what, wherever it lies; RSA or an elliptic curve. Its certificates, but not the root, go into the signature
 * @param digest SHA-256 or stronger
 * @param form whether the content stays readable beside the signature
 * @param encoding how the signature stands in the entity
 */
public record SmimeSigner(SigningKey key, DigestAlgorithm digest, Form form, TransferEncoding encoding) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Where the content stands. */
  public enum Form {
    /** {@code multipart/signed}. */
    CLEAR,
    /** {@code application/pkcs7-mime; smime-type=signed-data}. */
    OPAQUE
  }

  /** IllegalArgumentException for a digest, or a kind of key, that is not signed with. */
  public SmimeSigner {
    if (!digest.strong()) {
      throw new IllegalArgumentException("nothing is signed with " + digest.micalg());
    }
    if (key.algorithm() == null) {
      throw new IllegalArgumentException("nothing is signed with the key of " + key.certificate().getSubjectX500Principal());
    }
  }

  /** A clear signature with SHA-256 in base64. */
  public static SmimeSigner clear(SigningKey key) {
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
      ContentSigner signer = new KeySigner(key.with(key.algorithm().with(digest)));
      CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build()).build(signer, key.certificate()));
      List<X509Certificate> sent = key.chain().stream()
          .filter(c -> c == key.certificate() || !c.getSubjectX500Principal().equals(c.getIssuerX500Principal())).toList();
      generator.addCertificates(new JcaCertStore(sent));
      return failing(generator.open(out, encapsulated));
    } catch (GeneralSecurityException | OperatorCreationException | CMSException | SigningFailed e) {
      throw new IOException("the key of " + key.certificate().getSubjectX500Principal() + " cannot sign", e);
    }
  }

  /** The signature is made when the stream is closed; that the key did not sign then is told like any other failure of a stream. */
  private static OutputStream failing(OutputStream signing) {
    return new FilterOutputStream(signing) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        signing.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        try {
          signing.close();
        } catch (RuntimeOperatorException e) {
          throw new IOException(e.getMessage(), e.getCause());
        }
      }
    };
  }

  private static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
