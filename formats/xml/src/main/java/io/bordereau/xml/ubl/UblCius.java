package io.bordereau.xml.ubl;

import io.bordereau.xml.Places;
import io.bordereau.xml.ubl.UblInvoice.Profile;
import java.util.LinkedHashMap;
import java.util.Map;

/** The national and regional profiles of UBL invoices: usages of EN 16931 (CIUS) and of PINT. */
final class UblCius {
  private UblCius() {}

  private static final String EN = "urn:cen.eu:en16931:2017#compliant#";
  private static final String BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
  private static final String XRECHNUNG = EN + "urn:xeinkauf.de:kosit:xrechnung_3.0";

  /** The places of EN 16931, of NLCIUS, and those with the extension of XRechnung. */
  private static final Places CORE = Places.load(UblCius.class, "ubl-en16931.places", 0);
  private static final Places NLCIUS = Places.load(UblCius.class, "ubl-en16931.places", 2);
  private static final Places EXTENSION = Places.load(UblCius.class, "ubl-en16931.places", 1);

  /** By format. */
  static final Map<String, Profile> ALL = new LinkedHashMap<>();

  static {
    ALL.put("xrechnung-3", new Profile("XRechnung 3 (UBL)", XRECHNUNG, null, BILLING, null, CORE));
    ALL.put(
        "xrechnung-3-extension",
        new Profile("XRechnung 3 extension (UBL)", XRECHNUNG + "#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0", null, BILLING, null, EXTENSION));
    ALL.put("nlcius", new Profile("NLCIUS", EN + "urn:fdc:nen.nl:nlcius:v1.0", EN + "urn:fdc:nen.nl:nlcius:v1.0#", BILLING, null, NLCIUS));
    ALL.put("cius-pt", new Profile("CIUS-PT", EN + "urn:feap.gov.pt:CIUS-PT:2.1.1", EN + "urn:feap.gov.pt:CIUS-PT:", null, null, CORE, UblHabits.PORTUGAL));
    ALL.put(
        "pint-aunz",
        new Profile("PINT A-NZ", "urn:peppol:pint:billing-1@aunz-1", "urn:peppol:pint:selfbilling-1@aunz-1", "urn:peppol:bis:billing", "urn:peppol:bis:", CORE));
  }
}
