package io.bordereau.routes.ledger;

/**
 * A name under which somebody may ask for a document or answer to it.
 *
 * @param scheme what kind of name: {@code message-id}, {@code payload-id}, {@code isa13}, {@code gs06}, {@code unb0020}, {@code eb-message-id},
 *     {@code number}, {@code order}, {@code buyer-reference}
 * @param scope within which it is unique: the partner for control numbers, empty for names that are unique in the world
 * @param value the name itself
 */
public record Ref(String scheme, String scope, String value) {
  /** A name that is unique in the world. */
  public static Ref of(String scheme, String value) {
    return new Ref(scheme, "", value);
  }
}
