package io.bordereau.routes.agreements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hub.yaml says about the ways to and from our own system fits together, or the hub does not start by it. */
class OwnSystemTest {
  @TempDir
  private Path folder;

  private Loaded load(String more) throws Exception {
    Files.writeString(folder.resolve("hub.yaml"), "name: a hub\nenvironment: test\nwork: work\napi: {host: 127.0.0.1, port: 8080}\n" + more);
    return new Loader(folder, Register.ofProgram(), name -> null).load();
  }

  private void refused(String more, String words) throws Exception {
    Loaded loaded = load(more);
    assertNull(loaded.agreements().hub());
    List<String> said = loaded.findings().stream().filter(f -> f.code().equals("AGR-14")).map(Finding::message).toList();
    assertEquals(1, said.size(), said.toString());
    assertTrue(said.get(0).contains(words), said.get(0));
  }

  @Test
  void everyWayHasOnePlaceAndEveryQueueOneUse() throws Exception {
    refused("intake: [{format: bordereau-json}]", "exactly one of them");
    refused("intake: [{queue: a}, {queue: a}]", "has another use");
    refused("erp: {queue: a}\nintake: [{queue: a}]", "has another use");
    refused("erp: {feedback: [{id: a, queue: q, folder: f}]}", "exactly one of them");
    refused("erp: {feedback: [{id: a, folder: f}, {id: a, folder: g}]}", "two sinks");
    refused("erp: {queue: q, feedback: [{id: a, queue: q}]}", "has another use");
  }

  @Test
  void aWebhookIsAlwaysSigned() throws Exception {
    refused("erp: {feedback: [{id: a, url: \"https://erp.example/hook\"}]}", "no secret");
    refused("erp: {url: \"https://erp.example/in\"}", "no secret");
  }

  @Test
  void severalSinksOfEachKindMayStandBesideEachOther() throws Exception {
    Hub hub = load("erp:\n  url: \"https://erp.example/in\"\n  secret: env:HOOK\n  feedback:\n    - {id: a, url: \"https://erp.example/hook\", secret: env:HOOK, companies: [one]}\n"
        + "    - {id: b, queue: q}\n    - {id: c, folder: f, files: day}\nintake: [{queue: in}, {folder: in}]\n").agreements().hub();
    assertNotNull(hub);
    assertEquals(List.of("in", "q"), hub.queues());
    assertNull(hub.erp().folder(), "it is posted to, and nothing else was asked for");
    assertTrue(hub.erp().feedback().get(0).hears("one"));
    assertTrue(hub.erp().feedback().get(1).hears(""));
  }
}
