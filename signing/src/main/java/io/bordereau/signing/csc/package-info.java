/**
 * Remote signing by the API of the Cloud Signature Consortium, version 2: the key never leaves the trust service, and only digests go there. What comes back is checked against the
 * certificate before anybody uses it.
 */
package io.bordereau.signing.csc;
