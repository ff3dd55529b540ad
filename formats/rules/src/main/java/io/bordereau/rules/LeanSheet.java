package io.bordereau.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Reads a Schematron style sheet as its publisher compiled it and writes the same rules so that they cost less than half: which rules fire,
 * where, with which words and in which order stays the same.
 *
 * <ul>
 *   <li>Inside each {@code svrl:active-pattern} a walk over the whole document that only copies its text into the report is left out.
 *   <li>Namespaces are not declared again on every element of the report.
 *   <li>A rule on {@code a | b} becomes one on {@code a} and one on {@code b}, which Saxon then finds by name.
 *   <li>Where {@link SheetModes} allows it, a pattern goes straight to the elements that have rules instead of walking over all nodes.
 * </ul>
 */
final class LeanSheet extends XMLFilterImpl {
  static final String XSL = "http://www.w3.org/1999/XSL/Transform";
  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
  private static final Attributes NONE = new AttributesImpl();

  private final SheetModes modes;
  private final boolean careful;
  private int level;
  private boolean triedWhole;
  private boolean inActivePattern;
  private String mode;
  private int skipped;
  private int bodies;
  private List<String> split = List.of();
  private AttributesImpl template;

  private LeanSheet(XMLReader parent, SheetModes modes, boolean careful) {
    super(parent);
    this.modes = modes;
    this.careful = careful;
  }

  /**
   * A reader of the style sheet of the class path.
   *
   * @param careful whether each assertion and each rule stands in a try of its own: slower, and what stops on a value stops nothing else
   */
  static XMLReader of(String resource, boolean careful) throws IOException, SAXException {
    SheetModes modes = new SheetModes();
    XMLReader first = SecureParser.reader();
    first.setContentHandler(modes);
    try (InputStream in = LeanSheet.class.getResourceAsStream(resource)) {
      first.parse(new InputSource(in));
    }
    return new LeanSheet(SecureParser.reader(), modes, careful);
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
    if (skipped > 0 || isEffectless(uri, local, attributes)) {
      skipped++;
      return;
    }
    inActivePattern |= isActivePattern(uri, local);
    if (isTried(uri, local)) {
      super.startElement(XSL, "try", "xsl:try", NONE);
    }
    level++;
    if (!uri.equals(XSL)) {
      super.startElement(uri, local, name, attributes);
    } else if (local.equals("template")) {
      startTemplate(name, attributes);
    } else if (local.equals("stylesheet") && attributes.getIndex("exclude-result-prefixes") < 0) {
      super.startElement(uri, local, name, with(attributes, "exclude-result-prefixes", "#all"));
    } else if (local.equals("apply-templates") && "/".equals(attributes.getValue("select")) && modes.isFlat(attributes.getValue("mode"))) {
      super.startElement(uri, local, name, with(attributes, "select", modes.elements(attributes.getValue("mode"))));
    } else {
      super.startElement(uri, local, name, attributes);
    }
  }

  private boolean isEffectless(String uri, String local, Attributes attributes) {
    return uri.equals(XSL) && (inActivePattern && local.equals("apply-templates") && attributes.getLength() == 0
        || modes.isFlat(mode) && SheetModes.isStep(local, attributes, mode));
  }

  /** A rule on several names is written once as a named template, and called from one template for each name. */
  private void startTemplate(String name, Attributes attributes) throws SAXException {
    mode = attributes.getValue("mode");
    String match = attributes.getValue("match");
    boolean rule = modes.isFlat(mode) && match != null && !SheetModes.isSkeleton(attributes);
    split = rule ? MatchPattern.alternatives(match) : List.of();
    if (split.size() > 1) {
      template = new AttributesImpl(attributes);
      bodies++;
      super.startElement(XSL, "template", name, with(NONE, "name", "rule-" + bodies));
    } else {
      super.startElement(XSL, "template", name, split.isEmpty() ? attributes : with(attributes, "match", split.getFirst()));
      split = List.of();
    }
    triedWhole = careful && rule;
    if (triedWhole) {
      super.startElement(XSL, "try", "xsl:try", NONE);
    }
  }

  private void endTry() throws SAXException {
    super.startElement(XSL, "catch", "xsl:catch", NONE);
    super.endElement(XSL, "catch", "xsl:catch");
    super.endElement(XSL, "try", "xsl:try");
  }

  private static Attributes with(Attributes attributes, String name, String value) {
    AttributesImpl all = new AttributesImpl(attributes);
    int index = all.getIndex(name);
    if (index < 0) {
      all.addAttribute("", name, name, "CDATA", value);
    } else {
      all.setValue(index, value);
    }
    return all;
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    if (skipped > 0) {
      skipped--;
      return;
    }
    inActivePattern &= !isActivePattern(uri, local);
    if (triedWhole && uri.equals(XSL) && local.equals("template")) {
      endTry();
      triedWhole = false;
    }
    super.endElement(uri, local, name);
    level--;
    if (isTried(uri, local)) {
      endTry();
    }
    if (uri.equals(XSL) && local.equals("template")) {
      String call = name.replace("template", "call-template");
      for (String alternative : split) {
        super.startElement(XSL, "template", name, with(template, "match", alternative));
        super.startElement(XSL, "call-template", call, with(NONE, "name", "rule-" + bodies));
        super.endElement(XSL, "call-template", call);
        super.endElement(XSL, "template", name);
      }
      split = List.of();
      mode = null;
    }
  }

  /** An assertion or report: a choice or condition directly in the template of a rule, which is the second level of a style sheet. */
  private boolean isTried(String uri, String local) {
    return careful && mode != null && level == 2 && uri.equals(XSL) && (local.equals("choose") || local.equals("if"));
  }

  private static boolean isActivePattern(String uri, String local) {
    return uri.equals(SVRL) && local.equals("active-pattern");
  }
}
