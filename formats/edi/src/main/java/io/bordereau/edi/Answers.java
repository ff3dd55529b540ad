package io.bordereau.edi;

import io.bordereau.document.Decimal;
import io.bordereau.document.Identifier;
import io.bordereau.document.Moment;
import io.bordereau.document.Receipt;
import io.bordereau.document.ReceiptDocument;
import io.bordereau.document.ReceiptError;
import io.bordereau.document.ReceiptGroup;
import io.bordereau.edi.Acknowledgements.Answer;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Residue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes the answers to some data; see {@link Acknowledgements}. Not reused. */
final class Answers {
  private static final String ACCEPTED = "accepted";
  private static final String WITH_ERRORS = "accepted-with-errors";
  private static final String PARTIAL = "partial";
  private static final String REJECTED = "rejected";

  private final Answering agreement;
  private final Predicate<Interchange> duplicate;
  private final List<Answer> made = new ArrayList<>();

  Answers(Answering agreement, Predicate<Interchange> duplicate) {
    this.agreement = agreement;
    this.duplicate = duplicate;
  }

  List<Answer> of(byte[] data, List<OwnMessage> own) {
    for (var heard : Heard.of(data, own)) {
      if (heard.envelope == null || heard.envelope.control().isEmpty() || isAnswer(heard)) continue;
      switch (heard.envelope.dialect()) {
        case X12 -> x12(heard);
        case EDIFACT -> edifact(heard);
      }
    }
    return List.copyOf(made);
  }

  private static boolean isAnswer(Heard.OfInterchange heard) {
    boolean any = !heard.groups.isEmpty() || !heard.loose.isEmpty();
    return any && heard.groups.stream().allMatch(Answers::isAnswer) && heard.loose.stream().allMatch(Answers::isAnswer);
  }

  private static boolean isAnswer(Heard.OfGroup group) {
    return group.envelope.id().equals("FA") || !group.documents.isEmpty() && group.documents.stream().allMatch(Answers::isAnswer);
  }

  private static boolean isAnswer(Heard.OfDocument document) {
    return switch (document.id()) {
      case "TA1", "997", "999", "CONTRL" -> true;
      case String other -> false;
    };
  }

  private boolean refuses(List<Flaw> flaws) {
    return flaws.stream().anyMatch(f -> agreement.refusing().contains(f.kind()));
  }

  private boolean asked(Answering.When when, Interchange envelope, boolean refused) {
    boolean asks = envelope.acknowledge().equals("1");
    return switch (when) {
      case NEVER -> false;
      case ASKED -> asks;
      case ASKED_OR_REFUSED -> asks || refused;
      case ALWAYS -> true;
    };
  }

  /** What is wrong with an interchange: with its envelope, and what stands in it without a place. */
  private static List<Flaw> flaws(Heard.OfInterchange heard) {
    var flaws = new ArrayList<>(heard.flaws);
    boolean empty = heard.groups.isEmpty() && heard.loose.isEmpty();
    if (empty && flaws.stream().noneMatch(f -> f.kind() == EdiFinding.NO_SET)) flaws.add(Flaw.around(EdiFinding.NO_SET, null, null));
    var close = heard.envelope.dialect().interchange().close();
    if (!heard.ended && flaws.stream().noneMatch(f -> f.kind() == EdiFinding.TRAILER_MISSING)) {
      flaws.add(Flaw.around(EdiFinding.TRAILER_MISSING, close, null));
    }
    return flaws;
  }

  private String verdict(List<Flaw> flaws) {
    return refuses(flaws) ? REJECTED : flaws.isEmpty() ? ACCEPTED : WITH_ERRORS;
  }

  private String verdict(Heard.OfDocument document) {
    if (!document.readable() || refuses(document.flaws())) return REJECTED;
    return document.flaws().stream().anyMatch(f -> f.kind().official(Dialect.X12) != null || f.kind().official(Dialect.EDIFACT) != null)
        ? WITH_ERRORS : ACCEPTED;
  }

  private void add(Interchange answered, FunctionalGroup group, String format, Receipt receipt) {
    var written = EdiFormats.of(format).write(receipt, Residue.NONE, Context.NEUTRAL);
    made.add(new Answer(answered, group, format, receipt, written.bytes(), written.findings().stream().filter(Finding::isError).toList()));
  }

  // ---- X12 ----------------------------------------------------------------------------------------------------------------------

