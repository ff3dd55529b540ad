package io.bordereau.document;

/**
 * What a wrong segment or element stands in (X12 999, CTX): something of the document that tells people which one is meant, or the place
 * that makes it wrong.
 *
 * @param name what it is, such as a data element's name or {@code SITUATIONAL TRIGGER} (AT-100)
 * @param value its value (AT-101)
 * @param segment tag of the segment (AT-102)
 * @param position position of that segment in the document (AT-103)
 * @param loop its loop (AT-104)
 * @param element position of the element in the segment (AT-105)
 * @param component position of the component in the element (AT-106)
 * @param repetition which repetition (AT-107)
 * @param reference number of the data element (AT-108)
 * @param componentReference number of the component's data element (AT-109)
 */
public record ReceiptContext(
    @Term("AT-100") String name,
    @Term("AT-101") String value,
    @Term("AT-102") String segment,
    @Term("AT-103") Decimal position,
    @Term("AT-104") String loop,
    @Term("AT-105") Decimal element,
    @Term("AT-106") Decimal component,
    @Term("AT-107") Decimal repetition,
    @Term("AT-108") String reference,
    @Term("AT-109") String componentReference) {}
