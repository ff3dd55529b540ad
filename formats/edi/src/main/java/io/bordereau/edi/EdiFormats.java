package io.bordereau.edi;

import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The EDI formats: an explicit list. A new document is one row here. */
public final class EdiFormats {
  private static final List<EdiFormat> ROWS = List.of(
      x12(Directory.X12_004010, "810", "IN", "Invoice", X12Invoice810::mapping),
      x12(Directory.X12_005010, "810", "IN", "Invoice", X12Invoice810::mapping),
      x12(Directory.X12_004010, "820", "RA", "Payment Order and Remittance Advice", v -> X12Remittance820.MAPPING),
      x12(Directory.X12_005010, "820", "RA", "Payment Order and Remittance Advice", v -> X12Remittance820.MAPPING),
      x12(Directory.X12_004010, "TA1", null, "Interchange Acknowledgment", v -> Ta1.MAPPING),
      x12(Directory.X12_004010, "997", "FA", "Functional Acknowledgment", v -> FunctionalAck997.MAPPING),
      x12(Directory.X12_005010, "997", "FA", "Functional Acknowledgment", v -> FunctionalAck997.MAPPING),
      x12(Directory.X12_005010, "999", "FA", "Implementation Acknowledgment", v -> ImplementationAck999.MAPPING),
      x12(Directory.X12_004010, "824", "AG", "Application Advice", v -> X12Advice824.V4010),
      x12(Directory.X12_005010, "824", "AG", "Application Advice", v -> X12Advice824.V5010),
      contrl(Directory.S3, "EDIFACT CONTRL, syntax versions 1 to 3"),
      contrl(Directory.S4, "EDIFACT CONTRL, syntax version 4"));

  private static EdiFormat x12(Directory version, String set, String group, String name, Function<Directory, Mapping<?>> mapping) {
    var title = "X12 " + version.id().substring(4) + " " + set + " " + name;
    return new EdiFormat(EdiMessage.x12(version, set, group), title, mapping.apply(version), LongTexts.X12);
  }

  private static EdiFormat contrl(Directory syntax, String title) {
    return new EdiFormat(EdiMessage.service(syntax, "CONTRL"), title, EdifactContrl.MAPPING, LongTexts.NONE);
  }

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
