package io.bordereau.mapping;

import java.util.function.BiFunction;

/**
 * How a value looks at a place: a parse and a print that undo each other.
 *
 * @param <V> the canonical type
 */
public interface As<V> {
  /**
   * Reads a text.
   *
   * @return the value; null when the text says what an absent value says
   * @throws BadValue when the text is not of this form
   */
  V parse(Tree tree, int node, Scope scope);

  /**
   * Writes a value.
   *
   * @throws BadValue when this form cannot hold it
   */
  String print(V value, Scope scope);

  /** The form in words, for guides. */
  String says();

  /** What is written for an absent value where its surroundings are written; null for nothing. */
  default String absent() {
    return null;
  }

  /** Writes what belongs to the text just written but stands at a neighbouring place: the format qualifier of a date. */
  default void along(V value, Tree tree, int node, Scope scope) {}

  /** A form made of two functions over strings. */
  static <V> As<V> of(String says, BiFunction<String, Scope, V> parse, BiFunction<V, Scope, String> print) {
    return new As<>() {
      @Override
      public V parse(Tree tree, int node, Scope scope) {
        return parse.apply(tree.text(node), scope);
      }

      @Override
      public String print(V value, Scope scope) {
        return print.apply(value, scope);
      }

      @Override
      public String says() {
        return says;
      }
    };
  }

  /** This form, with a text that stands for an absent value: {@code VAT} where no tax scheme is named. */
  default As<V> orElse(String absentText) {
    var self = this;
    return new As<>() {
      @Override
      public V parse(Tree tree, int node, Scope scope) {
        return tree.textIs(node, absentText) ? null : self.parse(tree, node, scope);
      }

      @Override
      public String print(V value, Scope scope) {
        return self.print(value, scope);
      }

      @Override
      public String says() {
        return self.says() + ", else " + absentText;
      }

      @Override
      public String absent() {
        return absentText;
      }
    };
  }

  /** This form, with a text that is written for an absent value but read as a value like any other. */
  default As<V> elseWrite(String absentText) {
    var self = this;
    return new As<>() {
      @Override
      public V parse(Tree tree, int node, Scope scope) {
        return self.parse(tree, node, scope);
      }

      @Override
      public String print(V value, Scope scope) {
        return self.print(value, scope);
      }

      @Override
      public String says() {
        return self.says() + "; " + absentText + " when the document names none";
      }

      @Override
      public String absent() {
        return absentText;
      }
    };
  }
}
