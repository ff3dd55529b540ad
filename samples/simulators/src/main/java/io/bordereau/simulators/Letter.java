package io.bordereau.simulators;

import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A document that the partner sends, as a table of segments: one a line, elements separated by {@code |}, components by {@code ^}, with
 * {@code ${name}} for what is only known when it is sent. The first line names the document: {@code 850|PO} or {@code ORDERS^D^96A^UN}. The
 * interchange around it is written by StAEDI.
 *
 * @param kind transaction set or message type with its version
 * @param group functional group (GS01); empty in EDIFACT
 * @param segments the segments between ST and SE, or UNH and UNT
 */
record Letter(String kind, String group, List<String> segments) {
  private static final Pattern NAME = Pattern.compile("\\$\\{([a-z.]+)}");

  /** Reads one from the resources of the profiles. */
  static Letter load(String name) throws IOException {
    try (var in = Letter.class.getResourceAsStream("profiles/" + name)) {
      if (in == null) throw new IOException("no letter " + name);
      var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
      var head = lines.getFirst().split("\\|", -1);
      return new Letter(head[0], head.length > 1 ? head[1] : "", lines.subList(1, lines.size()));
    }
  }

  /**
   * The interchange.
   *
   * @param values what the names stand for; {@code my.qualifier my.id your.qualifier your.id control date time} are used by the envelope
   */
  byte[] interchange(Map<String, String> values) throws IOException {
    var out = new ByteArrayOutputStream();
    var factory = EDIOutputFactory.newFactory();
    factory.setProperty(EDIOutputFactory.PRETTY_PRINT, true);
    factory.setProperty(EDIOutputFactory.TRUNCATE_EMPTY_ELEMENTS, true);
    try (var writer = factory.createEDIStreamWriter(out)) {
      writer.startInterchange();
      for (var row : rows()) segment(writer, filled(row, values));
      writer.endInterchange();
    } catch (EDIStreamException e) {
      throw new IOException("the letter " + kind + " cannot be written: " + e.getMessage(), e);
    }
    return out.toByteArray();
  }

  private List<String> rows() {
    boolean x12 = !group.isEmpty();
    int count = segments.size() + 2;
    var rows = new ArrayList<String>();
    if (x12) {
      rows.add("ISA|00|" + " ".repeat(10) + "|00|" + " ".repeat(10)
          + "|${my.qualifier}|${my.padded}|${your.qualifier}|${your.padded}|${date.short}|${time}|U|00401|${control.padded}|0|T|>");
      rows.add("GS|" + group + "|${my.id}|${your.id}|${date}|${time}|${control}|X|004010");
      rows.add("ST|" + kind + "|0001");
    } else {
      rows.add("UNB|UNOC^3|${my.id}^${my.qualifier}|${your.id}^${your.qualifier}|${date.short}^${time}|${control}||||" + (kind.startsWith("ORDERS") ? "1" : "") + "||1");
      rows.add("UNH|1|" + kind);
    }
    rows.addAll(segments);
    if (x12) {
      rows.add("SE|" + count + "|0001");
      rows.add("GE|1|${control}");
      rows.add("IEA|1|${control.padded}");
    } else {
      rows.add("UNT|" + count + "|1");
      rows.add("UNZ|1|${control}");
    }
    return rows;
  }

  private static String filled(String row, Map<String, String> values) {
    return NAME.matcher(row).replaceAll(m -> {
      var value = values.get(m.group(1));
      if (value == null) throw new IllegalStateException("nothing is known of " + m.group(1));
      return java.util.regex.Matcher.quoteReplacement(value);
    });
  }

  private static void segment(EDIStreamWriter writer, String row) throws EDIStreamException {
    var elements = row.split("\\|", -1);
    writer.writeStartSegment(elements[0]);
    for (int i = 1; i < elements.length; i++) {
      var components = elements[i].split("\\^", -1);
      if (elements[i].isEmpty()) writer.writeEmptyElement();
      else if (components.length == 1) writer.writeElement(elements[i]);
      else {
        writer.writeStartElement();
        for (var c : components) {
          if (c.isEmpty()) writer.writeEmptyComponent();
          else writer.writeComponent(c);
        }
        writer.endElement();
      }
    }
    writer.writeEndSegment();
  }
}
