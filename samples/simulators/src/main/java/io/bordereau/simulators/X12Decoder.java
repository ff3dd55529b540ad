package io.bordereau.simulators;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads an X12 810 of 004010 or 005010 with StAEDI: envelope, counts and control numbers by its own validation, segments by the receiver's table. */
final class X12Decoder implements Decoder {
  private static final Schema INVOICE = schema();

  @Override
  public Facts decode(byte[] bytes) {
    var faults = new ArrayList<Fault>();
    boolean later = new String(bytes, 0, Math.min(bytes.length, 106), StandardCharsets.ISO_8859_1).contains("00501");
    var segments = EdiSegments.read(bytes, later ? null : INVOICE, faults); // the table is that of 004010
    version(segments, later ? "005010" : "004010", faults);
    var sets = segments.stream().filter(s -> s.tag().equals("ST")).count();
    if (sets != 1) faults.add(new Fault("COUNT", "one invoice per interchange is agreed, " + sets + " came"));
    return new X12Sums(segments, faults).facts();
  }

  private static void version(List<EdiSegments.Segment> segments, String version, List<Fault> faults) {
    for (var s : segments) {
      if (s.tag().equals("ISA")) must(version.startsWith(s.at(12)), "interchange version " + s.at(12) + " is not that of " + version, faults);
      if (s.tag().equals("GS")) must(s.at(8).startsWith(version), "group version " + s.at(8) + " is not " + version, faults);
      if (s.tag().equals("GS")) must(s.at(1).equals("IN"), "functional group " + s.at(1) + " does not hold invoices", faults);
    }
  }

  private static void must(boolean holds, String otherwise, List<Fault> faults) {
    if (!holds) faults.add(new Fault("SYNTAX", otherwise));
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
