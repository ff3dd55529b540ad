package io.bordereau.routes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./hub sign} and {@code ./hub verify}: what the one makes the other sees, and nothing else. */
class VerifyTest {
  private static final Path BASIC = Called.ROOT.resolve("samples/invoice-basic/document.json");
  private static final Path UBL = Called.ROOT.resolve("samples/invoice-basic/peppol-bis-3.xml");

  @TempDir
  private Path folder;

  private Path file(String kind) throws IOException {
    var name = folder.resolve("invoice." + kind);
    return switch (kind) {
      case "pdf" -> Files.write(name, Called.with("epdf", "--unsigned", BASIC).out());
      case "xml" -> Files.copy(UBL, name);
      default -> Files.writeString(name, "Total 100.00 EUR\r\n");
    };
  }

  private static JsonNode verified(int status, Object... arguments) throws IOException {
    var words = new Object[arguments.length + 2];
    words[0] = "verify";
    words[1] = "--json";
    System.arraycopy(arguments, 0, words, 2, arguments.length);
    var called = Called.with(words);
    assertEquals(status, called.status(), called.text() + called.err());
    return called.json().getFirst();
  }

  private Path signed(Path file, String... more) throws IOException {
    var words = new java.util.ArrayList<Object>(java.util.List.of("sign", "--json", "--out", folder.resolve("signed")));
    words.addAll(java.util.List.of(more));
    words.add(file);
    var called = Called.with(words.toArray());
    assertEquals(ExitStatus.FINE, called.status(), called.text() + called.err());
    return Path.of(called.json().getFirst().get("output").get(0).asText());
  }

  @ParameterizedTest
  @CsvSource({"pdf,B,PAdES", "pdf,T,PAdES", "pdf,LT,PAdES", "pdf,LTA,PAdES", "xml,B,XAdES enveloped", "xml,T,XAdES enveloped", "xml,LT,XAdES enveloped", "xml,LTA,XAdES enveloped", "txt,B,CAdES attached",
      "txt,T,CAdES attached", "txt,LT,CAdES attached", "txt,LTA,CAdES attached"})
  void whatSignSignsVerifyFindsWholeAndValidAtItsLevel(String kind, String level, String form) throws IOException {
    var answer = verified(ExitStatus.FINE, signed(file(kind), "--level", level));
    assertEquals("ok", answer.get("status").asText());
    var signature = answer.get("signatures").get(0);
    assertEquals("valid", signature.get("verdict").asText(), answer.toString());
    assertEquals("whole", signature.get("covers").asText());
    assertEquals("advanced", signature.get("kind").asText(), "nobody lists an authority for development");
    assertTrue(!signature.get("kindWhy").asText().isEmpty());
    assertEquals(level, signature.get("level").asText(), answer.toString());
    assertEquals(form, signature.get("form").asText());
    assertEquals(!level.equals("B"), signature.get("stamped").asBoolean());
    assertTrue(signature.get("why").asText().contains("for development"), "it says that the key is worth nothing");
    assertTrue(signature.get("time").asText().startsWith("20"));
  }

  @Test
  void aDetachedSignatureIsHeldAgainstTheFileBesideIt() throws IOException {
    var file = file("txt");
    var signature = Files.copy(signed(file, "--as", "p7s"), folder.resolve("invoice.txt.p7s"));
    assertEquals("valid", verified(ExitStatus.FINE, signature).get("signatures").get(0).get("verdict").asText());
    Files.writeString(file, "Total 900.00 EUR\r\n");
    var changed = verified(ExitStatus.REFUSED, signature);
    assertEquals("invalid", changed.get("signatures").get(0).get("verdict").asText());
    assertEquals("SIG-52", changed.get("findings").get(0).get("code").asText());
    Files.delete(file);
    assertEquals("unknown", verified(ExitStatus.REFUSED, signature).get("signatures").get(0).get("verdict").asText());
  }

  @Test
  void whoIsNotTrustedIsUnknownAndWhatWasChangedIsInvalid() throws IOException {
    var signed = signed(file("pdf"));
    var nobody = Files.writeString(folder.resolve("anchor.pem"), Files.readString(Called.ROOT.resolve("config/keys/development-root.pem")));
    var unknown = verified(ExitStatus.REFUSED, "--trust", nobody, signed);
    assertEquals("refused", unknown.get("status").asText());
    assertEquals("unknown", unknown.get("signatures").get(0).get("verdict").asText());
    assertTrue(unknown.get("signatures").get(0).get("why").asText().contains("among the trusted"), unknown.toString());
    var text = new String(Files.readAllBytes(signed), StandardCharsets.ISO_8859_1);
    var changed = Files.write(folder.resolve("changed.pdf"), text.replaceFirst("/MediaBox", "/MediaBix").getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("invalid", verified(ExitStatus.REFUSED, changed).get("signatures").get(0).get("verdict").asText());
  }

  @Test
  void brokenInputsStopNoneOfTheOthers() throws IOException {
    var inbox = Files.createDirectories(folder.resolve("inbox"));
    var good = Files.readAllBytes(signed(file("pdf")));
    Files.write(inbox.resolve("a.pdf"), java.util.Arrays.copyOf(good, good.length / 2));
    Files.write(inbox.resolve("b.pdf"), good);
    Files.write(inbox.resolve("c.p7m"), new byte[] {0x30, (byte) 0x80, 6, 9, 42, (byte) 0x86, 72, (byte) 0x86, (byte) 0xf7, 13, 1, 7, 2, 1, 1, 1});
    Files.writeString(inbox.resolve("d.xml"), "<a");
    Files.writeString(inbox.resolve("e.txt"), "");
    Files.writeString(inbox.resolve("f.eml"), "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=x\n\n--x\n");
    var called = Called.with("verify", "--json", inbox);
    assertEquals(ExitStatus.REFUSED, called.status());
    var answers = called.json();
    assertEquals(6, answers.size());
    for (var answer : answers) {
      assertEquals(answer.get("file").asText().endsWith("b.pdf") ? "ok" : "refused", answer.get("status").asText(), answer.toString());
      assertTrue(!answer.get("findings").isEmpty(), answer.toString());
    }
  }

  @Test
  void aPersonReadsItInWords() throws IOException {
    var called = Called.with("verify", signed(file("pdf"), "--level", "T"));
    assertTrue(called.text().contains("1 signature, fine\n  valid, covers the whole file, PAdES level T\n    by "), called.text());
    assertTrue(called.text().contains("stamped 20"), called.text());
    assertEquals(ExitStatus.USAGE, Called.with("verify", "--trust", folder.resolve("missing"), BASIC).status());
    assertEquals(ExitStatus.USAGE, Called.with("sign", "--key", folder.resolve("missing.p12"), BASIC).status());
  }
}
