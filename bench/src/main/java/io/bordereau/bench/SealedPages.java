package io.bordereau.bench;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.pades.PadesSigner;
import io.bordereau.signing.pades.PdfBytes;
import io.bordereau.signing.pades.PdfLimits;
import io.bordereau.signing.pades.PdfOutcome;
import io.bordereau.signing.pades.Seal;
import io.bordereau.signing.pades.SignatureOrder;
import io.bordereau.signing.signatures.Authorities;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * One page to PAdES B-B, against DSS used plainly (PDFBox beneath it as beneath ours), with the bare {@code Signature.sign} of the same key beside both: nobody can be
 * faster than that. The same page, the same chain of three, the same key, which signs in the process.
 */
public final class SealedPages {
  private static final Instant NOW = Instant.now();

  private SealedPages() {}

  /** Runs the race for both kinds of keys. */
  public static void main(String[] args) throws Exception {
    byte[] page = page();
    for (boolean rsa : new boolean[] {true, false}) {
      KeyMaterial key = key(rsa);
      var signer = new PadesSigner(key, io.bordereau.signing.signatures.SignatureLevel.B, Authorities.NONE, PdfLimits.DEFAULT);
      var plain = SignatureOrder.plain(NOW, "Signature of Larkfield Instruments", "Time-stamp");
      var sealed = new SignatureOrder(NOW, "Larkfield Instruments", null, null, "Signature of Larkfield Instruments", "Time-stamp", "en",
          Optional.of(new Seal(1, 60, 60, 220, 64, "Digitally signed", List.of("Larkfield Instruments", "2026-11-22"))));
      byte[] attributes = new byte[300];
      sameWork(page, ours(signer, page, plain), dss(key, page));
      new Race("A page of " + page.length + " bytes to PAdES B-B, " + key.algorithm())
          .with("bordereau", () -> ours(signer, page, plain))
          .with("bordereau, with a seal", () -> ours(signer, page, sealed))
          .with("DSS", () -> dss(key, page))
          .with("bare Signature.sign", () -> key.sign(attributes))
          .run();
    }
  }

  static byte[] ours(PadesSigner signer, byte[] page, SignatureOrder order) throws Exception {
    if (signer.sign(PdfBytes.of(page), order) instanceof PdfOutcome.Signed signed) return signed.pdf().bytes();
    throw new IllegalStateException("not signed");
  }

  static byte[] dss(KeyMaterial key, byte[] page) throws Exception {
    var parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
    parameters.setSigningCertificate(new CertificateToken(key.certificate()));
    parameters.setCertificateChain(key.chain().stream().map(CertificateToken::new).toList());
    parameters.bLevel().setSigningDate(Date.from(NOW));
    var service = new PAdESService(new CommonCertificateVerifier());
    var document = new InMemoryDocument(page);
    var algorithm = key.algorithm() == SignatureAlgorithm.RSA_SHA256 ? eu.europa.esig.dss.enumerations.SignatureAlgorithm.RSA_SHA256
        : eu.europa.esig.dss.enumerations.SignatureAlgorithm.ECDSA_SHA256;
    var value = new SignatureValue(algorithm, key.sign(service.getDataToSign(document, parameters).getBytes()));
    try (var in = service.signDocument(document, parameters, value).openStream()) {
      return in.readAllBytes();
    }
  }

  /** Both have one signature of the kind over the whole file, in front of which the page is as it was. */
  private static void sameWork(byte[] page, byte[]... signed) throws IOException {
    for (byte[] each : signed) {
      try (var document = Loader.loadPDF(each)) {
        var signatures = document.getSignatureDictionaries();
        var range = signatures.get(0).getByteRange();
        boolean whole = range[0] == 0 && range[2] + range[3] == each.length;
        if (signatures.size() != 1 || !whole || !"ETSI.CAdES.detached".equals(signatures.get(0).getSubFilter())) throw new IllegalStateException("the two did not do the same work");
      }
      if (!Arrays.equals(page, Arrays.copyOf(each, page.length))) throw new IllegalStateException("the page was changed");
    }
  }

  private static byte[] page() throws IOException {
    try (var document = new PDDocument(); var font = PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      var type = PDType0Font.load(document, font, true);
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        for (int line = 0; line < 40; line++) {
          content.beginText();
          content.setFont(type, 10);
          content.newLineAtOffset(72, 780 - 15 * line);
          content.showText("Position " + line + ", 12 pieces of what the customer ordered, at 17,50 EUR, makes 210,00 EUR");
          content.endText();
        }
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /** A leaf under an authority under a root, each RSA 2048 or P-256. */
  static KeyMaterial key(boolean rsa) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
    generator.initialize(rsa ? 2048 : 256);
    KeyPair root = generator.generateKeyPair();
    KeyPair between = generator.generateKeyPair();
    KeyPair leaf = generator.generateKeyPair();
    X509Certificate top = issue("Bench Root", root, "Bench Root", root, true, rsa);
    X509Certificate middle = issue("Bench Authority", between, "Bench Root", root, true, rsa);
    X509Certificate own = issue("Larkfield Instruments", leaf, "Bench Authority", between, false, rsa);
    return new KeyMaterial(leaf.getPrivate(), List.of(own, middle, top), Standing.ADVANCED, SignatureAlgorithm.of(leaf.getPublic()).orElseThrow());
  }

  private static X509Certificate issue(String name, KeyPair pair, String issuer, KeyPair by, boolean authority, boolean rsa) throws Exception {
    var builder = new JcaX509v3CertificateBuilder(new X500Name("C=FR,O=Bench,CN=" + issuer), BigInteger.valueOf(System.nanoTime()), Date.from(NOW.minus(Duration.ofDays(1))),
        Date.from(NOW.plus(Duration.ofDays(365))), new X500Name("C=FR,O=Bench,CN=" + name), pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder(rsa ? "SHA256withRSA" : "SHA256withECDSA").build(by.getPrivate())));
  }
}
