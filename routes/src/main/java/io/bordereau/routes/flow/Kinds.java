package io.bordereau.routes.flow;

import java.util.List;

/** The kinds of work in the ledger; each has a queue of the same name for its doorbell. */
public final class Kinds {
  /** From the bytes as received to the final bytes of a sending (T2 to T4). */
  public static final String PREPARE = "prepare";
  /** From the final bytes to the partner's answer (T5 and T6). */
  public static final String SEND = "send";
  /** All of them. */
  public static final List<String> ALL = List.of(PREPARE, SEND);

  private Kinds() {}
}
