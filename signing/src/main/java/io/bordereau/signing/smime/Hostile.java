package io.bordereau.signing.smime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.cms.CMSException;

/** The one place where what a partner sent is read: whatever the libraries below make of it, the outcome is a value. */
final class Hostile {
  private Hostile() {}

  /** What is done with a source; whatever it throws, save {@link SinkFailed}, is the sender's. */
  interface Reading<T> {
    T of(Source source, OutputStream sink) throws Exception;
  }

  /** A refusal on its way out. */
  static final class Unacceptable extends IOException {
    private static final long serialVersionUID = 1L;
    private final SmimeOutcome.Reason reason;

    Unacceptable(SmimeOutcome.Reason reason, String words) {
      super(words);
      this.reason = reason;
    }
  }

  /** That our own side failed. */
  private static final class SinkFailed extends IOException {
    private static final long serialVersionUID = 1L;

    SinkFailed(IOException cause) {
      super(cause);
    }
  }

  static <T> SmimeOutcome<T> read(SmimeLimits limits, MimeHeaders headers, InputStream body, OutputStream out, Reading<T> reading) throws IOException {
    Source source = new Source(limits, headers.inBase64() ? Base64.getMimeDecoder().wrap(body) : body);
    return guarded(() -> reading.of(source, new Sink(out, limits.content())));
  }

  /** What is done, without a source. */
  interface Step<T> {
    T take() throws Exception;
  }

  static <T> SmimeOutcome<T> guarded(Step<T> step) throws IOException {
    try {
      return new SmimeOutcome.Good<>(step.take());
    } catch (SinkFailed e) {
      throw (IOException) e.getCause();
    } catch (Exception e) {
      Unacceptable known = find(e, Unacceptable.class);
      SinkFailed ours = find(e, SinkFailed.class);
      if (ours != null) {
        throw (IOException) ours.getCause();
      }
      return known != null ? new SmimeOutcome.Refused<>(known.reason, known.getMessage())
          : new SmimeOutcome.Refused<>(SmimeOutcome.Reason.MALFORMED, "it cannot be read" + (e instanceof CMSException ? " as CMS" : ""));
    }
  }

  /** Whether a failure is a refusal already, or on our own side: nothing to be told about the sender's bytes. */
  static boolean ours(IOException e) {
    return find(e, Unacceptable.class) != null || find(e, SinkFailed.class) != null;
  }

  private static <E> E find(Throwable e, Class<E> type) {
    for (int i = 0; e != null && i < 10; i++, e = e.getCause()) {
      if (type.isInstance(e)) {
        return type.cast(e);
      }
    }
    return null;
  }

  /** Bounded input: first the structure, then the content, then the structure behind it. */
  static final class Source extends FilterInputStream {
    private final SmimeLimits limits;
    private long read;
    private long most;

    Source(SmimeLimits limits, InputStream in) {
      super(in);
      this.limits = limits;
      this.most = limits.structure();
    }

    /** For the parsers of ASN.1: none of its elements, other than the streamed content, may claim more than a structure has. */
    InputStream asn1() {
      return asn1(this);
    }

    /** The same of what is left of this source. */
    InputStream asn1(InputStream rest) {
      // the parser's own limit, which it takes from this type of stream, would hold for the content too
      return new ASN1InputStream(new Elements(rest, limits.structure()), Integer.MAX_VALUE);
    }

    /** From here on the content is read, and as much structure again behind it. */
    void content() {
      // the encoding of the content in pieces costs some bytes of its own
      most = read + limits.content() + limits.content() / 64 + limits.structure();
    }

    long consumed() {
      return read;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = in.read(bytes, from, length);
      count(Math.max(n, 0));
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      return read(new byte[(int) Math.min(Math.max(n, 0), 8192)]);
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void count(int n) throws IOException {
      read += n;
      if (read > most) {
        throw new Unacceptable(SmimeOutcome.Reason.TOO_LARGE, "it has more than " + most + " bytes");
      }
    }
  }

  /** Where the content goes, bounded; its own failures are told apart from the sender's. */
  static final class Sink extends OutputStream {
    private final OutputStream out;
    private final long most;
    private long written;

    Sink(OutputStream out, long most) {
      this.out = out;
      this.most = most;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      written += length;
      if (written > most) {
        throw new Unacceptable(SmimeOutcome.Reason.TOO_LARGE, "its content has more than " + most + " bytes");
      }
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        throw new SinkFailed(e);
      }
    }
  }
}
