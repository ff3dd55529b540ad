package io.bordereau.document;

import java.util.List;

/**
 * An answer to documents (X12 997, 999, TA1, 824; EDIFACT CONTRL, APERAK): what was received, and what is wrong with it.
 *
 * @param number number of the answer (AT-1)
 * @param issued date and time of issue (AT-2)
 * @param type what it is: 997, 999, TA1, CONTRL, APERAK, 824 (AT-3)
 * @param level level on which it answers: transport, syntax, application, business (AT-4)
 * @param verdict accepted, accepted-with-errors, partial, rejected, received (AT-5)
 * @param code the code that said so (AT-6)
 * @param purpose what it does to an earlier one; null for original (AT-7)
 * @param interchange control number of the interchange that is answered (AT-8)
 * @param interchangeDate date and time of that interchange (AT-9)
 * @param sender sender of that interchange (AT-10)
 * @param receiver its receiver (AT-11)
 * @param errors what is wrong with the interchange, or with the answered document as a whole (AT-12)
 * @param groups groups that are answered (AT-13)
 * @param documents documents outside a group that are answered (AT-14)
 * @param references references (AT-15)
 * @param dates dates (AT-16)
 * @param parties parties (AT-17)
 * @param notes notes (AT-18)
 * @param properties named values (AT-19)
 * @param contacts contacts (AT-20)
 * @param quantities counts (AT-21)
 * @param documentCode kind of document that it calls itself, UNTDID 1001 (AT-22)
 * @param reference number of the process or document that it belongs to (AT-23)
 * @param transaction kind of transaction (AT-24)
 * @param action what is to be done (AT-25)
 * @param senderRouting where inside the sender the interchange came from (AT-26)
 * @param receiverRouting where inside its receiver it was to go (AT-27)
 * @param process which rules and which process it follows (AT-160)
 */
public record Receipt(
    @Term("AT-1") String number,
    @Term("AT-2") Moment issued,
    @Term("AT-3") String type,
    @Term("AT-4") String level,
    @Term("AT-5") String verdict,
    @Term("AT-6") String code,
    @Term("AT-7") String purpose,
    @Term("AT-8") String interchange,
    @Term("AT-9") Moment interchangeDate,
    @Term("AT-10") Identifier sender,
    @Term("AT-11") Identifier receiver,
    @Term("AT-12") List<ReceiptError> errors,
    @Term("AT-13") List<ReceiptGroup> groups,
    @Term("AT-14") List<ReceiptDocument> documents,
    @Term("AT-15") List<Reference> references,
    @Term("AT-16") List<OtherDate> dates,
    @Term("AT-17") List<OtherParty> parties,
    @Term("AT-18") List<Note> notes,
    @Term("AT-19") List<Property> properties,
    @Term("AT-20") List<Contact> contacts,
    @Term("AT-21") List<Quantity> quantities,
    @Term("AT-22") String documentCode,
    @Term("AT-23") String reference,
    @Term("AT-24") String transaction,
    @Term("AT-25") String action,
    @Term("AT-26") String senderRouting,
    @Term("AT-27") String receiverRouting,
    @Term("AT-160") Process process) {
  public Receipt {
    errors = errors == null ? List.of() : List.copyOf(errors);
    groups = groups == null ? List.of() : List.copyOf(groups);
    documents = documents == null ? List.of() : List.copyOf(documents);
    references = references == null ? List.of() : List.copyOf(references);
    dates = dates == null ? List.of() : List.copyOf(dates);
    parties = parties == null ? List.of() : List.copyOf(parties);
    notes = notes == null ? List.of() : List.copyOf(notes);
    properties = properties == null ? List.of() : List.copyOf(properties);
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
    quantities = quantities == null ? List.of() : List.copyOf(quantities);
  }
}
