package io.bordereau.edi;

import io.bordereau.document.Tax;
import io.bordereau.mapping.As;
import io.bordereau.mapping.Scope;
import io.bordereau.mapping.Tree;
import java.util.Locale;
import java.util.Set;

/**
 * Kinds of tax (963) with the sales taxes of Canada, for which 004010 and 005010 have no codes of their own: QST, HST and PST are provincial
 * taxes, and the jurisdiction (TXI05) tells which.
 */
final class X12Taxes {
  private X12Taxes() {}

  private static final String QUEBEC = ".qc.ca";
  private static final Set<String> PROVINCIAL = Set.of("PG", "PS", "SP", "ST");
  private static final Set<String> HARMONISED = Set.of("NB", "NF", "NL", "NS", "ON", "PE");
  private static final Set<String> OTHERS = Set.of("BC", "MB", "SK");

  /** 963, taxes; a provincial one of Canada by its jurisdiction. */
  static final As<String> TYPE =
      new As<>() {
        @Override
        public String parse(Tree tree, int node, Scope scope) {
          var word = PROVINCIAL.contains(tree.text(node)) ? canadian(jurisdiction(tree, node)) : null;
          if (word == null) return X12Codes.TAX.parse(tree, node, scope);
          if (!tree.textIs(node, code(word))) scope.odd();
          return word;
        }

        @Override
        public String print(String value, Scope scope) {
          var code = code(value);
          if (code == null) return X12Codes.TAX.print(value, scope);
          var place = scope.beside("jurisdiction");
          if (!value.equals("qst") && !value.equals(canadian((String) place)) || place != null && !value.equals(canadian((String) place))) {
            scope.lossy("X12 says " + code + " for '" + value + "', and the jurisdiction does not tell");
          }
          return code;
        }

        @Override
        public String says() {
          return X12Codes.TAX.says() + ", QST, HST and PST by jurisdiction";
        }
      };

  /** A jurisdiction; the one that stands for nothing but the kind of tax says nothing more. */
  static final As<String> JURISDICTION =
      As.of("text", (t, s) -> t.equals(QUEBEC) && "qst".equals(s.beside("type")) ? null : t, (v, s) -> v);

  /** The jurisdiction that a tax needs so that its kind is understood; null when it needs none or has its own. */
  static String province(Tax tax) {
    return "qst".equals(tax.type()) && tax.jurisdiction() == null ? QUEBEC : null;
  }

  private static String code(String word) {
    return switch (word) {
      case "qst", "hst" -> "PG";
      case "pst" -> "SP";
      case String other -> null;
    };
  }

  private static String jurisdiction(Tree tree, int type) {
    int at = tree.child(tree.parent(type), EdiNames.position(tree.names(), 5));
    return at == Tree.NONE ? null : tree.text(at);
  }

  /** The tax of a province that is named as {@code QC}, {@code CA-QC} or within {@code .qc.ca}; null when none is. */
  static String canadian(String jurisdiction) {
    if (jurisdiction == null) return null;
    var place = jurisdiction.toUpperCase(Locale.ROOT);
    int n = place.length();
    var province = n >= 6 && place.endsWith(".CA") && place.charAt(n - 6) == '.' ? place.substring(n - 5, n - 3)
        : n == 5 && place.startsWith("CA-") ? place.substring(3) : place;
    return province.equals("QC") ? "qst" : HARMONISED.contains(province) ? "hst" : OTHERS.contains(province) ? "pst" : null;
  }
}
