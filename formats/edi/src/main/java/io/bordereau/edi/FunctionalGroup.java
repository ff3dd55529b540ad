package io.bordereau.edi;

/**
 * The envelope of a functional group (GS or UNG).
 *
 * @param id GS01, such as IN for invoices, or 0038, such as INVOIC
 * @param sender GS02 or 0040
 * @param receiver GS03 or 0044
 * @param date GS04 or 0017
 * @param time GS05 or 0019
 * @param control GS06 or 0048
 * @param agency GS07 or 0051
 * @param version GS08, such as 004010 or 004010VICS; or S008, such as D.96A
 */
public record FunctionalGroup(
    String id, String sender, String receiver, String date, String time, String control, String agency, String version) {}
