package io.bordereau.signing.xades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.verify.Evidence;
import io.bordereau.signing.verify.Reason;
import io.bordereau.signing.verify.Stamp;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** The time-stamps (RFC 3161) in the properties of a signature, and the certificates and proofs that stand beside them. */
final class XmlStamps {
  private static final int MOST = 20;
  private static final int MOST_VALUES = 200;

  private final SignatureStructure structure;
  private final ReferenceCheck references;
  private final Evidence evidence;
  private final Budget budget;

  XmlStamps(SignatureStructure structure, ReferenceCheck references, Evidence evidence, Budget budget) {
    this.structure = structure;
    this.references = references;
    this.evidence = evidence;
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

  /** The stamps in their order; certificates and proofs beside them become evidence. */
  List<Stamp> read(List<Reason> reasons) {
    List<Element> stamps = new ArrayList<>();
    for (Element each : structure.unsigned()) {
      if (archive(each) || XmlNames.is(each, XmlNames.XADES, "SignatureTimeStamp")) stamps.add(each);
      else values(each);
    }
    if (stamps.size() > MOST) {
      reasons.add(Reason.invalid(Reason.TOO_MUCH, "The signature has more than " + MOST + " time-stamps."));
      return List.of();
    }
    List<Stamp> all = new ArrayList<>();
    for (Element each : stamps) {
      Optional<String> other = unlike(each);
      if (other.isPresent()) reasons.add(Reason.note(Reason.STAMP, "A time-stamp was not looked at: " + other.get() + "."));
      else all.add(Stamp.read(archive(each) ? Stamp.Kind.ARCHIVE : Stamp.Kind.SIGNATURE, encapsulated(each).orElse(new byte[0]), name -> imprint(each, name), evidence));
    }
    return all;
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

  /** Why a stamp is made over something that is not looked at; empty when it is not. */
  private static Optional<String> unlike(Element stamp) {
    if (canonicalization(stamp).isEmpty()) return Optional.of("it is canonicalised in a way that is not taken");
    if (XmlNames.is(stamp, XmlNames.XADES, "ArchiveTimeStamp")) return Optional.of("it is of a kind that was given up (XAdES 1.3.2)");
    if (!XmlNames.children(stamp, XmlNames.XADES, "Include").isEmpty()) return Optional.of("it lists what it covers");
    return Optional.empty();
  }

  private static Optional<Canonicalization> canonicalization(Element stamp) {
    List<Element> said = XmlNames.children(stamp, XmlNames.DS, "CanonicalizationMethod");
    return said.isEmpty() ? Optional.of(Canonicalization.INCLUSIVE)
        : said.size() > 1 || !XmlNames.children(said.get(0)).isEmpty() ? Optional.empty() : Canonicalization.of(said.get(0).getAttribute("Algorithm"));
  }

  /** The digest of what a stamp must be made over; empty, which is no digest, when a reference is not followed. */
  private byte[] imprint(Element stamp, String name) {
    Optional<DigestAlgorithm> algorithm = DigestAlgorithm.named(name);
    if (algorithm.isEmpty()) return new byte[0];
    MessageDigest digest = algorithm.get().start();
    Canonicalization how = canonicalization(stamp).orElseThrow();
    try {
      if (archive(stamp)) ArchiveImprint.add(structure, references, how, stamp, budget.into(digest));
      else how.write(structure.value(), budget.into(digest));
      return digest.digest();
    } catch (ReferenceCheck.Refused e) {
      return new byte[0];
    }
  }
}
