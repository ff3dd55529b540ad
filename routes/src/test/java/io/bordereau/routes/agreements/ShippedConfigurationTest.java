package io.bordereau.routes.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.connectors.api.Protocol;
import io.bordereau.routes.ledger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The configuration that the project ships is right, and its schemas are those of the records. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedConfigurationTest {
  private static final Path CONFIG = Path.of(System.getProperty("bordereau.root")).resolve("config");

  private static final Register REGISTER = Register.ofProgram().and("x12-004010-810");

  private final Loaded loaded = new Loader(CONFIG, REGISTER, name -> null).load();
  private final Agreements agreements = loaded.agreements();

  @Test
  void nothingIsWrong() {
    assertEquals(List.of(), loaded.findings());
    assertEquals(20, agreements.partners().size());
    assertEquals(List.of("larkfield-fr", "larkfield-us"), agreements.companies().stream().map(Company::id).toList());
  }

  @Test
  void theNetworkFillsInWhatThePartnerLeavesOpen() {
    Partner halden = agreements.partner("halden").orElseThrow();
    assertEquals("https", halden.connector());
    assertEquals(Protocol.CXML, halden.endpoint().answers());
    assertEquals(List.of(Level.TRANSPORT, Level.APPLICATION), halden.acknowledgements().expected());
    assertEquals("negative", halden.options().get("sign"));
    assertEquals(Duration.ofMinutes(5), halden.retry().first());
    assertEquals("AN01000197745", agreements.cxml(halden).orElseThrow().sender().identity());
    assertTrue(agreements.test(halden), "a development hub never says production");
  }

  @Test
  void aChannelIsReadyForItsConnector() {
    HttpsChannel channel = (HttpsChannel) agreements.channel(agreements.partner("rheinwerk").orElseThrow());
    assertEquals("https://127.0.0.1:8464/rheinwerk", channel.url().toString());
    assertEquals(CONFIG.resolve("keys/hub-client.p12").toAbsolutePath().normalize(), channel.client().store());
    assertEquals(HttpsChannel.IDENTITY_HEADERS, channel.identityHeaders());
  }

  @Test
  void everyPartnerIsReachedByItsOwnPortVariable() {
    Loaded moved = new Loader(CONFIG, REGISTER, name -> name.equals("demo.port.thames") ? "9999" : null).load();
    Partner thames = moved.agreements().partner("thames").orElseThrow();
    assertEquals("https://127.0.0.1:9999/thames", thames.endpoint().url());
  }

  /** Published schemas; -Dgolden=update rewrites them. */
  @Test
  void thePublishedSchemasAreThoseOfTheRecords() throws Exception {
    for (var schema : Schema.all().entrySet()) {
      Path file = CONFIG.resolve("schema").resolve(schema.getKey());
      if ("update".equals(System.getProperty("golden"))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, schema.getValue());
      }
      assertEquals(schema.getValue(), Files.readString(file), file + " has drifted; -Dgolden=update rewrites it");
    }
  }

  /** The page for people; -Dgolden=update rewrites it. */
  @Test
  void thePageOfTheConfigurationIsThatOfTheRecords() throws Exception {
    Path file = CONFIG.resolveSibling("docs").resolve("configuration.md");
    if ("update".equals(System.getProperty("golden"))) {
      Files.writeString(file, ConfigurationPage.text());
    }
    assertEquals(ConfigurationPage.text(), Files.readString(file), file + " has drifted; -Dgolden=update rewrites it");
  }

  /** The descriptions of intake have a page instead of a schema: docs/intake.md. */
  @Test
  void everyFileNamesItsSchema() throws Exception {
    try (var files = Files.walk(CONFIG)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml") && !f.startsWith(CONFIG.resolve("intake"))).toList()) {
        String first = Files.readAllLines(file).get(0);
        assertTrue(first.startsWith("# yaml-language-server: $schema="), file + " begins with " + first);
        assertTrue(Files.exists(file.resolveSibling(first.substring(first.indexOf('=') + 1))), file + " names a schema that is not there");
      }
    }
  }

  /** A misspelt term of the configuration is noticed because the real ones are known. */
  @Test
  void theTermsOfTheDocumentsAreKnown() {
    assertTrue(Terms.ALL.size() > 150, "only " + Terms.ALL.size());
    assertTrue(Terms.ALL.containsAll(List.of("BT-1", "BT-37", "BT-49-1", "BG-25", "BX-1", "BX-300")));
  }

  @Test
  void noSecretStandsInTheOpen() {
    for (Partner partner : agreements.partners()) {
      Endpoint.Authentication said = partner.endpoint().authentication();
      assertFalse(said != null && said.secret() != null && !said.secret().startsWith("file:keys/secrets/"), partner.id());
    }
  }
}
