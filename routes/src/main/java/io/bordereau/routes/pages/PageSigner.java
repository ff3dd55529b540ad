package io.bordereau.routes.pages;

import io.bordereau.document.Invoice;
import io.bordereau.law.PageLanguage;
import io.bordereau.law.PageLaw;
import io.bordereau.law.PageWord;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.pdf.EpdfOrder;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.pades.PadesSigner;
import io.bordereau.signing.pades.PdfBytes;
import io.bordereau.signing.pades.PdfLimits;
import io.bordereau.signing.pades.PdfOutcome;
import io.bordereau.signing.pades.Seal;
import io.bordereau.signing.pades.SignatureOrder;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signs pages with one key at one level, in the words of the page. */
public final class PageSigner {
  private final SigningKey key;
  private final PadesSigner signer;

  /** A signer that is used again and again. */
  public PageSigner(SigningKey key, SignatureLevel level, Authorities authorities) {
    this.key = key;
    signer = new PadesSigner(key, level, authorities, PdfLimits.DEFAULT);
  }

  /** Whether the key is one of development: then the page says that it is no valid document. */
  public boolean test() {
    return key.standing() == Standing.DEVELOPMENT;
  }

  /**
   * The signed page; empty when it is not signed, and then a finding says why.
   *
   * @param look as what it was written: where a seal can stand, if one is wanted
   * @param context with which choices it was written, its language among them
   * @param time when it is signed
   */
  public Optional<byte[]> sign(byte[] page, Invoice invoice, EpdfFormat look, Context context, Instant time, List<Finding> findings) {
    try {
      return attempt(page, invoice, look, context, time, findings);
    } catch (SigningFailed e) {
      findings.add(failed("The page was not signed: " + e.getMessage() + "."));
      return Optional.empty();
    }
  }

  /**
   * As {@link #sign} does, for those who can wait.
   *
   * @throws SigningFailed when the key or an authority does not do its part now
   */
  public Optional<byte[]> attempt(byte[] page, Invoice invoice, EpdfFormat look, Context context, Instant time, List<Finding> findings) throws SigningFailed {
    var begun = begin(page, invoice, look, context, time, findings);
    return begun.isEmpty() ? begun : finish(begun.get(), invoice, context, time, findings);
  }

  /**
   * The page as the key signs it, before any authority is asked; empty when it is not signed, and then a finding says why.
   *
   * @throws SigningFailed when the key does not sign now
   */
  public Optional<byte[]> begin(byte[] page, Invoice invoice, EpdfFormat look, Context context, Instant time, List<Finding> findings) throws SigningFailed {
    var worth = worth(invoice);
    if (worth.isPresent() && !isCopy(context)) {
      findings.add(worth.get());
      if (worth.get().isError()) return Optional.empty();
    }
    var language = language(invoice, context);
    var seals = new PageSeal(key.certificate(), key.standing(), language, time).tries(look.place(invoice, context, page));
    if (look.isSealed() && seals.size() == 1) findings.add(unsealed("there is no place where it would hide nothing"));
    try {
      PdfOutcome outcome = null;
      for (var seal : seals) {
        outcome = signer.begin(PdfBytes.of(page), order(invoice, language, time, seal));
        if (!(outcome instanceof PdfOutcome.Refused refused) || refused.reason() != PdfOutcome.Reason.SEAL_DOES_NOT_FIT) break;
        if (seals.size() > 1 && seal == seals.get(seals.size() - 2)) findings.add(unsealed(refused.words()));
      }
      return told(outcome, findings);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written outside of memory
    }
  }

  /**
   * A page that was begun, with what the level demands; the key is not used.
   *
   * @throws SigningFailed when an authority does not do its part now; what was begun stays good
   */
  public Optional<byte[]> finish(byte[] begun, Invoice invoice, Context context, Instant now, List<Finding> findings) throws SigningFailed {
    try {
      return told(signer.finish(PdfBytes.of(begun), order(invoice, language(invoice, context), now, Optional.empty()), now), findings);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written outside of memory
    }
  }

  private static SignatureOrder order(Invoice invoice, PageLanguage language, Instant time, Optional<Seal> seal) {
    var name = invoice.seller() == null ? null : invoice.seller().name();
    var words = language.word(PageWord.SIGNED_BY, name == null ? "" : name);
    return new SignatureOrder(time, name, language.word(PageWord.SIGNATURE_PURPOSE), null, words, words, language.tag(), seal);
  }

  private static Optional<byte[]> told(PdfOutcome outcome, List<Finding> findings) throws IOException {
    return switch (outcome) {
      case PdfOutcome.Signed signed -> Optional.of(signed.pdf().bytes());
      case PdfOutcome.Refused refused -> {
        findings.add(failed("The page was not signed: " + refused.words() + "."));
        yield Optional.empty();
      }
    };
  }

  private static PageLanguage language(Invoice invoice, Context context) {
    return EpdfOrder.of(invoice, context.option("country", null), context.option("language", null)).language();
  }

  /** Whether a page is agreed to be a copy: what the law wants of the original is not asked of it. */
  public static boolean isCopy(Context context) {
    return context.option("role", "").equals("copy");
  }

  private static Finding unsealed(String why) {
    return new Finding("PDF-09", Severity.INFO, null, null, null, "The signature on the page is not seen: " + why + ". It is there all the same.", null, Turn.HUB,
        "Nothing has to be done; leave a corner of the page free where the seal shall be seen.");
  }

  /** Whether the country of an invoice demands a qualified signature or seal on a page that is the invoice. */
  public static boolean wantsQualified(Invoice invoice) {
    return Applicable.signature(invoice).filter(a -> a.law().signature() == PageLaw.Signature.QUALIFIED).isPresent();
  }

  private static Finding failed(String words) {
    return new Finding("PDF-05", Severity.ERROR, null, null, null, words, null, Turn.HUB, "Look after the key and the authorities that it needs, then make the page again.");
  }

  /** Where the country demands a qualified signature, a lower one never goes out; a page that says that it is a test may. */
  private Optional<Finding> worth(Invoice invoice) {
    if (!wantsQualified(invoice)) return Optional.empty();
    var applicable = Applicable.signature(invoice).orElseThrow();
    var law = applicable.law();
    if (key.standing() == Standing.QUALIFIED_SEAL || key.standing() == Standing.QUALIFIED_SIGNATURE) return Optional.empty();
    return Optional.of(new Finding("PDF-06", test() ? Severity.WARNING : Severity.ERROR, null, null, law.country(),
        "The country wants a qualified signature or seal on a page that is the invoice (" + law.source() + "), and the key is none." + applicable.why(), null, Turn.HUB,
        "Give the company a key with a qualified certificate, or send the invoice in another form."));
  }
}
