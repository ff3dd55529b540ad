package io.bordereau.routes.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Turn;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A wrong configuration says where it is wrong and what to write instead. */
class IntakeConfigurationTest {
  private static final String XML = """
      <smooks-resource-list xmlns="https://www.smooks.org/xsd/smooks-2.0.xsd" xmlns:core="https://www.smooks.org/xsd/smooks/smooks-core-1.6.xsd"
          xmlns:csv="https://www.smooks.org/xsd/smooks/csv-1.7.xsd">
        <core:filterSettings type="SAX NG" defaultSerialization="false"/>
        <csv:reader separator=";" escape="&#xE000;" skipLines="1" fields="no,text"/>
      </smooks-resource-list>""";
  private static final String YAML = "group: no\ncolumns:\n  no: number\n  text: \"lines[].item.name\"\n";

  private static String wrong(String xml, String yaml) {
    var e = assertThrows(IntakeConfigurationException.class, () -> IntakeTest.configured(xml, yaml).close());
    for (var f : e.findings()) {
      assertEquals("INT-08", f.code());
      assertEquals(Turn.HUB, f.turn());
      assertTrue(f.next().endsWith("."), f.next());
    }
    return e.getMessage();
  }

  @Test
  void theRightOneIsLoaded() throws Exception {
    try (Intake intake = IntakeTest.configured(XML, YAML)) {
      assertEquals("erp", intake.name());
    }
  }

  @Test
  void pathsThatLeadNowhereNameTheNearestPlace() {
    assertEquals("erp.yaml:3:7: 'numbr' leads nowhere: there is no numbr in the document; did you mean number?",
        wrong(XML, YAML.replace(": number", ": numbr")));
    assertEquals("erp.yaml:4:9: 'lines[].item.nam' leads nowhere: there is no nam below lines.item; did you mean name?",
        wrong(XML, YAML.replace("item.name", "item.nam")));
    assertTrue(wrong(XML, YAML.replace("lines[].item.name", "lines.item.name")).contains("write lines[1] or lines[]"));
    assertTrue(wrong(XML, YAML.replace("lines[].item.name", "seller")).contains("seller is a group"));
    assertTrue(wrong(XML, YAML.replace("lines[].item.name", "attachments[1].content")).contains("cannot be filled"));
  }

  @Test
  void everyFieldHasAnEntryAndEveryEntryAField() {
    assertTrue(wrong(XML, YAML.replace("  text: \"lines[].item.name\"\n", "")).contains("The field text has no entry under columns"));
    assertTrue(wrong(XML, YAML + "  txt: terms\n").contains("no field txt; did you mean text?"));
    assertTrue(wrong(XML, YAML.replace("group: no", "group: nr")).contains("group must name the field"));
    assertTrue(wrong(XML, YAML + "total: computed\n").contains("There is no total; did you mean totals?"));
    assertTrue(wrong(XML, YAML.replace("lines[].item.name", "number")).contains("number is already filled by no"));
  }

  @Test
  void settingsThatWouldLoseDataOrTimeAreRefused() {
    assertTrue(wrong(XML.replace(" escape=\"&#xE000;\"", ""), YAML).contains("swallow the backslashes"));
    assertTrue(wrong(XML.replace(" defaultSerialization=\"false\"", ""), YAML).contains("write everything as XML"));
    assertTrue(wrong(XML.replace("skipLines=\"1\"", "skipLines=\"3\""), YAML).contains("skipLines must be 0 or 1"));
  }

  @Test
  void brokenFilesAreFindings() {
    assertTrue(wrong("<a>", YAML).contains("not an XML file"));
    assertTrue(wrong("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        YAML).contains("not an XML file without a DOCTYPE"));
    assertTrue(wrong(XML, "group: [").contains("This file cannot be read"));
    assertTrue(wrong(XML, "- a").contains("no fields"));
    assertTrue(wrong(XML.replace("</smooks-resource-list>", "<nonsense/></smooks-resource-list>"),
        YAML).contains("Smooks refuses the configuration"));
    assertThrows(IntakeConfigurationException.class, () -> Intake.load(Path.of("nowhere.xml")));
  }

  private static final String EDI = """
      <smooks-resource-list xmlns="https://www.smooks.org/xsd/smooks-2.0.xsd" xmlns:core="https://www.smooks.org/xsd/smooks/smooks-core-1.6.xsd">
        <core:filterSettings type="SAX NG" defaultSerialization="false"/>
        <reader class="io.bordereau.routes.intake.EdiXmlReader"><params>
          <param name="message">867</param>
          <param name="structure">
            BPT 1/1
            N1 1/5
            QTY 1/*
              LIN 1/1
          </param>
        </params></reader>
      </smooks-resource-list>""";
  private static final String PATHS = "line: QTY\ncolumns:\n  BPT/BPT02: number\n  \"N1[@N101 = 'ST']/N104\": buyer.name\n  QTY: drop\n";

  @Test
  void theRightOneForEdiIsLoaded() throws Exception {
    try (Intake intake = IntakeTest.configured(EDI, PATHS)) {
      assertEquals("erp", intake.name());
    }
  }

  @Test
  void whatIsWrongWithTheStructureOfAMessageIsSaid() {
    assertTrue(wrong(EDI.replace("N1 1/5", "N1"), PATHS).contains("'N1' is no row such as 'N1 0/5'"));
    assertTrue(wrong(EDI.replace("  LIN 1/1", "      LIN 1/1"), PATHS).contains("'LIN 1/1' stands too far in"));
    assertTrue(wrong(EDI.replace(">867<", ">sales<"), PATHS).contains("'sales' is neither three digits (X12) nor six letters (EDIFACT)"));
    assertTrue(wrong(EDI.replace("<param name=\"message\">867</param>", ""), PATHS).contains("The parameter message is missing"));
    assertTrue(wrong(EDI.replace("\"structure\"", "\"structur\""), PATHS).contains("There is no parameter 'structur'"));
    assertTrue(wrong(EDI.replace("EdiXmlReader", "NoReader"), PATHS).contains("There is no csv:reader"));
  }

  @Test
  void pathsIntoAMessageAreComparedWithItsStructure() {
    assertEquals("erp.yaml:3:3: The structure has no segment BTP; did you mean BPT?", wrong(EDI, PATHS.replace("BPT/BPT02", "BTP/BTP02")));
    assertTrue(wrong(EDI, PATHS.replace("BPT/BPT02", "BPT/BGN02")).contains("BGN02 is no element of BPT"));
    assertTrue(wrong(EDI, PATHS.replace("@N101", "@N401")).contains("N401 is no element of N1"));
    assertTrue(wrong(EDI, PATHS.replace("[@N101 = 'ST']", "[N101 = 'ST']")).contains("is no condition such as [@N101 = 'ST']"));
    assertTrue(wrong(EDI, PATHS.replace("BPT/BPT02", "BPT")).contains("BPT is a segment and has no value of its own"));
    assertTrue(wrong(EDI, PATHS.replace("line: QTY", "line: QTY/QTY02")).contains("line must name a segment or message, and QTY/QTY02 is a value"));
    assertTrue(wrong(EDI, PATHS.replace("line: QTY\n", "")).contains("'' is no path to a segment or element"));
    assertTrue(wrong(EDI, PATHS + "lines: QTY\n").contains("There is no lines; did you mean line?"));
    assertTrue(wrong(EDI, PATHS.replace(": number", ": numbr")).contains("did you mean number?"));
  }
}
