package io.bordereau.routes.agreements;

import io.bordereau.pdf.supplied.Wishes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * One of our own legal entities.
 *
 * @param id the id; the file is named after it
 * @param name the legal name
 * @param country ISO 3166-1 code of its establishment
 * @param identifiers any one of them recognises it as the seller of a document
 * @param languages the languages of its documents, first choice first
 * @param currency its own currency
 * @param series its number series
 * @param certificates its certificates for connections
 * @param look how its pages look; null for the plain look
 * @param signing how its documents and messages are signed; null when the hub signs nothing for it
 * @param page what holds for the pages of all its partners; null when nothing does
 * @param approvals what somebody else has to approve before it is done
 */
public record Company(
    @Field(value = "the id; the file is named after it", required = true, pattern = Field.ID,
        looks = "lower-case letters, digits and hyphens")
    String id,
    @Field(value = "the legal name", required = true) String name,
    @Field(value = "ISO 3166-1 code of its establishment", required = true, pattern = "[A-Z]{2}", looks = "two capital letters")
    String country,
    @Field(value = "any one of them recognises it as the seller of a document", required = true) List<Known> identifiers,
    @Field(value = "the languages of its documents, first choice first, such as fr or en-US", required = true) List<String> languages,
    @Field(value = "its own currency", required = true, pattern = "[A-Z]{3}", looks = "an ISO 4217 code such as EUR") String currency,
    @Field("its number series; a document outside every series is reported") List<Series> series,
    @Field("its certificates for connections") List<Certificate> certificates,
    @Field("how its pages (ePDF) look; plain when absent") Look look,
    @Field("how its documents and messages are signed; the hub signs nothing for it when absent") Signing signing,
    @Field("what holds for the pages of all its partners that agreed on nothing else") Pages page,
    @Field("what operators do that somebody else has to approve first (four eyes); nothing when absent") List<FourEyes> approvals) {
  public Company {
    identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
    languages = languages == null ? List.of() : List.copyOf(languages);
    series = series == null ? List.of() : List.copyOf(series);
    certificates = certificates == null ? List.of() : List.copyOf(certificates);
    approvals = approvals == null ? List.of() : List.copyOf(approvals);
  }

  /** One whose operators need nobody else. */
  public Company(
      String id, String name, String country, List<Known> identifiers, List<String> languages, String currency, List<Series> series, List<Certificate> certificates,
      Look look, Signing signing, Pages page) {
    this(id, name, country, identifiers, languages, currency, series, certificates, look, signing, page, null);
  }

  /**
   * Something that one pair of eyes is too few for.
   *
   * @param action what is wanted
   * @param within how long it may wait for the other pair
   */
  public record FourEyes(
      @Field(value = "what is wanted", required = true) Action action,
      @Field("how long it may wait for somebody else; 24h when absent") Duration within) {
    public FourEyes {
      within = within == null ? Duration.ofHours(24) : within;
    }

    /** What operators do to a document. */
    public enum Action {
      HOLD,
      RELEASE,
      RESEND,
      REPLAY,
      REISSUE,
      VOID
    }
  }

  /**
   * How the pages of a company look.
   *
   * @param logo its logo, a PNG or JPEG
   * @param colour the colour of its name and rules
   */
  public record Look(
      @Field("its logo, PNG or JPEG, seen from the configuration folder; its name stands there when absent") String logo,
      @Field(value = "the colour of its name and rules", pattern = "#[0-9A-Fa-f]{6}", looks = "a number sign and six hexadecimal digits") String colour) {}

  /**
   * What holds for pages.
   *
   * @param scanned what becomes of a page of our own system whose text cannot be compared
   */
  public record Pages(
      @Field("warn or refuse: what becomes of a page of our own system that is a picture without text, so that it cannot be compared with the data; warn when absent")
      Wishes.Wordless scanned) {
    public Pages {
      scanned = scanned == null ? Wishes.Wordless.WARN : scanned;
    }
  }

  /**
   * A number series of the ERP: the hub checks that it has no gaps.
   *
   * @param name its name
   * @param prefix what stands before the counter
   * @param documents which documents it numbers
   * @param from the first counter
   * @param since the day from which it is in use
   */
  public record Series(
      @Field(value = "its name", required = true) String name,
      @Field("what stands before the counter; nothing when absent") String prefix,
      @Field(value = "which documents it numbers", required = true) Documents documents,
      @Field(value = "the first counter", required = true, least = 0) long from,
      @Field("the day from which it is in use") LocalDate since) {
    public Series {
      prefix = prefix == null ? "" : prefix;
    }

    /** Which documents a series numbers. */
    public enum Documents {
      INVOICES,
      CREDITS,
      ALL
    }
  }

  /**
   * A certificate with its key.
   *
   * @param use what it is for
   * @param store the PKCS#12 store
   * @param password its password, by reference
   */
  public record Certificate(
      @Field(value = "what it is for", required = true) Use use,
      @Field(value = "the PKCS#12 store, seen from the configuration folder", required = true) String store,
      @Field(value = "its password, by reference: env:NAME or file:PATH", required = true, pattern = Field.SECRET,
          looks = Field.SECRET_LOOKS)
      String password) {
    /** What a certificate is for. */
    public enum Use {
      TLS
    }
  }
}
