package io.bordereau.routes.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.xml.cxml.CxmlCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The two tables of cXML codes, of the transport and of the format, stand on floors that do not see each other: they say the same. */
class CxmlStatusTablesTest {
  @Test
  void theTransportSendsAgainWhatTheFormatCallsPassing() throws IOException {
    int rows = 0;
    try (var in = CxmlStatusTablesTest.class.getResourceAsStream("/io/bordereau/connectors/protocols/cxml/cxml-status.csv")) {
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("#") || line.startsWith("code;")) continue;
        var cell = line.split(";", -1);
        var wanted = switch (cell[1]) {
          case "accepted", "pending" -> CxmlCodes.Retry.NONE;
          case "refused" -> CxmlCodes.Retry.NEVER;
          case "busy" -> CxmlCodes.Retry.LATER;
          case "slow" -> CxmlCodes.Retry.SLOWLY;
          case String other -> throw new AssertionError(other);
        };
        assertEquals(wanted, CxmlCodes.of(cell[0]).retry(), cell[0]);
        assertEquals(cell[2], CxmlCodes.of(cell[0]).level(), cell[0]);
        rows++;
      }
    }
    assertTrue(rows >= 20, rows + " codes");
  }
}
