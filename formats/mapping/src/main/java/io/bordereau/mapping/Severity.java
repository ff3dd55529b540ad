package io.bordereau.mapping;

/** How grave a finding is. Only an error stops a document. */
public enum Severity {
  ERROR,
  WARNING,
  INFO
}
