package io.bordereau.signing.cades;

import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import io.bordereau.signing.smime.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/**
 * Raises a signature in CMS, anybody's, to a level, and renews an archived one before its time-stamp weakens.
 *
 * @param authorities whom it asks
 * @param digest what contents are digested with for archive time-stamps
 */
public record CadesUpgrade(Authorities authorities, DigestAlgorithm digest) {
  /** Kinds of long-term proofs behind which nothing may change (EN 319 122-1 annex A): archive-time-stamp of 2003 and 2007, long-term-validation. */
  private static final List<ASN1ObjectIdentifier> OLD_KINDS = List.of(new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.27"),
      new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.48"), new ASN1ObjectIdentifier("0.4.0.1733.2.2"));

  /** IllegalArgumentException for a digest that nothing is stamped with any more. */
  public CadesUpgrade {
    if (!digest.strong()) throw new IllegalArgumentException("nothing is stamped with " + digest.micalg());
    Objects.requireNonNull(authorities);
  }

  /** A hindrance on its way out. */
  private static final class Hindered extends Exception {
    private static final long serialVersionUID = 1L;
    private final CadesOutcome.Reason reason;

    Hindered(CadesOutcome.Reason reason, String words) {
      super(words);
      this.reason = reason;
    }
  }

  /**
   * Raises a signature. What it has already is not asked for again; at LTA there is a new archive time-stamp each time, which renews the ones before.
   *
   * @param signature the signature in DER or BER, its content in it or not
   * @param beside the content of a detached signature; null for an attached one
   * @param level to what
   * @param now the time
   * @throws SigningFailed when an authority does not answer
   * @throws IOException when the content cannot be read
   */
  public CadesOutcome raise(byte[] signature, Content beside, SignatureLevel level, Instant now) throws IOException, SigningFailed {
    authorities.enoughFor(level);
    try {
      Parts parts = Parts.read(signature).orElseThrow(() -> new Hindered(CadesOutcome.Reason.MALFORMED, "it is no signature in CMS of one signer"));
      SignatureFacts facts = SignatureFacts.of(parts).orElseThrow(() -> new Hindered(CadesOutcome.Reason.MALFORMED, "the certificate of the signer is not in it, or cannot be read"));
      open(parts);
      Optional<byte[]> within = content(signature);
      if (within.isEmpty() && beside == null) throw new Hindered(CadesOutcome.Reason.CONTENT_MISSING, "its content is neither in it nor beside it");
      Content content = within.map(Content::of).orElse(beside);
      compare(parts, facts, content);
      byte[] archived = digest(content, digest);
      Parts raised = Levels.raise(parts, level, new Levels.Terms(chain(facts), authorities, digest, archived, now));
      if (within.isEmpty()) return new CadesOutcome.Raised(Asn1.der(new ContentInfo(CMSObjectIdentifiers.signedData, raised.signedData())));
      ByteArrayOutputStream out = new ByteArrayOutputStream(signature.length + (1 << 16));
      DerFile.write(out, raised, within.get().length, content);
      return new CadesOutcome.Raised(out.toByteArray());
    } catch (Hindered e) {
      return new CadesOutcome.Refused(e.reason, e.getMessage());
    }
  }

  /** The signer first. */
  private static List<X509Certificate> chain(SignatureFacts facts) {
    List<X509Certificate> chain = new ArrayList<>(List.of(facts.signer()));
    chain.addAll(facts.certificates());
    return chain;
  }

  /** An archive time-stamp covers bytes as they are encoded: they are written in DER here, and must have been before. */
  private static void open(Parts parts) throws Hindered {
    if (OLD_KINDS.stream().anyMatch(parts::has)) throw new Hindered(CadesOutcome.Reason.SEALED, "it carries a long-term proof of an old kind, behind which nothing may change");
    if (!parts.has(Parts.ARCHIVE_STAMP)) return;
    List<ASN1Primitive> all = new ArrayList<>(parts.certificates());
    all.addAll(parts.revocations());
    for (Attribute each : parts.unsigned()) each.getAttrValues().forEach(value -> all.add(value.toASN1Primitive()));
    for (ASN1Primitive each : all) {
      try {
        if (!Arrays.equals(each.getEncoded(), Asn1.der(each))) throw new Hindered(CadesOutcome.Reason.SEALED, "its archive time-stamp covers bytes that are not in DER");
      } catch (IOException e) {
        throw new IllegalStateException("nothing is written to but memory", e);
      }
    }
  }

  private static void compare(Parts parts, SignatureFacts facts, Content content) throws IOException, Hindered {
    if (!facts.digest().strong()) throw new Hindered(CadesOutcome.Reason.CONTENT_DIFFERS, "it was made with " + facts.digest().micalg() + ", which proves nothing any more");
    if (!Arrays.equals(parts.stated(), digest(content, facts.digest()))) throw new Hindered(CadesOutcome.Reason.CONTENT_DIFFERS, "it is a signature of another content");
  }

  private static byte[] digest(Content content, DigestAlgorithm algorithm) throws IOException {
    CadesSigner.Sum sum = new CadesSigner.Sum(OutputStream.nullOutputStream(), algorithm);
    content.writeTo(sum);
    return sum.digest.digest();
  }

  private static Optional<byte[]> content(byte[] signature) throws Hindered {
    try {
      SignedData data = SignedData.getInstance(ContentInfo.getInstance(ASN1Primitive.fromByteArray(signature)).getContent());
      return Optional.ofNullable(data.getEncapContentInfo().getContent()).map(each -> ASN1OctetString.getInstance(each).getOctets());
    } catch (IOException | RuntimeException e) {
      throw new Hindered(CadesOutcome.Reason.MALFORMED, "it cannot be read as CMS");
    }
  }
}
