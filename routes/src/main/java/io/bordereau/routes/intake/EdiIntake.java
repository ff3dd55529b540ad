package io.bordereau.routes.intake;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.document.Money;
import io.bordereau.edi.Dialect;
import io.bordereau.edi.EdiFinding;
import io.bordereau.edi.EdiReader;
import io.bordereau.edi.TransactionSet;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.routes.intake.EdiMessages.Seen;
import io.bordereau.routes.intake.EdiMessages.Value;
import io.bordereau.routes.intake.IntakeFindings.Spot;
import io.bordereau.routes.intake.IntakeResult.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.smooks.api.SmooksException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Reads a partner's own EDI message, of low volume, into invoices. A message is taken as a whole or not at all, and stands alone: a broken
 * one refuses itself and not its neighbours. Holds one file.
 */
final class EdiIntake implements Intake {
  private static final Logger LOG = LoggerFactory.getLogger(EdiIntake.class);
  private static final int LARGEST = EdiXmlReader.LARGEST;
  /** Bytes from the beginning of a file that are enough to see its first message's kind and sender. */
  private static final int HEAD = 16_384;
  private static final Set<String> AGREED = Stream.of(EdiFinding.CONTROL_NUMBER, EdiFinding.COUNT, EdiFinding.SEGMENT_UNKNOWN, EdiFinding.SEGMENT_UNEXPECTED,
      EdiFinding.SEGMENT_MISSING, EdiFinding.SEGMENT_OVER, EdiFinding.SEGMENT_ORDER, EdiFinding.LOOP_OVER).map(EdiFinding::code)
      .collect(Collectors.toUnmodifiableSet());
  private static final int MOST_LINES = 20_000;
  /** Values of one message: Smooks holds each as several objects. */
  private static final int MOST_VALUES = 500_000;
  private static final int MOST_UNREAD = 50;
  private static final int MOST_PLACED = 1_000_000;

  private final EdiConfiguration configuration;
  private final EdiMessages smooks;

  EdiIntake(EdiConfiguration configuration) throws IOException, SAXException {
    this.configuration = configuration;
    smooks = new EdiMessages(configuration);
  }

  @Override
  public String name() {
    return configuration.name();
  }

  @Override
  public Optional<IntakeFormat> format() {
    return Optional.of(new IntakeFormat(this, configuration.edi().own()));
  }

  @Override
  public boolean claims(byte[] start) {
    if (start.length < 3 || !begins(start)) return false;
    var first = new AtomicReference<TransactionSet>();
    new EdiReader().read(Arrays.copyOf(start, Math.min(start.length, HEAD)), set -> first.compareAndSet(null, set));
    return first.get() != null && configuration.edi().takes(first.get());
  }

  /** Whether the first letters, behind a byte order mark and blanks, are those of an interchange. */
  private static boolean begins(byte[] b) {
    int at = 0;
    while (at < b.length && at < 64 && b[at] <= ' ') at++;
    return at + 2 < b.length && (b[at] == 'I' && b[at + 1] == 'S' && b[at + 2] == 'A' || b[at] == 'U' && b[at + 1] == 'N');
  }

  @Override
  public void close() {
    smooks.close();
  }

