package io.bordereau.pdf.archive;

/**
 * What the metadata of a hybrid invoice say about its XML (Factur-X 1.0, chapter 6; ZUGFeRD 1.0 and 2.0 the same in namespaces of their own).
 *
 * @param namespace the namespace of the mark
 * @param documentType kind of document: {@code INVOICE}
 * @param fileName name of the embedded file
 * @param version version of the XML schema: {@code 1.0}
 * @param level profile: {@code MINIMUM}, {@code BASIC WL}, {@code BASIC}, {@code EN 16931}, {@code EXTENDED}, {@code XRECHNUNG}
 */
public record FacturXMark(String namespace, String documentType, String fileName, String version, String level) {
  /** The namespace of Factur-X 1.0 and of ZUGFeRD from 2.1. */
  public static final String FACTUR_X = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";
  /** The namespace of ZUGFeRD 2.0. */
  public static final String ZUGFERD_2 = "urn:zugferd:pdfa:CrossIndustryDocument:invoice:2p0#";
  /** The namespace of ZUGFeRD 1.0. */
  public static final String ZUGFERD_1 = "urn:ferd:pdfa:CrossIndustryDocument:invoice:1p0#";

  /** The mark of a Factur-X of this profile, with its file under the usual name. */
  public static FacturXMark of(String level) {
    return new FacturXMark(FACTUR_X, "INVOICE", level.equals("XRECHNUNG") ? "xrechnung.xml" : "factur-x.xml", level.equals("XRECHNUNG") ? "3.0" : "1.0", level);
  }

  /** Whether it is one of the namespaces that mark a hybrid invoice. */
  static boolean marks(String namespace) {
    return FACTUR_X.equals(namespace) || ZUGFERD_2.equals(namespace) || ZUGFERD_1.equals(namespace);
  }
}
