/** Verifying anybody's signatures: who, when, what is covered, trusted by which anchor, and why not. */
package io.bordereau.signing.verify;
