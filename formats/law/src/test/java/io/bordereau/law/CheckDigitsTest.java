package io.bordereau.law;

import static io.bordereau.law.CheckDigit.Verdict.VALID;
import static io.bordereau.law.CheckDigit.Verdict.WRONG_DIGIT;
import static io.bordereau.law.CheckDigit.Verdict.WRONG_SHAPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CheckDigitsTest {

  @TestFactory
  Stream<DynamicTest> everyPublishedNumberIsValid() {
    return CheckDigits.ALL.stream().flatMap(c -> c.examples().stream()
        .map(e -> DynamicTest.dynamicTest(c.id() + " " + e, () -> assertEquals(VALID, c.check(e)))));
  }

  @TestFactory
  Stream<DynamicTest> everyChangeOfOneDigitInAPublishedNumberIsNoticedWhereThatIsPromised() {
    return CheckDigits.ALL.stream().filter(CheckDigit::detects).flatMap(c -> c.examples().stream()
        .map(e -> DynamicTest.dynamicTest(c.id() + " " + e, () -> {
          for (String slip : slips(e)) assertFalse(c.test(slip), slip + " passed for " + e);
        })));
  }

  @Property(tries = 2000)
  void aChangedDigitInAnyValidNumberIsNoticedWhereThatIsPromised(@ForAll("valid") Number number, @ForAll Random random) {
    List<String> slips = slips(number.text);
    String slip = slips.get(random.nextInt(slips.size()));
    assertFalse(number.kind.test(slip), slip + " passed for " + number.text);
  }

  @Property
  void noTextBreaksACheck(@ForAll String text) {
    for (CheckDigit c : CheckDigits.ALL) c.check(text);
    CheckDigits.vat(text, null).ifPresent(c -> c.check(text));
  }

  @Test
  void numbersThatAreKnownToBeWrongAreRefused() {
    assertEquals(WRONG_DIGIT, check("iban", "GB82WEST12345698765433"));
    assertEquals(WRONG_SHAPE, check("iban", "DE8937040044053201300"));
    assertEquals(WRONG_SHAPE, check("iban", "ZZ8937040044053201300"));
    assertEquals(WRONG_DIGIT, check("vat-nz", "136410133"));
    assertEquals(WRONG_DIGIT, check("vat-nz", "91255680"));
    assertEquals(WRONG_DIGIT, check("vat-de", "DE136695978"));
    assertEquals(WRONG_DIGIT, check("vat-at", "ATU13585626"));
    assertEquals(WRONG_DIGIT, check("vat-gb", "GB802311781"));
    assertEquals(WRONG_DIGIT, check("vat-es", "54362315Z"));
    assertEquals(WRONG_DIGIT, check("lei", "213800KUD8LAJWSQ9D16"));
    assertEquals(WRONG_SHAPE, check("ein", "07-1144442"));
    assertEquals(WRONG_SHAPE, check("duns", "15-048-378"));
    assertEquals(WRONG_SHAPE, check("iban", null));
    assertEquals(WRONG_SHAPE, check("kid", "1".repeat(10_000)));
  }

  @Test
  void blanksAndSmallLettersDoNotMatter() {
    assertEquals(VALID, check("iban", "gb82 west 1234 5698 7654 32"));
  }

  @Test
  void aKidMayEndInAHyphenByModulus11() {
    var kid = CheckDigits.id("kid").orElseThrow();
    var hyphens = Stream.iterate(1000, i -> i + 1).limit(500).map(i -> i + "-").filter(kid::test).count();
    assertTrue(hyphens > 20 && hyphens < 90, () -> hyphens + " of 500");
  }

  @Test
  void aVatNumberIsFoundByItsLettersAndElseByTheCountry() {
    assertEquals("vat-de", CheckDigits.vat("DE136695976", "FR").orElseThrow().id());
    assertEquals("vat-gb", CheckDigits.vat("XI980780684", null).orElseThrow().id());
    assertEquals("abn", CheckDigits.vat("83914571673", "AU").orElseThrow().id());
    assertEquals(Optional.empty(), CheckDigits.vat("PL1234563218", "PL"));
    assertEquals(Optional.empty(), CheckDigits.vat("4711", null));
  }

  @Test
  void everySchemeAndIdIsUniqueAndEverySchemeIsAnIcdOrEas() {
    var ids = new ArrayList<String>();
    var schemes = new ArrayList<String>();
    for (CheckDigit c : CheckDigits.ALL) {
      ids.add(c.id());
      schemes.addAll(c.schemes());
      assertFalse(c.examples().isEmpty(), c.id());
    }
    assertEquals(ids.size(), ids.stream().distinct().count());
    assertEquals(schemes.size(), schemes.stream().distinct().count());
    for (String s : schemes) assertTrue(CodeList.EAS.contains(s) || CodeList.ICD.contains(s), s);
  }

  private static CheckDigit.Verdict check(String id, String number) {
    return CheckDigits.id(id).orElseThrow().check(number);
  }

  record Number(CheckDigit kind, String text) {}

  /** Numbers made of published ones: other digits in the middle, then whatever check digits make them valid. */
  @Provide
  Arbitrary<Number> valid() {
    var kinds = CheckDigits.ALL.stream().filter(CheckDigit::detects).toList();
    return Arbitraries.of(kinds).flatMap(c -> Arbitraries.randomValue(random -> valid(c, random)));
  }

  private static Number valid(CheckDigit kind, Random random) {
    while (true) {
      var example = new StringBuilder(kind.examples().get(random.nextInt(kind.examples().size())));
      var digits = digits(example);
      for (int i = 0; i < 4; i++) example.setCharAt(digits.get(random.nextInt(digits.size())), (char) ('0' + random.nextInt(10)));
      for (int a : digits) {
        for (int b : List.of(a, digits.get(Math.max(0, digits.indexOf(a) - 1)))) {
          for (int n = 0; n < 100; n++) {
            var s = new StringBuilder(example);
            s.setCharAt(b, (char) ('0' + n / 10));
            s.setCharAt(a, (char) ('0' + n % 10));
            if (kind.test(s.toString())) return new Number(kind, s.toString());
          }
        }
      }
    }
  }

  private static List<Integer> digits(CharSequence s) {
    return Stream.iterate(0, i -> i + 1).limit(s.length()).filter(i -> Character.isDigit(s.charAt(i))).toList();
  }

  private static List<String> slips(String number) {
    var slips = new ArrayList<String>();
    for (int at : digits(number)) {
      for (char d = '0'; d <= '9'; d++) {
        if (d != number.charAt(at)) slips.add(number.substring(0, at) + d + number.substring(at + 1));
      }
    }
    return slips;
  }
}
