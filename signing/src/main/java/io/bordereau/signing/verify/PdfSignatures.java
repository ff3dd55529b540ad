package io.bordereau.signing.verify;

import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import io.bordereau.signing.verify.pdf.PdfBroken;
import io.bordereau.signing.verify.pdf.PdfComparison;
import io.bordereau.signing.verify.pdf.PdfFields;
import io.bordereau.signing.verify.pdf.PdfFile;
import io.bordereau.signing.verify.pdf.PdfHistory;
import io.bordereau.signing.verify.pdf.PdfLock;
import io.bordereau.signing.verify.pdf.PdfValue;
import io.bordereau.signing.verify.pdf.SignatureField;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/** Every signature of a PDF (ISO 32000-2 12.8, ETSI EN 319 142-1): what it covers, what became of that, and whether it holds. */
final class PdfSignatures {
  private static final Set<String> DETACHED = Set.of("adbe.pkcs7.detached", "ETSI.CAdES.detached");
  private static final int MOST_SIGNATURES = 200;

  private final byte[] bytes;
  private final Ruling ruling;
  private final List<Reason> remarks = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();
  private final Evidence stored = new Evidence();
  private PdfFile today;
  private PdfHistory history;

  /** One signature on its way to a verdict. */
  private static final class Found {
    private final SignatureField field;
    private final List<Reason> reasons = new ArrayList<>();
    private PdfRange range;
    private CmsSigner signer;
    private CMSSignedData cms;
    private Stamp stamp;
    private boolean whole;
    private PdfComparison.Outcome outcome;
    private Judgement judgement;

    Found(SignatureField field) {
      this.field = field;
    }

    boolean stamps() {
      return field.signature().is("Type", "DocTimeStamp") || field.signature().is("SubFilter", "ETSI.RFC3161");
    }

    boolean intact() {
      return stamps() ? stamp != null && stamp.intact() : signer != null && signer.intact();
    }
  }

  PdfSignatures(byte[] bytes, Ruling ruling) {
    this.bytes = bytes;
    this.ruling = ruling;
  }

  /** What is to be said of the file beside its signatures. */
  List<Reason> remarks() {
    return remarks;
  }

  /** The judgements, in the order of the form. */
  List<Judgement> judge() {
    try {
      today = new PdfFile(bytes, bytes.length);
      for (SignatureField field : new PdfFields(today).signed()) {
        if (found.size() >= MOST_SIGNATURES) {
          remarks.add(Reason.invalid(Reason.TOO_MUCH, "It has more than " + MOST_SIGNATURES + " signatures; the others were not looked at."));
          break;
        }
        // two fields may show one signature: it is one
        if (found.stream().noneMatch(each -> each.field.signatureObject() != 0 && each.field.signatureObject() == field.signatureObject())) {
          found.add(new Found(field));
        }
      }
      stored();
      if (today.locked()) {
        remarks.add(locked());
      }
    } catch (PdfBroken e) {
      remarks.add(broken(e));
      return List.of();
    }
    found.forEach(this::read);
    history();
    found.forEach(this::compare);
    for (Found each : found) {
      each.judgement = rule(each);
    }
    // a later signature explains a revision only when it holds itself; that is known only now, and from the last to the first
    List<Found> latestFirst = found.stream().filter(each -> each.range != null).sorted((a, b) -> Integer.compare(b.range.end(), a.range.end())).toList();
    for (Found each : latestFirst) {
      if (explanations(each)) {
        each.judgement = rule(each);
      }
    }
    hidden();
    return found.stream().map(each -> each.judgement).toList();
  }

  private static Reason locked() {
    return Reason.unknown(Reason.PASSWORD, "The file is encrypted and wants a password or a key: what its signatures are over can be looked at only after it has been opened.");
  }

  private static Reason broken(PdfBroken e) {
    if (e.isLocked()) {
      return locked();
    }
    String words = (e.isNone() ? "The file is no PDF: " : "The file cannot be read in one way only: ") + e.getMessage() + ".";
    return Reason.invalid(e.tooMuch() ? Reason.TOO_MUCH : Reason.UNREADABLE, words);
  }

  /** The validation data of the document (ETSI EN 319 142-1 5.4). */
  private void stored() throws PdfBroken {
    PdfValue.Dict store = today.dict(today.catalogue(), "DSS");
    if (store == null) {
      return;
    }
    int unread = 0;
    for (PdfValue each : today.items(store.get("Certs"))) {
      unread += today.stream(each) instanceof byte[] der && stored.certificate(der) ? 0 : 1;
    }
    for (PdfValue each : today.items(store.get("OCSPs"))) {
      unread += today.stream(each) instanceof byte[] der && stored.ocsp(der) ? 0 : 1;
    }
    for (PdfValue each : today.items(store.get("CRLs"))) {
      unread += today.stream(each) instanceof byte[] der && stored.crl(der) ? 0 : 1;
    }
    if (unread > 0) {
      remarks.add(Reason.note(Reason.UNREADABLE, unread + " of the certificates and proofs that the document stores cannot be read."));
    }
  }

