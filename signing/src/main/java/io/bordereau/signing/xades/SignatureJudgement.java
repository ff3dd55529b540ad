package io.bordereau.signing.xades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.verify.Evidence;
import io.bordereau.signing.verify.Judgement;
import io.bordereau.signing.verify.Reason;
import io.bordereau.signing.verify.Ruling;
import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import io.bordereau.signing.verify.SignatureVerdict.Verdict;
import io.bordereau.signing.verify.Stamp;
import io.bordereau.signing.xades.ReferenceCheck.Covered;
import io.bordereau.signing.xades.ReferenceCheck.What;
import io.bordereau.signing.xades.SignatureStructure.Reference;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Finds what is to be known of one signature: what it covers, whose it is, which stamps it has. The verdict is that of all forms of signatures. */
final class SignatureJudgement {
  /** The parts of a signature do not stand where they must, or not once. */
  static final String STRUCTURE = "SIG-30";
  /** A reference that is not followed: out of the document, through a filter or a style sheet, to an ambiguous Id. */
  static final String REFERENCE = "SIG-31";
  /** Something is left uncovered. */
  static final String GAP = "SIG-32";
  /** The signed properties are not signed. */
  static final String PROPERTIES = "SIG-33";

  /** The policy that a signature names is another than it says. */
  static final String POLICY = "SIG-38";

  private final XmlSignatures with;
  private final Document document;
  private final XmlIds ids;
  private final Budget budget;
  private final Element signature;
  private final Instant at;
  private final List<Reason> reasons = new ArrayList<>();
  private final List<Covered> covered = new ArrayList<>();
  private final Evidence evidence = new Evidence();
  private SignatureStructure structure;
  private boolean digests = true;

  SignatureJudgement(XmlSignatures with, Document document, XmlIds ids, Budget budget, Element signature, Instant at) {
    this.with = with;
    this.document = document;
    this.ids = ids;
    this.budget = budget;
    this.signature = signature;
    this.at = at;
  }

  XmlSignature judge() {
    structure = SignatureStructure.read(signature);
    if (structure.fault() != null) {
      reasons.add(Reason.invalid(STRUCTURE, "The signature cannot be read in one way only: " + structure.fault() + "."));
      return result(null, List.of(), null, Set.of(), false);
    }
    if (structure.references().size() > with.limits().references()) {
      reasons.add(Reason.invalid(Reason.TOO_MUCH, "The signature has more than " + with.limits().references() + " references."));
      return result(null, List.of(), null, Set.of(), false);
    }
    references();
    boolean xades = structure.qualifying() != null;
    if (xades && covered.stream().noneMatch(c -> c.what() == What.SIGNED_PROPERTIES)) {
      reasons.add(Reason.invalid(PROPERTIES, "What the signature says of its signer and its time is not signed."));
    }
    Optional<SignatureCertificates.Named> named = SignatureCertificates.named(structure.signed());
    Optional<SignatureValues> values = SignatureValues.of(structure.algorithm());
    if (values.isEmpty()) {
      reasons.add(Reason.invalid(Reason.KIND, "It is made in a way that is not taken: " + SignatureStructure.shown(structure.algorithm()) + "."));
      return result(null, List.of(), null, Set.of(), false);
    }
    List<X509Certificate> candidates = new ArrayList<>(SignatureCertificates.keyInfo(signature));
    candidates.forEach(evidence::certificate);
    candidates.addAll(with.known());
    X509Certificate signer = signer(values.get(), named, candidates);
    List<Stamp> stamps = new XmlStamps(structure, new ReferenceCheck(document, ids, structure), evidence, budget).read(reasons);
    policy();
    Instant claimed = claimed();
    return result(signer, stamps, claimed, digests(values.get(), named), xades && named.isPresent() && claimed != null);
  }

  /** Whether a reference, whose digest holds when the judgement says nothing against it, covers exactly this element; known after judging. */
  boolean covers(Element e) {
    return covered.stream().anyMatch(c -> c.node() == e && c.without() == null);
  }

