package io.bordereau.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Address;
import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Moment;
import io.bordereau.document.Money;
import io.bordereau.document.Note;
import io.bordereau.document.Party;
import io.bordereau.document.PaymentTerm;
import io.bordereau.document.Property;
import io.bordereau.document.Vat;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegalNoticesTest {

  @Test
  void aGermanBuilderSaysWhoOwesTheTax() {
    assertEquals(List.of("Steuerschuldnerschaft des Leistungsempfängers (§ 13b UStG)"), sentences("de-DE", sale("DE", "DE", "AE", null)));
    assertEquals(List.of("Steuerschuldnerschaft des Leistungsempfängers (Art. 196 der Richtlinie 2006/112/EG)"), sentences("de-DE", sale("DE", "FR", "AE",
        null)));
    assertEquals(List.of("Steuerschuldnerschaft des Leistungsempfängers (§ 13b Abs. 2 Nr. 4 und Abs. 5 UStG)"), sentences("de-DE", with(sale("DE", "DE", "AE",
        null), "properties", asks("reverse-charge-construction"))));
  }

  @Test
  void theWordsFollowTheLanguageOfThePageAndTheArticleTheLawOfTheSeller() {
    assertEquals(List.of("Reverse charge (§ 13b UStG)"), sentences("en", sale("DE", "DE", "AE", null)));
    assertEquals(List.of("Btw verlegd (art. 51, § 2 Btw-Wetboek)"), sentences("nl-BE", sale("BE", "BE", "AE", null)));
    assertEquals(List.of("Autoliquidation (art. 51, § 2 du Code de la TVA)"), sentences("fr-BE", sale("BE", "BE", "AE", null)));
  }

  @Test
  void anExemptionNamesTheArticleOfItsCode() {
    assertEquals(List.of("Steuerfrei (§ 4 UStG; Artikel 132(1)(i) der Richtlinie 2006/112/EG)"), sentences("de-DE", sale("DE", "DE", "E", "VATEX-EU-132-1I")));
    assertEquals("Exonération de TVA (art. 261 C, 1° du CGI)", sentences("fr-FR", sale("FR", "FR", "E", "VATEX-FR-CGI261C-1")).get(0));
    assertEquals(List.of("Gebrauchtgegenstände/Sonderregelung (§ 25a UStG)"), sentences("de-DE", sale("DE", "DE", "E", "VATEX-EU-F")));
  }

  @Test
  void suppliesAcrossBordersNameTheirArticle() {
    assertEquals(List.of("Operación exenta (art. 25 de la Ley 37/1992)"), sentences("es", sale("ES", "PT", "K", null)));
    assertEquals(List.of("Momsfri eksport (momslovens § 34, stk. 1, nr. 5)"), sentences("da", sale("DK", "US", "G", null)));
    assertEquals(List.of("Livraison intracommunautaire exonérée (art. 39bis du Code de la TVA)"), sentences("fr-BE", sale("BE", "DE", "K", null)));
  }

  @Test
  void wordsThatThisLawNoLongerHasAreChosenByTheDayOfIssue() {
    Invoice small = with(sale("DE", "DE", "E", null), "properties", asks("small-business"));
    assertEquals(List.of("Steuerbefreiung für Kleinunternehmer (§ 19 UStG)"), sentences("de-DE", small));
    assertEquals(List.of("Gemäß § 19 UStG wird keine Umsatzsteuer berechnet"), sentences("de-DE", with(small, "issued", Moment.parse("2024-12-31"))));
  }

  @Test
  void aFrenchInvoiceStatesItsPenaltiesUnlessItsNotesDo() {
    Invoice d = sale("FR", "FR", "S", null);
    assertEquals(List.of("late-payment", "recovery-costs", "no-discount"), LegalNotices.of(d, PageLanguage.of("fr-FR")).stream().map(LegalNotice::kind).toList());
    Invoice noted = with(d, "notes", List.of(new Note("PMT", "Indemnité de 40 euros.", null)), "paymentTerms", List.of(discount()));
    assertEquals(List.of("late-payment"), LegalNotices.of(noted, PageLanguage.of("fr-FR")).stream().map(LegalNotice::kind).toList());
    assertEquals(List.of(), LegalNotices.of(with(d, "type", "381"), PageLanguage.of("fr-FR")));
  }

  @Test
  void aCraftsmansRetentionNoticeStandsWhereTheErpAsksForIt() {
    List<String> all = sentences("de-DE", with(sale("DE", "DE", "S", null), "properties", asks("retention")));
    assertEquals(1, all.size());
    assertTrue(all.get(0).contains("zwei Jahre") && all.get(0).endsWith("(§ 14b Abs. 1 Satz 5 UStG)"), all.get(0));
  }

  @Test
  void whatTheDocumentSaysItselfIsNotSaidTwice() {
    var row = new Vat(Money.of("100.00"), Money.ZERO, "K", Decimal.ZERO, "Steuerfreie innergemeinschaftliche Lieferung (§ 4 Nr. 1 Buchst. b und § 6a UStG)",
        null, null, null, null, null);
    assertEquals(List.of(), sentences("de-DE", with(sale("DE", "FR", "K", null), "vat", List.of(row))));
  }

  @Test
  void aTaxRepresentativeBringsTheLawOfItsCountry() {
    var representative = party("NO", "NO983100554MVA");
    assertEquals("Omvendt avgiftsplikt – merverdiavgift ikke beregnet (merverdiavgiftsloven § 11-1)", sentences("nb", with(sale("FR", "NO", "AE", null),
        "taxRepresentative", representative)).get(0));
  }

  @Test
  void serbianWordsStandInTheLettersOfThePage() {
    Invoice d = sale("RS", "DE", "G", null);
    assertEquals("Пореско ослобођење са правом на одбитак претходног пореза (чл. 24. став 1. тачка 2) Закона о ПДВ)", sentences("sr-Cyrl", d).get(0));
    assertEquals("Poresko oslobođenje sa pravom na odbitak prethodnog poreza (čl. 24. stav 1. tačka 2) Zakona o PDV)", sentences("sr-Latn", d).get(0));
    assertEquals(2, sentences("sr-Latn", d).size(), "the invoice is valid without seal and signature");
  }

  @Test
  void aPortugueseCodeOfExemptionChoosesItsWordsWhateverTheCategory() {
    assertEquals(List.of("IVA – regime de isenção (artigo 57.º do CIVA)"), sentences("pt", sale("PT", "PT", "E", "M10")));
    assertEquals(List.of("Isento (artigo 14.º do CIVA)"), sentences("pt", sale("PT", "US", "E", "M05")));
    assertEquals(List.of("IVA – autoliquidação (artigo 2.º, n.º 1, alínea j) do CIVA)"), sentences("pt", sale("PT", "PT", "AE", "m31")));
    assertEquals(List.of("Regime da margem de lucro – Bens em segunda mão (Decreto-Lei n.º 199/96, de 18 de outubro)"), sentences("pt", sale("PT", "PT", "E", "M13")));
    assertEquals(List.of("Não sujeito ou não tributado"), sentences("pt", sale("PT", "PT", "O", "M99")));
    assertEquals(List.of("Isento (artigo 9.º do CIVA)"), sentences("pt", sale("PT", "PT", "E", "M98")), "an unknown code says no more than its category");
    assertEquals(List.of("Steuerfrei (§ 4 UStG)"), sentences("de", sale("DE", "DE", "E", "M10")), "the codes are Portugal's");
  }

  @Test
  void italianStampDutyIsNamedAboveItsThreshold() {
    assertEquals(List.of("Operazione esente (art. 10 DPR 633/1972)", "Imposta di bollo assolta in modo virtuale (art. 6, comma 2, DM 17 giugno 2014)"),
        sentences("it", sale("IT", "IT", "E", null)));
    var small = new Vat(Money.of("77.47"), Money.ZERO, "E", Decimal.ZERO, null, null, null, null, null, null);
    assertEquals(1, sentences("it", with(sale("IT", "IT", "E", null), "vat", List.of(small))).size());
  }

  @Test
  void selfBillingAndCashAccountingFollowFromTypeAndTaxPoint() {
    assertEquals(List.of("Autofaturação (artigo 36.º, n.º 11 do CIVA)", "IVA – regime de caixa"), sentences("pt", with(sale("PT", "PT", "S", null), "type", "389",
        "taxPointCode", "432")));
    assertEquals(List.of("Self-billing. The VAT shown is your output tax due to HMRC"), sentences("en", with(sale("GB", "GB", "S", null), "type", "389")));
  }

  @Test
  void aDomesticSaleWithTaxNeedsNoWords() {
    for (String country : List.of("AT", "BE", "DK", "DE", "NL", "NO", "PT", "ES", "SE", "CH", "GB", "IT", "AU", "US")) {
      assertEquals(List.of(), LegalNotices.of(sale(country, country, "S", null), PageLanguage.ofCountry(country)), country);
    }
  }

  @Test
  void everyCountryHasWordsForEveryCategoryWithoutTax() {
    for (String country : List.of("AT", "BE", "DK", "FR", "DE", "NL", "NO", "PT", "RS", "ES", "SE", "CH", "GB", "IT")) {
      for (String category : List.of("AE", "G", "E", "O")) {
        List<LegalNotice> all = LegalNotices.of(sale(country, "US", category, null), PageLanguage.ofCountry(country));
        assertFalse(all.isEmpty(), country + " " + category);
        assertFalse(all.get(0).text().contains("{") || all.get(0).article().contains("{"), all.toString());
      }
    }
  }

  @Test
  void everyRowHasASourceAndADayInOrder() {
    for (Map<String, String> row : Table.load(LegalNotices.class, "legal-notices.csv").rows()) {
      assertFalse(row.get("text").isBlank() || row.get("source").isBlank(), row.toString());
      assertTrue(List.of("high", "medium", "low").contains(row.get("certainty")), row.toString());
      assertTrue(List.of("", "domestic", "eu", "abroad").contains(row.get("scope")), row.toString());
      assertTrue(row.get("since").isEmpty() || row.get("until").isEmpty() || row.get("since").compareTo(row.get("until")) < 0, row.toString());
      assertTrue(PageLanguage.ALL.stream().anyMatch(l -> l.language().equals(row.get("language"))), row.toString());
      if (row.get("code").startsWith("VATEX-") && !row.get("code").equals("VATEX-EU")) assertTrue(CodeList.VATEX.contains(row.get("code")), row.toString());
    }
  }

  private static PaymentTerm discount() {
    return make(PaymentTerm.class, Map.of("discountPercent", Decimal.of("2")));
  }

  private static List<Property> asks(String notice) {
    return List.of(new Property(LegalNotices.PROPERTY, notice, null, null, null, null, null, null));
  }

  private static List<String> sentences(String language, Invoice d) {
    return LegalNotices.of(d, PageLanguage.of(language)).stream().map(LegalNotice::sentence).toList();
  }

  private static Invoice sale(String seller, String buyer, String category, String code) {
    var row = new Vat(Money.of("100.00"), Money.ZERO, category, Decimal.ZERO, null, code, null, null, null, null);
    return make(Invoice.class, Map.of("number", "1", "type", "380", "currency", "EUR", "issued", Moment.parse("2026-11-20"), "seller", party(seller, null), "buyer",
        party(buyer, null), "vat", List.of(row)));
  }

  private static Party party(String country, String vatId) {
    var values = new HashMap<String, Object>();
    values.put("address", make(Address.class, Map.of("country", country)));
    values.put("vatId", vatId);
    return make(Party.class, values);
  }

  private static Invoice with(Invoice d, Object... namesAndValues) {
    var values = new HashMap<String, Object>();
    try {
      for (var c : Invoice.class.getRecordComponents()) values.put(c.getName(), c.getAccessor().invoke(d));
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < namesAndValues.length; i += 2) values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    return make(Invoice.class, values);
  }

  private static <T> T make(Class<T> type, Map<String, Object> values) {
    try {
      var parts = type.getRecordComponents();
      var constructor = type.getDeclaredConstructor(Arrays.stream(parts).map(p -> p.getType()).toArray(Class<?>[]::new));
      return constructor.newInstance(Arrays.stream(parts).map(p -> values.get(p.getName())).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
