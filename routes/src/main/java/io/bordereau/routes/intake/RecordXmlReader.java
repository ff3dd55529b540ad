package io.bordereau.routes.intake;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Tells Smooks a file of fixed-length records as if it were XML: a record is an element with its fields below it, and the records that belong to it.
 *
 * <pre>
 * INV90001     20261120    &lt;INV segment="2" NUMBER="90001" DATE="20261120"&gt;&lt;NUMBER&gt;90001&lt;/NUMBER&gt;&lt;DATE&gt;20261120&lt;/DATE&gt;
 * LIN0001P-100               &lt;LIN segment="3" POS="0001" ...&gt;...&lt;/LIN&gt;
 *                          &lt;/INV&gt;
 * </pre>
 *
 * <p>Parameters: {@code type} (where the type of a record stands: {@code 1-3}), {@code records} (the types with their fields, such as {@code LIN POS:4-7
 * ARTICLE:8-25}; two blanks further in what stands below), {@code encoding}; or {@code layout} with {@code sap-invoic02} for IDocs, whose segments and fields the hub knows
 * and {@code records} adds to. What stands behind the last field of a record is told as a field {@code REST}.
 */
public final class RecordXmlReader extends TellingReader {
  static final String REST = "REST";
  private static final String TEXT = "CDATA";

  @Inject private Optional<String> type;
  @Inject private Optional<String> records;
  @Inject private Optional<String> layout;
  @Inject private Optional<String> encoding;
  @Inject private Optional<String> count;

  @Override
  public void parse(InputSource input) throws IOException, SAXException {
    var known = RecordLayout.of(type, records, layout, encoding);
    new Run(known).tell(new String(bytes(input), known.charset()));
  }

  /** One file being told. */
  private final class Run {
    private final RecordLayout known;
    private final Deque<String> open = new ArrayDeque<>();

    Run(RecordLayout known) {
      this.known = known;
    }

    void tell(String text) throws SAXException {
      handler().startDocument();
      start(known.idoc() ? "INVOIC02" : "file", new AttributesImpl());
      int number = 0;
      boolean inside = false;
      for (String record : known.cut(text)) {
        number++;
        if (record.isBlank()) continue;
        String name = known.type(record);
        var kind = known.records().get(name);
        if (kind == null) throw new SAXException("record " + number + " has the unknown type " + name);
        if (known.idoc() && name.equals("EDI_DC40")) {
          close(null);
          if (inside) end("IDOC");
          inside = true;
          var begin = new AttributesImpl();
          begin.addAttribute("", "BEGIN", "BEGIN", TEXT, "1");
          start("IDOC", begin);
        }
        close(kind.below());
        record(name, kind, record, number);
      }
      close(null);
      if (inside) end("IDOC");
      end(known.idoc() ? "INVOIC02" : "file");
      handler().endDocument();
    }

    /** Ends what is open down to the record that the next one stands below. */
    private void close(String below) throws SAXException {
      while (!open.isEmpty() && !open.peek().equals(below)) end(open.pop());
    }

    private void record(String name, RecordLayout.Kind kind, String record, int number) throws SAXException {
      var attributes = new AttributesImpl();
      String mark = known.idoc() ? "SEGMENT" : "segment";
      attributes.addAttribute("", mark, mark, TEXT, known.idoc() ? "1" : String.valueOf(number));
      if (!known.idoc()) for (Map.Entry<String, RecordLayout.Span> f : kind.fields().entrySet()) attributes.addAttribute("", f.getKey(), f.getKey(), TEXT, f.getValue().of(record));
      start(name, attributes);
      for (Map.Entry<String, RecordLayout.Span> f : kind.fields().entrySet()) field(f.getKey(), f.getValue().of(record));
      int end = Math.max(kind.end(), known.idoc() ? RecordLayout.ADMINISTRATION : known.type().to());
      if (record.length() > end) field(REST, record.substring(end).strip());
      open.push(name);
    }

    private void field(String name, String text) throws SAXException {
      if (text.isBlank()) return;
      start(name, new AttributesImpl());
      handler().characters(text.toCharArray(), 0, text.length());
      end(name);
    }

    private void start(String name, AttributesImpl attributes) throws SAXException {
      handler().startElement("", name, name, attributes);
    }

    private void end(String name) throws SAXException {
      handler().endElement("", name, name);
    }
  }
}
