package io.bordereau.signing.verify;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.w3c.dom.Element;

/**
 * What a trusted list says of some of the certificates that a service issued, over what they say of themselves (ETSI TS 119 612 5.5.9.2, Qualifications extension).
 *
 * @param qualifiers the last part of each qualifier's name, such as {@code QCWithQSCD}
 * @param criteria which certificates it is about
 */
record Qualification(Set<String> qualifiers, Criteria criteria) {
  private static final int DEEPEST = 20;
  private static final List<String> BITS =
      List.of("digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign", "crlSign", "encipherOnly", "decipherOnly");

  Qualification {
    qualifiers = Set.copyOf(qualifiers);
  }

  /** Which certificates a statement is about. */
  sealed interface Criteria {
    /** Those that several criteria fit, as {@code all}, {@code atLeastOne} or {@code none} has it. */
    record Several(String how, List<Criteria> criteria) implements Criteria {}

    /** Those whose uses of the key are these, and are not those. */
    record Usage(Set<Integer> set, Set<Integer> unset) implements Criteria {}

    /** Those that were issued under all of these policies. */
    record Policies(Set<String> ids) implements Criteria {}

    /** Those with all of these extended purposes. */
    record Purposes(Set<String> ids) implements Criteria {}

    /** Those whose subject's name has all of these attributes. */
    record Attributes(Set<String> ids) implements Criteria {}

    /** A criterion that is not known: whom the statement is about cannot be told. */
    record Unknown() implements Criteria {}

    /** Whether a certificate fits; null when that cannot be told. */
    default Boolean fits(X509Certificate certificate) {
      return switch (this) {
        case Several several -> {
          List<Boolean> each = several.criteria.stream().map(one -> java.util.Optional.ofNullable(one.fits(certificate))).map(one -> one.orElse(null)).toList();
          boolean unknown = each.contains(null);
          yield switch (several.how) {
            case "all" -> each.contains(false) ? Boolean.FALSE : unknown || each.isEmpty() ? null : Boolean.TRUE;
            case "atLeastOne" -> each.contains(true) ? Boolean.TRUE : unknown || each.isEmpty() ? null : Boolean.FALSE;
            case "none" -> each.contains(true) ? Boolean.FALSE : unknown || each.isEmpty() ? null : Boolean.TRUE;
            case String other -> null;
          };
        }
        case Usage usage -> {
          boolean[] bits = certificate.getKeyUsage();
          yield usage.set.stream().allMatch(bit -> bits != null && bit < bits.length && bits[bit]) && usage.unset.stream().noneMatch(bit -> bits != null && bit < bits.length && bits[bit]);
        }
        case Policies policies -> QcStatements.of(certificate).policies().containsAll(policies.ids);
        case Purposes purposes -> {
          try {
            List<String> has = certificate.getExtendedKeyUsage();
            yield has != null && has.containsAll(purposes.ids);
          } catch (CertificateParsingException e) {
            yield null;
          }
        }
        case Attributes attributes -> {
          X500Name name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
          yield attributes.ids.stream().allMatch(id -> name.getRDNs(new ASN1ObjectIdentifier(id)).length > 0);
        }
        case Unknown unknown -> null;
      };
    }
  }

  /** One of the elements of the extension. */
  static Qualification of(Element element) {
    Set<String> qualifiers = new HashSet<>();
    for (Element each : TrustedList.children(TrustedList.at(element, "Qualifiers"), "Qualifier")) {
      String uri = each.getAttribute("uri");
      qualifiers.add(uri.substring(uri.lastIndexOf('/') + 1).strip());
    }
    return new Qualification(qualifiers, criteria(TrustedList.at(element, "CriteriaList"), 0));
  }

  private static Criteria criteria(Element list, int depth) {
    if (list == null || depth > DEEPEST) {
      return new Criteria.Unknown();
    }
    List<Criteria> all = new java.util.ArrayList<>();
    for (Element each : TrustedList.children(list, null)) {
      switch (each.getLocalName()) {
        case "KeyUsage" -> all.add(usage(each));
        case "PolicySet" -> {
          Set<String> ids = ids(TrustedList.children(each, "PolicyIdentifier"));
          all.add(ids.isEmpty() ? new Criteria.Unknown() : new Criteria.Policies(ids));
        }
        case "CriteriaList" -> all.add(criteria(each, depth + 1));
        case "otherCriteriaList" -> TrustedList.children(each, null).forEach(other -> all.add(other(other)));
        case "Description" -> { }
        default -> all.add(new Criteria.Unknown());
      }
    }
    return new Criteria.Several(list.getAttribute("assert"), List.copyOf(all));
  }

  private static Criteria usage(Element element) {
    Set<Integer> set = new HashSet<>();
    Set<Integer> unset = new HashSet<>();
    for (Element bit : TrustedList.children(element, "KeyUsageBit")) {
      int index = BITS.indexOf(bit.getAttribute("name"));
      String value = TrustedList.text(bit);
      if (index < 0) {
        return new Criteria.Unknown();
      }
      (value.equals("true") || value.equals("1") ? set : unset).add(index);
    }
    return set.isEmpty() && unset.isEmpty() ? new Criteria.Unknown() : new Criteria.Usage(set, unset);
  }

  private static Criteria other(Element element) {
    boolean purposes = element.getLocalName().equals("ExtendedKeyUsage");
    Set<String> ids = ids(TrustedList.children(element, purposes ? "KeyPurposeId" : "AttributeOID"));
    if (ids.isEmpty() || !purposes && !element.getLocalName().equals("CertSubjectDNAttribute")) {
      return new Criteria.Unknown();
    }
    return purposes ? new Criteria.Purposes(ids) : new Criteria.Attributes(ids);
  }

  /** The object identifiers of some elements; none when one of them is no object identifier. */
  private static Set<String> ids(List<Element> elements) {
    Set<String> all = new HashSet<>();
    for (Element each : elements) {
      String id = TrustedList.text(TrustedList.at(each, "Identifier"));
      id = id.startsWith("urn:oid:") ? id.substring("urn:oid:".length()) : id;
      if (ASN1ObjectIdentifier.tryFromID(id) == null) {
        return Set.of();
      }
      all.add(id);
    }
    return all;
  }
}
