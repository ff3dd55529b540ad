package io.bordereau.edi;

import io.bordereau.document.ReceiptContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What was heard while data was read: its interchanges with their groups and documents, and what is wrong on each level. */
final class Heard implements Envelopes {
  private static final Set<String> GROUP = Set.of("GS", "GE", "UNG", "UNE");

  private final List<OfInterchange> interchanges = new ArrayList<>();
  private final List<Flaw> between = new ArrayList<>();

  /** An interchange; {@link #envelope} is null where documents stand without one. */
  static final class OfInterchange {
    final Interchange envelope;
    final List<Flaw> flaws = new ArrayList<>();
    final List<OfGroup> groups = new ArrayList<>();
    final List<OfDocument> loose = new ArrayList<>();
    boolean ended;
    boolean left;

    OfInterchange(Interchange envelope) {
      this.envelope = envelope;
    }

    Stream<OfDocument> documents() {
      return Stream.concat(groups.stream().flatMap(g -> g.documents.stream()), loose.stream());
    }
  }

  /** A functional group. */
  static final class OfGroup {
    final FunctionalGroup envelope;
    final List<Flaw> flaws = new ArrayList<>();
    final List<OfDocument> documents = new ArrayList<>();
    String stated = "";
    boolean ended;

    OfGroup(FunctionalGroup envelope) {
      this.envelope = envelope;
    }
  }

  /**
   * A document.
   *
   * @param key what people know it by, such as the number of an invoice; null when it is not known
   */
  record OfDocument(
      String id, String control, String version, String agency, String implementation, boolean readable, List<Flaw> flaws, ReceiptContext key) {}

  /** Reads some data. */
  static List<OfInterchange> of(byte[] data, List<OwnMessage> own) {
    var heard = new Heard();
    new EdiReader(own).read(data, heard::document, heard);
    if (!heard.interchanges.isEmpty()) heard.current().flaws.addAll(heard.between);
    return heard.interchanges;
  }

  private OfInterchange current() {
    if (interchanges.isEmpty()) interchanges.add(new OfInterchange(null));
    return interchanges.getLast();
  }

  private OfGroup group() {
    var groups = current().groups;
    return groups.isEmpty() || groups.getLast().ended ? null : groups.getLast();
  }

  @Override
  public void begins(Interchange interchange) {
    interchanges.add(new OfInterchange(interchange));
    current().flaws.addAll(between); // what is wrong with an opening segment is said before it is understood
    between.clear();
  }

  @Override
  public void begins(FunctionalGroup envelope) {
    if (group() != null) group().ended = true;
    current().groups.add(new OfGroup(envelope));
  }

  @Override
  public void ends(FunctionalGroup envelope, String stated, int counted) {
    var group = group();
    if (group == null) return;
    group.stated = stated;
    group.ended = true;
  }

  @Override
  public void ends(Interchange interchange) {
    current().ended = true;
    current().left = true;
  }

  @Override
  public void wrong(Flaw flaw) {
    var close = flaw.segment();
    boolean ofGroup = close != null && flaw.kind() != EdiFinding.GROUPS_MIXED && GROUP.contains(close);
    if (ofGroup && group() != null) group().flaws.add(flaw);
    else if (interchanges.isEmpty() || current().left) between.add(flaw);
    else current().flaws.add(flaw);
    if (flaw.kind() == EdiFinding.TRAILER_MISSING && !ofGroup && !interchanges.isEmpty()) current().left = true;
  }

  private void document(TransactionSet set) {
    var it = new OfDocument(set.id(), set.control(), set.version(), set.agency(), set.implementation(), set.readable(), set.flaws(), key(set));
    if (set.group() != null && group() != null) group().documents.add(it);
    else current().loose.add(it);
  }

  private static ReceiptContext key(TransactionSet set) {
    if (set.tree() == null) return null;
    var place = switch (set.id()) {
      case "810" -> "BIG/02";
      case "812" -> "BCD/02";
      case "820" -> "TRN/02";
      case "850" -> "BEG/03";
      case "855" -> "BAK/03";
      case "860" -> "BCH/03";
      case String other -> null;
    };
    if (place == null) return null;
    var tree = set.tree();
    int at = 0;
    for (var step : place.split("/")) {
      at = tree.child(at, tree.names().id(step));
      if (at == io.bordereau.mapping.Tree.NONE) return null;
    }
    var value = tree.text(at);
    if (value.isEmpty() || value.length() > 35) return null;
    return new ReceiptContext(place.replace("/", ""), value, null, null, null, null, null, null, null, null);
  }
}
