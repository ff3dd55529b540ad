package io.bordereau.simulators;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads an X12 004010 810 with StAEDI: envelope, counts and control numbers by its own validation, segments by the receiver's table. */
final class X12Decoder implements Decoder {
  private static final int MAX_FAULTS = 20;
  private static final Schema INVOICE = schema();

  /**
   * One segment as received.
   *
   * @param tag segment id
   * @param elements element values; index 0 is element 01; empty when absent; components of a composite joined by a line feed
   */
  record Segment(String tag, List<String> elements) {
    /** The element at its X12 position (1 = first); empty when absent. */
    String at(int position) {
      return position <= elements.size() ? elements.get(position - 1) : "";
    }
  }

  @Override
  public Facts decode(byte[] bytes) {
    var faults = new ArrayList<Fault>();
    var segments = new ArrayList<Segment>();
    var factory = EDIInputFactory.newFactory();
    try (var in = new ByteArrayInputStream(bytes); var reader = factory.createEDIStreamReader(in)) {
      read(reader, segments, faults);
    } catch (EDIStreamException | IOException | RuntimeException e) {
      faults.add(new Fault("SYNTAX", String.valueOf(e.getMessage())));
    }
    version(segments, faults);
    var sets = segments.stream().filter(s -> s.tag().equals("ST")).count();
    if (sets != 1) faults.add(new Fault("COUNT", "one invoice per interchange is agreed, " + sets + " came"));
    return new X12Sums(segments, faults).facts();
  }

  private static void read(EDIStreamReader reader, List<Segment> segments, List<Fault> faults) throws EDIStreamException {
    Segment segment = null;
    boolean ended = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case START_TRANSACTION -> reader.setTransactionSchema(INVOICE);
        case START_SEGMENT -> {
          segment = new Segment(reader.getText(), new ArrayList<>());
          segments.add(segment);
        }
        case ELEMENT_DATA -> put(segment, reader);
        case END_INTERCHANGE -> ended = true;
        case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR -> {
          if (faults.size() < MAX_FAULTS) faults.add(fault(reader));
        }
        case START_INTERCHANGE, START_GROUP, END_GROUP, END_TRANSACTION, START_LOOP, END_LOOP, END_SEGMENT, START_COMPOSITE, END_COMPOSITE,
            ELEMENT_DATA_BINARY -> { }
      }
    }
    if (!ended) faults.add(new Fault("SYNTAX", "the interchange does not end with IEA"));
  }

  private static void version(List<Segment> segments, List<Fault> faults) {
    for (var s : segments) {
      if (s.tag().equals("ISA")) must(s.at(12).equals("00401"), "interchange version " + s.at(12) + " is not 00401", faults);
      if (s.tag().equals("GS")) must(s.at(8).startsWith("004010"), "group version " + s.at(8) + " is not 004010", faults);
      if (s.tag().equals("GS")) must(s.at(1).equals("IN"), "functional group " + s.at(1) + " does not hold invoices", faults);
    }
  }

  private static void must(boolean holds, String otherwise, List<Fault> faults) {
    if (!holds) faults.add(new Fault("SYNTAX", otherwise));
  }

  private static void put(Segment segment, EDIStreamReader reader) {
    int position = reader.getLocation().getElementPosition();
    while (segment.elements().size() < position) segment.elements().add("");
    var before = segment.elements().get(position - 1);
    int component = reader.getLocation().getComponentPosition();
    segment.elements().set(position - 1, component > 1 ? before + "\n" + reader.getText() : reader.getText());
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

  private static Schema schema() {
    try (var in = X12Decoder.class.getResourceAsStream("x12-004010-810.xml")) {
      return SchemaFactory.newFactory().createSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (EDISchemaException e) {
      throw new IllegalStateException("the table of the 810 is part of this program and must load", e);
    }
  }
}
