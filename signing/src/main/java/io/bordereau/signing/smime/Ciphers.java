package io.bordereau.signing.smime;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Which ciphers are known, and whose they are. */
final class Ciphers {
  /** An instance of our own, not registered: what others in this process find as the default stays as it is. */
  static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private static final List<ASN1ObjectIdentifier> AUTHENTICATED =
      List.of(CMSAlgorithm.AES128_GCM, CMSAlgorithm.AES192_GCM, CMSAlgorithm.AES256_GCM);

  private Ciphers() {}

  static ASN1ObjectIdentifier oid(Cipher cipher) {
    return switch (cipher) {
      case AES_128_CBC -> CMSAlgorithm.AES128_CBC;
      case AES_192_CBC -> CMSAlgorithm.AES192_CBC;
      case AES_256_CBC -> CMSAlgorithm.AES256_CBC;
      case AES_128_GCM -> CMSAlgorithm.AES128_GCM;
      case AES_192_GCM -> CMSAlgorithm.AES192_GCM;
      case AES_256_GCM -> CMSAlgorithm.AES256_GCM;
      case TRIPLE_DES_CBC -> CMSAlgorithm.DES_EDE3_CBC;
    };
  }

  static Optional<Cipher> cipher(ASN1ObjectIdentifier oid) {
    for (Cipher each : Cipher.values()) {
      if (oid(each).equals(oid)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  static boolean authenticated(Cipher cipher) {
    return AUTHENTICATED.contains(oid(cipher));
  }

  /** The wrapping of the content's key that is as strong as the cipher. */
  static ASN1ObjectIdentifier wrap(Cipher cipher) {
    return switch (cipher) {
      case AES_128_CBC, AES_128_GCM -> CMSAlgorithm.AES128_WRAP;
      case AES_192_CBC, AES_192_GCM -> CMSAlgorithm.AES192_WRAP;
      case AES_256_CBC, AES_256_GCM, TRIPLE_DES_CBC -> CMSAlgorithm.AES256_WRAP;
    };
  }
}
