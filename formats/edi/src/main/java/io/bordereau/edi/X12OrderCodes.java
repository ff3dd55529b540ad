package io.bordereau.edi;

import io.bordereau.mapping.As;

/** Code lists of X12 orders and order responses as canonical words; a code without a word is kept as {@code x12:code}. */
final class X12OrderCodes {
  private X12OrderCodes() {}

  /** 353, purpose; a document that does nothing to an earlier one is an original. */
  static final As<String> PURPOSE =
      X12Forms.losing(
              X12Forms.code(
                  "purposes (353)", null, "cancel=01", "add=02", "delete=03", "change=04", "replace=05", "confirmation=06", "duplicate=07",
                  "resubmission=15", "reissue=18", "information=22", "original=00"),
              (v, s) ->
                  switch (v) {
                    case "original" -> "X12 says the same where nothing is said";
                    case "change" -> "X12 says the same of a change (type 230)";
                    case String other -> null;
                  })
          .orElse("00");

  /** 353 in an 860, whose purpose is always to change an order: the code for that is what an absent purpose means. */
  static final As<String> CHANGE_PURPOSE =
      X12Forms.losing(
              X12Forms.code(
                  "purposes (353)", null, "cancel=01", "add=02", "delete=03", "change=04", "replace=05", "confirmation=06", "duplicate=07",
                  "resubmission=15", "reissue=18", "information=22", "original=00"),
              (v, s) -> v.equals("change") ? "an 860 says the same where nothing is said" : null)
          .orElse("04");

  /** 92, kinds of order that UNTDID 1001 knows. */
  static final As<String> TYPE = X12Forms.code("order types (92)", null, "221=BK", "224=RO", "226=RL", "227=CN");

  /** Whether a code of 92 is one of {@link #TYPE}. */
  static boolean isType(String code) {
    return switch (code) {
      case "BK", "RO", "RL", "CN" -> true;
      case String other -> false;
    };
  }

  /** Whether a type of UNTDID 1001 has a code of 92. */
  static boolean hasType(String type) {
    return type != null
        && switch (type) {
          case "221", "224", "226", "227" -> true;
          case String other -> false;
        };
  }

  /** 92, finer kinds of order; an order of no such kind stands alone. */
  static final As<String> KIND =
      X12Forms.code(
              "order types (92)", "SA", "new=NE", "purchase=KN", "reorder=RE", "drop-ship=DS", "direct-ship=DR", "dropship-special=OS",
              "emergency=EO", "promotion=PR", "sample=SP", "standing=ST", "supply=SS", "warehouse=WH", "confirming=CF", "information=IN")
          .orElse("SA");

  /** 587 in an order: which answer the buyer asks for. */
  static final As<String> ANSWER =
      X12Forms.code(
          "acknowledgement types (587)", null, "detail-and-changes=AC", "detail=AD", "exceptions=AE", "receipt=AK", "changes=AP", "none=NA");

  /** 587 in the answer: the verdict. */
  static final As<String> VERDICT =
      X12Forms.code(
          "acknowledgement types (587)", "AK", "accepted=AD", "accepted-with-changes=AC", "exceptions=AE", "on-hold=AH", "accepted=AT",
          "accepted=AK", "rejected=RJ", "rejected=RD", "counter-offer=RO");

  /** 670, what a change does to a line. */
  static final As<String> ACTION =
      X12Forms.code(
          "line changes (670)", "CA", "add=AI", "delete=DI", "change=CA", "quantity-decrease=QD", "quantity-increase=QI", "price=PC",
          "price-and-quantity=PQ", "reschedule=RS", "reschedule-quantity=RQ", "dates=CT", "replace-all=RA", "replacement=RE", "none=NC");

