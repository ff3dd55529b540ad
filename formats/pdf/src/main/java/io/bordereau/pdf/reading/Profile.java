package io.bordereau.pdf.reading;

import java.util.Locale;
import java.util.Optional;

/** The profiles of Factur-X and ZUGFeRD, by the identifier in the XML (BT-24) and by the level in the metadata of the PDF. */
public enum Profile {
  /** No invoice line, no tax breakdown. */
  MINIMUM,
  /** Without lines. */
  BASIC_WL,
  /** A part of EN 16931. */
  BASIC,
  /** All of EN 16931; {@code COMFORT} in ZUGFeRD 1. */
  EN_16931,
  /** More than EN 16931. */
  EXTENDED,
  /** The German rules for public buyers. */
  XRECHNUNG;

  /** By the identifier that the XML names; empty when it is none of theirs. */
  public static Optional<Profile> ofGuideline(String guideline) {
    if (guideline == null) return Optional.empty();
    var id = guideline.toLowerCase(Locale.ROOT);
    boolean theirs = id.contains("factur-x") || id.contains("zugferd") || id.contains("urn:ferd:");
    if (id.contains("xrechnung")) return Optional.of(XRECHNUNG);
    if (theirs && id.contains("basicwl")) return Optional.of(BASIC_WL);
    if (theirs && id.contains("minimum")) return Optional.of(MINIMUM);
    if (theirs && id.contains("extended")) return Optional.of(EXTENDED);
    if (theirs && id.contains("basic")) return Optional.of(BASIC);
    if (id.equals("urn:cen.eu:en16931:2017") || theirs && (id.contains("comfort") || id.contains("en16931"))) return Optional.of(EN_16931);
    return Optional.empty();
  }

  /** By the level that the metadata name; empty when it is none of theirs. */
  public static Optional<Profile> ofLevel(String level) {
    if (level == null) return Optional.empty();
    return switch (level.toUpperCase(Locale.ROOT).replaceAll("[\\s_-]", "")) {
      case "MINIMUM" -> Optional.of(MINIMUM);
      case "BASICWL" -> Optional.of(BASIC_WL);
      case "BASIC" -> Optional.of(BASIC);
      case "EN16931", "COMFORT" -> Optional.of(EN_16931);
      case "EXTENDED", "EXTENDEDCTCFR" -> Optional.of(EXTENDED);
      case "XRECHNUNG" -> Optional.of(XRECHNUNG);
      case String other -> Optional.empty();
    };
  }

  /** The name that the standard gives it. */
  public String level() {
    return switch (this) {
      case BASIC_WL -> "BASIC WL";
      case EN_16931 -> "EN 16931";
      case MINIMUM, BASIC, EXTENDED, XRECHNUNG -> name();
    };
  }
}
