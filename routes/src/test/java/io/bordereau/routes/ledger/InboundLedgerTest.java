package io.bordereau.routes.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.ledger.Interchange.Recognised;
import io.bordereau.routes.ledger.Orders.How;
import io.bordereau.routes.ledger.Orders.OrderedLine;
import io.bordereau.routes.ledger.Payments.Payment;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger knows of the way in: interchanges once, what is kept apart, orders, payments, and our own system's silence. */
@ParameterizedClass
@EnumSource(Vendor.class)
class InboundLedgerTest {
  @Parameter Vendor vendor;
  private static final Interchange NUMBER = new Interchange("x12", "01:071149828", "ZZ:LARKFIELDUS", "000000077");

  @TempDir
  private Path folder;
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Given.open(vendor, folder, "test");
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Claim arrived(String identity, String content) {
    var digest = ledger.payloads().put(Given.bytes(content));
    ledger.receive(new Inbound(Direction.IN, "https-in", "northgate", identity, digest, "", "", "arrive", List.of()), Given.REPLIES);
    return Given.claim(ledger, "arrive");
  }

  @Test
  void anInterchangeIsTheFirstARepeatOrAnother() {
    var first = arrived("a", "ISA 77");
    assertInstanceOf(Recognised.First.class, ledger.recognise(first, NUMBER));
    assertInstanceOf(Recognised.First.class, ledger.recognise(first, NUMBER), "done again after a crash it is still the first");
    assertEquals(new Recognised.Repeat(first.document()), ledger.recognise(arrived("b", "ISA 77"), NUMBER));
    assertEquals(new Recognised.Other(first.document()), ledger.recognise(arrived("c", "ISA 77 changed"), NUMBER));
    var receiver = new Interchange("x12", NUMBER.sender(), "ZZ:LARKFIELDFR", NUMBER.control());
    assertInstanceOf(Recognised.First.class, ledger.recognise(arrived("d", "ISA 77 elsewhere"), receiver), "another receiver has numbers of its own");
    assertEquals(first.document(), ledger.inquiry().interchange(NUMBER).orElseThrow());
  }

  @Test
  void whatIsKeptApartIsListedAndWaitsForAPerson() {
    var claim = arrived("junk", "good morning");
    ledger.complete(claim, Completion.of(Step.of(Stage.QUARANTINED, "nothing that we read").findings(List.of(LedgerFindings.conflict("junk")))));
    var kept = ledger.inquiry().quarantined().get(0);
    assertEquals(List.of(claim.document(), "northgate", "junk"), List.of(kept.document(), kept.from(), kept.identity()));
    assertEquals(State.QUARANTINED, Given.life(ledger, claim.document()).state());
    assertTrue(ledger.due("arrive", 10).isEmpty());
    ledger.desk().release(claim.document(), "test", "it is an order after all");
    assertEquals(1, ledger.due("arrive", 10).size(), "the work is taken up again");
    assertTrue(ledger.inquiry().quarantined().isEmpty());
    assertEquals(State.RECEIVED, Given.life(ledger, claim.document()).state());
  }

  @Test
  void whatIsHandedOverIsTakenWhenOurOwnSystemSaysSo() throws Exception {
    var claim = arrived("po", "an order");
    var outgoing = ledger.number(claim, new Draft(Outgoing.ERP, "order-1", List.of(), null));
    ledger.ready(claim, outgoing, new Packet(ledger.payloads().put(Given.bytes("{}")), "application/json", null, "erp", List.of(), Level.APPLICATION,
        Duration.ofMillis(1)), List.of(), Next.now("hand"));
    var hand = Given.claim(ledger, "hand");
    ledger.complete(hand, Completion.of(Step.of(Stage.DELIVERED, "in the folder")));
    assertEquals(State.HANDED_OVER, Given.life(ledger, claim.document()).state());
    Thread.sleep(20);
    assertEquals("answer-overdue", ledger.watch().get(0).kind());
    var said = ledger.inquiry().timeline(claim.document()).getLast();
    assertEquals("LED-06", said.step().findings().get(0).code());
    ledger.answer(Given.answer("ack", "order-1", Level.APPLICATION, Verdict.ACCEPTED));
    assertEquals(State.TAKEN, Given.life(ledger, claim.document()).state());
    assertTrue(ledger.watch().isEmpty(), "the alarm is cleared");
  }

