package io.bordereau.signing.smime;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;

/**
 * Encrypts MIME entities (RFC 8551 3.3) for one or more recipients, streaming. RSA keys get the content's key by key transport, keys of elliptic curves by
 * key agreement with an ephemeral key (RFC 5753, SHA-256 or SHA-384 as its derivation).
 *
 * @param recipients whose private key opens it; at least one
 * @param cipher with what; not triple DES
 * @param transport how an RSA recipient gets the content's key
 * @param encoding how the CMS stands in the entity
 */
public record SmimeEncrypter(List<X509Certificate> recipients, Cipher cipher, KeyTransport transport, TransferEncoding encoding) {
  /** How an RSA recipient gets the content's key. */
  public enum KeyTransport {
    /** RSAES-PKCS1-v1_5: every partner can read it. */
    RSA_1_5,
    /** RSAES-OAEP with SHA-256 and MGF1 of SHA-256 (RFC 4055). */
    RSA_OAEP
  }

  /** IllegalArgumentException without recipient, or for triple DES. */
  public SmimeEncrypter {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("encrypted for whom?");
    }
    if (cipher == Cipher.TRIPLE_DES_CBC) {
      throw new IllegalArgumentException("nothing is encrypted with triple DES");
    }
  }

  /** For one recipient with AES-256 in CBC mode, RSA PKCS#1 v1.5 and base64: what every partner can read. */
  public static SmimeEncrypter usual(X509Certificate recipient) {
    return new SmimeEncrypter(List.of(recipient), Cipher.AES_256_CBC, KeyTransport.RSA_1_5, TransferEncoding.BASE64);
  }

  /** The encrypted entity; its content is made, with another key each time, when it is written. */
  public MimeEntity encrypt(MimeEntity entity) {
    String kind = Ciphers.authenticated(cipher) ? "authEnveloped-data" : "enveloped-data";
    return new MimeEntity(MimeHeaders.of("Content-Type", "application/pkcs7-mime; smime-type=" + kind + "; name=\"smime.p7m\"",
        "Content-Transfer-Encoding", encoding.header(), "Content-Disposition", "attachment; filename=\"smime.p7m\""), out -> {
      try (OutputStream encoded = encoding.onto(out); OutputStream content = open(encoded)) {
        entity.writeTo(content);
      }
    });
  }

  private OutputStream open(OutputStream out) throws IOException {
    try {
      JceCMSContentEncryptorBuilder encryptor = new JceCMSContentEncryptorBuilder(Ciphers.oid(cipher)).setProvider(Ciphers.PROVIDER);
      if (Ciphers.authenticated(cipher)) {
        CMSAuthEnvelopedDataStreamGenerator generator = new CMSAuthEnvelopedDataStreamGenerator();
        for (X509Certificate recipient : recipients) {
          generator.addRecipientInfoGenerator(info(recipient));
        }
        return generator.open(out, (OutputAEADEncryptor) encryptor.build());
      }
      CMSEnvelopedDataStreamGenerator generator = new CMSEnvelopedDataStreamGenerator();
      for (X509Certificate recipient : recipients) {
        generator.addRecipientInfoGenerator(info(recipient));
      }
      return generator.open(out, encryptor.build());
    } catch (GeneralSecurityException | CMSException | IllegalArgumentException e) {
      throw new IOException("nothing can be encrypted for " + recipients.get(0).getSubjectX500Principal(), e);
    }
  }

  private RecipientInfoGenerator info(X509Certificate recipient) throws GeneralSecurityException {
    if (recipient.getPublicKey() instanceof ECPublicKey ec) {
      return agreement(recipient, ec);
    }
    return switch (transport) {
      case RSA_1_5 -> generator(recipient, null);
      case RSA_OAEP -> {
        AlgorithmIdentifier sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
        AlgorithmIdentifier mask = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256);
        yield generator(recipient, new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP,
            new RSAESOAEPparams(sha256, mask, RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM)));
      }
    };
  }

  private static RecipientInfoGenerator generator(X509Certificate recipient, AlgorithmIdentifier algorithm) throws CertificateEncodingException {
    JceKeyTransRecipientInfoGenerator generator = algorithm == null ? new JceKeyTransRecipientInfoGenerator(recipient)
        : new JceKeyTransRecipientInfoGenerator(recipient, algorithm);
    return generator.setProvider(Ciphers.PROVIDER);
  }

  private RecipientInfoGenerator agreement(X509Certificate recipient, ECPublicKey key) throws GeneralSecurityException {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", Ciphers.PROVIDER);
    // by the curve's name, as RFC 5753 has it: made from its numbers, the key would carry all of them along
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
    pairs.initialize(new ECGenParameterSpec(ASN1ObjectIdentifier.getInstance(info.getAlgorithm().getParameters()).getId()));
    KeyPair ephemeral = pairs.generateKeyPair();
    boolean small = key.getParams().getCurve().getField().getFieldSize() <= 256;
    JceKeyAgreeRecipientInfoGenerator generator = new JceKeyAgreeRecipientInfoGenerator(
        small ? CMSAlgorithm.ECDH_SHA256KDF : CMSAlgorithm.ECDH_SHA384KDF, ephemeral.getPrivate(), ephemeral.getPublic(), Ciphers.wrap(cipher));
    return generator.addRecipient(recipient).setProvider(Ciphers.PROVIDER);
  }
}