  /** 668, what the seller says to a line. */
  static final As<String> STATUS =
      X12Forms.code(
          "line statuses (668)", null, "accepted=IA", "backordered=IB", "changed=IC", "deleted=ID", "accepted-price-pending=IE",
          "on-hold-incomplete=IF", "on-hold=IH", "price-changed=IP", "quantity-changed=IQ", "rejected=IR", "substituted=IS", "on-hold-waiver=IW",
          "rescheduled=DR", "partial=BP", "shipped=AC", "released=AR", "schedule-pending=SP");

  /** 374, dates of orders and of their lines that have no term of their own, as delivery and period have. */
  static final As<String> DATE =
      X12Forms.code(
          "dates (374)", "ZZZ", "cancel-after=001", "invoice=003", "order=004", "ship-requested=010", "shipped=011", "discount-due=012",
          "promotion-start=015", "promotion-end=016", "estimated-delivery=017", "delivered=035", "ship-not-before=037", "ship-no-later=038",
          "received=050", "cancel-if-not-delivered-by=061", "do-not-deliver-after=063", "do-not-deliver-before=064", "scheduled-delivery=067",
          "scheduled-ship=068", "promised=069", "promised-ship=079", "required-by=106");

  /** 750, what a description says; those of retailers. */
  static final As<String> CHARACTERISTIC =
      X12Forms.code(
          "characteristics (750)", null, "product=08", "grade=12", "vendor-color=73", "vendor-size=74", "buyer-color=75", "buyer-size=91",
          "general=GEN", "finish=37", "quality=38");

  /** 236, prices. */
  static final As<String> PRICE =
      X12Forms.code(
          "prices (236)", null, "resale=RES", "list=LPR", "suggested-retail=MSR", "unit-cost=UCP", "contract=CON", "catalog=CAT", "net=NET",
          "retail=RTL", "promotional=PRP", "quote=QTE", "discount=DIS", "distributor=DPR", "actual=ACT", "free=FRE");

  /** 522, amounts. */
  static final As<String> AMOUNT =
      X12Forms.code(
          "amounts (522)", null, "total=TT", "tax=T", "gross=GW", "net=N", "deposit=3", "not-to-exceed=KC", "freight=F7",
          "discount=D8");

  /** 478, credit or debit. */
  static final As<String> DIRECTION = X12Forms.code("credit or debit (478)", null, "credit=C", "debit=D");

  /** 673, quantities that have no term of their own; one of no kind is a discrete quantity. */
  static final As<String> QUANTITY =
      X12Forms.code(
              "quantities (673)", "01", "ordered=21", "least=7D", "most=61", "back-ordered=12", "allocated=AL", "shipped=39", "on-hand=33",
              "remaining=RJ", "received=02")
          .orElse("01");

  /** 662, how a line below a line belongs to it; it is included where nothing else is said. */
  static final As<String> RELATION = X12Forms.code("relationships (662)", "I", "additional=A", "delete=D", "information=O", "substitute=S").orElse("I");

  /** 344 and 615, units of time. */
  static final As<String> TIME =
      X12Forms.code("units of time (344)", null, "day=DA", "week=WK", "month=MO", "hour=HR", "quarter=QY", "year=YR");

  /** 563, requirements of a sale. */
  static final As<String> CONDITION =
      X12Forms.code(
          "sales requirements (563)", null, "no-backorder=N", "backorder=Y", "ship-complete=SC", "ship-partial=P", "substitution=S", "no-split=O",
          "no-backorder-unless-replaced=B");

  /** 91, transport modes; the words are those of the field. */
  static final As<String> MODE =
      X12Forms.code(
          "transport modes (91)", null, "air=A", "motor=M", "rail=R", "ocean=O", "parcel=U", "private-parcel=PC", "less-than-truckload=LT",
          "consolidation=C", "best-way=BW", "pickup=H", "supplier-truck=S", "road-rail=X");

  /** 66 with a carrier's code: SCAC where nothing is said. */
  static final As<String> CARRIER_SCHEME =
      X12Forms.code("identifier qualifiers (66)", "ZZ", "0060=1", "seller-assigned=91", "buyer-assigned=92").orElse("2");
}
