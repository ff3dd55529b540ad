package io.bordereau.routes.intake;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Tree;
import io.bordereau.routes.intake.IntakeFindings.Spot;
import io.bordereau.xml.XmlFault;
import io.bordereau.xml.XmlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * A company's own XML.
 *
 * @param root the name of its root element
 */
record XmlSyntax(String root) implements TreeSyntax {
  private static final Pattern FIRST = Pattern.compile("<(?:[\\w.-]+:)?([\\w.-]+)[\\s/>]");
  private static final long MOST_NODES = 4_000_000;

  @Override
  public Set<String> names() {
    return Set.of();
  }

  @Override
  public boolean isValue(String name) {
    return false;
  }

  @Override
  public boolean claims(byte[] start) {
    Matcher m = FIRST.matcher(XmlReader.head(start).replaceAll("(?s)<!--.*?-->|<\\?.*?\\?>", ""));
    return m.find() && m.group(1).equals(root);
  }

  @Override
  public Cut cut(byte[] bytes, String each) {
    Tree tree;
    try {
      tree = OwnXmlReader.tree(bytes);
    } catch (XmlFault e) {
      return Cut.refused(e.finding());
    }
    String is = OwnXmlReader.local(tree.name(0));
    if (!is.equals(root)) return Cut.refused(IntakeFindings.otherMessage(is, root));
    var chosen = new ArrayList<Integer>();
    find(tree, 0, each, chosen);
    if (chosen.isEmpty()) return Cut.refused(IntakeFindings.noInvoices(each));
    var pieces = new ArrayList<Piece>();
    long written = 0;
    for (int i = 0; i < chosen.size(); i++) {
      var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      written += write(tree, 0, chosen.get(i), each, out);
      if (written > MOST_NODES) return Cut.refused(IntakeFindings.largeFile(EdiXmlReader.LARGEST));
      pieces.add(new Piece(out.append('\n').toString().getBytes(StandardCharsets.UTF_8), i + 1, i + 1, null, List.of()));
    }
    return new Cut(pieces, List.of());
  }

  private static void find(Tree tree, int node, String each, List<Integer> chosen) {
    if (OwnXmlReader.local(tree.name(node)).equals(each)) {
      chosen.add(node);
      return;
    }
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) find(tree, c, each, chosen);
  }

  /** Writes a node without those that make other invoices; how many nodes that were. */
  private static int write(Tree tree, int node, int chosen, String each, StringBuilder out) {
    String name = OwnXmlReader.local(tree.name(node));
    if (name.equals(each) && node != chosen) return 0;
    if (name.equals(OwnXmlReader.BETWEEN)) {
      escaped(tree.text(node), out);
      return 1;
    }
    int n = 1;
    var attributes = new HashSet<String>();
    out.append('<').append(name);
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      String said = tree.name(c);
      if (!OwnXmlReader.isAttribute(said)) continue;
      n++;
      out.append(' ').append(once(OwnXmlReader.local(said.substring(1)), attributes)).append("=\"");
      escaped(tree.text(c), out);
      out.append('"');
    }
    out.append('>');
    if (tree.length(node) > 0) escaped(tree.text(node), out);
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      if (!OwnXmlReader.isAttribute(tree.name(c))) n += write(tree, c, chosen, each, out);
    }
    out.append("</").append(name).append('>');
    return n;
  }

  /** Attributes of several namespaces may have one name without them; the second is told under a name of its own, which nobody takes in silence. */
  private static String once(String name, Set<String> before) {
    String other = name;
    for (int i = 2; !before.add(other); i++) other = name + "-" + i;
    return other;
  }

  private static void escaped(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\r', '\n', '\t' -> out.append("&#").append((int) c).append(';');
        default -> out.append(c);
      }
    }
  }

  @Override
  public Spot spot(Piece piece, Element element) {
    return Spot.element(piece.first(), Placing.group(element).getAttribute("place"));
  }

  @Override
  public IntakeResult.Unit unit() {
    return IntakeResult.Unit.DOCUMENTS;
  }

  /** What is missing in a configuration; null for nothing. */
  static Finding missing(String file) {
    return IntakeFindings.configuration(file + "/param", null, "The parameter root is missing.", "Write <param name=\"root\">Invoices</param>: the root element of the file.");
  }
}
