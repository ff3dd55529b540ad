package io.bordereau.xml;

import io.bordereau.mapping.Tree;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Writes a tree as XML bytes: UTF-8, one fixed prefix per namespace, elements without content left out unless the format wants them. */
public final class XmlWriter {
  private final Namespaces namespaces;
  private final Set<String> kept;
  private final boolean indented;

  /**
   * @param namespaces the family's names
   * @param kept names of elements, and of attributes behind an at sign, that stand even when empty
   * @param indented whether each element starts a line
   */
  public XmlWriter(Namespaces namespaces, Set<String> kept, boolean indented) {
    this.namespaces = namespaces;
    this.kept = Set.copyOf(kept);
    this.indented = indented;
  }

  /** Names that stand even when empty. */
  Set<String> kept() {
    return kept;
  }

  /** Writes a whole document; {@code doctype} is its DOCTYPE line, or null. */
  public byte[] write(Tree tree, String doctype) {
    var out = new Out(Math.max(1024, tree.size() * 32));
    out.ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if (doctype != null) {
      out.ascii(doctype);
      out.put('\n');
    }
    new Run(tree, out).element(0, 0);
    out.put('\n');
    return out.toByteArray();
  }

  /** A growing array of bytes without locks. */
  private static final class Out extends ByteArrayOutputStream {
    Out(int size) {
      super(size);
    }

    void put(int b) {
      if (count == buf.length) buf = java.util.Arrays.copyOf(buf, count * 2);
      buf[count++] = (byte) b;
    }

    @SuppressWarnings("deprecation") // the one method that copies Latin-1 characters without a loop of ours
    void ascii(String s) {
      int n = s.length();
      if (count + n > buf.length) buf = java.util.Arrays.copyOf(buf, Math.max(buf.length * 2, count + n));
      s.getBytes(0, n, buf, count);
      count += n;
    }

    void escaped(String s, boolean attribute) {
      for (int i = 0, n = s.length(); i < n; i++) {
        char c = s.charAt(i);
        if (c < 0x80) {
          switch (c) {
            case '<' -> ascii("&lt;");
            case '>' -> ascii("&gt;");
            case '&' -> ascii("&amp;");
            case '"' -> {
              if (attribute) ascii("&quot;");
              else put('"');
            }
            case '\r' -> ascii("&#13;");
            case '\n' -> {
              if (attribute) ascii("&#10;");
              else put('\n');
            }
            case '\t' -> {
              if (attribute) ascii("&#9;");
              else put('\t');
            }
            default -> {
              if (c >= ' ') put(c);
              else ascii("?"); // a control character that XML 1.0 cannot hold
            }
          }
        } else if (c < 0x800) {
          put(0xC0 | c >> 6);
          put(0x80 | c & 0x3F);
        } else if (Character.isHighSurrogate(c) && i + 1 < n && Character.isLowSurrogate(s.charAt(i + 1))) {
          int cp = Character.toCodePoint(c, s.charAt(++i));
          put(0xF0 | cp >> 18);
          put(0x80 | cp >> 12 & 0x3F);
          put(0x80 | cp >> 6 & 0x3F);
          put(0x80 | cp & 0x3F);
        } else if (Character.isSurrogate(c) || c >= 0xFFFE) {
          put('?');
        } else {
          put(0xE0 | c >> 12);
          put(0x80 | c >> 6 & 0x3F);
          put(0x80 | c & 0x3F);
        }
      }
    }
  }

  private final class Run {
    private final Tree tree;
    private final Out out;
    private final Map<String, String> foreign = new HashMap<>();

    Run(Tree tree, Out out) {
      this.tree = tree;
      this.out = out;
    }

    private boolean empty(int node) {
      if (tree.length(node) > 0 || kept.contains(tree.name(node))) return false;
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) if (tree.name(c).charAt(0) == '@' ? tree.length(c) > 0 || kept.contains(tree.name(c)) : !empty(c)) return false;
      return true;
    }

    void element(int node, int depth) {
      if (depth > 0 && indented) {
        out.put('\n');
        for (int i = 0; i < depth; i++) out.ascii("  ");
      }
      var name = tree.name(node);
      out.put('<');
      var tag = open(name, depth);
      boolean content = false;
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
        var n = tree.name(c);
        if (n.charAt(0) == '@') attribute(n, c);
        else content |= !empty(c);
      }
      if (!content && tree.length(node) == 0) {
        out.ascii("/>");
        return;
      }
      out.put('>');
      if (tree.length(node) > 0) text(node);
      boolean mixed = tree.length(node) > 0;
      boolean broke = false;
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
        var n = tree.name(c);
        if (n.charAt(0) == '@' || empty(c)) continue;
        if (n.equals("#text")) {
          text(c);
          mixed = true;
        } else {
          element(c, depth + 1);
          broke = true;
        }
      }
      if (indented && broke && !mixed) {
        out.put('\n');
        for (int i = 0; i < depth; i++) out.ascii("  ");
      }
      out.ascii("</");
      name(tag);
      out.put('>');
    }

    /** Names that mappings use are ASCII; those of residue may be anything that XML allows. */
    private void name(String name) {
      for (int i = 0, n = name.length(); i < n; i++)
        if (name.charAt(i) >= 0x80) {
          out.escaped(name, false);
          return;
        }
      out.ascii(name);
    }

    private void text(int node) {
      out.escaped(tree.text(node), false);
    }

    private void attribute(String name, int node) {
      if (tree.length(node) == 0 && !kept.contains(name)) return;
      out.put(' ');
      if (name.startsWith("@{")) {
        int end = name.indexOf('}');
        var prefix = foreign.computeIfAbsent(name.substring(2, end), u -> "n" + foreign.size());
        out.ascii("xmlns:" + prefix + "=\"");
        out.escaped(name.substring(2, end), true);
        out.ascii("\" " + prefix + ":");
        out.escaped(name.substring(end + 1), false);
      } else {
        name(name.substring(1));
      }
      out.ascii("=\"");
      out.escaped(tree.text(node), true);
      out.put('"');
    }

    /** Writes the start of a tag with the declarations that it needs; returns the qualified name. */
    private String open(String name, int depth) {
      if (name.charAt(0) == '{') {
        int end = name.indexOf('}');
        var uri = name.substring(1, end);
        var prefix = foreign.computeIfAbsent(uri, u -> "n" + foreign.size());
        var tag = prefix + ":" + name.substring(end + 1);
        out.escaped(tag, false);
        out.ascii(" xmlns:" + prefix + "=\"");
        out.escaped(uri, true);
        out.put('"');
        return tag;
      }
      name(name);
      if (depth == 0) {
        var uri = namespaces.rootUri(name);
        if (!uri.isEmpty()) out.ascii(" xmlns=\"" + uri + "\"");
        if (used("xsi")) out.ascii(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
        namespaces.declared().forEach((p, u) -> {
          if (used(p)) out.ascii(" xmlns:" + p + "=\"" + u + "\"");
        });
      }
      return name;
    }

    private boolean used(String prefix) {
      if (prefix.startsWith("c")) return true; // the two of every UBL document, not worth looking for
      for (int i = 0; i < tree.size(); i++) {
        var n = tree.name(i);
        if (n.startsWith(prefix) && n.startsWith(":", prefix.length()) || n.startsWith("@") && n.startsWith(prefix + ":", 1)) return true;
      }
      return false;
    }
  }
}
