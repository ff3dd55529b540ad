package io.bordereau.connectors.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A parcel can only carry what travels unchanged; a secret is only ever a reference. */
class ParcelTest {
  private static Parcel parcel(String identity, Map<String, String> headers, String fileName) {
    return new Parcel(identity, "text/xml; charset=UTF-8", "<a/>".getBytes(StandardCharsets.UTF_8), headers, fileName);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\r\nX-Evil: 1", "größe", "\u0000"})
  void anIdentityThatAHeaderCouldNotCarryIsABug(String identity) {
    assertThrows(IllegalArgumentException.class, () -> parcel(identity, Map.of(), null));
  }

  @Test
  void onlyListedHeadersTravel() {
    assertEquals(Map.of("soapaction", "urn:x"), parcel("1@x", Map.of("SOAPAction", "urn:x"), null).headers());
    assertThrows(IllegalArgumentException.class, () -> parcel("1@x", Map.of("Authorization", "Basic x"), null));
    assertThrows(IllegalArgumentException.class, () -> parcel("1@x", Map.of("Accept", "a\nb"), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "a\\b", ".hidden", "", "c:x"})
  void aFileNameIsNoPath(String name) {
    assertThrows(IllegalArgumentException.class, () -> parcel("1@x", Map.of(), name));
  }

  @Test
  void theBytesAreNotPrinted() {
    assertEquals("Parcel[1@x, text/xml; charset=UTF-8, 4 bytes]", parcel("1@x", Map.of(), "4711.xml").toString());
  }

  @Test
  void aSecretIsReadWhereItIsNamed(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("s"), "first line\nsecond\n");
    assertEquals(Optional.of("first line"), new Secret("file:" + file).read());
    assertEquals(Optional.empty(), new Secret("file:" + folder.resolve("none")).read());
    assertEquals(Optional.empty(), new Secret("file:" + Files.writeString(folder.resolve("empty"), "")).read());
    assertEquals(Optional.empty(), new Secret("file:" + Files.writeString(folder.resolve("huge"), "x".repeat(10_000))).read());
    assertEquals(Optional.empty(), new Secret("env:NO_SUCH_VARIABLE_HERE").read());
    System.setProperty("secret.of.a.test", "value");
    assertEquals(Optional.of("value"), new Secret("env:secret.of.a.test").read());
    assertEquals("file:" + file, new Secret("file:" + file).toString());
  }

  @Test
  void aSecretInTheOpenIsRefusedWithoutRepeatingIt() {
    var refused = assertThrows(IllegalArgumentException.class, () -> new Secret("hunter2"));
    assertTrue(!refused.getMessage().contains("hunter2"));
  }
}
