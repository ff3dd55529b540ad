package io.bordereau.routes.rest;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Residue;
import io.bordereau.routes.flow.HandOver;
import io.bordereau.routes.intake.Intake;
import io.bordereau.routes.intake.IntakeResult;
import io.bordereau.routes.ledger.Silence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes exports of an ERP in: many invoices in one file, each handed over by itself as soon as its rows were seen. A wrong row refuses its
 * invoice and no other; its rows are put aside with
 * their findings, ready to be handed in again.
 */
public final class Exports {
  /** How many refused invoices of one file are put aside as files; the ledger has them all. */
  private static final int MOST_ASIDE = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  private final Supplier<List<Intake>> intakes;
  private final HandOver handOver;
  private final Format internal;

  /**
   * Takes exports in by these configurations; the first that knows a file's header has it.
   *
   * @param internal the format in which an invoice is handed over
   */
  public Exports(Supplier<List<Intake>> intakes, HandOver handOver, Format internal) {
    this.intakes = intakes;
    this.handOver = handOver;
    this.internal = internal;
  }

  /**
   * What became of a file.
   *
   * @param taken how many invoices were handed over
   * @param refused how many were not
   */
  public record Taken(int taken, int refused) {}

  /**
   * Takes one file in.
   *
   * @param aside the folder for what is refused
   * @throws Unwelcome when no configuration knows the file
   */
  public Taken take(Path file, Path aside) throws IOException {
    var why = new ArrayList<Finding>();
    for (var intake : exporting()) {
      var taking = new Taking(file.getFileName().toString(), aside);
      try (var in = Files.newInputStream(file)) {
        intake.read(in, taking::accept);
      }
      if (taking.whole == null) return new Taken(taking.taken, taking.refused);
      why.addAll(taking.whole);
    }
    throw why.isEmpty() ? new Unwelcome(415, "HUB-25", "Nothing that the hub reads looks like this document.",
        "Send one of the formats that ./hub formats lists.") : new Unwelcome(415, why);
  }

  /** The configurations of exports: other intakes are formats, and know their files by content. */
  private List<Intake> exporting() {
    return intakes.get().stream().filter(i -> i.format().isEmpty()).toList();
  }

  /** One file being taken in. */
  private final class Taking {
    private final String name;
    private final Path aside;
    private int taken;
    private int refused;
    private List<Finding> whole;

    private Taking(String name, Path aside) {
      this.name = name;
      this.aside = aside;
    }

    private void accept(IntakeResult result) {
      if (result.key() == null && taken + refused == 0) {
        whole = result.findings();
        return;
      }
      var lines = name + " " + result.unit().word() + " " + result.first() + "-" + result.last();
      if (result.invoice().isPresent()) {
        var bytes = internal.write(result.invoice().get(), Residue.NONE, Context.NEUTRAL).bytes();
        handOver.receive("folder", "erp", ReceiveFile.digest(bytes), internal, lines, bytes, new Silence());
        for (var f : result.findings()) LOG.warn("{}: {} {} {}", lines, f.code(), f.where(), f.message());
        taken++;
      } else {
        var identity = ReceiveFile.digest(join(result.raw(), Json.text(result.findings()).getBytes(StandardCharsets.UTF_8)));
        handOver.refused("folder", "erp", identity, lines, result.key(), result.findings(), new Silence());
        putAside(result);
        refused++;
      }
    }

    private static byte[] join(byte[] a, byte[] b) {
      var both = Arrays.copyOf(a, a.length + b.length);
      System.arraycopy(b, 0, both, a.length, b.length);
      return both;
    }

    private void putAside(IntakeResult result) {
      if (refused >= MOST_ASIDE) return;
      try {
        Files.createDirectories(aside);
        var part = aside.resolve(name + "." + result.unit().word() + "-" + result.first() + "-" + result.last());
        Files.write(part.resolveSibling(part.getFileName() + "." + result.unit().ending()), result.raw());
        Files.writeString(part.resolveSibling(part.getFileName() + ".findings.json"), Json.text(result.findings()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
