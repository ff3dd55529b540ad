package io.bordereau.xml.ubl;

import io.bordereau.xml.ProfilePlaces;
import io.bordereau.xml.ubl.UblFrame.Profile;

/** The profiles of Peppol's post-award documents: their names, and as data the places that they have (BIS of OpenPEPPOL poacc-upgrade-3, 2026.5). */
final class UblProfiles {
  private UblProfiles() {}

  private static final String TRANSACTION = "urn:fdc:peppol.eu:poacc:trns:";
  private static final String PROCESS = "urn:fdc:peppol.eu:poacc:bis:";
  private static final String ADVANCED = "advanced_ordering:3";

  static final String ORDER_RESPONSE = TRANSACTION + "order_response:3";

  static final Profile ORDER = profile("Peppol Order 3", "order:3", "ordering:3", "t01");
  static final Profile ORDER_CHANGE = profile("Peppol Order Change 3", "order_change:3", ADVANCED, "t114");
  static final Profile ORDER_CANCELLATION = profile("Peppol Order Cancellation 3", "order_cancellation:3", ADVANCED, "t115");
  static final Profile RESPONSE = profile("Peppol Order Response 3", "order_response:3", "ordering:3", "t76");
  static final Profile ADVANCED_RESPONSE = profile("Peppol Order Response 3, advanced", "order_response_advanced:3", ADVANCED, "t116");
  static final Profile AGREEMENT = profile("Peppol Order Agreement 3", "order_agreement:3", "order_agreement:3", "t110");
  static final Profile DESPATCH = profile("Peppol Despatch Advice 3", "despatch_advice:3", "despatch_advice:3", "t16");
  static final Profile INVOICE_RESPONSE = profile("Peppol Invoice Response 3", "invoice_response:3", "invoice_response:3", "t111");
  static final Profile MESSAGE_LEVEL_RESPONSE = profile("Peppol Message Level Response 3", "mlr:3", "mlr:3", "t71");
  static final Profile MESSAGE_LEVEL_STATUS =
      new Profile("Peppol Message Level Status 1", "urn:peppol:edec:mls:1.0", "urn:peppol:edec:mls", ProfilePlaces.load(UblProfiles.class, "peppol-mls.places"));

  private static Profile profile(String name, String transaction, String process, String places) {
    return new Profile(name, TRANSACTION + transaction, PROCESS + process, ProfilePlaces.load(UblProfiles.class, "peppol-" + places + ".places"));
  }
}
