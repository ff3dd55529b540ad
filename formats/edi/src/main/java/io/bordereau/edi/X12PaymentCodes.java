package io.bordereau.edi;

import io.bordereau.mapping.As;

/** Code lists of X12 payments as canonical words; a code without a word is kept as {@code x12:code}. Numbers are those of the data elements. */
final class X12PaymentCodes {
  private X12PaymentCodes() {}

  /** 305, what a payment order does. */
  static final As<String> HANDLING =
      X12Forms.code(
          "transaction handling (305)", "I", "payment-and-remittance=C", "payment-only=D", "notification=H", "prenote=P", "split=U",
          "remittance-only=I").elseWrite("I");

  /** 478, which way the amount goes. */
  static final As<String> DIRECTION = X12Forms.code("credit or debit (478)", "C", "credit=C", "debit=D").elseWrite("C");

  /** 591, payment methods and UNTDID 4461; a remittance without a payment method carries no payment. */
  static final As<String> MEANS =
      X12Forms.code(
          "payment methods (591)", "ZZZ", "2=ACH", "30=FWT", "30=FEW", "30=SWT", "20=CHK", "54=CCC", "55=DEB", "10=CAS", "21=PBD", "1=ZZZ",
          "42=FWT", "58=FWT", "31=FWT", "3=ACH", "23=CHK", "26=CHK", "48=CCC").orElse("NON");

  /** 812, formats of payments. */
  static final As<String> CHANNEL = X12Forms.code("payment formats (812)", null, "ctx=CTX", "ccd=CCD", "ccd-plus=CCP", "ppd=PPD");

  /** 506, schemes of banks' numbers. */
  static final As<String> BANK = X12Forms.code("bank number qualifiers (506)", "ZZ", "aba=01", "bic=02", "canadian=04");

  /** 569, kinds of accounts. */
  static final As<String> ACCOUNT = X12Forms.code("account qualifiers (569)", null, "demand=DA", "checking=03", "savings=SG");

  /** 1048, what a payment is for. */
  static final As<String> PURPOSE = X12Forms.code("business functions (1048)", null, "vendor-payment=VEN");

  /** 481, kinds of traces. */
  static final As<String> TRACE = X12Forms.code("trace types (481)", "1", "reassociation=3", "current=1").elseWrite("1");

  /** 128, documents that are paid, and UNTDID 1001. */
  static final As<String> DOCUMENT =
      X12Forms.code(
          "paid documents (128)", "IV", "380=IV", "380=IK", "381=CM", "381=CL", "383=DB", "383=DL", "220=PO", "315=AH",
          "384=IV", "386=IV", "389=IV", "326=IV", "396=CM", "261=CM");

  /** 482, what is done with an item. */
  static final As<String> ACTION = X12Forms.code("payment actions (482)", null, "on-account=PO", "pay-item=PI");

  /** 426, reasons of adjustments: one list of words with UNTDID 4465. CS says no more than that there is a difference. */
  static final As<String> REASON =
      X12Forms.code(
          "adjustment reasons (426)", "CS", "price=01", "allowance=02", "extension=03", "damaged=04", "quality=05", "quantity=06",
          "wrong-product=07", "terms=09", "returned-damaged=11", "returned-quality=12", "returned-dating=13", "returned-promotion=14",
          "returned-recall=15", "duplicate=19", "balance-declined=20", "payment-discount=24", "payment-discount=43", "not-accepted=25",
          "invoice-cancelled=26", "freight=46", "freight-deducted=54", "service=48", "late=50", "interest=51", "earlier-overpayment=52",
          "earlier-underpayment=53", "tax=55", "returned=12", "trade-discount=02", "short-delivery=06", "not-delivered=06",
          "transport-damage=04", "discount-beyond-terms=24").orElse("CS");

  /** 128, references of payments and of what is paid. */
  static final As<String> REFERENCE =
      X12Forms.code(
          "references (128)", "6O", "check=CK", "ach-trace=EM", "wire=8I", "card=4N", "earlier-remittance=H9", "seller-invoice=IV",
          "order=PO", "contract=CT", "agreement=AH", "credit-note=CM", "store=ST", "bill-of-lading=BM", "department=DP",
          "promotion=PD", "line=FJ", "customer-order=CO", "vendor=VR", "vendor-internal=IA", "account-receivable=AP", "debit-note=DB");

  /** 374, dates of payments and of what is paid. */
  static final As<String> DATE =
      X12Forms.code(
          "dates (374)", "ZZZ", "payment=949", "earlier-payment=707", "effective=007", "invoice=003", "order=004", "received=050",
          "delivered=035", "discount-due=012", "service-start=150", "service-end=151", "value=209");

  /** 363, subjects of notes and UNTDID 4451; in a remittance a note on the payment is one on what was paid. */
  static final As<String> NOTE = X12Forms.code("note references (363)", null, "AAI=GEN", "PMD=PMT", "INV=INV", "PMT=PMT");
}
