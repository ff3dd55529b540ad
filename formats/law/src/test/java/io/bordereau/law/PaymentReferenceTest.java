package io.bordereau.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.law.CheckDigit.Verdict;
import io.bordereau.law.PaymentReference.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentReferenceTest {

  @Test
  void aCreditorReferenceIsKnownAnywhereAndSetInFours() {
    PaymentReference r = of("RF18539007547034", "PT");
    assertEquals(Kind.CREDITOR, r.kind());
    assertEquals("RF18 5390 0754 7034", r.printed());
    assertEquals(Verdict.WRONG_DIGIT, of("RF19 5390 0754 7034", null).verdict());
  }

  @Test
  void aQrReferenceIsSetInTwoAndFives() {
    assertEquals("21 00000 00003 13947 14300 09017", of("210000000003139471430009017", "CH").printed());
    assertEquals(Verdict.WRONG_DIGIT, of("210000000003139471430009018", "LI").verdict());
    assertEquals(Optional.empty(), PaymentReference.of("210000000003139471430009017", "DE", null));
  }

  @Test
  void aKidEndsInADigitByModulusTenOrEleven() {
    // 1234 has 4 by modulus 10 and 3 by modulus 11: published examples of the package norwegian-numbers
    assertTrue(of("12344", "NO").right());
    assertTrue(of("12343", "NO").right());
    assertEquals(Verdict.WRONG_DIGIT, of("12345", "NO").verdict());
    assertEquals(Optional.empty(), PaymentReference.of("Faktura 12345", "NO", null));
  }

  @Test
  void anOcrReferenceMayStateItsLength() {
    // 12345 has the check digit 5; with 7 digits in all the length digit is 7, and the check digit over 123457 is 4
    assertTrue(of("123455", "SE").right());
    assertFalse(of("123455", "SE").statesLength());
    PaymentReference length = of("1234574", "SE");
    assertTrue(length.right() && length.statesLength(), length.toString());
    assertEquals(Verdict.WRONG_DIGIT, of("1234573", "SE").verdict());
  }

  @Test
  void aStructuredCommunicationStandsBetweenPlusSigns() {
    assertEquals("+++090/9337/55493+++", of("090933755493", "BE").printed());
    assertEquals("+++090/9337/55493+++", of("***090/9337/55493***", "FR").printed());
    assertEquals("090933755493", of("+++090/9337/55493+++", null).plain());
    assertEquals(Verdict.WRONG_DIGIT, of("+++090/9337/55494+++", "BE").verdict());
    assertEquals(Verdict.WRONG_SHAPE, of("+++090/9337+++", "BE").verdict());
  }

  @Test
  void aSerbianReferenceOfModel97HasItsCheckDigitsInFront() {
    int check = 98 - Sums.mod97("1234567" + "00");
    PaymentReference r = of("97 " + check + "-123-4567", "RS");
    assertTrue(r.right(), r.toString());
    assertEquals("97 " + check + "-123-4567", r.printed());
    assertEquals(Verdict.WRONG_DIGIT, of("(97)" + (check - 1) + "1234567", "RS").verdict());
    assertTrue(of("11 1234-56", "RS").right(), "the rule of model 11 is not public");
    assertEquals(Optional.empty(), PaymentReference.of("971234567", "RS", null));
  }

  @Test
  void aDanishSlipHasATypeAnIdAndACreditor() {
    // the published examples: 1 becomes 18, 2 becomes 26
    PaymentReference r = of("71#000000000000018", "DK");
    assertTrue(r.right());
    assertEquals("+71<000000000000018+81234567<", r.printed("81234567"));
    assertEquals("71#000000000000026", of("+71<26+81234567<", "DK").plain());
    assertEquals(Verdict.WRONG_DIGIT, of("71#000000000000019", "DK").verdict());
    assertEquals("+73<+81234567<", of("73#", "DK").printed("81234567"));
    assertEquals(Verdict.WRONG_SHAPE, of("71#12345678901234567", "DK").verdict());
    assertTrue(of("75#0000000000000018", "DK").right());
  }

  @Test
  void aDutchReferenceHasItsCheckDigitInFrontAndMayStateItsLength() {
    // the published examples: 5000 0567 8901 2345, and 12 2345 3462 2567 with the length 2 for twelve digits
    assertEquals("5000 0567 8901 2345", of("5000056789012345", "NL").printed());
    assertTrue(of("5000 0567 8901 2345", "NL").right());
    assertEquals(Verdict.WRONG_DIGIT, of("6000056789012345", "NL").verdict());
    assertEquals(Optional.empty(), PaymentReference.of("2026001234", "NL", null), "a number of ten digits is a free text unless it is right");
    assertEquals(Optional.empty(), PaymentReference.of("5000056789012345", "DE", null));
  }

  @Test
  void aReferenceOfMultibancoStandsWithoutItsMark() {
    assertEquals("118 402 771", of("#REFERENCE@ATMPAYMENT#118 402 771#", "PT").printed());
    assertEquals("90150 / 123 123 451", of("#REFERENCE@ATMPAYMENT#90150;123123451#", null).printed());
    assertEquals(Verdict.WRONG_SHAPE, of("#REFERENCE@ATMPAYMENT#1184027#", "PT").verdict());
  }

  @Test
  void theNumberOfTheInvoiceAloneIsNoReference() {
    assertEquals(Optional.empty(), PaymentReference.of("2026001", "SE", "2026001"));
    assertEquals(Kind.OCR, PaymentReference.of("2026001", "SE", "2026").orElseThrow().kind());
  }

  @Test
  void aFreeTextIsNone() {
    for (String text : List.of("", "Invoice 4711", "x".repeat(5000), "+", "71#x", "RF", "97")) {
      for (String country : List.of("NO", "SE", "BE", "RS", "CH", "DK", "DE")) {
        Optional<PaymentReference> r = PaymentReference.of(text, country, null);
        assertTrue(r.isEmpty() || r.get().kind() == Kind.OCR || r.get().kind() == Kind.KID, text + country);
      }
    }
  }

  private static PaymentReference of(String text, String country) {
    return PaymentReference.of(text, country, null).orElseThrow();
  }
}
