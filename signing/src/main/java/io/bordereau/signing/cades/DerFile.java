package io.bordereau.signing.cades;

import io.bordereau.signing.smime.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/** A signature with its content in it, written in DER around a content that is never held. */
final class DerFile {
  private static final int SEQUENCE = 0x30;
  private static final int CONTEXT_0 = 0xA0;
  private static final int OCTET_STRING = 0x04;

  private DerFile() {}

  /**
   * Writes it.
   *
   * @param length of the content
   * @param content exactly so many bytes
   */
  static void write(OutputStream out, Parts parts, long length, Content content) throws IOException {
    List<byte[]> before = parts.before();
    List<byte[]> behind = parts.behind();
    byte[] type = Asn1.der(parts.type());
    long octets = whole(length);
    long explicit = whole(octets);
    long encapsulated = type.length + explicit;
    long data = total(before) + whole(encapsulated) + total(behind);
    byte[] signedData = Asn1.der(CMSObjectIdentifiers.signedData);
    head(out, SEQUENCE, signedData.length + whole(whole(data)));
    out.write(signedData);
    head(out, CONTEXT_0, whole(data));
    head(out, SEQUENCE, data);
    for (byte[] each : before) out.write(each);
    head(out, SEQUENCE, encapsulated);
    out.write(type);
    head(out, CONTEXT_0, octets);
    head(out, OCTET_STRING, length);
    content.writeTo(out);
    for (byte[] each : behind) out.write(each);
  }

  private static long total(List<byte[]> all) {
    return all.stream().mapToLong(each -> each.length).sum();
  }

  /** The length of an element with so much content: one octet of tag, the length of the length, the content. */
  private static long whole(long content) {
    return 1 + lengthOctets(content) + content;
  }

  private static int lengthOctets(long length) {
    return length < 0x80 ? 1 : 1 + (71 - Long.numberOfLeadingZeros(length)) / 8;
  }

  private static void head(OutputStream out, int tag, long length) throws IOException {
    out.write(tag);
    int octets = lengthOctets(length) - 1;
    if (octets == 0) {
      out.write((int) length);
      return;
    }
    out.write(0x80 | octets);
    for (int i = octets - 1; i >= 0; i--) out.write((int) (length >>> (8 * i)));
  }
}
