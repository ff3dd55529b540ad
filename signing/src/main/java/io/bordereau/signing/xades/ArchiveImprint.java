package io.bordereau.signing.xades;

import io.bordereau.signing.xades.SignatureStructure.Reference;
import java.io.OutputStream;
import org.w3c.dom.Element;

/** What an archive time-stamp is made over (ETSI EN 319 132-1 5.5.2.2): all that the signature covers, the signature, and the properties before the stamp. */
final class ArchiveImprint {
  private ArchiveImprint() {}

  /**
   * Writes it.
   *
   * @param how the canonical form that the stamp names
   * @param until the stamp itself; null for one that is about to be made
   * @throws ReferenceCheck.Refused when a reference is not followed
   */
  static void add(SignatureStructure of, ReferenceCheck references, Canonicalization how, Element until, OutputStream into) throws ReferenceCheck.Refused {
    for (Reference each : of.references()) {
      references.follow(each).write(how, into);
    }
    how.write(of.info(), into);
    how.write(of.value(), into);
    if (of.keyInfo() != null) how.write(of.keyInfo(), into);
    for (Element each : of.unsigned()) {
      if (each == until) break;
      how.write(each, into);
    }
    for (Element each : of.objects()) {
      if (of.qualifying() == null || each != of.qualifying().getParentNode()) how.write(each, into);
    }
  }
}
