package io.bordereau.signing.judges;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.reference.CanonicalizationTransform;
import eu.europa.esig.dss.xades.reference.DSSReference;
import eu.europa.esig.dss.xades.reference.EnvelopedSignatureTransform;
import eu.europa.esig.dss.xades.signature.XAdESService;
import io.bordereau.signing.keys.KeyMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Trusted lists of a country that there is not (ETSI TS 119 612), signed by EU DSS. */
public final class TestLists {
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final String FOR = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/";

  private TestLists() {}

  /**
   * What a list says of the one service in it.
   *
   * @param status the last part of its name
   * @param since when that began; before it, from the year 2016 on, the status was another
   * @param before the status before
   * @param uses such as {@code ForeSignatures}
   * @param qualifications the elements of the extension; empty for none
   */
  public record Service(String status, Instant since, String before, List<String> uses, String qualifications) {
    /** One that is granted and always was. */
    public static Service granted(String qualifications, String... uses) {
      return new Service("granted", Instant.parse("2017-01-01T00:00:00Z"), "granted", List.of(uses), qualifications);
    }
  }

  /** A list with an issuer of certificates. */
  public static String list(X509Certificate issuer, Service service, Instant next) {
    var extensions = new StringBuilder();
    for (var use : service.uses()) {
      extensions.append("<Extension Critical=\"true\"><AdditionalServiceInformation><URI xml:lang=\"en\">").append(FOR).append(use).append("</URI></AdditionalServiceInformation></Extension>");
    }
    if (!service.qualifications().isEmpty()) {
      extensions.append("<Extension Critical=\"true\"><sie:Qualifications>").append(service.qualifications()).append("</sie:Qualifications></Extension>");
    }
    var identity = "<ServiceDigitalIdentity><DigitalId><X509Certificate>" + base64(issuer) + "</X509Certificate></DigitalId></ServiceDigitalIdentity>";
    var name = "<ServiceName><Name xml:lang=\"en\">Test Intermediate</Name></ServiceName>";
    var type = "<ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/CA/QC</ServiceTypeIdentifier>";
    var same = type + name + identity;
    return head("http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric", "FR", next, "") + """
        <TrustServiceProviderList><TrustServiceProvider><TSPInformation>
          <TSPName><Name xml:lang="en">Test Trust Services</Name></TSPName><TSPTradeName><Name xml:lang="en">VATFR-12345678901</Name></TSPTradeName>
          <TSPAddress><PostalAddresses><PostalAddress xml:lang="en">
          <StreetAddress>1 Road</StreetAddress>
          <Locality>Town</Locality><CountryName>FR</CountryName></PostalAddress></PostalAddresses>
          <ElectronicAddress><URI xml:lang="en">https://example.org</URI></ElectronicAddress></TSPAddress>
          <TSPInformationURI><URI xml:lang="en">https://example.org</URI></TSPInformationURI>
          </TSPInformation><TSPServices><TSPService><ServiceInformation>%s<ServiceStatus>%s</ServiceStatus><StatusStartingTime>%s</StatusStartingTime>
          <ServiceInformationExtensions>%s</ServiceInformationExtensions></ServiceInformation>
          <ServiceHistory><ServiceHistoryInstance>%s<ServiceStatus>%s</ServiceStatus><StatusStartingTime>2016-07-01T00:00:00Z</StatusStartingTime>
          <ServiceInformationExtensions>%s</ServiceInformationExtensions></ServiceHistoryInstance></ServiceHistory></TSPService></TSPServices></TrustServiceProvider>
        </TrustServiceProviderList></TrustServiceStatusList>
        """.formatted(same, status(service.status()), service.since(), extensions, same, status(service.before()), extensions);
  }

  /** A list of the lists that says who may sign the one of France. */
  public static String ofLists(X509Certificate operator, Instant next) {
    return head("http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUlistofthelists", "EU", next, """
        <PointersToOtherTSL><OtherTSLPointer><ServiceDigitalIdentities><ServiceDigitalIdentity><DigitalId><X509Certificate>%s</X509Certificate></DigitalId></ServiceDigitalIdentity>
        </ServiceDigitalIdentities><TSLLocation>https://example.org/fr.xml</TSLLocation><AdditionalInformation>
        <OtherInformation><TSLType>http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric</TSLType></OtherInformation>
        <OtherInformation><SchemeTerritory>FR</SchemeTerritory></OtherInformation></AdditionalInformation></OtherTSLPointer></PointersToOtherTSL>
        """.formatted(base64(operator))) + "</TrustServiceStatusList>";
  }

  private static String head(String type, String territory, Instant next, String pointers) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" xmlns:sie="http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#"
          xmlns:x="http://uri.etsi.org/01903/v1.3.2#" xmlns:tslx="http://uri.etsi.org/02231/v2/additionaltypes#" Id="list" TSLTag="http://uri.etsi.org/19612/TSLTag">
        <SchemeInformation><TSLVersionIdentifier>6</TSLVersionIdentifier><TSLSequenceNumber>1</TSLSequenceNumber><TSLType>%s</TSLType>
        <SchemeOperatorName><Name xml:lang="en">Nobody</Name></SchemeOperatorName>
        <SchemeName><Name xml:lang="en">%s:Test list</Name></SchemeName><SchemeTerritory>%s</SchemeTerritory>
        <HistoricalInformationPeriod>65535</HistoricalInformationPeriod>%s<ListIssueDateTime>2026-01-01T00:00:00Z</ListIssueDateTime>
        <NextUpdate><dateTime>%s</dateTime></NextUpdate></SchemeInformation>
        """.formatted(type, territory, territory, pointers, next);
  }

  private static String status(String last) {
    return "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/" + last;
  }

  private static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed as a list is: enveloped, exclusive, by RSA. */
  public static byte[] signed(String list, KeyMaterial operator) throws IOException {
    var parameters = new XAdESSignatureParameters();
    parameters.setSignatureLevel(eu.europa.esig.dss.enumerations.SignatureLevel.XAdES_BASELINE_B);
    parameters.setSignaturePackaging(SignaturePackaging.ENVELOPED);
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
    parameters.setSigningCertificate(new CertificateToken(operator.certificate()));
    parameters.setCertificateChain(new CertificateToken(operator.certificate()));
    var document = new InMemoryDocument(list.getBytes(StandardCharsets.UTF_8), "list.xml");
    var reference = new DSSReference();
    reference.setId("list-reference");
    reference.setUri("");
    reference.setContents(document);
    reference.setDigestMethodAlgorithm(DigestAlgorithm.SHA256);
    reference.setTransforms(List.of(new EnvelopedSignatureTransform(), new CanonicalizationTransform(EXCLUSIVE)));
    parameters.setReferences(List.of(reference));
    var service = new XAdESService(new CommonCertificateVerifier());
    try {
      var value = new SignatureValue(eu.europa.esig.dss.enumerations.SignatureAlgorithm.RSA_SHA256, operator.sign(service.getDataToSign(document, parameters).getBytes()));
      try (var in = service.signDocument(document, parameters, value).openStream()) {
        return in.readAllBytes();
      }
    } catch (io.bordereau.signing.keys.SigningFailed e) {
      throw new IllegalStateException(e);
    }
  }
}
