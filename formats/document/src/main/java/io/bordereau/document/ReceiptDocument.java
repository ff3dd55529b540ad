package io.bordereau.document;

import java.util.List;

/**
 * A document that is answered.
 *
 * @param type transaction set or message type, such as 810 or INVOIC (AT-50)
 * @param control control number or message reference (AT-51)
 * @param version version or implementation (AT-52)
 * @param verdict accepted, accepted-with-errors, rejected (AT-53)
 * @param code the code that said so (AT-54)
 * @param number business number of the document (AT-55)
 * @param date its date (AT-56)
 * @param errors what is wrong with it as a whole (AT-57)
 * @param segments segments that are wrong (AT-58)
 * @param references references (AT-59)
 * @param dates dates (AT-60)
 * @param properties named values (AT-61)
 * @param notes notes (AT-62)
 * @param amounts amounts that it is about (AT-63)
 * @param quantities quantities that it is about (AT-64)
 * @param contacts contacts (AT-65)
 * @param parties parties (AT-66)
 * @param numberKind what the business number is: a canonical word, or a foreign code with its origin before a colon (AT-110)
 * @param group control number of the group that it stood in (AT-111)
 * @param sender code of the sender of that group (AT-112)
 * @param receiver code of its receiver (AT-113)
 * @param purpose purpose of the document (AT-114)
 * @param transaction kind of transaction (AT-115)
 * @param application kind of application that answers (AT-116)
 * @param action what is to be done (AT-117)
 * @param handling how the document is handled (AT-118)
 * @param reason why it has this status (AT-119)
 * @param actions what the receiver of the answer is asked to do (AT-161)
 */
public record ReceiptDocument(
    @Term("AT-50") String type,
    @Term("AT-51") String control,
    @Term("AT-52") String version,
    @Term("AT-53") String verdict,
    @Term("AT-54") String code,
    @Term("AT-55") String number,
    @Term("AT-56") Moment date,
    @Term("AT-57") List<ReceiptError> errors,
    @Term("AT-58") List<ReceiptSegment> segments,
    @Term("AT-59") List<Reference> references,
    @Term("AT-60") List<OtherDate> dates,
    @Term("AT-61") List<Property> properties,
    @Term("AT-62") List<Note> notes,
    @Term("AT-63") List<OtherAmount> amounts,
    @Term("AT-64") List<Quantity> quantities,
    @Term("AT-65") List<Contact> contacts,
    @Term("AT-66") List<OtherParty> parties,
    @Term("AT-110") String numberKind,
    @Term("AT-111") String group,
    @Term("AT-112") String sender,
    @Term("AT-113") String receiver,
    @Term("AT-114") String purpose,
    @Term("AT-115") String transaction,
    @Term("AT-116") String application,
    @Term("AT-117") String action,
    @Term("AT-118") String handling,
    @Term("AT-119") String reason,
    @Term("AT-161") List<ReceiptAction> actions) {
  public ReceiptDocument {
    errors = errors == null ? List.of() : List.copyOf(errors);
    segments = segments == null ? List.of() : List.copyOf(segments);
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    properties = properties == null ? List.of() : List.copyOf(properties);
    notes = notes == null ? List.of() : List.copyOf(notes);
    amounts = amounts == null ? List.of() : List.copyOf(amounts);
    quantities = quantities == null ? List.of() : List.copyOf(quantities);
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    parties = parties == null ? List.of() : List.copyOf(parties);
    actions = actions == null ? List.of() : List.copyOf(actions);
  }
}
