package io.bordereau.signing.smime;

import io.bordereau.signing.keys.KeyMaterial;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.PrivateKey;
import java.security.interfaces.ECKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAuthEnvelopedDataParser;
import org.bouncycastle.cms.CMSEnvelopedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.RecipientInformationStore;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;

/**
 * Opens encrypted MIME entities (RFC 8551 3.3), streaming: {@code enveloped-data} and {@code authEnveloped-data}.
 *
 * @param keys ours; while one takes over from another, both
 * @param ciphers which are accepted
 * @param limits how much is read
 */
public record SmimeDecrypter(List<KeyMaterial> keys, Set<Cipher> ciphers, SmimeLimits limits) {
  /** All of AES; triple DES only where somebody names it. */
  public static final Set<Cipher> AES = Set.of(
      Cipher.AES_128_CBC, Cipher.AES_192_CBC, Cipher.AES_256_CBC, Cipher.AES_128_GCM, Cipher.AES_192_GCM, Cipher.AES_256_GCM);

  private static final int RECIPIENTS = 64;
  private static final int SHORTEST_TAG = 12;
  /** The object identifiers of enveloped-data and authEnveloped-data differ from each other's very beginning on; they stand within these bytes. */
  private static final int BEGINNING = 32;

  public SmimeDecrypter {
    keys = List.copyOf(keys);
    ciphers = Set.copyOf(ciphers);
  }

  /**
   * What was opened.
   *
   * @param cipher how it was encrypted
   * @param authenticated whether the encryption itself proves that nothing was changed
   * @param key the key that opened it
   */
  public record Opened(Cipher cipher, boolean authenticated, KeyMaterial key) {}

  /**
   * Opens.
   *
   * @param headers of the encrypted entity
   * @param body its content, encoded as the headers say
   * @param entity where the entity within goes: headers, empty line and content. What was written is worth nothing before the outcome is good
   * @throws IOException when {@code entity} cannot be written
   */
  public SmimeOutcome<Opened> open(MimeHeaders headers, InputStream body, OutputStream entity) throws IOException {
    if (SmimeKind.of(headers) != SmimeKind.ENCRYPTED) {
      return new SmimeOutcome.Refused<>(SmimeOutcome.Reason.OTHER_KIND, "it is not encrypted");
    }
    return Hostile.read(limits, headers, body, entity, this::opened);
  }

  private Opened opened(Hostile.Source source, OutputStream sink) throws Exception {
    PushbackInputStream in = new PushbackInputStream(source, BEGINNING);
    byte[] beginning = in.readNBytes(BEGINNING);
    in.unread(beginning);
    InputStream asn1 = source.asn1(in);
    if (names(beginning, CMSObjectIdentifiers.authEnvelopedData)) {
      CMSAuthEnvelopedDataParser parser = new CMSAuthEnvelopedDataParser(asn1);
      tag(parser.getEncryptionAlgOID());
      Opened opened = opened(source, sink, parser.getRecipientInfos(), parser.getEncryptionAlgOID().getAlgorithm(), true);
      parser.close();
      return opened;
    }
    if (!names(beginning, CMSObjectIdentifiers.envelopedData)) {
      throw new Hostile.Unacceptable(SmimeOutcome.Reason.OTHER_KIND, "it says that it is encrypted, and is not");
    }
    CMSEnvelopedDataParser parser = new CMSEnvelopedDataParser(asn1);
    return opened(source, sink, parser.getRecipientInfos(), parser.getContentEncryptionAlgorithm().getAlgorithm(), false);
  }

  private Opened opened(Hostile.Source source, OutputStream sink, RecipientInformationStore recipients, ASN1ObjectIdentifier algorithm,
      boolean authenticated) throws Exception {
    Cipher cipher = Ciphers.cipher(algorithm)
        .filter(c -> ciphers.contains(c) && Ciphers.authenticated(c) == authenticated)
        .orElseThrow(() -> new Hostile.Unacceptable(SmimeOutcome.Reason.ALGORITHM_REFUSED, "the cipher " + algorithm + " is not accepted"));
    if (recipients.size() > RECIPIENTS) {
      throw new Hostile.Unacceptable(SmimeOutcome.Reason.TOO_LARGE, "it has more than " + RECIPIENTS + " recipients");
    }
    for (KeyMaterial key : keys) {
      JcaX509CertificateHolder holder = new JcaX509CertificateHolder(key.certificate());
      for (RecipientInformation recipient : recipients.getRecipients()) {
        if (isFor(recipient, holder)) {
          source.content();
          drain(recipient, recipient(key.key(), authenticated), sink);
          return new Opened(cipher, authenticated, key);
        }
      }
    }
    throw new Hostile.Unacceptable(SmimeOutcome.Reason.NOT_FOR_US, "it is encrypted for another certificate than ours");
  }

  // the selector has no type of what it matches
  @SuppressWarnings("unchecked")
  private static boolean isFor(RecipientInformation recipient, X509CertificateHolder certificate) {
    return recipient.getRID().match(certificate);
  }

  /** One answer for every way in which opening fails: which of them it was would tell an attacker something about the key or the padding. */
  private static void drain(RecipientInformation information, Recipient recipient, OutputStream sink) throws IOException {
    try {
      CMSTypedStream content = information.getContentStream(recipient);
      // the parser of an authenticated content checks its tag at the end of the stream
      content.getContentStream().transferTo(sink);
      content.getContentStream().close();
    } catch (IOException e) {
      throw Hostile.ours(e) ? e : cannotOpen();
    } catch (Exception e) {
      throw cannotOpen();
    }
  }

  /** RFC 5084 3.2: a tag has 12 to 16 bytes. A shorter one could be guessed. */
  private static void tag(AlgorithmIdentifier algorithm) throws IOException {
    if (algorithm.getParameters() == null || GCMParameters.getInstance(algorithm.getParameters()).getIcvLen() < SHORTEST_TAG) {
      throw new Hostile.Unacceptable(SmimeOutcome.Reason.ALGORITHM_REFUSED, "its tag is too short to prove anything");
    }
  }

  private static Hostile.Unacceptable cannotOpen() {
    return new Hostile.Unacceptable(SmimeOutcome.Reason.CANNOT_OPEN, "it does not open with our key");
  }

  private static Recipient recipient(PrivateKey key, boolean authenticated) {
    if (key instanceof ECKey) {
      return authenticated ? new JceKeyAgreeAuthEnvelopedRecipient(key).setProvider(Ciphers.PROVIDER)
          : new JceKeyAgreeEnvelopedRecipient(key).setProvider(Ciphers.PROVIDER);
    }
    return authenticated ? new JceKeyTransAuthEnvelopedRecipient(key).setProvider(Ciphers.PROVIDER)
        : new JceKeyTransEnvelopedRecipient(key).setProvider(Ciphers.PROVIDER);
  }

  private static boolean names(byte[] beginning, ASN1ObjectIdentifier kind) throws IOException {
    byte[] oid = kind.getEncoded();
    for (int i = 0; i + oid.length <= beginning.length; i++) {
      if (Arrays.equals(beginning, i, i + oid.length, oid, 0, oid.length)) {
        return true;
      }
    }
    return false;
  }
}
