package io.bordereau.signing.smime;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.smime.SmimeOutcome.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.Store;

/**
 * Verifies signed MIME entities (RFC 8551 3.5), clear and opaque, streaming, and hands back exactly the bytes that were signed.
 *
 * @param trust whom a signature is taken from
 * @param digests which digest algorithms are accepted; SHA-1 and MD5 only where somebody names them
 * @param leastRsa the least size of an RSA key, in bits
 * @param lines how the content of a clear signature is read
 * @param limits how much is read
 */
public record SmimeVerifier(SignerTrust trust, Set<DigestAlgorithm> digests, int leastRsa, Lines lines, SmimeLimits limits) {
  /** SHA-256, SHA-384 and SHA-512. */
  public static final Set<DigestAlgorithm> STRONG = Set.of(DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512);

  /** How the content of a clear signature is read. */
  public enum Lines {
    /** The bytes as they came: over HTTP nobody changes line endings on the way. */
    AS_THEY_CAME,
    /** With every line ending as CR LF: over mail, and from files. What is handed over is in this form too. */
    CANONICAL
  }

  public SmimeVerifier {
    digests = Set.copyOf(digests);
  }

  /** What partners of today sign with, as it came over HTTP. */
  public static SmimeVerifier strict(SignerTrust trust) {
    return new SmimeVerifier(trust, STRONG, 2048, Lines.AS_THEY_CAME, SmimeLimits.DEFAULT);
  }

  /**
   * A signature that holds.
   *
   * @param signer whose key made it
   * @param digest the algorithm over the content
   * @param entityDigests of the signed entity, headers included, by each accepted algorithm: what a receipt or a MIC repeats
   * @param signed the moment that the signer claims; null when none
   */
  public record Signature(X509Certificate signer, DigestAlgorithm digest, Map<DigestAlgorithm, byte[]> entityDigests, Instant signed) {
    public Signature {
      entityDigests = Map.copyOf(entityDigests);
    }
  }

  /**
   * Verifies.
   *
   * @param headers of the signed entity
   * @param body its content
   * @param at the moment at which the signer's certificate must be valid
   * @param entity where the entity that was signed goes: its headers, empty line and content, byte for byte. What was written is worth nothing before the
   *     outcome is good
   * @throws IOException when {@code entity} cannot be written
   */
  public SmimeOutcome<Signature> verify(MimeHeaders headers, InputStream body, Instant at, OutputStream entity) throws IOException {
    return switch (SmimeKind.of(headers)) {
      case CLEAR_SIGNED -> Hostile.guarded(() -> clear(headers, body, at, new Hostile.Sink(entity, limits.content())));
      case OPAQUE_SIGNED -> Hostile.read(limits, headers, body, entity, (source, sink) -> opaque(source, at, sink));
      case PLAIN, ENCRYPTED, COMPRESSED, UNKNOWN -> new SmimeOutcome.Refused<>(Reason.OTHER_KIND, "it is not signed");
    };
  }

  private Signature clear(MimeHeaders headers, InputStream body, Instant at, OutputStream sink) throws Exception {
    String protocol = headers.parameter("protocol");
    if (!protocol.equalsIgnoreCase("application/pkcs7-signature") && !protocol.equalsIgnoreCase("application/x-pkcs7-signature")) {
      throw new Hostile.Unacceptable(Reason.OTHER_KIND, "its signature is of another protocol than S/MIME");
    }
    String boundary = headers.parameter("boundary");
    if (boundary.isEmpty() || boundary.length() > 70 || boundary.indexOf('"') >= 0) {
      throw new Hostile.Unacceptable(Reason.MALFORMED, "its boundary is none");
    }
    MimeTokenStream parts = new MimeTokenStream(config(), DecodeMonitor.STRICT, null);
    parts.setRecursionMode(RecursionMode.M_RAW);
    parts.parseHeadless(body, "multipart/signed; boundary=\"" + boundary + "\"");
    Measure measure = null;
    CMSSignedData signature = null;
    for (EntityState state = parts.getState(); state != EntityState.T_END_OF_STREAM; state = parts.next()) {
      if (state != EntityState.T_RAW_ENTITY) {
        continue;
      }
      if (measure == null) {
        measure = new Measure(digests, sink);
        OutputStream measured = lines == Lines.CANONICAL ? new LineEnds(measure) : measure;
        parts.getInputStream().transferTo(measured);
      } else if (signature == null) {
        signature = signature(parts.getInputStream(), measure);
      } else {
        throw new Hostile.Unacceptable(Reason.MALFORMED, "it has more than two parts");
      }
    }
    if (signature == null) {
      throw new Hostile.Unacceptable(Reason.MALFORMED, "it has no signature beside its content");
    }
    Map<DigestAlgorithm, byte[]> entityDigests = measure.results();
    return new SignerCheck(this, at).check(signature.getSignerInfos(), signature.getCertificates(), measure.first(), entityDigests);
  }

