package io.bordereau.signing.smime;

import java.util.Locale;

/** What its headers say an entity is (RFC 8551 3.2.2 and 3.5). */
public enum SmimeKind {
  /** No S/MIME. */
  PLAIN,
  /** {@code multipart/signed}: the content in clear, the signature beside it. */
  CLEAR_SIGNED,
  /** {@code signed-data}: the content within the signature. */
  OPAQUE_SIGNED,
  /** {@code enveloped-data} or {@code authEnveloped-data}. */
  ENCRYPTED,
  /** {@code compressed-data} (RFC 3274). */
  COMPRESSED,
  /** {@code application/pkcs7-mime} that says nothing we know. */
  UNKNOWN;

  /** By its Content-Type, as it is or with the old {@code x-} names. */
  public static SmimeKind of(MimeHeaders headers) {
    return switch (headers.mediaType()) {
      case "multipart/signed" -> CLEAR_SIGNED;
      case "application/pkcs7-mime", "application/x-pkcs7-mime" -> switch (headers.parameter("smime-type").toLowerCase(Locale.ROOT)) {
        case "signed-data" -> OPAQUE_SIGNED;
        // RFC 8551 3.2.1: the parameter may be missing, and enveloped data is what was meant by it of old
        case "enveloped-data", "authenveloped-data", "" -> ENCRYPTED;
        case "compressed-data" -> COMPRESSED;
        default -> UNKNOWN;
      };
      default -> PLAIN;
    };
  }
}
