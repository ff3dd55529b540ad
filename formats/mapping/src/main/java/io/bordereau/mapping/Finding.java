package io.bordereau.mapping;

/**
 * One thing to say about a document: where, what, which rule, whose turn it is, and what to do next.
 *
 * @param code our code, unique in the catalogue, such as {@code MAP-02}
 * @param severity how grave
 * @param where the place in the format, such as {@code 810/IT1[2]/03}; null when the document as a whole is meant
 * @param term the term of the canonical document, such as {@code BT-130}; null when none is concerned
 * @param value the offending value; null when it is an absence; never a credential
 * @param message what is wrong, in words for a finance person
 * @param official the id of an official rule as its publisher writes it ({@code BR-CO-15}); null when there is none
 * @param turn whose turn it is
 * @param next what that one should do
 */
public record Finding(
    String code, Severity severity, String where, String term, String value, String message, String official, Turn turn, String next) {

  /** Whether this finding stops the document. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The same finding under another severity. */
  public Finding as(Severity other) {
    return new Finding(code, other, where, term, value, message, official, turn, next);
  }
}
