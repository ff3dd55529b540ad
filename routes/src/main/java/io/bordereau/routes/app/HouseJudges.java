package io.bordereau.routes.app;

import io.bordereau.checks.CheckGroup;
import io.bordereau.checks.Checks;
import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.hybrid.HybridPdf;
import io.bordereau.routes.pages.EpdfFormat;
import io.bordereau.rules.Rules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats, checks and rules of the house. */
final class HouseJudges implements Judges {
  @Override
  public Optional<Format> format(String id) {
    return id.equals(HybridPdf.ID) ? Optional.of(HybridPdf.ANY) : id.equals(EpdfFormat.ID) ? Optional.of(EpdfFormat.PLAIN) : Formats.byId(id);
  }

  @Override
  public Optional<Format> detect(byte[] bytes) {
    return HybridPdf.detect(bytes, Formats::detect);
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
