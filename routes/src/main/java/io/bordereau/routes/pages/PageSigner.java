package io.bordereau.routes.pages;

import io.bordereau.document.Invoice;
import io.bordereau.law.PageLanguage;
import io.bordereau.law.PageLaw;
import io.bordereau.law.PageWord;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.pades.PadesSigner;
import io.bordereau.signing.pades.PdfBytes;
import io.bordereau.signing.pades.PdfLimits;
import io.bordereau.signing.pades.PdfOutcome;
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
   * @param language the language of the page
   * @param time when it is signed
   */
  public Optional<byte[]> sign(byte[] page, Invoice invoice, PageLanguage language, Instant time, List<Finding> findings) {
    try {
      return attempt(page, invoice, language, time, findings);
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
  public Optional<byte[]> attempt(byte[] page, Invoice invoice, PageLanguage language, Instant time, List<Finding> findings) throws SigningFailed {
    var begun = begin(page, invoice, language, time, findings);
    return begun.isEmpty() ? begun : finish(begun.get(), invoice, language, time, findings);
  }

  /**
   * The page as the key signs it, before any authority is asked; empty when it is not signed, and then a finding says why.
   *
   * @throws SigningFailed when the key does not sign now
   */
  public Optional<byte[]> begin(byte[] page, Invoice invoice, PageLanguage language, Instant time, List<Finding> findings) throws SigningFailed {
    var worth = worth(invoice);
    if (worth.isPresent()) {
      findings.add(worth.get());
      if (worth.get().isError()) return Optional.empty();
    }
    try {
      return told(signer.begin(PdfBytes.of(page), order(invoice, language, time)), findings);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written outside of memory
    }
  }

  /**
   * A page that was begun, with what the level demands; the key is not used.
   *
   * @throws SigningFailed when an authority does not do its part now; what was begun stays good
   */
  public Optional<byte[]> finish(byte[] begun, Invoice invoice, PageLanguage language, Instant now, List<Finding> findings) throws SigningFailed {
    try {
      return told(signer.finish(PdfBytes.of(begun), order(invoice, language, now), now), findings);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read or written outside of memory
    }
  }

  private static SignatureOrder order(Invoice invoice, PageLanguage language, Instant time) {
    var name = invoice.seller() == null ? null : invoice.seller().name();
    var words = language.word(PageWord.SIGNED_BY, name == null ? "" : name);
    return new SignatureOrder(time, name, null, null, words, words, language.tag(), Optional.empty());
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

  /** Whether the country of an invoice demands a qualified signature or seal on a page that is the invoice. */
  public static boolean wantsQualified(Invoice invoice) {
    var law = EpdfFormat.law(invoice);
    return law != null && law.signature() == PageLaw.Signature.QUALIFIED;
  }

  private static Finding failed(String words) {
    return new Finding("PDF-05", Severity.ERROR, null, null, null, words, null, Turn.HUB, "Look after the key and the authorities that it needs, then make the page again.");
  }

  /** Where the country demands a qualified signature, a lower one never goes out; a page that says that it is a test may. */
  private Optional<Finding> worth(Invoice invoice) {
    var law = EpdfFormat.law(invoice);
    if (!wantsQualified(invoice)) return Optional.empty();
    if (key.standing() == Standing.QUALIFIED_SEAL || key.standing() == Standing.QUALIFIED_SIGNATURE) return Optional.empty();
    return Optional.of(new Finding("PDF-06", test() ? Severity.WARNING : Severity.ERROR, null, null, law.country(),
        "The country wants a qualified signature or seal on a page that is the invoice (" + law.source() + "), and the key is none.", null, Turn.HUB,
        "Give the company a key with a qualified certificate, or send the invoice in another form."));
  }
}