  private void x12(Heard.OfInterchange heard) {
    var envelope = heard.envelope;
    boolean again = duplicate.test(envelope);
    var flaws = flaws(heard);
    for (var d : heard.loose) if (!d.id().equals("TA1")) flaws.addAll(d.flaws().stream().filter(f -> f.kind() == EdiFinding.ENVELOPE).toList());
    boolean refused = again || refuses(flaws);
    boolean answered = asked(agreement.interchanges(), envelope, refused);
    if (answered) {
      var code = again ? "025" : flaws.stream().map(Answers::note).filter(Objects::nonNull).findFirst().orElse(null);
      add(envelope, null, "x12-004010-ta1", interchange("TA1", envelope, again ? REJECTED : verdict(flaws), error("TA105", code), List.of(), List.of()));
    }
    if (again || answered && refused || agreement.groups() == Answering.Groups.NONE) return;
    for (var group : heard.groups) if (!isAnswer(group)) acknowledge(envelope, group);
  }

  /** The note code of a TA1 (I18) for what is wrong with an envelope. */
  private static String note(Flaw flaw) {
    var code = FaultCodes.of(flaw, Dialect.X12);
    return code == null ? null : code.startsWith("TA105 ") ? code.substring(6) : "024";
  }

  private void acknowledge(Interchange envelope, Heard.OfGroup group) {
    boolean implementation = agreement.groups() == Answering.Groups.ACK_999;
    var type = implementation ? "999" : "997";
    var version = implementation ? Directory.X12_005010 : Directory.nearest(Dialect.X12, group.envelope.version(), type);
    boolean later = version != Directory.X12_004010;
    var faults = new Faults(Dialect.X12, later, implementation);
    var documents = group.documents.stream().map(d -> answer(d, faults)).toList();
    var errors = new ArrayList<ReceiptError>();
    Stream.concat(group.flaws.stream(), group.documents.stream().flatMap(d -> d.flaws().stream())).map(f -> groupError(f, later))
        .filter(Objects::nonNull).distinct().limit(5).forEach(code -> errors.add(Faults.error("AK905:" + code)));
    boolean refused = refuses(group.flaws);
    int accepted = refused ? 0 : (int) documents.stream().filter(d -> !REJECTED.equals(d.verdict())).count();
    var verdict = refused || accepted == 0 && !documents.isEmpty() ? REJECTED : accepted < documents.size() ? PARTIAL
        : errors.isEmpty() && documents.stream().allMatch(d -> ACCEPTED.equals(d.verdict())) ? ACCEPTED : WITH_ERRORS;
    boolean known = group.stated.matches("[0-9]{1,6}");
    var included = known ? new Decimal(new java.math.BigDecimal(group.stated)) : Decimal.of(Integer.toString(documents.size()));
    boolean alone = agreement.groups() == Answering.Groups.ACK_997_GROUP;
    var answered = new ReceiptGroup(group.envelope.id(), group.envelope.control(), version == Directory.X12_004010 ? null : group.envelope.version(), null,
        null, verdict, null, included, Decimal.of(Integer.toString(documents.size())), Decimal.of(Integer.toString(accepted)), errors,
        alone ? List.of() : documents);
    var receipt = new Receipt(null, null, type, "syntax", verdict, null, null, null, null, null, null, List.of(), List.of(answered), List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null, null, null, null, null);
    add(envelope, group.envelope, version.id() + "-" + type, receipt);
  }

  /** The code of data element 716 for what is wrong with a group's envelope. */
  private static String groupError(Flaw flaw, boolean later) {
    var code = FaultCodes.of(flaw, Dialect.X12, later);
    return code != null && code.startsWith("AK905 ") ? code.substring(6) : null;
  }

  private ReceiptDocument answer(Heard.OfDocument d, Faults faults) {
    var segments = faults.segments(d);
    var id = d.id().matches("[A-Z0-9]{3}") ? d.id() : "000"; // a place that must be filled, for what nobody can name
    return document(id, d.control().isEmpty() ? "0000" : d.control(), d.implementation().isEmpty() ? null : d.implementation(), verdict(d), faults.errors(d, !segments.isEmpty()),
        segments);
  }

  private static ReceiptDocument document(
      String type, String control, String version, String verdict, List<ReceiptError> errors, List<io.bordereau.document.ReceiptSegment> segments) {
    return new ReceiptDocument(type, control, version, verdict, null, null, null, errors, segments, List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of(), null, null, null, null, null, null, null, null, null, null, List.of());
  }

  // ---- EDIFACT ------------------------------------------------------------------------------------------------------------------

