package io.bordereau.xml.cii;

import static io.bordereau.mapping.Forms.TEXT;

import io.bordereau.mapping.As;
import io.bordereau.mapping.Extent;
import java.util.List;

/**
 * A profile of the Cross Industry Invoice: one mapping, narrowed to the places that the profile uses.
 *
 * @param name for people
 * @param specification the specification identifier (BT-24) that it writes
 * @param kin longer or other names of the same profile, which a document keeps
 * @param businessProcess the process (BT-23) that it writes where the document names none; null for none
 * @param extent the places that it uses; null for all that its schema has
 */
record CiiProfile(String name, String specification, List<String> kin, String businessProcess, Extent extent) {
  CiiProfile {
    kin = List.copyOf(kin);
  }

  As<String> guideline() {
    return extent == null ? TEXT.elseWrite(specification) : CiiForms.specification(specification, kin);
  }

  As<String> process() {
    return businessProcess == null ? TEXT : TEXT.elseWrite(businessProcess);
  }
}
