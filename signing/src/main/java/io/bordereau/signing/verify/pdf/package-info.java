/** PDF files (ISO 32000-2) as a verifier must read them: strictly, revision by revision, so that what is judged is what every program shows. */
package io.bordereau.signing.verify.pdf;
