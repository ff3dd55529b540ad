package io.bordereau.routes.intake;

import io.bordereau.mapping.Tree;
import io.bordereau.xml.Namespaces;
import io.bordereau.xml.XmlFault;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Tells Smooks a company's own XML, read by the hub's own bounded reader that fetches nothing. An element with elements or attributes is a group; the others are values.
 * Namespaces are left out. An attribute is a value below its element, under its name with {@code at-} before it, so that it is accounted for like any other; values stand as
 * attributes of their group as well, so that a condition can ask for them.
 *
 * <p>Parameter: {@code root}, the name of the root element, by which a file is known.
 */
public final class OwnXmlReader extends TellingReader {
  /** Before the name of an attribute that is told as a value. */
  static final String ATTRIBUTE = "at-";

  /** The name under which the text of an element with attributes is told. */
  static final String OWN = "text";

  /** How a tree calls the text that follows an element. */
  static final String BETWEEN = "#text";

  private static final String TEXT = "CDATA";

  @Inject private Optional<String> root;

  /** The tree of a file. */
  static Tree tree(byte[] bytes) throws XmlFault {
    var names = new Namespaces();
    return new XmlReader(names, XmlFormat.noDoctype(), Set.of()).read(bytes, new Tree(names.names().child()));
  }

  /** A name without its namespace. */
  static String local(String name) {
    int end = Math.max(name.lastIndexOf('}'), name.lastIndexOf(':'));
    if (end < 0) return name;
    return (isAttribute(name) ? "@" : "") + name.substring(end + 1);
  }

  static boolean isAttribute(String name) {
    return name.startsWith("@");
  }

  /** Whether a node has something below it. */
  static boolean isGroup(Tree tree, int node) {
    return tree.first(node) != Tree.NONE;
  }

  @Override
  public void parse(InputSource input) throws IOException, SAXException {
    try {
      var tree = tree(bytes(input));
      handler().startDocument();
      tell(tree, 0, new int[1]);
      handler().endDocument();
    } catch (XmlFault e) {
      throw new SAXException(e.finding().message(), e);
    }
  }

  private void tell(Tree tree, int node, int[] count) throws SAXException {
    String name = tree.name(node).equals(BETWEEN) ? OWN : local(tree.name(node));
    var attributes = new AttributesImpl();
    if (!isGroup(tree, node) && node != 0) {
      value(name, tree.text(node));
      return;
    }
    attributes.addAttribute("", "segment", "segment", TEXT, String.valueOf(++count[0]));
    attributes.addAttribute("", "place", "place", TEXT, tree.path(node));
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      String said = local(tree.name(c));
      String plain = isAttribute(said) ? said.substring(1) : said;
      if (!isGroup(tree, c) && attributes.getIndex(plain) < 0) attributes.addAttribute("", plain, plain, TEXT, tree.text(c));
    }
    handler().startElement("", name, name, attributes);
    if (tree.length(node) > 0 && !tree.text(node).isBlank()) value(OWN, tree.text(node).strip());
    for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
      String said = local(tree.name(c));
      if (isAttribute(said)) value(ATTRIBUTE + local(said.substring(1)), tree.text(c));
      else tell(tree, c, count);
    }
    handler().endElement("", name, name);
  }

  private void value(String name, String text) throws SAXException {
    handler().startElement("", name, name, new AttributesImpl());
    handler().characters(text.toCharArray(), 0, text.length());
    handler().endElement("", name, name);
  }
}
