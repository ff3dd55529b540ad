package io.bordereau.envelopes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.envelopes.CxmlEnvelope.Credential;
import io.bordereau.envelopes.ReceivedCxml.Fault;
import io.bordereau.envelopes.ReceivedCxml.Head;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The head of a received cXML message is unpacked without reading more than it, and without fetching anything. */
class ReceivedCxmlTest {
  private static final String DOCTYPE = "<!DOCTYPE cXML SYSTEM \"http://xml.cXML.org/schemas/cXML/1.2.069/cXML.dtd\">\n";
  private static final String HEAD = """
      <cXML payloadID="po-1@buyer" timestamp="2026-11-17T08:00:00-05:00" xml:lang="en-US">
      <Header>
      <From><Credential domain="NetworkId"><Identity>AN01000481223</Identity></Credential><Credential domain="DUNS" type="marketplace"><Identity> 078833019 </Identity>
      </Credential><Correspondent preferredLanguage="en"><Contact role="correspondent"><Name xml:lang="en">Procurement</Name></Contact></Correspondent></From>
      <To><Credential domain="DUNS"><Identity>080417733</Identity></Credential></To>
      <Sender><Credential domain="NetworkID"><Identity>AN01000000001</Identity><SharedSecret>s&lt;cret</SharedSecret></Credential><UserAgent>Net</UserAgent></Sender>
      </Header>
      <Request deploymentMode="test"><OrderRequest>""";

