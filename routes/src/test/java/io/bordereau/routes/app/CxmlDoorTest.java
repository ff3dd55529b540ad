package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.xades.CxmlSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a buyer's network brings to a whole hub by cXML, and what every outcome is told. */
class CxmlDoorTest extends InboundHub {
  private static final Pattern STATUS = Pattern.compile("<Response>\\s*<Status code=\"([0-9]{3})\"");
  private static String secret;

  @BeforeAll
  static void secret() throws IOException {
    secret = Files.readString(stage.config().resolve("keys/secrets/halden-in")).strip();
  }

  static String request(String payloadId, String body) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.037/cXML.dtd">
        <cXML payloadID="%s" timestamp="2026-11-17T08:00:00-05:00">
        <Header>
        <From><Credential domain="NetworkID"><Identity>AN01000481223</Identity></Credential></From>
        <To><Credential domain="NetworkID"><Identity>AN01000197745</Identity></Credential></To>
        <Sender><Credential domain="NetworkID"><Identity>AN01000000001</Identity><SharedSecret>%s</SharedSecret></Credential><UserAgent>Net</UserAgent></Sender>
        </Header>
        <Request deploymentMode="test">%s</Request>
        </cXML>
        """.formatted(payloadId, secret, body);
  }

  private static final String PROFILE = "<ProfileRequest/>";

  static HttpResponse<String> post(String partner, String type, byte[] body) throws Exception {
    try (var http = client(null)) {
      var request = HttpRequest.newBuilder(URI.create(hub.partnersUrl().orElseThrow() + "/cxml/" + partner)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
      if (type != null) request.header("Content-Type", type);
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  static HttpResponse<String> post(String message) throws Exception {
    return post("halden", "text/xml; charset=UTF-8", message.getBytes(StandardCharsets.UTF_8));
  }

  static int status(HttpResponse<String> reply) {
    assertTrue(reply.headers().firstValue("Content-Type").orElse("").startsWith("text/xml"), reply.body());
    var found = STATUS.matcher(reply.body());
    assertTrue(found.find(), reply.body());
    return Integer.parseInt(found.group(1));
  }

  @Test
  void aProfileRequestIsToldWhatWeTake() throws Exception {
    var reply = post(request("profile-1@halden", PROFILE));
    assertEquals(200, reply.statusCode());
    assertEquals(200, status(reply));
    for (var kind : List.of("OrderRequest", "StatusUpdateRequest", "PaymentRemittanceRequest", "ConfirmationRequest", "ProfileRequest")) {
      assertTrue(reply.body().contains("<Transaction requestName=\"" + kind + "\"><URL>https://127.0.0.1:8443/cxml/halden</URL>"), reply.body());
    }
  }

  @Test
  void whoeverDoesNotProveItselfIsToldTheSameWhateverWasWrong() throws Exception {
    var good = request("auth-1@halden", PROFILE);
    for (var wrong : List.of(good.replace(secret, "guess"), good.replaceAll("<SharedSecret>.*</SharedSecret>", ""), good.replace("AN01000000001", "AN01000481223"))) {
      var reply = post(wrong);
      assertEquals(200, reply.statusCode());
      assertEquals(401, status(reply), reply.body());
      assertFalse(reply.body().contains(secret) || reply.body().contains("guess"));
    }
    assertEquals(401, status(post("northgate", "text/xml", good.getBytes(StandardCharsets.UTF_8))));
    assertEquals(401, status(post("nobody", "text/xml", good.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void otherPartiesAndOtherKindsAreRefusedByTheirOwnCodes() throws Exception {
    assertEquals(403, status(post(request("p-1@halden", PROFILE).replace("AN01000481223", "AN01000777777"))));
    assertEquals(400, status(post(request("p-2@halden", PROFILE).replace("AN01000197745", "AN01000777777"))));
    assertEquals(450, status(post(request("p-3@halden", "<PunchOutSetupRequest operation=\"create\"/>"))));
    assertEquals(400, status(post(request("", PROFILE))));
  }

  @Test
  void whatIsNoCxmlIsAnswered406AndNothingIsKept() throws Exception {
    long before = hub.ledger().inquiry().documents(0, 1000).size();
    for (var wrong : List.of("hello", "<Invoice/>", "<cXML", request("n@halden", PROFILE).substring(0, 400), request("n@halden", PROFILE).replace("UTF-8", "UTF-16"))) {
      assertEquals(406, status(post(wrong)), wrong);
    }
    assertEquals(406, status(post("halden", "application/json", request("n@halden", PROFILE).getBytes(StandardCharsets.UTF_8))));
    assertEquals(406, status(post(request("n@halden", PROFILE).replace("<Header>", "<Header>" + " ".repeat(70_000)))));
    var empty = post("halden", "text/xml", new byte[0]);
    assertEquals(400, status(empty));
    assertEquals(before, hub.ledger().inquiry().documents(0, 1000).size());
  }

  @Test
  void aBodyOfMoreThanWasAgreedIsPutOffBeforeItIsRead() throws Exception {
    var reply = post(request("large@halden", "<OrderRequest><OrderRequestHeader orderID=\"1\"><Comments>" + "x".repeat(150_001) + "</Comments></OrderRequestHeader></OrderRequest>"));
    assertEquals(413, reply.statusCode());
    assertEquals(400, status(reply));
  }

  @Test
  void theSecretIsNotKept() throws Exception {
    post(request("kept-1@halden", "<OrderRequest/>"));
    var kept = hub.ledger().inquiry().find("kept-1@halden");
    assertEquals(1, kept.size());
    var bytes = new String(hub.ledger().payloads().get(kept.get(0).payload()), StandardCharsets.UTF_8);
    assertTrue(bytes.contains("<SharedSecret></SharedSecret>"), bytes);
    assertFalse(bytes.contains(secret));
  }

  @Test
  void theSamePayloadIdGetsTheSameAnswerByteForByteAndAnotherContentIsKeptApart() throws Exception {
    var message = request("again-1@halden", "<OrderRequest><!-- a --></OrderRequest>");
    var first = post(message);
    var again = post(message);
    assertEquals(first.body(), again.body());
    assertNotEquals(409, status(again));
    assertEquals(1, hub.ledger().inquiry().find("again-1@halden").size());
    var other = post(message.replace("<!-- a -->", "<!-- b -->"));
    assertEquals(409, status(other), other.body());
    assertEquals(first.body(), post(message).body());
    assertTrue(hub.ledger().inquiry().quarantined().stream().anyMatch(q -> q.identity().equals("again-1@halden") && q.from().equals("halden")));
  }

  @Test
  void theAttacksOfTheCollectionsAreRefusedAndNothingIsFetched() throws Exception {
    var payloads = attacks();
    Assumptions.assumeFalse(payloads.isEmpty(), "no collection of attacks at hand");
    try (var canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var heard = new AtomicInteger();
      Thread.ofVirtual().start(() -> {
        try {
          while (true) {
            canary.accept().close();
            heard.incrementAndGet();
          }
        } catch (IOException e) {
          // Closed at the end of the test.
        }
      });
      long before = hub.ledger().inquiry().documents(0, 1000).size();
      var at = "http://127.0.0.1:" + canary.getLocalPort() + "/x.dtd";
      for (var payload : payloads) {
        var body = payload.replaceAll("https?://[^\"'\\s>]+", at);
        int status = status(post(body));
        assertTrue(status == 406 || status == 401, status + " for " + body);
        var doctype = body.indexOf("<!DOCTYPE");
        int end = body.indexOf("]>", Math.max(0, doctype));
        if (doctype < 0 || end < 0) continue;
        // The same declarations before a request whose Sender is the agreed one.
        var declared = body.substring(doctype, end + 2).replaceFirst("<!DOCTYPE\\s+\\S+", "<!DOCTYPE cXML");
        assertEquals(406, status(post(request("xxe@halden", PROFILE).replaceFirst("<!DOCTYPE[^>]*>", java.util.regex.Matcher.quoteReplacement(declared)))), declared);
      }
      Thread.sleep(200);
      assertEquals(0, heard.get(), "something was fetched");
      assertEquals(before, hub.ledger().inquiry().documents(0, 1000).size());
    }
  }

  private static String signed(String message) throws Exception {
    return new String(new CxmlSigner(haldenSigns).sign(message.getBytes(StandardCharsets.UTF_8), Instant.now()), StandardCharsets.UTF_8);
  }

  @Test
  void aSignedRequestIsTakenWhenItsSignatureHolds() throws Exception {
    var order = request("signed-1@halden", "<OrderRequest/>");
    int unsigned = status(post(order.replace("signed-1", "unsigned-1")));
    var message = signed(order);
    assertEquals(unsigned, status(post(message)), "the signature makes no difference to what is thought of the content");
    var kept = new String(hub.ledger().payloads().get(hub.ledger().inquiry().find("signed-1@halden").get(0).payload()), StandardCharsets.UTF_8);
    assertTrue(kept.contains("</ds:Signature></cXML>") && !kept.contains(secret), kept);
  }

  @Test
  void aSignatureThatDoesNotHoldIsToldApartFromOneThatDoesNotCount() throws Exception {
    long before = hub.ledger().inquiry().documents(0, 1000).size();
    assertEquals(476, status(post(signed(request("forged-1@halden", "<OrderRequest><!-- a --></OrderRequest>")).replace("<OrderRequest>", "<OrderRequest x=\"1\">"))));
    assertEquals(476, status(post(signed(request("forged-2@halden", "<OrderRequest/>")).replaceAll("(?s)<ds:Signature .*</ds:Signature>", ""))));
    assertEquals(476, status(post(signed(request("forged-3@halden", "<OrderRequest/>")).replace("forged-3@halden\" timestamp", "forged-4@halden\" timestamp"))));
    var stranger = DevelopmentAuthority.create("stranger", Instant.now().minusSeconds(60)).issue("stranger", DevelopmentAuthority.Side.MESSAGES, List.of(),
        Instant.now().minusSeconds(60), Instant.now().plusSeconds(86_400));
    var theirs = new CxmlSigner(stranger).sign(request("stranger-1@halden", "<OrderRequest/>").getBytes(StandardCharsets.UTF_8), Instant.now());
    assertEquals(477, status(post(new String(theirs, StandardCharsets.UTF_8))));
    assertEquals(before, hub.ledger().inquiry().documents(0, 1000).size(), "nothing of it was kept");
  }

  private static List<String> attacks() throws IOException {
    var folder = System.getenv("BORDEREAU_FOREIGN") == null ? ROOT.resolve("../shared/foreign") : Path.of(System.getenv("BORDEREAU_FOREIGN"));
    var found = new ArrayList<String>();
    if (!Files.isDirectory(folder.resolve("attacks-xml"))) return found;
    try (var files = Files.walk(folder.resolve("attacks-xml"))) {
      for (var file : files.filter(Files::isRegularFile).filter(f -> f.toString().matches("(?i).*\\.(xml|dtd|svg|txt|md)")).sorted().toList()) {
        if (Files.size(file) > 1 << 20) continue;
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (file.toString().endsWith(".xml")) found.add(text);
        else text.lines().filter(l -> l.contains("<!") || l.contains("<?xml")).forEach(found::add);
        if (found.size() > 400) return found;
      }
    }
    return found;
  }
}