  @Test
  void anOrderIsKnownAsItsLatestChangeLeftIt() {
    var order = arrived("po", "order").document();
    var change = arrived("poc", "change").document();
    ledger.orders().keep(order, "northgate", "PO-1", List.of(line("1", "40"), line("2", "2")), How.ORIGINAL, false);
    ledger.orders().keep(change, "northgate", "PO-1", List.of(new OrderedLine("2", null, "", true), line("3", "7")), How.CHANGES, false);
    ledger.orders().keep(change, "northgate", "PO-1", List.of(line("2", "99")), How.CHANGES, false); // The same document again changes nothing.
    var known = ledger.orders().find("northgate", "PO-1").orElseThrow();
    assertEquals(List.of(line("1", "40"), new OrderedLine("2", new BigDecimal("2"), "C62", true), line("3", "7")), known.lines());
    assertTrue(ledger.orders().find("halden", "PO-1").isEmpty(), "another partner's number is another order");
  }

  @Test
  void aChangeThatIsQuickerThanItsOrderStands() {
    ledger.orders().keep(arrived("poc", "change").document(), "northgate", "PO-1", List.of(new OrderedLine("2", null, "", true)), How.CHANGES, false);
    ledger.orders().keep(arrived("po", "order").document(), "northgate", "PO-1", List.of(line("1", "40"), line("2", "2")), How.ORIGINAL, false);
    assertEquals(List.of(line("1", "40"), new OrderedLine("2", new BigDecimal("2"), "C62", true)),
        ledger.orders().find("northgate", "PO-1").orElseThrow().lines());
    ledger.orders().keep(arrived("por", "replaced").document(), "northgate", "PO-1", List.of(line("2", "3")), How.REPLACES, false);
    assertEquals(List.of(new OrderedLine("1", new BigDecimal("40"), "C62", true), line("2", "3")),
        ledger.orders().find("northgate", "PO-1").orElseThrow().lines());
  }

  private static OrderedLine line(String number, String quantity) {
    return new OrderedLine(number, new BigDecimal(quantity), "C62", false);
  }

  @Test
  void whatIsBilledCountsUntilItIsTakenBack() {
    var one = Given.readyToSend(ledger, "1");
    var two = Given.readyToSend(ledger, "2");
    ledger.orders().bill(one, "northgate", "PO-1", "1", new BigDecimal("30"), "C62");
    ledger.orders().bill(one, "northgate", "PO-1", "1", new BigDecimal("35"), "C62");
    assertEquals(new BigDecimal("35"), ledger.orders().billed(two, "northgate", "PO-1", "1"), "said again it replaces what was said");
    ledger.desk().discard(one, "test", "wrong customer");
    assertEquals(BigDecimal.ZERO, ledger.orders().billed(two, "northgate", "PO-1", "1"));
  }

  @Test
  void paymentsAddUpOncePerItem() {
    var invoice = Given.readyToSend(ledger, "1");
    var remittance = arrived("820", "remittance").document();
    for (int i = 0; i < 2; i++) {
      ledger.payments().note(payment(remittance, 1, invoice, "100.00"));
      ledger.payments().note(payment(remittance, 2, invoice, "19.00"));
      ledger.payments().note(payment(remittance, 3, null, "5.00"));
    }
    assertEquals(new BigDecimal("119.00"), ledger.payments().settled(invoice, "USD"));
    assertEquals(List.of(3), ledger.payments().unmatched().stream().map(Payment::item).toList());
  }

  private static Payment payment(String remittance, int item, String document, String amount) {
    return new Payment(remittance, item, "northgate", "1", "USD", new BigDecimal(amount), new BigDecimal(amount), document);
  }

  @Test
  void aSendingGoesOnceMoreUnderItsIdentityAndNoOther() {
    var document = Given.readyToSend(ledger, "1");
    ledger.again(document, Next.now("send"), Ref.of("acknowledges", "again"), "asked again");
    assertEquals(1, ledger.due("send", 10).size(), "it is on its way already");
    ledger.complete(Given.claim(ledger, "send"), Completion.of(Step.of(Stage.DELIVERED, "HTTP 200")));
    ledger.again(document, Next.now("send"), Ref.of("acknowledges", "again"), "asked again");
    assertEquals(1, ledger.due("send", 10).size());
    assertEquals(1, ledger.inquiry().sendings(document).size());
  }
}
