package io.bordereau.routes.cli;

import io.bordereau.checks.CheckGroup;
import io.bordereau.checks.Checks;
import io.bordereau.document.Invoice;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Severity;
import io.bordereau.routes.hybrid.HybridPdf;
import io.bordereau.rules.Rules;
import io.bordereau.rules.Verdict;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All rules that apply to some bytes: the official ones, and what our own reading finds wrong. */
final class Validation {
  /** What partners agree on beyond the standard: character sets. */
  private static final Set<String> LENIENT = Set.of("EDI-31", "EDI-32");

  private Validation() {}

  /**
   * Checks that a profile exists, or a family of that name.
   *
   * @throws UsageException when there is none
   */
  static void mustKnow(String profile) {
    var profiles = Rules.official().profiles();
    if (profiles.stream().noneMatch(known -> known.equals(profile) || known.startsWith(profile + "/"))) {
      throw new UsageException("there is no profile '" + profile + "'; there are: " + String.join(", ", profiles));
    }
  }

  /**
   * Validates.
   *
   * @param profile the only rules to be run; null for all that apply
   * @param wanted the format; null when the content says it
   */
  static void of(byte[] bytes, String profile, String wanted, Answer answer) {
    if (HybridPdf.ANY.detect(bytes) > 0) {
      hybrid(bytes, profile, wanted, answer);
      return;
    }
    var format = wanted == null ? Formats.detect(bytes) : Optional.of(Known.named(wanted));
    if (format.isPresent() && answer.format() == null) answer.format(format.get().id());
    if (profile != null) official(Rules.official().validate(profile, bytes), answer);
    else if (format.isPresent()) all(format.get(), bytes, answer);
    else unknown(bytes, answer);
  }

  /** The rules are for the XML inside; where the PDF around it says something else, that is said as well. */
  private static void hybrid(byte[] bytes, String profile, String wanted, Answer answer) {
    var pdf = HybridPdf.open(bytes);
    answer.findings().addAll(pdf.findings());
    if (pdf.xml().isEmpty()) {
      answer.format(HybridPdf.ID);
      answer.verdict(false, null);
      return;
    }
    var xml = pdf.xml().get().content().bytes();
    of(xml, profile, wanted != null && Known.named(wanted).form() == Format.Form.PDF ? null : wanted, answer);
    var format = Formats.detect(xml);
    if (format.isEmpty()) return;
    for (var read : format.get().read(xml, Context.NEUTRAL)) {
      if (read.document().orElse(null) instanceof Invoice invoice) answer.findings().addAll(pdf.compared(invoice));
    }
  }

  private static void official(Verdict verdict, Answer answer) {
    answer.findings().addAll(verdict.findings());
    answer.verdict(verdict.valid(), verdict.profile());
  }

  private static void all(Format format, byte[] bytes, Answer answer) {
    int before = answer.findings().size();
    var reads = Reading.of(format, bytes, Context.NEUTRAL, answer);
    var verdict = isXml(bytes) ? Rules.official().validate(null, bytes) : null;
    boolean named = verdict != null && verdict.profile() != null;
    if (named) answer.findings().addAll(verdict.findings());
    for (var read : reads) read.document().ifPresent(document -> check(document, format, answer));
    answer.findings().replaceAll(Validation::strictly);
    boolean holds = answer.findings().subList(before, answer.findings().size()).stream().noneMatch(Finding::isError);
    answer.verdict(holds && answer.status() == Status.OK, named ? verdict.profile() : format.id());
  }

  /** The hub reads more than the standard allows; a translator at the other end rejects what breaks it (AK3, AK4, AK5, TA1 codes). */
  private static Finding strictly(Finding finding) {
    boolean broken = finding.code().equals("XML-07") || finding.code().equals("XML-09")
        || finding.code().startsWith("EDI-") && finding.official() != null && !LENIENT.contains(finding.code());
    return broken ? finding.as(Severity.ERROR) : finding;
  }

  /** Our own checks in plain words with the amounts; they stand in for the official words of the same rule, whose id they carry. */
  private static void check(Object document, Format format, Answer answer) {
    var own = document instanceof Invoice invoice ? Checks.check(invoice, CheckGroup.of(format.id())) : Checks.other(document, format.id());
    var plainly = own.stream().filter(Finding::isError).map(Finding::official).filter(Objects::nonNull).collect(Collectors.toSet());
    answer.findings().removeIf(said -> plainly.contains(said.official()));
    var said = answer.findings().stream().map(Finding::official).filter(Objects::nonNull).collect(Collectors.toSet());
    own.stream().filter(f -> f.official() == null || !said.contains(f.official())).forEach(answer.findings()::add);
  }

  /** What the hub does not read may still have official rules: an order, a response. */
  private static void unknown(byte[] bytes, Answer answer) {
    Verdict verdict = isXml(bytes) ? Rules.official().validate(null, bytes) : null;
    if (verdict == null) Known.of(bytes, null, answer);
    else official(verdict, answer);
    if (answer.valid() == null) answer.verdict(false, null);
  }

  private static boolean isXml(byte[] bytes) {
    int at = bytes.length > 2 && (bytes[0] & 0xff) == 0xef ? 3 : 0;
    if (bytes.length > 1 && ((bytes[0] & 0xff) >= 0xfe || bytes[0] == 0)) return true; // UTF-16 or UTF-32
    while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) at++;
    return at < bytes.length && bytes[at] == '<';
  }
}
