package io.bordereau.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The documents of these tests, and small changes of them. */
final class Documents {
  /** A valid Peppol invoice of two lines, in UBL. */
  static final String INVOICE = resource("invoice.xml");

  /** A valid EN 16931 invoice, in CII. */
  static final String CII = resource("invoice-cii.xml");

  private Documents() {}

  private static String resource(String name) {
    try (InputStream in = Documents.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String xml) {
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  /** The document with one text replaced, which must stand there. */
  static byte[] with(String document, String from, String to) {
    if (!document.contains(from)) {
      throw new IllegalArgumentException("the document does not contain " + from);
    }
    return bytes(document.replace(from, to));
  }
}
