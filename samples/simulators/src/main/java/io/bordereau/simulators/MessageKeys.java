package io.bordereau.simulators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * The partner's side of S/MIME, by Bouncy Castle's CMS alone: verifies and opens what it is sent, signs what it answers.
 *
 * @param key the partner's own
 * @param certificate of that key
 * @param theirs the only one that the other side may sign by
 */
record MessageKeys(PrivateKey key, X509Certificate certificate, X509Certificate theirs) {
  private static final BouncyCastleProvider BC = new BouncyCastleProvider();

  /**
   * Loads them.
   *
   * @param store PKCS#12 with the partner's key
   * @param theirs a file with the other side's certificate, DER or PEM
   * @throws IOException when one of them cannot be read
   */
  static MessageKeys load(Path store, char[] password, Path theirs) throws IOException {
    try (var in = Files.newInputStream(store); var other = Files.newInputStream(theirs)) {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password);
      var alias = keys.aliases().nextElement();
      return new MessageKeys((PrivateKey) keys.getKey(alias, password), (X509Certificate) keys.getCertificate(alias),
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(other));
    } catch (GeneralSecurityException e) {
      throw new IOException("the keys for messages cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * What a multipart/signed is a signature of, byte by byte.
   *
   * @throws Unfit when it is not signed by the other side, or was changed
   */
  Mime verified(Mime signed) throws Unfit {
    if (!signed.type().equals("multipart/signed")) throw new Unfit("the message is not signed");
    var parts = signed.parts();
    if (parts.size() != 2) throw new Unfit("a signed message has two parts");
    try {
      var signers = new CMSSignedData(new CMSProcessableByteArray(parts.get(0).bytes()), parts.get(1).content()).getSignerInfos().getSigners();
      if (signers.isEmpty()) throw new Unfit("the signature has no signer");
      var verifier = new JcaSimpleSignerInfoVerifierBuilder().setProvider(BC).build(theirs);
      for (var signer : signers) if (!signer.verify(verifier)) throw new Unfit("the signature does not hold");
      return parts.get(0);
    } catch (CMSException | OperatorCreationException e) {
      throw new Unfit("the signature does not hold: " + e.getMessage());
    }
  }

  /**
   * What was encrypted for us.
   *
   * @throws Unfit when it does not open, or not by AES
   */
  Mime opened(Mime closed) throws Unfit {
    try {
      var enveloped = new CMSEnvelopedData(closed.content());
      if (!enveloped.getEncryptionAlgOID().startsWith(NISTObjectIdentifiers.aes.getId() + ".")) throw new Unfit("encrypted by another algorithm than AES");
      boolean agrees = key.getAlgorithm().equals("EC");
      var mine = enveloped.getRecipientInfos().get(agrees ? new JceKeyAgreeRecipientId(certificate) : new JceKeyTransRecipientId(certificate));
      if (mine == null) throw new Unfit("encrypted for somebody else");
      return Mime.read(mine.getContent(agrees ? new JceKeyAgreeEnvelopedRecipient(key).setProvider(BC) : new JceKeyTransEnvelopedRecipient(key).setProvider(BC)));
    } catch (CMSException e) {
      throw new Unfit("the message does not open: " + e.getMessage());
    }
  }

  /** The part with the partner's detached signature. */
  Mime signed(Mime part, String boundary) throws IOException {
    try {
      var generator = new CMSSignedDataGenerator();
      var signer = new JcaContentSignerBuilder(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA").setProvider(BC).build(key);
      var digests = new JcaDigestCalculatorProviderBuilder().setProvider(BC).build();
      generator.addSignerInfoGenerator(new org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder(digests).build(signer, certificate));
      generator.addCertificates(new JcaCertStore(List.of(certificate)));
      var signature = generator.generate(new CMSProcessableByteArray(part.bytes()), false).getEncoded();
      return Mime.multipart("multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256", boundary, List.of(part,
          Mime.of("Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=smime.p7s",
              Base64.getMimeEncoder().encode(signature))));
    } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
      throw new IOException("an answer cannot be signed: " + e.getMessage(), e);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "MessageKeys[" + certificate.getSubjectX500Principal() + "]";
  }
}
