package io.bordereau.mapping;

import java.util.List;

/**
 * What no row of a mapping read, kept so that nothing is lost in silence: it travels with the document (member {@code rest} of the
 * internal JSON) and is put back when the same family of formats is written.
 *
 * @param family the family of formats it belongs to, such as {@code ubl}
 * @param entries in document order
 */
public record Residue(String family, List<Entry> entries) {
  /** Nothing left over. */
  public static final Residue NONE = new Residue("", List.of());

  public Residue {
    entries = List.copyOf(entries);
  }

  /** Whether nothing is left over. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * One left-over subtree.
   *
   * @param anchor the nearest mapped ancestor in the canonical document, such as {@code lines[2]}; empty for the document
   * @param path the place below that ancestor's place, such as {@code cac:Party/cac:PartyTaxScheme[2]}; empty for the place itself
   * @param kind what to do with it when writing
   * @param subtree the subtree
   */
  public record Entry(String anchor, String path, Kind kind, Subtree subtree) {}

  /** What a residue entry means to a writer. */
  public enum Kind {
    /** A subtree of its own, inserted in the order of the grammar. */
    PUT,
    /** A spelling of a mapped value that the writer would spell otherwise; used only while the value is still the same. */
    SPELLING,
    /** A value that contradicts a derived one; it stands in its stead. */
    INSTEAD,
    /** A choice that the source made for the whole document (a sign convention, a scale). */
    BINDING
  }

  /**
   * A named subtree.
   *
   * @param name the name in the format
   * @param value its own text; null when it has none
   * @param children in order
   */
  public record Subtree(String name, String value, List<Subtree> children) {
    public Subtree {
      children = List.copyOf(children);
    }
  }
}
