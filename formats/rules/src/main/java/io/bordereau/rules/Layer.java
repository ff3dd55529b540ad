package io.bordereau.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * One layer of official rules: a row of {@code layers.csv}.
 *
 * @param id our id, such as {@code en16931-ubl}
 * @param kind what runs it
 * @param publisher who publishes it
 * @param version the publisher's version
 * @param since the day from which it must be used, or of its publication where the publisher names none; null where neither is known
 * @param resources where it stands on the class path; of a schema the imported ones first
 */
public record Layer(String id, Kind kind, String publisher, String version, LocalDate since, List<String> resources) {
  /** What runs a layer. */
  public enum Kind {
    /** W3C XML Schema, on the validator of the JDK. */
    SCHEMA,
    /** Schematron as its publisher compiled it to XSLT, on Saxon. */
    SCHEMATRON
  }

  public Layer {
    resources = List.copyOf(resources);
  }

  /** Publisher and version for people: {@code OpenPeppol BIS Billing 2026.5}. */
  public String title() {
    return publisher + " " + version;
  }
}
