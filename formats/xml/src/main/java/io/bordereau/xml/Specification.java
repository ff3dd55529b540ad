package io.bordereau.xml;

import io.bordereau.mapping.As;
import java.util.function.Predicate;

/** The identifiers by which a document names the specification (BT-24) and the process (BT-23) that it is written for. */
public final class Specification {
  private Specification() {}

  /**
   * The identifier of a profile: written where the document names none, and instead of that of another profile.
   *
   * @param own what the profile writes
   * @param kin which other identifiers a document of the profile may keep
   */
  public static As<String> of(String own, Predicate<String> kin) {
    return As.<String>of(
            "identifier",
            (t, s) -> t,
            (v, s) -> {
              if (v.equals(own) || kin.test(v)) return v;
              s.lossy("the document names what it is written for");
              return own;
            })
        .elseWrite(own);
  }
}
