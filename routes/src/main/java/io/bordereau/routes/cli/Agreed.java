package io.bordereau.routes.cli;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Lost;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.pdf.supplied.Wishes;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.CompanyLook;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.CopyPage;
import io.bordereau.routes.pages.EpdfFormat;
import io.bordereau.routes.pages.PageCopy;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What a partner's agreement changes in a rendering: choices of the format, residue that may pass, losses that block, and the envelope's
 * identifiers. It is a preview: the control numbers are 1 and the instant is fixed, because the real ones are drawn when the hub sends.
 */
final class Agreed {
  private static final OffsetDateTime PREVIEW = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final Agreements agreements;
  private final Partner partner;

  Agreed(Agreements agreements, Partner partner) {
    this.agreements = agreements;
    this.partner = partner;
  }

  /**
   * The agreement with a partner.
   *
   * @throws UsageException when there is none that can be used
   */
  static Agreed with(String id, Path configuration) {
    var agreements = Configuration.load(configuration).agreements();
    var partner = agreements.partner(id).orElseThrow(() -> new UsageException(
        "there is no usable agreement with '" + id + "' in " + configuration + "; ./hub partner check says why"));
    return new Agreed(agreements, partner);
  }

  /** What the writer must know. */
  Context context(Format target) {
    return partner.context(target.id());
  }

  /** What becomes of a page of our own system whose text cannot be compared. */
  Wishes.Wordless scanned() {
    return agreements.scanned(partner);
  }

  /** The format as the partner has it: a page takes pages of our own system as agreed. */
  Format look(Format target) {
    return target instanceof EpdfFormat page ? page.scanned(scanned()) : target;
  }

  /** The document as it is put into a format: with a copy of its page, unsigned, where that is agreed. */
  Object copied(Object document, Format target, List<Finding> findings) {
    if (target instanceof EpdfFormat || !target.id().equals(partner.format()) || !(document instanceof Invoice invoice) || !CopyPage.wanted(partner, invoice)) return document;
    var look = agreements.company(partner.company()).map(c -> EpdfFormat.in(CompanyLook.of(agreements, c))).orElse(EpdfFormat.PLAIN);
    var copy = PageCopy.of(invoice, look, target, partner.page().language(), CopyPage.most(partner));
    return copy.page(findings).<Object>map(page -> copy.with(page, findings)).orElse(document);
  }

  /** The rendered bytes in the partner's envelope. */
  byte[] packed(Format format, byte[] rendered) {
    if (format.id().startsWith("x12-")) {
      return agreements.x12(partner).map(envelope -> envelope.pack(rendered, 1, 1, PREVIEW)).orElse(rendered);
    }
    if (format.id().startsWith("cxml-")) {
      return agreements.cxml(partner).map(envelope -> envelope.pack(rendered, "preview@" + partner.id(), PREVIEW)).orElse(rendered);
    }
    return rendered;
  }

  /** Says of a loss what the agreement says. */
  void judge(Lost lost, Answer answer) {
    switch (partner.losses().about(lost.term())) {
      case ALLOW, WARN -> { }
      case BLOCK -> answer.refuse(new Finding("CLI-05", Severity.ERROR, lost.where(), lost.term(), lost.value(),
          "The agreement with " + partner.name() + " blocks this loss: " + lost.why() + ".", null, Turn.HUB,
          "Agree with the partner how it shall receive this, or allow the loss in partners/" + partner.id() + ".yaml."));
    }
  }
}
