package io.bordereau.edi;

import java.util.HashMap;
import java.util.Map;

/**
 * The codes that acknowledgements have for faults, where they depend on more than the kind of the fault: on the segment and element of the
 * envelope that it stands in, and on the version of the acknowledgement, since the lists of codes grew. Lists: X12 data elements 716, 718,
 * 720, 723 and I18; EDIFACT 0085.
 */
final class FaultCodes {
  private FaultCodes() {}

  /** {@code kind segment[/element]=code}: in the envelope the same fault has another code on each level. */
  private static final Map<String, String> PLACES = rows(
      "COUNT GE=AK905 5", "COUNT IEA=TA105 021", "CONTROL_NUMBER GE=AK905 4", "CONTROL_NUMBER IEA=TA105 001", "TRAILER_MISSING GE=AK905 3",
      "CONTROL_REPEATED GS=AK905 19", "IDENTITY ST/1=AK502 6", "IDENTITY ST/2=AK502 7", "IDENTITY SE/2=AK502 7", "ENVELOPE_VALUE ST/2=AK502 7",
      "ENVELOPE_VALUE GS/1=AK905 1", "ENVELOPE_VALUE GS/6=AK905 6",
      "ENVELOPE_VALUE ISA/1=TA105 010", "ENVELOPE_VALUE ISA/2=TA105 011", "ENVELOPE_VALUE ISA/3=TA105 012", "ENVELOPE_VALUE ISA/4=TA105 013",
      "ENVELOPE_VALUE ISA/5=TA105 005", "ENVELOPE_VALUE ISA/6=TA105 006", "ENVELOPE_VALUE ISA/7=TA105 007", "ENVELOPE_VALUE ISA/8=TA105 008",
      "ENVELOPE_VALUE ISA/9=TA105 014", "ENVELOPE_VALUE ISA/10=TA105 015", "ENVELOPE_VALUE ISA/11=TA105 016", "ENVELOPE_VALUE ISA/12=TA105 017",
      "ENVELOPE_VALUE ISA/13=TA105 018", "ENVELOPE_VALUE ISA/14=TA105 019", "ENVELOPE_VALUE ISA/15=TA105 020",
      "ENVELOPE_VALUE UNB/1/2=0085 2", "ENVELOPE_VALUE UNE/1=0085 32");

  /** Where a segment of security stands, which the hub does not read (ISO 9735-5 to 9735-9). */
  private static final String SECURITY = "0085 27";

  /** Codes that came with 005010, and what said the same before. */
  private static final Map<String, String> BEFORE_005010 =
      rows("AK502 18=AK502 6", "AK905 19=AK905 6", "AK403 12=AK403 3", "AK403 13=AK403 3");

  /** {@code kind=code}: codes that came with syntax 4 of EDIFACT. */
  private static final Map<String, String> SINCE_SYNTAX_4 =
      rows("CHARSET_UNKNOWN=0085 46", "PACKAGE=0085 47", "ELEMENT_CONDITION=0085 48", "ELEMENT_EXCLUDED=0085 48");

  private static Map<String, String> rows(String... rows) {
    var map = new HashMap<String, String>();
    for (var row : rows) map.put(row.substring(0, row.indexOf('=')), row.substring(row.indexOf('=') + 1));
    return map;
  }

  /** The code of a fault, such as {@code AK502 7} or {@code 0085 13}; null when it has none. */
  static String of(Flaw f, Dialect dialect) {
    var kind = f.kind().name();
    if (f.segment() != null) {
      var place = kind + " " + f.segment();
      for (var key : new String[] {place + "/" + f.element() + "/" + f.component(), place + "/" + f.element(), place}) {
        var code = PLACES.get(key);
        if (code != null && code.startsWith("0085") == (dialect == Dialect.EDIFACT)) return code;
      }
      if (dialect == Dialect.EDIFACT && f.kind() == EdiFinding.SEGMENT_UNKNOWN && f.segment().matches("US[A-Z]")) return SECURITY;
    }
    boolean missing = dialect == Dialect.EDIFACT && f.kind() == EdiFinding.ENVELOPE_VALUE && (f.value() == null || f.value().isEmpty());
    return missing ? EdiFinding.ELEMENT_MISSING.official(dialect) : f.kind().official(dialect);
  }

  /**
   * The code of a fault in an acknowledgement of some version.
   *
   * @param later whether it is of X12 005010 or later, or of EDIFACT syntax 4
   */
  static String of(Flaw f, Dialect dialect, boolean later) {
    var code = of(f, dialect);
    return switch (dialect) {
      case X12 -> later || code == null ? code : BEFORE_005010.getOrDefault(code, code);
      case EDIFACT -> later ? SINCE_SYNTAX_4.getOrDefault(f.kind().name(), code) : code;
    };
  }
}
