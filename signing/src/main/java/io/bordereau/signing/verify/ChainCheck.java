package io.bordereau.signing.verify;

import io.bordereau.signing.authorities.RevocationProof;
import io.bordereau.signing.authorities.RevocationSource;
import io.bordereau.signing.keys.SigningFailed;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * Whether a certificate descends from an anchor at a moment, may do what it did, and was not revoked (RFC 5280 6, ETSI EN 319 102-1 5.2.6). Certificate
 * policies are left alone: what a signature is worth before the law is asked elsewhere.
 *
 * @param anchors what is trusted
 * @param online who is asked where the document brings no proof; null when nobody is asked and nothing leaves the house
 * @param missing what a missing proof makes of a signature
 */
public record ChainCheck(TrustAnchors anchors, RevocationSource online, Missing missing) {
  private static final int DEEPEST = 10;
  /** How many certificates are tried as issuers before the search ends: names can be made to fit by anybody. */
  private static final int MOST_TRIES = 300;
  private static final Set<String> NOT_FOR_DOCUMENTS = Set.of(KeyPurposeId.id_kp_serverAuth.getId(), KeyPurposeId.id_kp_codeSigning.getId(),
      KeyPurposeId.id_kp_timeStamping.getId(), KeyPurposeId.id_kp_OCSPSigning.getId(), KeyPurposeId.id_kp_ipsecIKE.getId());

  /** What is made of it when nobody proves that a certificate was not revoked. */
  public enum Missing {
    /** The signature may hold. */
    UNKNOWN,
    /** The signature is not taken. */
    INVALID
  }

  /** What the certificate did. */
  public enum Purpose {
    /** It signed or sealed a document. */
    SIGNING,
    /** It signed a time-stamp. */
    TIMESTAMPS
  }

  /**
   * What was found.
   *
   * @param path from the certificate to the last one below the anchor, or the anchor itself when it is the certificate
   * @param anchor what it descends from; null when from nothing that is trusted
   * @param proven whether the document itself brings an authentic proof about each certificate below the anchor, of whatever time
   * @param reasons everything against it
   */
  public record Chain(List<X509Certificate> path, Anchor anchor, boolean proven, List<Reason> reasons) {
    public Chain {
      path = List.copyOf(path);
      reasons = List.copyOf(reasons);
    }

    /** Whether nothing speaks against it and nothing is missing. */
    public boolean good() {
      return reasons.stream().allMatch(reason -> reason.weight() == Reason.Weight.NOTE);
    }
  }

  /** The usual: nothing leaves the house, and a missing proof leaves the verdict open. */
  public static ChainCheck offline(TrustAnchors anchors) {
    return new ChainCheck(anchors, null, Missing.UNKNOWN);
  }

  /**
   * Checks.
   *
   * @param certificate whose way is looked for
   * @param evidence other certificates and proofs that the document brings
   * @param purpose what it did
   * @param at the moment that counts: the best proved time of the signature
   */
  public Chain check(X509Certificate certificate, Evidence evidence, Purpose purpose, Instant at) {
    return check(certificate, evidence, purpose, at, at);
  }

  /** The same, where proofs need not be newer than a moment before the one at which the certificates must be valid. */
  Chain check(X509Certificate certificate, Evidence evidence, Purpose purpose, Instant at, Instant proved) {
    List<Reason> reasons = new ArrayList<>();
    X509Certificate leaf = Certificates.normal(certificate);
    purpose(leaf, purpose, reasons);
    Search search = new Search(evidence.certificates(), purpose, at);
    if (!search.from(leaf, List.of())) {
      List<X509Certificate> way = search.longest.isEmpty() ? List.of(leaf) : search.longest;
      time(List.of(leaf), at, reasons);
      reasons.add(search.lapsed == null ? untrusted(way) : Reason.unknown(Reason.UNTRUSTED,
          "Its issuer stands in the " + search.lapsed.source() + ", which did not grant it this service on " + Algorithms.date(at) + "."));
      boolean known = proofs(way, null, evidence, at, proved, new ArrayList<>());
      return new Chain(way, null, known, reasons);
    }
    List<X509Certificate> path = search.found;
    // an authority for time-stamps that is trusted itself, as trusted lists name them, must have been valid when it stamped: the list says for how long its stamps are good
    boolean itself = purpose == Purpose.TIMESTAMPS && search.anchor.certificate().equals(leaf);
    time(path, itself ? proved : at, reasons);
    for (X509Certificate each : path) {
      if (each != search.anchor.certificate()) {
        Algorithms.weakKey(each.getPublicKey(), at).ifPresent(why -> reasons.add(Reason.invalid(Reason.WEAK,
            "The key of " + Certificates.shortName(each) + " was too weak: " + why + ".")));
      }
    }
    if (reasons.stream().noneMatch(reason -> reason.code().equals(Reason.OUT_OF_TIME))) {
      rules(path, search.anchor, at, reasons);
    }
    boolean proven = proofs(path, search.anchor, evidence, at, proved, reasons);
    return new Chain(path, search.anchor, proven, reasons);
  }