  /** The first ds:Object; known after judging. */
  Optional<Element> firstObject() {
    return structure.objects().stream().findFirst();
  }

  private void references() {
    ReferenceCheck check = new ReferenceCheck(document, ids, structure);
    if (ids.ambiguous(signature.getAttribute("Id"))) {
      refuse("The Id of the signature stands more than once.");
      return;
    }
    int whole = 0;
    for (Reference each : structure.references()) {
      try {
        Covered what = check.follow(each);
        whole += what.what() == What.DOCUMENT ? 1 : 0;
        if (whole > 1) {
          refuse("It covers the whole document more than once.");
          return;
        }
        DigestAlgorithm algorithm = XmlNames.digest(each.digest())
            .orElseThrow(() -> new ReferenceCheck.Refused("a reference is digested in a way that is not taken: " + SignatureStructure.shown(each.digest())));
        MessageDigest digest = algorithm.start();
        what.write(Canonicalization.INCLUSIVE, budget.into(digest));
        if (!MessageDigest.isEqual(digest.digest(), each.value())) {
          digests = false;
          reasons.add(Reason.invalid(Reason.CHANGED, changed(what)));
        }
        covered.add(what);
      } catch (ReferenceCheck.Refused e) {
        refuse(Character.toUpperCase(e.getMessage().charAt(0)) + e.getMessage().substring(1) + ".");
      }
    }
  }

  private void refuse(String words) {
    digests = false;
    reasons.add(Reason.invalid(REFERENCE, words));
  }

  private static String changed(Covered what) {
    return switch (what.what()) {
      case DOCUMENT -> "The document was changed after it was signed.";
      case SIGNED_PROPERTIES -> "What the signature says of its signer and its time was changed after signing.";
      case KEY_INFO -> "The certificates in the signature were changed after signing.";
      case IN_OBJECT, PART -> "The part " + XmlNames.shown((Element) what.node()) + " was changed after it was signed.";
    };
  }

