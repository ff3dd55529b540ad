package io.bordereau.routes.agreements;

import io.bordereau.pdf.supplied.Wishes;

/**
 * What was agreed about pages (ePDF).
 *
 * @param attach whether a page travels inside of the partner's format, beside the data, which stay the legal original
 * @param language the language of that page; null for that of the document or of the buyer's country
 * @param most the largest page that is attached, in kilobytes
 * @param seal whether a signature on a page is seen; null for as our company has it
 * @param scanned what becomes of a page of our own system whose text cannot be compared; null for as our company has it
 */
public record PageTerms(
    @Field("copy: the page made from the template travels inside of the format, as an attachment, and says that it is a copy; none when absent") Attach attach,
    @Field(value = "the language of that copy; that of the document, else of the buyer's country, when absent", pattern = "[a-z]{2}(-[A-Za-z]{2,4})?", looks = "such as de-AT")
    String language,
    @Field(value = "the largest copy that is attached, in kilobytes; a larger one stays behind with a warning; 5000 when absent", least = 1, greatest = 20_000) Integer most,
    @Field("visible: signatures on pages show a seal; none or visible, as the company's signing says when absent") Signing.Seal seal,
    @Field("warn or refuse: what becomes of a page of our own system that is a picture without text, so that it cannot be compared with the data; the company's when absent")
    Wishes.Wordless scanned) {
  /** Nothing was agreed. */
  public static final PageTerms DEFAULT = new PageTerms(null, null, null, null, null);

  public PageTerms {
    attach = attach == null ? Attach.NONE : attach;
    most = most == null ? Integer.valueOf(5_000) : most;
  }

  /** What travels inside of a format besides the data. */
  public enum Attach {
    NONE,
    COPY
  }
}
