package io.bordereau.routes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bordereau.pdf.archive.FacturXMark;
import io.bordereau.routes.hybrid.Hybrids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PDF with an XML inside is, to every command, that XML. */
class HybridCommandsTest {
  private static final byte[] XML = Hybrids.sample("invoice-basic/factur-x.xml");

  @TempDir
  private Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void readAndConvertAndDiffTakeTheXmlInside() throws IOException {
    var pdf = write("x.pdf", Hybrids.usual(XML));
    var xml = write("x.xml", XML);
    assertArrayEquals(Called.with("read", xml).out(), Called.with("read", pdf).out());
    assertArrayEquals(Called.with("convert", "--to", "peppol-bis-3", xml).out(), Called.with("convert", "--to", "peppol-bis-3", pdf).out());
    assertArrayEquals(Called.with("convert", "--to", "same", xml).out(), Called.with("convert", "--to", "same", pdf).out());
    assertEquals(0, Called.with("diff", xml, pdf).status());
    assertEquals("factur-x", Called.with("read", "--json", pdf).json().get(0).path("format").asText());
    assertArrayEquals(Called.with("read", xml).out(), Called.with("read", "--format", "cii-d16b", pdf).out());
    assertArrayEquals(Called.with("read", xml).out(), Called.with(Files.readAllBytes(pdf), "read", "-").out());
  }

  @Test
  void validateAsksTheRulesOfTheXmlAndSaysWhatThePdfSaysOtherwise() throws IOException {
    var right = Called.with("validate", "--json", write("right.pdf", Hybrids.usual(XML))).json().get(0);
    assertEquals(Called.with("validate", "--json", write("x.xml", XML)).json().get(0).path("profile"), right.path("profile"));
    assertEquals(true, right.path("valid").asBoolean(), right.toString());
    var lines = Hybrids.lines(Hybrids.invoice(XML)).stream().map(l -> l.replace("Total with tax", "Total incl 9")).toList();
    var other = Called.with("validate", "--json", write("other.pdf", Hybrids.pdf(lines, FacturXMark.of("BASIC"),
        Hybrids.file("factur-x.xml", io.bordereau.pdf.archive.Relationship.ALTERNATIVE, XML)))).json().get(0);
    var codes = StreamSupport.stream(other.path("findings").spliterator(), false).map(f -> f.path("code").asText()).filter(c -> c.startsWith("PDF-")).toList();
    assertEquals(List.of("PDF-42"), codes.stream().filter("PDF-42"::equals).toList());
  }

  @Test
  void aPdfForPeopleIsRefusedAndSaysWhatToSend() throws IOException {
    var pdf = write("plain.pdf", Hybrids.pdf(Hybrids.lines(Hybrids.invoice(XML)), null));
    for (var command : List.of("read", "validate")) {
      var called = Called.with(command, "--json", pdf);
      assertEquals(1, called.status());
      assertEquals("refused", called.json().get(0).path("status").asText());
      assertEquals("PDF-40", called.json().get(0).path("findings").path(0).path("code").asText(), called.text());
    }
    assertEquals(1, Called.with("convert", "--to", "ubl-2.1", pdf).status());
  }
}
