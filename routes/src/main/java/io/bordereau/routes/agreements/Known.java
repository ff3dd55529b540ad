package io.bordereau.routes.agreements;

import io.bordereau.document.Identifier;
import io.bordereau.document.Party;
import java.util.Locale;

/**
 * One identifier by which a party is recognised in a document.
 *
 * @param kind which place of the document holds it
 * @param scheme its scheme (ISO 6523 ICD or EAS); null when any will do
 * @param value the identifier
 */
public record Known(
    @Field(value = "which place of the document holds it", required = true) Kind kind,
    @Field(value = "its scheme (ISO 6523 ICD or EAS); absent when any will do", pattern = "[0-9A-Z:]{1,20}", looks = "such as 0088")
    String scheme,
    @Field(value = "the identifier itself", required = true) String value) {

  /** Where in a document an identifier stands. */
  public enum Kind {
    /** The electronic address (BT-34, BT-49). */
    ENDPOINT,
    /** The VAT identifier (BT-31, BT-48). */
    VAT,
    /** The tax registration other than VAT (BT-32), such as a federal tax number. */
    TAX,
    /** The legal registration (BT-30, BT-47). */
    REGISTRATION,
    /** A party identifier under the given scheme (BT-29, BT-46): a GLN has 0088, a DUNS number 0060, an LEI 0199. */
    PARTY
  }

  /** Whether a party of a document carries this identifier; spaces and letter case do not matter. */
  public boolean recognises(Party party) {
    return party != null
        && switch (kind) {
          case ENDPOINT -> same(party.endpoint());
          case VAT -> same(value, party.vatId());
          case TAX -> same(value, party.taxId());
          case REGISTRATION -> same(party.registration());
          case PARTY -> party.identifiers().stream().anyMatch(this::same);
        };
  }

  private boolean same(Identifier other) {
    return other != null && same(value, other.value()) && (scheme == null || scheme.equals(other.scheme()));
  }

  private static boolean same(String a, String b) {
    return b != null && plain(a).equals(plain(b));
  }

  private static String plain(String text) {
    return text.replace(" ", "").toUpperCase(Locale.ROOT);
  }

  /** Such as {@code party 0088 4012345000009}. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + (scheme == null ? "" : " " + scheme) + " " + value;
  }
}
