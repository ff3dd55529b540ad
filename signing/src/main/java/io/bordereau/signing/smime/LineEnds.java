package io.bordereau.signing.smime;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes every line ending as CR LF: a lone LF and a lone CR become one, a CR LF stays. */
final class LineEnds extends FilterOutputStream {
  private boolean afterCr;

  LineEnds(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    if (b == '\n' && afterCr) {
      afterCr = false;
      return;
    }
    afterCr = b == '\r';
    if (b == '\r' || b == '\n') {
      out.write('\r');
      out.write('\n');
    } else {
      out.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int start = from;
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == '\r' || bytes[i] == '\n') {
        out.write(bytes, start, i - start);
        if (i > start) {
          afterCr = false;
        }
        write(bytes[i]);
        start = i + 1;
      }
    }
    if (start < from + length) {
      out.write(bytes, start, from + length - start);
      afterCr = false;
    }
  }
}
