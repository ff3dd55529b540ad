package io.bordereau.edi;

import io.bordereau.mapping.As;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Code lists of X12 as canonical words; a code without a word is kept as {@code x12:code}. Numbers are those of the data elements. */
final class X12Codes {
  private X12Codes() {}

  /** 640, transaction type: UNTDID 1001 and BIG07. A kind without a code is written as the invoice or credit that it is. */
  static final As<String> TYPE = type();

  private static final Set<String> CREDITS = Set.of("81", "83", "261", "296", "308", "396", "420", "458", "532");

  /** Whether BIG07 has a code of its own for a type, so that BIG08 can say what the document does to an earlier one. */
  private static boolean saysItself(Object type) {
    return type != null && (CREDITS.contains(type) || type.equals("381") || type.equals("383") || type.equals("386"));
  }

  /** Whether a type code of UNTDID 1001 is one of a credit note. */
  static boolean isCredit(String type) {
    return type.equals("381") || CREDITS.contains(type);
  }

  /** Whether a code of 640 is one of {@link #TYPE}. */
  static boolean isType(String code) {
    return switch (code) {
      case "DI", "CR", "CN", "DR", "DC", "PP" -> true;
      case String other -> false;
    };
  }

  private static As<String> type() {
    var list = X12Forms.code("transaction types (640)", "DI", "380=DI", "381=CR", "381=CN", "383=DR", "383=DC", "386=PP");
    return new As<>() {
      @Override
      public String parse(Tree tree, int node, Scope scope) {
        var type = list.parse(tree, node, scope);
        if (!"negative".equals(scope.binding(X12Forms.SIGN)) || type.equals("381")) return type;
        scope.odd(); // an invoice whose total is negative is a credit
        return "381";
      }

      @Override
      public String print(String value, Scope scope) {
        var plain = "negative".equals(scope.binding(X12Forms.SIGN)) ? "381" : "380";
        if (value.equals("380") && "replace".equals(scope.beside("purpose"))) scope.lossy("X12 says the same of a corrected invoice (384)");
        if (value.equals(plain) && "absent".equals(scope.binding(X12Invoice810.KIND))) return "";
        if (!CREDITS.contains(value)) return list.print(value, scope);
        scope.lossy("X12 says CR (credit) for '" + value + "'");
        return "CR";
      }

      @Override
      public String says() {
        return list.says();
      }
    };
  }

  /** 353, purpose. */
  static final As<String> PURPOSE =
      X12Forms.losing(
          X12Forms.code("purposes (353)", null, "cancel=01", "replace=05", "duplicate=07", "original=00", "advance=14"),
          (v, s) -> v.equals("replace") && !saysItself(s.beside("type")) ? "X12 says the same of a corrected invoice (384)" : null);

  /** 98, roles of parties. */
  static final As<String> ROLE =
      X12Forms.code(
          "party roles (98)", "ZZ", "ship-from=SF", "ship-to=ST", "bill-to=BT", "sold-to=SO", "remit-to=RE", "carrier=CA", "end-user=EN",
          "payer=PR", "vendor=VN", "supplier=SU", "issuer=II", "mark-for=Z7", "buyer=BY", "seller=SE", "payee=PE");

  /** 66, qualifiers of identifiers; DUNS and GLN are those of ISO 6523. */
  static final As<String> PLACE_SCHEME =
      X12Forms.code(
          "identifier qualifiers (66)", "ZZ", "0060=1", "0088=UL", "seller-assigned=91", "buyer-assigned=92", "federal-tax=FI");

  /** The same for parties, where ZZ says that no scheme is known. */
  static final As<String> ID_SCHEME = PLACE_SCHEME.orElse("ZZ");

  /** 128, references. */
  static final As<String> REFERENCE =
      X12Forms.code(
          "references (128)", "6O", "vendor=VR", "vendor-internal=IA", "department=DP", "promotion=PD", "bill-of-lading=BM",
          "packing-list=PK", "customer-order=CO", "carrier=CN", "seller-invoice=IV", "account-receivable=AP", "gst-registration=GT",
              "qst-registration=4O", "pst-registration=3S",  "internal-customer=IT", "line=FJ");

  private static final String[] DATES = {
    "invoice=003", "order=004", "received=050", "promised=069", "estimated-delivery=017", "delivery-requested=002", "ship-requested=010",
    "discount-due=012", "scheduled-delivery=067"
  };

  /** 374, dates of the document that have no term of their own. */
  static final As<String> DATE = X12Forms.code("dates (374)", "ZZZ", with(DATES, "service-start=150", "service-end=151"));

  /** 374, dates of a line that have no term of their own. */
  static final As<String> LINE_DATE = X12Forms.code("dates (374)", "ZZZ", with(DATES, "delivered=035"));

  private static String[] with(String[] rows, String... more) {
    return Stream.concat(Arrays.stream(rows), Arrays.stream(more)).toArray(String[]::new);
  }