  @Override
  public void read(InputStream in, Consumer<IntakeResult> results) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      LOG.warn("intake {}: the file cannot be read", name(), e);
      refuse(List.of(IntakeFindings.unreadableFile()), results);
      return;
    }
    if (bytes.length > LARGEST) {
      refuse(List.of(IntakeFindings.largeFile(LARGEST)), results);
      return;
    }
    var pieces = EdiPieces.of(bytes, configuration.edi());
    if (pieces.all().isEmpty()) {
      refuse(pieces.around(), results);
      return;
    }
    TransactionSet first = pieces.all().get(0).set();
    if (!configuration.edi().takes(first)) {
      refuse(List.of(IntakeFindings.otherMessage(said(first), wanted())), results);
      return;
    }
    int last = pieces.all().size() - 1;
    for (int i = 0; i <= last; i++) {
      // what is wrong with the envelope stands behind the messages: the last one carries it
      message(pieces.all().get(i), i == last ? pieces.around() : List.of(), results);
    }
  }

  private static String said(TransactionSet set) {
    return set.id() + (set.interchange() == null ? "" : " from " + set.interchange().senderQualifier() + ":" + set.interchange().sender());
  }

  private String wanted() {
    return configuration.edi().message() + (configuration.edi().sender() == null ? "" : " from " + configuration.edi().sender());
  }

  private static void refuse(List<Finding> findings, Consumer<IntakeResult> results) {
    results.accept(new IntakeResult(Optional.empty(), findings, null, Unit.SEGMENTS, 1, 1, new byte[0]));
  }

  /** One message to its invoices, or refused with everything that is wrong in it. */
  private void message(EdiPieces.Piece piece, List<Finding> around, Consumer<IntakeResult> results) {
    TransactionSet set = piece.set();
    var findings = new ArrayList<Finding>();
    for (Finding f : set.findings()) findings.add(in(set, f));
    findings.addAll(around);
    Seen seen = null;
    if (!configuration.edi().takes(set)) findings.add(in(set, EdiFinding.SET.at(configuration.edi().dialect(), set.id(), set.id())));
    else if (piece.values() > MOST_VALUES) findings.add(IntakeFindings.largeMessage(set.control(), "more than " + MOST_VALUES + " values"));
    else if (findings.stream().noneMatch(Finding::isError)) seen = seen(piece, findings);
    List<Group> groups = seen == null ? List.of() : groups(set, seen, findings);
    boolean refused = groups.isEmpty() || findings.stream().anyMatch(Finding::isError) || groups.stream().anyMatch(Group::isRefused);
    if (refused) {
      for (Group g : groups) findings.addAll(g.findings);
      results.accept(new IntakeResult(Optional.empty(), findings, key(groups), Unit.SEGMENTS, piece.first(), piece.first() + set.segments() - 1,
          piece.bytes()));
      return;
    }
    for (Group g : groups) {
      if (configuration.computed()) ComputedTotals.into(g.draft);
      results.accept(new IntakeResult(Optional.of((Invoice) g.draft.build()), findings, g.number, Unit.SEGMENTS,
          piece.first(), piece.first() + set.segments() - 1, piece.bytes()));
    }
  }

  private static String key(List<Group> groups) {
    return groups.stream().map(g -> g.number).filter(n -> n != null).findFirst().orElse(null);
  }

  /** A finding of the syntax, in its message. A structure that was agreed is kept, or the message is refused: nobody would read its findings. */
  private static Finding in(TransactionSet set, Finding f) {
    boolean departs = AGREED.contains(f.code()) && !f.isError();
    Severity severity = departs ? Severity.ERROR : f.severity();
    String message = departs ? f.message() + " The message departs from what was agreed, and was not taken." : f.message();
    String where = "message " + set.control() + (f.where() == null ? "" : "/" + f.where());
    return new Finding(f.code(), severity, where, f.term(), f.value(), message, f.official(), f.turn(), f.next());
  }

  private Seen seen(EdiPieces.Piece piece, List<Finding> findings) {
    try {
      return smooks.read(piece.bytes());
    } catch (SmooksException e) {
      LOG.error("intake {}: Smooks failed on message {}", name(), piece.set().control(), e);
      findings.add(IntakeFindings.brokenMessage(piece.set().control(), "Smooks failed"));
      return null;
    }
  }

  /** One invoice on its way. */
  private static final class Group {
    final Element element;
    final Draft draft = new Draft(Invoice.class);
    final List<Finding> findings = new ArrayList<>();
    /** What fills a place, and the segment that said it. */
    final Map<String, Value> filled = new HashMap<>();
    String number;
    int lines;

    Group(Element element) {
      this.element = element;
    }

    boolean isRefused() {
      return findings.stream().anyMatch(Finding::isError);
    }
  }

  private record Line(Group group, int number) {}

  private List<Group> groups(TransactionSet set, Seen seen, List<Finding> findings) {
    var groups = new ArrayList<Group>();
    for (Element e : seen.each) groups.add(new Group(e));
    if (groups.isEmpty()) findings.add(IntakeFindings.noLines(set.control()));
    List<Element> unread = seen.unread();
    for (Element e : unread.subList(0, Math.min(MOST_UNREAD, unread.size()))) {
      findings.add(IntakeFindings.unread(spot(set, e), e.getNodeName(), e.getTextContent()));
    }
    var invoices = new Scopes<Group>();
    for (Group g : groups) invoices.add(g.element, g);
    var lines = new Scopes<Line>();
    for (Element line : seen.lines) {
      Group g = invoices.owner(line);
      if (g != null) lines.add(line, new Line(g, ++g.lines));
    }
    boolean numbered = configuration.columns().stream().flatMap(t -> t.places().stream()).anyMatch(c -> "lines[].id".equals(c.path()));
    for (Group g : groups) {
      if (g.lines > MOST_LINES) g.findings.add(IntakeFindings.largeMessage(set.control(), "more than " + MOST_LINES + " lines"));
      configuration.fixed().forEach(g.draft::set);
      for (int i = 1; i <= g.lines && !numbered; i++) g.draft.set("lines[" + i + "].id", String.valueOf(i));
    }
    int placed = 0;
    for (Value value : seen.values) {
      if (value.text().isBlank()) continue;
      for (Column c : configuration.columns().get(value.entry()).places()) {
        placed += put(set, value, c, invoices, lines, findings);
        if (placed <= MOST_PLACED) continue;
        findings.add(IntakeFindings.largeMessage(set.control(), "too much that repeats for each line"));
        return groups;
      }
    }
    return groups;
  }

  /** Puts a value into every invoice or line that it belongs to; how many those are. */
  private static int put(TransactionSet set, Value value, Column column, Scopes<Group> invoices, Scopes<Line> lines, List<Finding> findings) {
    int n = 0;
    if (column.ofLine()) {
      for (Line l : lines.of(value.element())) {
        n++;
        if (!set(set, l.group, "lines[" + l.number + "]." + column.path().substring("lines[].".length()), column, value)) break;
      }
    } else {
      for (Group g : invoices.of(value.element())) {
        n++;
        if (!set(set, g, column.path(), column, value)) break;
      }
    }
    if (n == 0) findings.add(IntakeFindings.homeless(spot(set, value.element()), column, value.text()));
    return n;
  }

  /** Sets one place; false, with a finding, when the value cannot stand there: it could nowhere else. */
  private static boolean set(TransactionSet set, Group group, String path, Column column, Value value) {
    Spot spot = spot(set, value.element());
    String text = value.text().strip();
    Value before = group.filled.putIfAbsent(path, value);
    if (before != null) {
      if (before.text().strip().equals(text)) return true;
      group.findings.add(IntakeFindings.contradiction(spot, column, text, before.text(), "segment " + segment(before.element()).getAttribute("segment")));
      return false;
    }
    if (path.equals("number")) group.number = text;
    String translated = text;
    if (!column.values().isEmpty()) {
      translated = column.values().get(text);
      if (translated == null) {
        group.findings.add(IntakeFindings.untranslated(spot, column, text));
        return false;
      }
      if (translated.isEmpty()) return true;
    }
    try {
      group.draft.set(path, column.read(number(set, column) ? translated.replace(',', '.') : translated));
      return true;
    } catch (IllegalArgumentException e) {
      group.findings.add(IntakeFindings.value(spot, column, text, e.getMessage()));
      return false;
    }
  }

  /** Numbers of EDIFACT have a comma or a point for their decimal mark (ISO 9735-1, clause 10), and no other marks. */
  private static boolean number(TransactionSet set, Column column) {
    boolean edifact = set.interchange() == null || set.interchange().dialect() == Dialect.EDIFACT;
    return edifact && (column.type() == Money.class || column.type() == Decimal.class);
  }

  private static Spot spot(TransactionSet set, Element element) {
    Element segment = segment(element);
    String number = segment.getAttribute("segment");
    return Spot.segment(set.control(), number.isEmpty() ? 1 : Integer.parseInt(number));
  }

  /** The segment that a value stands in; the message itself for what its envelope says. */
  private static Element segment(Element element) {
    return element.hasAttribute("segment") || !(element.getParentNode() instanceof Element parent) || !parent.hasAttribute("segment") ? element : parent;
  }

  /** Where a value belongs: to the innermost loop around it in which something of a kind stands, and so to all of that kind there. */
  private static final class Scopes<T> {
    private final Map<Node, List<T>> within = new IdentityHashMap<>();

    void add(Element element, T thing) {
      for (Node n = element; n instanceof Element; n = n.getParentNode()) within.computeIfAbsent(n, k -> new ArrayList<>()).add(thing);
    }

    List<T> of(Element value) {
      for (Node n = value; n instanceof Element; n = n.getParentNode()) {
        List<T> all = within.get(n);
        if (all != null) return all;
      }
      return List.of();
    }

    /** The one that an element itself stands in; null when it stands in none. */
    T owner(Element element) {
      List<T> all = of(element);
      return all.size() == 1 ? all.get(0) : null;
    }
  }
}
