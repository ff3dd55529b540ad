package io.bordereau.signing.smime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cms.CMSCompressedDataParser;
import org.bouncycastle.cms.CMSCompressedDataStreamGenerator;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.cms.jcajce.ZlibCompressor;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;

/**
 * Compresses MIME entities with ZLIB and expands them (RFC 3274, RFC 8551 3.6), streaming.
 *
 * @param limits how much is expanded
 * @param encoding how the CMS stands in what is compressed
 */
public record SmimeCompression(SmimeLimits limits, TransferEncoding encoding) {
  /** Up to here no ratio counts: a form full of blanks compresses well. */
  private static final long HARMLESS = 1 << 20;

  /** The compressed entity; its content is made when it is written. */
  public MimeEntity compress(MimeEntity entity) {
    return new MimeEntity(MimeHeaders.of("Content-Type", "application/pkcs7-mime; smime-type=compressed-data; name=\"smime.p7z\"",
        "Content-Transfer-Encoding", encoding.header(), "Content-Disposition", "attachment; filename=\"smime.p7z\""), out -> {
      try (OutputStream encoded = encoding.onto(out); OutputStream content = new CMSCompressedDataStreamGenerator().open(encoded, new ZlibCompressor())) {
        entity.writeTo(content);
      }
    });
  }

  /**
   * Expands.
   *
   * @param headers of the compressed entity
   * @param body its content, encoded as the headers say
   * @param entity where the entity within goes: headers, empty line and content
   * @return how many bytes it has
   * @throws IOException when {@code entity} cannot be written
   */
  public SmimeOutcome<Long> expand(MimeHeaders headers, InputStream body, OutputStream entity) throws IOException {
    if (SmimeKind.of(headers) != SmimeKind.COMPRESSED) {
      return new SmimeOutcome.Refused<>(SmimeOutcome.Reason.OTHER_KIND, "it is not compressed-data");
    }
    return Hostile.read(limits, headers, body, entity, (source, sink) -> {
      CMSTypedStream content = new CMSCompressedDataParser(source.asn1()).getContent(new ZlibExpanderProvider());
      source.content();
      if (!content.getContentType().equals(CMSObjectIdentifiers.data)) {
        throw new Hostile.Unacceptable(SmimeOutcome.Reason.OTHER_KIND, "what is compressed is no MIME entity");
      }
      byte[] buffer = new byte[8192];
      InputStream in = content.getContentStream();
      long written = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        written += n;
        if (written > HARMLESS && written > limits.ratio() * source.consumed()) {
          throw new Hostile.Unacceptable(SmimeOutcome.Reason.TOO_LARGE, "it expands to more than " + limits.ratio() + " times its size");
        }
        sink.write(buffer, 0, n);
      }
      return written;
    });
  }
}
