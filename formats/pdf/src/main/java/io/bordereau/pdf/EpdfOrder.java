package io.bordereau.pdf;

import io.bordereau.document.Invoice;
import io.bordereau.document.Party;
import io.bordereau.law.PageLanguage;
import io.bordereau.pdf.archive.AssociatedFile;
import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.pdf.page.Brand;
import io.bordereau.pdf.page.PageOrder;
import java.time.Instant;
import java.util.List;

/**
 * What an ePDF is to be made of.
 *
 * @param invoice the document
 * @param country whose letter it is, ISO 3166-1 alpha-2
 * @param language its language
 * @param role whether it is the legal original
 * @param original where it is a copy: the name of the original's format; null when unknown
 * @param test whether it is marked as no valid document, because the key that is to sign it is one of development
 * @param brand how the company looks
 * @param data the data in XML, embedded as the same in another form; null for none
 * @param mark what the metadata say of the data, where it is Factur-X; null when it is not
 * @param sealed whether room is kept for the seal of a signature
 */
public record EpdfOrder(Invoice invoice, String country, PageLanguage language, PageOrder.Role role, String original, boolean test, Brand brand,
    AssociatedFile data, FacturXMark mark, boolean sealed) {
  /**
   * A page without data in it, as it is made when nothing else is agreed: the letter of the buyer's country, since the buyer reads it, in the language that
   * the document names, else in the first of that country.
   *
   * @param country ISO 3166-1 alpha-2; null for the buyer's, or the seller's where the buyer has none
   * @param language tag of BCP 47; null for that of the document or the country
   */
  public static EpdfOrder of(Invoice invoice, String country, String language) {
    var home = country != null ? country : country(invoice.buyer()) != null ? country(invoice.buyer()) : country(invoice.seller());
    var said = language != null ? language : invoice.language();
    return plain(invoice, home, PageLanguage.find(said).orElseGet(() -> PageLanguage.ofCountry(home)));
  }

  private static String country(Party party) {
    return party == null || party.address() == null ? null : party.address().country();
  }

  /** A page without data in it, that does not say whether it is the original. */
  public static EpdfOrder plain(Invoice invoice, String country, PageLanguage language) {
    return new EpdfOrder(invoice, country, language, PageOrder.Role.UNSTATED, null, false, Brand.PLAIN, null, null, false);
  }

  /** The same with data in it. */
  public EpdfOrder with(AssociatedFile file, FacturXMark said) {
    return new EpdfOrder(invoice, country, language, role, original, test, brand, file, said, sealed);
  }

  /** The same in another role. */
  public EpdfOrder as(PageOrder.Role other, String named) {
    return new EpdfOrder(invoice, country, language, other, named, test, brand, data, mark, sealed);
  }

  /** The same with the look of a company. */
  public EpdfOrder in(Brand other) {
    return new EpdfOrder(invoice, country, language, role, original, test, other, data, mark, sealed);
  }

  /** The same, marked as no valid document or not. */
  public EpdfOrder tested(boolean mark) {
    return new EpdfOrder(invoice, country, language, role, original, mark, brand, data, this.mark, sealed);
  }

  /** The same, with room for the seal of a signature or without. */
  public EpdfOrder sealed(boolean so) {
    return new EpdfOrder(invoice, country, language, role, original, test, brand, data, mark, so);
  }

  /** The instant of the document: its date, at the time that it states, or at midnight in universal time. */
  public Instant made() {
    return EmbeddedFiles.made(this);
  }

  PageOrder page() {
    return new PageOrder(invoice, country, language, role, original, test, brand, data == null ? null : data.name(), sealed);
  }

  /** The files to embed: the data, and the supporting documents of the invoice that it holds itself. */
  List<AssociatedFile> files() {
    return EmbeddedFiles.of(this);
  }
}
