package io.bordereau.xml.rosettanet;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Place;
import java.util.Map;
import java.util.Set;

/** Code lists of RosettaNet as canonical words. */
final class PipCodes {
  private PipCodes() {}

  /** The document types of 3C3 that are credits of the supplier. The list of the Universal dictionary has other letters for them. */
  private static final Set<String> CREDITS = Set.of("CRM", "CAN", "SBC");

  private static final Map<String, String> TYPES_IN =
      Map.of("INV", "380", "CIN", "380", "CRM", "381", "DEM", "383", "SBI", "389", "SBC", "261", "SBD", "527", "TIN", "388", "CAN", "83", "DAN", "84");

  private static final Map<String, String> TYPES_OUT =
      Map.of("380", "INV", "381", "CRM", "383", "DEM", "389", "SBI", "261", "SBC", "527", "SBD", "388", "TIN", "83", "CAN", "84", "DAN");

  private static final PipList DOCUMENTS = PipList.of("DocumentTypeOf3C3");

  /** Document types of 3C3 and UNTDID 1001. */
  static final As<String> INVOICE_TYPE =
      As.of(
          "document type (INV, CRM, DEM, SBI, SBC, SBD, TIN, CAN, DAN)",
          (t, s) -> {
            var type = TYPES_IN.get(t);
            if (type == null && DOCUMENTS.has(t)) throw new BadValue("'" + t + "' is a document type of RosettaNet, but not one of an invoice or credit memo");
            if (type == null) throw new BadValue("'" + t + "' is not a document type of PIP 3C3");
            if (!TYPES_OUT.get(type).equals(t)) s.odd();
            return type;
          },
          (v, s) -> {
            var own = TYPES_OUT.get(v);
            if (own != null) return own;
            boolean credit = PipNumbers.CREDIT.equals(s.binding(PipNumbers.CREDIT));
            s.lossy("PIP 3C3 has one document type for all other " + (credit ? "credit notes" : "invoices"));
            return credit ? "CRM" : "INV";
          });

  static String readCredit(Place root) {
    return CREDITS.contains(root.text("Invoice/ddt:DocumentType")) ? PipNumbers.CREDIT : "";
  }

  static String writeCredit(Object document, Context context) {
    return ((Invoice) document).isCredit() ? PipNumbers.CREDIT : null;
  }

  /** What is done to an earlier document: PIP 3C3 only says whether it is sent again. */
  static final As<String> REBILL =
      As.<String>of(
              "true when the invoice is sent again",
              (t, s) -> {
                if (t.equals("0") || t.equals("1")) s.odd();
                else if (!t.equals("true")) throw new BadValue("'" + t + "' is neither true nor false");
                return t.equals("0") ? null : "duplicate";
              },
              (v, s) -> {
                if (v.equals("duplicate")) return "true";
                s.lossy("RosettaNet only says whether an invoice is sent again");
                return "false";
              })
          .orElse("false");

  private static final PipList ROLES =
      PipList.of(
          "ProcessRoleIdentifier", "bill-from=BIF", "bill-to=BIT", "sold-to=SLD", "seller=SOB", "supplier=SPL", "vendor=SPL", "remit-to=RMT", "payee=TTR", "payer=TFR",
          "ship-from=SHF", "ship-to=SHT", "delivery=SHT", "carrier=TRA", "end-user=USE", "ultimate-recipient=ULR", "manufacturer=MFG", "factor=FIN", "buyer=PUR",
          "install-at=ITL", "requester=REQ", "forwarder=LGP", "customs-broker=CBK");

  /** Roles of partners; RosettaNet has none for a tax representative. */
  static final As<String> ROLE = ROLES.form();

  static boolean isRole(String role) {
    return ROLES.holds(role);
  }

  /** Charge types; of UNTDID 5189 and 7161 only freight, handling and rush delivery have their own, all others are allowances and charges. */
  static final As<String> CHARGE = PipList.of("InvoiceChargeType", "FC=FRC", "HD=HAC", "AAT=ESC").form("ALC").orElse("ALC");

  private static final PipList UNITS = PipList.units();

  /** Units of measure and UN/ECE Recommendation 20; where no unit is said, one without a unit. */
  static final As<String> UNIT = UNITS.form("ULU").orElse("ULU");

  /** What a number of a shipment is. */
  static final As<String> TRACKING =
      PipList.of(
              "TrackingReferenceType", "bill-of-lading=BOL", "carrier=CRN", "packing-list=PSN", "booking=BKN", "house-waybill=HAN", "master-waybill=MAB",
              "pro-number=PRO", "seal=SID", "trailer=TRN", "order=PON", "sales-order=SON", "shipper=SRN", "freight-tracking=FTR", "route=RRN")
          .form();

  /** Terms of transport. */
  static final As<String> SHIPMENT_TERMS =
      PipList.of("ShipmentTerms", "collect=COL", "prepaid=PRE", "prepaid-and-charged=PCC", "third-party=TPP", "pickup=CUP").form();

  /** Levels of service of transport. */
  static final As<String> SERVICE_LEVEL = PipList.of("ShippingServiceLevel").form();

  /** What the days of a payment term count from. */
  static final As<String> CONDITION = PipList.of("PaymentCondition", "delivery=REG", "invoice-receipt=REI", "ship=SHI", "acceptance=ACC", "consumption=CON").form();

  private static final PipList MIME = PipList.of("MimeTypeQualifier");

  /** The MIME type of an attachment; one that the list does not have is any data. */
  static final As<String> MIME_TYPE =
      As.<String>of(
              "MIME type",
              (t, s) -> t,
              (v, s) -> {
                if (MIME.has(v)) return v;
                s.lossy("RosettaNet's list of MIME types does not have it");
                return "application/octet-stream";
              })
          .orElse("application/octet-stream");
}
