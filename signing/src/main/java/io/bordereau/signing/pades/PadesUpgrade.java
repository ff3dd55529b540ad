package io.bordereau.signing.pades;

import io.bordereau.signing.cades.SignatureFacts;
import io.bordereau.signing.cades.SignerBlock;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.Evidence;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.signatures.StampToken;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;

/**
 * Raises the signatures of a PDF, anybody's, to a level, and renews what weakens: sent at level B because an authority was down, stamped later; archived with a time-stamp, and
 * stamped again before that one weakens.
 *
 * @param authorities whom it asks
 * @param digest what documents are digested with for their time-stamps
 * @param description what a screen reader says of a time-stamp
 * @param language of the description (BCP 47); null for that of the document
 * @param limits how much is taken on
 */
public record PadesUpgrade(Authorities authorities, DigestAlgorithm digest, String description, String language, PdfLimits limits) {
  /** A document time-stamp with its certificates; mostly 3 to 8 kB. */
  private static final int TOKEN = 12_000;
  private static final int TRIES = 3;
  private static final COSName DOC_TIME_STAMP = COSName.getPDFName("DocTimeStamp");

  /** IllegalArgumentException for a digest that nothing is stamped with any more. */
  public PadesUpgrade {
    if (!digest.strong()) throw new IllegalArgumentException("nothing is stamped with " + digest.micalg());
    Objects.requireNonNull(description);
    Objects.requireNonNull(limits);
  }

  /**
   * Raises all signatures. What they have already is not asked for again; at LTA there is a new document time-stamp each time, which renews the ones before.
   *
   * @param pdf the signed file
   * @param level to what
   * @param now the time
   * @throws SigningFailed when an authority does not answer; the file is as it was
   * @throws IOException when the file cannot be read from where it is
   */
  public PdfOutcome raise(PdfBytes pdf, SignatureLevel level, Instant now) throws IOException, SigningFailed {
    authorities.enoughFor(level);
    try {
      PdfBytes raised = pdf;
      if (level.compareTo(SignatureLevel.T) >= 0) raised = stamped(raised);
      return new PdfOutcome.Signed(switch (level) {
        case B, T -> raised;
        case LT -> proved(raised, now, false);
        case LTA -> proved(raised, now, true);
      });
    } catch (Refusal e) {
      return e.outcome();
    }
  }

  /**
   * With a time-stamp in the last signature itself, in the room that its making left for it; with a document time-stamp behind it when the room is too small, since the key does not sign
   * again for that.
   */
  PdfBytes stampedWithin(PdfBytes pdf) throws IOException, Refusal, SigningFailed {
    try (OpenPdf open = OpenPdf.of(pdf, limits)) {
      OpenPdf.Found last = open.signatures().stream().filter(each -> !each.stamp()).max(Comparator.comparingLong(PadesUpgrade::end))
          .orElseThrow(() -> new Refusal(PdfOutcome.Reason.NOT_SIGNED, "there is no signature in it"));
      if (!facts(last).stamps().isEmpty()) return pdf;
      byte[] value = SignerBlock.stamped(last.encoded(), authorities.stamps(), digest).orElseThrow(() -> Refusal.malformed("a signature in it cannot be read"));
      COSArray range = last.dictionary().getCOSArray(COSName.BYTERANGE);
      long from = ((COSNumber) range.getObject(0)).longValue() + ((COSNumber) range.getObject(1)).longValue() + 1;
      long room = ((COSNumber) range.getObject(2)).longValue() - from - 1;
      Optional<PdfBytes> within = 2L * value.length > room ? Optional.empty() : pdf.with(from, Increment.digits(value));
      return within.isPresent() ? within.get() : stamp(pdf, open, new Increment(open));
    }
  }

  /** With a document time-stamp when a signature has none of its own and none came after it. */
  private PdfBytes stamped(PdfBytes pdf) throws IOException, Refusal, SigningFailed {
    try (OpenPdf open = OpenPdf.of(pdf, limits)) {
      long last = 0;
      boolean any = false;
      List<OpenPdf.Found> all = open.signatures();
      for (OpenPdf.Found each : all) {
        if (each.stamp()) last = Math.max(last, end(each));
      }
      boolean missing = false;
      for (OpenPdf.Found each : all) {
        if (each.stamp()) continue;
        any = true;
        missing |= facts(each).stamps().isEmpty() && last <= end(each);
      }
      if (!any) throw new Refusal(PdfOutcome.Reason.NOT_SIGNED, "there is no signature in it");
      return missing ? stamp(pdf, open, new Increment(open)) : pdf;
    }
  }

