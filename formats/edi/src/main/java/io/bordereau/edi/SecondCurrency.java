package io.bordereau.edi;

import io.bordereau.mapping.Tree;
import java.util.ArrayList;

/**
 * Taxes in a second currency: below a charge for the total tax (SAC*C*H850) a TXI that repeats an earlier one says its amount in the currency
 * of CUR05. While a document is mapped the repetition stands below the tax that it repeats, so nobody takes it for another tax.
 */
final class SecondCurrency {
  private SecondCurrency() {}

  private static final int TXI = EdiNames.SHARED.id("TXI");
  private static final int SAC = EdiNames.SHARED.id("SAC");
  private static final int CUR = EdiNames.SHARED.id("CUR");

  /** Puts repetitions below the taxes that they repeat, in a tree that was read. */
  static void nest(Tree tree) {
    int currency = tree.child(0, CUR);
    if (currency == Tree.NONE || text(tree, currency, 5).isEmpty()) return;
    for (int sac = tree.first(0); sac != Tree.NONE; sac = tree.next(sac)) {
      if (tree.nameId(sac) == SAC && text(tree, sac, 2).equals("H850")) nest(tree, sac);
    }
  }

  private static void nest(Tree tree, int sac) {
    var taxes = new ArrayList<Integer>();
    for (int c = tree.first(sac); c != Tree.NONE; c = tree.next(c)) if (tree.nameId(c) == TXI) taxes.add(c);
    var open = new ArrayList<Integer>();
    for (int tax : taxes) {
      int first = Tree.NONE;
      for (int other : open) if (first == Tree.NONE && same(tree, other, tax)) first = other;
      if (first == Tree.NONE) {
        open.add(tax);
        continue;
      }
      open.remove((Integer) first);
      int below = tree.add(first, TXI);
      tree.offset(below, tree.offset(tax));
      for (int e = tree.first(tax); e != Tree.NONE; e = tree.next(e)) {
        tree.text(tree.add(below, tree.nameId(e)), tree.text(e));
        tree.text(e, "");
      }
      tree.rename(tax, tree.names().id(ElementGroups.SPENT));
    }
  }

  private static boolean same(Tree tree, int a, int b) {
    for (int e : new int[] {1, 3, 4, 5}) if (!text(tree, a, e).equals(text(tree, b, e)) && !text(tree, b, e).isEmpty()) return false;
    return true;
  }

  private static String text(Tree tree, int segment, int position) {
    int at = tree.child(segment, EdiNames.position(tree.names(), position));
    return at == Tree.NONE ? "" : tree.text(at);
  }
}
