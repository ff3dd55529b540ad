package io.bordereau.routes.flow;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Read;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Received;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Replies;
import java.util.List;
import java.util.stream.Stream;

/** Records a document of our own that was handed over, whatever the channel: bytes first (T0), then the fact (T1). */
public final class HandOver {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_NUMBERS = 20;

  private final Ledger ledger;

  /** Records in this ledger. */
  public HandOver(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Records one hand-over; it is durable when this returns.
   *
   * @param channel the way in
   * @param partner who handed it over
   * @param identity the sender's own name for it, unique per channel and partner
   * @param format the format of the bytes
   * @param name for people, untrusted; may be null
   * @param bytes the bytes
   * @param replies what the sender is told
   */
  public Received receive(String channel, String partner, String identity, Format format, String name, byte[] bytes, Replies replies) {
    return receive(channel, partner, List.of(), identity, format, name, bytes, replies);
  }

  /**
   * The same of somebody who may not hand over for every company.
   *
   * @param companies for which companies it may; none for all
   */
  public Received receive(String channel, String partner, List<String> companies, String identity, Format format, String name, byte[] bytes, Replies replies) {
    ledger.room().admit();
    var digest = ledger.payloads().put(bytes);
    return ledger.receive(
        new Inbound(Direction.OUT, channel, partner, identity, digest, format.id(), plain(name), Kinds.PREPARE, numbers(format, bytes))
            .forCompanies(companies), replies);
  }

  /**
   * Records a document that could not be read out of its file: it is refused for these findings, and found by its number.
   *
   * @param number its number, when it says one; may be null
   * @param findings why, at least one error
   */
  public Received refused(String channel, String partner, String identity, String name, String number, List<Finding> findings,
      Replies replies) {
    ledger.room().admit();
    var digest = ledger.payloads().put(Unreadable.bytes(findings));
    var refs = number == null || number.isBlank() ? List.<Ref>of() : List.of(Ref.of("number", number));
    return ledger.receive(new Inbound(Direction.OUT, channel, partner, identity, digest, Unreadable.FORMAT, plain(name), Kinds.PREPARE,
        refs), replies);
  }

  /** A name for people carries nothing but plain characters, and is never used as a path. */
  private static String plain(String name) {
    var text = name == null ? "" : name.replaceAll("[^\\p{L}\\p{N} ._#-]", "_");
    return text.substring(0, Math.min(LONGEST_NAME, text.length()));
  }

  /** The numbers of the documents inside, so that one that is refused later is found by its number as well. */
  private static List<Ref> numbers(Format format, byte[] bytes) {
    return format.read(bytes, Context.NEUTRAL).stream().flatMap(HandOver::number).distinct().limit(MOST_NUMBERS).toList();
  }

  /** The number of one document, when it has one. */
  static Stream<Ref> number(Read<?> read) {
    return read.document().stream().flatMap(d -> Business.of(d).stream()).map(Business::number).filter(n -> n != null && !n.isBlank())
        .map(n -> Ref.of("number", n));
  }
}
