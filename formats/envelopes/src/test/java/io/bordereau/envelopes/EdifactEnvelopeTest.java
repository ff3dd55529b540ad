package io.bordereau.envelopes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.edi.EdiReader;
import io.bordereau.edi.Rendered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** EDIFACT messages are packed between UNB and UNZ of their partner. */
class EdifactEnvelopeTest {
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-04T01:30:00+02:00");
  private static final EdifactEnvelope PLAIN = ofGlns("4012345000009", "4098765000004", false);

  /** An interchange of two GLNs with UNA and without groups. */
  private static EdifactEnvelope ofGlns(String sender, String receiver, boolean test) {
    return new EdifactEnvelope(sender, "14", null, receiver, "14", null, null, null, null, null, null, false, test, true, false);
  }
  private static final EdifactEnvelope FULL = new EdifactEnvelope("ACME+CO", "ZZZ", "AP", "NORDMARKT", "ZZZ", "DEPT7", null, null, "INVOIC", "A",
      "EANCOM", true, true, true, true);

  private static byte[] bytes(String s) {
    return s.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] b) {
    return new String(b, StandardCharsets.ISO_8859_1);
  }

  private static String neutral(String una, String level, String message) {
    return una + "UNB+" + level + "+BORDEREAU+BORDEREAU+000101:0000+1++++++1'" + message + "UNZ+1+1'";
  }

  private static String invoice(String number) {
    return "UNH+1+INVOIC:D:96A:UN:EAN008'BGM+380+" + number + "+9'UNT+3+1'";
  }

  @Test
  void aMessageGetsThePartnersInterchange() {
    var packed = text(PLAIN.pack(bytes(neutral("UNA:+.? '", "UNOC:3", invoice("A?+1"))), "REF42", AT));
    assertEquals("UNA:+.? 'UNB+UNOC:3+4012345000009:14+4098765000004:14+260303:2330+REF42'UNH+1+INVOIC:D:96A:UN:EAN008'BGM+380+A?+1+9'UNT+3+1'"
        + "UNZ+1+REF42'", packed);
    assertEquals(packed, text(PLAIN.pack(bytes(invoice("A?+1")), "REF42", AT)), "and so does a message alone");
  }

  @Test
  void everythingThatAnAgreementMaySayIsSaid() {
    var packed = text(FULL.pack(List.of(bytes(invoice("1")), bytes(invoice("2")), bytes("UNH+7+REMADV:D:01B:UN'BGM+481+3'UNT+3+7'")), "R1", AT));
    assertEquals("UNA:+.? 'UNB+UNOC:3+ACME?+CO:ZZZ:AP+NORDMARKT:ZZZ:DEPT7+260303:2330+R1++INVOIC+A+1+EANCOM+1'"
        + "UNG+INVOIC+ACME?+CO:ZZZ+NORDMARKT:ZZZ+260303:2330+1+UN+D:96A:EAN008'" + invoice("1") + invoice("2").replace("UNH+1", "UNH+2").replace("3+1'", "3+2'")
        + "UNE+2+1'UNG+REMADV+ACME?+CO:ZZZ+NORDMARKT:ZZZ+260303:2330+2+UN+D:01B'UNH+3+REMADV:D:01B:UN'BGM+481+3'UNT+3+3'UNE+1+2'UNZ+2+R1'", packed);
    assertEquals(List.of(), new EdiReader().read(bytes(packed), set -> {}), "counts and references are right");
  }

  @Test
  void messagesOfSeveralCharacterSetsBecomeUtf8() {
    var latin = bytes(neutral("UNA:+.? '", "UNOC:3", invoice("Säge*")));
    var utf8 = neutral("UNA:+.?*'", "UNOY:4", invoice("Молоток")).getBytes(StandardCharsets.UTF_8);
    var packed = new String(PLAIN.pack(List.of(latin, utf8), "R1", AT), StandardCharsets.UTF_8);
    assertTrue(packed.startsWith("UNA:+.?*'UNB+UNOY:4+4012345000009:14+4098765000004:14+20260303:2330+R1'"), packed);
    assertTrue(packed.contains("+Säge?*+9'") && packed.contains("+Молоток+9'"), packed);
    var agreed = new EdifactEnvelope("A", null, null, "B", null, null, "UNOC", null, null, null, null, false, false, true, false);
    assertThrows(IllegalArgumentException.class, () -> agreed.pack(List.of(latin, utf8), "R1", AT), "Cyrillic is not in UNOC");
  }

  @Test
  void withoutUnaTheDelimitersAreTheUsualOnes() {
    var envelope = new EdifactEnvelope("A", null, null, "B", null, null, null, "2", null, null, null, false, false, false, false);
    var other = "UNA#|,! ~UNB|UNOC#3|A|B|000101#0000|1~UNH|1|INVOIC#D#96A#UN~BGM|380|5+5 !| it's|9~UNT|3|1~UNZ|1|1~";
    var packed = text(envelope.pack(bytes(other), "R1", AT));
    assertEquals("UNB+UNOC:2+A+B+260303:2330+R1'UNH+1+INVOIC:D:96A:UN'BGM+380+5?+5 | it?'s+9'UNT+3+1'UNZ+1+R1'", packed);
  }

  @Test
  void aBatchIsWrittenMessageByMessage() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var batch = PLAIN.batch(out, "R9", AT)) {
      for (int i = 1; i <= 3; i++) for (var m : Rendered.of(bytes(invoice("N" + i)))) batch.add(m);
    }
    var packed = text(out.toByteArray());
    assertTrue(packed.contains("UNH+3+") && packed.endsWith("UNT+3+3'UNZ+3+R9'"), packed);
    assertEquals(List.of(), new EdiReader().read(out.toByteArray(), set -> {}));
  }

  @Test
  void saysWhatIsWrong() {
    assertThrows(IllegalArgumentException.class, () -> PLAIN.pack(bytes("UNH+1+INVOIC:D:96A:UN'BGM+380'"), "R1", AT), "no UNT");
    assertThrows(IllegalArgumentException.class, () -> PLAIN.pack(bytes("hello"), "R1", AT));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.pack(bytes(invoice("1")), "", AT), "no reference");
    assertThrows(IllegalArgumentException.class, () -> PLAIN.pack(bytes("ST*810*0001~SE*2*0001~"), "R1", AT), "X12");
    assertThrows(IllegalArgumentException.class, () -> ofGlns("", "B", true));
    assertThrows(IllegalArgumentException.class, () -> ofGlns("A\n", "B", true));
    assertThrows(IllegalStateException.class, () -> PLAIN.batch(new ByteArrayOutputStream(), "R1", AT).close(), "nothing was added");
  }
}
