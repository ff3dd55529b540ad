package io.bordereau.envelopes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cXML request is packed with its partner's header; the secret is added only for the wire. */
class CxmlEnvelopeTest {
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-04T01:30:00+02:00");
  private static final CxmlEnvelope ENVELOPE = new CxmlEnvelope(
      List.of(new CxmlEnvelope.Credential("NetworkID", "AN01")), List.of(new CxmlEnvelope.Credential("NetworkID", "AN02 & Co")),
      new CxmlEnvelope.Credential("NetworkID", "AN01"), "Bordereau", true);
  private static final String BODY = "<InvoiceDetailRequest><InvoiceDetailRequestHeader invoiceID=\"4713\"/></InvoiceDetailRequest>";

  @Test
  void replacesTheNeutralEnvelope() {
    var neutral = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/1.2.037/InvoiceDetail.dtd\">\n"
        + "<cXML payloadID=\"x\" timestamp=\"y\"><Header><From/></Header><Request deploymentMode=\"test\">" + BODY + "</Request></cXML>";
    var packed = text(ENVELOPE.pack(bytes(neutral), "inv-4713.1@hub", AT));
    assertEquals("""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.037/InvoiceDetail.dtd">
        <cXML payloadID="inv-4713.1@hub" timestamp="2026-03-03T23:30:00Z">
        <Header>
        <From><Credential domain="NetworkID"><Identity>AN01</Identity></Credential></From>
        <To><Credential domain="NetworkID"><Identity>AN02 &amp; Co</Identity></Credential></To>
        <Sender><Credential domain="NetworkID"><Identity>AN01</Identity><SharedSecret></SharedSecret></Credential>\
        <UserAgent>Bordereau</UserAgent></Sender>
        </Header>
        <Request deploymentMode="test">""" + BODY + "</Request>\n</cXML>\n", packed);
  }

  @Test
  void packsTheContentAlone() {
    var packed = text(ENVELOPE.pack(bytes("<!-- ours -->\n" + BODY), "id", AT));
    assertTrue(packed.contains("deploymentMode=\"test\">" + BODY + "</Request>"), packed);
    assertFalse(packed.contains("DOCTYPE"));
  }

  @Test
  void theSecretIsOnlyOnTheWire() {
    var packed = ENVELOPE.pack(bytes(BODY), "id", AT);
    assertTrue(text(CxmlEnvelope.secure(packed, "s<cret")).contains("<SharedSecret>s&lt;cret</SharedSecret>"));
    assertFalse(text(CxmlEnvelope.secure(packed, null)).contains("SharedSecret"));
    assertEquals(text(bytes(BODY)), text(CxmlEnvelope.secure(bytes(BODY), "x")), "what has no place for it is left alone");
  }

  @Test
  void refusesWhatIsNoRequest() {
    assertThrows(IllegalArgumentException.class, () -> ENVELOPE.pack(bytes("plain"), "id", AT));
    assertThrows(IllegalArgumentException.class, () -> ENVELOPE.pack(bytes("<cXML><Response/></cXML>"), "id", AT));
  }

  private static byte[] bytes(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] b) {
    return new String(b, StandardCharsets.UTF_8);
  }
}
