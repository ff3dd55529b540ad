package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The tokenizer undoes the serializer, and cuts by the table of its delimiters. */
class TokenizerTest {

  @Property(tries = 500)
  void whatWasSerializedIsTokenizedBack(@ForAll("segments") List<List<String>> segments, @ForAll boolean lines) {
    var out = new Serializer(Delimiters.X12, StandardCharsets.ISO_8859_1, lines);
    for (var s : segments) {
      out.segment(s.get(0));
      for (var e : s.subList(1, s.size())) out.element(e);
      out.end();
    }
    assertEquals(segments.stream().map(TokenizerTest::trimmed).toList(), tokens(out.bytes(), Delimiters.X12));
  }

  @Property(tries = 300)
  void aReleaseCharacterProtectsDelimitersAndItself(@ForAll("released") List<String> elements) {
    var edifact = Delimiters.EDIFACT;
    var out = new Serializer(edifact, StandardCharsets.ISO_8859_1, false).segment("FTX");
    elements.forEach(out::element);
    var bytes = out.end().bytes();
    var back = tokens(bytes, edifact).get(0);
    assertEquals(trimmed(elements), back.subList(1, back.size()).stream().map(e -> e.replaceAll("\\?(.)", "$1")).toList());
  }

  @Test
  void lineEndsAndBlanksBetweenSegmentsAreSkippedAndTheEndIsKnown() {
    var t = new Tokenizer(Samples.bytes("  ST*810*1~\r\n  BIG*20261120*A~\n\u001a"), 0, 32, Delimiters.X12);
    assertTrue(t.next());
    assertEquals("ST", t.latin1(0));
    assertTrue(t.next());
    assertEquals(2, t.elements());
    assertEquals("A", t.latin1(2));
    assertTrue(t.terminated());
    assertFalse(t.next());
  }

  @Test
  void aSegmentThatBreaksOffIsNotTerminated() {
    var bytes = Samples.bytes("BIG*20261120*A");
    var t = new Tokenizer(bytes, 0, bytes.length, Delimiters.X12);
    assertTrue(t.next());
    assertFalse(t.terminated());
    assertEquals("A", t.latin1(2));
  }

  private static List<String> trimmed(List<String> elements) {
    int n = elements.size();
    while (n > 0 && elements.get(n - 1).isEmpty()) n--;
    return elements.subList(0, n);
  }

  private static List<List<String>> tokens(byte[] bytes, Delimiters delimiters) {
    var found = new ArrayList<List<String>>();
    var t = new Tokenizer(bytes, 0, bytes.length, delimiters);
    while (t.next()) {
      var s = new ArrayList<String>();
      for (int i = 0; i <= t.elements(); i++) s.add(new String(bytes, t.start(i), t.end(i) - t.start(i), StandardCharsets.ISO_8859_1));
      found.add(s);
    }
    return found;
  }

  @Provide
  Arbitrary<List<List<String>>> segments() {
    var text = Arbitraries.strings().withCharRange('!', '}').withChars('ä', ' ').excludeChars('*', '>', '~').ofMaxLength(12);
    var tag = Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(2).ofMaxLength(3);
    return tag.flatMap(t -> text.list().ofMaxSize(12).map(l -> {
      var s = new ArrayList<>(l);
      s.add(0, t);
      return (List<String>) s;
    })).list().ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<String>> released() {
    return Arbitraries.strings().withChars("ab+:'? ").ofMaxLength(8).list().ofMaxSize(8);
  }
}
