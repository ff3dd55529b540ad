package io.bordereau.routes.intake;

import io.bordereau.document.Invoice;
import io.bordereau.edi.OwnMessage;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Counts;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Trace;
import io.bordereau.mapping.Written;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An intake as a format that is only read: what it claims comes in by every way that the hub has, and is recorded as it came. Its id is the
 * name of the intake behind {@code intake-}. Nothing is counted, because a message may make several documents or a document of several parts:
 * what is mentioned nowhere refuses the message instead.
 */
public final class IntakeFormat implements Format {
  private final Intake intake;
  private final List<OwnMessage> own;

  IntakeFormat(Intake intake, List<OwnMessage> own) {
    this.intake = intake;
    this.own = own;
  }

  /** What a reader of the envelopes must know to acknowledge such data. */
  public List<OwnMessage> own() {
    return own;
  }

  /** Whether every leaf is counted: the meaning is the table of a format. */
  public boolean isCounted() {
    return intake instanceof FormatIntake;
  }

  @Override
  public String id() {
    return "intake-" + intake.name();
  }

  @Override
  public String name() {
    return "Intake " + intake.name();
  }

  @Override
  public String family() {
    return id();
  }

  @Override
  public List<Class<?>> documents() {
    return List.of(Invoice.class);
  }

  @Override
  public int detect(byte[] bytes) {
    return intake.claims(bytes) ? 100 : 0;
  }

  @Override
  public List<? extends Read<?>> read(byte[] bytes, Context context) {
    if (intake instanceof FormatIntake known) return known.reads(bytes);
    var reads = new ArrayList<Read<Invoice>>();
    intake.read(new ByteArrayInputStream(bytes), r -> reads.add(new Read<>(r.invoice().or(() -> named(r)), Residue.NONE, r.findings(), Counts.NONE,
        Trace.NONE)));
    return reads;
  }

  /** Of a refused document its number, so that it can be asked for. */
  private static Optional<Invoice> named(IntakeResult refused) {
    if (refused.key() == null) return Optional.empty();
    var draft = new Draft(Invoice.class);
    draft.set("number", refused.key());
    return Optional.of((Invoice) draft.build());
  }

  @Override
  public Written write(Object document, Residue rest, Context context) {
    List<Finding> findings = List.of(IntakeFindings.notWritten(intake.name()));
    return new Written(new byte[0], List.of(), findings, Trace.NONE);
  }

  @Override
  public List<Mapping<?>> mappings() {
    return List.of();
  }
}
