package io.bordereau.signing.verify;

import io.bordereau.signing.verify.pdf.PdfBroken;
import io.bordereau.signing.verify.pdf.PdfFile;
import io.bordereau.signing.verify.pdf.PdfValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cms.CMSTypedData;

/**
 * What a signature in a PDF covers (ISO 32000-2 12.8.1): two ranges from the first byte on, with nothing between them but the one string that holds the signature.
 *
 * @param file the file
 * @param hole where the first range ends
 * @param resume where the second range begins
 * @param end where it ends
 */
record PdfRange(byte[] file, int hole, int resume, int end) implements CMSTypedData {
  /** The range of a signature; what is wrong with it goes to the reasons, and null comes back. */
  static PdfRange of(byte[] file, PdfFile today, PdfValue.Dict signature, List<Reason> reasons) throws PdfBroken {
    List<PdfValue> items = today.items(signature.get("ByteRange"));
    long[] at = new long[4];
    if (items.size() != 4) {
      reasons.add(Reason.invalid(Reason.RANGE, items.isEmpty() ? "It does not say which bytes it signs." : "It signs " + items.size() / 2 + " ranges of bytes, and not two."));
      return null;
    }
    for (int i = 0; i < 4; i++) {
      at[i] = today.direct(items.get(i)) instanceof PdfValue.Number number ? number.whole() : -1;
    }
    if (at[0] != 0 || at[1] <= 0 || at[2] <= at[1] || at[3] <= 0 || at[2] + at[3] > file.length) {
      reasons.add(Reason.invalid(Reason.RANGE, "The bytes that it says it signs do not begin with the file or go beyond its end: " + at[0] + " " + at[1] + " " + at[2] + " " + at[3] + "."));
      return null;
    }
    if (!(signature.get("Contents") instanceof PdfValue.Text contents) || !contents.hex() || contents.bytes().length == 0) {
      reasons.add(Reason.invalid(Reason.RANGE, "There is no signature where it should be."));
      return null;
    }
    if (contents.from() != at[1] || contents.to() != at[2]) {
      reasons.add(Reason.invalid(Reason.RANGE, "It leaves out more of the file than the signature itself: other things could stand there."));
      return null;
    }
    return new PdfRange(file, (int) at[1], (int) at[2], (int) (at[2] + at[3]));
  }

  @Override
  public ASN1ObjectIdentifier getContentType() {
    return CMSObjectIdentifiers.data;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    out.write(file, 0, hole);
    out.write(file, resume, end - resume);
  }

  @Override
  public Object getContent() {
    return null;
  }
}
