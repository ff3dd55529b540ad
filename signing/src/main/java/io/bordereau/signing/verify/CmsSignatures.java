package io.bordereau.signing.verify;

import io.bordereau.signing.verify.SignatureVerdict.Coverage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SignerInformation;

/** Signatures in CMS (RFC 5652, ETSI EN 319 122-1): with their content ({@code .p7m}, in base64 too, one within the other) or beside it ({@code .p7s}). */
final class CmsSignatures {
  private static final int MOST_LAYERS = 10;
  private static final int MOST_SIGNERS = 50;
  private static final int DEEPEST_COUNTER = 3;
  /** The archive time-stamps of before 2012 (ETSI TS 101 733 V1.8.3 6.4.1) and of before 2005, whose imprints are made in ways that no program does any more alike. */
  private static final List<ASN1ObjectIdentifier> OLD_STAMPS = List.of(new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.48"), new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.27"));
  private static final ASN1ObjectIdentifier ARCHIVE_STAMP = new ASN1ObjectIdentifier("0.4.0.1733.2.4");

  private final Ruling ruling;
  private final boolean part;
  private final List<Reason> remarks = new ArrayList<>();
  private final List<Judgement> judgements = new ArrayList<>();
  private byte[] content;

  CmsSignatures(Ruling ruling) {
    this(ruling, false);
  }

  /**
   * Judges.
   *
   * @param ruling how
   * @param part whether there are other things in the file that the signatures do not cover
   */
  CmsSignatures(Ruling ruling, boolean part) {
    this.ruling = ruling;
    this.part = part;
  }

  /** What is to be said of the file beside its signatures. */
  List<Reason> remarks() {
    return remarks;
  }

  /** The innermost content; null when there is none. */
  byte[] content() {
    return content;
  }

  /** Whether bytes look like CMS, in DER, BER, base64 or PEM. */
  static boolean looksLike(byte[] bytes) {
    byte[] der = plain(bytes);
    // a sequence, and in it the object identifier of signed data
    return der.length > 15 && der[0] == 0x30 && signedData(der);
  }

  private static boolean signedData(byte[] der) {
    byte[] oid = {0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02};
    for (int i = 2; i <= 6 && i + oid.length <= der.length; i++) {
      if (Arrays.equals(der, i, i + oid.length, oid, 0, oid.length)) {
        return true;
      }
    }
    return false;
  }

  /** Out of base64 or PEM when it is in one. */
  private static byte[] plain(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] == 0x30 && bytes.length > 1 && bytes[1] < 0) {
      return bytes;
    }
    for (int i = 0; i < Math.min(bytes.length, 200); i++) {
      if (bytes[i] < 9 || bytes[i] > 126) {
        return bytes;
      }
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int from = 0;
    int to = text.length();
    if (text.stripLeading().startsWith("-----BEGIN")) {
      from = text.indexOf('\n', text.indexOf("-----BEGIN")) + 1;
      to = text.indexOf("-----END");
    }
    if (from < 0 || to < from || !text.substring(from, Math.min(to, from + 8)).strip().startsWith("M")) {
      return bytes;
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(from, to));
    } catch (IllegalArgumentException e) {
      return bytes;
    }
  }

  /**
   * Judges.
   *
   * @param bytes the signature, with or without its content
   * @param detached what it signs when it is beside it, each in a form that it may have been signed in; empty when it is not at hand
   * @param form what to call it
   */
  List<Judgement> judge(byte[] bytes, List<byte[]> detached, String form) {
    layer(plain(bytes), detached, form, 0);
    return judgements;
  }

  private void layer(byte[] der, List<byte[]> detached, String form, int depth) {
    if (depth >= MOST_LAYERS) {
      remarks.add(Reason.invalid(Reason.TOO_MUCH, "More than " + MOST_LAYERS + " signatures are nested in each other; the inner ones were not looked at."));
      return;
    }
    try (ByteArrayInputStream source = new ByteArrayInputStream(der); ASN1InputStream in = new ASN1InputStream(source, der.length)) {
      ContentInfo info = ContentInfo.getInstance(in.readObject());
      int rest = source.available();
      CMSSignedData cms = new CMSSignedData(info);
      if (rest > 0 && !blank(der, der.length - rest)) {
        remarks.add(Reason.invalid(Reason.STRAY, "Behind the signature there are " + rest + " bytes that belong to nothing."));
      }
      if (cms.getSignerInfos().size() == 0) {
        remarks.add(Reason.invalid(Reason.NONE, "It is a container for signatures, and there is none in it."));
        return;
      }
      if (cms.getSignerInfos().size() > MOST_SIGNERS) {
        remarks.add(Reason.invalid(Reason.TOO_MUCH, "It has more than " + MOST_SIGNERS + " signers."));
        return;
      }
      CMSTypedData inside = cms.getSignedContent();
      if (inside != null) {
        content = bytes(inside);
        signers(cms, content, (form.isEmpty() ? "CAdES attached" : form), rest > 0);
        if (looksLike(content)) {
          layer(plain(content), List.of(), form, depth + 1);
        }
      } else if (detached.isEmpty()) {
        remarks.add(Reason.unknown(Reason.CONTENT, "The signature stands beside what it signs, and that is not here."));
        unsigned(cms, form.isEmpty() ? "CAdES detached" : form);
      } else {
        byte[] fitting = detached.stream().filter(each -> fits(info, each)).findFirst().orElse(detached.get(0));
        content = fitting;
        signers(new CMSSignedData(new CMSProcessableByteArray(new ASN1ObjectIdentifier(cms.getSignedContentTypeOID()), fitting), info), fitting,
            form.isEmpty() ? "CAdES detached" : form, rest > 0);
      }
    } catch (CMSException | IOException | RuntimeException | StackOverflowError e) {
      remarks.add(Reason.invalid(Reason.UNREADABLE, "The signature cannot be read: its parts contradict each other or are cut off."));
    }
  }

  private static boolean blank(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] != 0 && bytes[i] != '\r' && bytes[i] != '\n' && bytes[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(CMSTypedData data) throws IOException, CMSException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    data.write(out);
    return out.toByteArray();
  }

  /** Whether a form of the content is the one that the first signer digested. */
  private static boolean fits(ContentInfo info, byte[] form) {
    try {
      CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(form), info);
      CmsSigner signer = new CmsSigner(cms, cms.getSignerInfos().iterator().next(), new Evidence());
      String digest = Algorithms.digest(signer.signer().getDigestAlgOID()).orElse("");
      byte[] expected = signer.messageDigest();
      return expected == null ? signer.intact() : MessageDigest.isEqual(expected, digest(digest, form));
    } catch (CMSException | RuntimeException e) {
      return false;
    }
  }

  private void unsigned(CMSSignedData cms, String form) {
    for (SignerInformation each : cms.getSignerInfos()) {
      CmsSigner signer = new CmsSigner(cms, each, new Evidence());
      judgements.add(ruling.rule(new Ruling.Facts(form, signer.certificate(), signer.evidence(), List.of(), signer.claimed(), signer.digests(), signer.baseline(), Coverage.PART,
          List.of(Reason.unknown(Reason.CONTENT, "Whether it belongs to the document is not known: the document is not here.")))));
    }
  }

  private void signers(CMSSignedData cms, byte[] signed, String form, boolean more) {
    for (SignerInformation each : cms.getSignerInfos()) {
      signer(cms, each, signed, form, more || part ? Coverage.PART : Coverage.WHOLE, 0);
    }
  }

  private void signer(CMSSignedData cms, SignerInformation each, byte[] signed, String form, Coverage coverage, int depth) {
    CmsSigner signer = new CmsSigner(cms, each, new Evidence());
    List<Reason> reasons = new ArrayList<>(signer.reasons());
    if (each.getSignedAttributes() == null && signed.length > 0 && signed[0] == 0x31) {
      reasons.add(Reason.invalid(Reason.KIND, "It has no signed attributes, and its content could be those of another signature."));
    }
    List<Stamp> stamps = new ArrayList<>();
    byte[] value = each.getSignature();
    for (ASN1Encodable token : signer.unsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)) {
      stamps.add(Stamp.read(Stamp.Kind.SIGNATURE, encoded(token), digest -> digest(digest, value), signer.evidence()));
    }
    for (ASN1Encodable token : signer.unsigned(ARCHIVE_STAMP)) {
      CmsArchive archive = new CmsArchive(cms, each, signed);
      stamps.add(Stamp.read(Stamp.Kind.ARCHIVE, encoded(token), digest -> archive.imprint(token, digest), signer.evidence()));
    }
    int old = OLD_STAMPS.stream().mapToInt(type -> signer.unsigned(type).size()).sum();
    if (old > 0) {
      reasons.add(Reason.note(Reason.OLD_ARCHIVE, "It carries " + old + (old == 1 ? " archive time-stamp" : " archive time-stamps")
          + " of a kind of before 2012, which is not judged here and proves nothing: the verdict rests on the rest."));
    }
    boolean baseline = depth == 0 && signer.baseline() && signer.claimed() != null;
    judgements.add(ruling.rule(new Ruling.Facts(form, signer.certificate(), signer.evidence(), stamps, signer.claimed(), signer.digests(), baseline, coverage, reasons)));
    counters(cms, each, signer, coverage, depth);
  }

  /** Those who signed the signature (RFC 5652 11.4): each is judged as a signature of its own, over the value of the one that it stands in. */
  private void counters(CMSSignedData cms, SignerInformation each, CmsSigner signer, Coverage coverage, int depth) {
    if (signer.unsigned(CMSAttributes.counterSignature).isEmpty()) {
      return;
    }
    try {
      var all = each.getCounterSignatures().getSigners();
      if (depth >= DEEPEST_COUNTER || all.size() > MOST_SIGNERS || judgements.size() > MOST_SIGNERS * 4) {
        remarks.add(Reason.invalid(Reason.TOO_MUCH, "It has more signatures over signatures than are looked at."));
        return;
      }
      for (SignerInformation counter : all) {
        signer(cms, counter, each.getSignature(), "CAdES counter-signature", coverage, depth + 1);
      }
    } catch (RuntimeException e) {
      remarks.add(Reason.invalid(Reason.COUNTER, "A signature over a signature cannot be read."));
    }
  }

  static byte[] encoded(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  static byte[] digest(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm, Certificates.PROVIDER);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (java.security.NoSuchAlgorithmException e) {
      return new byte[0];
    }
  }

}
