package io.bordereau.routes.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.smooks.Smooks;
import org.smooks.api.ExecutionContext;
import org.smooks.api.SmooksException;
import org.smooks.api.TypedKey;
import org.smooks.api.resource.visitor.sax.ng.AfterVisitor;
import org.smooks.api.resource.visitor.sax.ng.BeforeVisitor;
import org.smooks.io.source.StreamSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Smooks, fed one message, or one invoice of a file with loops, at a time: collects what the selectors of a configuration meet. */
final class EdiMessages implements AutoCloseable {
  /** Values are wanted whole, and whoever asks for a value's place looks at the elements around it. */
  private static final String WHOLE_MESSAGE = "<smooks-resource-list xmlns=\"https://www.smooks.org/xsd/smooks-2.0.xsd\">"
      + "<params><param name=\"max.node.depth\">0</param></params></smooks-resource-list>";
  private static final TypedKey<Seen> SEEN = TypedKey.of();

  private final Smooks smooks;

  /**
   * A value that an entry of the configuration takes.
   *
   * @param entry position of the entry under {@code columns}
   * @param element the element that has the value, or whose attribute has it
   * @param text the value
   */
  record Value(int entry, Element element, String text) {}

  /** What was met in one message, in its order. */
  static final class Seen {
    final List<Element> each = new ArrayList<>();
    final List<Element> lines = new ArrayList<>();
    final List<Value> values = new ArrayList<>();
    private final List<Element> leaves = new ArrayList<>();
    private final Set<Element> read = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Values that no entry takes, drops or compares. */
    List<Element> unread() {
      return leaves.stream().filter(l -> {
        for (Node n = l; n instanceof Element e; n = n.getParentNode()) if (read.contains(e)) return false;
        return true;
      }).toList();
    }
  }

  private interface Meets {
    void meet(Element element, Seen seen);
  }

  /** Meets an element when it begins: loops come in the order of the message, outer ones first. */
  private record Begin(Meets meets) implements BeforeVisitor {
    @Override
    public void visitBefore(Element element, ExecutionContext context) {
      meets.meet(element, context.get(SEEN));
    }
  }

  /** Meets an element when its text is known. */
  private record End(Meets meets) implements AfterVisitor {
    @Override
    public void visitAfter(Element element, ExecutionContext context) {
      meets.meet(element, context.get(SEEN));
    }
  }

  EdiMessages(byte[] configuration, Meaning meaning) throws IOException, SAXException {
    smooks = new Smooks();
    smooks.addResourceConfigs(new ByteArrayInputStream(configuration));
    smooks.addResourceConfigs(new ByteArrayInputStream(WHOLE_MESSAGE.getBytes(StandardCharsets.UTF_8)));
    smooks.addVisitor(new Begin((e, seen) -> seen.each.add(e)), meaning.each().elements());
    smooks.addVisitor(new Begin((e, seen) -> seen.lines.add(e)), meaning.line().elements());
    for (String compared : asserted(meaning.each(), meaning.line())) {
      smooks.addVisitor(new Begin((e, seen) -> seen.read.add(e)), compared);
    }
    for (int i = 0; i < meaning.columns().size(); i++) {
      EdiSelector selector = meaning.columns().get(i).selector();
      boolean dropped = meaning.columns().get(i).places().isEmpty();
      int entry = i;
      String attribute = selector.attribute();
      if (dropped) smooks.addVisitor(new Begin((e, seen) -> seen.read.add(e)), selector.elements());
      else if (attribute != null) smooks.addVisitor(new Begin((e, seen) -> take(entry, e, attribute, seen)), selector.elements());
      else smooks.addVisitor(new End((e, seen) -> take(entry, e, seen)), selector.elements());
      for (String compared : selector.asserted()) smooks.addVisitor(new Begin((e, seen) -> seen.read.add(e)), compared);
    }
    smooks.addVisitor(new End(EdiMessages::leaf), "*");
  }

  private static List<String> asserted(EdiSelector... selectors) {
    var all = new ArrayList<String>();
    for (EdiSelector s : selectors) all.addAll(s.asserted());
    return all;
  }

  /** Of a group its own text is taken, beside attributes; the values in it would run together, and stay unread instead. */
  private static void take(int entry, Element element, Seen seen) {
    Element value = element.hasAttribute("segment") ? text(element) : element;
    if (value == null) return;
    seen.read.add(value);
    seen.values.add(new Value(entry, element, value.getTextContent()));
  }

  private static Element text(Element group) {
    for (Node n = group.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && e.getNodeName().equals(OwnXmlReader.OWN) && !e.hasAttribute("segment")) return e;
    }
    return null;
  }

  private static void take(int entry, Element element, String attribute, Seen seen) {
    seen.values.add(new Value(entry, element, element.getAttribute(attribute)));
  }

  /** Segments have a number; what has none, below them, is a value. */
  private static void leaf(Element element, Seen seen) {
    if (element.getParentNode() instanceof Element segment && segment.hasAttribute("segment") && !element.hasAttribute("segment")
        && !element.getTextContent().isEmpty()) {
      seen.leaves.add(element);
    }
  }

  /**
   * Reads an interchange of one message.
   *
   * @throws SmooksException when Smooks cannot read it
   */
  Seen read(byte[] interchange) {
    ExecutionContext context = smooks.createExecutionContext();
    var seen = new Seen();
    context.put(SEEN, seen);
    smooks.filterSource(context, new StreamSource<>(new ByteArrayInputStream(interchange)));
    return seen;
  }

  @Override
  public void close() {
    smooks.close();
  }
}
