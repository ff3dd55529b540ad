package io.bordereau.xml.cii;

import static io.bordereau.mapping.Forms.TEXT;

import io.bordereau.mapping.As;
import io.bordereau.mapping.Extent;
import io.bordereau.xml.Specification;
import java.util.List;

/**
 * A profile of the Cross Industry Invoice: the one mapping, narrowed to the places that the profile has.
 *
 * @param id of the format
 * @param name for people
 * @param specification the specification identifier (BT-24) that it writes; null for the document's own
 * @param kin other identifiers of the same profile, which a document keeps
 * @param businessProcess the process (BT-23) that it writes where the document names none; null for none
 * @param extent the places that it has; null for all that the mapping knows
 */
record CiiProfile(String id, String name, String specification, List<String> kin, String businessProcess, Extent extent) {
  CiiProfile {
    kin = List.copyOf(kin);
  }

  /** Whether it has lines below lines. */
  boolean linesBelow() {
    return extent == null || extent.room("rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:AssociatedDocumentLineDocument/ram:ParentLineID") > 0;
  }

  As<String> guideline() {
    return specification == null ? TEXT : Specification.of(specification, kin::contains);
  }

  As<String> process() {
    return businessProcess == null ? TEXT : TEXT.elseWrite(businessProcess);
  }

  /** Whether a document that names this specification is one of this profile. */
  boolean claims(String guideline) {
    return guideline.equals(specification) || kin.contains(guideline);
  }
}
