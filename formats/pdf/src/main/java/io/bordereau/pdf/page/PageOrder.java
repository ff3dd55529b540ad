package io.bordereau.pdf.page;

import io.bordereau.document.Invoice;
import io.bordereau.law.PageLanguage;

/**
 * What a page is to be made of.
 *
 * @param invoice the document
 * @param country whose letter it is, ISO 3166-1 alpha-2: paper, window, notices
 * @param language its language
 * @param role whether it is the legal original
 * @param original where it is a copy: the name of the original's format; null when unknown
 * @param test whether it is marked as no valid document, because the key that is to sign it is one of development
 * @param brand how the company looks
 * @param data name of the file with the data that is embedded; null for none
 * @param sealed whether room is kept for the seal of a signature
 */
public record PageOrder(Invoice invoice, String country, PageLanguage language, Role role, String original, boolean test, Brand brand, String data,
    boolean sealed) {
  /** What the page is in law. */
  public enum Role {
    /** The legal original: every other rendering is a copy. */
    ORIGINAL,
    /** A copy for reading. */
    COPY,
    /** It does not say. */
    UNSTATED
  }
}
