package io.bordereau.document;

/**
 * A note (BG-1).
 *
 * @param subject UNTDID 4451 code, or null (BX-90)
 * @param text text (BX-91)
 * @param language language of the text (BX-92)
 * @param number number that the note is about (BX-481)
 * @param title title (BX-482)
 * @param date date (BX-483)
 * @param function what the text is for, as a foreign code with its origin before a colon (BX-792)
 * @param code text as a code (BX-793)
 * @param list list of that code (BX-794)
 * @param agency agency of that list (BX-795)
 * @param layout how the text is set, as a foreign code with its origin before a colon (BX-796)
 */
public record Note(
    @Term("BX-90") String subject,
    @Term("BX-91") String text,
    @Term("BX-92") String language,
    @Term("BX-481") String number,
    @Term("BX-482") String title,
    @Term("BX-483") Moment date,
    @Term("BX-792") String function,
    @Term("BX-793") String code,
    @Term("BX-794") String list,
    @Term("BX-795") String agency,
    @Term("BX-796") String layout) {
  /** A note without number, title and date. */
  public Note(String subject, String text, String language) {
    this(subject, text, language, null, null, null, null, null, null, null, null);
  }

  /**
   * Reads the notation of EN 16931-3-2, where the subject code stands before the text between number signs: {@code #REG#text}.
   *
   * @return a note without a language
   */
  public static Note parse(String notation) {
    int end = notation.startsWith("#") ? notation.indexOf('#', 1) : -1;
    if (end != 4 || end == notation.length() - 1) return new Note(null, notation, null);
    return new Note(notation.substring(1, 4), notation.substring(5), null);
  }

  /** The notation of EN 16931-3-2; null when there is no text. */
  public String notation() {
    return text == null ? null : subject == null ? text : "#" + subject + "#" + text;
  }
}