  private void edifact(Heard.OfInterchange heard) {
    var envelope = heard.envelope;
    boolean again = duplicate.test(envelope);
    var flaws = flaws(heard);
    boolean refused = again || refuses(flaws);
    boolean four = envelope.version().endsWith(":4");
    var faults = new Faults(Dialect.EDIFACT, four, false);
    var groups = new ArrayList<ReceiptGroup>();
    for (var g : heard.groups) if (!isAnswer(g)) groups.add(answer(g, faults));
    var documents = messages(heard.loose, faults);
    boolean below = documents.stream().anyMatch(d -> REJECTED.equals(d.verdict())) || groups.stream().anyMatch(g -> REJECTED.equals(g.verdict())
        || g.documents().stream().anyMatch(d -> REJECTED.equals(d.verdict())));
    if (!asked(agreement.contrl(), envelope, refused || below)) return;
    boolean sound = !refused && flaws.isEmpty() && documents.isEmpty() && groups.stream().allMatch(g -> ACCEPTED.equals(g.verdict()));
    var verdict = refused ? REJECTED : below ? PARTIAL : sound && agreement.receiptOnly() ? "received" : ACCEPTED;
    var errors = again ? error("0085", "26") : flaws.stream().limit(1).map(f -> Faults.fault("0085:" + code(f, four), f)).toList();
    boolean whole = refused || verdict.equals("received");
    add(envelope, null, four ? "edifact-s4-contrl" : "edifact-s3-contrl",
        interchange("CONTRL", envelope, verdict, errors, whole ? List.of() : groups.stream().filter(Answers::telling).toList(), whole ? List.of() : documents));
  }

  private static boolean telling(ReceiptGroup group) {
    return !ACCEPTED.equals(group.verdict()) || !group.documents().isEmpty() || !group.errors().isEmpty();
  }

  private static String code(Flaw flaw, boolean four) {
    var official = FaultCodes.of(flaw, Dialect.EDIFACT, four);
    return official == null ? "18" : official.substring(5);
  }

  private ReceiptGroup answer(Heard.OfGroup group, Faults faults) {
    var e = group.envelope;
    boolean refused = refuses(group.flaws);
    var errors = group.flaws.stream().limit(1).map(f -> Faults.fault("0085:" + code(f, faults.later()), f)).toList();
    return new ReceiptGroup(null, e.control(), null, new Identifier(e.sender(), null, null), new Identifier(e.receiver(), null, null),
        refused ? REJECTED : ACCEPTED, null, null, null, null, errors, refused ? List.of() : messages(group.documents, faults));
  }

  /** The messages that there is something to say about; the others follow from what is said of their interchange. */
  private List<ReceiptDocument> messages(List<Heard.OfDocument> heard, Faults faults) {
    var told = new ArrayList<ReceiptDocument>();
    for (var d : heard) {
      var verdict = verdict(d);
      if (isAnswer(d) || verdict.equals(ACCEPTED)) continue;
      var association = d.implementation().isEmpty() ? "" : "." + d.implementation();
      told.add(document(named(d.id()), named(d.control()), version(d) + association, verdict, faults.errors(d, false), faults.segments(d)));
    }
    return told;
  }

  /** Version, release and agency with points between. */
  private static String version(Heard.OfDocument d) {
    int point = d.version().indexOf('.');
    if (point < 0) return "0.0.0";
    return named(d.version().substring(0, point)) + "." + named(d.version().substring(point + 1)) + "." + named(d.agency());
  }

  /** What a document says of itself; 0 for what it does not say, since a place that names it must be filled. */
  private static String named(String text) {
    return text.isEmpty() ? "0" : text;
  }

  // ---- both ---------------------------------------------------------------------------------------------------------------------

  private static List<ReceiptError> error(String list, String code) {
    return code == null ? List.of() : List.of(Faults.error(list + ":" + code));
  }

  private static Receipt interchange(
      String type, Interchange e, String verdict, List<ReceiptError> errors, List<ReceiptGroup> groups, List<ReceiptDocument> documents) {
    boolean number = e.dialect() == Dialect.X12 && e.control().matches("[0-9]{1,8}");
    var control = number ? "%09d".formatted(Integer.parseInt(e.control())) : e.control();
    return new Receipt(null, null, type, "syntax", verdict, null, null, control, moment(e), party(e, e.sender(), e.senderQualifier()),
        party(e, e.receiver(), e.receiverQualifier()), errors, groups, documents, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), null, null, null, null, null, null, null);
  }

  private static Identifier party(Interchange e, String id, String qualifier) {
    var scheme = qualifier.isEmpty() ? null : e.dialect() == Dialect.X12 ? "x12:" + qualifier : EdifactContrl.scheme(qualifier);
    return id.isEmpty() ? null : new Identifier(id, scheme, null);
  }

  /** Date and time of an interchange, YYMMDD or CCYYMMDD and HHMM. What is none cannot be repeated where a date must stand: that of neutral data does. */
  private static Moment moment(Interchange e) {
    try {
      var d = e.date().length() == 6 ? "20" + e.date() : e.date();
      var t = e.time();
      var date = LocalDate.of(Integer.parseInt(d.substring(0, 4)), Integer.parseInt(d.substring(4, 6)), Integer.parseInt(d.substring(6)));
      return new Moment(date, LocalTime.of(Integer.parseInt(t.substring(0, 2)), Integer.parseInt(t.substring(2, 4))), null);
    } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException x) {
      return new Moment(LocalDate.of(2000, 1, 1), LocalTime.MIDNIGHT, null);
    }
  }
}
