package io.bordereau.routes.cli;

import io.bordereau.checks.FindingCatalogue;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.signing.verify.ChainCheck;
import io.bordereau.signing.verify.Judgement;
import io.bordereau.signing.verify.LegalKind;
import io.bordereau.signing.verify.Reason;
import io.bordereau.signing.verify.SignatureVerdict;
import io.bordereau.signing.verify.SignatureVerifier;
import io.bordereau.signing.xades.XmlSignatures;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the signatures of an input are, as findings and in words. */
final class Signatures {
  private Signatures() {}

  /** A verifier of everything that the hub knows. */
  static SignatureVerifier verifier(ChainCheck check, Instant now) {
    var xml = new XmlSignatures(check);
    return new SignatureVerifier(check, now, (bytes, at) -> xml.check(bytes, at).stream().map(each -> new Judgement(each.verdict(), each.reasons())).toList());
  }

  /** Fills an answer. */
  static void tell(SignatureVerifier.Result result, Answer answer) {
    answer.signatures(result.signatures().stream().map(Judgement::verdict).toList());
    for (var remark : result.remarks()) answer.findings().add(finding(remark, null));
    int number = 0;
    for (var each : result.signatures()) {
      number++;
      for (var reason : each.reasons()) answer.findings().add(finding(reason, where(number, each.verdict())));
    }
    if (!result.valid()) answer.status(Status.REFUSED);
  }

  private static String where(int number, SignatureVerdict verdict) {
    return "signature " + number + (verdict.subject().isEmpty() ? "" : " of " + verdict.subject());
  }

  /** A reason as a finding, with whose turn it is and what to do as the catalogue has it. */
  static Finding finding(Reason reason, String where) {
    var entry = FindingCatalogue.of(reason.code());
    var usual = entry.map(FindingCatalogue.Entry::severity).orElse(Severity.ERROR);
    var severity = switch (reason.weight()) {
      case INVALID -> Severity.ERROR;
      case UNKNOWN -> usual;
      case NOTE -> Severity.INFO;
    };
    return new Finding(reason.code(), severity, where, null, null, reason.words(), null, entry.map(FindingCatalogue.Entry::turn).orElse(null),
        entry.map(FindingCatalogue.Entry::next).orElse(null));
  }

  /** A signature on a few lines. */
  static List<String> lines(SignatureVerdict verdict) {
    var first = "  " + word(verdict.verdict()) + ", covers the " + (verdict.coverage() == SignatureVerdict.Coverage.WHOLE ? "whole file" : "file in part") + ", " + verdict.form()
        + (verdict.level() == null ? "" : " level " + verdict.level());
    var second = "    by " + (verdict.subject().isEmpty() ? "somebody who is not named" : verdict.subject()) + (verdict.issuer().isEmpty() ? "" : ", issued by " + verdict.issuer());
    var third = "    " + (verdict.time() == null ? "at a time that is not said" : (verdict.stamped() ? "stamped " : "says ") + verdict.time()) + ", "
        + (verdict.anchor().isEmpty() ? "trusted by nobody" : "trusted by " + verdict.anchor());
    var fourth = "    " + word(verdict.kind().kind()).replace('_', ' ') + (verdict.kind().why().isEmpty() ? "" : ": " + String.join(" ", verdict.kind().why()));
    return verdict.kind().kind() == LegalKind.Kind.NONE && verdict.verdict() == SignatureVerdict.Verdict.INVALID ? List.of(first, second, third) : List.of(first, second, third, fourth);
  }

  /** A verdict or a coverage as {@code --json} writes it. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
