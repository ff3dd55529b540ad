package io.bordereau.signing.xades;

import java.util.List;
import java.util.Objects;

/**
 * What a XAdES signature says beside the signer and the time, as a country or a partner wants it.
 *
 * @param edition in whose words
 * @param policy the policy it is made by (EPES); null for none (BES)
 * @param roles in which roles somebody signs, in the words of the country; empty for none
 * @param mime the media type of the document
 * @param description what the document is; null when nothing is to be said
 * @param identifier an identifier of the document's format, as a URN; null when nothing is to be said
 */
public record XadesProfile(Edition edition, SignaturePolicy policy, List<String> roles, String mime, String description, String identifier) {
  /** Whose words are used where they differ. */
  public enum Edition {
    /** ETSI TS 101 903 1.4.2 and TS 103 171: SigningCertificate, SignerRole. Countries whose rules are older demand it, and the DTD of cXML knows no other. */
    TS_101_903,
    /** ETSI EN 319 132-1: SigningCertificateV2, SignerRoleV2. */
    EN_319_132
  }

  /** What a receiver in the European Union takes when nothing else is said (EN 319 132-1, baseline). */
  public static final XadesProfile BASELINE = new XadesProfile(Edition.EN_319_132, null, List.of(), "application/xml", null, null);

  /** FatturaPA: XAdES-BES as Implementing Decision (EU) 2015/1506 has it, which names TS 103 171. */
  public static final XadesProfile FATTURAPA = new XadesProfile(Edition.TS_101_903, null, List.of(), "text/xml", "Fattura PA", null);

  public XadesProfile {
    Objects.requireNonNull(edition);
    Objects.requireNonNull(mime);
    roles = List.copyOf(roles);
  }

  /** Facturae 3.2.x: XAdES-EPES by its policy 3.1. */
  public static XadesProfile facturae(FacturaeRole role) {
    return new XadesProfile(Edition.TS_101_903, SignaturePolicy.FACTURAE_3_1, List.of(role.words()), "text/xml", "Factura electr\u00f3nica", "urn:oid:1.2.840.10003.5.109.10");
  }

  /** Who signs a Facturae (policy 3.1, SignerRole). */
  public enum FacturaeRole {
    SUPPLIER("supplier"),
    CUSTOMER("customer"),
    THIRD_PARTY("third party");

    private final String words;

    FacturaeRole(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
