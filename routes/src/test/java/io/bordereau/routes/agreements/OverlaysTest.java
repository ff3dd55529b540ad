package io.bordereau.routes.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of the partners that the project ships: {@code samples/overlays/PARTNER/kept.json} keeps every rule of its partner, each change below
 * breaks one, and each rule that changes what is written shows its work.
 */
class OverlaysTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));
  private static final Agreements AGREEMENTS = new Loader(ROOT.resolve("config"), Register.ofProgram(), name -> null).load().agreements();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A rule, a change of the document that breaks it, and the finding that says so: its code and place. */
  private record Broken(String partner, String rule, Consumer<ObjectNode> change, String finding) {}

  private static final List<Broken> BROKEN = List.of(
      new Broken("northgate", "order-number", d -> d.remove("order"), "OVL-01 810/BIG/04"),
      new Broken("northgate", "store-number", d -> ((ObjectNode) d.get("delivery")).remove("location"), "OVL-01 810/N1[3]/04"),
      new Broken("northgate", "store-scheme", d -> place(d).put("scheme", "0088"), "OVL-02 810/N1[3]/03"),
      new Broken("northgate", "terms", d -> d.without(List.of("paymentTerms", "due")), "OVL-01 810/ITD"),
      new Broken("northgate", "no-zero", OverlaysTest::nothingToPay, "OVL-02 810/TDS/01"),
      new Broken("northgate", "two-terms", OverlaysTest::threeTerms, "OVL-03 810/ITD[3]"),
      new Broken("northgate", "item-text", d -> item(d).put("name", "Checkout scale " + "with a long story ".repeat(3)), "OVL-04 810/IT1[1]/PID/05"),
      new Broken("prairielake", "department-given", d -> d.remove("buyerReference"), "OVL-01 810/REF[01=DP]/02"),
      new Broken("prairielake", "charges", d -> first(d, "charges").put("reasonCode", "IN"), "OVL-02 810/SAC[2]/02"),
      new Broken("prairielake", "order-number", d -> d.remove("order"), "OVL-01 810/BIG/04"),
      new Broken("prairielake", "store", d -> d.remove("delivery"), "OVL-01 810/N1[01=ST]/04"),
      new Broken("prairielake", "store-scheme", d -> place(d).put("scheme", "0088"), "OVL-02 810/N1[3]/03"),
      new Broken("prairielake", "units", d -> first(d, "lines").put("unit", "KGM"), "OVL-02 810/IT1[1]/03"),
      new Broken("prairielake", "article", d -> List.of("buyerId", "sellerId").forEach(item(d)::remove), "OVL-01 810/IT1[1]/09"),
      new Broken("prairielake", "description", d -> item(d).put("name", "Checkout scale, 15 kg, with stand"), "OVL-04 810/IT1[1]/PID/05"),
      new Broken("prairielake", "lines", d -> manyLines(d, 201), "OVL-03 810/IT1[201]"),
      new Broken("prairielake", "no-zero", OverlaysTest::nothingToPay, "OVL-02 810/TDS/01"),
      new Broken("prairielake", "freight-terms", d -> d.remove("shipment"), "OVL-01 810/FOB/01"),
      new Broken("nordmarkt", "order-number", d -> d.remove("order"), "OVL-01 INVOIC/RFF[01/01=ON]/01/02"),
      new Broken("nordmarkt", "despatch-advice", d -> d.remove("despatchAdvice"), "OVL-01 INVOIC/RFF[01/01=AAK]/01/02"),
      new Broken("nordmarkt", "delivery-date", d -> ((ObjectNode) d.get("delivery")).remove("date"), "OVL-01 INVOIC/DTM[01/01=35]/01/02"),
      new Broken("nordmarkt", "buyer-gln", d -> first((ObjectNode) d.get("buyer"), "identifiers").put("scheme", "0060"), "OVL-02 INVOIC/NAD[2]/02/03"),
      new Broken("nordmarkt", "branch", d -> ((ObjectNode) d.get("delivery")).remove("location"), "OVL-01 INVOIC/NAD[01=DP]/02/01"),
      new Broken("nordmarkt", "gtin", d -> item(d).remove("standardId"), "OVL-01 INVOIC/LIN[1]/03/01"),
      new Broken("nordmarkt", "units", d -> first(d, "lines").put("unit", "MTR"), "OVL-02 INVOIC/LIN[1]/QTY/01/03"),
      new Broken("nordmarkt", "name", d -> item(d).put("name", "Kassenwaage 15 kg mit Stativ"), "OVL-04 INVOIC/LIN[1]/IMD/03/04"),
      new Broken("nordmarkt", "lines", d -> manyLines(d, 501), "OVL-03 INVOIC/LIN[501]"));

  /** A rule that changes what is written: what stands in the interchange, and what the account says of it (null for nothing). */
  private record Changed(String partner, String rule, String stands, String lost) {}

  private static final List<Changed> CHANGED = List.of(
      new Changed("northgate", "vendor-number", "\nREF*IA*204417~", null),
      new Changed("prairielake", "supplier-number", "\nREF*VR*55-20931~", null),
      new Changed("prairielake", "department", "\nREF*DP*0042~", null),
      new Changed("prairielake", "cost-centre", "\nREF*CZ*CC-311~", null),
      new Changed("prairielake", "freight-code", "\nSAC*C*G821***6400", null),
      new Changed("prairielake", "allowance-handling", "\nSAC*A*E740***2000*******02***New store~", null),
      new Changed("prairielake", "no-notes", null, "notes[1].text: rule no-notes of Prairie & Lake Stores Cooperative"),
      new Changed("nordmarkt", "original", "\nBGM+380+2026-11890+9'", null),
      new Changed("nordmarkt", "supplier-number", "\nRFF+IA:700413'", null),
      new Changed("nordmarkt", "pieces", "\nQTY+47:10:PCE'", null),
      new Changed("nordmarkt", "no-notes", null, "notes[1].text: rule no-notes of Nordmarkt Handels AG"));

  @TestFactory
  Stream<DynamicTest> whatKeepsEveryRuleIsWrittenWithoutAFinding() {
    return partners().map(p -> DynamicTest.dynamicTest(p.id(), () -> assertEquals(List.of(), written(p, d -> {}).findings())));
  }

  @TestFactory
  Stream<DynamicTest> aBrokenRuleIsAFindingThatNamesIt() {
    return BROKEN.stream().map(b -> DynamicTest.dynamicTest(b.partner + " " + b.rule, () -> {
      var partner = AGREEMENTS.partner(b.partner).orElseThrow();
      var said = written(partner, b.change).findings().stream().filter(f -> b.rule.equals(f.official())).toList();
      assertEquals(List.of(b.finding), said.stream().map(f -> f.code() + " " + f.where()).distinct().toList());
      assertTrue(said.stream().allMatch(Finding::isError), "nothing is sent");
      assertTrue(said.getFirst().message().contains(partner.name()), said.getFirst().message());
    }));
  }

  @TestFactory
  Stream<DynamicTest> aRuleThatChangesWhatIsWrittenIsAccounted() {
    return CHANGED.stream().map(c -> DynamicTest.dynamicTest(c.partner + " " + c.rule, () -> {
      var written = written(AGREEMENTS.partner(c.partner).orElseThrow(), d -> {});
      var text = new String(written.bytes(), StandardCharsets.UTF_8);
      var lost = written.lost().stream().map(l -> l.where() + ": " + l.why()).toList();
      if (c.stands != null) assertTrue(text.contains(c.stands), text);
      if (c.lost == null) assertFalse(lost.stream().anyMatch(l -> l.contains(c.rule)), lost.toString());
      else assertTrue(lost.contains(c.lost), lost.toString());
    }));
  }

  @TestFactory
  Stream<DynamicTest> whatWasWrittenIsReadBackUnderTheSameRules() {
    return partners().map(p -> DynamicTest.dynamicTest(p.id(), () -> {
      var format = Formats.byId(p.format()).orElseThrow();
      var document = document(p, d -> {}).document().orElseThrow();
      var written = format.write(document, io.bordereau.mapping.Residue.NONE, p.context(p.format()));
      var back = format.read(written.bytes(), p.context(p.format())).getFirst();
      assertEquals(List.of(), back.findings());
      var again = format.write(back.document().orElseThrow(), io.bordereau.mapping.Residue.NONE, p.context(p.format()));
      assertEquals(new String(written.bytes(), StandardCharsets.UTF_8), new String(again.bytes(), StandardCharsets.UTF_8));
    }));
  }

  @Test
  void aMovedTermComesBackAsItself() throws IOException {
    var partner = AGREEMENTS.partner("prairielake").orElseThrow();
    var read = Formats.byId(partner.format()).orElseThrow().read(written(partner, d -> {}).bytes(), partner.context(partner.format())).getFirst();
    var invoice = (io.bordereau.document.Invoice) read.document().orElseThrow();
    assertEquals("0042", invoice.buyerReference());
    assertEquals(List.of("CC-310", "CC-311"), invoice.lines().stream().map(io.bordereau.document.Line::accounting).toList());
    assertEquals("FC", invoice.charges().getFirst().reasonCode());
  }

  @Test
  void aPartnersOwnInvoiceThatBreaksItsRuleIsReadWithAWarning() throws IOException {
    var partner = AGREEMENTS.partner("prairielake").orElseThrow();
    var bytes = new String(written(partner, d -> {}).bytes(), StandardCharsets.UTF_8).replace("REF*VR*55-20931~\n", "REF*VR*55-20999~\n");
    var read = Formats.byId(partner.format()).orElseThrow().read(bytes.getBytes(StandardCharsets.UTF_8), partner.context(partner.format())).getFirst();
    assertTrue(read.document().isPresent());
    assertEquals(List.of("OVL-02 WARNING 810/REF[1]/02 supplier-number"),
        read.findings().stream().map(f -> f.code() + " " + f.severity() + " " + f.where() + " " + f.official()).toList());
  }

  @Test
  void everyRuleHasItsSample() {
    var tried = new TreeSet<String>();
    BROKEN.forEach(b -> tried.add(b.partner + " " + b.rule));
    CHANGED.forEach(c -> tried.add(c.partner + " " + c.rule));
    var rules = partners().flatMap(p -> p.overlay().stream().map(r -> p.id() + " " + r.rule())).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(rules, tried);
    assertEquals(Set.of("nordmarkt", "northgate", "prairielake"), partners().map(Partner::id).collect(Collectors.toSet()));
  }

  private static Stream<Partner> partners() {
    return AGREEMENTS.partners().stream().filter(p -> !p.overlay().isEmpty());
  }

  private static Written written(Partner partner, Consumer<ObjectNode> change) throws IOException {
    return Formats.byId(partner.format()).orElseThrow().write(document(partner, change).document().orElseThrow(), io.bordereau.mapping.Residue.NONE,
        partner.context(partner.format()));
  }

  private static Read<?> document(Partner partner, Consumer<ObjectNode> change) throws IOException {
    var json = (ObjectNode) JSON.readTree(Files.readAllBytes(ROOT.resolve("samples/overlays").resolve(partner.id()).resolve("kept.json")));
    change.accept(json);
    return Formats.byId("bordereau-json").orElseThrow().read(JSON.writeValueAsBytes(json), Context.NEUTRAL).getFirst();
  }

  private static ObjectNode first(ObjectNode document, String list) {
    return (ObjectNode) document.get(list).get(0);
  }

  private static ObjectNode item(ObjectNode document) {
    return (ObjectNode) first(document, "lines").get("item");
  }

  private static ObjectNode place(ObjectNode document) {
    return (ObjectNode) document.get("delivery").get("location");
  }

  private static void nothingToPay(ObjectNode document) {
    ((ObjectNode) document.get("totals")).put("withTax", "0.00").put("due", "0.00");
  }

  private static void threeTerms(ObjectNode document) {
    var terms = (ArrayNode) document.get("paymentTerms");
    for (int days : new int[] {45, 60}) terms.addObject().put("netDays", Integer.toString(days));
  }

  private static void manyLines(ObjectNode document, int count) {
    var lines = (ArrayNode) document.get("lines");
    for (int i = 3; i <= count; i++) lines.add(((ObjectNode) lines.get(1).deepCopy()).put("id", Integer.toString(i)));
  }
}
