package io.bordereau.simulators;

import io.xlate.edi.schema.Schema;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import io.xlate.edi.stream.EDIStreamValidationError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads an interchange of X12 or EDIFACT with StAEDI: envelope, counts and control numbers by its own validation, the rest as segments. */
final class EdiSegments {
  private static final int MAX_FAULTS = 20;

  /**
   * One segment as received.
   *
   * @param tag segment id
   * @param elements element values; index 0 is element 01; empty when absent; components of a composite joined by a line feed
   */
  record Segment(String tag, List<String> elements) {
    /** The element at its position (1 = first); empty when absent. */
    String at(int position) {
      return position <= elements.size() ? elements.get(position - 1) : "";
    }

    /** The component of an element, both from 1; empty when absent. */
    String at(int position, int component) {
      var parts = at(position).split("\n", -1);
      return component <= parts.length ? parts[component - 1] : "";
    }
  }

  private EdiSegments() {}

  /**
   * Reads.
   *
   * @param table what every document in it is held against; null for its envelope only
   * @param faults what the parser objects to is added here
   */
  static List<Segment> read(byte[] bytes, Schema table, List<Fault> faults) {
    var segments = new ArrayList<Segment>();
    var factory = EDIInputFactory.newFactory();
    try (var in = new ByteArrayInputStream(bytes); var reader = factory.createEDIStreamReader(in, encoding(bytes))) {
      read(reader, table, segments, faults);
    } catch (EDIStreamException | IOException | RuntimeException e) {
      faults.add(new Fault("SYNTAX", String.valueOf(e.getMessage())));
    }
    return segments;
  }

  /** The encoding that UNB names; X12 names none and is agreed to be UTF-8. */
  private static String encoding(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, 40), StandardCharsets.ISO_8859_1);
    return head.contains("UNOC") ? "ISO-8859-1" : "UTF-8";
  }

  private static void read(EDIStreamReader reader, Schema table, List<Segment> segments, List<Fault> faults)
      throws EDIStreamException {
    Segment segment = null;
    boolean ended = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case START_TRANSACTION -> {
          if (table != null) reader.setTransactionSchema(table);
        }
        case START_SEGMENT -> {
          segment = new Segment(reader.getText(), new ArrayList<>());
          segments.add(segment);
        }
        case ELEMENT_DATA -> put(segment, reader);
        case END_INTERCHANGE -> ended = true;
        case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR -> {
          if (faults.size() < MAX_FAULTS && !release(reader)) faults.add(fault(reader));
        }
        case START_INTERCHANGE, START_GROUP, END_GROUP, END_TRANSACTION, START_LOOP, END_LOOP, END_SEGMENT, START_COMPOSITE, END_COMPOSITE,
            ELEMENT_DATA_BINARY -> { }
      }
    }
    if (!ended) faults.add(new Fault("SYNTAX", "the interchange does not end"));
  }

  private static void put(Segment segment, EDIStreamReader reader) {
    int position = reader.getLocation().getElementPosition();
    while (segment.elements().size() < position) segment.elements().add("");
    var before = segment.elements().get(position - 1);
    int component = reader.getLocation().getComponentPosition();
    int have = before.isEmpty() ? 1 : before.split("\n", -1).length;
    segment.elements().set(position - 1, component > 1 ? before + "\n".repeat(component - have) + reader.getText() : reader.getText());
  }

  /** The parser's list of EDIFACT releases ends before 14B. */
  private static boolean release(EDIStreamReader reader) {
    return "UNH".equals(reader.getLocation().getSegmentTag()) && reader.getErrorType() == EDIStreamValidationError.INVALID_CODE_VALUE;
  }

  private static Fault fault(EDIStreamReader reader) {
    var where = reader.getLocation();
    var place = new StringBuilder("segment ").append(where.getSegmentPosition());
    if (where.getSegmentTag() != null) place.append(' ').append(where.getSegmentTag());
    if (where.getElementPosition() > 0) place.append(" element ").append(where.getElementPosition());
    var kind = reader.getErrorType();
    var code = switch (kind) {
      case CONTROL_COUNT_DOES_NOT_MATCH_ACTUAL_COUNT, CONTROL_REFERENCE_MISMATCH -> "COUNT";
      case null, default -> "STRUCTURE";
    };
    return new Fault(code, place + ": " + (kind == null ? "error" : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
  }
}
