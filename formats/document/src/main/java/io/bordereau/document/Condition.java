package io.bordereau.document;

/**
 * A condition of sale or an instruction: no back orders, ship complete, a restriction in words.
 *
 * @param code canonical word, or a foreign code with its origin before a colon (OT-260)
 * @param action what to do when the amount is exceeded (OT-261)
 * @param amount amount (OT-262)
 * @param account account to charge (OT-263)
 * @param date date by which it holds (OT-264)
 * @param agency agency of the service code (OT-265)
 * @param service special service, as a code (OT-266)
 * @param substitution whether and what may come instead (OT-267)
 * @param percent percentage (OT-268)
 * @param text in words (OT-269)
 * @param quantityKind kind of the quantity (OT-270)
 * @param quantity quantity (OT-271)
 */
public record Condition(
    @Term("OT-260") String code,
    @Term("OT-261") String action,
    @Term("OT-262") Money amount,
    @Term("OT-263") String account,
    @Term("OT-264") Moment date,
    @Term("OT-265") String agency,
    @Term("OT-266") String service,
    @Term("OT-267") String substitution,
    @Term("OT-268") Decimal percent,
    @Term("OT-269") String text,
    @Term("OT-270") String quantityKind,
    @Term("OT-271") Decimal quantity) {}
