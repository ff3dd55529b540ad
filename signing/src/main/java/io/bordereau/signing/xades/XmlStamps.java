package io.bordereau.signing.xades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.verify.Algorithms;
import io.bordereau.signing.verify.Certificates;
import io.bordereau.signing.verify.ChainCheck;
import io.bordereau.signing.verify.Evidence;
import io.bordereau.signing.verify.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.w3c.dom.Element;

/** The time-stamps (RFC 3161) in the properties of a signature, and the certificates and proofs that stand beside them. */
final class XmlStamps {
  private static final int MOST = 20;
  private static final int MOST_VALUES = 200;

  private final SignatureStructure structure;
  private final ReferenceCheck references;
  private final Evidence evidence;
  private final ChainCheck chains;
  private final Budget budget;
  private Instant signed;
  private boolean archived;

  XmlStamps(SignatureStructure structure, ReferenceCheck references, Evidence evidence, ChainCheck chains, Budget budget) {
    this.structure = structure;
    this.references = references;
    this.evidence = evidence;
    this.chains = chains;
    this.budget = budget;
  }

  /** The token of a time-stamp property; empty when there is none, or more than one. */
  static Optional<byte[]> encapsulated(Element property) {
    return XmlNames.only(property, XmlNames.XADES, "EncapsulatedTimeStamp").flatMap(SignatureStructure::decoded);
  }

