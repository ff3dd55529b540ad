package io.bordereau.edi;

import io.bordereau.mapping.Choice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Read;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The EDI formats: an explicit list. A new document is one row here. */
public final class EdiFormats {
  private static final List<EdiFormat> ROWS = List.of(
      x12(Directory.X12_004010, "810", "IN", "Invoice", X12Invoice810::mapping, X12Choices.INVOICE),
      x12(Directory.X12_005010, "810", "IN", "Invoice", X12Invoice810::mapping, X12Choices.INVOICE),
      x12(Directory.X12_004010, "812", "CD", "Credit/Debit Adjustment", X12Adjustment812::mapping),
      x12(Directory.X12_005010, "812", "CD", "Credit/Debit Adjustment", X12Adjustment812::mapping),
      order(Directory.X12_004010, "850", "PO", "Purchase Order", X12Order850::mapping),
      order(Directory.X12_005010, "850", "PO", "Purchase Order", X12Order850::mapping),
      order(Directory.X12_004010, "855", "PR", "Purchase Order Acknowledgment", X12OrderResponse855::mapping),
      order(Directory.X12_005010, "855", "PR", "Purchase Order Acknowledgment", X12OrderResponse855::mapping),
      order(Directory.X12_004010, "860", "PC", "Purchase Order Change", X12OrderChange860::mapping),
      order(Directory.X12_005010, "860", "PC", "Purchase Order Change", X12OrderChange860::mapping),
      x12(Directory.X12_004010, "820", "RA", "Payment Order and Remittance Advice", v -> X12Remittance820.MAPPING),
      x12(Directory.X12_005010, "820", "RA", "Payment Order and Remittance Advice", v -> X12Remittance820.MAPPING),
      x12(Directory.X12_004010, "TA1", null, "Interchange Acknowledgment", v -> Ta1.MAPPING),
      x12(Directory.X12_004010, "997", "FA", "Functional Acknowledgment", FunctionalAck997::mapping),
      x12(Directory.X12_005010, "997", "FA", "Functional Acknowledgment", FunctionalAck997::mapping),
      x12(Directory.X12_005010, "999", "FA", "Implementation Acknowledgment", v -> ImplementationAck999.MAPPING),
      x12(Directory.X12_004010, "824", "AG", "Application Advice", v -> X12Advice824.V4010),
      x12(Directory.X12_005010, "824", "AG", "Application Advice", v -> X12Advice824.V5010),
      contrl(Directory.S3, "EDIFACT CONTRL, syntax versions 1 to 3"),
      contrl(Directory.S4, "EDIFACT CONTRL, syntax version 4"),
      edifact(Directory.D96A, "APERAK", "Application Error and Acknowledgement", EdifactAperak::mapping),
      edifact(Directory.D01B, "APERAK", "Application Error and Acknowledgement", EdifactAperak::mapping),
      edifact(Directory.D96A, "INVOIC", "Invoice", EdifactInvoic::mapping, EdifactInvoic.CHOICES),
      edifact(Directory.D01B, "INVOIC", "Invoice", EdifactInvoic::mapping, EdifactInvoic.CHOICES),
      edifact(Directory.D14B, "INVOIC", "Invoice", EdifactInvoic::mapping, EdifactInvoic.CHOICES),
      edifact(Directory.D96A, "REMADV", "Remittance Advice", EdifactRemadv::mapping),
      edifact(Directory.D01B, "REMADV", "Remittance Advice", EdifactRemadv::mapping),
      edifact(Directory.D96A, "ORDERS", "Purchase Order", EdifactOrders::order),
      edifact(Directory.D01B, "ORDERS", "Purchase Order", EdifactOrders::order),
      edifact(Directory.D96A, "ORDCHG", "Purchase Order Change", EdifactOrders::change),
      edifact(Directory.D01B, "ORDCHG", "Purchase Order Change", EdifactOrders::change),
      edifact(Directory.D96A, "ORDRSP", "Purchase Order Response", EdifactOrders::response),
      edifact(Directory.D01B, "ORDRSP", "Purchase Order Response", EdifactOrders::response));

