package io.bordereau.signing.smime;

import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.RuntimeOperatorException;

/** A key of ours as the generator of CMS wants it: what is signed are the signed attributes, some hundred bytes. */
final class KeySigner implements ContentSigner {
  private final SigningKey key;
  private final ByteArrayOutputStream attributes = new ByteArrayOutputStream();

  KeySigner(SigningKey key) {
    this.key = key;
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return new DefaultSignatureAlgorithmIdentifierFinder().find(key.algorithm().bouncyName());
  }

  @Override
  public OutputStream getOutputStream() {
    attributes.reset();
    return attributes;
  }

  @Override
  public byte[] getSignature() {
    try {
      return key.sign(attributes.toByteArray());
    } catch (SigningFailed e) {
      // the generator lets its signer fail in this way only
      throw new RuntimeOperatorException(e.getMessage(), e);
    }
  }
}
