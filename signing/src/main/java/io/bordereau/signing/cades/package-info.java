/**
 * Signatures in CMS (RFC 5652) of the baseline levels of ETSI EN 319 122-1: attached and detached {@code .p7m} files, and the signature that stands in a PDF.
 * Made of the ASN.1 of Bouncy Castle, over any {@link io.bordereau.signing.keys.SigningKey}.
 */
package io.bordereau.signing.cades;
