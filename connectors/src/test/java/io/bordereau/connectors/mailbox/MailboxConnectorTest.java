package io.bordereau.connectors.mailbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.connectors.api.Delivery;
import io.bordereau.connectors.api.MailboxChannel;
import io.bordereau.connectors.api.Parcel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mailbox: whole files under names that a retry has again, nothing of anybody else's touched. */
class MailboxConnectorTest {
  private static final byte[] BYTES = "ISA*00~".getBytes(StandardCharsets.ISO_8859_1);
  private static final Parcel PARCEL = new Parcel("4711-abc@hub", "application/EDI-X12", BYTES, Map.of(), "invoice-4711");

  @TempDir
  private Path folder;
  private Path out;
  private final MailboxConnector connector = new MailboxConnector();

  @BeforeEach
  void box() {
    out = folder.resolve("northgate").resolve("out");
  }

  private Delivery send(Parcel parcel) {
    return connector.send(parcel, new MailboxChannel("northgate", out));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(out)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theNameIsDerivedFromTheDocumentAndItsIdentity() throws Exception {
    assertInstanceOf(Delivery.Accepted.class, send(PARCEL));
    assertEquals(List.of("invoice-4711-4711-abc@hub.edi"), names());
    assertArrayEquals(BYTES, Files.readAllBytes(out.resolve(names().get(0))));
  }

  @Test
  void aRetryPutsNothingASecondTime() throws Exception {
    send(PARCEL);
    var first = Files.getLastModifiedTime(out.resolve(names().get(0)));
    assertInstanceOf(Delivery.Accepted.class, send(PARCEL));
    assertEquals(1, names().size());
    assertEquals(first, Files.getLastModifiedTime(out.resolve(names().get(0))));
  }

  @Test
  void whatSomebodyElsePutUnderTheNameIsLeftAlone() throws Exception {
    Files.createDirectories(out);
    Files.writeString(out.resolve("invoice-4711-4711-abc@hub.edi"), "mine");
    var refused = assertInstanceOf(Delivery.Refused.class, send(PARCEL));
    assertEquals("NET-21", refused.findings().get(0).code());
    assertEquals("mine", Files.readString(out.resolve("invoice-4711-4711-abc@hub.edi")));
  }

  @Test
  void anIdentityIsNeverAPath() throws Exception {
    assertInstanceOf(Delivery.Accepted.class, send(new Parcel("../../etc/x", "application/json", BYTES, Map.of(), null)));
    assertEquals(List.of("__.._etc_x.json"), names());
  }

  @Test
  void aFileInPlaceOfTheFolderIsSaid() throws Exception {
    Files.createDirectories(out.getParent());
    Files.writeString(out, "a file");
    var finding = connector.check(new MailboxChannel("northgate", out)).get(0);
    assertEquals("NET-20", finding.code());
    assertTrue(finding.next().contains("endpoint.folder"));
  }
}
