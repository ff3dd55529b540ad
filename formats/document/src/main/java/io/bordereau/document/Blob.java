package io.bordereau.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The bytes of an attachment, known by their SHA-256 digest; equal when the digests are equal. */
public final class Blob {
  private final byte[] bytes;
  private final String digest;

  private Blob(byte[] bytes) {
    this.bytes = bytes;
    try {
      digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Takes a copy of the bytes. */
  public static Blob of(byte[] bytes) {
    return new Blob(bytes.clone());
  }

  /**
   * Decodes Base64 (RFC 4648, line breaks allowed).
   *
   * @throws IllegalArgumentException when it is not Base64
   */
  public static Blob ofBase64(String base64) {
    return new Blob(Base64.getDecoder().decode(base64.replaceAll("\\s+", "")));
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The size in bytes. */
  public int size() {
    return bytes.length;
  }

  /** The SHA-256 digest in lower-case hexadecimal. */
  public String digest() {
    return digest;
  }

  /** The bytes as Base64 without line breaks. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Blob b && b.digest.equals(digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return "sha256:" + digest + " (" + bytes.length + " bytes)";
  }
}
