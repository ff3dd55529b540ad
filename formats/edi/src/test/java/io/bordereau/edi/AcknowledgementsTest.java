package io.bordereau.edi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bordereau.document.Receipt;
import io.bordereau.mapping.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What answers an interchange: which acknowledgements, of what, with which codes. */
class AcknowledgementsTest {
  private static final Answering ALL = Samples.USUAL.with(Answering.When.ALWAYS);

  private static List<Acknowledgements.Answer> answers(String data, Answering agreement) {
    return Acknowledgements.answer(Samples.bytes(data), agreement, i -> false);
  }

  /** The segments of an answer without its envelope. */
  static String told(Acknowledgements.Answer answer) {
    var b = new StringBuilder();
    for (var line : new String(answer.bytes(), StandardCharsets.UTF_8).split("[~'\n]+")) {
      if (!line.matches("(ISA|IEA|GS|GE|ST|SE|UNA|UNB|UNH|UNT|UNZ).*")) b.append(b.isEmpty() ? "" : " ").append(line);
    }
    return b.toString();
  }

  private static List<String> told(String data, Answering agreement) {
    var answers = answers(data, agreement);
    for (var a : answers) assertEquals(List.of(), a.findings(), "an answer is itself without fault");
    return answers.stream().map(AcknowledgementsTest::told).toList();
  }

  @Test
  void soundDataIsAcceptedOnEveryLevel() {
    assertEquals(
        List.of("TA1*000000042*261122*0930*A*000", "AK1*IN*7 AK2*810*0001 AK5*A AK9*A*1*1*1"),
        told(Samples.interchange(Samples.INVOICE), ALL));
  }

  private static final String WRONG = Samples.INVOICE.replace("BIG*20261120*INV-1001", "BIG*20261399*").replace("ST*810*0001", "ST*810*0002")
      .replace("SE*28*0001", "SE*28*0002");

  @Test
  void aGroupIsAcceptedInPartAndSaysWhatIsWrongWithTheRest() {
    var says = told(Samples.interchange(Samples.INVOICE, WRONG), Samples.USUAL);
    assertEquals(
        List.of("AK1*IN*7 AK2*810*0001 AK5*A AK2*810*0002 AK3*BIG*2**8 AK4*1*373*8*20261399 AK4*2*76*1 AK5*R*5 AK9*P*2*2*1"), says);
  }

  @Test
  void atGroupLevelNoSetIsNamed() {
    var agreement = Samples.USUAL.with(Answering.Groups.ACK_997_GROUP);
    assertEquals(List.of("AK1*IN*7 AK9*P*2*2*1"), told(Samples.interchange(Samples.INVOICE, WRONG), agreement));
    assertEquals(List.of(), told(Samples.interchange(Samples.INVOICE, WRONG), Samples.USUAL.with(Answering.Groups.NONE)));
  }

  @Test
  void a999SaysByWhichNumberPeopleKnowTheDocument() {
    var broken = Samples.INVOICE.replace("CUR*SE*USD", "CUR*SE*USDX");
    assertEquals(
        List.of("AK1*IN*7*004010 AK2*810*0001 IK3*CUR*4**8 CTX*BIG02>INV-1001 IK4*2*100*5*USDX IK5*E*5 AK9*E*1*1*1"),
        told(Samples.interchange(broken), Samples.USUAL.with(Answering.Groups.ACK_999)));
  }

  @Test
  void aLaterVersionIsAnsweredInThatVersion() {
    var later = Samples.interchange(Samples.INVOICE).replace("*X*004010", "*X*005010");
    assertEquals("x12-005010-997", answers(later, Samples.USUAL).get(0).format());
    assertEquals(List.of("AK1*IN*7*005010 AK2*810*0001 AK5*A AK9*A*1*1*1"), told(later, Samples.USUAL));
  }

  @Test
  void everyInterchangeAndEveryGroupIsAnswered() {
    var two = Samples.interchange(Samples.INVOICE) + Samples.interchange(Samples.INVOICE).replace("*20261122*0930*7", "*20261122*0930*8")
        .replace("GE*1*7", "GE*1*8").replace("000000042", "000000043");
    assertEquals(
        List.of("TA1*000000042*261122*0930*A*000", "AK1*IN*7 AK2*810*0001 AK5*A AK9*A*1*1*1", "TA1*000000043*261122*0930*A*000",
            "AK1*IN*8 AK2*810*0001 AK5*A AK9*A*1*1*1"),
        told(two, ALL));
  }

  @Test
  void anAnswerIsNeverAnswered() {
    var ack = new String(answers(Samples.interchange(Samples.INVOICE), Samples.USUAL).get(0).bytes(), StandardCharsets.UTF_8);
    assertEquals(List.of(), told(ack, ALL));
    var ta1 = new String(answers(Samples.interchange(Samples.INVOICE), ALL).get(0).bytes(), StandardCharsets.UTF_8);
    assertEquals(List.of(), told(ta1, ALL));
    var contrl = new String(answers(EdifactSamples.interchange(EdifactSamples.INVOICE), Samples.USUAL).get(0).bytes(), StandardCharsets.UTF_8);
    assertEquals(List.of(), told(contrl, ALL));
  }

