package io.bordereau.edi;

import io.bordereau.mapping.As;
import java.util.Arrays;

/**
 * Code lists of a directory as canonical words, for every message of it; numbers are those of the data elements. Codes of EN 16931 are
 * canonical themselves (UNTDID 1001, 4451, 4461, 5189, 7161, 7143).
 *
 * @param type 1001, kinds of documents
 * @param note 4451, subjects of texts
 * @param means 4461, means of payment
 * @param role 3035, roles of parties
 * @param reference 1153, references
 * @param date 2005, dates
 * @param contact 3139, functions of contacts
 * @param agency 3055, who assigned an identifier: ISO 6523 ICD where there is one
 * @param terms 4279, kinds of payment terms
 * @param basis 2475, dates that terms count from
 * @param category 5305, VAT categories
 * @param tax 5153, taxes
 * @param allowance 5189, reasons of allowances
 * @param service 7161, reasons of charges
 * @param discount 7161 as the reason of an allowance, for which EN 16931 has codes of 5189
 * @param item 7143, kinds of item numbers
 * @param amount 5025, amounts without a term
 * @param quantity 6063, quantities without a term
 */
record EdifactCodes(
    As<String> type,
    As<String> note,
    As<String> means,
    As<String> role,
    As<String> reference,
    As<String> date,
    As<String> contact,
    As<String> agency,
    As<String> terms,
    As<String> basis,
    As<String> category,
    As<String> tax,
    As<String> allowance,
    As<String> service,
    As<String> discount,
    As<String> item,
    As<String> amount,
    As<String> quantity) {

  /** 1225, purposes. */
  static final As<String> PURPOSE =
      EdifactForms.words(Directory.D96A, "1225", null, "cancel=1", "change=4", "replace=5", "confirmation=6", "duplicate=7", "original=9", "copy=31");

  /** 4471, handling of an allowance or charge. */
  static final As<String> HANDLING =
      EdifactForms.words(Directory.D96A, "4471", null, "bill-back=1", "off-invoice=2", "credit-account=4", "paid-by-vendor=5",
          "paid-by-customer=6", "optional=7");

  /** 2151, what terms of payment count; of days nothing is said. */
  static final As<String> PERIOD = EdifactForms.words(Directory.D96A, "2151", null, "WK=W", "MON=M", "ANN=Y", "working-days=WD").orElse("D");

  /** 4215, who pays the freight. */
  static As<String> freight(Directory d) {
    return EdifactForms.words(d, "4215", null, "collect=CC", "prepaid=PP", "prepaid-and-charged=PC", "defined=DF", "third-party=TP");
  }

  /** Units: Recommendation 20; old directories count in pieces, and packages are those of Recommendation 21; ZZ is mutually defined. */
  static As<String> unit(Directory d, String tag, int composite, int component) {
    int most = d.width(tag, composite, component);
    return As.of(
        "unit (Recommendation 20) of up to " + most,
        (t, s) -> t,
        (v, s) -> {
          if (!v.startsWith("x12:")) return v; // one that is too long is said to be, and is no other unit for that
          s.lossy("EDIFACT says ZZ (mutually defined) for '" + v + "'");
          return "ZZ";
        });
  }

  private static final String[] REFERENCES = {
    "vendor=VR", "vendor-internal=IA", "internal-customer=IT", "promotion=PD", "bill-of-lading=BM", "packing-list=PK", "customer-order=CO",
    "carrier=CN", "seller-invoice=IV", "account-receivable=AP", "line=LI", "delivery-note=DQ", "price-list=PL", "freight-forwarder=FF",
    "transport-document=AAS", "transaction=TN", "shipment=SRN", "originator=ABO", "additional=ACD", "government=GN", "fiscal=FC",
    "blanket-order=BO", "delivery-order=AAJ", "serial=SE", "party=API", "quote=AAG", "tax=AHP", "contract=CT", "order=ON",
    "despatch-advice=AAK", "receiving-advice=ALO", "check=CK", "earlier-remittance=RA", "payment-order=AEK", "credit-note=CD",
    "debit-note=DL", "department=SD"
  };

  private static final String[] DATES = {
    "invoice=3", "order=4", "received=50", "promised=69", "estimated-delivery=17", "delivery-requested=2", "ship-requested=10",
    "discount-due=12", "scheduled-delivery=67", "latest-delivery=63", "earliest-delivery=64", "despatch=11", "reference=171", "delivered=35",
    "service-start=194", "service-end=206", "net-due=13", "payment-due=140", "payment=138", "value=209", "document=137"
  };

  /** What is written in D.96A for codes of 5189 that came later, and in D.01B too where they came later still. */
  private static final String[] DISCOUNTS = {
    "95=DI", "104=TD", "71=QD", "102=RAA", "103=PAD", "105=VAB", "88=SC", "100=SF", "64=CL", "60>DI", "62>DI", "63>DI", "65>DI", "66>DI",
    "67>DI", "68>DI", "70>DI"
  };

  /** The lists of a directory. */
  static EdifactCodes of(Directory d) {
    var discounts = Arrays.stream(DISCOUNTS).filter(r -> !d.has("5189", r.substring(0, r.replace('>', '=').indexOf('='))));
    return new EdifactCodes(
        EdifactForms.codes(d, "1001", "380", "261>381", "262>381", "308>381", "296>381", "420>381", "458>381", "532>381", "751>380", "875>326",
            "876>326", "877>326", "527>389"),
        EdifactForms.codes(d, "4451", "ZZZ", "AGM=TXD"),
        EdifactForms.codes(d, "4461", null, "48>1", "49>31", "54>48", "55>48", "54>1", "55>1", "57>30", "58>30", "59>31", "68>1", "ach>2",
            "wire>30", "card>48", "card>1", "check>20"),
        EdifactForms.words(d, "3035", "ZZZ", "ship-from=SF", "ship-to=ST", "bill-to=IV", "bill-to=BT", "sold-to=SO", "remit-to=RE", "carrier=CA",
            "end-user=UD", "payer=PR", "supplier=SU", "issuer=II", "buyer=BY", "seller=SE", "payee=PE", "consignee=CN", "ultimate-consignee=UC",
            "freight-forwarder=FW", "manufacturer=MF", "factor=DL", "ordered-by=OB", "contact=PK", "delivery=DP", "sender=FR"),
        EdifactForms.words(d, "1153", "ACD", REFERENCES),
        EdifactForms.words(d, "2005", "171", DATES),
        EdifactForms.words(d, "3139", null, "accounts-receivable=AR", "accounts-payable=AP", "buyer=PD", "order=OC", "customer-relations=CR",
            "sales=SR", "delivery=DL", "accounting=AD", "service=BF", "receiving=GR", "supplier=SU", "information=IC"),
        EdifactForms.words(d, "3055", null, "0088=9", "0060=16", "seller-assigned=91", "buyer-assigned=92", "carrier-assigned=87",
            "sender-assigned=86", "0002=107"),
        EdifactForms.words(d, "4279", "1", "basic=1", "end-of-month=2", "fixed-date=3", "deferred=4", "no-discount=5", "discount=22", "proximo=9",
            "instant=10", "penalty=20", "instalment=21", "as-agreed=18"),
        EdifactForms.words(d, "2475", "ZZZ", "invoice=5", "invoice-receipt=9", "delivery=29", "specified=66", "effective=68", "ship=81", "order=1",
            "contract=3", "receipt=21"),
        EdifactForms.codes(d, "5305", null, "AE>E", "K>E", "L>S", "M>S"),
        EdifactForms.words(d, "5153", "OTH", "state-sales=STT", "local-sales=LOC", "county-sales=LOC", "city-sales=LOC", "gst=GST", "hst=AAG",
            "qst=AAH", "pst=AAI", "environmental=ENV", "excise=EXC", "withholding=IND", "sales=STT", "surtax=SUR", "vat=VAT", "other=OTH"),
        EdifactForms.codes("edifact-5189:", d, "5189", null),
        EdifactForms.codes(d, "7161", null, "AEL>ADR"),
        EdifactForms.codes(d, "7161", null, discounts.toArray(String[]::new)),
        EdifactForms.words(d, "7143", "MP", "sku=SK", "style=ST", "product=MP", "model=MN", "drawing=DR", "promotion=PV", "buyer-group=GB",
            "supplier-supplier=SS", "group=SG", "assembly=AB"),
        EdifactForms.words(d, "5025", "ZZZ", "goods=66", "freight=64", "message=86", "invoice=39", "charges-and-allowances=131", "adjustment=165",
            "paid=11", "discount=52"),
        EdifactForms.words(d, "6063", "1", "ordered=21", "despatched=12", "delivered=46", "received=48", "free=192", "returned=61", "consumer-units=59",
            "invoiced=47", "damaged=124"));
  }
}
