package io.bordereau.signing.verify;

import io.bordereau.signing.verify.LegalKind.Kind;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From a certificate and the trusted lists to what its signature is before the law (ETSI TS 119 615 4.4 and 4.5): what the certificate says of itself, what the
 * list says of its issuer at the time of issuing and of signing, and what the list says of certificates like it over what they say themselves.
 */
final class LegalStanding {
  private final List<TrustedService> services;
  private final X509Certificate certificate;
  private final Instant at;
  private final List<String> why = new ArrayList<>();

  /**
   * Asks.
   *
   * @param services the services of trusted lists that issued the certificate
   * @param certificate the signer's
   * @param at the best proved time of the signature
   */
  LegalStanding(List<TrustedService> services, X509Certificate certificate, Instant at) {
    this.services = services;
    this.certificate = certificate;
    this.at = at;
  }

  /**
   * What a certificate is at a moment.
   *
   * @param uses for what it is qualified
   * @param device whether its key lies in a qualified device
   */
  private record Standing(Set<Anchor.Use> uses, boolean device) {}

  /** The kind of a signature that holds. */
  LegalKind kind() {
    if (services.isEmpty()) {
      return new LegalKind(Kind.ADVANCED, List.of(QcStatements.of(certificate).compliant()
          ? "The certificate says that it is qualified; no trusted list at hand names its issuer." : "The certificate does not say that it is qualified."));
    }
    LegalKind best = null;
    for (TrustedService each : services) {
      why.clear();
      Kind kind = kind(each);
      if (best == null || kind.compareTo(best.kind()) < 0) {
        best = new LegalKind(kind, why);
      }
    }
    return best;
  }

  private Kind kind(TrustedService service) {
    if (service.over() != null && service.over().isBefore(at)) {
      why.add("The " + service.list() + " was over on " + Algorithms.date(service.over()) + ": what became of " + service.name() + " after that is not known.");
      return Kind.ADVANCED;
    }
    Instant issued = certificate.getNotBefore().toInstant();
    Optional<Standing> then = standing(service, issued, "issued");
    Optional<Standing> now = then.isEmpty() ? then : standing(service, at, "used");
    if (now.isEmpty()) {
      return Kind.ADVANCED;
    }
    Set<Anchor.Use> uses = new HashSet<>(now.get().uses());
    uses.retainAll(then.get().uses());
    if (uses.size() != 1) {
      why.add(uses.isEmpty() ? "It was issued for one kind of use and is listed for another." : "Whether it is for signatures or for seals is not said in one way.");
      return Kind.ADVANCED;
    }
    boolean seal = uses.contains(Anchor.Use.SEALS);
    why.add("The " + service.list() + " names " + service.name() + " as an issuer of qualified certificates for " + (seal ? "seals" : "signatures")
        + (service.checked() ? "." : "; the list's own signature was not checked."));
    if (!now.get().device()) {
      why.add("Nobody says that its key lies in a qualified device.");
      return seal ? Kind.ADVANCED_SEAL_WITH_QUALIFIED_CERTIFICATE : Kind.ADVANCED_SIGNATURE_WITH_QUALIFIED_CERTIFICATE;
    }
    return seal ? Kind.QUALIFIED_SEAL : Kind.QUALIFIED_SIGNATURE;
  }

  private Optional<Standing> standing(TrustedService service, Instant moment, String when) {
    TrustedService.State state = service.at(moment).orElse(null);
    if (state == null || !state.granted()) {
      why.add("When the certificate was " + when + ", on " + Algorithms.date(moment) + ", the " + service.list() + (state == null ? " did not name " + service.name() + " yet."
          : " said of " + service.name() + ": " + Certificates.printable(state.status()) + "."));
      return Optional.empty();
    }
    QcStatements own = QcStatements.of(certificate);
    Set<String> said = new HashSet<>();
    for (Qualification each : state.qualifications()) {
      Boolean fits = each.criteria().fits(certificate);
      if (fits == null) {
        why.add("The " + service.list() + " says of some certificates of " + service.name() + " what they are, in a way that is not understood here.");
        return Optional.empty();
      }
      if (fits) {
        said.addAll(each.qualifiers());
      }
    }
    if (said.contains("NotQualified") || !own.compliant() && !said.contains("QCStatement")) {
      why.add(said.contains("NotQualified") ? "The " + service.list() + " says that the certificate is not qualified." : "The certificate does not say that it is qualified.");
      return Optional.empty();
    }
    if (!own.countries().isEmpty() && !said.contains("QCStatement")) {
      why.add("The certificate is qualified under the law of " + String.join(", ", own.countries()) + ", and not under that of the union.");
      return Optional.empty();
    }
    return uses(service, state, own, said).map(uses -> new Standing(uses, device(own, said)));
  }

  /** For what it is qualified: as the list says, otherwise as it says itself; and the service must issue for that. */
  private Optional<Set<Anchor.Use>> uses(TrustedService service, TrustedService.State state, QcStatements own, Set<String> said) {
    Set<Anchor.Use> uses = new HashSet<>();
    if (said.contains("QCForESig")) {
      uses.add(Anchor.Use.SIGNATURES);
    }
    if (said.contains("QCForESeal") || said.contains("QCForLegalPerson")) {
      uses.add(Anchor.Use.SEALS);
    }
    boolean web = said.contains("QCForWSA");
    if (uses.isEmpty() && !web) {
      web = own.web();
      uses.addAll(own.uses());
      if (uses.isEmpty() && !web) {
        uses.add(Anchor.Use.SIGNATURES); // EN 319 412-5 4.2.3: without a word it is for signatures
      }
    }
    if (!state.uses().isEmpty() || state.web()) {
      uses.retainAll(state.uses());
    }
    if (uses.isEmpty()) {
      why.add(web ? "The certificate is for web sites." : "The " + service.list() + " names " + service.name() + " for another use than the certificate's.");
      return Optional.empty();
    }
    return Optional.of(uses);
  }

  private static boolean device(QcStatements own, Set<String> said) {
    boolean with = said.contains("QCWithQSCD") || said.contains("QCWithSSCD") || said.contains("QCQSCDManagedOnBehalf");
    boolean without = said.contains("QCNoQSCD") || said.contains("QCNoSSCD");
    return !without && (with || own.device());
  }
}
