package io.bordereau.mapping;

import java.util.List;

/** One rule of a partner that goes beyond the format, or deviates from it: a row over the mapping. Pure data. */
public sealed interface Deviation {
  /** Where a rule holds and what it is called. */
  Reach reach();

  /**
   * Where a rule holds.
   *
   * @param rule the partner's own name for it, which findings carry
   * @param says the rule in words
   * @param in it holds in each of these places; null for the document as a whole
   * @param when it holds only where something stands at this place, seen from {@code in}; null for always
   */
  record Reach(String rule, String says, PlacePath in, PlacePath when) {}

  /** Something must stand at the place. */
  record Require(Reach reach, PlacePath place) implements Deviation {}

  /** The place always has this value; a value of the document that must give way is lost. */
  record Constant(Reach reach, PlacePath place, String value) implements Deviation {}

  /**
   * A term stands at this place instead of where the format has it, in both directions.
   *
   * @param term path of components from the document: {@code buyerReference}, {@code lines.accounting}; a text or a number
   * @param place seen from the document, or from the member of the list
   */
  record Move(Reach reach, String term, PlacePath place) implements Deviation {}

  /** The partner does not take what stands here; it is lost. */
  record Omit(Reach reach, PlacePath place) implements Deviation {}

  /** The partner has another code for something: written in its stead, and read back. */
  record Recode(Reach reach, PlacePath place, String from, String to) implements Deviation {}

  /** Only these values may stand at the place. */
  record Only(Reach reach, PlacePath place, List<String> values) implements Deviation {
    /** Keeps the values. */
    public Only {
      values = List.copyOf(values);
    }
  }

  /** These values must not stand at the place; without values nothing must. */
  record Never(Reach reach, PlacePath place, List<String> values) implements Deviation {
    /** Keeps the values. */
    public Never {
      values = List.copyOf(values);
    }
  }

  /** At most so many of these places. */
  record Most(Reach reach, PlacePath place, int count) implements Deviation {}

  /** At most so many characters at the place. */
  record Fits(Reach reach, PlacePath place, int characters) implements Deviation {}
}
