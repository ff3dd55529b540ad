package io.bordereau.routes.inbound;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.rest.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox folders that partners put files into, the shape of a mailbox at a value-added network. A file whose size stands still is claimed by a
 * rename, recorded, and moved only when the ledger has it; a crash in between leaves it under its claimed name, and the next round takes it up. The
 * same content again is recognised, whatever it is called.
 */
public final class Mailboxes {
  private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);
  private static final String TAKEN = ".taken";
  private static final int AT_ONCE = 200;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS").withZone(ZoneOffset.UTC);

  private final Ledger ledger;
  private final Supplier<Agreements> agreements;
  private final ReceiveFromPartner receive;
  private final Path root;
  private final Clock clock;
  private final Duration still;
  private final Predicate<Path> turns;

  /**
   * Collects from mailboxes.
   *
   * @param root the folder that holds them
   * @param turns whether it is this hub's turn to collect from a folder that others may see as well
   * @param still how long a file must not have changed before it is taken
   */
  public Mailboxes(Ledger ledger, Supplier<Agreements> agreements, ReceiveFromPartner receive, Path root, Predicate<Path> turns, Clock clock, Duration still) {
    this.ledger = ledger;
    this.agreements = agreements;
    this.receive = receive;
    this.root = root;
    this.clock = clock;
    this.still = still;
    this.turns = turns;
  }

  /** Makes the folders that are missing. */
  public void make() throws IOException {
    for (var partner : agreements.get().partners()) {
      if (partner.inbound().folder() != null) Files.createDirectories(box(partner));
    }
  }

  private Path box(Partner partner) {
    return root.resolve(partner.inbound().folder()).resolve("in");
  }

  /** Takes in what lies ready in any mailbox. */
  public void collect() {
    if (!ledger.room().enough()) return;
    for (var partner : agreements.get().partners()) {
      if (partner.inbound().folder() == null || !partner.state().brings() || !Files.isDirectory(box(partner)) || !turns.test(box(partner).getParent())) continue;
      try {
        for (var file : ready(box(partner))) take(partner, file);
      } catch (IOException e) {
        LOG.warn("The mailbox of {} could not be collected; the next round tries again.", partner.id(), e);
      }
    }
  }

  private List<Path> ready(Path box) throws IOException {
    try (var files = Files.list(box)) {
      // What was claimed before a crash comes first: a new file of its name must not take its place.
      return files.filter(this::isReady).sorted(Comparator.comparing((Path f) -> !f.toString().endsWith(TAKEN)).thenComparing(f -> f)).limit(AT_ONCE)
          .toList();
    }
  }

  /** A plain file that nobody is writing any more, or that was claimed before a crash. */
  private boolean isReady(Path file) {
    var name = file.getFileName().toString();
    if (name.startsWith(".") || name.matches(".*\\.(part|tmp|new)") || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) return false;
    try {
      return name.endsWith(TAKEN) || Files.getLastModifiedTime(file).toInstant().plus(still).isBefore(Instant.now(clock));
    } catch (IOException e) {
      return false; // It went away while it was looked at.
    }
  }

  private void take(Partner partner, Path file) throws IOException {
    var name = file.getFileName().toString().replaceFirst("\\.taken$", "");
    var claimed = file.resolveSibling(name + TAKEN);
    if (!file.equals(claimed) && Files.exists(claimed, LinkOption.NOFOLLOW_LINKS)) return; // The next round, when that one is recorded.
    if (!file.equals(claimed)) Files.move(file, claimed, StandardCopyOption.ATOMIC_MOVE);
    long size = Files.size(claimed);
    if (size > partner.inbound().largest()) {
      aside(partner, claimed, name, size);
      return;
    }
    String digest;
    try (var in = Files.newInputStream(claimed)) {
      digest = ledger.payloads().put(in, partner.inbound().largest());
    }
    var document = receive.record(ReceiveFromPartner.MAILBOX, partner, ReceiveFromPartner.content(digest), digest, name).document();
    move(claimed, "done", name);
    LOG.info("{} received from the mailbox of {}", document, partner.id());
  }

  private void aside(Partner partner, Path claimed, String name, long size) throws IOException {
    var finding = Told.tooLarge(size, partner.inbound().largest());
    var kept = move(claimed, "refused", name);
    Files.writeString(kept.resolveSibling(kept.getFileName() + ".findings.json"), Json.text(List.of(finding)));
    LOG.warn("A file in the mailbox of {} was put aside: {}", partner.id(), finding.message());
  }

  private Path move(Path claimed, String where, String name) throws IOException {
    var folder = Files.createDirectories(claimed.getParent().resolveSibling(where));
    var kept = folder.resolve(STAMP.format(Instant.now(clock)) + "-" + name);
    return Files.move(claimed, kept, StandardCopyOption.REPLACE_EXISTING);
  }
}
