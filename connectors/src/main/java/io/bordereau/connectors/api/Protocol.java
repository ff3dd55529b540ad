package io.bordereau.connectors.api;

/** In which language a partner's answer within the same exchange is read. */
public enum Protocol {
  /** The transport's code alone counts; the body is kept, not read. */
  NONE,
  /** The small JSON of {@code docs/answer.md}. */
  JSON,
  /** A cXML Response; its Status decides, whatever the transport's code says. */
  CXML
}