  /** The services of trusted lists that issued a certificate of a chain, other than its signer's: any of them may be the one that a list names, whatever the chain was found to end in. */
  List<TrustedService> services(Chain chain) {
    List<TrustedService> all = new ArrayList<>();
    List<X509Certificate> path = chain.path();
    for (int i = 0; i < path.size(); i++) {
      X509Certificate each = path.get(i);
      for (Anchor anchor : anchors.named(each.getIssuerX500Principal())) {
        if (anchor.service() != null && !anchor.service().stamps() && Certificates.signedBy(each, anchor.certificate().getPublicKey())) {
          all.add(anchor.service());
        }
      }
    }
    return all.stream().distinct().toList();
  }

  private static Reason untrusted(List<X509Certificate> way) {
    X509Certificate last = way.get(way.size() - 1);
    String words = Certificates.selfIssued(last)
        ? "It descends from " + Certificates.shortName(last) + ", which is not among the trusted ones."
        : "Its certificate was issued by " + Certificates.name(last.getIssuerX500Principal()) + ", which is neither in the document nor among the trusted ones.";
    return Reason.unknown(Reason.UNTRUSTED, words);
  }

  /** From a certificate upwards to the first anchor, among what is at hand. */
  private final class Search {
    private final List<X509Certificate> brought;
    private final Purpose purpose;
    private final Instant at;
    private List<X509Certificate> found = List.of();
    private List<X509Certificate> longest = List.of();
    private Anchor anchor;
    private Anchor lapsed;
    private int tries;

    Search(List<X509Certificate> brought, Purpose purpose, Instant at) {
      this.brought = brought;
      this.purpose = purpose;
      this.at = at;
    }

    boolean from(X509Certificate certificate, List<X509Certificate> below) {
      List<X509Certificate> path = new ArrayList<>(below);
      path.add(certificate);
      if (path.size() > longest.size()) {
        longest = List.copyOf(path);
      }
      for (Anchor each : anchors.of(certificate)) {
        if (takes(each)) {
          found = path;
          return true;
        }
      }
      for (Anchor each : anchors.named(certificate.getIssuerX500Principal())) {
        if (tries++ < MOST_TRIES && Certificates.signedBy(certificate, each.certificate().getPublicKey()) && takes(each)) {
          found = path;
          return true;
        }
      }
      if (path.size() >= DEEPEST || Certificates.selfIssued(certificate) && Certificates.signedBy(certificate, certificate.getPublicKey())) {
        return false;
      }
      for (X509Certificate issuer : brought) {
        if (issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()) && !path.contains(issuer) && tries++ < MOST_TRIES
            && Certificates.signedBy(certificate, issuer.getPublicKey()) && from(issuer, path)) {
          return true;
        }
      }
      return false;
    }

