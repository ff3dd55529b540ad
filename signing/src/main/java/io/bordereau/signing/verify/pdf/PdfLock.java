package io.bordereau.signing.verify.pdf;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * What a signer forbade to be done later (ISO 32000-2 12.8.2.2 DocMDP, 12.8.2.4 FieldMDP).
 *
 * @param level of the certification of the document, 1 to 3, 0 when it is not certified: nothing may be changed; forms may be filled in and signed; and comments too
 * @param action on fields: {@code All}, {@code Include}, {@code Exclude}; empty when there is none
 * @param fields the names that the action is about
 * @param nothing whether it forbids that the document be signed again
 */
public record PdfLock(int level, String action, Set<String> fields, boolean nothing) {
  private static final int MOST_FIELDS = 10_000;

  public PdfLock {
    fields = Set.copyOf(fields);
  }

  /** What a signature says of it. */
  public static PdfLock of(PdfFile signed, PdfValue.Dict signature) throws PdfBroken {
    int level = 0;
    String action = "";
    boolean nothing = false;
    Set<String> fields = new HashSet<>();
    for (PdfValue each : signed.items(signature.get("Reference"))) {
      if (!(signed.direct(each) instanceof PdfValue.Dict reference) || !(signed.dict(reference, "TransformParams") instanceof PdfValue.Dict parameters)) {
        continue;
      }
      int may = signed.direct(parameters.get("P")) instanceof PdfValue.Number number && number.whole() >= 1 && number.whole() <= 3 ? (int) number.whole() : 2;
      if (reference.is("TransformMethod", "DocMDP")) {
        level = level == 0 ? may : Math.min(level, may);
        nothing |= may == 1;
      } else if (reference.is("TransformMethod", "FieldMDP")) {
        action = signed.direct(parameters.get("Action")) instanceof PdfValue.Name name ? name.text() : action;
        nothing |= may == 1 || action.equals("All");
        for (PdfValue field : signed.items(parameters.get("Fields"))) {
          if (signed.direct(field) instanceof PdfValue.Text text && fields.size() < MOST_FIELDS) {
            fields.add(new String(text.bytes(), StandardCharsets.ISO_8859_1));
          }
        }
      }
    }
    return new PdfLock(level, action, fields, nothing);
  }

  /** Whether a field may not be changed any more: a name stands for all the fields below it. */
  public boolean locks(String field) {
    boolean listed = false;
    for (String name = field; !name.isEmpty() && !listed; name = name.lastIndexOf('.') < 0 ? "" : name.substring(0, name.lastIndexOf('.'))) {
      listed = fields.contains(name);
    }
    return switch (action) {
      case "All" -> true;
      case "Include" -> listed;
      case "Exclude" -> !listed;
      case String none -> false;
    };
  }

  /** Whether the document is certified so that something may be done. */
  public boolean allows() {
    return level > 1;
  }

  /** What, for a sentence. */
  public String allowed() {
    return level == 3 ? "forms be filled in and comments be made" : "forms be filled in";
  }
}
