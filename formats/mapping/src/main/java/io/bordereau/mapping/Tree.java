package io.bordereau.mapping;

import java.util.Arrays;

/**
 * A document between bytes and meaning: an ordered tree of named nodes with texts, kept in arrays and meant to be reused (one per
 * thread, {@link #clear}). A node is an {@code int}; {@link #NONE} is no node; node 0 is the root. XML attributes are children
 * whose names begin with {@code @}; the elements of an EDI segment are children named {@code 01}, {@code 02} ...; an EDI loop is its
 * trigger segment's node with the other segments of the loop below it.
 *
 * <p>Reading, texts are spans of a shared character buffer; a {@code String} is made only when asked for.
 */
public final class Tree {
  /** No node. */
  public static final int NONE = -1;

  private static final int SHORT = 6;

  private final Names names;
  private int size;
  private int[] name = new int[256];
  private int[] parent = new int[256];
  private int[] first = new int[256];
  private int[] last = new int[256];
  private int[] next = new int[256];
  private int[] start = new int[256];
  private int[] length = new int[256];
  private int[] offset = new int[256];
  private byte[] flags = new byte[256];
  private String[] text = new String[256];
  private int[] part = new int[256];
  private char[] chars = new char[8192];
  private int used;
  private final String[] codes = new String[256];
  /** Names of the shared table that nodes were given, as bits. */
  private long[] met = new long[8];

  /** An empty tree whose names are interned in the given table. */
  public Tree(Names names) {
    this.names = names;
    blank(0, name.length);
  }

  /** The table of names. */
  public Names names() {
    return names;
  }

  /** Forgets everything but the memory. */
  public void clear() {
    blank(0, size);
    Arrays.fill(met, 0);
    size = 0;
    used = 0;
  }

  /** Whether a node may have that name; names that no node ever had are told at once. */
  public boolean mayHave(int nameId) {
    int word = nameId >> 6;
    return !Names.isShared(nameId) || word < met.length && (met[word] & 1L << nameId) != 0;
  }

  private void meet(int nameId) {
    if (!Names.isShared(nameId)) return;
    int word = nameId >> 6;
    if (word >= met.length) met = Arrays.copyOf(met, word + 8);
    met[word] |= 1L << nameId;
  }

  /** How many nodes there are. */
  public int size() {
    return size;
  }

  /** Adds a node below {@code parent} ({@link #NONE} for the root) behind its siblings. */
  public int add(int parentNode, int nameId) {
    if (size == name.length) grow();
    int n = size++;
    name[n] = nameId;
    meet(nameId);
    parent[n] = parentNode;
    if (parentNode != NONE) {
      if (last[parentNode] == NONE) first[parentNode] = n;
      else next[last[parentNode]] = n;
      last[parentNode] = n;
    }
    return n;
  }

  /** Takes back every node from {@code mark} on; {@code mark} must be the youngest child of its parent. */
  void truncate(int mark) {
    int p = parent[mark];
    if (p != NONE) {
      if (first[p] == mark) {
        first[p] = NONE;
        last[p] = NONE;
      } else {
        int before = first[p];
        while (next[before] != mark) before = next[before];
        next[before] = NONE;
        last[p] = before;
      }
    }
    blank(mark, size);
    size = mark;
  }

  /** Takes a node and what is below it out of the tree; their texts can still be read. */
  void detach(int node) {
    int p = parent[node];
    if (p == NONE) return;
    int before = NONE;
    for (int c = first[p]; c != node; c = next[c]) {
      if (c == NONE) return; // it was taken out before
      before = c;
    }
    if (before == NONE) first[p] = next[node];
    else next[before] = next[node];
    if (last[p] == node) last[p] = before;
    next[node] = NONE;
  }

  private void grow() {
    int n = size * 2;
    name = Arrays.copyOf(name, n);
    parent = Arrays.copyOf(parent, n);
    first = Arrays.copyOf(first, n);
    last = Arrays.copyOf(last, n);
    next = Arrays.copyOf(next, n);
    start = Arrays.copyOf(start, n);
    length = Arrays.copyOf(length, n);
    offset = Arrays.copyOf(offset, n);
    flags = Arrays.copyOf(flags, n);
    text = Arrays.copyOf(text, n);
    part = Arrays.copyOf(part, n);
    blank(size, n);
  }

  /** Nodes that are not in use are blank, so that adding one has little to do. */
  private void blank(int from, int to) {
    Arrays.fill(first, from, to, NONE);
    Arrays.fill(last, from, to, NONE);
    Arrays.fill(next, from, to, NONE);
    Arrays.fill(start, from, to, 0);
    Arrays.fill(length, from, to, 0);
    Arrays.fill(offset, from, to, -1);
    Arrays.fill(flags, from, to, (byte) 0);
    Arrays.fill(part, from, to, 0);
    Arrays.fill(text, from, to, null);
  }

  /** Sets a node's own text. */
  public void text(int node, String value) {
    text[node] = value;
    length[node] = value == null ? 0 : value.length();
    start[node] = -1;
  }

  /** Sets a node's own text from a span; white space at both ends is dropped. */
  public void text(int node, char[] source, int from, int count) {
    int to = from + count;
    while (from < to && source[from] <= ' ') from++;
    while (to > from && source[to - 1] <= ' ') to--;
    int n = to - from;
    if (used + n > chars.length) chars = Arrays.copyOf(chars, Math.max(chars.length * 2, used + n));
    System.arraycopy(source, from, chars, used, n);
    start[node] = used;
    length[node] = n;
    text[node] = null;
    used += n;
  }

