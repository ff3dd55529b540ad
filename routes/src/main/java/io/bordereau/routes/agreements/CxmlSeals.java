package io.bordereau.routes.agreements;

import io.bordereau.connectors.protocols.cxml.CxmlReply;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.xades.CxmlSignatures;
import io.bordereau.signing.xades.CxmlSigner;
import io.bordereau.signing.xades.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins cXML messages, which know nothing of keys, with signing, which knows nothing of partners. */
public final class CxmlSeals {
  private static final Logger LOG = LoggerFactory.getLogger(CxmlSeals.class);

  private final Agreements agreements;
  private final Partner partner;
  private volatile CompanyKeys keys;

  CxmlSeals(Agreements agreements, Partner partner) {
    this.agreements = agreements;
    this.partner = partner;
  }

  /**
   * A message as it goes to the partner: with the company's signature where that is agreed.
   *
   * @param cxml the packed message
   * @param at the instant of the issue
   * @throws IllegalArgumentException when the company's key is missing or does not sign
   */
  public byte[] sign(byte[] cxml, Instant at) {
    Envelope.Cxml agreed = partner.envelope() == null ? null : partner.envelope().cxml();
    if (agreed == null || agreed.signature() == Envelope.Cxml.Signature.NONE) return cxml;
    try {
      return new CxmlSigner(key(at)).sign(cxml, at);
    } catch (SigningFailed e) {
      if (e.passing()) throw new IllegalStateException("the message for " + partner.id() + " is not signed yet: " + e.getMessage(), e);
      throw new IllegalArgumentException("the message cannot be signed: " + e.getMessage(), e);
    }
  }

  /**
   * What stands in the way of a message that came: a signature that does not hold, that is not the partner's, or that is missing where it is required. Empty when nothing does.
   *
   * @param cxml the whole message, its secrets taken out or not: the Header is not signed
   */
  public Optional<CxmlReply> objection(byte[] cxml, Instant at) {
    Inbound.Cxml agreed = partner.inbound().cxml();
    if (agreed == null) return Optional.empty();
    XmlLimits limits = new XmlLimits(Math.min(partner.inbound().largest(), XmlLimits.DEFAULT.bytes()), XmlLimits.DEFAULT.depth(), 1, XmlLimits.DEFAULT.references());
    List<X509Certificate> theirs;
    try {
      theirs = theirs(agreed);
    } catch (IllegalArgumentException e) {
      LOG.error("No request of {} is taken: {}", partner.id(), e.getMessage());
      return Optional.of(CxmlReply.no(CxmlReply.Code.TEMPORARY, "Signatures cannot be checked at the moment; send the request again later."));
    }
    return switch (new CxmlSignatures(theirs, limits).check(cxml, at)) {
      case CxmlSignatures.Outcome.Good good -> Optional.empty();
      case CxmlSignatures.Outcome.Unsigned unsigned -> agreed.signature() == Inbound.Cxml.Signature.REQUIRED
          ? Optional.of(CxmlReply.no(CxmlReply.Code.SIGNATURE_REQUIRED, "The agreement demands that requests are signed.")) : Optional.empty();
      case CxmlSignatures.Outcome.Bad bad -> Optional.of(CxmlReply.no(bad.intact() ? CxmlReply.Code.SIGNATURE_UNACCEPTABLE : CxmlReply.Code.SIGNATURE_FAILED, bad.words()));
    };
  }

  private SigningKey key(Instant at) throws SigningFailed {
    CompanyKeys known = keys;
    if (known == null) {
      known = agreements.company(partner.company()).flatMap(agreements::keys)
          .orElseThrow(() -> new SigningFailed("the file of " + partner.company() + " does not say what it signs with", false));
      keys = known;
    }
    return known.key(Signing.Use.MESSAGES, agreements.least(partner), at);
  }

  private List<X509Certificate> theirs(Inbound.Cxml agreed) {
    List<X509Certificate> all = new ArrayList<>();
    for (String file : agreed.certificates()) {
      try (InputStream in = Files.newInputStream(agreements.file(file))) {
        CertificateFactory.getInstance("X.509").generateCertificates(in).forEach(c -> all.add((X509Certificate) c));
      } catch (IOException | CertificateException e) {
        throw new IllegalArgumentException("the certificate " + file + ", which " + partner.id() + " signs with, cannot be read", e);
      }
    }
    return all;
  }
}