  private MimeConfig config() {
    return MimeConfig.custom().setMaxHeaderCount(100).setMaxHeaderLen(limits.headers()).setMaxLineLen(limits.headers()).setMaxContentLen(-1).build();
  }

  private CMSSignedData signature(InputStream part, Measure measure) throws Exception {
    byte[] whole = part.readNBytes(limits.structure() + 1);
    if (whole.length > limits.structure()) {
      throw new Hostile.Unacceptable(Reason.TOO_LARGE, "its signature has more than " + limits.structure() + " bytes");
    }
    MimeTokenStream stream = new MimeTokenStream(config());
    stream.setRecursionMode(RecursionMode.M_FLAT);
    stream.parse(new ByteArrayInputStream(whole));
    ByteArrayOutputStream cms = new ByteArrayOutputStream();
    boolean encoded = false;
    for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
      if (state == EntityState.T_FIELD && stream.getField().getName().equalsIgnoreCase("Content-Transfer-Encoding")) {
        encoded = stream.getField().getBody().strip().equalsIgnoreCase("base64");
      } else if (state == EntityState.T_BODY) {
        InputStream raw = stream.getInputStream();
        (encoded ? Base64.getMimeDecoder().wrap(raw) : raw).transferTo(cms);
      }
    }
    Map<String, byte[]> hashes = new HashMap<>();
    measure.results().forEach((algorithm, hash) -> hashes.put(algorithm.oid(), hash));
    try (ASN1InputStream asn1 = new ASN1InputStream(cms.toByteArray())) {
      CMSSignedData signature = new CMSSignedData(hashes, ContentInfo.getInstance(asn1.readObject()));
      if (signature.getSignedContent() != null) {
        throw new Hostile.Unacceptable(Reason.MALFORMED, "its signature brings a content of its own");
      }
      return signature;
    }
  }

  // the parser's store of certificates has no type of what it holds
  @SuppressWarnings("unchecked")
  private Signature opaque(Hostile.Source source, Instant at, OutputStream sink) throws Exception {
    CMSSignedDataParser parser = new CMSSignedDataParser(new JcaDigestCalculatorProviderBuilder().build(), source.asn1());
    CMSTypedStream content = parser.getSignedContent();
    if (content == null || !content.getContentType().equals(CMSObjectIdentifiers.data)) {
      throw new Hostile.Unacceptable(Reason.OTHER_KIND, "it holds no signed MIME entity");
    }
    source.content();
    Measure measure = new Measure(digests, sink);
    content.getContentStream().transferTo(measure);
    Store<X509CertificateHolder> certificates = parser.getCertificates();
    return new SignerCheck(this, at).check(parser.getSignerInfos(), certificates, measure.first(), measure.results());
  }

  /** Writes on, and digests by every accepted algorithm: which one the signature names is known only at its end. */
  private static final class Measure extends OutputStream {
    private final Map<DigestAlgorithm, java.security.MessageDigest> running = new EnumMap<>(DigestAlgorithm.class);
    private final OutputStream out;
    private int first = -1;
    private Map<DigestAlgorithm, byte[]> results;

    Measure(Set<DigestAlgorithm> algorithms, OutputStream out) {
      algorithms.forEach(algorithm -> running.put(algorithm, algorithm.start()));
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (first < 0 && length > 0) {
        first = bytes[from] & 0xFF;
      }
      running.values().forEach(digest -> digest.update(bytes, from, length));
      out.write(bytes, from, length);
    }

    /** The first byte of the content; -1 when it is empty. */
    int first() {
      return first;
    }

    Map<DigestAlgorithm, byte[]> results() {
      if (results == null) {
        results = new EnumMap<>(DigestAlgorithm.class);
        running.forEach((algorithm, digest) -> results.put(algorithm, digest.digest()));
      }
      return results;
    }
  }
}
