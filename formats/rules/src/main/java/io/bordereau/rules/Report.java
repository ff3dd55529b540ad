package io.bordereau.rules;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Takes the Schematron report (SVRL) event by event as the style sheet writes it and keeps only what fired. Since each rule that is tried
 * writes something, this is also where the time is looked at.
 */
final class Report extends DefaultHandler {
  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";

  private final long deadline;
  private final int most;
  private final List<Fired> fired = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String id;
  private String flag;
  private String location;
  private boolean inText;

  /**
   * A report to be filled.
   *
   * @param deadline the {@link System#nanoTime} after which the rules are stopped
   * @param most how many fired rules are kept at most
   */
  Report(long deadline, int most) {
    this.deadline = deadline;
    this.most = most;
  }

  List<Fired> fired() {
    return fired;
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
    if (!uri.equals(SVRL)) {
      return;
    }
    switch (local) {
      case "failed-assert", "successful-report" -> {
        id = attribute(attributes, "id");
        flag = attribute(attributes, "flag");
        flag = flag.isEmpty() ? attribute(attributes, "role") : flag;
        location = attribute(attributes, "location");
        text.setLength(0);
      }
      case "text" -> inText = id != null;
      case "fired-rule" -> {
        if (System.nanoTime() - deadline > 0) {
          throw new Refusal(Codes.BOUNDS, "the rules take too long on it");
        }
      }
      default -> { }
    }
  }

  private static String attribute(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? "" : value.strip();
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    if (inText) {
      text.append(chars, start, length);
    }
  }

  @Override
  public void endElement(String uri, String local, String name) throws SAXException {
    if (!uri.equals(SVRL)) {
      return;
    }
    switch (local) {
      case "text" -> inText = false;
      case "failed-assert", "successful-report" -> {
        fired.add(new Fired(id, flag, location, text.toString()));
        id = null;
        if (fired.size() >= most) {
          throw new Refusal(Codes.BOUNDS, "more than " + most + " rules fire");
        }
      }
      default -> { }
    }
  }
}
