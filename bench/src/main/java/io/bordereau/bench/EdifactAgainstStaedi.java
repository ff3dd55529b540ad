package io.bordereau.bench;

import com.sun.management.ThreadMXBean;
import io.bordereau.edi.Delimiters;
import io.bordereau.edi.EdiFormats;
import io.bordereau.edi.EdiReader;
import io.bordereau.edi.Tokenizer;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * EDIFACT INVOIC D.96A bytes to trees and to canonical records, against StAEDI reading the same bytes with its control structure only (UNB,
 * UNH checked; no schema of the message), which gives events and no record; and the distance to what cutting the bytes into spans costs
 * alone, which nothing that reads them can be faster than. Prints how many bytes each allocates for a document, too.
 */
public final class EdifactAgainstStaedi {
  private EdifactAgainstStaedi() {}

  /** Runs the races. */
  public static void main(String[] args) throws Exception {
    race(100, 20);
    race(1, 1000);
  }

  private static void race(int documents, int lines) throws Exception {
    var bytes = interchange(documents, lines);
    var factory = EDIInputFactory.newFactory();
    var invoic = format();
    if (spans(bytes) == 0 || texts(factory, bytes) == 0 || documents(bytes) != documents) throw new IllegalStateException("not the same work");
    double megabytes = bytes.length / 1e6;
    var race = new Race(String.format(Locale.ROOT, "EDIFACT INVOIC, %d documents of %d lines, %.2f MB at a time", documents, lines, megabytes));
    if (invoic.isPresent()) race.with("bytes to records", () -> invoic.get().read(bytes, Context.NEUTRAL));
    race.with("bytes to trees", () -> documents(bytes)).with("bytes to spans", () -> spans(bytes)).with("StAEDI 1.26, control only", () -> texts(factory, bytes))
        .run();
    if (invoic.isPresent()) allocated("bytes to records", documents, () -> invoic.get().read(bytes, Context.NEUTRAL));
    allocated("bytes to trees", documents, () -> documents(bytes));
    allocated("StAEDI", documents, () -> texts(factory, bytes));
  }

  private static Optional<Format> format() {
    return EdiFormats.ALL.stream().filter(f -> f.id().equals("edifact-d96a-invoic")).findFirst();
  }

  private static void allocated(String name, int documents, Race.Work work) throws Exception {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    work.once();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.once();
    System.out.printf(Locale.ROOT, "  %-24s %10d bytes allocated for a document%n", name, (threads.getCurrentThreadAllocatedBytes() - before) / documents);
  }

  private static Integer documents(byte[] bytes) {
    var count = new int[1];
    var around = READER.read(bytes, set -> count[0] += set.readable() ? 1 : 0);
    return around.isEmpty() ? count[0] : -1;
  }

  private static final EdiReader READER = new EdiReader();

  private static Integer spans(byte[] bytes) {
    var tokens = new Tokenizer(bytes, 0, bytes.length, Delimiters.EDIFACT);
    int sum = 0;
    while (tokens.next()) sum += tokens.elements();
    return sum;
  }

  private static Integer texts(EDIInputFactory factory, byte[] bytes) throws Exception {
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
    var b = new StringBuilder("UNB+UNOC:3+4012345000009:14+4098765000004:14+261122:0930+1'\n");
    for (int d = 1; d <= documents; d++) {
      int before = b.length();
      b.append("UNH+").append(d).append("+INVOIC:D:96A:UN:EAN008'\nBGM+380+RE-").append(100_000 + d).append("+9'\nDTM+137:20261120:102'\n")
          .append("DTM+35:20261119:102'\nRFF+ON:PO-4711'\nNAD+SU+4012345000009::9++Nordlicht Werkzeuge GmbH+Hafenweg 4+Hamburg++20457+DE'\n")
          .append("RFF+VA:DE123456789'\nNAD+BY+4098765000004::9++Morgenrot Handel+Kai 1+Bremen++28195+DE'\nCUX+2:EUR:4'\nPAT+1'\nDTM+13:20261220:102'\n");
      for (int l = 1; l <= lines; l++) {
        b.append("LIN+").append(l).append("++4012345").append(String.format(Locale.ROOT, "%06d", l)).append(":EN'\nPIA+5+PART-").append(1000 + l)
            .append(":SA'\nIMD+F++:::Bracket, steel, size ").append(l).append("'\nQTY+47:").append(1 + l % 48).append(":PCE'\nMOA+203:").append(3 + l % 17)
            .append(".95'\nPRI+AAA:").append(3 + l % 17).append(".95'\nTAX+7+VAT+++:::19+S'\n");
      }
      b.append("UNS+S'\nCNT+2:").append(lines).append("'\nMOA+79:1325'\nMOA+77:1576.75'\nTAX+7+VAT+++:::19+S'\nMOA+124:251.75'\n");
      int segments = (int) b.substring(before).chars().filter(c -> c == '\'').count() + 1;
      b.append("UNT+").append(segments).append('+').append(d).append("'\n");
    }
    return b.append("UNZ+").append(documents).append("+1'\n").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
