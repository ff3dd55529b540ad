package io.bordereau.envelopes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.edi.EdiReader;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An X12 set is packed byte for byte between an interchange and a group of its partner. */
class X12EnvelopeTest {
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-04T01:30:00+02:00");
  private static final X12Envelope ENVELOPE = new X12Envelope("ZZ", "ACMEUS", "01", "123456789", null, "NGRETAIL", "004010", true, false);

  @Test
  void packsAPlainSet() {
    var packed = text(ENVELOPE.pack(bytes("ST*810*0001~BIG*20260303*4711~TDS*1000~SE*4*0001~"), 42, 7, AT));
    assertEquals("ISA*00*          *00*          *ZZ*ACMEUS         *01*123456789      *260303*2330*U*00401*000000042*0*T*>~"
        + "GS*IN*ACMEUS*NGRETAIL*20260303*2330*7*X*004010~ST*810*0001~BIG*20260303*4711~TDS*1000~SE*4*0001~GE*1*7~IEA*1*000000042~",
            packed);
    assertEquals('~', packed.charAt(105), "ISA is 106 characters long");
  }

  @Test
  void replacesANeutralInterchangeAndKeepsItsSeparators() {
    var neutral = "ISA|00|          |00|          |ZZ|TEST           |ZZ|TEST           |000101|0000|U|00401|000000001|0|T|:'\n"
        + "GS|IN|TEST|TEST|20000101|0000|1|X|004010'\nST|850|0001'\nREF|SE|x'\nSE|3|0001'\nGE|1|1'\nIEA|1|000000001'\n";
    var packed = text(ENVELOPE.pack(bytes(neutral), 43, 8, AT));
    assertTrue(packed.startsWith("ISA|00|          |00|          |ZZ|ACMEUS         |"), packed);
    assertTrue(packed.contains("'\nGS|PO|ACMEUS|NGRETAIL|20260303|2330|8|X|004010'\nST|850|0001'\nREF|SE|x'\nSE|3|0001'\nGE|1|8'\n"),
        packed);
    assertTrue(packed.endsWith("IEA|1|000000043'\n"), packed);
  }

  @Test
  void aRetryGivesTheSameBytes() {
    var set = bytes("ST*810*0001~SE*2*0001~");
    assertEquals(text(ENVELOPE.pack(set, 1, 1, AT)), text(ENVELOPE.pack(set, 1, 1, AT)));
  }

  @Test
  void saysWhatIsWrong() {
    assertThrows(IllegalArgumentException.class, () -> ENVELOPE.pack(bytes("ST*810*0001~BIG*1~"), 1, 1, AT), "no SE");
    assertThrows(IllegalArgumentException.class, () -> ENVELOPE.pack(bytes("hello"), 1, 1, AT));
    assertThrows(IllegalArgumentException.class, () -> ENVELOPE.pack(bytes("ST*810*0001~SE*2*0001~"), 1_000_000_000L, 1, AT));
    assertThrows(IllegalArgumentException.class, () -> ENVELOPE.pack(bytes("STA810A0001~SEA2A0001~"), 1, 1, AT), "a separator in ACMEUS");
    assertThrows(IllegalArgumentException.class, () -> new X12Envelope("ZZ", "A".repeat(16), "ZZ", "B", null, null, "004010", true, false));
  }

  @Test
  void severalSetsShareOneInterchangeAndThoseOfOneKindAGroup() {
    var groups = new AtomicLong(7);
    var packed = text(ENVELOPE.pack(List.of(bytes("ST*810*0001~BIG*20260303*1~SE*3*0001~"), bytes("ST*810*0001~BIG*20260303*2~SE*3*0001~"),
        bytes("ST*820*0001~BPR*I*5~SE*3*0001~")), 42, groups::getAndIncrement, AT));
    assertTrue(packed.endsWith("GS*IN*ACMEUS*NGRETAIL*20260303*2330*7*X*004010~ST*810*0001~BIG*20260303*1~SE*3*0001~"
        + "ST*810*0002~BIG*20260303*2~SE*3*0002~GE*2*7~GS*RA*ACMEUS*NGRETAIL*20260303*2330*8*X*004010~ST*820*0001~BPR*I*5~SE*3*0001~GE*1*8~"
        + "IEA*2*000000042~"), packed);
    assertEquals(List.of(), new EdiReader().read(bytes(packed), set -> {}), "counts and control numbers are right");
  }

  @Test
  void setsTakeOverTheSeparatorsOfTheFirst() {
    var first = "ST*810*0001~NTE*GEN*a~SE*3*0001~";
    var packed = text(ENVELOPE.pack(List.of(bytes(first), bytes("ST|810|0001'NTE|GEN|b'SE|3|0001'")), 1, () -> 1, AT));
    assertTrue(packed.contains("ST*810*0002~NTE*GEN*b~SE*3*0002~"), packed);
    var refused = List.of(bytes(first), bytes("ST|810|0001'NTE|GEN|2 * 3'SE|3|0001'"));
    assertThrows(IllegalArgumentException.class, () -> ENVELOPE.pack(refused, 1, () -> 1, AT), "an asterisk in a text");
  }

  @Test
  void since00402TheEleventhElementSeparatesRepetitionsAndTheGuideIsNamedBySets() {
    var envelope = new X12Envelope("ZZ", "ACMEUS", "01", "123456789", null, null, "005010X231A1", false, true);
    var packed = text(envelope.pack(bytes("ST*999*0001~AK1*IN*7~AK9*A*1*1*1~SE*4*0001~"), 5, 6, AT));
    assertTrue(packed.contains("*2330*^*00501*000000005*1*P*>~GS*FA*ACMEUS*123456789*20260303*2330*6*X*005010X231A1~ST*999*0001*005010X231A1~"), packed);
    var caret = text(envelope.pack(bytes("ST*999*0001~AK1*IN*^~SE*3*0001~"), 5, 6, AT));
    assertTrue(caret.contains("*2330*`*00501*"), caret);
  }

  @Test
  void anAcknowledgementOfAnInterchangeStandsInNoGroup() {
    var neutral = "ISA*00*          *00*          *ZZ*TEST           *ZZ*TEST           *000101*0000*U*00401*000000001*0*T*>~\n"
        + "TA1*000000042*261122*0930*A*000~\nIEA*0*000000001~\n";
    var packed = text(ENVELOPE.pack(bytes(neutral), 9, 1, AT));
    assertTrue(packed.endsWith("*>~\nTA1*000000042*261122*0930*A*000~\nIEA*0*000000009~\n"), packed);
  }

  private static byte[] bytes(String s) {
    return s.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] b) {
    return new String(b, StandardCharsets.ISO_8859_1);
  }
}