  @Test
  void whatCannotBeReadGetsNoAnswerSinceNobodyIsKnownToSendItTo() {
    for (var data : List.of("", "hello", "ISA*00*", "UNA:+.?", "<Invoice/>", Samples.INVOICE)) assertEquals(List.of(), told(data, ALL), data);
  }

  @Test
  void aRepeatedControlNumberWithOtherContentIsRefusedAsAWhole() {
    var x12 = Acknowledgements.answer(Samples.bytes(Samples.interchange(Samples.INVOICE)), Samples.USUAL, i -> i.control().equals("000000042"));
    assertEquals(List.of("TA1*000000042*261122*0930*R*025"), x12.stream().map(AcknowledgementsTest::told).toList());
    var edifact = Acknowledgements.answer(EdifactSamples.latin1(EdifactSamples.interchange(EdifactSamples.INVOICE)), Samples.USUAL, i -> true);
    assertEquals(List.of("UCI+REF42+4012345000009:14+4098765000004:14+4+26"), edifact.stream().map(AcknowledgementsTest::told).toList());
  }

  @Test
  void anInterchangeIsAnsweredWhenItsSenderAsksOrWhenItIsRefused() {
    var asking = Samples.interchange(Samples.INVOICE).replace("*000000042*0*T", "*000000042*1*T");
    var refused = Samples.interchange(Samples.INVOICE).replace("IEA*1", "IEA*2");
    assertEquals(2, answers(asking, Samples.USUAL).size());
    assertEquals(List.of("TA1*000000042*261122*0930*R*021"), told(refused, Samples.USUAL));
    assertEquals(1, answers(refused, Samples.USUAL.with(Answering.When.ASKED)).size(), "without a TA1 the group is answered as it is");
    assertEquals(List.of("997"), answers(asking, Samples.USUAL.with(Answering.When.NEVER)).stream().map(a -> a.receipt().type()).toList());
  }

  @Test
  void aReceiptOfEdifactMaySayNoMoreThanThatItCame() {
    var agreement = new Answering(Answering.When.ALWAYS, Answering.Groups.ACK_997, Answering.When.ALWAYS, true, Answering.REFUSING);
    assertEquals(List.of("UCI+REF42+4012345000009:14+4098765000004:14+8"), told(EdifactSamples.interchange(EdifactSamples.INVOICE), agreement));
  }

  @Test
  void whatIsRefusedIsByAgreement() {
    var broken = Samples.interchange(Samples.INVOICE.replace("SE*28", "SE*27"));
    assertEquals(List.of("AK1*IN*7 AK2*810*0001 AK5*R*4 AK9*R*1*1*0"), told(broken, Samples.USUAL));
    var lenient = new Answering(Answering.When.NEVER, Answering.Groups.ACK_997, Answering.When.NEVER, false, Set.of(EdiFinding.TRUNCATED));
    assertEquals(List.of("AK1*IN*7 AK2*810*0001 AK5*E*4 AK9*E*1*1*1"), told(broken, lenient));
  }

  @Test
  void whatWeAnswerIsReadByStaediWithoutAnObjectionAndByUsAsWeMeantIt() throws Exception {
    var data = Samples.interchange(Samples.INVOICE, WRONG);
    for (var agreement : List.of(ALL, ALL.with(Answering.Groups.ACK_999), ALL.with(Answering.Groups.ACK_997_GROUP))) {
      for (var a : answers(data, agreement)) {
        if (a.group() != null) assertEquals(List.of(), X12WriterTest.objections(a.bytes()));
        var read = EdiFormats.of(a.format()).read(a.bytes(), Context.NEUTRAL).get(0);
        assertEquals(a.receipt().verdict(), ((Receipt) read.document().orElseThrow()).verdict());
        assertEquals(a.receipt().groups(), ((Receipt) read.document().orElseThrow()).groups());
      }
    }
  }

  @Test
  void anAcknowledgementThatSaysNothingIsRefusedAndOneThatSaysLittleIsRead() {
    var nothing = Samples.interchange("ST*997*0001~\nSE*2*0001~\n");
    assertEquals(List.of("EDI-12"), EdiFormats.of("x12-004010-997").read(Samples.bytes(nothing), Context.NEUTRAL).get(0).findings().stream()
        .filter(f -> f.isError()).map(f -> f.code()).toList());
    var little = Samples.interchange("ST*997*0001~\nAK9*A*1*1*1~\nSE*3*0001~\n");
    var read = (Receipt) EdiFormats.of("x12-004010-997").read(Samples.bytes(little), Context.NEUTRAL).get(0).document().orElseThrow();
    assertEquals("accepted", read.verdict());
  }
}