  /** Sets a node's own text from a span of Latin-1 bytes; white space at both ends is dropped. */
  public void text(int node, byte[] latin1, int from, int count) {
    int to = from + count;
    while (from < to && latin1[from] >= 0 && latin1[from] <= ' ') from++;
    while (to > from && latin1[to - 1] >= 0 && latin1[to - 1] <= ' ') to--;
    int n = to - from;
    if (used + n > chars.length) chars = Arrays.copyOf(chars, Math.max(chars.length * 2, used + n));
    for (int i = from, at = used; i < to; i++) chars[at++] = (char) (latin1[i] & 255);
    start[node] = used;
    length[node] = n;
    text[node] = null;
    used += n;
  }

  /** A node's own text as a string; empty when it has none. */
  public String text(int node) {
    var t = text[node];
    if (t == null) text[node] = t = length[node] == 0 ? "" : length[node] <= SHORT ? code(start[node], length[node]) : new String(chars, start[node], length[node]);
    return t;
  }

  /** A short text is likely a code that was met before: the same string is given again. */
  private String code(int from, int count) {
    int hash = count;
    for (int i = 0; i < count; i++) hash = hash * 31 + chars[from + i];
    int slot = hash & codes.length - 1;
    var known = codes[slot];
    if (known != null && known.length() == count) {
      int i = 0;
      while (i < count && known.charAt(i) == chars[from + i]) i++;
      if (i == count) return known;
    }
    return codes[slot] = new String(chars, from, count);
  }

  /** The buffer that {@link #start} counts in; valid only while {@link #spanned} is true of the node. */
  public char[] chars() {
    return chars;
  }

  /** Whether the text is a span of {@link #chars}. */
  public boolean spanned(int node) {
    return start[node] >= 0;
  }

  /** Where the text starts in {@link #chars}. */
  public int start(int node) {
    return start[node];
  }

  /** The length of the text; 0 when there is none. */
  public int length(int node) {
    return length[node];
  }

  /** Whether the text equals a string. */
  public boolean textIs(int node, String s) {
    int n = length[node];
    if (n != s.length()) return false;
    if (start[node] < 0) return n == 0 || text[node].equals(s);
    for (int i = 0, at = start[node]; i < n; i++) if (chars[at + i] != s.charAt(i)) return false;
    return true;
  }

  /** The id of the name. */
  public int nameId(int node) {
    return name[node];
  }

  /** The name. */
  public String name(int node) {
    return names.name(name[node]);
  }

  /** Gives a node another name. */
  public void rename(int node, int nameId) {
    name[node] = nameId;
    meet(nameId);
  }

  /** The parent, or {@link #NONE}. */
  public int parent(int node) {
    return parent[node];
  }

  /** The first child, or {@link #NONE}. */
  public int first(int node) {
    return first[node];
  }

  /** The next sibling, or {@link #NONE}. */
  public int next(int node) {
    return next[node];
  }

  /** The first child of that name, or {@link #NONE}. */
  public int child(int node, int nameId) {
    for (int c = first[node]; c != NONE; c = next[c]) if (name[c] == nameId) return c;
    return NONE;
  }

  /** The byte offset in the source, or -1. */
  public int offset(int node) {
    return offset[node];
  }

  /** Notes the byte offset in the source. */
  public void offset(int node, int at) {
    offset[node] = at;
  }

  /** The marks that interpreters set. */
  public byte flags(int node) {
    return flags[node];
  }

  /** Adds marks. */
  public void flag(int node, int more) {
    flags[node] |= (byte) more;
  }

  /** Replaces the marks. */
  public void flags(int node, int all) {
    flags[node] = (byte) all;
  }

  int part(int node) {
    return part[node];
  }

  void part(int node, int which) {
    part[node] = which;
  }

  /** Sorts the children by rank, keeping the order of equals; a no-op when they are in order already. */
  public void sortChildren(int node, java.util.function.IntUnaryOperator rank) {
    int count = 0;
    boolean sorted = true;
    int before = Integer.MIN_VALUE;
    for (int c = first[node]; c != NONE; c = next[c], count++) {
      int r = rank.applyAsInt(c);
      sorted &= r >= before;
      before = r;
    }
    if (sorted) return;
    var keyed = new long[count];
    var kids = new int[count];
    int i = 0;
    for (int c = first[node]; c != NONE; c = next[c], i++) {
      kids[i] = c;
      keyed[i] = ((long) rank.applyAsInt(c) << 32) | i;
    }
    Arrays.sort(keyed);
    first[node] = NONE;
    last[node] = NONE;
    for (long k : keyed) {
      int c = kids[(int) k];
      next[c] = NONE;
      if (last[node] == NONE) first[node] = c;
      else next[last[node]] = c;
      last[node] = c;
    }
  }

  /** The path of a node from the root, such as {@code 810/IT1[2]/03}; an index stands where a name repeats among siblings. */
  public String path(int node) {
    var b = new StringBuilder();
    path(node, b);
    return b.toString();
  }

  private void path(int node, StringBuilder b) {
    if (parent[node] != NONE) {
      path(parent[node], b);
      b.append('/');
    }
    b.append(names.name(name[node]));
    if (parent[node] == NONE) return;
    int nth = 0;
    int all = 0;
    for (int c = first[parent[node]]; c != NONE; c = next[c]) {
      if (name[c] == name[node]) {
        all++;
        if (c == node) nth = all;
      }
    }
    if (all > 1) b.append('[').append(nth).append(']');
  }
}
