package io.bordereau.edi;

import io.bordereau.mapping.Format;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The EDI formats: an explicit list. A new document is one row here. */
public final class EdiFormats {
  private static final List<EdiFormat> ROWS =
      List.of(new EdiFormat(EdiMessage.x12(Directory.X12_004010, "810", "IN"), "X12 004010 810 Invoice", X12Invoice810.MAPPING, LongTexts.X12));

  /** All of them, in the order in which a reader would look for them. */
  public static final List<Format> ALL = List.copyOf(ROWS);

  private static final Map<String, EdiFormat> BY_ID = new HashMap<>();

  static {
    for (var row : ROWS) BY_ID.put(row.id(), row);
  }

  private EdiFormats() {}

  /** The format of the first document of some data; null when its kind is not read. */
  static EdiFormat of(EdiHead head) {
    var directory = Directory.nearest(head.dialect(), head.version(), head.id());
    return directory == null ? null : BY_ID.get(directory.id() + "-" + head.id().toLowerCase(java.util.Locale.ROOT));
  }

  /** The format of a document that was read; the given one when there is none for it. */
  static EdiFormat of(TransactionSet set, EdiFormat otherwise) {
    return set.directory() == null ? otherwise : BY_ID.getOrDefault(set.directory() + "-" + set.id().toLowerCase(java.util.Locale.ROOT), otherwise);
  }
}
