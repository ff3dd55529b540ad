package io.bordereau.document;

import java.util.List;

/**
 * A reference that has no term of its own.
 *
 * @param kind canonical word for what is referred to, or a foreign code with its origin before a colon (BX-60)
 * @param value the number (BX-61)
 * @param text words beside it (BX-62)
 * @param date its date (BX-63)
 * @param scheme scheme of the number (BX-64)
 * @param version version (BX-797)
 * @param revision revision (BX-798)
 * @param dates further dates (BX-799)
 * @param line line of the document that is referred to (BX-915)
 */
public record Reference(
    @Term("BX-60") String kind,
    @Term("BX-61") String value,
    @Term("BX-62") String text,
    @Term("BX-63") Moment date,
    @Term("BX-64") String scheme,
    @Term("BX-797") String version,
    @Term("BX-798") String revision,
    @Term("BX-799") List<OtherDate> dates,
    @Term("BX-915") String line) {
  public Reference {
    dates = dates == null ? List.of() : List.copyOf(dates);
  }
}