  /** 366, functions of contacts; a contact without one is an information contact. */
  static final As<String> CONTACT =
      X12Forms.code(
          "contact functions (366)", "IC", "accounts-receivable=AR", "accounts-payable=AP", "buyer=BD", "bill-inquiry=BI", "order=OC",
          "customer-relations=CR", "sales=SR", "delivery=DC").orElse("IC");

  /** 363, subjects of notes and UNTDID 4451. */
  static final As<String> NOTE = X12Forms.code("note references (363)", null, "AAI=GEN", "PMT=PMT", "INV=INV", "DEL=DEL");

  /** 336, kinds of payment terms. */
  static final As<String> TERMS =
      X12Forms.code(
          "terms types (336)", "ZZ", "basic=01", "end-of-month=02", "fixed-date=03", "deferred=04", "no-discount=05", "discount=08",
          "proximo=09", "instant=10", "as-agreed=14");

  /** 333, dates that terms count from. */
  static final As<String> TERMS_BASIS =
      X12Forms.code("terms basis dates (333)", "ZZ", "ship=1", "delivery=2", "invoice=3", "invoice-receipt=5", "effective=7");

  /** 107, payment methods in terms and UNTDID 4461. */
  static final As<String> MEANS = X12Forms.code("payment methods (107)", null, "20=C", "10=AB", "30=T", "48=AC", "49=D", "31=T", "42=T",
      "58=T", "54=AC", "55=AC", "59=D", "ach=H",
          "wire=T", "card=AC", "check=C");

  /** 146, who pays the freight. */
  static final As<String> FREIGHT =
      X12Forms.code("shipment payment methods (146)", null, "collect=CC", "prepaid=PP", "prepaid-and-charged=PC", "defined=DF",
          "third-party=TP");

  /** 963, taxes. */
  static final As<String> TAX =
      X12Forms.code(
          "tax types (963)", "ZZ", "state-sales=ST", "state-and-local-sales=LS", "local-sales=LT", "county-sales=CP", "city-sales=CS",
          "county=CT", "city=CA", "sales-and-use=SU", "state-and-local=SL", "gst=GS", "gst-goods=CG", "state-provincial=SP",
          "provincial-goods=PG", "provincial-services=PS", "vat=VA", "federal=FD", "federal-excise=FT", "state-excise=SE", "withholding=FI",
          "utility=UT", "telecom=TT", "environmental=EV", "sales=LS");

  /** 441, exemptions. */
  static final As<String> EXEMPTION =
      X12Forms.code("exemptions (441)", null, "export=0", "exempt=1", "taxable=2", "resale=3", "not-resale=5", "state-law=9");

  /** 1300, services, allowances and charges, and UNTDID 5189 and 7161. */
  static final As<String> SERVICE_OR_CODE =
      X12Forms.code(
          "services, allowances and charges (1300)", "F050", "95=C310", "64=C300", "66=E740", "105=I530", "100=H000", "FC=D240", "SH=H090",
          "IN=D980", "HD=D500");

  /** The same where F050, which says "see description", stands for no code. */
  static final As<String> SERVICE = SERVICE_OR_CODE.orElse("F050");

  /** 331, handling of an allowance or charge. */
  static final As<String> HANDLING =
      X12Forms.code("methods of handling (331)", null, "bill-back=01", "off-invoice=02", "credit-account=04", "paid-by-vendor=05",
          "paid-by-customer=06", "optional=07");

  /** 378, what a percentage is of; of the gross where nothing is said. */
  static final As<String> PERCENT_OF =
      X12Forms.code("percent qualifiers (378)", "Z", "list=1", "net=2", "base-price=6").orElse("3");

  /** 235, product identifiers that have no term of their own. */
  static final As<String> PRODUCT =
      X12Forms.code("product identifiers (235)", "ZZ", "sku=SK", "catalog=CB", "vendor-catalog=VC", "style=ST", "service=SV",
          "ndc=N4", "hibc=HI");

  /** 639, what a price is per. */
  static final As<String> PRICE_BASIS =
      X12Forms.code("price bases (639)", null, "each=PE", "net=NT", "quoted=QT", "contract-each=TE", "unit=UM");

  /** 737, what a measure belongs to. */
  static final As<String> MEASURED = X12Forms.code("measured things (737)", null, "dimensions=PD", "weight=WT", "count=CT");

  /** 738, what is measured. */
  static final As<String> MEASURE =
      X12Forms.code("measures (738)", null, "gross-weight=G", "net-weight=N", "weight=WT", "length=LN", "width=WD", "height=HT", "volume=VOL");

  /** 673, quantities that have no term of their own. */
  static final As<String> QUANTITY = X12Forms.code("quantities (673)", null, "ordered=21", "shipped=39", "back-ordered=12", "on-hand=33", "received=02");

  /** The words for amounts (522) that have no term of their own. */
  static final Set<String> AMOUNTS = Set.of("total", "tax", "discount", "freight");

  /** 522, amounts that have no term of their own. */
  static final As<String> AMOUNT = X12Forms.code("amounts (522)", null, "total=TT", "tax=T", "discount=D8", "freight=F7");
}
