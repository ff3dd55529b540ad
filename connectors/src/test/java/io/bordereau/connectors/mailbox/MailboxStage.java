package io.bordereau.connectors.mailbox;

import io.bordereau.connectors.Stage;
import io.bordereau.connectors.api.Channel;
import io.bordereau.connectors.api.MailboxChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Mailboxes for the law of connectors: the partner collects a file and keeps its name and bytes. */
public final class MailboxStage implements Stage {
  @Override
  public Open open(Character character, Path folder) throws Exception {
    Path box = Files.createTempDirectory(folder, "box").resolve("law").resolve("out");
    return switch (character) {
      case HONEST, ASKING, IMPOSTOR, BUSY -> new Box(box, true);
      case REFUSING -> {
        Files.createDirectories(box);
        Files.writeString(box.resolve("law.bin-law-1@hub.bin"), "somebody else's");
        yield new Box(box, false);
      }
      case ABSENT -> {
        Files.writeString(box.getParent(), "a file where a folder should be");
        yield new Box(box, false);
      }
      case SILENT, ENDLESS -> null;
    };
  }

  /** A mailbox; when it collects, what is looked at is taken away, as a partner does. */
  private static final class Box implements Open {
    private final Path folder;
    private final boolean collects;
    private final List<Got> got = new CopyOnWriteArrayList<>();

    private Box(Path folder, boolean collects) {
      this.folder = folder;
      this.collects = collects;
    }

    @Override
    public Channel channel() {
      if (collects) collect();
      return new MailboxChannel("law", folder);
    }

    @Override
    public List<Got> got() {
      collect();
      return List.copyOf(got);
    }

    private void collect() {
      if (!Files.isDirectory(folder)) return;
      try (var files = Files.list(folder)) {
        for (var file : files.filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList()) {
          var name = file.getFileName().toString();
          got.add(new Got(name.replaceFirst("^law\\.bin-", "").replaceFirst("\\.bin$", ""), Files.readAllBytes(file), null, true));
          if (collects) Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      // The folder belongs to the test.
    }
  }
}
