package io.bordereau.routes.intake;

import io.bordereau.document.Invoice;
import io.bordereau.edi.Dialect;
import io.bordereau.edi.EdiFinding;
import io.bordereau.edi.EdiReader;
import io.bordereau.edi.TransactionSet;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.routes.intake.EdiMessages.Seen;
import io.bordereau.routes.intake.IntakeFindings.Spot;
import io.bordereau.routes.intake.IntakeResult.Unit;
import io.bordereau.routes.intake.Placing.Group;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  /** Values of one message: Smooks holds each as several objects. */
  private static final int MOST_VALUES = 500_000;

  private final EdiConfiguration configuration;
  private final EdiMessages smooks;

  EdiIntake(EdiConfiguration configuration) throws IOException, SAXException {
    this.configuration = configuration;
    smooks = new EdiMessages(configuration.smooks(), configuration.meaning());
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
    List<Group> groups = seen == null ? List.of() : new Placing(configuration.meaning(), new InMessage(set)).groups(seen, findings);
    boolean refused = groups.isEmpty() || findings.stream().anyMatch(Finding::isError) || groups.stream().anyMatch(Group::isRefused);
    if (refused) {
      for (Group g : groups) findings.addAll(g.findings);
      results.accept(new IntakeResult(Optional.empty(), findings, key(groups), Unit.SEGMENTS, piece.first(), piece.first() + set.segments() - 1,
          piece.bytes()));
      return;
    }
    for (Group g : groups) {
      if (configuration.meaning().computed()) ComputedTotals.into(g.draft);
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

  /**
   * Places in a message.
   *
   * @param set the message
   */
  private record InMessage(TransactionSet set) implements Placing.Where {
    @Override
    public Spot spot(Element element) {
      String number = Placing.group(element).getAttribute("segment");
      return Spot.segment(set.control(), number.isEmpty() ? 1 : Integer.parseInt(number));
    }

    @Override
    public String said(Element element) {
      return "segment " + Placing.group(element).getAttribute("segment");
    }

    @Override
    public Finding noLines() {
      return IntakeFindings.noLines(set.control());
    }

    @Override
    public Finding tooLarge(String what) {
      return IntakeFindings.largeMessage(set.control(), what);
    }

    /** Numbers of EDIFACT have a comma or a point for their decimal mark (ISO 9735-1, clause 10), and no other marks. */
    @Override
    public boolean comma() {
      return set.interchange() == null || set.interchange().dialect() == Dialect.EDIFACT;
    }
  }
}
