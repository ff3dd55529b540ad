package io.bordereau.signing.judges;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.TestPki;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** What EU DSS, a program that is not ours, says of signatures that descend from the test infrastructure. It asks nobody. */
public final class DssJudge {
  private final TestPki pki;
  private final boolean lists;
  private final Instant at;

  private DssJudge(TestPki pki, boolean lists, Instant at) {
    this.pki = pki;
    this.lists = lists;
    this.at = at;
  }

  /** With the lists of today at hand, as a recipient has them who asks at once. */
  public static DssJudge today(TestPki pki) {
    return new DssJudge(pki, true, null);
  }

  /** With nothing but the anchor: what a verdict needs stands in the signature, or is missing. */
  public static DssJudge alone(TestPki pki) {
    return new DssJudge(pki, false, null);
  }

  /** The same at another time. */
  public DssJudge at(Instant time) {
    return new DssJudge(pki, lists, time);
  }

  /**
   * A verdict.
   *
   * @param indication whether it passed
   * @param level its form and level, such as {@code PAdES_BASELINE_LT}
   * @param said everything against it
   */
  public record Said(Indication indication, SignatureLevel level, List<String> said) {}

  /** About a document with its signature, or a signature and what it stands beside. */
  public Said judge(byte[] signed, byte[]... contents) {
    var all = all(signed, contents);
    if (all.size() != 1) throw new AssertionError(all.size() + " signatures");
    return all.get(0);
  }

  /** About all signatures. */
  public List<Said> all(byte[] signed, byte[]... contents) {
    var verifier = new CommonCertificateVerifier();
    var trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(new CertificateToken(pki.anchor()));
    verifier.setTrustedCertSources(trusted);
    verifier.setAIASource(null);
    try {
      if (lists) {
        var now = Instant.now();
        var leaf = pki.leaf(Kind.P_256);
        verifier.setCrlSource(new ExternalResourcesCRLSource(
            new ByteArrayInputStream(pki.lists().proof(leaf.certificate(), pki.intermediate().certificate(), now).encoded()),
            new ByteArrayInputStream(pki.lists().proof(pki.intermediate().certificate(), pki.anchor(), now).encoded())));
      }
    } catch (io.bordereau.signing.keys.SigningFailed e) {
      throw new IllegalStateException(e);
    }
    var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(signed));
    validator.setCertificateVerifier(verifier);
    if (at != null) validator.setValidationTime(Date.from(at));
    if (contents.length > 0) {
      var beside = new ArrayList<DSSDocument>();
      for (var each : contents) beside.add(new InMemoryDocument(each));
      validator.setDetachedContents(beside);
    }
    SimpleReport report = validator.validateDocument().getSimpleReport();
    return report.getSignatureIdList().stream().map(id -> {
      var said = new ArrayList<String>();
      report.getAdESValidationErrors(id).forEach(m -> said.add("error: " + m.getValue()));
      report.getAdESValidationWarnings(id).forEach(m -> said.add("warning: " + m.getValue()));
      report.getSignatureTimestamps(id).forEach(t -> {
        if (t.getIndication() != Indication.PASSED) said.add("stamp: " + t.getIndication() + " " + t.getSubIndication());
      });
      said.add(String.valueOf(report.getSubIndication(id)));
      return new Said(report.getIndication(id), report.getSignatureFormat(id), List.copyOf(said));
    }).toList();
  }
}
