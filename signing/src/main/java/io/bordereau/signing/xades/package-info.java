/**
 * XML signatures (XML-Signature 1.1) and XAdES (ETSI EN 319 132-1): made without touching a byte of the document around them, and verified so that what is signed is
 * what is used. Reading never throws on what somebody sent.
 */
package io.bordereau.signing.xades;
