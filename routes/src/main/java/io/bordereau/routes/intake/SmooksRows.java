package io.bordereau.routes.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.smooks.Smooks;
import org.smooks.api.ExecutionContext;
import org.smooks.api.SmooksException;
import org.smooks.api.TypedKey;
import org.smooks.api.resource.visitor.sax.ng.AfterVisitor;
import org.smooks.io.source.ReaderSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Smooks, fed some rows at a time. One run over a whole file would hold all of it: Smooks keeps marks on each node of its tree, and the
 * Java runtime's DOM drops them with the tree only.
 */
final class SmooksRows implements AutoCloseable {
  /** A row is seen with its values: one visit for each row is more than twice as fast as one for each value. */
  private static final String WHOLE_ROWS = "<smooks-resource-list xmlns=\"https://www.smooks.org/xsd/smooks-2.0.xsd\">"
      + "<params><param name=\"max.node.depth\">0</param></params></smooks-resource-list>";
  private static final TypedKey<List<List<String>>> VALUES = TypedKey.of();

  private final Smooks smooks;
  private final String header;

  /** Takes the values of a row when its element ends. */
  private static final class RowVisitor implements AfterVisitor {
    @Override
    public void visitAfter(Element row, ExecutionContext context) {
      var values = new ArrayList<String>(row.getChildNodes().getLength());
      for (Node child = row.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child.getNodeType() == Node.ELEMENT_NODE) values.add(child.getTextContent());
      }
      context.get(VALUES).add(values);
    }
  }

  SmooksRows(CsvConfiguration configuration) throws IOException, SAXException {
    smooks = new Smooks();
    smooks.addResourceConfigs(new ByteArrayInputStream(configuration.smooks()));
    smooks.addResourceConfigs(new ByteArrayInputStream(WHOLE_ROWS.getBytes(StandardCharsets.UTF_8)));
    smooks.addVisitor(new RowVisitor(), configuration.csv().record());
    header = configuration.csv().skip() == 0 ? "" : String.join(String.valueOf(configuration.csv().separator()),
        configuration.csv().fields()) + '\n';
  }

  /**
   * The values of some rows, each in the order of the fields.
   *
   * @throws SmooksException when Smooks cannot read them
   */
  List<List<String>> read(List<CsvRows.Row> rows) {
    var text = new StringBuilder(header);
    for (CsvRows.Row row : rows) {
      text.append(row.raw());
      char last = text.charAt(text.length() - 1);
      if (last != '\n' && last != '\r') text.append('\n');
    }
    ExecutionContext context = smooks.createExecutionContext();
    List<List<String>> values = new ArrayList<>(rows.size());
    context.put(VALUES, values);
    smooks.filterSource(context, new ReaderSource<>(new StringReader(text.toString())));
    return values;
  }

  @Override
  public void close() {
    smooks.close();
  }
}