  /** The certificate that the signature was made with: the one that is named by what is signed, and where nothing is named, the first whose key fits. Null when there is none. */
  private X509Certificate signer(SignatureValues values, Optional<SignatureCertificates.Named> named, List<X509Certificate> candidates) {
    if (structure.signed() != null && named.isEmpty() && namesAny()) {
      reasons.add(Reason.invalid(Reason.SIGNER, "The signature names its signer's certificate in a way that cannot be read."));
      return null;
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream(2048);
    structure.canonicalization().write(structure.info(), null, structure.prefixes(), octets);
    List<X509Certificate> possible = named.isEmpty() ? candidates : candidates.stream().filter(named.get()::names).toList();
    if (possible.isEmpty()) {
      reasons.add(Reason.invalid(Reason.SIGNER, named.isPresent() && !candidates.isEmpty() ? "The certificate in the signature is another than the one that the signer named."
          : "The certificate of the signer is not in the signature, and is not known here."));
      return null;
    }
    for (X509Certificate each : possible) {
      if (values.holds(each.getPublicKey(), octets.toByteArray(), structure.octets())) return each;
    }
    reasons.add(Reason.invalid(Reason.FALSE, "The signature was not made with the key of its certificate, or was changed."));
    return named.isPresent() ? possible.get(0) : null;
  }

  private boolean namesAny() {
    return XmlNames.children(structure.signed(), XmlNames.XADES, "SignedSignatureProperties").stream().flatMap(p -> XmlNames.children(p).stream())
        .anyMatch(e -> e.getLocalName().startsWith("SigningCertificate"));
  }

  /** The names of the digests that the signature rests on. */
  private Set<String> digests(SignatureValues values, Optional<SignatureCertificates.Named> named) {
    Set<DigestAlgorithm> used = EnumSet.of(values.digest());
    structure.references().forEach(r -> XmlNames.digest(r.digest()).ifPresent(used::add));
    named.flatMap(n -> XmlNames.digest(n.digest())).ifPresent(used::add);
    return used.stream().map(d -> d.micalg().toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** The time that the signer claims; null when it does not, or nobody can read it. */
  private Instant claimed() {
    return property("SigningTime").flatMap(XmlNames::text).flatMap(XmlStamps::time).orElse(null);
  }

  private Optional<Element> property(String name) {
    return structure.signed() == null ? Optional.empty()
        : XmlNames.only(structure.signed(), XmlNames.XADES, "SignedSignatureProperties").flatMap(p -> XmlNames.only(p, XmlNames.XADES, name));
  }

  /** The policy that it was made by (ETSI EN 319 132-1 5.2.9); of a policy whose document is known the digest must be that document's. */
  private void policy() {
    Optional<Element> policy = property("SignaturePolicyIdentifier").flatMap(p -> XmlNames.only(p, XmlNames.XADES, "SignaturePolicyId"));
    Optional<String> id = policy.flatMap(p -> XmlNames.only(p, XmlNames.XADES, "SigPolicyId")).flatMap(p -> XmlNames.only(p, XmlNames.XADES, "Identifier")).flatMap(XmlNames::text);
    if (id.isEmpty()) {
      if (policy.isPresent()) reasons.add(Reason.invalid(POLICY, "It names a policy in a way that cannot be read."));
      return;
    }
    String name = SignatureStructure.shown(id.get().strip());
    reasons.add(Reason.note(Reason.XML, "It was made by the policy " + name + "."));
    Optional<Element> hash = policy.flatMap(p -> XmlNames.only(p, XmlNames.XADES, "SigPolicyHash"));
    Optional<byte[]> value = hash.flatMap(h -> XmlNames.only(h, XmlNames.DS, "DigestValue")).flatMap(SignatureStructure::decoded);
    Optional<DigestAlgorithm> method = hash.flatMap(h -> XmlNames.only(h, XmlNames.DS, "DigestMethod")).flatMap(m -> XmlNames.digest(m.getAttribute("Algorithm")));
    SignaturePolicy known = SignaturePolicy.FACTURAE_3_1;
    boolean same = known.identifier().equals(id.get().strip()) && method.filter(known.digest()::equals).isPresent();
    if (value.isEmpty() || same && !MessageDigest.isEqual(value.get(), Base64.getDecoder().decode(known.value()))) {
      reasons.add(Reason.invalid(POLICY, value.isEmpty() ? "It names the policy " + name + " without saying which document that is." : "It names the policy " + name + " and means another document."));
    }
  }

  private XmlSignature result(X509Certificate signer, List<Stamp> stamps, Instant claimed, Set<String> used, boolean baseline) {
    List<String> gaps = structure.fault() != null || !digests ? List.of() : Gaps.of(document, structure, covered);
    gaps.forEach(gap -> reasons.add(Reason.note(GAP, gap)));
    boolean whole = structure.fault() == null && digests && gaps.isEmpty() && covered.stream().anyMatch(c -> c.what() == What.DOCUMENT);
    Optional<Covered> content = covered.stream().filter(c -> c.what() != What.KEY_INFO && c.what() != What.SIGNED_PROPERTIES).findFirst();
    String form = structure.qualifying() == null ? "XMLDSig" : "XAdES";
    if (content.isPresent()) form += content.get().without() != null ? " enveloped" : content.get().what() == What.IN_OBJECT ? " enveloping" : " internally detached";
    Judgement said = new Ruling(with.chains(), at).rule(
        new Ruling.Facts(form, signer, evidence, stamps, claimed, used, baseline, whole ? Coverage.WHOLE : Coverage.PART, reasons));
    boolean usable = digests && signer != null && said.verdict().verdict() != Verdict.INVALID;
    return new XmlSignature(said.verdict(), said.reasons(), signer, () -> usable ? content.map(SignatureJudgement::octets) : Optional.empty());
  }

  private static byte[] octets(Covered covered) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
    covered.write(Canonicalization.INCLUSIVE, out);
    return out.toByteArray();
  }
}
