package io.bordereau.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LawDataTest {

  @Test
  void everyCodeListSaysItsSourceVersionAndDate() {
    for (CodeList list : CodeList.ALL) {
      assertFalse(list.source().isBlank(), list.id());
      assertFalse(list.version().isBlank(), list.id());
      assertTrue(list.date().isAfter(LocalDate.of(2025, 1, 1)), list.id());
      assertFalse(list.codes().isEmpty(), list.id());
    }
    assertEquals(CodeList.ALL.size(), new HashSet<>(CodeList.ALL.stream().map(CodeList::id).toList()).size());
  }

  @Test
  void codesAreFoundAndMistakesAreNot() {
    assertTrue(CodeList.UNTDID_1001.contains("380"));
    assertEquals(Optional.of("credit"), CodeList.UNTDID_1001.column("381", "kind"));
    assertTrue(CodeList.REC_20.contains("C62"));
    assertTrue(CodeList.REC_20.contains("XPK"), "a package code of Recommendation 21");
    assertFalse(CodeList.REC_20.contains("PCS"));
    assertFalse(CodeList.REC_20.contains("c62"), "letters count as written");
    assertFalse(CodeList.ISO_4217.contains("EURO"));
    assertFalse(CodeList.ISO_3166.contains("UK"));
    assertFalse(CodeList.EAS.contains(null));
    assertEquals(Optional.of("no"), CodeList.EAS.column("0202", "peppol"), "Italian PEC is not a Peppol address");
    assertEquals(Optional.of("0"), CodeList.ISO_4217.column("JPY", "digits"));
  }

  @Test
  void minorUnitsAgreeWithThePlatform() {
    for (String code : CodeList.ISO_4217.codes()) {
      java.util.Currency currency;
      try {
        currency = java.util.Currency.getInstance(code);
      } catch (IllegalArgumentException newer) {
        continue;
      }
      if (currency.getDefaultFractionDigits() < 0) continue;
      assertEquals(String.valueOf(currency.getDefaultFractionDigits()), CodeList.ISO_4217.column(code, "digits").orElseThrow(), code);
    }
  }

  @Test
  void theDateOfTheDocumentPicksTheRate() {
    assertEquals(rates("19", "7"), VatRates.allowed("DE", "S", LocalDate.of(2019, 6, 1)));
    assertEquals(rates("16", "5"), VatRates.allowed("DE", "S", LocalDate.of(2020, 12, 31)));
    assertEquals(rates("19", "7"), VatRates.allowed("DE", "S", LocalDate.of(2021, 1, 1)));
    assertEquals(rates("7.7", "3.7", "2.5"), VatRates.allowed("CH", "S", LocalDate.of(2023, 12, 31)));
    assertEquals(rates("8.1", "3.8", "2.6"), VatRates.allowed("CH", "S", LocalDate.of(2024, 1, 1)));
    assertEquals(rates("25", "12", "6"), VatRates.allowed("SE", "S", LocalDate.of(2026, 11, 1)));
  }

  @Test
  void aRegionsRatesBelongToItsCountryAndTheCanariesHaveATaxOfTheirOwn() {
    assertTrue(VatRates.allowed("PT", "S", LocalDate.of(2026, 1, 1)).orElseThrow().contains(new BigDecimal("16")), "the Azores");
    assertTrue(VatRates.allowed("ES", "L", LocalDate.of(2026, 1, 1)).orElseThrow().contains(new BigDecimal("7")));
    assertFalse(VatRates.allowed("ES", "S", LocalDate.of(2026, 1, 1)).orElseThrow().contains(new BigDecimal("7")));
  }

  @Test
  void whatTheTableDoesNotKnowHasNoAnswer() {
    assertEquals(Optional.empty(), VatRates.allowed("PL", "S", LocalDate.of(2026, 1, 1)));
    assertEquals(Optional.empty(), VatRates.allowed("FR", "S", LocalDate.of(2013, 12, 31)), "before the table begins");
    assertEquals(Optional.empty(), VatRates.allowed("US", "S", LocalDate.of(2026, 1, 1)));
    assertEquals(rates("0"), VatRates.allowed("PL", "AE", LocalDate.of(2026, 1, 1)));
  }

  @Test
  void theEighteenCountriesAreThereWithTheirNumbers() {
    assertEquals(18, Countries.ALL.size());
    for (Countries.Country c : Countries.ALL) {
      assertTrue(CodeList.ISO_3166.contains(c.code()), c.code());
      assertTrue(CodeList.ISO_4217.contains(c.currency()), c.code());
      for (String scheme : c.eas()) assertTrue(CodeList.EAS.contains(scheme), c.code() + " " + scheme);
      assertTrue(c.archiveYears() >= 3, c.code());
      if (c.tax() != Countries.TaxSystem.SALES_TAX) assertTrue(c.taxNumber().isPresent(), c.code());
      if (c.tax() == Countries.TaxSystem.VAT) {
        assertTrue(VatRates.allowed(c.code(), "S", LocalDate.of(2026, 11, 1)).isPresent(), c.code());
      }
    }
  }

  private static Optional<SortedSet<BigDecimal>> rates(String... rates) {
    return Optional.of(Stream.of(rates).map(BigDecimal::new).collect(Collectors.toCollection(TreeSet::new)));
  }
}
