package io.bordereau.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Reads a Schematron style sheet as its publisher compiled it and leaves out what the compiler of Schematron puts there without effect on
 * which rules fire, about a quarter of the time:
 *
 * <ul>
 *   <li>inside each {@code svrl:active-pattern} a walk over the whole document that only copies its text into the report,
 *   <li>namespace declarations repeated on every element of the report,
 *   <li>visits of attributes in patterns that have no rule on any attribute.
 * </ul>
 */
final class LeanSheet extends XMLFilterImpl {
  private static final String XSL = "http://www.w3.org/1999/XSL/Transform";
  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
  private static final Pattern TEXTS_AND_PREDICATES = Pattern.compile("'[^']*'|\"[^\"]*\"|\\[[^\\[\\]]*]");

  private final Set<String> attributeModes;
  private boolean inActivePattern;
  private int dropped;

  private LeanSheet(XMLReader parent, Set<String> attributeModes) {
    super(parent);
    this.attributeModes = attributeModes;
  }

  /** A reader of the style sheet of the class path. */
  static XMLReader of(String resource) throws IOException, SAXException {
    Modes modes = new Modes();
    XMLReader first = SecureParser.reader();
    first.setContentHandler(modes);
    try (InputStream in = LeanSheet.class.getResourceAsStream(resource)) {
      first.parse(new InputSource(in));
    }
    return new LeanSheet(SecureParser.reader(), modes.onAttributes);
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
    if (inActivePattern && uri.equals(XSL) && local.equals("apply-templates") && attributes.getLength() == 0) {
      dropped++;
      return;
    }
    inActivePattern |= isActivePattern(uri, local);
    super.startElement(uri, local, name, lean(uri, local, attributes));
  }

  private Attributes lean(String uri, String local, Attributes attributes) {
    if (uri.equals(XSL) && local.equals("stylesheet") && attributes.getIndex("", "exclude-result-prefixes") < 0) {
      AttributesImpl more = new AttributesImpl(attributes);
      more.addAttribute("", "exclude-result-prefixes", "exclude-result-prefixes", "CDATA", "#all");
      return more;
    }
    String mode = attributes.getValue("mode");
    if (uri.equals(XSL) && local.equals("apply-templates") && mode != null && "@*|*".equals(attributes.getValue("select"))
        && !attributeModes.contains(mode)) {
      AttributesImpl fewer = new AttributesImpl(attributes);
      fewer.setValue(fewer.getIndex("select"), "*");
      return fewer;
    }
    return attributes;
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    if (dropped > 0 && uri.equals(XSL) && local.equals("apply-templates")) {
      dropped--;
      return;
    }
    inActivePattern &= !isActivePattern(uri, local);
    super.endElement(uri, local, name);
  }

  private static boolean isActivePattern(String uri, String local) {
    return uri.equals(SVRL) && local.equals("active-pattern");
  }

  /** Whether a match pattern can match an attribute; in doubt it can. */
  static boolean canMatchAttributes(String match) {
    String steps = match;
    for (String before = ""; !before.equals(steps);) {
      before = steps;
      steps = TEXTS_AND_PREDICATES.matcher(steps).replaceAll("");
    }
    return steps.contains("@") || steps.contains("attribute") || steps.contains("node()") || steps.contains(".") || steps.contains("$");
  }

  /** Collects the modes in which some template other than the skeleton's own can match an attribute. */
  private static final class Modes extends DefaultHandler {
    private final Set<String> onAttributes = new HashSet<>();

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      String mode = attributes.getValue("mode");
      String match = attributes.getValue("match");
      if (uri.equals(XSL) && local.equals("template") && mode != null && match != null) {
        boolean skeleton = match.equals("@*|node()") && "-2".equals(attributes.getValue("priority"));
        if (!skeleton && canMatchAttributes(match)) {
          onAttributes.add(mode);
        }
      }
    }
  }
}
