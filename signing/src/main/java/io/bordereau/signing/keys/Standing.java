package io.bordereau.signing.keys;

/** What a signature of a key is worth before the law (Regulation (EU) 910/2014, articles 26, 3(12), 3(27)). The kinds are kept apart: a seal is no signature of a person. */
public enum Standing {
  /** A key that the hub made for itself: worth nothing, and it says so. */
  DEVELOPMENT,
  /** An advanced electronic signature or seal. */
  ADVANCED,
  /** A qualified electronic signature: of a natural person. */
  QUALIFIED_SIGNATURE,
  /** A qualified electronic seal: of a legal person. */
  QUALIFIED_SEAL;

  /** Whether this suffices where the other is demanded. A qualified signature and a qualified seal do not stand in for each other. */
  public boolean suffices(Standing demanded) {
    return switch (demanded) {
      case DEVELOPMENT -> true;
      case ADVANCED -> this != DEVELOPMENT;
      case QUALIFIED_SIGNATURE -> this == QUALIFIED_SIGNATURE;
      case QUALIFIED_SEAL -> this == QUALIFIED_SEAL;
    };
  }
}
