package io.bordereau.signing.smime;

import io.bordereau.signing.smime.SmimeOutcome.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Watches the elements of a CMS (X.690) go by and refuses one that claims to be larger than any structure, wherever it is not the content itself: a parser
 * makes room for what an element claims before it has seen a byte of it.
 */
final class Elements extends FilterInputStream {
  private static final int DEEPEST = 64;
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  /** The implicit tag of an encrypted content, as one piece. */
  private static final int CONTENT = 0x80;
  /** The explicit tag around a signed or compressed content. */
  private static final int AROUND = 0xA0;
  /** ContentInfo, its [0], SignedData or the like, and the encapsulated or encrypted content info. */
  private static final int INFO = 4;
  private static final long INDEFINITE = -1;

  private final int largest;
  private final int[] tags = new int[DEEPEST];
  /** Where each open element ends; {@link #INDEFINITE} when it ends where it says. */
  private final long[] ends = new long[DEEPEST];
  private int depth;
  /** How many bytes have gone by. */
  private long at;
  /** How many bytes of a primitive element are still to pass. */
  private long passing;
  private int tag = -1;
  private boolean longTag;
  private int lengthBytes;
  private long length;

  Elements(InputStream in, int largest) {
    super(in);
    this.largest = largest;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int wanted) throws IOException {
    int n = in.read(bytes, from, wanted);
    for (int i = from; i < from + n; ) {
      if (passing > 0) {
        int passed = (int) Math.min(passing, from + n - i);
        passing -= passed;
        at += passed;
        i += passed;
        if (passing == 0) {
          ended();
        }
      } else {
        at++;
        header(bytes[i++] & 0xFF);
      }
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] skipped = new byte[(int) Math.min(Math.max(n, 0), 8192)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** One byte of a tag or of a length. */
  private void header(int b) throws IOException {
    if (tag < 0) {
      tag = b;
      longTag = (b & 0x1F) == 0x1F;
    } else if (longTag) {
      longTag = (b & 0x80) != 0;
    } else if (lengthBytes > 0) {
      length = length << 8 | b;
      if (--lengthBytes == 0) {
        begun();
      }
    } else if (b == 0x80) {
      length = INDEFINITE;
      begun();
    } else if ((b & 0x80) == 0) {
      length = b;
      begun();
    } else {
      lengthBytes = b & 0x7F;
      length = 0;
      if (lengthBytes > 4) {
        throw new Hostile.Unacceptable(Reason.MALFORMED, "an element of it has an impossible length");
      }
    }
  }

  private void begun() throws IOException {
    int begun = tag;
    tag = -1;
    if (begun == 0 && length == 0) {
      if (depth == 0 || ends[depth - 1] != INDEFINITE) {
        throw new Hostile.Unacceptable(Reason.MALFORMED, "an element of it ends that never began");
      }
      depth--;
      ended();
    } else if ((begun & 0x20) != 0) {
      if (depth == DEEPEST) {
        throw new Hostile.Unacceptable(Reason.MALFORMED, "its elements are nested too deep");
      }
      tags[depth] = begun;
      ends[depth++] = length == INDEFINITE ? INDEFINITE : at + length;
      ended();
    } else if (length == INDEFINITE || length > largest && !content(begun)) {
      throw new Hostile.Unacceptable(Reason.TOO_LARGE, "an element of its structure has more than " + largest + " bytes");
    } else {
      passing = length;
      if (passing == 0) {
        ended();
      }
    }
  }

  /** Whether an element is the content, as one piece: what is read of it is never held. */
  private boolean content(int begun) {
    boolean inInfo = depth >= INFO && tags[INFO - 1] == SEQUENCE;
    return inInfo && (depth == INFO && begun == CONTENT || depth == INFO + 1 && begun == OCTETS && tags[INFO] == AROUND);
  }

  /** Leaves every element that ends here. */
  private void ended() {
    while (depth > 0 && ends[depth - 1] != INDEFINITE && ends[depth - 1] <= at) {
      depth--;
    }
  }
}
