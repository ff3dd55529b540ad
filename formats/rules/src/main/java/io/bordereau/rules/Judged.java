package io.bordereau.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * A document parsed once: its tree for the rules, and what the schema said while it passed.
 *
 * @param tree the document node
 * @param errors what breaks the schema, in document order
 */
record Judged(XdmNode tree, List<SchemaError> errors) {
  /** Most schema errors that are told of one document. */
  static final int MOST_ERRORS = 1_000;

  /**
   * One message of the schema validator.
   *
   * @param element the number of the element in document order, from 1
   * @param message the validator's words, beginning with the constraint that is violated, such as {@code cvc-complex-type.2.4.a}
   */
  record SchemaError(int element, String message) {}

  /**
   * Parses and validates.
   *
   * @param schema null when the rules have none
   * @throws Refusal when the document cannot be judged
   */
  static Judged of(byte[] xml, Schema schema) throws Refusal {
    try {
      Fork fork = new Fork(Engine.builder(), schema == null ? null : schema.newValidatorHandler());
      SecureParser.parse(xml, fork);
      return new Judged(fork.tree.getDocumentNode(), fork.errors);
    } catch (Identity.Enough | SaxonApiException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends each event to the tree and to the schema, and counts elements so that an error knows its place. */
  private static final class Fork extends DefaultHandler2 implements ErrorHandler {
    /** What the validator says a second time after it has said why a value is wrong. */
    private static final Pattern ECHO = Pattern.compile("^cvc-(type\\.3\\.1\\.3|attribute\\.3|complex-type\\.2\\.2):");

    private final BuildingContentHandler tree;
    private final ValidatorHandler schema;
    private final List<SchemaError> errors = new ArrayList<>();
    private final int[] open = new int[SecureParser.MOST_LEVELS + 1];
    private int depth;
    private int count;

    Fork(BuildingContentHandler tree, ValidatorHandler schema) {
      this.tree = tree;
      this.schema = schema;
      if (schema != null) {
        schema.setErrorHandler(this);
      }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
      open[++depth] = ++count;
      tree.startElement(uri, local, name, attributes);
      if (schema != null) {
        schema.startElement(uri, local, name, attributes);
      }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
      tree.endElement(uri, local, name);
      if (schema != null) {
        schema.endElement(uri, local, name);
      }
      depth--;
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
      tree.characters(chars, start, length);
      if (schema != null) {
        schema.characters(chars, start, length);
      }
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
      characters(chars, start, length);
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
      tree.startPrefixMapping(prefix, uri);
      if (schema != null) {
        schema.startPrefixMapping(prefix, uri);
      }
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
      tree.endPrefixMapping(prefix);
      if (schema != null) {
        schema.endPrefixMapping(prefix);
      }
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
      tree.processingInstruction(target, data);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
      tree.setDocumentLocator(locator);
    }

    @Override
    public void startDocument() throws SAXException {
      tree.startDocument();
      if (schema != null) {
        schema.startDocument();
      }
    }

    @Override
    public void endDocument() throws SAXException {
      tree.endDocument();
      if (schema != null) {
        schema.endDocument();
      }
    }

    @Override
    public void warning(SAXParseException e) {
      // the validator's remarks on its own settings: nothing about the document
    }

    @Override
    public void error(SAXParseException e) {
      String message = String.valueOf(e.getMessage());
      boolean echo = ECHO.matcher(message).find() && !errors.isEmpty() && errors.getLast().element == open[depth];
      if (!echo && errors.size() < MOST_ERRORS) {
        errors.add(new SchemaError(open[depth], message));
      }
    }

    @Override
    public void fatalError(SAXParseException e) {
      error(e);
    }
  }
}
