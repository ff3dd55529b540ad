package io.bordereau.routes.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watched folder: a file leaves it only when it was taken in, or refused with findings. */
class FolderRoutesTest extends CamelMainTestSupport {
  @TempDir
  private Path folder;

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private volatile RuntimeException failure;

  /** Stands in for receiving. */
  public final class Receiving {
    public void receive(@Body File file) {
      taken.add(file.getName());
      if (failure != null) throw failure;
    }

    /** As the real one: the file is to be kept aside. */
    public void refused(Exchange exchange) {
      exchange.setProperty(FolderRoutes.KEPT, ".refused");
    }
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    configuration.addRoutesBuilder(new RestErrors());
    configuration.addRoutesBuilder(new FolderRoutes(Map.of("test", folder), f -> true));
  }

  @Override
  public void configureContext(CamelContextConfiguration context) {
    super.configureContext(context);
    context.withRegistryBinder(registry -> {
      registry.bind("receiveFile", new Receiving());
      registry.bind("responses", new Responses());
    });
  }

  @Test
  void whatWasTakenInIsMovedAndWhatIsBeingWrittenIsLeftAlone() throws Exception {
    drop("writing.json.part");
    drop("invoice one.json");
    until(() -> kept(".done") == 1);
    assertEquals(List.of("invoice one.json"), taken);
    assertTrue(Files.exists(folder.resolve("writing.json.part")));
    assertFalse(Files.exists(folder.resolve("invoice one.json")));
  }

  @Test
  void whatIsRefusedIsKeptAside() throws Exception {
    failure = new Unwelcome(415, "HUB-25", "no such format", "Send another.");
    drop("junk.bin");
    until(() -> kept(".refused") == 1);
    assertFalse(Files.exists(folder.resolve("junk.bin")));
  }

  @Test
  void whenTheHubItselfFailsTheFileStaysAndIsTriedAgain() throws Exception {
    failure = new IllegalStateException("the disk is full");
    drop("later.json");
    until(() -> taken.stream().filter("later.json"::equals).count() >= 2);
    assertTrue(Files.exists(folder.resolve("later.json")));
    failure = null;
    until(() -> !Files.exists(folder.resolve("later.json")));
  }

  /** A file that has stood still for a while. */
  private void drop(String name) throws IOException {
    var file = Files.writeString(folder.resolve(name), "{}");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10)));
  }

  private long kept(String where) {
    var kept = folder.resolve(where).toFile().list();
    return kept == null ? 0 : kept.length;
  }

  private static void until(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not in time");
      Thread.sleep(50);
    }
  }
}
