/** What all kinds of signatures have in common. */
package io.bordereau.signing.signatures;
