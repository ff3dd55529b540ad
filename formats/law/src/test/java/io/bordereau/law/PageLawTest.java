package io.bordereau.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageLawTest {
  @Test
  void theDayOfTheInvoiceDecides() {
    assertEquals(PageLaw.Page.SUFFICIENT, PageLaw.on("BE", LocalDate.of(2025, 12, 31)).orElseThrow().page());
    assertEquals(PageLaw.Page.INSUFFICIENT, PageLaw.on("BE", LocalDate.of(2026, 1, 1)).orElseThrow().page());
    assertEquals(PageLaw.Signature.NONE, PageLaw.on("PT", LocalDate.of(2026, 12, 31)).orElseThrow().signature());
    assertEquals(PageLaw.Signature.QUALIFIED, PageLaw.on("PT", LocalDate.of(2027, 1, 1)).orElseThrow().signature());
  }

  @Test
  void aCountryThatIsNotKnownHasNoAnswer() {
    assertEquals(Optional.empty(), PageLaw.on("BR", LocalDate.of(2026, 11, 22)));
    assertEquals(Optional.empty(), PageLaw.on(null, LocalDate.of(2026, 11, 22)));
  }

  @Test
  void everyCountryServedFromTheStartIsKnownFromItsBeginning() {
    for (var country : List.of("AT", "AU", "BE", "CA", "CH", "DE", "DK", "ES", "FR", "GB", "IT", "NL", "NO", "NZ", "PT", "RS", "SE", "US")) {
      var first = PageLaw.on(country, LocalDate.of(2000, 1, 1)).orElseThrow();
      assertNull(first.since(), country);
      assertFalse(first.source().isBlank(), country);
      assertTrue(PageLaw.countries().contains(country));
    }
  }
}
