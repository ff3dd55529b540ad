package io.bordereau.simulators;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A simulated certificate authority: a root, an issuer below it, what they issued, time-stamps, and what they say of revocation. Every name says that it is worth nothing. */
final class TrustAuthority {
  private static final String MARK = ",OU=NOT FOR PRODUCTION,O=Simulated trust service";
  private static final char[] PASSWORD = "simulated".toCharArray();
  private static final Duration YEARS = Duration.ofDays(800);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A key with the chain of its certificate. */
  record Held(PrivateKey key, List<X509Certificate> chain) {
    X509Certificate certificate() {
      return chain.get(0);
    }
  }

  private final String url;
  private final Map<String, Held> held = new TreeMap<>();
  private final Map<BigInteger, Date> revoked = new ConcurrentHashMap<>();

  private TrustAuthority(String url) {
    this.url = url;
  }

  /**
   * One whose keys lie in a folder; they are made when they are not there.
   *
   * @param url where it answers, which its certificates say
   * @param signers the names of the keys that sign, with their kinds: {@code RSA} or {@code EC}
   */
  static TrustAuthority in(Path folder, String url, Map<String, String> signers) throws IOException {
    var authority = new TrustAuthority(url);
    var file = Files.createDirectories(folder).resolve("trust-" + url.replaceAll("[^0-9]+", "-").replaceFirst("^-", "") + ".p12");
    try {
      var store = KeyStore.getInstance("PKCS12");
      if (Files.exists(file)) authority.read(store, file);
      else authority.make(store, file, signers);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("the keys of the simulated trust service cannot be made or read", e);
    }
    var root = authority.held.get("root").certificate();
    try {
      Files.writeString(folder.resolve("trust-root.pem"), "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root.getEncoded())
          + "\n-----END CERTIFICATE-----\n");
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    return authority;
  }

  private void read(KeyStore store, Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    for (var alias : java.util.Collections.list(store.aliases())) {
      held.put(alias, new Held((PrivateKey) store.getKey(alias, PASSWORD), Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList()));
    }
  }

  private void make(KeyStore store, Path file, Map<String, String> signers) throws IOException, GeneralSecurityException, OperatorCreationException {
    var root = issue("root", "EC", null, KeyUsage.keyCertSign | KeyUsage.cRLSign, null);
    var issuer = issue("issuer", "EC", root, KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature, null);
    issue("tsa", "EC", issuer, KeyUsage.digitalSignature, KeyPurposeId.id_kp_timeStamping);
    for (var each : signers.entrySet()) issue(each.getKey(), each.getValue(), issuer, KeyUsage.digitalSignature | KeyUsage.nonRepudiation, null);
    store.load(null, null);
    for (var each : held.entrySet()) store.setKeyEntry(each.getKey(), each.getValue().key(), PASSWORD, each.getValue().chain().toArray(Certificate[]::new));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
  }

  private Held issue(String name, String kind, Held by, int usage, KeyPurposeId purpose) throws IOException, GeneralSecurityException, OperatorCreationException {
    var generator = KeyPairGenerator.getInstance(kind);
    if (kind.equals("EC")) generator.initialize(new ECGenParameterSpec("secp256r1"));
    else generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    var subject = new X500Name("CN=Simulated " + name + MARK);
    var now = Instant.now();
    boolean authority = (usage & KeyUsage.keyCertSign) != 0;
    var builder = new JcaX509v3CertificateBuilder(by == null ? subject : new JcaX509CertificateHolder(by.certificate()).getSubject(), new BigInteger(63, RANDOM).setBit(62),
        Date.from(now.minus(Duration.ofHours(1))), Date.from(now.plus(authority ? YEARS.multipliedBy(by == null ? 4 : 3) : YEARS)), subject, pair.getPublic());
    var ids = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
    if (purpose != null) builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
    if (by != null) {
      builder.addExtension(Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(by.certificate()));
      var place = new GeneralName(GeneralName.uniformResourceIdentifier, url + "/crl/" + (by.chain().size() == 1 ? "root" : "issuer"));
      var point = new DistributionPoint(new DistributionPointName(new GeneralNames(place)), null, null);
      builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {point}));
      if (by.chain().size() > 1) {
        builder.addExtension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(
            new AccessDescription(AccessDescription.id_ad_ocsp, new GeneralName(GeneralName.uniformResourceIdentifier, url + "/ocsp"))));
      }
    }
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by == null ? pair.getPrivate() : by.key());
    var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    var chain = new java.util.ArrayList<>(List.of(certificate));
    if (by != null) chain.addAll(by.chain());
    var made = new Held(pair.getPrivate(), List.copyOf(chain));
    held.put(name, made);
    return made;
  }

  /** A key by its name; null when there is none. */
  Held held(String name) {
    return held.get(name);
  }

  /** From now on the certificate of a key is revoked. */
  void revoke(String name) {
    revoked.put(held.get(name).certificate().getSerialNumber(), new Date());
  }

  boolean revoked(String name) {
    return revoked.containsKey(held.get(name).certificate().getSerialNumber());
  }

  /** Answers a request for a time-stamp (RFC 3161). */
  byte[] stamp(byte[] request) throws GeneralSecurityException, IOException {
    try {
      var tsa = held.get("tsa");
      var info = new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", tsa.key(), tsa.certificate());
      var digests = new JcaDigestCalculatorProviderBuilder().build().get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256));
      var tokens = new TimeStampTokenGenerator(info, digests, new ASN1ObjectIdentifier("1.3.6.1.4.1.13762.3"));
      tokens.addCertificates(new JcaCertStore(tsa.chain().subList(0, 2)));
      var algorithms = Set.of(TSPAlgorithms.SHA256.getId(), TSPAlgorithms.SHA384.getId(), TSPAlgorithms.SHA512.getId());
      return new TimeStampResponseGenerator(tokens, algorithms).generate(new TimeStampRequest(request), new BigInteger(63, RANDOM), new Date()).getEncoded();
    } catch (OperatorCreationException | TSPException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** Answers a question about certificates (RFC 6960). */
  byte[] ocsp(byte[] request) throws GeneralSecurityException, IOException {
    try {
      var issuer = held.get("issuer");
      var asked = new OCSPReq(request);
      var answer = new BasicOCSPRespBuilder(new RespID(new JcaX509CertificateHolder(issuer.certificate()).getSubject()));
      var now = new Date();
      for (Req each : asked.getRequestList()) {
        CertificateID id = each.getCertID();
        var since = revoked.get(id.getSerialNumber());
        answer.addResponse(id, since == null ? CertificateStatus.GOOD : new RevokedStatus(since, CRLReason.keyCompromise), now, Date.from(now.toInstant().plusSeconds(600)));
      }
      var nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
      if (nonce != null) answer.setResponseExtensions(new org.bouncycastle.asn1.x509.Extensions(nonce));
      var signed = answer.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.key()), null, now);
      OCSPResp whole = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, signed);
      return whole.getEncoded();
    } catch (OCSPException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** The list of what an authority revoked (RFC 5280 5). */
  byte[] list(String authority) throws GeneralSecurityException, IOException {
    try {
      var by = held.get(authority);
      var now = new Date();
      var builder = new JcaX509v2CRLBuilder(by.certificate(), now);
      builder.setNextUpdate(Date.from(now.toInstant().plusSeconds(86_400)));
      builder.addExtension(Extension.authorityKeyIdentifier, false, new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(by.certificate()));
      if (authority.equals("issuer")) revoked.forEach((serial, since) -> builder.addCRLEntry(serial, since, CRLReason.keyCompromise));
      return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.key())).getEncoded();
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
