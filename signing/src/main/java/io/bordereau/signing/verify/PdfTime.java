package io.bordereau.signing.verify;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A date of a PDF (ISO 32000-2 7.9.4). */
final class PdfTime {
  private PdfTime() {}

  /** The moment; null when it is none. */
  static Instant read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("D:") || text.length() > 40) {
      return null;
    }
    try {
      int[] parts = {0, 1, 1, 0, 0, 0};
      int at = 2;
      for (int i = 0; i < 6; i++) {
        int width = i == 0 ? 4 : 2;
        if (at + width > text.length() || !Character.isDigit(text.charAt(at))) {
          break;
        }
        parts[i] = Integer.parseInt(text.substring(at, at + width));
        at += width;
      }
      ZoneOffset offset = ZoneOffset.UTC;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        String zone = text.substring(at).replace("'", "");
        int sign = zone.charAt(0) == '-' ? -1 : 1;
        int hours = Integer.parseInt(zone.substring(1, 3));
        int minutes = zone.length() >= 5 ? Integer.parseInt(zone.substring(3, 5)) : 0;
        offset = ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
      }
      return LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]).toInstant(offset);
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      return null;
    }
  }
}
