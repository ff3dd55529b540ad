package io.bordereau.routes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.routes.app.Hub;
import io.bordereau.routes.app.Options;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Silence;
import io.bordereau.routes.ledger.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does at the command line, by the hub that runs. */
class OperatorCommandsTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root"));

  @TempDir
  private static Path folder;
  private static Hub hub;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws Exception {
    var config = folder.resolve("config");
    Files.createDirectories(config.resolve("companies"));
    Files.copy(ROOT.resolve("config/companies/larkfield-fr.yaml"), config.resolve("companies/larkfield-fr.yaml"));
    Files.writeString(config.resolve("hub.yaml"), "name: small\nenvironment: test\nwork: work\napi: {host: 127.0.0.1, port: 8080}\n");
    var o = Options.of(config).work(folder.resolve("hub")).port(0);
    hub = Hub.start(o);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private int call(String... args) {
    out.reset();
    err.getBuffer().setLength(0);
    return Main.run(new Terminal(new ByteArrayInputStream(new byte[0]), out, new PrintWriter(err, true), ROOT, false), args);
  }

  private int by(String... args) {
    var all = new java.util.ArrayList<>(List.of(args));
    all.addAll(List.of("--work", folder.resolve("hub").toString(), "--config", folder.resolve("config").toString()));
    return call(all.toArray(String[]::new));
  }

  private static String document(String number) {
    var digest = hub.ledger().payloads().put(number.getBytes(StandardCharsets.UTF_8));
    return hub.ledger().receive(new Inbound(Direction.OUT, "rest", "erp", number, digest, "", "", "nobody-does-this", List.of(Ref.of("number", number))), new Silence()).document();
  }

  @Test
  void aDocumentIsHeldAndReleasedByItsNumberWithAReason() {
    var id = document("C-1");
    assertEquals(ExitStatus.USAGE, by("hold", "C-1"), "not without a reason");
    assertEquals(ExitStatus.FINE, by("hold", "C-1", "--reason", "wait"), err.toString());
    assertTrue(out.toString(StandardCharsets.UTF_8).contains(id + " is held"), out.toString(StandardCharsets.UTF_8));
    assertEquals(State.HELD, hub.whereIs().id(id).orElseThrow().state());
    assertEquals(ExitStatus.REFUSED, by("resend", id, "--reason", "now"));
    assertTrue(err.toString().contains("HUB-70") && err.toString().contains("Release it or void it"), err.toString());
    assertEquals(ExitStatus.FINE, by("release", id, "--reason", "go on", "--json"));
    assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("{\"status\":\"released\""));
    assertEquals(List.of("hold/admin/wait", "release/admin/go on"), hub.ledger().deeds().done(id).stream().map(d -> d.kind() + "/" + d.by() + "/" + d.reason()).toList());
    assertEquals(ExitStatus.FINE, by("void", id, "--reason", "entered twice"));
    assertEquals(State.VOIDED, hub.whereIs().id(id).orElseThrow().state());
  }

  @Test
  void aNumberThatSeveralHaveIsNotGuessed() {
    document("C-2");
    var digest = hub.ledger().payloads().put(new byte[] {1});
    hub.ledger().receive(new Inbound(Direction.OUT, "rest", "erp", "another", digest, "", "", "nobody-does-this", List.of(Ref.of("number", "C-2"))), new Silence());
    assertEquals(ExitStatus.REFUSED, by("hold", "C-2", "--reason", "wait"));
    assertTrue(err.toString().contains("several documents go by 'C-2'"), err.toString());
    assertEquals(ExitStatus.REFUSED, by("hold", "C-3", "--reason", "wait"));
    assertTrue(err.toString().contains("no document goes by 'C-3'"), err.toString());
  }

  @Test
  void tokensAreMadeListedAndTakenBack() {
    assertEquals(ExitStatus.FINE, by("token", "new", "--user", "ann", "--role", "viewer", "--company", "larkfield-fr", "--reason", "she looks"), err.toString());
    var token = out.toString(StandardCharsets.UTF_8).strip();
    assertTrue(token.startsWith("bdr_") && token.length() > 40);
    assertEquals(ExitStatus.FINE, by("token", "list"));
    var listed = out.toString(StandardCharsets.UTF_8);
    assertTrue(listed.contains("ann  viewer  for larkfield-fr") && !listed.contains(token), listed);
    var id = listed.lines().filter(l -> l.contains("  ann  ")).findFirst().orElseThrow().split(" ")[0];
    assertEquals(ExitStatus.FINE, by("token", "revoke", id, "--reason", "she left"), err.toString());
    assertEquals(ExitStatus.REFUSED, by("token", "revoke", id, "--reason", "again"));
    assertTrue(err.toString().contains("HUB-64"));
  }

  @Test
  void withoutARunningHubItSaysSo() {
    assertEquals(ExitStatus.REFUSED, call("hold", "C-1", "--reason", "wait", "--work", folder.resolve("nowhere").toString()));
    assertTrue(err.toString().contains("no hub is running in") && err.toString().contains("./hub run"), err.toString());
    assertFalse(Files.exists(folder.resolve("nowhere")));
  }
}
