package io.bordereau.signing.pades;

import io.bordereau.signing.cades.SignerBlock;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;

/**
 * Signs PDFs (EN 319 142-1: ETSI.CAdES.detached), visibly or not, at any baseline level. The bytes that were there stay; PDF/A and PDF/UA stay what they are. Nothing but the
 * signature value and what authorities answer differs from one signing to the next.
 */
public final class PadesSigner {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'+00''00'''", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int TRIES = 3;

  private final SignerBlock block;
  private final SignatureLevel level;
  private final Authorities authorities;
  private final PdfLimits limits;

  /**
   * A signer that is used again and again, by many at a time.
   *
   * @param key who signs
   * @param level how much the signature carries along
   * @param authorities whom it asks for that
   * @param limits how much is taken on
   */
  public PadesSigner(SigningKey key, SignatureLevel level, Authorities authorities, PdfLimits limits) {
    authorities.enoughFor(level);
    this.block = SignerBlock.of(key);
    this.level = Objects.requireNonNull(level);
    this.authorities = authorities;
    this.limits = Objects.requireNonNull(limits);
  }

  /**
   * Signs a file.
   *
   * @param pdf the file; what else somebody signed in it stays valid
   * @param order what the signature says and how it is seen
   * @throws SigningFailed when key or authorities fail
   * @throws IOException when the file cannot be read from where it is
   */
  public PdfOutcome sign(PdfBytes pdf, SignatureOrder order) throws IOException, SigningFailed {
    return switch (begin(pdf, order)) {
      case PdfOutcome.Signed begun -> finish(begun.pdf(), order, order.time());
      case PdfOutcome.Refused refused -> refused;
    };
  }

  /**
   * The first half of it: the key signs, at level B, with room left for a time-stamp where one is to follow; no authority is asked. A signature may cost money: who keeps this goes on
   * from here by {@link #finish} however often authorities are away.
   *
   * @param pdf the file
   * @param order what the signature says and how it is seen
   * @throws SigningFailed when the key fails
   * @throws IOException when the file cannot be read from where it is
   */
  public PdfOutcome begin(PdfBytes pdf, SignatureOrder order) throws IOException, SigningFailed {
    try {
      return new PdfOutcome.Signed(signed(pdf, order));
    } catch (Refusal e) {
      return e.outcome();
    }
  }

  /**
   * The second half: what the level demands beside the key's signature. The key is not used.
   *
   * @param begun what {@link #begin} gave, of this or an earlier run
   * @param order what time-stamps are described by
   * @param now the time
   * @throws SigningFailed when authorities fail; what was given is as good as before
   * @throws IOException when the file cannot be read from where it is
   */
  public PdfOutcome finish(PdfBytes begun, SignatureOrder order, Instant now) throws IOException, SigningFailed {
    if (level == SignatureLevel.B) return new PdfOutcome.Signed(begun);
    PadesUpgrade upgrade = new PadesUpgrade(authorities, block.digestAlgorithm(), order.stampDescription(), order.language(), limits);
    try {
      PdfBytes stamped = upgrade.stampedWithin(begun);
      return new PdfOutcome.Signed(level == SignatureLevel.T ? stamped : upgrade.proved(stamped, now, level == SignatureLevel.LTA));
    } catch (Refusal e) {
      return e.outcome();
    }
  }

  private PdfBytes signed(PdfBytes pdf, SignatureOrder order) throws IOException, Refusal, SigningFailed {
    try (OpenPdf open = OpenPdf.of(pdf, limits)) {
      if (open.locked()) throw new Refusal(PdfOutcome.Reason.LOCKED, "somebody signed it so that nothing may be added");
      COSDictionary dictionary = new COSDictionary();
      dictionary.setItem(COSName.TYPE, COSName.SIG);
      dictionary.setName(COSName.FILTER, "Adobe.PPKLite");
      dictionary.setName(COSName.SUB_FILTER, "ETSI.CAdES.detached");
      dictionary.setItem(COSName.M, new COSString(DATE.format(order.time())));
      text(dictionary, COSName.NAME, order.name());
      text(dictionary, COSName.REASON, order.reason());
      text(dictionary, COSName.LOCATION, order.place());
      Increment increment = new Increment(open);
      COSObject signature = increment.addSignature(dictionary, block.size(level != SignatureLevel.B));
      new Widget(open, increment).add("Signature", signature, order.description(), order.language(), order.seal().orElse(null));
      return PadesUpgrade.filled(pdf, increment, block.digestAlgorithm(), digest -> block.detached(digest, null, null), TRIES);
    }
  }

  private static void text(COSDictionary dictionary, COSName key, String value) {
    if (value != null) dictionary.setItem(key, new COSString(value));
  }
}
