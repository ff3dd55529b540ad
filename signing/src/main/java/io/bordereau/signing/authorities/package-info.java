/** What a signature needs from others: time-stamps (RFC 3161) and proofs of revocation (RFC 5280, RFC 6960). */
package io.bordereau.signing.authorities;
