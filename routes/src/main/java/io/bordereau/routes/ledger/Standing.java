package io.bordereau.routes.ledger;

import java.time.Instant;

/**
 * Where a document stands.
 *
 * @param id the document's id
 * @param direction its direction
 * @param key its business identity; null before it was understood
 * @param revision 1 for the first under its key; 0 while it has none
 * @param carrier the document that it was unpacked from; null when it came by itself
 * @param channel the channel that it came by
 * @param from who handed it over
 * @param name for people
 * @param payload digest of its bytes as received
 * @param format format as received; empty when it was not known
 * @param received when
 * @param lifecycle what its entries mean
 */
public record Standing(
    String id, Direction direction, Key key, int revision, String carrier, String channel, String from, String name, String payload, String format,
    Instant received, Lifecycle lifecycle) {}
