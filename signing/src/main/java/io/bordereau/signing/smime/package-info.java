/**
 * S/MIME 4.0 (RFC 8551) on CMS (RFC 5652, 5083, 3274): signing, verifying, encrypting, decrypting and compressing of MIME entities, streaming, in bounded
 * memory. Reading never throws on what a partner sent: every outcome is a value. Neutral to whoever uses it: RNIF and AS2 alike.
 *
 * <p>It works on the CMS of Bouncy Castle itself and not on its mail layer, because a mail library keeps a message in memory and writes its headers anew, and
 * the signed bytes must be exactly those that were sent.
 */
package io.bordereau.signing.smime;
