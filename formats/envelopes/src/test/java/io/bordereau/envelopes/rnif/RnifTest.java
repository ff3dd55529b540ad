package io.bordereau.envelopes.rnif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.envelopes.MimePart;
import io.bordereau.envelopes.rnif.RnifUnpacker.Unpacked;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What is packed is unpacked; headers are those of the specification's own DTDs; a hostile or careless sender is told what is wrong by the right code. */
class RnifTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final byte[] CONTENT = "<?xml version=\"1.0\"?>\n<InvoiceNotification>\n<Invoice/>\n</InvoiceNotification>\n".getBytes(StandardCharsets.UTF_8);

  /** Signs and encrypts in play: the real ones know nothing of RosettaNet either. */
  private static final RnifSecurity TOY = new RnifSecurity(
      part -> MimePart.multipart("signed", MimePart.boundary("toy", List.of(part)), "protocol=\"toy\"", List.of(part, MimePart.of("ok".getBytes(StandardCharsets.US_ASCII), "Content-Type", "text/toy"))),
      part -> MimePart.of(Base64.getMimeEncoder().encode(part.bytes()), "Content-Type", "application/pkcs7-mime; smime-type=enveloped-data", "Content-Transfer-Encoding", "base64"),
      part -> {
        var parts = MimePart.parts(part.header("Content-Type"), part.body()).orElse(List.of());
        return parts.size() == 2 && new String(parts.get(1).body(), StandardCharsets.US_ASCII).equals("ok") ? new RnifSecurity.Checked.Right(parts.get(0).bytes())
            : new RnifSecurity.Checked.Wrong("the digest differs");
      },
      part -> {
        var entity = part.content().orElse(new byte[0]);
        return entity.length > 0 && entity[0] == 'C' ? new RnifSecurity.Checked.Right(entity) : new RnifSecurity.Checked.Wrong("another key");
      });

  static RnifMessage invoice(RnifMessage.Attachment... attachments) {
    var delivery = new DeliveryHeader("Yes", RnifSignals.stamp(AT), new PartnerIdentity(null, "804735132", null), new PartnerIdentity("DUNS", "123456789", "Plant <7>"), "T-4725");
    var service = new ServiceHeader("Notify of Invoice", "Invoice Provider", "Invoice Provider Service", null,
        RnifPacker.manifest(new ServiceHeader.Action("Invoice Notification Action", null, null), null, List.of(attachments)), "Invoice Receiver", "Invoice Receiver Service",
        "Production", null, "3C3", "P-4725", "V11.04", List.of(new ServiceHeader.Quality("Priority", "1")), PartnerIdentity.of("123456789"), null);
    return new RnifMessage(delivery, service, "application/xml", CONTENT, List.of(attachments));
  }

  private static RnifMessage.Attachment page() {
    return new RnifMessage.Attachment("page.1@bordereau", "application/pdf", "Page", new byte[] {0, 13, 10, 45, 45, -1});
  }

  private static Unpacked unpack(RnifPacker.Packed packed, RnifSecurity security, boolean signed, RnifSecurity.Scope scope) {
    return new RnifUnpacker(security, signed, scope).unpack(RnifPacker.VERSION, packed.contentType(), packed.body());
  }

  @Test
  void whatIsPackedIsUnpackedInEveryWayOfProtection() {
    for (var scope : RnifSecurity.Scope.values()) {
      for (var security : List.of(TOY, new RnifSecurity(null, TOY.encrypt(), TOY.verify(), TOY.open()))) {
        for (var message : List.of(invoice(), invoice(page()), invoice(page(), new RnifMessage.Attachment("b", "text/csv", null, "a;b\n".getBytes(StandardCharsets.US_ASCII))))) {
          var packed = new RnifPacker(security, scope).pack(message);
          var opened = assertInstanceOf(Unpacked.Opened.class, unpack(packed, TOY, security.sign() != null, scope));
          assertEquals(message.delivery(), opened.message().delivery());
          assertEquals(message.service(), opened.message().service());
          assertEquals(new String(CONTENT, StandardCharsets.UTF_8), new String(opened.message().content(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
          assertEquals(message.attachments().size(), opened.message().attachments().size());
          for (int i = 0; i < message.attachments().size(); i++) {
            assertEquals(message.attachments().get(i).id(), opened.message().attachments().get(i).id());
            assertArrayEquals(message.attachments().get(i).bytes(), opened.message().attachments().get(i).bytes());
          }
          assertEquals(scope, opened.encrypted());
          assertEquals(security.sign() != null, opened.signed());
          assertArrayEquals(packed.signed(), opened.digested());
        }
      }
    }
  }

  @Test
  void theSamePackingGivesTheSameBytes() {
    var packer = new RnifPacker(RnifSecurity.NONE, RnifSecurity.Scope.NOTHING);
    assertArrayEquals(packer.pack(invoice(page())).body(), packer.pack(invoice(page())).body());
  }

  @Test
  void theHttpBindingNestsTheMessageOnceMore() {
    var packed = new RnifPacker(TOY, RnifSecurity.Scope.NOTHING).pack(invoice());
    assertTrue(packed.contentType().startsWith("multipart/related;") && packed.contentType().contains("type=\"multipart/signed\""), packed.contentType());
    var plain = new RnifPacker(RnifSecurity.NONE, RnifSecurity.Scope.NOTHING).pack(invoice());
    assertTrue(plain.contentType().contains("type=\"multipart/related\""), plain.contentType());
    // and a partner that leaves the nesting out is understood
    var inner = MimePart.parts(plain.contentType(), plain.body()).orElseThrow().get(0);
    assertInstanceOf(Unpacked.Opened.class, new RnifUnpacker(RnifSecurity.NONE, false, RnifSecurity.Scope.NOTHING).unpack(RnifPacker.VERSION, inner.header("Content-Type"), inner.body()));
  }

  @Test
  void aReceiptRepeatsTheDigestAndNamesWhatItAnswers() {
    var packed = new RnifPacker(TOY, RnifSecurity.Scope.NOTHING).pack(invoice());
    var received = (Unpacked.Opened) unpack(packed, TOY, true, RnifSecurity.Scope.NOTHING);
    var receipt = RnifSignals.receipt(received.message(), RnifSignals.digest("SHA-256", received.digested()), "T-9", AT);
    var back = (Unpacked.Opened) unpack(new RnifPacker(TOY, RnifSecurity.Scope.NOTHING).pack(receipt), TOY, true, RnifSecurity.Scope.NOTHING);
    var said = assertInstanceOf(RnifSignals.Said.Received.class, RnifSignals.said(back.message()).orElseThrow());
    assertTrue(RnifSignals.equal(said.digest(), List.of("SHA-1", "SHA-256"), packed.signed()));
    assertEquals(false, RnifSignals.equal(said.digest(), List.of("SHA-1"), packed.signed()));
    assertEquals("T-4725", back.message().service().reply().trackingId());
    assertEquals("P-4725", back.message().service().instance());
    assertEquals("Invoice Receiver", back.message().service().fromRole());
    assertEquals("804735132", back.message().delivery().sender().duns());
    assertEquals(new RnifSignals.Said.Received(null), RnifSignals.said(RnifSignals.receipt(received.message(), null, "T-9", AT)).orElseThrow());
    var no = RnifSignals.exception(received.message().delivery(), received.message().service(), RnifFault.UNP_SCON_VALERR, ExceptionSignal.RECEIPT, "No <Invoice> & such", "T-8", AT);
    var faulty = assertInstanceOf(RnifSignals.Said.Faulty.class, RnifSignals.said(no).orElseThrow());
    assertEquals(new ExceptionSignal("UNP.SCON.VALERR", "No <Invoice> & such", "ServiceContent", "Receipt Acknowledgment Exception"), faulty.exception());
    assertTrue(RnifSignals.said(invoice()).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> everyHeaderAndSignalIsValidAgainstItsDtd() {
    var set = System.getenv("BORDEREAU_FOREIGN");
    var folder = (set == null ? Path.of(System.getProperty("bordereau.root", "../.."), "../shared/foreign") : Path.of(set))
        .resolve("rosettanet/dscope-io__RosettaNetJakartaJAXB/src/main/dtd/rnif-v-02-00-01");
    if (set == null) Assumptions.assumeTrue(Files.isDirectory(folder), "the DTDs of RNIF are not there");
    var all = invoice(page());
    var receipt = RnifSignals.receipt(all, "abc=", "T-1", AT);
    var unknown = new ServiceHeader("a", "b", "c", null, RnifPacker.manifest(new ServiceHeader.Action("x", "EDI", "1"), null, List.of()), "d", "e", "Test", "bind", "3A4", "P", "V02.02",
        List.of(), null, new ServiceHeader.UnknownInitiator(PartnerIdentity.of("1"), "https://partner.example/rnif"));
    return Stream.of(RnifHeaders.PREAMBLE.write(Preamble.V02), RnifHeaders.DELIVERY.write(all.delivery()), RnifHeaders.SERVICE.write(all.service()), RnifHeaders.SERVICE.write(unknown),
            RnifHeaders.SERVICE.write(receipt.service()), receipt.content(), RnifHeaders.RECEIPT.write(new ReceiptAcknowledgment(null)),
            RnifSignals.exception(all.delivery(), all.service(), RnifFault.UNP_PRMB_VALERR, ExceptionSignal.GENERAL, "words", "T-2", AT).content())
        .map(bytes -> DynamicTest.dynamicTest(new String(bytes, StandardCharsets.UTF_8).lines().skip(1).findFirst().orElseThrow(), () -> validate(bytes, folder)));
  }

  @Test
  void aFailureNotificationIsOneTableAndValidAgainstASchemaOfOthers() throws Exception {
    var failure = new FailureNotification("Invoice Notification Action", "17", RnifSignals.stamp(AT), "4725", "Accounts Receivable", "13125550100", "ar@larkfield.example",
        "PIP Failure Notifier", "123456789", "Request", "3C3", "18", "11.04", "no receipt", RnifSignals.stamp(AT), "F-1", "Failure Report Administrator", "804735132");
    var bytes = RnifHeaders.FAILURE.write(failure);
    assertEquals(failure, RnifHeaders.FAILURE.read(bytes).header().orElseThrow());
    var set = System.getenv("BORDEREAU_FOREIGN");
    var schema = (set == null ? Path.of(System.getProperty("bordereau.root", "../.."), "../shared/foreign") : Path.of(set))
        .resolve("rosettanet/neozhu__Kaifa.B2B.Solution/Kaifa.B2B.PipSchema.Extendtion/Pip0A1FailureNotification.xsd");
    if (set == null) Assumptions.assumeTrue(Files.exists(schema), "the schema of 0A1 is not there");
    // that schema has a namespace of its tool's own, and imports what it does not use; identifiers are numbers to it
    var bytesOfSchema = Files.readAllBytes(schema);
    var charset = bytesOfSchema[0] == (byte) 0xFF || bytesOfSchema[1] == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    var text = new String(bytesOfSchema, charset).replaceFirst("^\uFEFF", "").replaceFirst("encoding=\"[^\"]*\"", "encoding=\"UTF-8\"").replaceAll("<xs:import [^>]*/>", "")
        .replaceAll("xmlns:[a-z0-9]+=\"http://www.w3.org/XML/1998/namespace\"", "");
    var namespace = text.replaceFirst("(?s).*?targetNamespace=\"([^\"]*)\".*", "$1");
    var grammar = javax.xml.validation.SchemaFactory.newDefaultInstance().newSchema(
        new javax.xml.transform.stream.StreamSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    var document = new String(bytes, StandardCharsets.UTF_8).replaceFirst("<!DOCTYPE[^>]*>", "").replaceFirst("<Pip0A1FailureNotification", "<Pip0A1FailureNotification xmlns=\"" + namespace + "\"");
    grammar.newValidator().validate(new javax.xml.transform.stream.StreamSource(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8))));
  }

  private static void validate(byte[] xml, Path folder) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setValidating(true);
    var builder = factory.newDocumentBuilder();
    builder.setEntityResolver((publicId, systemId) -> new InputSource(Files.newInputStream(folder.resolve(Path.of(systemId.replaceFirst(".*/", ""))))));
    builder.setErrorHandler(new ErrorHandler() {
      @Override
      public void warning(SAXParseException e) {
        throw new AssertionError(e);
      }

      @Override
      public void error(SAXParseException e) throws SAXException {
        throw e;
      }

      @Override
      public void fatalError(SAXParseException e) throws SAXException {
        throw e;
      }
    });
    builder.parse(new ByteArrayInputStream(xml));
  }

  /** A plain message, changed as text, and the code with which it is refused. */
  private static void refused(RnifFault fault, UnaryOperator<String> change) {
    var packed = new RnifPacker(RnifSecurity.NONE, RnifSecurity.Scope.NOTHING).pack(invoice(page()));
    var changed = change.apply(new String(packed.body(), StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    var unpacked = new RnifUnpacker(RnifSecurity.NONE, false, RnifSecurity.Scope.NOTHING).unpack(RnifPacker.VERSION, packed.contentType(), changed);
    var refused = assertInstanceOf(Unpacked.Refused.class, unpacked, fault.code());
    assertEquals(fault, refused.fault(), refused.words());
  }

  @Test
  void eachFaultHasItsCode() {
    refused(RnifFault.UNP_MESG_GENERR, s -> "no multipart at all");
    refused(RnifFault.UNP_PRMB_READERR, s -> s.replace("Content-Location: RN-Preamble", "Content-Location: RN-Postamble"));
    refused(RnifFault.UNP_PRMB_READERR, s -> s.replace("</Preamble>", ""));
    refused(RnifFault.UNP_PRMB_VALERR, s -> s.replace("<VersionIdentifier>V02.00", "<VersionIdentifier>V03.00"));
    refused(RnifFault.UNP_DHDR_READERR, s -> s.replace("RN-Delivery-Header\r\n", "RN-Elsewhere\r\n"));
    refused(RnifFault.UNP_DHDR_READERR, s -> s.replace("<DeliveryHeader ", "<OtherHeader ").replace("</DeliveryHeader>", "</OtherHeader>"));
    refused(RnifFault.UNP_DHDR_VALERR, s -> s.replaceFirst("(?s)<messageTrackingID>.*?</messageTrackingID>", ""));
    refused(RnifFault.UNP_DHDR_VALERR, s -> s.replace("<messageDateTime>", "<invented>1</invented><messageDateTime>"));
    refused(RnifFault.UNP_SHDR_READERR, s -> s.replace("RN-Service-Header\r\n", "RN-Elsewhere\r\n"));
    refused(RnifFault.UNP_SHDR_READERR, s -> s.replace("<ProcessControl>", "<ProcessControl"));
    refused(RnifFault.UNP_SHDR_VALERR, s -> s.replace(">Production<", ">Perhaps<"));
    refused(RnifFault.UNP_SHDR_VALERR, s -> s.replaceFirst("(?s)<KnownInitiatingPartner>.*?</KnownInitiatingPartner>", ""));
    refused(RnifFault.UNP_SHDR_MNFSTERR, s -> s.replace("<CountableAmount>1<", "<CountableAmount>2<"));
    refused(RnifFault.UNP_SHDR_MNFSTERR, s -> s.replace("cid:page.1", "cid:page.2"));
    refused(RnifFault.UNP_SCON_READERR, s -> s.replace("RN-Service-Content\r\n", "RN-Elsewhere\r\n"));
  }

  @Test
  void protectionThatIsAgreedOnAndMissingIsAFault() {
    var plain = new RnifPacker(RnifSecurity.NONE, RnifSecurity.Scope.NOTHING).pack(invoice());
    assertEquals(RnifFault.UNP_MESG_SIGNERR, ((Unpacked.Refused) unpack(plain, TOY, true, RnifSecurity.Scope.NOTHING)).fault());
    assertEquals(RnifFault.UNP_MESG_DCRYPTERR, ((Unpacked.Refused) unpack(plain, TOY, false, RnifSecurity.Scope.PAYLOAD)).fault());
    var closed = new RnifPacker(TOY, RnifSecurity.Scope.PAYLOAD).pack(invoice());
    assertEquals(RnifFault.UNP_MESG_SIGNERR, ((Unpacked.Refused) unpack(closed, RnifSecurity.NONE, false, RnifSecurity.Scope.NOTHING)).fault());
    var onlyVerify = new RnifSecurity(null, null, TOY.verify(), null);
    assertEquals(RnifFault.UNP_MESG_DCRYPTERR, ((Unpacked.Refused) unpack(closed, onlyVerify, true, RnifSecurity.Scope.NOTHING)).fault());
    assertEquals(RnifFault.UNP_MESG_DCRYPTERR, ((Unpacked.Refused) unpack(closed, TOY, true, RnifSecurity.Scope.PAYLOAD_CONTAINER)).fault(), "less than agreed");
    var wrongKey = new RnifSecurity(null, null, TOY.verify(), part -> new RnifSecurity.Checked.Wrong("another key"));
    var refused = (Unpacked.Refused) unpack(closed, wrongKey, true, RnifSecurity.Scope.NOTHING);
    assertEquals(RnifFault.UNP_MESG_DCRYPTERR, refused.fault());
    assertEquals("T-4725", refused.delivery().trackingId(), "who sent it is known all the same");
    var broken = new RnifPacker.Packed(closed.contentType(), new String(closed.body(), StandardCharsets.ISO_8859_1).replace("\r\nok\r\n", "\r\nno\r\n").getBytes(StandardCharsets.ISO_8859_1), closed.signed());
    assertEquals(RnifFault.UNP_MESG_SIGNERR, ((Unpacked.Refused) unpack(broken, TOY, true, RnifSecurity.Scope.NOTHING)).fault());
  }

  @Test
  void anOlderFrameworkIsRecognised() {
    var unpacker = new RnifUnpacker(RnifSecurity.NONE, false, RnifSecurity.Scope.NOTHING);
    assertInstanceOf(Unpacked.Older.class, unpacker.unpack(null, "application/x-rosettanet-agent; version=\"1.0\"", new byte[0]));
    assertInstanceOf(Unpacked.Older.class, unpacker.unpack(null, "application/octet-stream", new byte[] {0, 1, 1, 0, 0, 0, 4}));
    assertEquals(RnifFault.UNP_MESG_GENERR, ((Unpacked.Refused) unpacker.unpack(null, "multipart/related; boundary=a", new byte[0])).fault());
  }

  @Test
  void hostilePackingIsRefusedAndNothingIsThrown() {
    refused(RnifFault.UNP_PRMB_READERR, s -> s.replace("<Preamble ", "<!-- --><Preamble ").replace("<!DOCTYPE Preamble SYSTEM \"Preamble_MS_V02_00.dtd\">",
        "<!DOCTYPE Preamble [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"));
    refused(RnifFault.UNP_DHDR_READERR, s -> s.replace("Content-ID: <RN-Delivery-Header.T-4725>", "Content-ID: <RN-Preamble.T-4725>"));
    refused(RnifFault.UNP_MESG_GENERR, s -> {
      int attachment = s.indexOf("--=_", s.indexOf("RN-Service-Content\r\n"));
      int end = s.indexOf("--=_", attachment + 4);
      return s.substring(0, end) + s.substring(attachment, end) + s.substring(end);
    });
    refused(RnifFault.UNP_MESG_GENERR, s -> s.replace("Content-Location: RN-Preamble\r\n", "Content-Location: RN-Preamble\r\n" + "X: y\r\n".repeat(1000)));
    refused(RnifFault.UNP_MESG_GENERR, s -> s.replace("Content-Location: RN-Preamble\r\n", "Content-Location: RN-Preamble\r\nX: " + "y".repeat(100_000) + "\r\n"));
    var deep = MimePart.of("x".getBytes(StandardCharsets.US_ASCII), "Content-Type", "text/plain");
    for (int i = 0; i < 500; i++) deep = MimePart.multipart("related", "b" + i, "", List.of(deep));
    var unpacker = new RnifUnpacker(TOY, false, RnifSecurity.Scope.NOTHING);
    assertInstanceOf(Unpacked.Refused.class, unpacker.unpack(RnifPacker.VERSION, deep.header("Content-Type"), deep.body()));
    var packed = new RnifPacker(TOY, RnifSecurity.Scope.PAYLOAD).pack(invoice(page()));
    var random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      var changed = packed.body().clone();
      for (int j = 0; j <= i % 4; j++) changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      unpacker.unpack(RnifPacker.VERSION, packed.contentType(), changed);
    }
  }
}
