package io.bordereau.document;

/**
 * How goods or equipment are to be handled (EDIFACT HAN). Every part may be null.
 *
 * @param code instruction as a code (OT-297)
 * @param list list of that code (OT-298)
 * @param agency agency of that list (OT-299)
 * @param text instruction in words (OT-300)
 * @param hazard hazardous material as a code (OT-301)
 * @param hazardList list of that code (OT-302)
 * @param hazardAgency agency of that list (OT-303)
 * @param hazardText hazardous material in words (OT-304)
 */
public record Handling(
    @Term("OT-297") String code,
    @Term("OT-298") String list,
    @Term("OT-299") String agency,
    @Term("OT-300") String text,
    @Term("OT-301") String hazard,
    @Term("OT-302") String hazardList,
    @Term("OT-303") String hazardAgency,
    @Term("OT-304") String hazardText) {}
