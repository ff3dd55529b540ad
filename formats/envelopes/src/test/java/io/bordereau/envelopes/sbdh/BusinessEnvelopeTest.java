package io.bordereau.envelopes.sbdh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Moment;
import io.bordereau.envelopes.sbdh.BusinessEnvelope.Content;
import io.bordereau.envelopes.sbdh.BusinessHeader.OtherScope;
import io.bordereau.mapping.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusinessEnvelopeTest {
  private static final String ORDER = "urn:oasis:names:specification:ubl:schema:xsd:Order-2";
  private static final String DOCUMENT = "<Order xmlns=\"" + ORDER + "\"><!-- Grüße --><ID>1 &amp; 2</ID></Order>";

  private static BusinessHeader header(String country) {
    return new BusinessHeader("0192:991825827", BusinessHeader.PARTICIPANTS, "0088:4012345000009", BusinessHeader.PARTICIPANTS, ORDER, "2.1",
        "8f1c5a1e-3d0f-4b55-9a7e-0b9f2c1d4e60", "Order", Moment.parse("2026-11-22T09:30:00Z"), ORDER + "::Order##urn:fdc:peppol.eu:poacc:trns:order:3::2.1",
        BusinessHeader.DOCUMENTS, "urn:fdc:peppol.eu:poacc:bis:ordering:3", BusinessHeader.PROCESSES, country, "0242:000272", BusinessHeader.PARTICIPANTS,
        "ALWAYS_SEND", List.of(new OtherScope("OWN", "value", null)));
  }

  private static Content.Opened opened(String text) {
    return assertInstanceOf(Content.Opened.class, BusinessEnvelope.open(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String packed(BusinessHeader header) {
    return new String(BusinessEnvelope.pack(header, ("<?xml version=\"1.0\"?>\n" + DOCUMENT).getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  private static List<String> codes(Content.Opened opened) {
    return opened.findings().stream().map(Finding::code).toList();
  }

  @Test
  void whatIsPackedComesOutAsItWas() {
    var opened = opened(packed(header("NO")));
    assertEquals(header("NO"), opened.header());
    assertEquals(List.of(), opened.findings());
    assertEquals(DOCUMENT, new String(opened.payload(), StandardCharsets.UTF_8).replace(" xmlns=\"" + BusinessEnvelope.NAMESPACE + "\"", ""));
    assertNull(opened.mime());
    assertTrue(opened.header().wantsEveryStatus());
  }

  @Test
  void anEnvelopeWithPrefixesOfItsOwnIsReadAndItsDeclarationsGoWithTheDocument() {
    var text = packed(header("NO")).replace("<StandardBusinessDocument ", "<StandardBusinessDocument xmlns:o=\"" + ORDER + "\" ")
        .replace(DOCUMENT, "<!-- a remark --><o:Order><o:ID>7</o:ID></o:Order>");
    var opened = opened(text);
    assertEquals(List.of(), opened.findings());
    assertEquals("<o:Order xmlns:o=\"" + ORDER + "\"><o:ID>7</o:ID></o:Order>", new String(opened.payload(), StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNoXmlTravelsAsBinaryContent() {
    byte[] pdf = {37, 80, 68, 70, 0, -1};
    var opened = assertInstanceOf(Content.Opened.class, BusinessEnvelope.open(BusinessEnvelope.pack(header("NO"), pdf, "application/pdf")));
    assertArrayEquals(pdf, opened.payload());
    assertEquals("application/pdf", opened.mime());
    assertEquals(List.of(), opened.findings());
  }

  @Test
  void aHeaderWithoutTheCountryOfTheFirstCornerIsFound() {
    assertEquals(List.of("SBD-02"), codes(opened(packed(header(null)))));
    assertEquals(List.of("SBD-03"), codes(opened(packed(header("Norway")))));
  }

  @Test
  void aDocumentOfAnotherKindThanAnnouncedIsFound() {
    assertEquals(List.of("SBD-04"), codes(opened(packed(header("NO")).replace("<Order xmlns", "<Invoice xmlns").replace("</Order>", "</Invoice>"))));
  }

  @Test
  void whatIsNoEnvelopeIsRefused() {
    for (var text : List.of("", "no XML", DOCUMENT, packed(header("NO")).replace(DOCUMENT, ""), packed(header("NO")).replace(DOCUMENT, DOCUMENT + DOCUMENT),
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"http://127.0.0.1:1/\">]>" + packed(header("NO")), packed(header("NO")).substring(0, 900))) {
      var refused = assertInstanceOf(Content.Refused.class, BusinessEnvelope.open(text.getBytes(StandardCharsets.UTF_8)), text);
      assertEquals("SBD-01", refused.why().code());
    }
  }

  @Test
  void participantsAreComparedWithoutRegardToCase() {
    assertTrue(BusinessHeader.sameParticipant("9930:de136695976", "9930:DE136695976"));
    assertFalse(BusinessHeader.sameParticipant("9930:de136695976", null));
    assertFalse(BusinessHeader.sameParticipant("0088:1", "0088:2"));
  }
}
