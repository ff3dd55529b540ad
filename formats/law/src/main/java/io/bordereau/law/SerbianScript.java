package io.bordereau.law;

/** Serbian has two alphabets that stand letter for letter; the rows are written in Cyrillic, from which the Latin form follows without doubt. */
enum SerbianScript {
  /** The text as it stands. */
  AS_WRITTEN {
    @Override
    String write(String text) {
      return text;
    }
  },
  /** Cyrillic letters in Latin: Правопис српскога језика, Matica srpska 2010. */
  LATIN {
    @Override
    String write(String text) {
      var latin = new StringBuilder(text.length() + 8);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        int at = CYRILLIC.indexOf(Character.toLowerCase(c));
        if (at < 0) {
          latin.append(c);
          continue;
        }
        String letter = LETTERS[at];
        if (Character.isLowerCase(c)) {
          latin.append(letter);
        } else {
          latin.append(Character.toUpperCase(letter.charAt(0)));
          // a digraph is LJ in a word of capitals and Lj at the head of a name
          boolean capitals = i + 1 < text.length() ? Character.isUpperCase(text.charAt(i + 1)) : i > 0 && Character.isUpperCase(text.charAt(i - 1));
          if (letter.length() > 1) latin.append(capitals ? Character.toUpperCase(letter.charAt(1)) : letter.charAt(1));
        }
      }
      return latin.toString();
    }
  };

  private static final String CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш";
  private static final String[] LETTERS = {"a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p", "r", "s",
      "t", "ć", "u", "f", "h", "c", "č", "dž", "š"};

  /** The text in this script. */
  abstract String write(String text);
}
