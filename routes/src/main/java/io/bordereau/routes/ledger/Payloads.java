package io.bordereau.routes.ledger;

import java.io.IOException;
import java.io.InputStream;

/** Bytes by their digest; immutable, durable before {@code put} returns (T0). */
public interface Payloads {
  /** Stores bytes; storing the same bytes again is free. Returns their SHA-256, hexadecimal, lower case. */
  String put(byte[] bytes);

  /** Stores a stream of at most {@code limit} bytes without holding it in memory; fails with {@link IOException} beyond. */
  String put(InputStream bytes, long limit) throws IOException;

  /** All bytes. Fails with {@link LedgerException} when there is no such payload or it no longer has its digest. */
  byte[] get(String digest);

  /** The bytes as a stream, for large ones. */
  InputStream open(String digest) throws IOException;

  /** Whether they were erased when the time for which they had to be kept was over; their digest stays known. */
  boolean erased(String digest);

  /** The size in bytes; -1 when there is no such payload. */
  long size(String digest);
}
