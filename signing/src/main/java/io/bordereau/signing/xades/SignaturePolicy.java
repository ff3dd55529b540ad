package io.bordereau.signing.xades;

import io.bordereau.signing.keys.DigestAlgorithm;
import java.util.Base64;

/**
 * A signature policy that a signer refers to (ETSI EN 319 132-1 5.2.9): the rules by which the signature is made and to be judged.
 *
 * @param identifier its URI, or its object identifier as a URN ({@code urn:oid:...})
 * @param description what people call it; null when nothing is to be said
 * @param digest what its document was digested with, as its publisher fixed it: no measure of the signature's own strength
 * @param value the digest of its document, in base64
 * @param address where its document can be had; null when nothing is to be said
 */
public record SignaturePolicy(String identifier, String description, DigestAlgorithm digest, String value, String address) {
  /**
   * The policy of Facturae, version 3.1. Its identifier and digest are what the applications of the Spanish administration use (the publisher's document has gone from its address
   * more than once, the digest is the one of the PDF).
   */
  public static final SignaturePolicy FACTURAE_3_1 = new SignaturePolicy(
      "http://www.facturae.es/politica_de_firma_formato_facturae/politica_de_firma_formato_facturae_v3_1.pdf", "Pol\u00edtica de Firma FacturaE v3.1", DigestAlgorithm.SHA1,
      "Ohixl6upD6av8N7pEvDABhEL6hM=", null);

  public SignaturePolicy {
    if (Base64.getDecoder().decode(value).length != digest.start().getDigestLength()) {
      throw new IllegalArgumentException("the digest of the policy has another length than " + digest.micalg());
    }
  }
}
