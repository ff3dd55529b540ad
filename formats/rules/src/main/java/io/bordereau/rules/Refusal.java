package io.bordereau.rules;

import org.xml.sax.SAXException;

/** Stops a parser: the document cannot be judged, for the reason that the code names. Carries no stack: it is an answer, not a fault. */
final class Refusal extends SAXException {
  private static final long serialVersionUID = 1L;

  private final String code;

  Refusal(String code, String message) {
    super(message);
    this.code = code;
  }

  String code() {
    return code;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
