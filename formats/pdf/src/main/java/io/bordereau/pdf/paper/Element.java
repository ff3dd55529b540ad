package io.bordereau.pdf.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * An element of the structure tree (ISO 32000-1, 14.7 and 14.8): what a part of the page is, in the order in which it is to be read. An element without
 * content on any page does not come into the document.
 */
public final class Element {
  /** What stands in an element: another one, or a marked part of a page. */
  sealed interface Kid permits Nested, Marked {}

  /**
   * An element in an element.
   *
   * @param element the lower one
   */
  record Nested(Element element) implements Kid {}

  /**
   * A marked part of a page.
   *
   * @param page index of the page, from 0
   * @param id its number on the page
   */
  record Marked(int page, int id) implements Kid {}

  final String type;
  final Element parent;
  final List<Kid> kids = new ArrayList<>(2);
  String language;
  String alternative;
  String scope;
  int columns = 1;
  float[] box;

  Element(String type, Element parent) {
    this.type = type;
    this.parent = parent;
  }

  /** A new last part of this element: H1, H2, P, Table, TR, TH, TD, L, LI, Lbl, LBody, Span, Figure, Sect, Part ... */
  public Element child(String kind) {
    var made = new Element(kind, this);
    kids.add(new Nested(made));
    return made;
  }

  /** The language of its text, where it is not that of the document. */
  public Element language(String tag) {
    language = tag;
    return this;
  }

  /** What a figure shows, in words. */
  public Element alternative(String words) {
    alternative = words;
    return this;
  }

  /** What a header cell is the header of: Column or Row. */
  public Element scope(String of) {
    scope = of;
    return this;
  }

  /** How many columns a cell spans. */
  public Element columns(int span) {
    columns = span;
    return this;
  }

  /** Where a figure stands: points from the lower left corner of its page, as PDF counts. */
  public Element box(float left, float low, float right, float high) {
    box = new float[] {left, low, right, high};
    return this;
  }

  /** Whether anything stands in it. */
  boolean filled() {
    for (var kid : kids) {
      if (kid instanceof Nested n ? n.element().filled() : true) return true;
    }
    return false;
  }
}
