package io.bordereau.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger may send to hurt rather than to invoice. */
class HostileDocumentTest {
  private static final Rules RULES = Rules.official();

  private static String refusal(byte[] xml) {
    Verdict verdict = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> RULES.validate(null, xml));
    assertFalse(verdict.valid());
    assertEquals(1, verdict.findings().size(), verdict.findings().toString());
    return verdict.findings().getFirst().code();
  }

  private static byte[] afterDoctype(String doctype) {
    return Documents.with(Documents.INVOICE, "<Invoice ", doctype + "<Invoice ");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "<!DOCTYPE Invoice>",
      "<!DOCTYPE Invoice SYSTEM \"http://127.0.0.1:1/never.dtd\">",
      "<!DOCTYPE Invoice [<!ENTITY x \"harmless\">]>",
      "<!DOCTYPE Invoice [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/never.dtd\"> %x;]>",
      "<!DOCTYPE Invoice [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
          + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]>"})
  void everyDoctypeIsRefusedUnread(String doctype) {
    assertEquals("RUL-04", refusal(afterDoctype(doctype)));
  }

  @Test
  void aFileOfTheMachineNeverReachesAFinding(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "the-secret-of-this-machine");
    byte[] xml = Documents.bytes(Documents.INVOICE
        .replace("<Invoice ", "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><Invoice ").replace("Hammer", "&x;"));
    Verdict verdict = RULES.validate(null, xml);
    assertEquals("RUL-04", verdict.findings().getFirst().code());
    assertFalse(verdict.findings().toString().contains("the-secret"));
  }

  @Test
  void aSchemaThatTheDocumentBringsIsNotRead() {
    byte[] xml = Documents.with(Documents.INVOICE, "<Invoice ", "<Invoice xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        + "xsi:schemaLocation=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2 http://127.0.0.1:1/never.xsd\" ");
    assertEquals(List.of(), RULES.validate("en16931", xml).findings());
  }

  @Test
  void xIncludeIsNotFollowed() {
    byte[] xml = Documents.with(Documents.INVOICE, "Hammer",
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\" parse=\"text\"/>");
    assertTrue(RULES.validate(null, xml).findings().stream().anyMatch(f -> "Invoice/InvoiceLine[1]/Item/Name/include".equals(f.where())));
  }

  @Test
  void deepNestingIsBounded() {
    String deep = Documents.INVOICE.replace("Hammer", "<a>".repeat(100_000) + "</a>".repeat(100_000));
    assertEquals("RUL-05", refusal(Documents.bytes(deep)));
  }

  @Test
  void attributesWithoutNumberAreBounded() {
    StringBuilder many = new StringBuilder("<a");
    for (int i = 0; i < 50_000; i++) {
      many.append(" a").append(i).append("='1'");
    }
    assertEquals("RUL-05", refusal(Documents.bytes(Documents.INVOICE.replace("Hammer", many + "/>"))));
  }

  @Test
  void whatFiresWithoutEndIsCut() {
    String line = Documents.INVOICE.substring(Documents.INVOICE.indexOf("<cac:InvoiceLine>"), Documents.INVOICE.lastIndexOf("</Invoice>"));
    byte[] xml = Documents.with(Documents.INVOICE, line, line.replace("C62", "KISTE").repeat(3_000));
    Verdict verdict = assertTimeoutPreemptively(Duration.ofSeconds(120), () -> RULES.validate("en16931", xml));
    assertTrue(verdict.findings().size() <= Rules.MOST_FINDINGS + 1, () -> verdict.findings().size() + " findings");
    assertEquals("RUL-05", verdict.findings().getLast().code());
  }

  @Test
  void rulesThatTakeTooLongAreStopped() {
    Verdict verdict = new Rules(Duration.ofSeconds(-1)).validate("en16931", Documents.bytes(Documents.INVOICE));
    assertFalse(verdict.valid());
    assertEquals("RUL-05", verdict.findings().getLast().code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "ISA*00*", "<Invoice", "<a/><b/>", "{}"})
  void whatIsNoXmlIsToldSo(String text) {
    assertEquals("RUL-03", refusal(Documents.bytes(text)));
  }

  @Test
  void aWrongEncodingIsToldSo() {
    byte[] latin = Documents.INVOICE.replace("Hammer", "Säge").getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("RUL-03", refusal(latin));
    byte[] declared = Documents.INVOICE.replace("Hammer", "Säge").replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1);
    assertTrue(RULES.validate(null, declared).valid());
  }

  @Property(tries = 150)
  void noDamageToADocumentThrows(@ForAll @IntRange(max = 5_000) int at, @ForAll byte with) {
    byte[] xml = Documents.bytes(Documents.INVOICE);
    xml[at % xml.length] = with;
    Verdict verdict = RULES.validate(null, xml);
    assertEquals(verdict.valid(), verdict.findings().stream().noneMatch(f -> f.isError()));
  }
}
