package io.bordereau.signing.smime;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/** How the CMS stands in the entity. */
public enum TransferEncoding {
  /** In lines of base64: passes everywhere. */
  BASE64,
  /** As it is: a third smaller; for HTTP. */
  BINARY;

  String header() {
    return this == BASE64 ? "base64" : "binary";
  }

  /** A stream whose closing ends the encoding and leaves the stream below open. */
  OutputStream onto(OutputStream out) {
    OutputStream open = new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
    return this == BASE64 ? Base64.getMimeEncoder().wrap(open) : open;
  }
}
