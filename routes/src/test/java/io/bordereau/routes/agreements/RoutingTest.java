package io.bordereau.routes.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Identifier;
import io.bordereau.document.Party;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Turn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A document finds its one agreement by the identifiers in it, or is told in words why not. */
class RoutingTest {
  private static final Path CONFIG = Path.of(System.getProperty("bordereau.root")).resolve("config");
  private static final Agreements AGREEMENTS =
      new Loader(CONFIG, Register.ofProgram().and("x12-004010-810"), name -> null).load().agreements();

  private static final Party LARKFIELD_FR = vat("Larkfield Instruments SAS", "FR17901771204");
  private static final Party RHEINWERK = vat("Rheinwerk", "DE299887718");

  private static Party vat(String name, String vat) {
    return party(name, vat, null, null);
  }

  private static Party party(String name, String vat, Identifier endpoint, List<Identifier> identifiers) {
    return new Party(name, null, identifiers, null, vat, null, null, endpoint, null, null, null, null, null, null, null, null, null, null);
  }

  private static Finding nowhere(Agreements agreements, Party seller, Party buyer) {
    return assertInstanceOf(Routing.Nowhere.class, agreements.route(seller, buyer)).finding();
  }

  private static Agreements with(Partner... partners) {
    return new Agreements(CONFIG, AGREEMENTS.hub(), AGREEMENTS.companies(), AGREEMENTS.networks(), List.of(partners));
  }

  private static Partner rheinwerk(String id, Partner.State state) {
    Partner p = AGREEMENTS.partner("rheinwerk").orElseThrow();
    return new Partner(id, p.name(), p.company(), p.identifiers(), state, p.consent(), p.format(), p.options(), p.overlay(), p.formats(), p.profile(), p.rules(), p.network(),
        p.connector(), p.envelope(), p.endpoint(), p.inbound(), p.acknowledgements(), p.losses(), p.residue(), p.retry(), p.lane(), p.assumptions(), p.page());
  }

  @Test
  void anyOneIdentifierIsEnough() {
    var byVat = assertInstanceOf(Routing.To.class, AGREEMENTS.route(LARKFIELD_FR, RHEINWERK));
    assertEquals("rheinwerk", byVat.partner().id());
    assertEquals("larkfield-fr", byVat.company().id());
    Party byEndpoint = party("any name", null, new Identifier("de299887718", "9930", null), null);
    assertEquals("rheinwerk", assertInstanceOf(Routing.To.class, AGREEMENTS.route(LARKFIELD_FR, byEndpoint)).partner().id());
    Party byGln = party("any name", null, null, List.of(new Identifier("40 29900 10001 2", "0088", null)));
    assertEquals("rheinwerk", assertInstanceOf(Routing.To.class, AGREEMENTS.route(LARKFIELD_FR, byGln)).partner().id());
  }

  @Test
  void theSameNumberUnderAnotherSchemeIsSomebodyElse() {
    Party other = party("other", null, null, List.of(new Identifier("4029900100012", "0060", null)));
    assertEquals("AGR-22", nowhere(AGREEMENTS, LARKFIELD_FR, other).code());
  }

  @Test
  void aForeignSellerIsTheErpsTurn() {
    Finding finding = nowhere(AGREEMENTS, vat("Somebody Else", "DE111111125"), RHEINWERK);
    assertEquals("AGR-20", finding.code());
    assertEquals(Turn.SENDER, finding.turn());
    assertTrue(finding.message().contains("Somebody Else"), finding.message());
    assertEquals("AGR-20", nowhere(AGREEMENTS, null, RHEINWERK).code());
  }

  @Test
  void twoOfOurCompaniesCannotBothBeTheSeller() {
    Company fr = AGREEMENTS.company("larkfield-fr").orElseThrow();
    Company twin = new Company("twin", fr.name(), fr.country(), fr.identifiers(), fr.languages(), fr.currency(), null, null, null, null, null);
    Agreements both = new Agreements(CONFIG, AGREEMENTS.hub(), List.of(fr, twin), AGREEMENTS.networks(), AGREEMENTS.partners());
    assertEquals("AGR-21", nowhere(both, LARKFIELD_FR, RHEINWERK).code());
  }

  @Test
  void anUnknownBuyerIsNamedWithWhatTheDocumentSays() {
    Finding finding = nowhere(AGREEMENTS, LARKFIELD_FR, vat("Unbekannt GmbH", "DE136695976"));
    assertEquals("AGR-22", finding.code());
    assertEquals("VAT DE136695976", finding.value());
    assertTrue(finding.message().contains("Unbekannt GmbH"), finding.message());
  }

  @Test
  void anAgreementWithTheOtherCompanyIsMentioned() {
    Party northgate = party("Northgate", null, null, List.of(new Identifier("071149828", "0060", null)));
    Finding finding = nowhere(AGREEMENTS, LARKFIELD_FR, northgate);
    assertEquals("AGR-22", finding.code());
    assertTrue(finding.message().contains("northgate (for larkfield-us)"), finding.message());
  }

  @Test
  void severalFittingPartnersAreAQuestionForTheOperator() {
    Finding finding = nowhere(with(rheinwerk("one", Partner.State.LIVE), rheinwerk("two", Partner.State.LIVE)), LARKFIELD_FR, RHEINWERK);
    assertEquals("AGR-23", finding.code());
    assertTrue(finding.message().contains("one, two"), finding.message());
  }

  @Test
  void onlyTestAndLiveAreSentTo() {
    assertEquals("AGR-24", nowhere(with(rheinwerk("rheinwerk", Partner.State.CONSENTED)), LARKFIELD_FR, RHEINWERK).code());
    assertEquals("AGR-25", nowhere(with(rheinwerk("rheinwerk", Partner.State.RETIRED)), LARKFIELD_FR, RHEINWERK).code());
    assertInstanceOf(Routing.To.class, with(rheinwerk("rheinwerk", Partner.State.TEST)).route(LARKFIELD_FR, RHEINWERK));
  }

  @Test
  void aRetiredPredecessorDoesNotStandInTheWay() {
    Agreements renewed = with(rheinwerk("old", Partner.State.RETIRED), rheinwerk("new", Partner.State.LIVE));
    assertEquals("new", assertInstanceOf(Routing.To.class, renewed.route(LARKFIELD_FR, RHEINWERK)).partner().id());
  }

  @Test
  void theDigestNamesThisVeryAgreement() {
    Partner live = rheinwerk("rheinwerk", Partner.State.LIVE);
    assertEquals(AGREEMENTS.digest(live), AGREEMENTS.digest(rheinwerk("rheinwerk", Partner.State.LIVE)));
    assertNotEquals(AGREEMENTS.digest(live), AGREEMENTS.digest(rheinwerk("rheinwerk", Partner.State.TEST)));
    assertTrue(AGREEMENTS.digest(live).matches("[0-9a-f]{64}"));
    assertTrue(AGREEMENTS.text(live).contains("DE299887718"));
  }
}
