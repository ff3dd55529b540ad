package io.bordereau.envelopes.rnif;

import io.bordereau.envelopes.MimePart;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What signs and encrypts, and the other way; passed in, because envelopes know nothing of keys. Null where something is not agreed on.
 *
 * @param sign makes multipart/signed of the whole message
 * @param encrypt makes application/pkcs7-mime of the payload
 * @param verify takes multipart/signed; gives back the signed part, byte for byte
 * @param open takes application/pkcs7-mime; gives back what is in it
 */
public record RnifSecurity(
    UnaryOperator<MimePart> sign, UnaryOperator<MimePart> encrypt, Function<MimePart, Checked> verify, Function<MimePart, Checked> open) {
  /** Neither signs nor encrypts, nor lets anything of the kind in. */
  public static final RnifSecurity NONE = new RnifSecurity(null, null, null, null);

  /** What became of verifying or opening. */
  public sealed interface Checked {
    /**
     * It is right.
     *
     * @param entity exactly the bytes that were signed or encrypted, headers included
     */
    record Right(byte[] entity) implements Checked {}

    /**
     * It is not.
     *
     * @param words why
     */
    record Wrong(String words) implements Checked {}
  }

  /** What is encrypted. */
  public enum Scope {
    NOTHING,
    /** Service content and attachments. */
    PAYLOAD,
    /** Service header, service content and attachments. */
    PAYLOAD_CONTAINER
  }
}