    private boolean takes(Anchor each) {
      if (!each.holds(purpose, at)) {
        lapsed = each;
        return false;
      }
      anchor = each;
      return true;
    }
  }

  private static void purpose(X509Certificate leaf, Purpose purpose, List<Reason> reasons) {
    List<String> uses = null;
    try {
      uses = leaf.getExtendedKeyUsage();
    } catch (CertificateParsingException e) {
      reasons.add(Reason.invalid(Reason.PURPOSE, "The purposes of the certificate cannot be read."));
    }
    boolean[] usage = leaf.getKeyUsage();
    boolean signs = usage == null || usage[0] || usage[1];
    switch (purpose) {
      case SIGNING -> {
        if (!signs) {
          reasons.add(Reason.invalid(Reason.PURPOSE, "The certificate of " + Certificates.shortName(leaf) + " is not for signing."));
        }
        if (uses != null && !uses.isEmpty() && NOT_FOR_DOCUMENTS.containsAll(uses)) {
          reasons.add(Reason.invalid(Reason.PURPOSE, "The certificate of " + Certificates.shortName(leaf) + " was issued for another purpose than signing documents."));
        }
      }
      case TIMESTAMPS -> {
        Set<String> critical = leaf.getCriticalExtensionOIDs();
        boolean only = uses != null && uses.equals(List.of(KeyPurposeId.id_kp_timeStamping.getId()));
        if (!signs || !only || critical == null || !critical.contains(Extension.extendedKeyUsage.getId())) {
          reasons.add(Reason.invalid(Reason.PURPOSE, "The certificate of " + Certificates.shortName(leaf) + " is not for time-stamps alone (RFC 3161 2.3)."));
        }
      }
    }
  }

  private static void time(List<X509Certificate> path, Instant at, List<Reason> reasons) {
    for (X509Certificate each : path) {
      if (at.isAfter(each.getNotAfter().toInstant())) {
        reasons.add(Reason.invalid(Reason.OUT_OF_TIME, "The certificate of " + Certificates.shortName(each) + " was over on " + each.getNotAfter().toInstant() + "."));
      } else if (at.isBefore(each.getNotBefore().toInstant())) {
        reasons.add(Reason.invalid(Reason.OUT_OF_TIME, "The certificate of " + Certificates.shortName(each) + " begins on " + each.getNotBefore().toInstant()
            + ", after the moment that counts."));
      }
    }
  }

  /** The rules of RFC 5280 6.1 other than time: who may issue, how deep, for which names, nothing critical that is not known. */
  private static void rules(List<X509Certificate> path, Anchor anchor, Instant at, List<Reason> reasons) {
    List<X509Certificate> way = path.stream().filter(each -> !each.equals(anchor.certificate())).toList();
    if (way.isEmpty()) {
      return;
    }
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new java.security.cert.TrustAnchor(anchor.certificate(), null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      parameters.addCertPathChecker(new Known());
      CertPathValidator.getInstance("PKIX", Certificates.PROVIDER)
          .validate(CertificateFactory.getInstance("X.509", Certificates.PROVIDER).generateCertPath(way), parameters);
    } catch (GeneralSecurityException | RuntimeException e) {
      reasons.add(Reason.invalid(Reason.CHAIN, "The chain of certificates up to " + Certificates.shortName(anchor.certificate()) + " breaks the rules: "
          + Certificates.printable(String.valueOf(e.getMessage())) + "."));
    }
  }

  /** Critical extensions that are looked at here and not by the validator. */
  private static final class Known extends PKIXCertPathChecker {
    private static final Set<String> LOOKED_AT = Set.of(Extension.extendedKeyUsage.getId(), Extension.qCStatements.getId());

    @Override
    public void init(boolean forward) {}

    @Override
    public boolean isForwardCheckingSupported() {
      return true;
    }

    @Override
    public Set<String> getSupportedExtensions() {
      return LOOKED_AT;
    }

    @Override
    public void check(java.security.cert.Certificate certificate, Collection<String> unresolved) {
      unresolved.removeAll(LOOKED_AT);
    }
  }

  /** Whether each certificate below the anchor has a good proof; what is missing or bad becomes a reason. */
  private boolean proofs(List<X509Certificate> path, Anchor anchor, Evidence evidence, Instant at, Instant proved, List<Reason> reasons) {
    boolean proven = true;
    for (int i = 0; i < path.size(); i++) {
      X509Certificate each = path.get(i);
      if (anchor != null && each.equals(anchor.certificate()) || anchor == null && Certificates.selfIssued(each) || Revocation.exempt(each).isPresent()) {
        continue;
      }
      X509Certificate issuer = i + 1 < path.size() ? path.get(i + 1) : anchor == null ? null : anchor.certificate();
      if (issuer == null) {
        return false;
      }
      Revocation question = new Revocation(each, issuer, proved);
      Revocation.State state = question.of(evidence);
      proven &= question.present(evidence);
      if (state instanceof Revocation.State.Nothing && online != null) {
        state = asked(question, each, issuer, proved);
      }
      judge(each, state, at, reasons);
    }
    return proven;
  }

  private Revocation.State asked(Revocation question, X509Certificate certificate, X509Certificate issuer, Instant at) {
    try {
      RevocationProof proof = online.proof(certificate, issuer, at);
      Evidence fetched = new Evidence();
      switch (proof) {
        case RevocationProof.Ocsp ocsp -> fetched.ocsp(ocsp.encoded());
        case RevocationProof.Crl crl -> fetched.crl(crl.encoded());
      }
      return question.of(fetched);
    } catch (SigningFailed e) {
      return new Revocation.State.Nothing(e.getMessage());
    }
  }

  private void judge(X509Certificate certificate, Revocation.State state, Instant at, List<Reason> reasons) {
    String name = Certificates.shortName(certificate);
    switch (state) {
      case Revocation.State.Good good -> { }
      case Revocation.State.Revoked revoked -> {
        if (revoked.since().isAfter(at)) {
          reasons.add(Reason.note(Reason.REVOKED, "The certificate of " + name + " was revoked on " + revoked.since() + ", after the signature was made."));
        } else {
          reasons.add(Reason.invalid(Reason.REVOKED, "The certificate of " + name + " has been revoked since " + revoked.since() + ": " + revoked.why() + "."));
        }
      }
      case Revocation.State.Nothing nothing -> {
        String words = "Whether the certificate of " + name + " was revoked is not known: " + nothing.words() + ".";
        reasons.add(missing == Missing.INVALID ? Reason.invalid(Reason.REVOCATION, words + " By the policy, this is not taken.") : Reason.unknown(Reason.REVOCATION, words));
      }
    }
  }
}
