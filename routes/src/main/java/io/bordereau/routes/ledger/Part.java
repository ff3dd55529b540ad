package io.bordereau.routes.ledger;

import java.util.List;

/**
 * One document of a carrier (a batch, an interchange of several messages).
 *
 * @param number its place in the carrier, from 1; the same part is never made twice
 * @param payload digest of its bytes
 * @param format their format
 * @param name for people
 * @param work the kind of work to do first
 * @param refs names by which it may be found at once
 */
public record Part(int number, String payload, String format, String name, String work, List<Ref> refs) {
  public Part {
    refs = List.copyOf(refs);
  }

  /** Without a name by which it may be found before it was understood. */
  public Part(int number, String payload, String format, String name, String work) {
    this(number, payload, format, name, work, List.of());
  }
}
