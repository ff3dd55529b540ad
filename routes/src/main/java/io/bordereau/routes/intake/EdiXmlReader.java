package io.bordereau.routes.intake;

import io.bordereau.edi.Dialect;
import io.bordereau.edi.EdiReader;
import io.bordereau.edi.Interchange;
import io.bordereau.edi.TransactionSet;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Tree;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Tells Smooks an EDI interchange (X12 or EDIFACT) as if it were XML, so that a partner's own message is mapped by a Smooks configuration.
 * Segments are elements with their data elements below them and, where a loop begins, the loop's other segments:
 *
 * <pre>
 * N1*ST*Store 42~     &lt;N1 segment="5" N101="ST" N102="Store 42"&gt;
 * N4*Reno~              &lt;N101&gt;ST&lt;/N101&gt;&lt;N102&gt;Store 42&lt;/N102&gt;
 *                       &lt;N4 segment="6" N401="Reno"&gt;&lt;N401&gt;Reno&lt;/N401&gt;&lt;/N4&gt;
 *                     &lt;/N1&gt;
 * </pre>
 *
 * The values stand as attributes as well, so that a selector can ask for them: {@code N1[@N101 = 'ST']/N104}. Components are numbered from
 * the second on ({@code NAD02}, {@code NAD02-3}), repetitions of an element stand beside each other. All of it stands in {@code edi/message},
 * whose attributes say what the envelope says. {@code segment} counts the segments of the message, ST or UNH being 1.
 *
 * <p>Parameters: {@code message} (867, SLSRPT), {@code structure} (its segments with their loops, as {@link io.bordereau.edi.OwnMessage} has
 * them; where there is none, our directories, and where those do not have the message, no loops) and {@code sender}, which the intake
 * compares. A message with an error in its syntax is not told: the run ends with a {@link SAXException} that says where it is.
 */
public final class EdiXmlReader extends TellingReader {
  private static final Logger LOG = LoggerFactory.getLogger(EdiXmlReader.class);
  private static final String TEXT = "CDATA";

  @Inject private String message;
  @Inject private Optional<String> structure;
  @Inject private Optional<String> sender;


  /** One message being told. */
  private static final class Told {
    private final ContentHandler handler;
    private final Tree tree;
    private final int[] segments;
    private final int count;

    Told(ContentHandler handler, Tree tree) {
      this.handler = handler;
      this.tree = tree;
      segments = new int[tree.size()];
      int n = 0;
      for (int i = 1; i < tree.size(); i++) if (isSegment(i)) segments[n++] = tree.offset(i);
      Arrays.sort(segments, 0, n);
      count = n;
    }

    /** A node is a segment unless its name is a position. */
    private boolean isSegment(int node) {
      String name = tree.name(node);
      for (int i = 0; i < name.length(); i++) if (name.charAt(i) < '0' || name.charAt(i) > '9') return true;
      return false;
    }

    /** A tag as an XML name: tags of strangers may have letters that XML does not allow. */
    private static String tag(String name) {
      String plain = name.replaceAll("[^A-Za-z0-9]", "_");
      return Character.isDigit(plain.charAt(0)) ? '_' + plain : plain;
    }

    void segment(int node) throws SAXException {
      String tag = tag(tree.name(node));
      var attributes = new AttributesImpl();
      attributes.addAttribute("", "segment", "segment", TEXT, String.valueOf(Arrays.binarySearch(segments, 0, count, tree.offset(node)) + 2));
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) if (!isSegment(c)) values(tag + tree.name(c), c, attributes);
      handler.startElement("", tag, tag, attributes);
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
        if (isSegment(c)) segment(c);
        else values(tag + tree.name(c), c, null);
      }
      handler.endElement("", tag, tag);
    }

    /** The value of an element and of each of its components; as attributes, or as elements when there are none to write to. */
    private void values(String name, int node, AttributesImpl attributes) throws SAXException {
      if (tree.first(node) == Tree.NONE) value(name, tree.text(node), attributes);
      for (int c = tree.first(node); c != Tree.NONE; c = tree.next(c)) {
        int position = Integer.parseInt(tree.name(c));
        value(position == 1 ? name : name + '-' + position, tree.text(c), attributes);
      }
    }

    private void value(String name, String text, AttributesImpl attributes) throws SAXException {
      if (attributes != null) {
        if (attributes.getIndex(name) < 0) attributes.addAttribute("", name, name, TEXT, text);
        return;
      }
      handler.startElement("", name, name, new AttributesImpl());
      handler.characters(text.toCharArray(), 0, text.length());
      handler.endElement("", name, name);
    }
  }

  /** Carries a fault of the content handler out of the reader of EDI. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(SAXException cause) {
      super(cause);
    }
  }

  @Override
  public void parse(InputSource input) throws IOException, SAXException {
    byte[] bytes = bytes(input);
    var reader = new EdiReader(EdiSyntax.messages(message, structure));
    var handler = handler();
    handler.startDocument();
    handler.startElement("", "edi", "edi", new AttributesImpl());
    try {
      for (Finding f : reader.read(bytes, this::tell)) heed(f, "");
    } catch (Stopped e) {
      throw (SAXException) e.getCause();
    }
    handler.endElement("", "edi", "edi");
    handler.endDocument();
  }

  private void tell(TransactionSet set) {
    try {
      if (!message.equals(set.id())) throw new SAXException("The document " + set.control() + " is a " + set.id() + " and no " + message + ".");
      for (Finding f : set.findings()) heed(f, set.control());
      var handler = handler();
      handler.startElement("", "message", "message", attributes(set));
      var told = new Told(handler, set.tree());
      for (int c = set.tree().first(0); c != Tree.NONE; c = set.tree().next(c)) told.segment(c);
      handler.endElement("", "message", "message");
    } catch (SAXException e) {
      throw new Stopped(e);
    }
  }

  private static void heed(Finding f, String control) throws SAXException {
    String said = f.code() + " " + control + " " + f.where() + ": " + f.message();
    if (f.isError()) throw new SAXException(said);
    LOG.info("{}", said);
  }

  private static AttributesImpl attributes(TransactionSet set) {
    var attributes = new AttributesImpl();
    add(attributes, "id", set.id());
    add(attributes, "control", set.control());
    add(attributes, "version", set.version());
    Interchange interchange = set.interchange();
    if (interchange == null) return attributes;
    add(attributes, "syntax", interchange.dialect() == Dialect.X12 ? "X12" : "EDIFACT");
    add(attributes, "interchange", interchange.control());
    add(attributes, "sender", interchange.sender());
    add(attributes, "receiver", interchange.receiver());
    add(attributes, "date", interchange.date());
    add(attributes, "test", String.valueOf(interchange.test()));
    return attributes;
  }

  private static void add(AttributesImpl attributes, String name, String value) {
    attributes.addAttribute("", name, name, TEXT, value);
  }
}
