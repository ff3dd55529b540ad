package io.bordereau.signing.verify.pdf;

import java.util.List;

/**
 * A field with a signature in it.
 *
 * @param name its full name; as written, for a message
 * @param object its number; 0 when it stands within another object
 * @param widgets the numbers of the objects that show it, itself among them when it does
 * @param signature its signature's dictionary
 * @param signatureObject the number of that; 0 when it stands within the field
 * @param seen whether something of it is seen on a page
 */
public record SignatureField(String name, int object, List<Integer> widgets, PdfValue.Dict signature, int signatureObject, boolean seen) {
  public SignatureField {
    widgets = List.copyOf(widgets);
  }
}
