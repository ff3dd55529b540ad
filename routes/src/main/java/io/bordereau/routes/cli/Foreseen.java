package io.bordereau.routes.cli;

import io.bordereau.checks.CheckGroup;
import io.bordereau.checks.Checks;
import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Read;
import io.bordereau.pdf.supplied.Taken;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.agreements.Routing;
import io.bordereau.routes.flow.TakePage;
import io.bordereau.routes.flow.Translate;
import io.bordereau.routes.hybrid.HybridPdf;
import io.bordereau.routes.pages.EpdfFormat;
import io.bordereau.rules.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the hub would find wrong before it sent a document of our own: routing, checks, rendering and rules agreed with its buyer. */
final class Foreseen {
  private Foreseen() {}

  /**
   * Looks ahead.
   *
   * @param wanted the format; null when the content says it
   * @param agreements the configuration to send by
   */
  static void of(byte[] bytes, String wanted, Agreements agreements, Answer answer) {
    var format = Known.internal(bytes, wanted, answer);
    if (format.isEmpty()) {
      answer.verdict(false, null);
      return;
    }
    var reads = Reading.of(format.get(), bytes, Context.NEUTRAL, answer);
    boolean understood = !reads.isEmpty();
    for (var read : reads) {
      understood &= read.document().isPresent();
      if (read.findings().stream().anyMatch(Finding::isError)) continue; // what is unclear is not checked: one cause, one finding
      var document = read.document().orElse(null);
      if (document instanceof Invoice invoice) one(invoice, read, agreements, answer);
      else if (document != null) answer.findings().addAll(Checks.other(document));
    }
    answer.verdict(understood && answer.findings().stream().noneMatch(Finding::isError), answer.profile());
  }

  private static void one(Invoice invoice, Read<?> read, Agreements agreements, Answer answer) {
    var translated = Translate.of(agreements, invoice);
    answer.findings().addAll(translated.findings());
    if (translated.findings().stream().anyMatch(Finding::isError)) return; // the hub would stop here as well
    switch (translated.routing()) {
      case Routing.Nowhere nowhere -> answer.findings().add(nowhere.finding());
      case Routing.To to -> by(to.partner(), new Agreed(agreements, to.partner()), (Invoice) translated.document(), read, answer);
    }
  }

  private static void by(Partner partner, Agreed agreed, Invoice invoice, Read<?> read, Answer answer) {
    var target = Known.named(partner.format());
    var checked = Checks.check(invoice, CheckGroup.of(target.id()));
    answer.findings().addAll(checked);
    answer.verdict(true, partner.profile().equals("none") ? target.id() : partner.profile());
    if (checked.stream().anyMatch(Finding::isError)) return; // the hub would stop here as well
    // Where the page is the invoice it is taken when it is rendered.
    var page = target instanceof EpdfFormat ? Optional.<Taken>empty() : TakePage.look(invoice, Instant.EPOCH, agreed.scanned());
    page.ifPresent(taken -> answer.findings().addAll(taken.findings()));
    if (page.filter(taken -> taken.page().isEmpty()).isPresent()) return;
    var document = page.<Object>map(taken -> TakePage.attached(invoice, taken)).orElseGet(() -> agreed.copied(invoice, target, answer.findings()));
    var written = agreed.look(target).write(document, read.rest(), agreed.context(target));
    answer.findings().addAll(written.findings());
    written.lost().forEach(lost -> agreed.judge(lost, answer));
    boolean ruled = !partner.profile().equals("none") && written.bytes() != null && written.bytes().length > 0;
    if (ruled) said(Rules.official().validate(partner.profile(), HybridPdf.data(written.bytes())).findings(), checked, answer);
  }

  /** An official rule that our own checks have put into words already is not said again. */
  private static void said(List<Finding> official, List<Finding> checked, Answer answer) {
    var ids = checked.stream().map(Finding::official).filter(Objects::nonNull).collect(Collectors.toSet());
    official.stream().filter(f -> f.official() == null || !ids.contains(f.official())).forEach(answer.findings()::add);
  }
}
