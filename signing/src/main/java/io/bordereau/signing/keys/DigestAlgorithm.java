package io.bordereau.signing.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/** A digest algorithm, weakest first. The first two are read where a policy says so, and never signed with. */
public enum DigestAlgorithm {
  MD5("MD5", "md5", "1.2.840.113549.2.5"),
  SHA1("SHA-1", "sha-1", "1.3.14.3.2.26"),
  SHA256("SHA-256", "sha-256", "2.16.840.1.101.3.4.2.1"),
  SHA384("SHA-384", "sha-384", "2.16.840.1.101.3.4.2.2"),
  SHA512("SHA-512", "sha-512", "2.16.840.1.101.3.4.2.3");

  private final String java;
  private final String micalg;
  private final String oid;

  DigestAlgorithm(String java, String micalg, String oid) {
    this.java = java;
    this.micalg = micalg;
    this.oid = oid;
  }

  /** As RFC 5751 and later write it in the parameter micalg. */
  public String micalg() {
    return micalg;
  }

  /** Its object identifier. */
  public String oid() {
    return oid;
  }

  /** Whether one may still sign with it. */
  public boolean strong() {
    return compareTo(SHA256) >= 0;
  }

  /** A fresh digest. */
  public MessageDigest start() {
    try {
      return MessageDigest.getInstance(java);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + java, e);
    }
  }

  /** By any spelling that partners use: {@code sha1}, {@code SHA-256}, {@code sha256}. */
  public static Optional<DigestAlgorithm> named(String name) {
    String plain = name.strip().replace("-", "").toLowerCase(Locale.ROOT);
    for (DigestAlgorithm each : values()) {
      if (each.micalg.replace("-", "").equals(plain)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** By its object identifier. */
  public static Optional<DigestAlgorithm> withOid(String oid) {
    for (DigestAlgorithm each : values()) {
      if (each.oid.equals(oid)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The name as signature algorithms are composed of it, such as {@code SHA256}. */
  public String composed() {
    return name();
  }
}
