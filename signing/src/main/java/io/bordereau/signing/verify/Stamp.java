package io.bordereau.signing.verify;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/**
 * A time-stamp (RFC 3161) that a document brings: when, by whom, and whether it belongs to what it should. Whether anybody trusts it is decided with the others.
 */
public final class Stamp {
  /** What a time-stamp is over. */
  public enum Kind {
    /** The signature: it existed at that time. */
    SIGNATURE,
    /** Everything until then, with the certificates and the proofs. */
    ARCHIVE
  }

  private final Kind kind;
  private final Instant time;
  private final CmsSigner signer;
  private final String fault;

  private Stamp(Kind kind, Instant time, CmsSigner signer, String fault) {
    this.kind = kind;
    this.time = time;
    this.signer = signer;
    this.fault = fault;
  }

  /**
   * Reads a token.
   *
   * @param kind what it is over
   * @param token a ContentInfo in DER; bytes behind it are left alone
   * @param imprint the digest, by the algorithm that it is given the Java name of, of what the token should be over
   * @param known certificates of the document
   */
  public static Stamp read(Kind kind, byte[] token, Function<String, byte[]> imprint, Evidence known) {
    try (ASN1InputStream in = new ASN1InputStream(token)) {
      CMSSignedData cms = new CMSSignedData(ContentInfo.getInstance(in.readObject()));
      Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
      if (!PKCSObjectIdentifiers.id_ct_TSTInfo.getId().equals(cms.getSignedContentTypeOID()) || signers.size() != 1 || cms.getSignedContent() == null) {
        return new Stamp(kind, null, null, "is no time-stamp");
      }
      TSTInfo info = TSTInfo.getInstance((byte[]) cms.getSignedContent().getContent());
      Instant time = info.getGenTime().getDate().toInstant();
      CmsSigner signer = new CmsSigner(cms, signers.iterator().next(), known);
      String digest = Algorithms.digest(info.getMessageImprint().getHashAlgorithm().getAlgorithm().getId()).orElse(null);
      if (digest == null) {
        return new Stamp(kind, time, signer, "uses a digest that is not known");
      }
      signer.digests().add(digest);
      if (!MessageDigest.isEqual(info.getMessageImprint().getHashedMessage(), imprint.apply(digest))) {
        return new Stamp(kind, time, signer, "belongs to something else");
      }
      return new Stamp(kind, time, signer, signer.intact() ? null : signer.certificate() == null ? "does not bring the certificate of its authority" : "was changed or forged");
    } catch (CMSException | IOException | java.text.ParseException | RuntimeException e) {
      return new Stamp(kind, null, null, "cannot be read");
    }
  }

  /** What it is over. */
  public Kind kind() {
    return kind;
  }

  /** The time that it states; null when it states none. */
  public Instant time() {
    return time;
  }

  /** Whether it belongs to what it should be over and is signed by the certificate that it names. */
  public boolean intact() {
    return fault == null;
  }

  /** What is wrong with it, for a sentence; null when nothing is. */
  String fault() {
    return fault;
  }

  CmsSigner signer() {
    return signer;
  }

  /** Whose it is, for a sentence. */
  String authority() {
    return signer == null || signer.certificate() == null ? "somebody unknown" : Certificates.shortName(signer.certificate());
  }

  /** The faults of some, as what the reader should know. */
  static List<Reason> faults(List<Stamp> stamps) {
    return stamps.stream().filter(stamp -> stamp.fault != null)
        .map(stamp -> Reason.note(Reason.STAMP, "A time-stamp" + (stamp.time == null ? "" : " of " + stamp.time) + " by " + stamp.authority() + " " + stamp.fault + "."))
        .toList();
  }
}
