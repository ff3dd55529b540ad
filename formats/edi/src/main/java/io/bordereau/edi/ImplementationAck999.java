package io.bordereau.edi;

import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.fact;
import static io.bordereau.mapping.Parts.into;

import io.bordereau.document.Receipt;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;

/** X12 transaction set 999 (005010): a 997 that says of each fault what it stands in (CTX). */
final class ImplementationAck999 {
  private ImplementationAck999() {}

  static final Mapping<Receipt> MAPPING =
      Mapping.of(Receipt.class)
          .named("X12 999")
          .family("x12-999", EdiNames.SHARED)
          .root("999", fact("type", "999"), fact("level", "syntax"), FunctionalAck997.group("IK5", segment(), true), FunctionalAck997.losses());

  private static Part segment() {
    return each(
        "segments",
        "IK3",
        at("01", "segment"),
        at("02", "position", ReceiptForms.POSITION),
        at("03", "loop"),
        into("errors", at("04", "code", FunctionalAck997.SEGMENT)),
        context(),
        each("elements", "IK4", FunctionalAck997.element(true), context()));
  }

  /** What a fault stands in. */
  private static Part context() {
    return each(
        "context",
        "CTX",
        at("01/01", "name"),
        at("01/02", "value"),
        at("02", "segment"),
        at("03", "position", ReceiptForms.POSITION),
        at("04", "loop"),
        at("05/01", "element", ReceiptForms.POSITION),
        at("05/02", "component", ReceiptForms.POSITION),
        at("05/03", "repetition", ReceiptForms.POSITION),
        at("06/01", "reference"),
        at("06/02", "componentReference"));
  }
}
