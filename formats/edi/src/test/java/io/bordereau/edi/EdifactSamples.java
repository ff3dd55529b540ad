package io.bordereau.edi;

import java.nio.charset.StandardCharsets;

/** EDIFACT interchanges written for the tests. */
final class EdifactSamples {
  /** An invoice of two lines with a charge, VAT and a text with every service character in it. */
  static final String INVOICE =
      """
      UNH+1+INVOIC:D:96A:UN:EAN008'
      BGM+380+RE-4711+9'
      DTM+137:20261120:102'
      FTX+AAI+++Lieferung ?+ Montage?: 2 Tage?, Rabatt??'
      RFF+ON:PO-77'
      NAD+SU+4012345000009::9++Nordlicht Werkzeuge GmbH+Hafenweg 4+Hamburg++20457+DE'
      RFF+VA:DE123456789'
      NAD+BY+4098765000004::9'
      CUX+2:EUR:4'
      LIN+1++4012345001112:EN'
      IMD+F++:::Hammer, 500 g'
      QTY+47:10:PCE'
      MOA+203:125,50'
      PRI+AAA:12.55'
      LIN+2++4012345001129:EN'
      QTY+47:2.5:KGM'
      MOA+203:25'
      UNS+S'
      CNT+2:2'
      MOA+79:150.50'
      MOA+77:179.10'
      TAX+7+VAT+++:::19+S'
      MOA+124:28.60'
      UNT+24+1'
      """;

  static final String UNB = "UNB+UNOC:3+4012345000009:14+4098765000004:14+261120:0930+REF42++INVOIC++1++1'\n";

  static String interchange(String... messages) {
    return UNB + String.join("", messages) + "UNZ+" + messages.length + "+REF42'\n";
  }

  /** The same invoice under another number, as message {@code n} of its interchange. */
  static String invoice(int n) {
    return INVOICE.replace("UNH+1+", "UNH+" + n + "+").replace("UNT+24+1'", "UNT+24+" + n + "'").replace("RE-4711", "RE-" + (4710 + n));
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private EdifactSamples() {}
}
