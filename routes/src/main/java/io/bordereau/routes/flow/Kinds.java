package io.bordereau.routes.flow;

import java.util.List;

/** The kinds of work in the ledger; each has a queue of the same name for its doorbell. */
public final class Kinds {
  /** From the bytes as received to the final bytes of a sending (T2 to T4). */
  public static final String PREPARE = "prepare";
  /** From the final bytes to the partner's answer (T5 and T6). */
  public static final String SEND = "send";
  /** From what a partner brought to the bytes for our own system, or to the documents that an answer names (T2 to T4). */
  public static final String ARRIVE = "arrive";
  /** From these bytes to our own system (T5 and T6). */
  public static final String HAND = "hand";
  /** From a received interchange to the final bytes of its acknowledgement (T3 and T4). */
  public static final String ACKNOWLEDGE = "acknowledge";
  /** From what waits for a partner to one interchange with its numbers (T3). */
  public static final String BATCH = "batch";
  /** From the documents of an interchange to its final bytes (T4). */
  public static final String PACK = "pack";
  /** From the time by which a receipt was due to the same sending once more, or to giving it up. */
  public static final String REMIND = "remind";
  /** From a page that was signed with less than was wanted, or whose time-stamp weakens, to one that can be proved for longer. */
  public static final String UPGRADE = "upgrade";
  /** All of them. */
  public static final List<String> ALL = List.of(PREPARE, SEND, ARRIVE, HAND, ACKNOWLEDGE, BATCH, PACK, REMIND, UPGRADE);

  private Kinds() {}
}
