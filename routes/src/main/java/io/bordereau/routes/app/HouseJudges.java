package io.bordereau.routes.app;

import io.bordereau.checks.CheckGroup;
import io.bordereau.checks.Checks;
import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.hybrid.HybridPdf;
import io.bordereau.routes.pages.HouseFormats;
import io.bordereau.rules.Rules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats, checks and rules of the house. */
public final class HouseJudges implements Judges {
  /** The same, who know the intakes of a configuration folder as formats, too. */
  public static Judges of(Path config) {
    return new IntakeJudges(new HouseJudges(), new Intakes(config.resolve("intake")));
  }

  @Override
  public Optional<Format> format(String id) {
    return HouseFormats.named(id);
  }

  @Override
  public Optional<Format> detect(byte[] bytes) {
    return HouseFormats.detect(bytes);
  }

  @Override
  public List<Finding> check(Object document, String format) {
    return document instanceof Invoice invoice ? Checks.check(invoice, CheckGroup.of(format, invoice)) : Checks.other(document, format);
  }

  @Override
  public Proof prove(String profile, byte[] rendered) {
    var verdict = Rules.official().validate(profile, HybridPdf.data(rendered));
    return new Proof(verdict.applied().stream().map(l -> l.title()).collect(Collectors.joining(", ")), verdict.findings());
  }
}
