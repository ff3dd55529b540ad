package io.bordereau.routes.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.checks.CheckGroup;
import io.bordereau.checks.Checks;
import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Turn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A partner's own EDI message becomes invoices by two files and no Java. */
class EdiIntakeTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root", ".."));
  private static final String SAMPLE = sample();
  private static final Intake SALES = sales();

  private static String sample() {
    try {
      return Files.readString(ROOT.resolve("samples/intake/northgate-sales.edi"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Intake sales() {
    try {
      return Intake.load(ROOT.resolve("config/intake/northgate-sales.xml"));
    } catch (IntakeConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<IntakeResult> read(Intake intake, String file) {
    return read(intake, file.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<IntakeResult> read(Intake intake, byte[] file) {
    var results = new ArrayList<IntakeResult>();
    intake.read(new ByteArrayInputStream(file), results::add);
    return results;
  }

  private static String told(List<IntakeResult> results) {
    var out = new StringBuilder();
    for (IntakeResult r : results) {
      out.append(r.key()).append(' ').append(r.first()).append('-').append(r.last()).append(r.invoice().isPresent() ? " taken" : " refused");
      for (Finding f : r.findings()) out.append(' ').append(f.code()).append('@').append(f.where());
      out.append('\n');
    }
    return out.toString();
  }

  /** The sample with something else in it; the segments of the trailer are counted again. */
  private static String changed(String what, String by) {
    assertTrue(SAMPLE.contains(what), what);
    String text = SAMPLE.replace(what, by);
    int from = text.indexOf("ST*867");
    int to = text.indexOf("SE*", from);
    long segments = text.substring(from, to).chars().filter(c -> c == '~').count() + 1;
    return text.replaceFirst("SE\\*\\d+\\*", "SE*" + segments + "*");
  }

  @Test
  void theSampleOfTheProjectBecomesAnInvoiceForEachStore() {
    List<IntakeResult> results = read(SALES, SAMPLE);
    assertEquals("4751 1-33 taken\n4752 1-33 taken\n", told(results));
    Invoice first = results.get(0).invoice().orElseThrow();
    assertEquals("NG-2026-47", first.buyerReference());
    assertEquals("PO-77390", first.order());
    assertEquals("0042", first.delivery().location().value());
    assertEquals(2, first.lines().size());
    assertEquals(Decimal.of("6"), first.lines().get(1).quantity());
    assertEquals("LBL-12", first.lines().get(1).item().sellerId());
    assertEquals(Money.of("1018.80"), first.totals().due());
    Invoice second = results.get(1).invoice().orElseThrow();
    assertEquals("Saint Paul", second.delivery().address().city());
    assertEquals("Suite 2", second.delivery().address().line2());
    assertEquals("Northgate Retail Corp.", second.buyer().name());
    assertEquals(1, second.lines().size());
    for (IntakeResult r : results) assertEquals(List.of(), Checks.check(r.invoice().orElseThrow(), CheckGroup.of("x12-004010-810")));
  }

  @Test
  void itClaimsItsOwnMessageOfItsOwnPartnerOnly() {
    assertTrue(SALES.claims(SAMPLE.getBytes(StandardCharsets.US_ASCII)));
    assertTrue(SALES.claims(("\uFEFF" + SAMPLE).getBytes(StandardCharsets.UTF_8)));
    assertFalse(SALES.claims(SAMPLE.replace("ST*867", "ST*852").getBytes(StandardCharsets.US_ASCII)));
    assertFalse(SALES.claims(SAMPLE.replace("*071149828      *", "*078833019      *").getBytes(StandardCharsets.US_ASCII)));
    assertFalse(SALES.claims("invoice_no;kind\n".getBytes(StandardCharsets.US_ASCII)));
    assertFalse(SALES.claims(new byte[0]));
  }

  @Test
  void anotherMessageRefusesTheFileAsAWhole() {
    IntakeResult result = read(SALES, SAMPLE.replace("ST*867", "ST*852")).get(0);
    assertEquals("null 1-1 refused INT-16@null\n", told(List.of(result)));
    assertEquals("The file holds 852 from 01:071149828, but this intake takes 867 from 01:071149828.", result.findings().get(0).message());
    assertEquals("null 1-1 refused EDI-01@null\n", told(read(SALES, "invoice_no;kind\n")));
    assertEquals("null 1-1 refused EDI-01@null\n", told(read(SALES, "")));
  }

  @Test
  void aValueThatCannotBeReadIsAFindingAtItsSegment() {
    IntakeResult result = read(SALES, changed("QTY*32*6*BX", "QTY*32*six*BX")).get(0);
    assertEquals("4751 1-33 refused EDI-24@message 0001/867/PTD/QTY[2]/02 INT-02@message 0001/segment 18/QTY02\n", told(List.of(result)));
    Finding f = result.findings().get(1);
    assertEquals("Message 0001, segment 18, element QTY02: 'six' is not a number such as 1234.50.", f.message());
    assertEquals("BT-129", f.term());
    assertEquals(Turn.SENDER, f.turn());
  }

  @Test
  void aSegmentThatWasNotAgreedRefusesTheMessage() {
    assertEquals("null 1-34 refused EDI-10@message 0001/867/PTD/QTY/XYZ\n", told(read(SALES, changed("UIT*EA*214.50~\nQTY", "UIT*EA*214.50~\nXYZ*1~\nQTY"))));
    assertEquals("null 1-32 refused EDI-12@message 0001/867/PTD/QTY[2]/UIT\n", told(read(SALES, changed("UIT*BX*26.80~\n", ""))));
    assertEquals("null 1-34 refused EDI-14@message 0001/867/PTD/QTY[2]/UIT[2]\n",
        told(read(SALES, changed("UIT*BX*26.80~\n", "UIT*BX*26.80~\nUIT*BX*26.90~\n"))));
  }

  @Test
  void aCountThatIsWrongRefusesTheMessageForSomethingMayBeMissing() {
    assertEquals("null 1-33 refused EDI-07@message 0001/867/SE/01\n", told(read(SALES, SAMPLE.replace("SE*33*", "SE*34*"))));
  }

  @Test
  void aMessageThatBreaksOffIsNotHalfTaken() {
    int cut = SAMPLE.indexOf("CTT*2~");
    IntakeResult result = read(SALES, SAMPLE.substring(0, cut)).get(0);
    assertTrue(result.invoice().isEmpty());
    assertTrue(result.findings().stream().anyMatch(f -> f.code().equals("EDI-04")), told(List.of(result)));
  }

  @Test
  void whatTheConfigurationDoesNotMentionIsNotLeftOutInSilence() {
    IntakeResult result = read(SALES, changed("REF*IV*4752~", "REF*IV*4752~\nREF*DP*077~")).get(0);
    assertEquals("4751 1-34 refused INT-15@message 0001/segment 24/REF01 INT-15@message 0001/segment 24/REF02\n", told(List.of(result)));
    Finding f = result.findings().get(1);
    assertEquals("Message 0001, segment 24: REF02 '077' is mentioned nowhere in the intake configuration.", f.message());
    assertEquals(Turn.HUB, f.turn());
  }

  @Test
  void whatAConditionWantsIsNotTakenFromSomethingElse() {
    String returned = told(read(SALES, changed("QTY*32*1*EA", "QTY*76*1*EA"))); // goods that came back are no sale
    assertTrue(returned.contains(" refused ") && returned.contains("INT-15@message 0001/segment 28/QTY01"), returned);
    String cancelled = told(read(SALES, changed("BPT*00*", "BPT*01*")));
    assertTrue(cancelled.contains(" refused ") && cancelled.contains("INT-15@message 0001/segment 2/BPT03"), cancelled);
  }

  @Test
  void aCodeThatTheTableDoesNotHaveIsTheHubsTurn() {
    IntakeResult result = read(SALES, changed("QTY*32*6*BX", "QTY*32*6*PL")).get(0);
    assertEquals("4751 1-33 refused INT-13@message 0001/segment 18/QTY03\n", told(List.of(result)));
    assertEquals(Turn.HUB, result.findings().get(0).turn());
  }

  @Test
  void twoValuesForOnePlaceAreAContradiction() {
    IntakeResult result = read(SALES, changed("REF*IV*4752~", "REF*IV*4752~\nREF*IV*4753~")).get(0);
    assertEquals("4751 1-34 refused INT-03@message 0001/segment 24/REF02\n", told(List.of(result)));
    assertTrue(result.findings().get(0).message().endsWith("'4753', but segment 23 says '4752'."), result.findings().get(0).message());
    assertEquals("4751 1-34 taken\n4752 1-34 taken\n", told(read(SALES, changed("REF*IV*4752~", "REF*IV*4752~\nREF*IV*4752~"))));
  }

  @Test
  void aBrokenMessageRefusesItselfAndNotItsNeighboursAndCanBeHandedInAgain() {
    String message = SAMPLE.substring(SAMPLE.indexOf("ST*867"), SAMPLE.indexOf("GE*"));
    String second = message.replace("*0001~", "*0002~").replace("*4751~", "*4761~").replace("*4752~", "*4762~").replace("*6*BX", "*six*BX");
    String third = message.replace("*0001~", "*0003~").replace("*4751~", "*4771~").replace("*4752~", "*4772~");
    String file = SAMPLE.replace(message, message + second + third).replace("GE*1*", "GE*3*");
    List<IntakeResult> results = read(SALES, file);
    assertEquals("""
        4751 1-33 taken
        4752 1-33 taken
        4761 34-66 refused EDI-24@message 0002/867/PTD/QTY[2]/02 INT-02@message 0002/segment 18/QTY02
        4771 67-99 taken
        4772 67-99 taken
        """, told(results));
    String again = new String(results.get(2).raw(), StandardCharsets.ISO_8859_1).replace("six", "6");
    assertEquals("4761 1-33 taken\n4762 1-33 taken\n", told(read(SALES, again)));
  }

  @Test
  void aFileOfSeveralInterchangesAndOfOtherMessagesIsToldApart() {
    String other = SAMPLE.replace("000000731", "000000732").replace("*4751~", "*4781~").replace("*4752~", "*4782~").replace("~", "'").replace("*", "+");
    assertEquals("4751 1-33 taken\n4752 1-33 taken\n4781 34-66 taken\n4782 34-66 taken\n", told(read(SALES, SAMPLE + other)));
    List<IntakeResult> results = read(SALES, SAMPLE + other.replace("ST+867", "ST+852"));
    assertEquals("null 34-66 refused EDI-09@message 0001/852\n", told(results.subList(2, 3)).replaceAll(" EDI-09@message 0001/ST/01", ""));
  }

  @Test
  void aFileThatIsWrappedIntoLinesIsReadWhole() {
    String plain = SAMPLE.replace("\n", "");
    var wrapped = new StringBuilder();
    for (int i = 0; i < plain.length(); i += 80) wrapped.append(plain, i, Math.min(plain.length(), i + 80)).append("\r\n");
    List<IntakeResult> results = read(SALES, wrapped.toString());
    assertEquals(List.of("4751", "4752"), results.stream().filter(r -> r.invoice().isPresent()).map(IntakeResult::key).toList());
  }

  @Test
  void itMayBeUsedBySeveralThreads() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<String> one = () -> told(read(SALES, SAMPLE));
      for (var f : threads.invokeAll(java.util.Collections.nCopies(40, one))) assertEquals("4751 1-33 taken\n4752 1-33 taken\n", f.get());
    }
  }

  @Test
  void aGiantIsRefusedBeforeItIsHeld() {
    var endless = new InputStream() {
      private final byte[] head = SAMPLE.getBytes(StandardCharsets.US_ASCII);
      private long at;

      @Override
      public int read() {
        return at < head.length ? head[(int) at++] : 'x';
      }

      @Override
      public int read(byte[] b, int from, int count) {
        for (int i = 0; i < count; i++) b[from + i] = (byte) read();
        return count;
      }
    };
    var results = new ArrayList<IntakeResult>();
    SALES.read(endless, results::add);
    assertEquals("null 1-1 refused INT-06@null\n", told(results));
  }

  @Test
  void aMessageOfVeryManyLinesOrValuesIsRefusedInTime() throws Exception {
    String xml = """
        <smooks-resource-list xmlns="https://www.smooks.org/xsd/smooks-2.0.xsd" xmlns:core="https://www.smooks.org/xsd/smooks/smooks-core-1.6.xsd">
          <core:filterSettings type="SAX NG" defaultSerialization="false"/>
          <reader class="io.bordereau.routes.intake.EdiXmlReader"><params><param name="message">867</param></params></reader>
        </smooks-resource-list>""";
    try (Intake flat = IntakeTest.configured(xml, "line: QTY\ncolumns:\n  BPT/BPT01: drop\n  BPT/BPT02: number\n  QTY/QTY01: drop\n  QTY/QTY02: \"lines[].quantity\"\n")) {
      String head = SAMPLE.substring(0, SAMPLE.indexOf("BPT*"));
      String good = head + "BPT*00*R1~" + "QTY*32*1~".repeat(1000) + "SE*1003*0001~GE*1*731~IEA*1*000000731~";
      assertEquals("R1 1-1003 taken\n", told(read(flat, good)));
      String lines = head + "BPT*00*R1~" + "QTY*32*1~".repeat(20_001) + "SE*20004*0001~GE*1*731~IEA*1*000000731~";
      assertEquals("R1 1-20004 refused INT-11@message 0001\n", told(read(flat, lines)));
      String values = head + "BPT*00*R1*QTY" + "*1".repeat(500_000) + "~SE*3*0001~GE*1*731~IEA*1*000000731~";
      assertEquals("null 1-3 refused INT-11@message 0001\n", told(read(flat, values)));
    }
  }

  @Test
  void aFileThatCannotBeReadSaysSo() {
    var results = new ArrayList<IntakeResult>();
    SALES.read(new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the disk is gone");
      }
    }, results::add);
    assertEquals("null 1-1 refused INT-14@null\n", told(results));
  }

  @Property(tries = 150)
  void noDamageToAFileBreaksTheIntakeAndNothingIsTakenThatIsNotWhole(@ForAll Random random) {
    byte[] bytes = SAMPLE.getBytes(StandardCharsets.US_ASCII);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, at + 1);
        case 2 -> bytes[at] = (byte) "*~>\n'+:?".charAt(random.nextInt(8));
        default -> System.arraycopy(bytes.clone(), at, bytes, at / 2, bytes.length - at);
      }
    }
    List<IntakeResult> results = read(SALES, bytes);
    assertFalse(results.isEmpty());
    for (IntakeResult r : results) {
      assertTrue(r.invoice().isPresent() != r.findings().stream().anyMatch(Finding::isError));
      assertTrue(r.first() >= 1 && r.last() >= r.first());
      for (Finding f : r.findings()) assertFalse(f.code().equals("INT-12"), "Smooks and we agree on what a message is: " + f);
    }
  }
}
