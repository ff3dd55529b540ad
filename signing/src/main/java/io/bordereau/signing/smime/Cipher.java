package io.bordereau.signing.smime;

/** How a content is encrypted. Those of GCM are authenticated (RFC 5083, 5084): a changed byte is seen even without a signature. */
public enum Cipher {
  AES_128_CBC,
  AES_192_CBC,
  AES_256_CBC,
  AES_128_GCM,
  AES_192_GCM,
  AES_256_GCM,
  /** To read what partners of old send, where a policy says so; nothing is encrypted with it. */
  TRIPLE_DES_CBC
}
