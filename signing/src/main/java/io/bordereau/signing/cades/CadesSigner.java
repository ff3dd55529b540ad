package io.bordereau.signing.cades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;

/**
 * Signs any bytes as {@code .p7m} (attached, as FatturaPA has it) or {@code .p7s} (detached). All that is written is DER of definite lengths, which every reader
 * takes; for that a content is read twice, and never held. Nothing but the signature value and what authorities answer differs from one signing to the next.
 */
public final class CadesSigner {
  private static final int BUFFER = 1 << 16;

  private final SignerBlock block;
  private final SignatureLevel level;
  private final Authorities authorities;

  /**
   * A signer that is used again and again, by many at a time.
   *
   * @param key who signs
   * @param level how much the signature carries along
   * @param authorities whom it asks for that
   */
  public CadesSigner(SigningKey key, SignatureLevel level, Authorities authorities) {
    authorities.enoughFor(level);
    this.block = SignerBlock.of(key);
    this.level = Objects.requireNonNull(level);
    this.authorities = authorities;
  }

  /** A digest of a content, and how long the content is. */
  private record Measured(byte[] digest, long length) {}

  /**
   * The signature with its content in it.
   *
   * @param content what is signed; it is written twice, and must be the same both times
   * @param time when it is signed, as the signer claims
   * @param out where the signature goes; stays open
   * @throws SigningFailed when key or authorities fail; nothing has been written then
   * @throws IOException when content or out fail, or the content was another the second time
   */
  public void attached(Content content, Instant time, OutputStream out) throws IOException, SigningFailed {
    Measured measured = measure(content);
    Parts parts = parts(measured, time);
    DerFile.write(out, parts, measured.length(), place -> {
      Sum sum = new Sum(place, block.digestAlgorithm());
      content.writeTo(sum);
      if (sum.length != measured.length() || !Arrays.equals(sum.digest.digest(), measured.digest())) throw new IOException("the content changed while it was signed");
    });
  }

  /** {@link #attached(Content, Instant, OutputStream)} of bytes at hand. */
  public byte[] attached(byte[] content, Instant time) throws SigningFailed {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + BUFFER);
    try {
      attached(Content.of(content), time, out);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written to but memory", e);
    }
    return out.toByteArray();
  }

  /**
   * The signature beside its content.
   *
   * @param content what is signed
   * @param time when it is signed, as the signer claims
   */
  public byte[] detached(Content content, Instant time) throws IOException, SigningFailed {
    return Asn1.der(new ContentInfo(CMSObjectIdentifiers.signedData, parts(measure(content), time).signedData()));
  }

  private Parts parts(Measured measured, Instant time) throws SigningFailed {
    return Levels.raise(block.parts(measured.digest(), time), level, new Levels.Terms(block.key().chain(), authorities, block.digestAlgorithm(), measured.digest(), time));
  }

  private Measured measure(Content content) throws IOException {
    Sum sum = new Sum(OutputStream.nullOutputStream(), block.digestAlgorithm());
    content.writeTo(sum);
    return new Measured(sum.digest.digest(), sum.length);
  }

  /** Digests and counts what goes through. */
  static final class Sum extends OutputStream {
    private final OutputStream out;
    final MessageDigest digest;
    long length;

    Sum(OutputStream out, DigestAlgorithm algorithm) {
      this.out = out;
      this.digest = algorithm.start();
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      digest.update(bytes, from, count);
      length += count;
    }
  }
}
