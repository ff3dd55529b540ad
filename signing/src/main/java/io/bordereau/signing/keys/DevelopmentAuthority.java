package io.bordereau.signing.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority for development and tests (RFC 5280, P-256). Every name that it issues says in its CN and in an OU that it is not
 * for production, and its root says so too.
 *
 * @param root its own certificate with its key
 */
public record DevelopmentAuthority(KeyMaterial root) {
  /** The organizational unit in every name. */
  public static final String MARK = "NOT FOR PRODUCTION";

  private static final ASN1ObjectIdentifier DOCUMENT_SIGNING = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36");
  private static final Duration ROOT_YEARS = Duration.ofDays(3650);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What a certificate is for: a side of TLS, or messages. */
  public enum Side {
    SERVER,
    CLIENT,
    /** Neither: for messages, signed and encrypted by S/MIME. */
    MESSAGES,
    /** Documents are signed with it (RFC 9336). */
    DOCUMENTS,
    /** Times are stamped with it (RFC 3161 2.3). */
    TIME_STAMPS
  }

  /** Whether one of these certificates says that it is not for production. */
  public static boolean marked(Collection<X509Certificate> certificates) {
    return certificates.stream().anyMatch(c -> c.getSubjectX500Principal().getName().contains(MARK) || c.getIssuerX500Principal().getName().contains(MARK));
  }

  /**
   * A new authority.
   *
   * @param name its name; the mark is added
   * @param from the beginning of its validity, which lasts ten years
   */
  public static DevelopmentAuthority create(String name, Instant from) {
    return create(name, from, 0);
  }

  /**
   * The same with authorities under it.
   *
   * @param name its name; the mark is added
   * @param from the beginning of its validity, which lasts ten years
   * @param below how many authorities may stand between it and what is issued
   */
  static DevelopmentAuthority create(String name, Instant from, int below) {
    try {
      KeyPair pair = pair();
      X500Name subject = subject(name);
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
          subject, serial(), Date.from(from), Date.from(from.plus(ROOT_YEARS)), subject, pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(below));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
      return new DevelopmentAuthority(new KeyMaterial(pair.getPrivate(), List.of(signed(builder, pair))));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("this Java runtime cannot make certificates", e);
    }
  }

  /**
   * A new key and a certificate for it.
   *
   * @param name the common name; the mark is added
   * @param side what it is for
   * @param hosts for a server: DNS names and IP addresses that it answers under
   * @param from the beginning of its validity
   * @param until the end of its validity
   */
  public KeyMaterial issue(String name, Side side, List<String> hosts, Instant from, Instant until) {
    try {
      KeyPair pair = pair();
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
          root.certificate(), serial(), Date.from(from), Date.from(until), subject(name), pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(switch (side) {
        case SERVER, CLIENT, TIME_STAMPS -> KeyUsage.digitalSignature;
        case MESSAGES -> KeyUsage.digitalSignature | KeyUsage.keyAgreement;
        case DOCUMENTS -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
      }));
      builder.addExtension(Extension.extendedKeyUsage, side == Side.TIME_STAMPS, new ExtendedKeyUsage(switch (side) {
        case SERVER -> KeyPurposeId.id_kp_serverAuth;
        case CLIENT -> KeyPurposeId.id_kp_clientAuth;
        case MESSAGES -> KeyPurposeId.id_kp_emailProtection;
        case DOCUMENTS -> KeyPurposeId.getInstance(DOCUMENT_SIGNING);
        case TIME_STAMPS -> KeyPurposeId.id_kp_timeStamping;
      }));
      builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
      builder.addExtension(Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(root.certificate().getPublicKey()));
      if (!hosts.isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
      }
      X509Certificate certificate = signed(builder, new KeyPair(root.certificate().getPublicKey(), root.key()));
      return new KeyMaterial(pair.getPrivate(), chain(certificate));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("this Java runtime cannot make certificates", e);
    }
  }

  /**
   * An authority under this one, for as long as this one is valid.
   *
   * @param name the common name; the mark is added
   * @param from the beginning of its validity
   */
  DevelopmentAuthority below(String name, Instant from) {
    try {
      KeyPair pair = pair();
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
          root.certificate(), serial(), Date.from(from), root.certificate().getNotAfter(), subject(name), pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
      builder.addExtension(Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(root.certificate().getPublicKey()));
      X509Certificate certificate = signed(builder, new KeyPair(root.certificate().getPublicKey(), root.key()));
      return new DevelopmentAuthority(new KeyMaterial(pair.getPrivate(), chain(certificate)));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("this Java runtime cannot make certificates", e);
    }
  }

  private List<X509Certificate> chain(X509Certificate certificate) {
    List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
    chain.addAll(root.chain());
    return chain;
  }

  private static GeneralNames names(List<String> hosts) {
    List<GeneralName> names = new ArrayList<>();
    for (String host : hosts) {
      boolean address = host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
      names.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static X500Name subject(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, "Bordereau development")
        .addRDN(BCStyle.OU, MARK)
        .addRDN(BCStyle.CN, name + " - " + MARK)
        .build();
  }

  private static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
    return generator.generateKeyPair();
  }

  private static BigInteger serial() {
    // RFC 5280 4.1.2.2: positive, at most 20 octets; 64 random bits at least by the CA/Browser Forum.
    return new BigInteger(127, RANDOM).setBit(120);
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, KeyPair issuer)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter().getCertificate(
        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
  }
}