  private static Head read(String text) {
    return ReceivedCxml.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ReceivedCxml opened(String text) {
    return assertInstanceOf(Head.Opened.class, read(text)).message();
  }

  private static Fault broken(String text) {
    return assertInstanceOf(Head.Broken.class, read(text)).why();
  }

  @Test
  void theHeadTellsPartiesIdentityAndRequestEvenWhenTheRestIsNotThere() {
    var head = opened("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + DOCTYPE + HEAD + "<OrderRequestHeader");
    assertEquals("po-1@buyer", head.payloadId());
    assertEquals("2026-11-17T08:00:00-05:00", head.timestamp());
    assertEquals(List.of(new Credential("NetworkId", "AN01000481223"), new Credential("DUNS", "078833019")), head.from());
    assertEquals(List.of(new Credential("DUNS", "080417733")), head.to());
    assertEquals(List.of(new Credential("NetworkID", "AN01000000001")), head.sender());
    assertEquals("s<cret", head.secret());
    assertTrue(head.test());
    assertEquals("OrderRequest", head.request());
    assertFalse(head.toString().contains("s<cret"));
  }

  @Test
  void aSecretOfAnybodyButTheSenderIsNotTheSendersSecret() {
    assertNull(opened(HEAD.replaceAll("<SharedSecret>.*</SharedSecret>", "").replace("AN01000481223</Identity>", "AN01000481223</Identity><SharedSecret>x</SharedSecret>"))
        .secret());
  }

  @Test
  void aResponseIsNoRequest() {
    assertNull(opened("<cXML payloadID=\"1\" timestamp=\"t\"><Response><Status code=\"200\" text=\"OK\"/></Response></cXML>").request());
  }

  @Test
  void everySecretOfTheHeaderIsTakenOutAndNothingElse() {
    var message = DOCTYPE + HEAD.replace("AN01000481223</Identity>", "AN01000481223</Identity><SharedSecret\n>ü2</SharedSecret >") + "<Comments>SharedSecret</Comments>";
    var kept = new String(ReceivedCxml.withoutSecrets(message.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    assertEquals(message.replace("<SharedSecret\n>ü2</SharedSecret >", "<SharedSecret></SharedSecret>").replace("s&lt;cret", ""), kept);
    assertEquals("", opened(kept).secret());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "{\"a\": 1}", "<cXML", "<cXML><Header>", "<cXML><Header></Sender>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><cXML/>"})
  void whatIsNoXmlIsSaidToBeNone(String text) {
    assertEquals(Fault.NOT_XML, broken(text));
  }

  @Test
  void anotherRootIsNoCxml() {
    assertEquals(Fault.NOT_CXML, broken("<Invoice xmlns=\"urn:x\"/>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "<!DOCTYPE cXML [<!ENTITY a \"b\">]>", "<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/1.2.069/cXML.dtd\" [<!ENTITY % x SYSTEM \"file:///etc/passwd\">]>",
      "<!DOCTYPE cXML SYSTEM \"file:///etc/passwd\">", "<!DOCTYPE cXML PUBLIC \"-//x\" \"http://xml.cxml.org/schemas/cXML/1.2.069/cXML.dtd\">",
      "<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org.evil.example/schemas/cXML/1.2.069/cXML.dtd\">",
      "<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/1.2.069/cXML.dtd\"><!DOCTYPE cXML SYSTEM \"cXML.dtd\">"})
  void declarationsAndOtherDtdsAreRefused(String doctype) {
    assertTrue(List.of(Fault.DECLARATIONS, Fault.OTHER_DTD).contains(broken(doctype + HEAD)), doctype);
  }

  @Test
  void anEntityIsRefused() {
    assertEquals(Fault.NOT_XML, broken(DOCTYPE + HEAD.replace("s&lt;cret", "&file;")));
  }

  @Test
  void nothingIsFetched() throws Exception {
    try (var canary = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var heard = new AtomicInteger();
      Thread.ofVirtual().start(() -> {
        try {
          while (true) {
            canary.accept().close();
            heard.incrementAndGet();
          }
        } catch (java.io.IOException e) {
          // Closed at the end of the test.
        }
      });
      var at = "http://127.0.0.1:" + canary.getLocalPort() + "/x.dtd";
      broken("<!DOCTYPE cXML SYSTEM \"" + at + "\">" + HEAD);
      broken("<!DOCTYPE cXML [<!ENTITY % a SYSTEM \"" + at + "\"> %a;]>" + HEAD);
      broken("<!DOCTYPE cXML [<!ENTITY a SYSTEM \"" + at + "\">]>" + HEAD.replace("s&lt;cret", "&a;"));
      Thread.sleep(200);
      assertEquals(0, heard.get());
    }
  }

  private static final String BOUNDARY = "multipart/related; boundary=\"=b\"; type=\"text/xml\"; start=\"<root@x>\"";

  private static String multipart(String rootHeaders) {
    return "--=b\r\n" + rootHeaders + "\r\n\r\n" + HEAD + "</OrderRequest></Request></cXML>\r\n--=b\r\nContent-Type: application/pdf\r\nContent-ID: <a@x>\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--=b--\r\n";
  }

  @Test
  void anAttachmentTravelsBesideTheDocument() {
    var body = multipart("Content-Type: text/xml\r\nContent-ID: <root@x>").getBytes(StandardCharsets.UTF_8);
    int root = CxmlMultipart.root(BOUNDARY, body);
    assertTrue(new String(body, root, 5, StandardCharsets.US_ASCII).equals("<cXML"), "root at " + root);
    var kept = CxmlMultipart.kept(CxmlMultipart.entity(BOUNDARY, body));
    assertEquals("po-1@buyer", opened(new String(kept.cxml(), StandardCharsets.UTF_8)).payloadId());
    assertEquals("a@x", kept.parts().get(0).contentId());
    assertEquals("%PDF", new String(kept.parts().get(0).content(), StandardCharsets.US_ASCII));
  }

  @Test
  void partsThatCannotBeToldApartAreNotTold() {
    var body = multipart("Content-Type: text/xml\r\nContent-ID: <root@x>");
    assertEquals(-1, CxmlMultipart.root(BOUNDARY, multipart("Content-ID: <other@x>").getBytes(StandardCharsets.UTF_8)));
    assertEquals(-1, CxmlMultipart.root(BOUNDARY, multipart("Content-ID: <root@x>\r\nContent-Transfer-Encoding: base64").getBytes(StandardCharsets.UTF_8)));
    assertEquals(-1, CxmlMultipart.root("multipart/related", body.getBytes(StandardCharsets.UTF_8)));
    for (int cut : new int[] {body.length() - 10, body.length() - 40, 600, 30}) {
      var broken = body.substring(0, cut).getBytes(StandardCharsets.UTF_8);
      assertInstanceOf(CxmlMultipart.Opened.Refused.class, CxmlMultipart.unpack(BOUNDARY, broken), "cut at " + cut);
      var entity = CxmlMultipart.entity(BOUNDARY, broken);
      assertArrayEquals(entity, CxmlMultipart.kept(entity).cxml(), "cut at " + cut);
    }
    var alone = HEAD.getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(alone, CxmlMultipart.kept(alone).cxml());
  }

  @Test
  void credentialsOfANetworkAndMailAddressesAreComparedWithoutCaseAllOthersExactly() {
    assertTrue(new Credential("NetworkID", "AN01").names(new Credential("networkid", "an01")));
    assertTrue(new Credential("AribaNetworkUserId", "Ap@halden.example").names(new Credential("AribaNetworkUserID", "ap@HALDEN.example")));
    assertTrue(new Credential("DUNS", "078").names(new Credential("duns", " 078 ")));
    assertFalse(new Credential("PrivateID", "Ab").names(new Credential("PrivateID", "ab")));
    assertFalse(new Credential("DUNS", "078").names(new Credential("NetworkID", "078")));
  }
}
