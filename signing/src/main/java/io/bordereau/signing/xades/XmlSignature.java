package io.bordereau.signing.xades;

import io.bordereau.signing.verify.Reason;
import io.bordereau.signing.verify.SignatureVerdict;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One signature of an XML document, judged.
 *
 * @param verdict what is to be said of it
 * @param reasons the same reasons as in the verdict, with their codes
 * @param signer the certificate that it was made with; null when it is not known
 * @param content the canonical octets that it covers, made when they are asked for: whoever uses exactly these uses what was signed. Empty unless every digest holds
 */
public record XmlSignature(SignatureVerdict verdict, List<Reason> reasons, X509Certificate signer, Supplier<Optional<byte[]>> content) {
  public XmlSignature {
    reasons = List.copyOf(reasons);
  }

  /** Whether it holds without any doubt and covers the whole document. */
  public boolean wholeAndValid() {
    return verdict.verdict() == SignatureVerdict.Verdict.VALID && verdict.coverage() == SignatureVerdict.Coverage.WHOLE;
  }
}
