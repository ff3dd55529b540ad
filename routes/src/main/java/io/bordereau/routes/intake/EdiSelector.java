package io.bordereau.routes.intake;

import io.bordereau.routes.agreements.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path to segments or values of an EDI message as {@link EdiXmlReader} tells it: the part of Smooks's selectors that has one meaning only.
 * Steps are segments, the last may be an element ({@code QTY02}, a further component {@code NAD02-3}) or an attribute ({@code message/@sender});
 * a segment may be asked for values of its elements ({@code N1[@N101 = 'ST']/N104}).
 *
 * @param text as it was written
 * @param elements the selector of the XML element
 * @param attribute the attribute of it that has the value; null when the element's text has it
 * @param last the last step's name
 * @param asserted selectors of the elements that the conditions compare: what was compared was read
 */
record EdiSelector(String text, String elements, String attribute, String last, List<String> asserted) {
  private static final Pattern STEP = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)((?:\\[[^\\[\\]]*\\])?)");
  private static final Pattern CONDITIONS = Pattern.compile("\\[\\s*@[\\w-]+\\s*=\\s*'[^']*'(?:\\s+and\\s+@[\\w-]+\\s*=\\s*'[^']*')*\\s*\\]");
  private static final Pattern CONDITION = Pattern.compile("@([\\w-]+)\\s*=");
  private static final Pattern VALUE = Pattern.compile("([A-Z][A-Z0-9]{1,2}?)([0-9]{2})(?:-[0-9]{1,2})?");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]{0,99}");
  private static final Pattern PLAIN = Pattern.compile("(@?[\\p{L}_][\\p{L}\\p{N}_.-]{0,99})((?:\\[[^\\[\\]]*\\])?)");
  private static final Pattern SEGMENT = Pattern.compile("[A-Z][A-Z0-9]{1,2}");

  /**
   * A selector.
   *
   * @param tags the segments that there are; empty when that is not known
   * @throws IllegalArgumentException saying what is wrong, as a sentence
   */
  static EdiSelector of(String text, Set<String> tags) {
    String path = text;
    String attribute = null;
    int at = text.lastIndexOf("/@");
    if (at > 0 && text.indexOf(']', at) < 0) {
      attribute = text.substring(at + 2);
      path = text.substring(0, at);
    }
    var asserted = new ArrayList<String>();
    var before = new StringBuilder();
    String segment = null;
    String last = "";
    for (String step : path.split("/(?![^\\[]*\\])", -1)) {
      Matcher m = STEP.matcher(step);
      if (!m.matches()) throw new IllegalArgumentException("'" + text + "' is no path to a segment or element.");
      if (!m.group(2).isEmpty() && !CONDITIONS.matcher(m.group(2)).matches()) {
        throw new IllegalArgumentException("'" + m.group(2) + "' is no condition such as [@N101 = 'ST'].");
      }
      if (segment != null && value(last)) throw new IllegalArgumentException("Nothing stands below the element " + last + ".");
      last = m.group(1);
      boolean isValue = value(last);
      if (isValue) {
        if (segment != null && !of(last, segment)) throw new IllegalArgumentException(last + " is no element of " + segment + ".");
      } else if (!last.equals("message")) {
        if (!SEGMENT.matcher(last).matches()) throw new IllegalArgumentException("'" + last + "' is neither a segment nor an element such as N104.");
        if (!tags.isEmpty() && !tags.contains(last)) {
          throw new IllegalArgumentException("The structure has no segment " + last + Nearest.hint(last, tags));
        }
      }
      if (!isValue) segment = last;
      else if (segment == null) segment = "";
      before.append(before.isEmpty() ? "" : "/").append(step);
      Matcher condition = CONDITION.matcher(m.group(2));
      while (condition.find()) {
        if (value(condition.group(1)) && !of(condition.group(1), last)) {
          throw new IllegalArgumentException(condition.group(1) + " is no element of " + last + ".");
        }
        if (value(condition.group(1))) asserted.add(before + "/" + condition.group(1));
      }
    }
    return new EdiSelector(text, before.toString(), attribute, attribute == null ? last : attribute, List.copyOf(asserted));
  }

  /**
   * A selector of records, elements and values whose names tell nothing of what they are. A step {@code @id} is the attribute of an XML element, told as a value.
   *
   * @param names the names that there are; empty when that is not known
   * @throws IllegalArgumentException saying what is wrong, as a sentence
   */
  static EdiSelector plain(String text, Set<String> names) {
    var asserted = new ArrayList<String>();
    var before = new StringBuilder();
    String last = "";
    for (String step : text.split("/(?![^\\[]*\\])", -1)) {
      Matcher m = PLAIN.matcher(step);
      if (!m.matches()) throw new IllegalArgumentException("'" + text + "' is no path to an element, record or value.");
      if (!m.group(2).isEmpty() && !CONDITIONS.matcher(m.group(2)).matches()) {
        throw new IllegalArgumentException("'" + m.group(2) + "' is no condition such as [@TYPE = 'X'].");
      }
      last = m.group(1).startsWith("@") ? OwnXmlReader.ATTRIBUTE + m.group(1).substring(1) : m.group(1);
      if (!names.isEmpty() && !names.contains(last)) throw new IllegalArgumentException("The layout has no " + last + Nearest.hint(last, names));
      before.append(before.isEmpty() ? "" : "/").append(last).append(m.group(2));
      Matcher condition = CONDITION.matcher(m.group(2));
      while (condition.find()) {
        asserted.add(before + "/" + condition.group(1));
        asserted.add(before + "/" + OwnXmlReader.ATTRIBUTE + condition.group(1));
      }
    }
    return new EdiSelector(text, before.toString(), null, last, List.copyOf(asserted));
  }

  /** Whether a text can be the name of a record, element or field. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static boolean value(String name) {
    return name.length() > 3 && VALUE.matcher(name).matches();
  }

  /** Whether an element's name begins with its segment's tag. */
  private static boolean of(String element, String segment) {
    return element.startsWith(segment) && element.substring(segment.length()).matches("[0-9]{2}(-[0-9]{1,2})?");
  }

  /** Whether it leads to a value and not to a segment. */
  boolean isValue() {
    return attribute != null || value(last);
  }
}
