package io.bordereau.routes.flow;

import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Puts one interchange around several rendered documents: their order, the numbers that it needs, and the bytes with them. Pure. */
public sealed interface Bundler permits X12Bundler, EdifactBundler {
  /** All bundlers; the first that takes a format has it. */
  List<Bundler> ALL = List.of(new X12Bundler(), new EdifactBundler());

  /** The bundler of a format; empty when its documents travel alone. */
  static Optional<Bundler> of(Format format) {
    return ALL.stream().filter(b -> b.bundles(format.id())).findFirst();
  }

  /** The bundler of a standard. */
  static Bundler of(String standard) {
    return ALL.stream().filter(b -> b.standard().equals(standard)).findFirst().orElseThrow();
  }

  /** What the interchanges are called: {@code x12} or {@code edifact}. */
  String standard();

  /** Whether documents of the format with this id travel together. */
  default boolean bundles(String format) {
    return format.startsWith(standard() + "-");
  }

  /** Where documents to a partner wait for each other: never with those of another environment. */
  default String queue(Agreements agreements, Partner partner) {
    return partner.id() + " " + standard() + " " + (agreements.test(partner) ? "test" : "production");
  }

  /** What tells documents of one group from those of another, such as GS01; empty where there are no groups. */
  String group(Piece piece, Agreements agreements, Partner partner);

  /** The same documents group by group; groups in the order of their first documents, documents of a group in theirs. */
  default List<Piece> ordered(List<Piece> pieces, Agreements agreements, Partner partner) {
    var groups = new LinkedHashMap<String, List<Piece>>();
    for (var piece : pieces) groups.computeIfAbsent(group(piece, agreements, partner), g -> new ArrayList<>()).add(piece);
    return groups.values().stream().flatMap(List::stream).toList();
  }

  /**
   * The series to draw from, the interchange's first, then one number for each group.
   *
   * @param pieces the documents in their order
   */
  List<Scope> counters(List<Piece> pieces, Agreements agreements, Partner partner);

  /**
   * The packed bytes.
   *
   * @param pieces the documents in their order
   * @param numbers drawn from {@link #counters}
   * @param at the instant of the interchange
   * @throws IllegalArgumentException when the envelope does not fit, or the documents do not go together
   */
  Bundle pack(List<Piece> pieces, List<Long> numbers, Agreements agreements, Partner partner, OffsetDateTime at);

  /** Whether these documents, ordered or not, make one interchange; throws nothing. */
  default boolean fit(List<Piece> pieces, Agreements agreements, Partner partner, OffsetDateTime at) {
    try {
      trial(pieces, agreements, partner, at);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Packs with numbers that are never used.
   *
   * @throws IllegalArgumentException when the envelope does not fit, or the documents do not go together
   */
  default void trial(List<Piece> pieces, Agreements agreements, Partner partner, OffsetDateTime at) {
    var ordered = ordered(pieces, agreements, partner);
    pack(ordered, counters(ordered, agreements, partner).stream().map(s -> 1L).toList(), agreements, partner, at);
  }

  /**
   * A rendered document.
   *
   * @param document its id in the ledger
   * @param format the id of the format that it was rendered in
   * @param rendered its bytes, in a neutral interchange
   */
  record Piece(String document, String format, byte[] rendered) {}

  /**
   * A packed interchange.
   *
   * @param bytes the bytes
   * @param type their media type
   * @param refs names of the whole interchange
   * @param parts of each document in its place: names by which an answer may refer to it
   * @param words of each document in its place: where it stands, for people
   */
  record Bundle(byte[] bytes, String type, List<Ref> refs, List<List<Ref>> parts, List<String> words) {
    public Bundle {
      refs = List.copyOf(refs);
      parts = List.copyOf(parts);
      words = List.copyOf(words);
    }
  }
}
