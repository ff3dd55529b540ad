package io.bordereau.signing.pades;

import io.bordereau.signing.authorities.RevocationProof;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.signatures.Evidence;
import io.bordereau.signing.signatures.HeldProofs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;

/**
 * The document security store (ISO 32000-2 12.8.4.3, EN 319 142-1 5.4.2): certificates and proofs for later checks. There is no part for each signature (VRI): it names signatures
 * by SHA-1, no reader needs it, and what others made of it is kept.
 */
final class Dss {
  private static final COSName NAME = COSName.getPDFName("DSS");
  private static final COSName CERTS = COSName.getPDFName("Certs");
  private static final COSName OCSPS = COSName.getPDFName("OCSPs");
  private static final COSName CRLS = COSName.getPDFName("CRLs");
  private static final int MOST = 2_000;
  private static final int LARGEST = 32 << 20;

  private final OpenPdf pdf;

  Dss(OpenPdf pdf) {
    this.pdf = pdf;
  }

  boolean exists() {
    return pdf.catalog().getCOSDictionary(NAME) != null;
  }

  HeldProofs held() {
    return HeldProofs.of(all(OCSPS), all(CRLS));
  }

  /** The certificates in it; what cannot be read is none. */
  List<X509Certificate> certificates() {
    List<X509Certificate> found = new ArrayList<>();
    for (byte[] each : all(CERTS)) {
      try {
        if (CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(each)) instanceof X509Certificate certificate) found.add(certificate);
      } catch (CertificateException e) {
        continue;
      }
    }
    return found;
  }

  /** Adds what is not there yet; false when all of it is. */
  boolean add(Increment increment, Evidence evidence) throws Refusal {
    List<byte[]> certificates = new ArrayList<>();
    List<byte[]> responses = new ArrayList<>();
    List<byte[]> lists = new ArrayList<>();
    try {
      for (X509Certificate each : evidence.certificates()) certificates.add(each.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
    for (RevocationProof each : evidence.proofs()) {
      switch (each) {
        case RevocationProof.Ocsp response -> responses.add(response.encoded());
        case RevocationProof.Crl list -> lists.add(list.encoded());
      }
    }
    COSDictionary old = pdf.catalog().getCOSDictionary(NAME);
    COSDictionary store = old == null ? new COSDictionary() : new COSDictionary(old);
    boolean changed = add(increment, store, CERTS, certificates);
    changed |= add(increment, store, OCSPS, responses);
    changed |= add(increment, store, CRLS, lists);
    if (!changed && old != null) return false;
    if (pdf.catalog().getItem(NAME) instanceof COSObject reference && old != null) {
      increment.replace(reference, store);
    } else {
      increment.edit(pdf.catalogReference()).setItem(NAME, increment.add(store));
    }
    return true;
  }

  private boolean add(Increment increment, COSDictionary store, COSName kind, List<byte[]> values) throws Refusal {
    Set<String> known = new HashSet<>();
    all(kind).forEach(each -> known.add(hash(each)));
    boolean changed = false;
    for (byte[] each : values) {
      if (known.add(hash(each))) {
        increment.append(store, kind, increment.addStream(new COSDictionary(), each));
        changed = true;
      }
    }
    return changed;
  }

  private static String hash(byte[] value) {
    return HexFormat.of().formatHex(DigestAlgorithm.SHA256.start().digest(value));
  }

  private List<byte[]> all(COSName kind) {
    COSDictionary store = pdf.catalog().getCOSDictionary(NAME);
    COSArray array = store == null ? null : store.getCOSArray(kind);
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; array != null && i < Math.min(array.size(), MOST); i++) {
      if (!(array.getObject(i) instanceof COSStream stream)) continue;
      try (InputStream in = stream.createInputStream()) {
        values.add(in.readNBytes(LARGEST));
      } catch (IOException e) {
        // what cannot be read is as good as not there, and is added anew
        continue;
      }
    }
    return values;
  }
}