  private static EdiFormat x12(Directory version, String set, String group, String name, Function<Directory, Mapping<?>> mapping, Choice... choices) {
    return x12(version, set, group, name, mapping, LongTexts.X12, choices);
  }

  private static EdiFormat order(Directory version, String set, String group, String name, Function<Directory, Mapping<?>> mapping) {
    return x12(version, set, group, name, mapping, LongTexts.X12_ORDERS);
  }

  private static EdiFormat x12(
      Directory version, String set, String group, String name, Function<Directory, Mapping<?>> mapping, LongTexts texts, Choice... choices) {
    var title = "X12 " + version.id().substring(4) + " " + set + " " + name;
    return new EdiFormat(EdiMessage.x12(version, set, group), title, mapping.apply(version), texts, choices);
  }

  private static EdiFormat contrl(Directory syntax, String title) {
    return new EdiFormat(EdiMessage.service(syntax, "CONTRL"), title, EdifactContrl.MAPPING, LongTexts.NONE);
  }

  private static EdiFormat edifact(Directory directory, String message, String name, Function<Directory, Mapping<?>> mapping, Choice... choices) {
    var release = directory.id().substring(8).toUpperCase(java.util.Locale.ROOT);
    var title = "EDIFACT " + release.charAt(0) + "." + release.substring(1) + " " + message + " " + name;
    return new EdiFormat(EdiMessage.edifact(directory, message), title, mapping.apply(directory), EdifactTexts.of(directory), choices);
  }

  /** All of them, in the order in which a reader would look for them. */
  public static final List<Format> ALL = List.copyOf(ROWS);

  private static final Map<String, EdiFormat> BY_ID = new HashMap<>();

  static {
    for (var row : ROWS) BY_ID.put(row.id(), row);
  }

  /** A document as a tree and a record takes some thirty times its bytes; so much less than the heap may one have. */
  private static final long SHARE = 32;

  private static final long LEAST = 1 << 20;
  private static final long MOST = 256 << 20;

  private EdiFormats() {}

  /** The format of that id. */
  static EdiFormat of(String id) {
    return BY_ID.get(id);
  }

  /** The format of the first document of some data; null when its kind is not read. */
  static EdiFormat of(EdiHead head) {
    var directory = Directory.nearest(head.dialect(), head.version(), head.id());
    return directory == null ? null : BY_ID.get(directory.id() + "-" + head.id().toLowerCase(java.util.Locale.ROOT));
  }

  /** The format of a document that was read; the given one when there is none for it. */
  static EdiFormat of(TransactionSet set, EdiFormat otherwise) {
    return set.directory() == null ? otherwise : BY_ID.getOrDefault(set.directory() + "-" + set.id().toLowerCase(java.util.Locale.ROOT), otherwise);
  }

  /** The format of EDI data; where its kind is not read, the first one of its dialect, which says so. Null when the data is not EDI. */
  public static Format detect(byte[] bytes) {
    var head = EdiHead.of(bytes);
    if (head == null) return null;
    var format = of(head);
    if (format != null) return format;
    for (var row : ROWS) if (row.message().directory().dialect() == head.dialect()) return row;
    return null;
  }

  /** Whether some data begins as EDI data does. */
  public static boolean begins(byte[] head) {
    return EdiHead.of(head) != null;
  }

  /** Whether a format is one of these, so that its data can be {@link #stream}ed. */
  public static boolean has(Format format) {
    return BY_ID.get(format.id()) == format;
  }

  /**
   * Reads EDI data of any length, each document when its last segment has come; no more than one is kept. What is read is the same as from
   * bytes, but has no trace. The stream is read to its end and not closed.
   *
   * @param each takes the documents in their order, refused ones too
   * @return what is wrong around the documents: envelopes, their counts and control numbers, data outside
   * @throws IOException when the stream cannot be read
   */
  public static List<Finding> stream(InputStream data, Context context, Consumer<Read<?>> each) throws IOException {
    long most = Math.clamp(Runtime.getRuntime().maxMemory() / SHARE, LEAST, MOST);
    return new EdiReader().read(data, most, set -> each.accept(of(set, ROWS.getFirst()).read(set, context)));
  }
}
