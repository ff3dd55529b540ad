package io.bordereau.edi;

/**
 * The envelope of a functional group (GS).
 *
 * @param id GS01, such as IN for invoices
 * @param sender GS02
 * @param receiver GS03
 * @param date GS04
 * @param time GS05
 * @param control GS06
 * @param agency GS07
 * @param version GS08, such as 004010 or 004010VICS
 */
public record FunctionalGroup(
    String id, String sender, String receiver, String date, String time, String control, String agency, String version) {}
