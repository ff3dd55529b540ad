package io.bordereau.connectors.mailbox;

import io.bordereau.connectors.api.Answer;
import io.bordereau.connectors.api.Channel;
import io.bordereau.connectors.api.Connector;
import io.bordereau.connectors.api.Delivery;
import io.bordereau.connectors.api.Evidence;
import io.bordereau.connectors.api.MailboxChannel;
import io.bordereau.connectors.api.Parcel;
import io.bordereau.connectors.api.Trait;
import io.bordereau.mapping.Finding;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Puts a parcel into a folder: written under a temporary name with a token of its own, flushed to the disk, its size checked, and renamed to a name
 * that is derived from the parcel's identity. Sent again, the same name with the same bytes is found, and nothing is put a second time. Once the
 * file is renamed only the partner says what became of it: a file that is gone has been collected, or lost, and the hub does not know which.
 */
public final class MailboxConnector implements Connector {
  private static final int LONGEST_PROPOSAL = 50;

  private final InstantSource clock;

  /** With the system's clock. */
  public MailboxConnector() {
    this(InstantSource.system());
  }

  /** With a clock of one's own, which dates evidence. */
  public MailboxConnector(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String id() {
    return "mailbox";
  }

  @Override
  public Set<Trait> traits() {
    return EnumSet.of(Trait.STABLE_IDENTITY);
  }

  @Override
  public List<Finding> check(Channel channel) {
    MailboxChannel mailbox = (MailboxChannel) channel;
    Path folder = mailbox.folder();
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
      return List.of(Told.noFolder(mailbox.partner(), folder.getFileName().toString(), "it is no folder"));
    }
    if (Files.isDirectory(folder) && !Files.isWritable(folder)) {
      return List.of(Told.noFolder(mailbox.partner(), folder.getFileName().toString(), "it cannot be written to"));
    }
    return List.of();
  }

  @Override
  public Delivery send(Parcel parcel, Channel channel) {
    MailboxChannel mailbox = (MailboxChannel) channel;
    List<Finding> wrong = check(channel);
    if (!wrong.isEmpty()) {
      return new Delivery.Refused(wrong, List.of(), null);
    }
    Path folder = mailbox.folder();
    Path file = folder.resolve(name(parcel));
    Path coming = folder.resolve("." + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(folder);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return Arrays.equals(Files.readAllBytes(file), parcel.bytes()) ? accepted(parcel, file, "lies there already")
            : new Delivery.Refused(List.of(Told.otherContent(mailbox.partner(), file.getFileName().toString())), List.of(), null);
      }
      FileStore store = Files.getFileStore(folder);
      if (store.getUsableSpace() < parcel.bytes().length) {
        return new Delivery.Retry(Told.notWritten(mailbox.partner(), "the disk is full"), null, null);
      }
      try (FileChannel out = FileChannel.open(coming, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        var bytes = java.nio.ByteBuffer.wrap(parcel.bytes());
        while (bytes.hasRemaining()) out.write(bytes);
        out.force(true);
      }
      if (Files.size(coming) != parcel.bytes().length) {
        return new Delivery.Retry(Told.notWritten(mailbox.partner(), "its size is not what was written"), null, null);
      }
      Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      return new Delivery.Retry(Told.notWritten(mailbox.partner(), e.getClass().getSimpleName()), null, null);
    } finally {
      remove(coming);
    }
    try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
      entry.force(true);
    } catch (IOException e) {
      return new Delivery.Unknown(Told.notFlushed(mailbox.partner()), null);
    }
    return accepted(parcel, file, "put as");
  }

  private Delivery accepted(Parcel parcel, Path file, String how) {
    var evidence = new Evidence(parcel.identity(), clock.instant(), "mailbox " + file.getParent().getParent().getFileName(), 0, null, new byte[0]);
    return new Delivery.Accepted(evidence,
        List.of(new Answer(Answer.Level.TRANSPORT, Answer.Verdict.ACCEPTED, null, how + " " + file.getFileName(), null)));
  }

  /** Derived from the identity alone, so that a retry has the same name; the kind of content is its ending. */
  private static String name(Parcel parcel) {
    String plain = parcel.identity().replaceAll("[^A-Za-z0-9._@-]", "_");
    String said = parcel.fileName() == null ? "" : parcel.fileName();
    String proposed = said.isEmpty() ? "" : said.substring(0, Math.min(LONGEST_PROPOSAL, said.length())) + "-";
    String ending = parcel.contentType().startsWith("application/EDI") ? ".edi" : parcel.contentType().contains("json") ? ".json"
        : parcel.contentType().contains("xml") ? ".xml" : parcel.contentType().contains("pdf") ? ".pdf" : ".bin";
    return (proposed + plain).replaceFirst("^\\.+", "_") + ending;
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A temporary file stays behind under a hidden name; nobody collects it, and the next attempt has a name of its own.
    }
  }
}
