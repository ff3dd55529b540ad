package io.bordereau.pdf.slips;

import java.util.List;

/**
 * The lines of the payload of a Swiss QR-bill in their order (SIX, Swiss Implementation Guidelines QR-bill 2.3, chapter 4): the one description that
 * writing, reading and checking interpret.
 */
public enum QrLine {
  /** QRType, always SPC. */
  TYPE("QRType", 3, Presence.FIXED, "SPC"),
  /** Version, always 0200. */
  VERSION("Version", 4, Presence.FIXED, "0200"),
  /** Character set, always 1: UTF-8. */
  CODING("Coding", 1, Presence.FIXED, "1"),
  /** Account of the creditor, an IBAN of Switzerland or Liechtenstein. */
  IBAN("IBAN", 21, Presence.REQUIRED, ""),
  /** Kind of the creditor's address, S. */
  CREDITOR_TYPE("CdtrTp", 1, Presence.REQUIRED, "S"),
  /** Name of the creditor. */
  CREDITOR_NAME("Cdtr Name", 70, Presence.REQUIRED, ""),
  /** Street of the creditor. */
  CREDITOR_STREET("Cdtr StrtNm", 70, Presence.OPTIONAL, ""),
  /** House number of the creditor. */
  CREDITOR_NUMBER("Cdtr BldgNb", 16, Presence.OPTIONAL, ""),
  /** Postcode of the creditor. */
  CREDITOR_POSTCODE("Cdtr PstCd", 16, Presence.REQUIRED, ""),
  /** Town of the creditor. */
  CREDITOR_TOWN("Cdtr TwnNm", 35, Presence.REQUIRED, ""),
  /** Country of the creditor. */
  CREDITOR_COUNTRY("Cdtr Ctry", 2, Presence.REQUIRED, ""),
  /** Kind of the ultimate creditor's address: reserved. */
  ULTIMATE_TYPE("UltmtCdtrTp", 1, Presence.EMPTY, ""),
  /** Name of the ultimate creditor: reserved. */
  ULTIMATE_NAME("UltmtCdtr Name", 70, Presence.EMPTY, ""),
  /** Street of the ultimate creditor: reserved. */
  ULTIMATE_STREET("UltmtCdtr StrtNm", 70, Presence.EMPTY, ""),
  /** House number of the ultimate creditor: reserved. */
  ULTIMATE_NUMBER("UltmtCdtr BldgNb", 16, Presence.EMPTY, ""),
  /** Postcode of the ultimate creditor: reserved. */
  ULTIMATE_POSTCODE("UltmtCdtr PstCd", 16, Presence.EMPTY, ""),
  /** Town of the ultimate creditor: reserved. */
  ULTIMATE_TOWN("UltmtCdtr TwnNm", 35, Presence.EMPTY, ""),
  /** Country of the ultimate creditor: reserved. */
  ULTIMATE_COUNTRY("UltmtCdtr Ctry", 2, Presence.EMPTY, ""),
  /** Amount, with two decimals; empty for the debtor to fill in. */
  AMOUNT("Amt", 12, Presence.OPTIONAL, ""),
  /** Currency, CHF or EUR. */
  CURRENCY("Ccy", 3, Presence.REQUIRED, ""),
  /** Kind of the debtor's address, S; empty without a debtor. */
  DEBTOR_TYPE("UltmtDbtrTp", 1, Presence.DEBTOR, ""),
  /** Name of the debtor. */
  DEBTOR_NAME("UltmtDbtr Name", 70, Presence.DEBTOR, ""),
  /** Street of the debtor. */
  DEBTOR_STREET("UltmtDbtr StrtNm", 70, Presence.OPTIONAL, ""),
  /** House number of the debtor. */
  DEBTOR_NUMBER("UltmtDbtr BldgNb", 16, Presence.OPTIONAL, ""),
  /** Postcode of the debtor. */
  DEBTOR_POSTCODE("UltmtDbtr PstCd", 16, Presence.DEBTOR, ""),
  /** Town of the debtor. */
  DEBTOR_TOWN("UltmtDbtr TwnNm", 35, Presence.DEBTOR, ""),
  /** Country of the debtor. */
  DEBTOR_COUNTRY("UltmtDbtr Ctry", 2, Presence.DEBTOR, ""),
  /** Kind of the reference: QRR, SCOR or NON. */
  REFERENCE_TYPE("RmtInf Tp", 4, Presence.REQUIRED, ""),
  /** The reference; empty for NON. */
  REFERENCE("RmtInf Ref", 27, Presence.OPTIONAL, ""),
  /** Message without a structure. */
  MESSAGE("AddInf Ustrd", 140, Presence.OPTIONAL, ""),
  /** End of the payment data, always EPD. */
  TRAILER("Trailer", 3, Presence.FIXED, "EPD"),
  /** Billing information, such as Swico S1. */
  BILLING("StrdBkgInf", 140, Presence.OPTIONAL, ""),
  /** First alternative scheme. */
  SCHEME_1("AltPmt 1", 100, Presence.OPTIONAL, ""),
  /** Second alternative scheme. */
  SCHEME_2("AltPmt 2", 100, Presence.OPTIONAL, "");

  /** Whether a line has a value. */
  enum Presence {
    /** It always has the same one. */
    FIXED,
    /** It must have one. */
    REQUIRED,
    /** It may have one. */
    OPTIONAL,
    /** It must have one when there is a debtor, else none. */
    DEBTOR,
    /** It must have none. */
    EMPTY
  }

  /** All of them in order. */
  public static final List<QrLine> ALL = List.of(values());
  /** How many of them stand in every payload: what comes after the trailer may be left out. */
  static final int LEAST = TRAILER.ordinal() + 1;

  private final String label;
  final int longest;
  final Presence presence;
  final String fixed;

  QrLine(String label, int longest, Presence presence, String fixed) {
    this.label = label;
    this.longest = longest;
    this.presence = presence;
    this.fixed = fixed;
  }

  /** The name of the element in the guidelines. */
  public String label() {
    return label;
  }
}
