package io.bordereau.xml.cxml;

import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.prefer;
import static io.bordereau.mapping.Parts.some;

import io.bordereau.document.OtherDate;
import io.bordereau.document.Reference;
import io.bordereau.mapping.Part;

/** Comments, attachments and named values of cXML. */
final class CxmlTexts {
  private CxmlTexts() {}

  /** Comments that may stand several times: notes, the first of which carries the attachments. */
  static Part comments() {
    return all(
        node("Comments", into("notes", note()), attachments()),
        each("notes", "Comments", note()));
  }

  /** The text of comments; it may stand before an attachment or behind it. */
  private static Part note() {
    return all(at("@type", "title"), at("@xml:lang", "language"), prefer(at(".", "text"), at("#text", "text")));
  }

  /** Attachments of comments. */
  static Part attachments() {
    return CxmlAttachments.list();
  }

  /** A named value with a term of its own. */
  static Part extrinsic(String name, String slot) {
    return node("Extrinsic", is("@name", name), at(".", slot));
  }

  /** A date that stands as a named value. */
  static Part.Occurrence date(String name, String kind) {
    return as("Extrinsic", d -> kind.equals(((OtherDate) d).kind()), is("@name", name), fact("kind", kind), at(".", "at", CxmlForms.MOMENT));
  }

  /** A date that stands as an attribute. */
  static Part.Occurrence dated(String attribute, String kind) {
    return as(attribute, d -> kind.equals(((OtherDate) d).kind()), fact("kind", kind), at(".", "at", CxmlForms.MOMENT));
  }

  /** A reference that stands as an attribute. */
  static Part.Occurrence referred(String attribute, String kind) {
    return as(attribute, r -> kind.equals(((Reference) r).kind()), fact("kind", kind), at(".", "value"));
  }

  /** The identity of another message. */
  static Part.Occurrence message(String kind) {
    return as("DocumentReference", r -> kind.equals(((Reference) r).kind()), some("@payloadID"), fact("kind", kind), at("@payloadID", "value"));
  }

  /** Named values that no other row has taken. */
  static Part properties() {
    return each("properties", "Extrinsic", at("@name", "name"), at(".", "value"));
  }
}
