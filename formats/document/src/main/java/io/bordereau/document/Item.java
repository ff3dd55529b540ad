package io.bordereau.document;

import java.util.List;

/**
 * The item of a line (BG-31).
 *
 * @param name name (BT-153)
 * @param description description (BT-154)
 * @param sellerId the seller's number (BT-155)
 * @param buyerId the buyer's number (BT-156)
 * @param standardId GTIN or other standard number (BT-157)
 * @param classifications classifications (BT-158-0)
 * @param origin country of origin (BT-159)
 * @param attributes attributes (BG-32)
 * @param identifiers further numbers, scheme = canonical word or a foreign code with its origin before a colon (BX-220)
 * @param manufacturer manufacturer (BX-221)
 * @param manufacturerId the manufacturer's number (BX-222)
 * @param serialNumbers serial numbers (BX-223)
 * @param machineType machine type (BX-224)
 * @param batch batch or lot (BX-225)
 * @param texts further descriptions (BX-226)
 * @param sellerIdExtra auxiliary part number (BX-227)
 */
public record Item(
    @Term("BT-153") String name,
    @Term("BT-154") String description,
    @Term("BT-155") String sellerId,
    @Term("BT-156") String buyerId,
    @Term(value = "BT-157", within = "value=BT-157 " + "scheme=BT-157-1") Identifier standardId,
    @Term("BT-158-0") List<Classification> classifications,
    @Term("BT-159") String origin,
    @Term(value = "BG-32", within = "name=BT-160 " + "value=BT-161") List<Property> attributes,
    @Term("BX-220") List<Identifier> identifiers,
    @Term("BX-221") String manufacturer,
    @Term("BX-222") String manufacturerId,
    @Term("BX-223") List<String> serialNumbers,
    @Term("BX-224") String machineType,
    @Term("BX-225") String batch,
    @Term("BX-226") List<ItemText> texts,
    @Term("BX-227") String sellerIdExtra) {
  public Item {
    classifications = classifications == null ? List.of() : List.copyOf(classifications);
    attributes = attributes == null ? List.of() : List.copyOf(attributes);
    identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
    serialNumbers = serialNumbers == null ? List.of() : List.copyOf(serialNumbers);
    texts = texts == null ? List.of() : List.copyOf(texts);
  }
}
