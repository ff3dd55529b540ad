package io.bordereau.routes.flow;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Completion;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Part;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Standing;
import io.bordereau.routes.ledger.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Takes a file with several documents apart: each becomes a document of its own, a broken one among them included. */
public final class Unpack {
  private static final int PROLONGED = 500;
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final Judges judges;

  /** Unpacks in this ledger. */
  public Unpack(Ledger ledger, Judges judges) {
    this.ledger = ledger;
    this.judges = judges;
  }

  /**
   * Makes the documents and ends the carrier.
   *
   * @param work the kind of work that each document begins with
   */
  public Way.Ended unpack(Claim claim, Standing carrier, Format format, List<? extends Read<?>> reads, String work) {
    var internal = judges.format("bordereau-json").orElseThrow();
    var parts = new ArrayList<Part>();
    for (var read : reads) {
      int number = parts.size() + 1;
      var good = read.document().isPresent() && read.findings().stream().noneMatch(Finding::isError);
      var bytes = good ? internal.write(read.document().get(), read.rest(), Context.NEUTRAL).bytes() : Unreadable.bytes(read.findings());
      // Thousands of documents take longer than one: whoever works on them keeps the right to it.
      if (number % PROLONGED == 0) ledger.prolong(claim, LEASE);
      parts.add(new Part(number, ledger.payloads().put(bytes), good ? internal.id() : Unreadable.FORMAT, carrier.name() + "#" + number, work,
          HandOver.number(read).toList()));
    }
    ledger.unpack(claim, parts);
    ledger.complete(claim, Completion.of(Step.of(Stage.UNPACKED, parts.size() + " documents, read as " + format.id())));
    return new Way.Ended("unpacked into " + parts.size());
  }
}
