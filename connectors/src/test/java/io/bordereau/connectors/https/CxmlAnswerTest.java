package io.bordereau.connectors.https;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.connectors.protocols.cxml.CxmlStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cXML Response is read for its Status, and for nothing that could do harm. */
class CxmlAnswerTest {
  private static final String OK = "<cXML payloadID=\"1@x\" timestamp=\"t\"><Response><Status code=\"200\" text=\"OK\"/></Response></cXML>";

  private static Reading read(String xml) {
    return CxmlAnswer.read(xml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aDoctypeIsToleratedAndNothingIsFetched() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Thread.ofPlatform().daemon().start(() -> {
        try {
          while (true) {
            listener.accept().close();
            calls.incrementAndGet();
          }
        } catch (IOException e) {
          // The listener was closed at the end of the test.
        }
      });
      String doctype = "<!DOCTYPE cXML SYSTEM \"http://127.0.0.1:" + listener.getLocalPort() + "/cXML.dtd\">";
      assertInstanceOf(Reading.Yes.class, read("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + doctype + OK));
      assertInstanceOf(Reading.Yes.class, read(doctype.replace("SYSTEM", "PUBLIC \"-//x\"") + OK));
      Thread.sleep(100);
    }
    assertEquals(0, calls.get());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "<!DOCTYPE cXML [<!ENTITY a 'b'>]>", "<!DOCTYPE cXML SYSTEM 'x.dtd' [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>",
      "<!DOCTYPE cXML [ ]>", "<!DOCTYPE cXML [<!ELEMENT cXML ANY>]>"})
  void anInternalSubsetIsRefused(String doctype) {
    assertInstanceOf(Reading.Unclear.class, read(doctype + OK));
    byte[] utf16 = ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + doctype + OK).getBytes(StandardCharsets.UTF_16);
    assertInstanceOf(Reading.Unclear.class, CxmlAnswer.read(utf16), "in another encoding as well");
  }

  @Test
  void aHarmlessPrologIsPassedOver() {
    String comment = "<!-- <!DOCTYPE cXML [ ]> -->";
    assertInstanceOf(Reading.Yes.class, read("\ufeff<?xml version=\"1.0\"?>" + comment + "<!DOCTYPE cXML SYSTEM \"a[b]>c\"><?pi [?>\n" + OK));
    assertInstanceOf(Reading.Unclear.class, read("<?xml version=\"1.0\" encoding=\"IBM037\"?>" + OK));
    assertInstanceOf(Reading.Unclear.class, CxmlAnswer.read(OK.getBytes(StandardCharsets.UTF_16)));
  }

  @Test
  void anEntityIsNeverFilledIn(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
    String body = "<!DOCTYPE cXML [<!ENTITY a SYSTEM '" + secret.toUri() + "'>]>" + OK.replace("/></Response>", ">&a;</Status></Response>");
    assertTrue(!read(body).toString().contains("hunter2"));
    assertInstanceOf(Reading.Unclear.class, read(OK.replace("/></Response>", ">&a;</Status></Response>")));
  }

  @Test
  void laughsStayShort() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE cXML [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY l%d '&l%d;&l%d;'>".formatted(i, i - 1, i - 1));
    }
    String body = laughs + "]>" + OK.replace("/></Response>", ">&l29;</Status></Response>");
    assertInstanceOf(Reading.Unclear.class, assertTimeout(Duration.ofSeconds(2), () -> read(body)));
  }

  @Test
  void depthCostsNoStack() {
    String deep = "<cXML><Response>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "<Status code=\"200\" text=\"OK\"/></Response></cXML>";
    assertDoesNotThrow(() -> read(deep));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "plain", "<cXML/>", "<cXML><Response/></cXML>", "<cXML><Response><Status text=\"OK\"/></Response></cXML>",
      "<cXML><Response><Status code=\"\" text=\"OK\"/></Response></cXML>", "<cXML><Response><Status code=\"2e2\" text=\"OK\"/></Response></cXML>",
      "<cXML><Response><Status code=\"302\" text=\"OK\"/></Response></cXML>", "<cXML><Message><Status code=\"200\" text=\"OK\"/></Message></cXML>",
      "<html><Response><Status code=\"200\" text=\"OK\"/></Response></html>", "<cXML><Response><x><Status code=\"200\"/></x></Response></cXML>",
      "<cXML><Response><Status code=\"200\" text=\"OK\">"})
  void anythingElseIsNoAnswer(String body) {
    assertInstanceOf(Reading.Unclear.class, read(body));
  }

  @Test
  void theDeclaredEncodingCounts() {
    String body = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + OK.replace("200", "400").replace("OK", "Größe fehlt");
    var no = assertInstanceOf(Reading.No.class, CxmlAnswer.read(body.getBytes(Charset.forName("ISO-8859-1"))));
    assertTrue(no.finding().message().contains("Größe fehlt"), no.finding().message());
  }

  /** The table covers every code of the fact that it was made from; the rest follows its hundred. */
  @Test
  void everyCodeHasAMeaning() {
    for (int code : new int[] {200, 201, 204, 211, 280, 281, 400, 401, 402, 403, 406, 409, 412, 417, 450, 475, 476, 477, 500, 550, 551, 560}) {
      assertTrue(CxmlStatus.listed().containsKey(code), "code " + code);
    }
    CxmlStatus.listed().forEach((code, row) -> {
      boolean again = row.outcome() == CxmlStatus.Outcome.BUSY || row.outcome() == CxmlStatus.Outcome.SLOW;
      assertEquals(code >= 500, again, "only 5xx is tried again, and all of it: " + code);
      assertEquals(code >= 400 && code < 500, row.outcome() == CxmlStatus.Outcome.REFUSED, "4xx is for ever: " + code);
    });
    assertEquals(CxmlStatus.Outcome.REFUSED, CxmlStatus.of(499).outcome());
    assertEquals(CxmlStatus.Outcome.BUSY, CxmlStatus.of(599).outcome());
    assertEquals(CxmlStatus.Outcome.PENDING, CxmlStatus.of(299).outcome());
    assertNull(CxmlStatus.of(302));
    assertNull(CxmlStatus.of(0));
  }
}
