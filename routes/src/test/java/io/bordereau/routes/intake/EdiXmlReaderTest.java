package io.bordereau.routes.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.smooks.Smooks;
import org.smooks.api.ExecutionContext;
import org.smooks.api.SmooksException;
import org.smooks.api.TypedKey;
import org.smooks.api.resource.visitor.sax.ng.AfterVisitor;
import org.smooks.io.source.ReaderSource;
import org.smooks.io.source.StreamSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** EDI as Smooks sees it, and any Smooks configuration over it. */
class EdiXmlReaderTest {
  private static final String X12 = "ISA*00*          *00*          *ZZ*STORES         *ZZ*US             *261120*1200*U*00401*000000007*0*T*>~"
      + "GS*PT*STORES*US*20261120*1200*1*X*004010~ST*867*0001~SEGMENTSSE*COUNT*0001~GE*1*1~IEA*1*000000007~";
  private static final String EDIFACT = "UNA:+.? 'UNB+UNOC:3+4012345000009:14+4098765000003:14+261120:1200+31'UNH+1+SLSRPT:D:96A:UN'"
      + "SEGMENTSUNT+COUNT+1'UNZ+1+31'";
  private static final String CONFIGURATION = """
      <smooks-resource-list xmlns="https://www.smooks.org/xsd/smooks-2.0.xsd" xmlns:core="https://www.smooks.org/xsd/smooks/smooks-core-1.6.xsd"
          xmlns:jb="https://www.smooks.org/xsd/smooks/javabean-1.6.xsd">
        <core:filterSettings type="SAX NG" defaultSerialization="false"/>
        <params><param name="max.node.depth">0</param></params>
        <reader class="io.bordereau.routes.intake.EdiXmlReader">
          <params><param name="message">MESSAGE</param>STRUCTURE</params>
        </reader>
        RESOURCES
      </smooks-resource-list>""";
  private static final TypedKey<StringBuilder> XML = TypedKey.of();

  private static String x12(String segments) {
    return X12.replace("SEGMENTS", segments).replace("COUNT", String.valueOf(segments.split("~").length + 2));
  }

  private static String edifact(String segments) {
    return EDIFACT.replace("SEGMENTS", segments).replace("COUNT", String.valueOf(segments.split("'").length + 2));
  }

  private static Smooks configured(String message, String structure, String resources) throws Exception {
    var smooks = new Smooks();
    String param = structure == null ? "" : "<param name=\"structure\">" + structure + "</param>";
    smooks.addResourceConfigs(new ByteArrayInputStream(CONFIGURATION.replace("MESSAGE", message).replace("STRUCTURE", param)
        .replace("RESOURCES", resources).getBytes(StandardCharsets.UTF_8)));
    return smooks;
  }

  /** The first message as XML. */
  private static String xml(String message, String structure, byte[] data) throws Exception {
    try (Smooks smooks = configured(message, structure, "")) {
      smooks.addVisitor((AfterVisitor) (e, context) -> write(e, context.get(XML)), "message");
      ExecutionContext context = smooks.createExecutionContext();
      context.put(XML, new StringBuilder());
      smooks.filterSource(context, new StreamSource<>(new ByteArrayInputStream(data)));
      return context.get(XML).toString();
    }
  }

