package io.bordereau.signing.authorities;

import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.keys.SigningFailed;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * The authorities of a development hub, without a network: time-stamps and revocation lists made with the keys of {@link DevelopmentKeys}, so that every level of a signature can be
 * tried. All their names say that they are not for production.
 */
public final class DevelopmentAuthorities implements TimestampAuthority, RevocationSource {
  private static final Duration FRESH = Duration.ofDays(7);
  /** An arc for examples (ITU-T X.660 Amd. 2): no policy of anybody. */
  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.999.1.1");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyMaterial stamps;
  private final List<KeyMaterial> issuers;
  private final Clock clock;

  private DevelopmentAuthorities(KeyMaterial stamps, List<KeyMaterial> issuers, Clock clock) {
    this.stamps = stamps;
    this.issuers = issuers;
    this.clock = clock;
  }

  /**
   * Those of a folder of keys.
   *
   * @throws KeysUnusable when they are not there
   */
  public static DevelopmentAuthorities of(DevelopmentKeys keys, Clock clock) throws KeysUnusable {
    try {
      char[] password = Files.readString(keys.password()).strip().toCharArray();
      return new DevelopmentAuthorities(KeyMaterial.load(keys.stamps(), password),
          List.of(KeyMaterial.load(keys.documentIssuer(), password), KeyMaterial.load(keys.documentRootKey(), password)), clock);
    } catch (IOException e) {
      throw new KeysUnusable("the password of the development keys cannot be read");
    }
  }

  @Override
  public byte[] stamp(DigestAlgorithm algorithm, byte[] digest) throws SigningFailed {
    try {
      TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
      asking.setCertReq(true);
      TimeStampRequest request = asking.generate(new ASN1ObjectIdentifier(algorithm.oid()), digest);
      var digests = new JcaDigestCalculatorProviderBuilder().build();
      var signer = new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", stamps.key(), stamps.certificate());
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(signer, digests.get(new AlgorithmIdentifier(new ASN1ObjectIdentifier(DigestAlgorithm.SHA256.oid()))), POLICY);
      tokens.addCertificates(new JcaCertStore(stamps.chain().subList(0, stamps.chain().size() - 1)));
      return tokens.generate(request, new BigInteger(63, RANDOM), Date.from(clock.instant())).getEncoded();
    } catch (TSPException | IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new SigningFailed("the development hub stamped no time", false, e);
    }
  }

  @Override
  public RevocationProof proof(X509Certificate certificate, X509Certificate issuer, Instant at) throws SigningFailed {
    KeyMaterial authority = issuers.stream().filter(each -> each.certificate().equals(issuer)).findFirst()
        .orElseThrow(() -> new SigningFailed("a development hub knows nothing about certificates of " + issuer.getSubjectX500Principal(), false));
    try {
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(issuer, Date.from(now));
      builder.setNextUpdate(Date.from(now.plus(FRESH)));
      builder.addExtension(Extension.authorityKeyIdentifier, false, new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getPublicKey()));
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
      return new RevocationProof.Crl(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.key())).getEncoded(), now, null);
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new SigningFailed("the development hub made no list", false, e);
    }
  }
}
