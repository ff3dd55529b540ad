package io.bordereau.law;

import java.util.Locale;

/** A word, label or sentence of the page; its text in each language is a row of {@code page-words.csv}. */
public enum PageWord {
  /** Invoice number. */
  INVOICE_NUMBER,
  /** Credit note number. */
  CREDIT_NOTE_NUMBER,
  /** Date of issue. */
  ISSUE_DATE,
  /** Time of issue. */
  ISSUE_TIME,
  /** Due date. */
  DUE_DATE,
  /** Tax point. */
  TAX_POINT_DATE,
  /** Date of supply. */
  DELIVERY_DATE,
  /** Date of despatch. */
  DESPATCH_DATE,
  /** VAT becomes chargeable on the date of issue. */
  TAX_ON_ISSUE,
  /** VAT becomes chargeable on the date of supply. */
  TAX_ON_SUPPLY,
  /** VAT becomes chargeable on payment. */
  TAX_ON_PAYMENT,
  /** Period. */
  PERIOD,
  /** (0) to (1). */
  PERIOD_FROM_TO,
  /** from (0). */
  PERIOD_FROM,
  /** until (0). */
  PERIOD_TO,
  /** Page (0) of (1). */
  PAGE_OF,
  /** Carried forward. */
  CARRIED_FORWARD,
  /** Brought forward. */
  BROUGHT_FORWARD,
  /** Original. */
  ORIGINAL,
  /** Copy. */
  COPY,
  /** This document is the original invoice. */
  IS_ORIGINAL,
  /** Copy for reading. The original is the electronic invoice (0). */
  IS_COPY,
  /** Duplicate. */
  DUPLICATE,
  /** This document cancels the one that it names. */
  CANCELS,
  /** This document replaces an earlier one. */
  REPLACES,
  /** For information only. Nothing is to be paid. */
  INFORMATION_ONLY,
  /** This is not a tax invoice. */
  NOT_AN_INVOICE,
  /** Your reference. */
  BUYER_REFERENCE,
  /** Project. */
  PROJECT,
  /** Contract. */
  CONTRACT,
  /** Your order. */
  ORDER,
  /** Date of order. */
  ORDER_DATE,
  /** Release. */
  ORDER_RELEASE,
  /** Change to the order. */
  ORDER_CHANGE,
  /** Our order. */
  SALES_ORDER,
  /** Receiving advice. */
  RECEIVING_ADVICE,
  /** Delivery note. */
  DESPATCH_ADVICE,
  /** Tender or lot. */
  TENDER,
  /** Invoiced object. */
  OBJECT,
  /** Your accounting code. */
  BUYER_ACCOUNTING,
  /** Customer number. */
  CUSTOMER_NUMBER,
  /** Supplier number. */
  SUPPLIER_NUMBER,
  /** Earlier invoice. */
  PRECEDING_INVOICE,
  /** Refers to invoice (0). */
  CORRECTS_INVOICE,
  /** Refers to invoice (0) of (1). */
  CORRECTS_INVOICE_OF,
  /** (0) of (1). */
  NUMBER_OF_DATE,
  /** Currency. */
  CURRENCY,
  /** VAT accounting currency. */
  ACCOUNTING_CURRENCY,
  /** Exchange rate. */
  EXCHANGE_RATE,
  /** (0) = (1). */
  EXCHANGE_RATE_IS,
  /** References. */
  REFERENCES,
  /** Dates. */
  DATES,
  /** Seller. */
  SELLER,
  /** Bill to. */
  BUYER,
  /** Payee. */
  PAYEE,
  /** Tax representative. */
  TAX_REPRESENTATIVE,
  /** Deliver to. */
  DELIVER_TO,
  /** Place of delivery. */
  PLACE_OF_DELIVERY,
  /** Further parties. */
  FURTHER_PARTIES,
  /** Contact. */
  CONTACT,
  /** Phone. */
  PHONE,
  /** Fax. */
  FAX,
  /** E-mail. */
  EMAIL,
  /** Website. */
  WEBSITE,
  /** Department. */
  DEPARTMENT,
  /** VAT number. */
  VAT_ID,
  /** Tax number. */
  TAX_ID,
  /** Company number. */
  REGISTRATION,
  /** Identifier. */
  IDENTIFIER,
  /** Electronic address. */
  ELECTRONIC_ADDRESS,
  /** Location code. */
  LOCATION_CODE,
  /** Trading as. */
  TRADING_NAME,
  /** Registered office. */
  REGISTERED_OFFICE,
  /** For the attention of. */
  ATTENTION,
  /** Item. */
  LINE_NUMBER,
  /** Description. */
  DESCRIPTION,
  /** Quantity. */
  QUANTITY,
  /** Unit. */
  UNIT,
  /** Unit price. */
  UNIT_PRICE,
  /** List price. */
  GROSS_PRICE,
  /** Discount on the price. */
  PRICE_DISCOUNT,
  /** (0) per (1) (2). */
  PRICE_PER,
  /** Net amount. */
  NET_AMOUNT,
  /** Gross amount. */
  GROSS_AMOUNT,
  /** VAT. */
  VAT,
  /** VAT rate. */
  VAT_RATE,
  /** Order line. */
  ORDER_LINE,
  /** Our article number. */
  ARTICLE_SELLER,
  /** Your article number. */
  ARTICLE_BUYER,
  /** GTIN. */
  ARTICLE_STANDARD,
  /** Manufacturer’s number. */
  ARTICLE_MANUFACTURER,
  /** Manufacturer. */
  MANUFACTURER,
  /** Machine type. */
  MACHINE_TYPE,
  /** Serial number. */
  SERIAL_NUMBER,
  /** Serial numbers. */
  SERIAL_NUMBERS,
  /** Batch. */
  BATCH,
  /** Country of origin. */
  ORIGIN_COUNTRY,
  /** Classification. */
  CLASSIFICATION,
  /** Customs tariff number. */
  CUSTOMS_TARIFF,
  /** Note. */
  LINE_NOTE,
  /** Note. */
  NOTE,
  /** Notes. */
  NOTES,
  /** Part of item (0). */
  PART_OF_LINE,
  /** Contains. */
  CONTAINS,
  /** Lease. */
  LEASE,
  /** Characteristics. */
  CHARACTERISTICS,
  /** Sum of items. */
  LINES_TOTAL,
  /** Allowances. */
  ALLOWANCES_TOTAL,
  /** Charges. */
  CHARGES_TOTAL,
  /** Total without VAT. */
  TOTAL_WITHOUT_VAT,
  /** Total VAT. */
  TOTAL_VAT,
  /** Total VAT in (0). */
  TOTAL_VAT_IN,
  /** Total with VAT. */
  TOTAL_WITH_VAT,
  /** Total tax. */
  TOTAL_TAX,
  /** Total. */
  TOTAL,
  /** Subtotal. */
  SUBTOTAL,
  /** Already paid. */
  PAID,
  /** Rounding. */
  ROUNDING,
  /** Amount due. */
  AMOUNT_DUE,
  /** Amount credited. */
  AMOUNT_CREDITED,
  /** Amount due when the discount is taken. */
  DUE_AFTER_DISCOUNT,
  /** Shipping. */
  SHIPPING,
  /** Handling. */
  HANDLING,
  /** VAT summary. */
  VAT_SUMMARY,
  /** Category. */
  VAT_CATEGORY,
  /** Taxable amount. */
  TAXABLE_AMOUNT,
  /** VAT amount. */
  VAT_AMOUNT,
  /** VAT amount in (0). */
  VAT_AMOUNT_IN,
  /** Reason. */
  EXEMPTION_REASON,
  /** Taxes. */
  TAX_SUMMARY,
  /** Tax. */
  TAX,
  /** Rate. */
  RATE,
  /** Jurisdiction. */
  JURISDICTION,
  /** Withheld. */
  WITHHELD,
  /** Exemption certificate. */
  EXEMPTION_CERTIFICATE,
  /** Allowances and charges. */
  ALLOWANCES_AND_CHARGES,
  /** Allowance. */
  ALLOWANCE,
  /** Charge. */
  CHARGE,
  /** (0) of (1). */
  PERCENT_OF,
  /** Payment. */
  PAYMENT,
  /** Means of payment. */
  PAYMENT_MEANS,
  /** Payment terms. */
  PAYMENT_TERMS,
  /** Payable by (0) without deduction. */
  PAYABLE_BY,
  /** Payable within (0) days without deduction. */
  PAYABLE_IN_DAYS,
  /** Payable on receipt. */
  PAYABLE_AT_ONCE,
  /** (0) discount if paid by (1). */
  DISCOUNT_BY,
  /** (0) discount if paid within (1) days. */
  DISCOUNT_IN_DAYS,
  /** (0) discount if paid by (1): (2) to be paid. */
  DISCOUNT_AMOUNT_BY,
  /** Interest on late payment: (0). */
  LATE_INTEREST,
  /** Instalment. */
  INSTALMENT,
  /** Payment reference. */
  PAYMENT_REFERENCE,
  /** KID. */
  KID,
  /** OCR reference. */
  OCR,
  /** Structured communication. */
  STRUCTURED_COMMUNICATION,
  /** Creditor reference. */
  CREDITOR_REFERENCE,
  /** Account holder. */
  ACCOUNT_NAME,
  /** IBAN. */
  IBAN,
  /** BIC. */
  BIC,
  /** Account number. */
  ACCOUNT_NUMBER,
  /** Bank. */
  BANK,
  /** Branch. */
  BANK_BRANCH,
  /** Registration number. */
  REGISTRATION_NUMBER,
  /** Sort code. */
  SORT_CODE,
  /** Bankgiro. */
  BANKGIRO,
  /** Plusgiro. */
  PLUSGIRO,
  /** Mandate reference. */
  MANDATE,
  /** Creditor identifier. */
  CREDITOR_ID,
  /** Account to be debited. */
  DEBITED_ACCOUNT,
  /** The amount due will be taken from your account by direct debit. */
  DIRECT_DEBIT,
  /** Card. */
  CARD_NUMBER,
  /** Card holder. */
  CARD_HOLDER,
  /** Settled. Please do not pay again. */
  DO_NOT_PAY,
  /** Payment made before. */
  PRIOR_PAYMENT,
  /** Scan to pay. */
  SCAN_TO_PAY,
  /** Payment code: (0) to (1), account (2), reference (3). */
  PAYMENT_CODE_ALTERNATIVE,
  /** Machine-readable code with the text: (0). */
  CODE_ALTERNATIVE,
  /** Logo of (0). */
  LOGO_ALTERNATIVE,
  /** Attachments. */
  ATTACHMENTS,
  /** The data of this document is attached to it as (0). */
  ATTACHED_DATA,
  /** Shipment. */
  SHIPMENT,
  /** Carrier. */
  CARRIER,
  /** Tracking number. */
  TRACKING_NUMBER,
  /** Delivery terms. */
  DELIVERY_TERMS,
  /** Weight. */
  WEIGHT,
  /** Gross weight. */
  GROSS_WEIGHT,
  /** Net weight. */
  NET_WEIGHT,
  /** Packages. */
  PACKAGES,
  /** Packaging. */
  PACKAGING,
  /** Measures. */
  MEASUREMENTS,
  /** Further details. */
  FURTHER_DETAILS,
  /** Further amounts. */
  FURTHER_AMOUNTS,
  /** Accounting. */
  ACCOUNTING,
  /** Balance of the account. */
  BALANCE,
  /** Quotation. */
  QUOTE,
  /** Agreement. */
  AGREEMENT,
  /** Subscription. */
  SUBSCRIPTION,
  /** Equipment. */
  EQUIPMENT,
  /** Site. */
  SITE,
  /** Meter reading. */
  METER_READING,
  /** Services. */
  SERVICES,
  /** Goods. */
  GOODS,
  /** Language. */
  LANGUAGE,
  /** yes. */
  YES,
  /** no. */
  NO,
  /** not stated. */
  NOT_STATED,
  /** TEST – not a valid invoice. */
  TEST_DOCUMENT,
  /** Legal notices. */
  LEGAL_NOTICES,
  /** Digitally signed by (0). */
  SIGNED_BY,
  /** Digitally sealed by (0). */
  SEALED_BY,
  /** Time: (0). */
  SIGNED_AT,
  /** Certificate: (0). */
  SIGNATURE_CERTIFICATE,
  /** Issued by: (0). */
  SIGNATURE_ISSUER,
  /** Check this document with a program that verifies signatures. */
  SIGNATURE_CHECK,
  /** Reason: (0). */
  SIGNATURE_REASON,
  /** What a signature on an invoice is for, in the words of Directive 2006/112/EC art. 233 where the language has them. */
  SIGNATURE_PURPOSE;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word's name in the table, such as {@code issue-date}. */
  public String id() {
    return id;
  }
}