  private static String xml(String message, String structure, String data) throws Exception {
    return xml(message, structure, data.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Element e, StringBuilder out) {
    out.append('<').append(e.getNodeName());
    for (int i = 0; i < e.getAttributes().getLength(); i++) {
      var a = (Attr) e.getAttributes().item(i);
      if (!e.getNodeName().equals("message")) out.append(' ').append(a.getName()).append("='").append(a.getValue()).append('\'');
    }
    out.append('>');
    for (Node c = e.getFirstChild(); c != null; c = c.getNextSibling()) {
      if (c instanceof Element below) write(below, out);
      else out.append(c.getTextContent());
    }
    out.append("</").append(e.getNodeName()).append('>');
  }

  @Test
  void loopsOfX12AreElementsWithinElements() throws Exception {
    assertEquals("<message>"
        + "<N1 N101='ST' N102='Store 42' segment='2'><N101>ST</N101><N102>Store 42</N102><N4 N401='Reno' segment='3'><N401>Reno</N401></N4></N1>"
        + "<N1 N101='SU' segment='4'><N101>SU</N101></N1>"
        + "</message>", xml("867", "N1 1/5\n  N4 0/1", x12("N1*ST*Store 42~N4*Reno~N1*SU~")));
  }

  @Test
  void componentsOfEdifactAreNumberedFromTheSecondOnWhetherThereIsOneOrMore() throws Exception {
    assertEquals("<message>"
        + "<BGM BGM01='73E' BGM02='R1' segment='2'><BGM01>73E</BGM01><BGM02>R1</BGM02></BGM>"
        + "<LOC LOC01='162' LOC02='4711' LOC02-3='9' segment='3'><LOC01>162</LOC01><LOC02>4711</LOC02><LOC02-3>9</LOC02-3>"
        + "<LIN LIN01='1' LIN03='77' LIN03-2='EN' segment='4'><LIN01>1</LIN01><LIN03>77</LIN03><LIN03-2>EN</LIN03-2>"
        + "<QTY QTY01='153' QTY01-2='2' segment='5'><QTY01>153</QTY01><QTY01-2>2</QTY01-2></QTY></LIN></LOC>"
        + "</message>", xml("SLSRPT", "BGM 1/1\nLOC 1/9\n  LIN 1/99\n    QTY 1/2", edifact("BGM+73E+R1'LOC+162+4711::9'LIN+1++77:EN'QTY+153:2'")));
  }

  @Test
  void releaseCharactersAndOtherAlphabetsAreReadAsTheyAreMeant() throws Exception {
    String said = "<message><FTX FTX01='AAI' FTX04='O?' segment='2'><FTX01>AAI</FTX01><FTX04>O?</FTX04></FTX></message>".replace("O?", "L'été: 5 + 5 ?");
    String data = edifact("FTX+AAI+++L?'été?: 5 ?+ 5 ??'").replace("COUNT", "3");
    assertEquals(said, xml("SLSRPT", "FTX 0/9", data.replace("UNT+4", "UNT+3").getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void withoutAStructureTheSegmentsStandSideBySide() throws Exception {
    assertEquals("<message><PTD PTD01='SS' segment='2'><PTD01>SS</PTD01></PTD><QTY QTY02='5' segment='3'><QTY02>5</QTY02></QTY>"
        + "<PTD PTD01='SS' segment='4'><PTD01>SS</PTD01></PTD></message>", xml("867", null, x12("PTD*SS~QTY**5~PTD*SS~")));
  }

  @Test
  void aMessageOfOurDirectoriesNeedsNoStructure() throws Exception {
    String xml = xml("810", null, x12("BIG*20261120*1~IT1*1*5*EA*2~PID*F****Pump~IT1*2*6*EA*3~TDS*2800~").replace("867", "810").replace("GS*PT", "GS*IN"));
    assertTrue(xml.contains("<IT1 IT101='1' IT102='5' IT103='EA' IT104='2' segment='3'>"), xml);
    assertTrue(xml.contains("<PID PID01='F' PID05='Pump' segment='4'><PID01>F</PID01><PID05>Pump</PID05></PID></IT1><IT1 "), xml);
  }

  @Test
  void tagsOfStrangersAreStillXml() throws Exception {
    String xml = xml("867", null, x12("5AB*1~ÜB*2~"));
    assertTrue(xml.contains("<_5AB _5AB01='1' segment='2'>"), xml);
  }

  /** A configuration as Smooks's own documentation describes it, with beans bound to selectors, and nothing of ours but the reader. */
  @Test
  void anySmooksConfigurationMapsIt() throws Exception {
    String beans = """
        <jb:bean beanId="report" class="java.util.HashMap" createOnElement="message">
          <jb:value property="from" data="message/@sender"/>
          <jb:value property="store" data="N1[@N101 = 'ST']/N104"/>
          <jb:wiring property="sales" beanIdRef="sales"/>
        </jb:bean>
        <jb:bean beanId="sales" class="java.util.ArrayList" createOnElement="message"><jb:wiring beanIdRef="sale"/></jb:bean>
        <jb:bean beanId="sale" class="java.util.HashMap" createOnElement="QTY">
          <jb:value property="quantity" data="QTY/QTY02" decoder="Integer"/>
          <jb:value property="article" data="QTY/LIN/LIN03"/>
        </jb:bean>""";
    try (Smooks smooks = configured("867", "N1 1/5\nQTY 1/99\n  LIN 1/1", beans)) {
      ExecutionContext context = smooks.createExecutionContext();
      smooks.filterSource(context, new ReaderSource<>(new StringReader(x12("N1*SU**92*1~N1*ST**92*0042~QTY*32*5~LIN**VN*SC-30~QTY*32*6~LIN**VN*LBL~"))));
      var report = (Map<?, ?>) context.getBeanContext().getBean("report");
      assertEquals("STORES", report.get("from"));
      assertEquals("0042", report.get("store"));
      assertEquals(List.of(Map.of("quantity", 5, "article", "SC-30"), Map.of("quantity", 6, "article", "LBL")), report.get("sales"));
    }
  }

  @Test
  void anErrorInTheSyntaxEndsTheRunAndSaysWhereItIs() {
    assertTrue(refused(x12("N1*ST~").replace("SE*3*0001~", "")).contains("EDI-04 0001 867/SE: The document breaks off"));
    assertTrue(refused("no EDI at all").contains("EDI-01"));
    assertTrue(refused(x12("N1*ST~").replace("ST*867", "ST*850")).contains("is a 850 and no 867"));
  }

  private static String refused(String data) {
    Throwable t = assertThrows(SmooksException.class, () -> xml("867", "N1 1/5", data));
    while (t.getCause() != null) t = t.getCause();
    return t.getMessage();
  }
}
