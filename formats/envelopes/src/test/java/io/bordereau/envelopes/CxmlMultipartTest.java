package io.bordereau.envelopes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Attachment;
import io.bordereau.document.Blob;
import io.bordereau.document.Invoice;
import io.bordereau.document.Order;
import io.bordereau.envelopes.CxmlMultipart.Opened;
import io.bordereau.envelopes.CxmlMultipart.Part;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Group;
import io.bordereau.mapping.Residue;
import io.bordereau.xml.cxml.Cxml;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CxmlMultipartTest {
  private static final byte[] DOCUMENT = "<cXML><Request/></cXML>".getBytes(StandardCharsets.UTF_8);
  private static final Context BESIDE = new Context(Map.of("attachments", "beside"), null, true);

  private static CxmlMultipart whole(String type, byte[] body) {
    return assertInstanceOf(Opened.Whole.class, CxmlMultipart.unpack(type, body)).message();
  }

  private static String refusal(String type, String body) {
    return assertInstanceOf(Opened.Refused.class, CxmlMultipart.unpack(type, body.getBytes(StandardCharsets.UTF_8))).finding().code();
  }

  @Test
  void whatIsPackedComesOutAgain() {
    var bytes = new byte[5000];
    new Random(1).nextBytes(bytes);
    var parts = List.of(new Part("a@b.example", "application/pdf", "Übersicht 1.pdf", "Zeiten, geprüft", bytes), new Part("c@b.example", "text/csv", null, null, new byte[0]));
    var packed = CxmlMultipart.pack(DOCUMENT, parts);
    assertTrue(packed.contentType().startsWith("multipart/related; boundary="));
    assertTrue(packed.contentType().contains("type=\"text/xml\"; start=\"<"));
    var back = whole(packed.contentType(), packed.body());
    assertArrayEquals(DOCUMENT, back.cxml());
    assertEquals(2, back.parts().size());
    assertEquals("Übersicht 1.pdf", back.parts().get(0).filename());
    assertEquals("Zeiten, geprüft", back.parts().get(0).description());
    assertEquals("application/pdf", back.parts().get(0).mime());
    assertArrayEquals(bytes, back.parts().get(0).content());
    assertEquals("c@b.example", back.parts().get(1).contentId());
    assertArrayEquals(packed.body(), CxmlMultipart.pack(back.cxml(), back.parts()).body());
  }

  @Test
  void aDocumentAloneIsNoMultipart() {
    assertEquals("text/xml; charset=UTF-8", CxmlMultipart.pack(DOCUMENT, List.of()).contentType());
    assertArrayEquals(DOCUMENT, whole("text/xml", DOCUMENT).cxml());
  }

  @Test
  void theDocumentIsFoundByItsNameWhereverItStands() {
    var body = "--x\r\nContent-Type: text/plain\r\nContent-ID: <n@p>\r\n\r\nhello\r\n--x\r\nContent-Type: text/xml\r\nContent-ID: <d@p>\r\n\r\n<cXML/>\r\n--x--\r\n";
    var m = whole("multipart/related; boundary=x; start=\"<d@p>\"", body.getBytes(StandardCharsets.UTF_8));
    assertEquals("<cXML/>", new String(m.cxml(), StandardCharsets.UTF_8));
    assertEquals("hello", new String(m.parts().get(0).content(), StandardCharsets.UTF_8));
  }

  @Test
  void hostileMessagesAreRefused() {
    assertEquals("CXM-12", refusal("multipart/related; boundary=x", "--x\r\nContent-Type: text/plain\r\n\r\nhello\r\n--x--\r\n"));
    assertEquals("CXM-10", refusal("multipart/related; boundary=x", "nothing of the kind"));
    assertEquals("CXM-10", refusal("multipart/related", "--x\r\n\r\n<cXML/>\r\n--x--"));
    assertEquals("CXM-10", refusal("multipart/related; boundary=x\r\nEvil: 1", "--x--"));
    var two = "--x\r\nContent-Type: text/xml\r\nContent-ID: <a>\r\n\r\n<cXML/>\r\n".repeat(2) + "--x--\r\n";
    assertEquals("CXM-10", refusal("multipart/related; boundary=x", two));
    var many = "--x\r\nContent-Type: text/xml\r\n\r\n<cXML/>\r\n".repeat(CxmlMultipart.MOST_PARTS + 5) + "--x--\r\n";
    assertEquals("CXM-11", refusal("multipart/related; boundary=x", many));
    var cut = "--x\r\nContent-Type: text/xml\r\n\r\n<cXML/>\r\n--x\r\n\r\nhalf a fi";
    assertEquals("CXM-10", refusal("multipart/related; boundary=x", cut));
    var encoded = "--x\r\nContent-Type: text/xml\r\n\r\n<cXML/>\r\n--x\r\nContent-Transfer-Encoding: uuencode\r\n\r\na\r\n--x--\r\n";
    assertEquals("CXM-10", refusal("multipart/related; boundary=x", encoded));
    var headers = "--x\r\n" + "A: b\r\n".repeat(500) + "\r\n<cXML/>\r\n--x--\r\n";
    assertEquals("CXM-10", refusal("multipart/related; boundary=x", headers));
    var nested = "--x\r\nContent-Type: text/xml\r\n\r\n<cXML/>\r\n--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\na\r\n--y--\r\n--x--\r\n";
    assertEquals("CXM-10", refusal("multipart/related; boundary=x", nested));
  }

  @Test
  void aFileNameIsNeverAPath() {
    assertEquals("passwd", filename("attachment; filename=\"../../etc/passwd\""));
    assertEquals("a.pdf", filename("attachment; filename*=UTF-8''C%3A%5Ctemp%5Ca.pdf"));
    assertEquals("b.pdf", filename("attachment; filename=\"C:\\\\temp\\\\b.pdf\""));
    assertEquals("a_.exe", filename("attachment; filename*=UTF-8''a%00.exe"));
    assertEquals(null, filename("attachment; filename=\"..\""));
    assertEquals(null, filename("attachment"));
    assertEquals("Übersicht.pdf", filename("attachment; filename=\"=?UTF-8?Q?=C3=9Cbersicht=2Epdf?=\""));
    assertEquals("plan.pdf", MimeNames.filename(MimePart.of(new byte[0], "Content-Type", "application/pdf; name=\"plan.pdf\"")));
  }

  private static String filename(String disposition) {
    return MimeNames.filename(MimePart.of(new byte[0], "Content-Disposition", disposition));
  }

  @Test
  void aDocumentInOneLongLineAndAPartOfAnyBytesStayAsTheyAre() {
    var line = "<cXML>" + "x".repeat(300_000) + "</cXML>";
    var bytes = new byte[300_000];
    new Random(2).nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) if (bytes[i] == '-') bytes[i] = '.';
    var body = new ByteArrayOutputStream();
    body.writeBytes(("--x\r\nContent-Type: text/xml\r\n\r\n" + line + "\r\n--x\r\nContent-ID: <a@p>\r\nContent-Transfer-Encoding: binary\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n--x--".getBytes(StandardCharsets.UTF_8));
    var message = whole("multipart/related; boundary=x", body.toByteArray());
    assertEquals(line, new String(message.cxml(), StandardCharsets.UTF_8));
    assertArrayEquals(bytes, message.parts().getFirst().content());
  }

  @Test
  void longAndHostileNamesAndDescriptionsStayInTheirHeaders() {
    var part = new Part("a@p>\r\nEvil: 1", "text/plain\r\nEvil: 1", "a\r\nEvil: 1.txt", "für ".repeat(200) + "\r\nEvil: 1", new byte[] {1});
    var packed = CxmlMultipart.pack(DOCUMENT, List.of(part));
    var text = new String(packed.body(), StandardCharsets.UTF_8);
    assertTrue(text.lines().noneMatch(l -> l.startsWith("Evil")), text);
    assertTrue(text.lines().allMatch(l -> l.length() <= 200), text);
    var back = whole(packed.contentType(), packed.body()).parts().getFirst();
    assertEquals(part.description(), back.description());
    assertEquals("a__Evil_ 1.txt", back.filename());
  }

  @Test
  void theSecretJoinsAMessageWithoutHarmToItsParts() {
    var document = "<cXML><Sender><SharedSecret></SharedSecret></Sender>Ü</cXML>".getBytes(StandardCharsets.ISO_8859_1);
    var bytes = new byte[1000];
    new Random(3).nextBytes(bytes);
    var packed = CxmlMultipart.pack(document, List.of(new Part("a@p", null, null, null, bytes)));
    var wire = whole(packed.contentType(), CxmlEnvelope.secure(packed.body(), "gehüllt & <fest>"));
    assertEquals("<cXML><Sender><SharedSecret>gehüllt &amp; &lt;fest&gt;</SharedSecret></Sender>", new String(wire.cxml(), 0, wire.cxml().length - 8, StandardCharsets.UTF_8));
    assertEquals((byte) 0xDC, wire.cxml()[wire.cxml().length - 8]);
    assertArrayEquals(bytes, wire.parts().getFirst().content());
    var bare = whole(packed.contentType(), CxmlEnvelope.secure(packed.body(), null));
    assertArrayEquals("<cXML><Sender></Sender>Ü</cXML>".getBytes(StandardCharsets.ISO_8859_1), bare.cxml());
  }

  @Test
  void oneFileOfTwoPlacesTravelsOnceAndTwoFilesUnderOneNumberTravelBoth() {
    var one = new Attachment("7", null, null, Blob.of(new byte[] {1}), "text/plain", "a.txt", null, null, null);
    var other = new Attachment("7", null, null, Blob.of(new byte[] {2}), "text/plain", "b.txt", null, null, null);
    var invoice = with(List.of(one, other, one));
    var packed = CxmlMultipart.pack(Cxml.CXML_12.write(invoice, Residue.NONE, BESIDE).bytes(), CxmlMultipart.parts(invoice));
    var opened = whole(packed.contentType(), packed.body());
    assertEquals(2, opened.parts().size());
    var read = Cxml.CXML_12.read(opened.cxml(), Context.NEUTRAL).getFirst().document().orElseThrow();
    assertEquals(List.of(one, other, one), ((Invoice) CxmlMultipart.attach(read, opened.parts())).attachments());
    var named = new Part("a@p", null, "a.txt", null, new byte[] {1});
    assertThrows(IllegalArgumentException.class, () -> CxmlMultipart.pack(DOCUMENT, List.of(named, new Part("a@p", null, "a.txt", null, new byte[] {2}))));
  }

  @Test
  void whatIsAttachedToALineIsFoundThere() {
    var message = """
        <cXML payloadID="p" timestamp="2026-10-21T09:30:00-04:00"><Request><OrderRequest><OrderRequestHeader orderID="1" orderDate="2026-10-21T09:30:00-04:00" type="new">
        <Total><Money currency="USD">1.00</Money></Total></OrderRequestHeader><ItemOut quantity="2" lineNumber="30"><ItemID><SupplierPartID>LF</SupplierPartID></ItemID>
        <ItemDetail><UnitPrice><Money currency="USD">0.50</Money></UnitPrice><Description xml:lang="en">Kit</Description><UnitOfMeasure>C62</UnitOfMeasure></ItemDetail>
        <Comments>As drawn<Attachment><URL>cid:plan@halden</URL></Attachment></Comments></ItemOut></OrderRequest></Request></cXML>""";
    var read = Cxml.CXML_12.read(message.getBytes(StandardCharsets.UTF_8), Context.NEUTRAL).getFirst().document().orElseThrow();
    var order = (Order) CxmlMultipart.attach(read, List.of(new Part("plan@halden", "application/pdf", "plan.pdf", null, new byte[] {7})));
    assertEquals(List.of(), order.attachments());
    assertEquals("plan.pdf", order.lines().getFirst().attachments().getFirst().filename());
    assertEquals(List.of("plan@halden"), CxmlMultipart.parts(order).stream().map(Part::contentId).toList());
  }

  @Test
  void anInvoiceComesBackWithItsAttachments() {
    var invoice = with(List.of(
        new Attachment("TS-4711", "Time sheet", null, Blob.of("a,b".getBytes(StandardCharsets.UTF_8)), "text/csv", "time sheet.csv", null, null, null),
        new Attachment(null, null, null, Blob.of(new byte[] {1, 2}), "application/pdf", "plan.pdf", null, null, null),
        new Attachment(null, null, "https://seller.example/terms", null, null, null, null, null, null)));
    var written = Cxml.CXML_12.write(invoice, Residue.NONE, BESIDE);
    assertTrue(written.lost().stream().noneMatch(l -> l.where().startsWith("attachments")), () -> written.lost().toString());
    var packed = CxmlMultipart.pack(written.bytes(), CxmlMultipart.parts(invoice));
    var opened = whole(packed.contentType(), packed.body());
    var read = Cxml.CXML_12.read(opened.cxml(), Context.NEUTRAL).getFirst().document().orElseThrow();
    var back = (Invoice) CxmlMultipart.attach(read, opened.parts());
    assertEquals(invoice.attachments(), back.attachments());
  }

  @Test
  void attachmentsOfAPartnerKeepTheirNames() {
    var invoice = with(List.of(new Attachment(null, null, "cid:part1.99@network.example", null, null, null, null, null, null)));
    var parts = List.of(new Part("part1.99@network.example", "application/pdf", "a.pdf", null, new byte[] {7}), new Part("stray@network.example", "text/plain", null, null, new byte[] {8}));
    var joined = (Invoice) CxmlMultipart.attach(invoice, parts);
    assertEquals(2, joined.attachments().size());
    var again = CxmlMultipart.parts(joined);
    assertEquals(List.of("part1.99@network.example", "stray@network.example"), again.stream().map(Part::contentId).toList());
    var written = new String(Cxml.CXML_12.write(joined, Residue.NONE, BESIDE).bytes(), StandardCharsets.UTF_8);
    assertTrue(written.contains("<URL>cid:part1.99@network.example</URL>"), written);
  }

  private static Invoice with(List<Attachment> attachments) {
    var group = Group.of(Invoice.class);
    var values = new ArrayList<>();
    for (var s : group.slots()) values.add(s.name().equals("attachments") ? attachments : s.name().equals("number") ? "4711" : null);
    return (Invoice) group.build(values.toArray());
  }
}
