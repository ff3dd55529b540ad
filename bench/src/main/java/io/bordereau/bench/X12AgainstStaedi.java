package io.bordereau.bench;

import io.bordereau.edi.EdiFormats;
import io.bordereau.edi.EdiReader;
import io.bordereau.mapping.Context;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * X12 810 bytes to canonical records, findings, residue and counts included, against StAEDI reading the same bytes with its control
 * structure only (ISA, GS, ST checked; no schema of the message), which gives events and no record.
 */
public final class X12AgainstStaedi {
  private X12AgainstStaedi() {}

  /** Runs the races. */
  public static void main(String[] args) throws Exception {
    race(100, 20);
    race(1, 1000);
  }

  private static void race(int documents, int lines) throws Exception {
    var bytes = interchange(documents, lines);
    double megabytes = bytes.length / 1e6;
    var factory = EDIInputFactory.newFactory();
    new Race(String.format(Locale.ROOT, "X12 810, %d documents of %d lines, %.2f MB at a time", documents, lines, megabytes))
        .with("bytes to records", () -> EdiFormats.ALL.getFirst().read(bytes, Context.NEUTRAL))
        .with("bytes to trees", () -> new EdiReader().read(bytes, set -> {}))
        .with("StAEDI 1.26, control only", () -> events(factory, bytes))
        .run();
  }

  private static Integer events(EDIInputFactory factory, byte[] bytes) throws Exception {
    int texts = 0;
    try (var reader = factory.createEDIStreamReader(new ByteArrayInputStream(bytes))) {
      while (reader.hasNext()) {
        var event = reader.next();
        if (event.isError()) throw new IllegalStateException(event + " at " + reader.getLocation());
        if (event == EDIStreamEvent.ELEMENT_DATA) texts += reader.getTextLength();
      }
    }
    return texts;
  }

  private static byte[] interchange(int documents, int lines) {
    var b = new StringBuilder("ISA*00*          *00*          *ZZ*SELLER         *ZZ*BUYER          *261122*0930*U*00401*000000001*0*T*>~\n")
        .append("GS*IN*SELLER*BUYER*20261122*0930*1*X*004010~\n");
    for (int d = 1; d <= documents; d++) {
      int before = b.length();
      b.append("ST*810*").append(String.format(Locale.ROOT, "%04d", d)).append("~\nBIG*20261120*INV-").append(100_000 + d)
          .append("*20261101*PO-4711***DI~\nCUR*SE*USD~\nREF*DP*0042~\nN1*SE*Northwind Parts Inc*1*007000007~\nN3*12 Mill Road~\n")
          .append("N4*Albany*NY*12207*US~\nN1*BT*Harbor Stores*92*4711~\nN1*ST*Harbor Store 12*92*0012~\nN3*1 Quay Street~\n")
          .append("N4*Boston*MA*02110*US~\nITD*01*3*2**10**30~\nDTM*011*20261119~\n");
      for (int l = 1; l <= lines; l++) {
        b.append("IT1*").append(l).append('*').append(1 + l % 48).append("*EA*").append(3 + l % 17).append(".95**VP*PART-").append(1000 + l)
            .append("*UP*0123456").append(String.format(Locale.ROOT, "%05d", l)).append("~\nTXI*ST*1.25*6.25*VD*MA~\nPID*F****Bracket, steel, size ")
            .append(l).append("~\n");
      }
      b.append("TDS*132500~\nTXI*ST*62.5*6.25~\nSAC*C*D240***1250********Freight~\nCTT*").append(lines).append("~\n");
      int segments = (int) b.substring(before).chars().filter(c -> c == '~').count() + 1;
      b.append("SE*").append(segments).append('*').append(String.format(Locale.ROOT, "%04d", d)).append("~\n");
    }
    return b.append("GE*").append(documents).append("*1~\nIEA*1*000000001~\n").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