  private void read(Found one) {
    try {
      one.range = PdfRange.of(bytes, today, one.field.signature(), one.reasons);
      if (one.range == null) {
        return;
      }
      byte[] contents = ((PdfValue.Text) one.field.signature().get("Contents")).bytes();
      if (one.stamps()) {
        one.stamp = Stamp.read(Stamp.Kind.ARCHIVE, contents, digest -> digest(digest, one.range), stored);
        return;
      }
      String kind = today.direct(one.field.signature().get("SubFilter")) instanceof PdfValue.Name name ? name.text() : "";
      if (!DETACHED.contains(kind)) {
        one.reasons.add(Reason.unknown(Reason.KIND, "A signature of the kind " + (kind.isEmpty() ? "that is not named" : Certificates.printable(kind)) + " is not checked."));
        return;
      }
      cms(one, contents);
    } catch (PdfBroken e) {
      one.reasons.add(broken(e));
    }
  }

  private static void cms(Found one, byte[] contents) {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      ContentInfo info = ContentInfo.getInstance(in.readObject());
      CMSSignedData plain = new CMSSignedData(info);
      Collection<SignerInformation> signers = plain.getSignerInfos().getSigners();
      if (plain.getSignedContent() != null) {
        one.reasons.add(Reason.invalid(Reason.KIND, "The signature brings a content of its own and does not sign the document."));
      } else if (signers.size() != 1) {
        one.reasons.add(Reason.invalid(Reason.KIND, "The signature has " + signers.size() + " signers, and not one."));
      } else {
        one.cms = new CMSSignedData(one.range, info);
      }
    } catch (CMSException | IOException | RuntimeException e) {
      one.reasons.add(Reason.invalid(Reason.RANGE, "There is no signature where it should be."));
    }
  }

  private static byte[] digest(String algorithm, PdfRange range) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm, Certificates.PROVIDER);
      digest.update(range.file(), 0, range.hole());
      digest.update(range.file(), range.resume(), range.end() - range.resume());
      return digest.digest();
    } catch (java.security.NoSuchAlgorithmException e) {
      return new byte[0];
    }
  }

  /** What was done from revision to revision since the first signature. */
  private void history() {
    try {
      for (int end : found.stream().filter(each -> each.range != null).mapToInt(each -> each.range.end()).filter(end -> end < bytes.length).distinct().sorted().toArray()) {
        history = new PdfHistory(today, end);
        if (history.readable()) {
          return;
        }
      }
    } catch (PdfBroken e) {
      remarks.add(broken(e));
    }
  }

  /** What was done in between and taken back, which the last revision does not show. */
  private void between(Found one) {
    PdfHistory.Step step = history == null || !one.outcome.unexplained().isEmpty() ? null : history.unexplained(one.range.end());
    if (step != null) {
      one.whole = false;
      one.reasons.add(Reason.invalid(Reason.BETWEEN, "After this signature the document was changed and changed back: in revision " + step.number() + " of the " + history.size()
          + " that followed " + step.unexplained().get(0) + "."));
    }
  }

  /** What became of what the signature covers. */
  private void compare(Found one) {
    if (one.cms != null) {
      one.signer = new CmsSigner(one.cms, one.cms.getSignerInfos().iterator().next(), stored);
      one.reasons.addAll(one.signer.reasons());
    }
    if (one.stamp != null && !one.stamp.intact()) {
      one.reasons.add(Reason.invalid(Reason.STAMP, "The time-stamp over the document " + one.stamp.fault() + "."));
    }
    if (one.range == null) {
      return;
    }
    try {
      PdfFile signed = new PdfFile(bytes, one.range.end());
      boolean there = new PdfFields(signed).signed().stream()
          .anyMatch(field -> field.object() == one.field.object() && field.signatureObject() == one.field.signatureObject() && field.signature().equals(one.field.signature()));
      if (!there) {
        one.reasons.add(Reason.invalid(Reason.LATER, "The field that shows this signature was not there, or showed another, when it was signed."));
        return;
      }
      if (one.range.end() == bytes.length) {
        one.whole = true;
        return;
      }
      one.outcome = PdfComparison.of(signed, today);
      one.outcome.unexplained().forEach(words -> one.reasons.add(Reason.invalid(Reason.LATER, "After this signature " + words + ".")));
      one.whole = one.outcome.unexplained().isEmpty();
      between(one);
      forbidden(one, signed);
    } catch (PdfBroken e) {
      one.reasons.add(broken(e));
    }
  }

  /** Whether the certification of the document, or a lock on its fields, forbids what was done later (ISO 32000-2 12.8.2). */
  private void forbidden(Found one, PdfFile signed) throws PdfBroken {
    List<SignatureField> further = one.outcome.signatures().stream()
        .filter(field -> !field.signature().is("Type", "DocTimeStamp") && !field.signature().is("SubFilter", "ETSI.RFC3161")).toList();
    PdfLock lock = PdfLock.of(signed, one.field.signature());
    if (!further.isEmpty() && lock.nothing()) {
      one.whole = false;
      one.reasons.add(Reason.invalid(Reason.FORBIDDEN, "The signer certified that nothing may be added to the document, and it was signed again."));
    }
    for (SignatureField field : further) {
      if (!lock.nothing() && lock.locks(field.name())) {
        one.whole = false;
        one.reasons.add(Reason.invalid(Reason.FORBIDDEN, "The signer locked the field " + Certificates.printable(field.name()) + ", and it was signed later."));
      }
    }
    if (lock.allows() && !one.outcome.unexplained().isEmpty()) {
      one.reasons.add(Reason.note(Reason.FORBIDDEN, "The signer allowed that " + lock.allowed() + " later. Of an invoice nothing is taken that was not there when it was signed."));
    }
  }

  private Judgement rule(Found one) {
    Evidence evidence = new Evidence();
    evidence.all(stored);
    boolean cades = one.field.signature().is("SubFilter", "ETSI.CAdES.detached");
    if (one.stamps()) {
      return ruled(one, "PDF document time-stamp", one.stamp == null || one.stamp.signer() == null ? null : one.stamp, evidence);
    }
    if (one.signer == null) {
      return ruling.rule(new Ruling.Facts(cades ? "PAdES" : "PDF", null, evidence, List.of(), claimed(one), Set.of(), false, coverage(one), one.reasons));
    }
    evidence.all(one.signer.evidence());
    List<Stamp> stamps = new ArrayList<>();
    byte[] value = one.signer.signer().getSignature();
    for (ASN1Encodable token : one.signer.unsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)) {
      stamps.add(Stamp.read(Stamp.Kind.SIGNATURE, CmsSignatures.encoded(token), digest -> CmsSignatures.digest(digest, value), evidence));
    }
    for (Found other : found) {
      if (other.stamp != null && other.stamp.intact() && other.range.end() > one.range.end()) {
        stamps.add(other.stamp);
      }
    }
    Instant claimed = claimed(one) != null ? claimed(one) : one.signer.claimed();
    return ruling.rule(new Ruling.Facts(cades ? "PAdES" : "PDF (PKCS#7)", one.signer.certificate(), evidence, stamps, claimed, one.signer.digests(),
        cades && one.signer.baseline(), coverage(one), one.reasons));
  }

  /** A time-stamp of a document is a signature too: of its authority, over everything before it. */
  private Judgement ruled(Found one, String form, Stamp stamp, Evidence evidence) {
    if (stamp == null) {
      return ruling.rule(new Ruling.Facts(form, null, evidence, List.of(), null, Set.of(), false, coverage(one), one.reasons));
    }
    List<Stamp> later = new ArrayList<>();
    for (Found other : found) {
      if (other != one && other.stamp != null && other.stamp.intact() && other.range.end() > one.range.end()) {
        later.add(other.stamp);
      }
    }
    return ruling.stamp(form, stamp, evidence, later, coverage(one), one.reasons);
  }

  private static Coverage coverage(Found one) {
    return one.whole ? Coverage.WHOLE : Coverage.PART;
  }

  private static Instant claimed(Found one) {
    return one.field.signature().get("M") instanceof PdfValue.Text text ? PdfTime.read(text.bytes()) : null;
  }

  /** Takes back what a later signature explained that is not intact, not whole, or drew on a page without being trusted; whether there was such a one. */
  private boolean explanations(Found one) {
    if (one.outcome == null) {
      return false;
    }
    int before = one.reasons.size();
    Map<Integer, Found> byField = new HashMap<>();
    found.forEach(each -> byField.put(each.field.object(), each));
    for (SignatureField field : one.outcome.signatures()) {
      Found later = byField.get(field.object());
      if (later == null || !later.intact() || !later.whole || later.range.end() <= one.range.end()) {
        one.reasons.add(Reason.invalid(Reason.LATER, "After this signature the document was signed again, and that signature does not hold: nobody answers for what was added."));
        one.whole = false;
      } else if (field.seen() && later.judgement.verdict().verdict() != Verdict.VALID) {
        boolean invalid = later.judgement.verdict().verdict() == Verdict.INVALID;
        String words = "After this signature " + (later.judgement.verdict().subject().isEmpty() ? "somebody" : later.judgement.verdict().subject())
            + " signed with a picture on a page, and that signature is " + (invalid ? "not valid" : "not known to be valid") + ": the picture may cover what was signed.";
        one.reasons.add(invalid ? Reason.invalid(Reason.DRAWN, words) : Reason.unknown(Reason.DRAWN, words));
        one.whole = one.whole && !invalid;
      }
    }
    return one.reasons.size() > before;
  }

  /** A signature that no field shows: it was taken out of the form, or never was in it. */
  private void hidden() {
    int shown = found.size();
    int all = 0;
    byte[] word = "/ByteRange".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    for (int i = 0; i + word.length < bytes.length; i++) {
      if (bytes[i] == '/' && java.util.Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
        all++;
      }
    }
    if (all > shown) {
      remarks.add(Reason.note(Reason.NONE, "The file mentions more signatures than its form shows: one may have been taken out."));
    }
  }
}
