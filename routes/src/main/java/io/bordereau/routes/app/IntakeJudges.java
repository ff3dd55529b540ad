package io.bordereau.routes.app;

import io.bordereau.edi.OwnMessage;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.intake.Intake;
import io.bordereau.routes.intake.IntakeFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The judges of the house, who know the configured intakes of single documents as formats, too. */
final class IntakeJudges implements Judges {
  private final Judges judges;
  private final Supplier<List<Intake>> intakes;

  IntakeJudges(Judges judges, Supplier<List<Intake>> intakes) {
    this.judges = judges;
    this.intakes = intakes;
  }

  private Stream<IntakeFormat> formats() {
    return intakes.get().stream().flatMap(i -> i.format().stream());
  }

  private Optional<IntakeFormat> claiming(byte[] bytes) {
    return formats().filter(f -> f.detect(bytes) > 0).findFirst();
  }

  /** What a reader of these bytes must know beside our directories. */
  List<OwnMessage> own(byte[] bytes) {
    return claiming(bytes).map(IntakeFormat::own).orElse(List.of());
  }

  @Override
  public Optional<Format> format(String id) {
    Optional<Format> ours = judges.format(id);
    return ours.isPresent() ? ours : formats().filter(f -> f.id().equals(id)).map(Format.class::cast).findFirst();
  }

  @Override
  public Optional<Format> detect(byte[] bytes) {
    // A partner's own message goes before the formats: they would take it for one of theirs in a version that they do not know.
    Optional<IntakeFormat> intake = claiming(bytes);
    return intake.isPresent() ? Optional.of(intake.get()) : judges.detect(bytes);
  }

  @Override
  public List<Finding> check(Object document, String format) {
    return judges.check(document, format);
  }

  @Override
  public Proof prove(String profile, byte[] rendered) {
    return judges.prove(profile, rendered);
  }
}