  /** With proofs for all that is in it, and under a new time-stamp or not. */
  PdfBytes proved(PdfBytes pdf, Instant now, boolean stamp) throws IOException, Refusal, SigningFailed {
    try (OpenPdf open = OpenPdf.of(pdf, limits)) {
      Dss store = new Dss(open);
      Increment increment = new Increment(open);
      boolean changed = store.add(increment, evidence(open, store, now));
      new Widget(open, increment).extension();
      if (stamp) return stamp(pdf, open, increment);
      return changed ? pdf.plus(increment.write().bytes()) : pdf;
    }
  }

  private Evidence evidence(OpenPdf open, Dss store, Instant now) throws Refusal, SigningFailed {
    List<Evidence.User> users = new ArrayList<>();
    List<X509Certificate> pool = new ArrayList<>(store.certificates());
    List<OpenPdf.Found> all = open.signatures();
    for (OpenPdf.Found each : all) {
      if (each.stamp()) {
        StampToken token = StampToken.read(each.encoded()).orElseThrow(() -> Refusal.malformed("a document time-stamp in it cannot be read"));
        pool.addAll(token.certificates());
        List<X509Certificate> known = new ArrayList<>(pool);
        known.addAll(authorities.known());
        users.add(new Evidence.User(token.signer(known), token.time()));
        continue;
      }
      SignatureFacts facts = facts(each);
      pool.addAll(facts.certificates());
      Instant since = now;
      for (StampToken token : facts.stamps()) {
        pool.addAll(token.certificates());
        users.add(new Evidence.User(token.signer(authorities.known()), token.time()));
        if (token.time().isBefore(since)) since = token.time();
      }
      for (OpenPdf.Found later : all) {
        if (!later.stamp() || end(later) <= end(each)) continue;
        Instant time = StampToken.read(later.encoded()).map(StampToken::time).orElse(since);
        if (time.isBefore(since)) since = time;
      }
      users.add(new Evidence.User(facts.signer(), since));
    }
    return Evidence.of(users, pool, store.held(), authorities, now);
  }

  private static SignatureFacts facts(OpenPdf.Found found) throws Refusal {
    return SignatureFacts.of(found.encoded()).orElseThrow(() -> Refusal.malformed("a signature in it cannot be read"));
  }

  /** Where what a signature covers ends. */
  private static long end(OpenPdf.Found found) {
    COSArray range = found.dictionary().getCOSArray(COSName.BYTERANGE);
    return range.size() == 4 && range.getObject(2) instanceof COSNumber from && range.getObject(3) instanceof COSNumber length ? from.longValue() + length.longValue() : 0;
  }

  /** The increment with a document time-stamp over everything (EN 319 142-1 5.4.3). */
  private PdfBytes stamp(PdfBytes pdf, OpenPdf open, Increment increment) throws IOException, Refusal, SigningFailed {
    COSDictionary dictionary = new COSDictionary();
    dictionary.setItem(COSName.TYPE, DOC_TIME_STAMP);
    dictionary.setName(COSName.FILTER, "Adobe.PPKLite");
    dictionary.setName(COSName.SUB_FILTER, "ETSI.RFC3161");
    COSObject signature = increment.addSignature(dictionary, TOKEN);
    new Widget(open, increment).add("Timestamp", signature, description, language, null);
    return filled(pdf, increment, digest, document -> authorities.stamps().stamp(digest, document), TRIES);
  }

  /** Who signs or stamps the digest of a document. */
  interface Filling {
    byte[] of(byte[] digest) throws SigningFailed;
  }

  /** The file with the increment and what fills the place in it; when the place is too small, all is done again with a larger one. */
  static PdfBytes filled(PdfBytes pdf, Increment increment, DigestAlgorithm algorithm, Filling filling, int tries) throws IOException, Refusal, SigningFailed {
    MessageDigest before = algorithm.start();
    pdf.digest(before);
    for (int i = 0; i < tries; i++) {
      Increment.Written written = increment.write();
      MessageDigest digest;
      try {
        digest = (MessageDigest) before.clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException("every Java runtime can go on from the middle of a digest", e);
      }
      written.digest(digest);
      byte[] value = filling.of(digest.digest());
      if (2 * value.length <= written.digits()) return pdf.plus(written.with(value));
      increment.enlarge(value.length + value.length / 4);
    }
    throw new SigningFailed("the signature gets larger each time that it is made", false);
  }
}
