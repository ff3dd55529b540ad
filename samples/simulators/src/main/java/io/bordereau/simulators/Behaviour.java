package io.bordereau.simulators;

import java.util.Locale;

/** What a simulated partner does with what it receives. */
enum Behaviour {
  /** Decodes, checks, answers. */
  ANSWER,
  /** Is out of order twice for every identity (503), then answers; the third attempt must carry the very same bytes. */
  FAILS_TWICE,
  /** Decodes, checks, and refuses what is right in form for a reason of its business. */
  REFUSES,
  /** Takes the document in, and then, by chance, closes the connection without a word. */
  DROPS,
  /** Answers after a pause. */
  SLOW,
  /** Takes the document in, and always loses its first answer: the sender must come again under the same identity. */
  REPEAT;

  /**
   * By the name in a profile, such as {@code fails-twice}.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  static Behaviour of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