  /** A time as XML Schema writes it; empty when it cannot be read. */
  static Optional<Instant> time(String text) {
    String plain = text.strip();
    try {
      boolean offset = plain.endsWith("Z") || plain.matches(".*[+-]\\d\\d:\\d\\d");
      return Optional.of(offset ? OffsetDateTime.parse(plain).toInstant() : LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** When a good time-stamp says that the signature was there already; null when none does. */
  Instant signed() {
    return signed;
  }

  /** What the signature carries along, when it is one of XAdES with all that level B asks for. */
  SignatureLevel level(boolean proven) {
    return signed == null ? SignatureLevel.B : !proven ? SignatureLevel.T : archived ? SignatureLevel.LTA : SignatureLevel.LT;
  }

  /**
   * Judges the time-stamps, the last made first: each proves that the one before it was there while its certificate was good.
   *
   * @param at the moment of asking
   * @return the moment that counts for the signature
   */
  Instant judge(Instant at, List<Reason> reasons) {
    List<Element> stamps = new ArrayList<>();
    for (Element each : structure.unsigned()) {
      boolean archive = archive(each);
      if (archive || XmlNames.is(each, XmlNames.XADES, "SignatureTimeStamp")) stamps.add(each);
      else values(each);
    }
    if (stamps.size() > MOST) {
      reasons.add(Reason.invalid(Reason.TOO_MUCH, "The signature has more than " + MOST + " time-stamps."));
      return at;
    }
    Instant moment = at;
    for (int i = stamps.size() - 1; i >= 0; i--) {
      Element stamp = stamps.get(i);
      Optional<Instant> proved = token(stamp, moment, reasons);
      if (proved.isEmpty()) continue;
      moment = proved.get().isBefore(moment) ? proved.get() : moment;
      if (archive(stamp)) archived = true;
      else signed = signed == null || proved.get().isBefore(signed) ? proved.get() : signed;
    }
    return moment;
  }

  private static boolean archive(Element each) {
    return each.getLocalName().equals("ArchiveTimeStamp") && (XmlNames.is(each, XmlNames.XADES_141, "ArchiveTimeStamp") || XmlNames.is(each, XmlNames.XADES, "ArchiveTimeStamp"));
  }

  /** The certificates and proofs that a property holds, at whatever depth. */
  private void values(Element property) {
    int seen = 0;
    for (org.w3c.dom.Node n = property; n != null && n != XmlNames.after(property) && seen < MOST_VALUES; n = XmlNames.next(n)) {
      if (!(n instanceof Element e) || !XmlNames.XADES.equals(e.getNamespaceURI()) || !e.getLocalName().startsWith("Encapsulated")) continue;
      seen++;
      Optional<byte[]> value = SignatureStructure.decoded(e);
      if (value.isEmpty()) continue;
      switch (e.getLocalName()) {
        case "EncapsulatedX509Certificate" -> evidence.certificate(value.get());
        case "EncapsulatedOCSPValue" -> evidence.ocsp(value.get());
        case "EncapsulatedCRLValue" -> evidence.crl(value.get());
        case String other -> seen--;
      }
    }
  }

  /** The time that a stamp proves; empty when it proves none, with the reason. */
  private Optional<Instant> token(Element stamp, Instant moment, List<Reason> reasons) {
    String what = archive(stamp) ? "An archive time-stamp" : "The time-stamp of the signature";
    TimeStampToken read;
    DigestAlgorithm imprinted;
    try {
      byte[] der = encapsulated(stamp).orElseThrow(() -> new TSPException("nothing of RFC 3161 stands in it"));
      TimeStampToken token = new TimeStampToken(new CMSSignedData(der));
      DigestAlgorithm algorithm = DigestAlgorithm.withOid(token.getTimeStampInfo().getMessageImprintAlgOID().getId()).orElseThrow(() -> new TSPException("its digest is not known"));
      MessageDigest digest = algorithm.start();
      Optional<String> unlike = imprint(stamp, budget.into(digest));
      if (unlike.isPresent()) {
        reasons.add(Reason.unknown(Reason.STAMP, what + " was not looked at: " + unlike.get() + "."));
        return Optional.empty();
      }
      if (!MessageDigest.isEqual(digest.digest(), token.getTimeStampInfo().getMessageImprintDigest())) {
        reasons.add(Reason.invalid(Reason.STAMP, what + " is one of something else, or what it covers was changed."));
        return Optional.empty();
      }
      for (X509CertificateHolder each : token.getCertificates().getMatches(null)) evidence.certificate(each.getEncoded());
      read = token;
      imprinted = algorithm;
    } catch (CMSException | TSPException | IOException | RuntimeException e) {
      if (e instanceof Budget.Spent spent) throw spent;
      reasons.add(Reason.invalid(Reason.STAMP, what + " cannot be read."));
      return Optional.empty();
    }
    return chained(read, imprinted, what, moment, reasons);
  }

  private Optional<Instant> chained(TimeStampToken token, DigestAlgorithm algorithm, String what, Instant moment, List<Reason> reasons) {
    Optional<X509Certificate> authority = evidence.certificates().stream().filter(c -> made(token, c)).findFirst()
        .or(() -> chains.anchors().all().stream().map(a -> a.certificate()).filter(c -> made(token, c)).findFirst());
    Instant time = token.getTimeStampInfo().getGenTime().toInstant();
    if (authority.isEmpty()) {
      reasons.add(Reason.invalid(Reason.STAMP, what + " was not made with the key of its certificate."));
      return Optional.empty();
    }
    if (time.isAfter(moment)) {
      reasons.add(Reason.invalid(Reason.STAMP, what + " is of " + time + ", which is later than it can be."));
      return Optional.empty();
    }
    // As of its own time: proofs of that time tell whether it was revoked then. Afterwards its certificate must last until the next stamp, or until now.
    List<Reason> against = new ArrayList<>(chains.check(authority.get(), evidence, ChainCheck.Purpose.TIMESTAMPS, time).reasons());
    if (authority.get().getNotAfter().toInstant().isBefore(moment)) {
      against.add(Reason.invalid(Reason.OUT_OF_TIME, "Its certificate was over on " + authority.get().getNotAfter().toInstant() + ", before anything proved that it was there."));
    }
    Algorithms.weakDigest(algorithm.micalg().toUpperCase(Locale.ROOT), moment).ifPresent(why -> against.add(Reason.invalid(Reason.WEAK, "It is too weak: " + why + ".")));
    against.removeIf(r -> r.weight() == Reason.Weight.NOTE);
    if (against.isEmpty()) return Optional.of(time);
    reasons.add(Reason.note(Reason.STAMP, what + ", by " + Certificates.shortName(authority.get()) + ", proves nothing here: " + against.get(0).words()));
    return Optional.empty();
  }

  private static boolean made(TimeStampToken token, X509Certificate certificate) {
    try {
      if (!token.getSID().match(new JcaX509CertificateHolder(certificate))) return false;
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(new JcaX509CertificateHolder(certificate)));
      return true;
    } catch (TSPException | OperatorCreationException | CertificateException | RuntimeException e) {
      return false;
    }
  }

  /** Writes what a stamp must be made over; why not, when it is made over something that is not looked at. */
  private Optional<String> imprint(Element stamp, OutputStream into) {
    List<Element> said = XmlNames.children(stamp, XmlNames.DS, "CanonicalizationMethod");
    Optional<Canonicalization> how = said.isEmpty() ? Optional.of(Canonicalization.INCLUSIVE)
        : said.size() > 1 || !XmlNames.children(said.get(0)).isEmpty() ? Optional.empty() : Canonicalization.of(said.get(0).getAttribute("Algorithm"));
    if (how.isEmpty()) return Optional.of("it is canonicalised in a way that is not taken");
    if (XmlNames.is(stamp, XmlNames.XADES, "ArchiveTimeStamp")) return Optional.of("it is of a kind that was given up (XAdES 1.3.2)");
    if (!XmlNames.children(stamp, XmlNames.XADES, "Include").isEmpty()) return Optional.of("it lists what it covers");
    if (!archive(stamp)) {
      how.get().write(structure.value(), into);
      return Optional.empty();
    }
    try {
      ArchiveImprint.add(structure, references, how.get(), stamp, into);
      return Optional.empty();
    } catch (ReferenceCheck.Refused e) {
      return Optional.of(e.getMessage());
    }
  }
}
