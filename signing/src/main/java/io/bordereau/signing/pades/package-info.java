/**
 * Signatures in PDF of the baseline levels of ETSI EN 319 142-1, in incremental updates: what was there before stays as it is, byte for byte. Files are read by PDFBox, within
 * bounds; what is added is written here, so that it is the least that is needed and the same each time. Nothing is thrown at a file that cannot be signed: that is an outcome.
 */
package io.bordereau.signing.pades;
