package io.bordereau.edi;

import io.bordereau.document.Receipt;
import io.bordereau.mapping.Choice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Counts;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Trace;
import io.bordereau.mapping.Tree;
import io.bordereau.mapping.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One document of one EDI directory as a format: its place in the envelope, its mapping, and the texts that several of its segments share.
 * Options that every such format has: {@code delimiters} (X12: element, component, terminator and, since 00402, repetition; EDIFACT: the six
 * characters of UNA) and {@code charset} (X12: basic, extended, ISO-8859-1 or UTF-8; EDIFACT: UNOA to UNOY); each mapping documents its own.
 */
public final class EdiFormat implements Format {
  /** The mark that keeps a node's text out of the count of leaves: counts and sections are no business data. */
  private static final int FIXED = 8;

  private static final String DELIMITERS = "delimiters";
  private static final List<Integer> CONTROL = List.of(EdiNames.SHARED.id("CTT"), EdiNames.SHARED.id("CNT"), EdiNames.SHARED.id("UNS"));
  private static final ThreadLocal<EdiReader> SPARE = new ThreadLocal<>();

  private final EdiMessage message;
  private final String name;
  private final String family;
  private final Mapping<?> mapping;
  private final Texts texts;
  private final List<Choice> choices;

  /**
   * A format.
   *
   * @param name for people, such as {@code X12 004010 810 Invoice}
   * @param mapping its one table
   * @param texts which texts are carried by several segments or components
   */
  EdiFormat(EdiMessage message, String name, Mapping<?> mapping, Texts texts, Choice... choices) {
    this.message = message;
    this.name = name;
    this.family = (message.directory().dialect() == Dialect.X12 ? "x12-" : "edifact-") + message.id().toLowerCase(java.util.Locale.ROOT);
    this.mapping = mapping;
    this.texts = texts;
    this.choices = List.of(choices);
  }

  EdiMessage message() {
    return message;
  }

  @Override
  public String id() {
    return message.format();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Form form() {
    return Form.EDI;
  }

  @Override
  public String family() {
    return family;
  }

  @Override
  public List<Class<?>> documents() {
    return List.of(mapping.type());
  }

  @Override
  public List<Mapping<?>> mappings() {
    return List.of(mapping);
  }

  @Override
  public List<String> unmapped() {
    return Unmapped.of(mapping, message.directory().set(message.id()));
  }

  @Override
  public List<Choice> choices() {
    return choices;
  }

  @Override
  public int detect(byte[] bytes) {
    var first = EdiHead.of(bytes);
    if (first == null || first.dialect() != message.directory().dialect()) return 0;
    return EdiFormats.of(first) == this ? 90 : 30;
  }

  @Override
  public List<? extends Read<?>> read(byte[] bytes, Context context) {
    var reads = new ArrayList<Read<?>>();
    var reader = borrow();
    var around = reader.read(bytes, set -> reads.add(EdiFormats.of(set, this).read(set, bytes, reads.size(), context)));
    SPARE.set(reader);
    if (reads.isEmpty()) return List.of(Read.refused(around));
    if (!around.isEmpty()) reads.set(reads.size() - 1, with(reads.getLast(), around));
    return reads;
  }

  /** A reader keeps the memory of its tree; one is kept for each thread. */
  private static EdiReader borrow() {
    var spare = SPARE.get();
    SPARE.remove();
    return spare == null ? new EdiReader() : spare;
  }

  private static <T> Read<T> with(Read<T> read, List<Finding> more) {
    var all = new ArrayList<>(read.findings());
    // what is wrong around a document does not make the document itself unreadable
    for (var f : more) all.add(read.document().isPresent() && f.isError() ? f.as(Severity.WARNING) : f);
    return new Read<>(read.document(), read.rest(), all, read.counts(), read.trace(), read.format());
  }

  /** Reads one document of an interchange; {@code index} counts those before it. */
  Read<?> read(TransactionSet set, byte[] bytes, int index, Context context) {
    return read(set, context, () -> trace(bytes, index, context));
  }

  /** Reads one document of a stream, whose bytes are gone when a trace is asked for. */
  Read<?> read(TransactionSet set, Context context) {
    return read(set, context, Trace.NONE);
  }

  private Read<?> read(TransactionSet set, Context context, Trace trace) {
    if (!set.readable()) return Read.refused(set.findings());
    if (!set.id().equals(message.id())) { // there is a structure for it but no mapping
      var findings = new ArrayList<>(set.findings());
      findings.add(EdiFinding.SET.at(message.directory().dialect(), set.id(), set.id(), "(" + set.id() + ")"));
      return Read.refused(findings);
    }
    var nameless = beginning(set);
    if (nameless != null) return Read.refused(nameless);
    prepare(set.tree());
    return understood(mapping.read(set.tree(), context), set, trace);
  }

  /**
   * A business document without its first segment has neither number nor date: what is wrong with it then; null where it has one. What
   * acknowledges others is read as far as it goes, if it goes anywhere.
   */
  private List<Finding> beginning(TransactionSet set) {
    var structure = message.directory().set(message.id());
    if (structure == null || structure.places().length == 0 || structure.places()[0].least() == 0) return null;
    var first = structure.places()[0];
    if (set.tree().child(0, first.name()) != Tree.NONE) return null;
    if (mapping.type() == Receipt.class && Arrays.stream(structure.places()).anyMatch(p -> set.tree().child(0, p.name()) != Tree.NONE)) return null;
    var findings = new ArrayList<Finding>();
    for (var f : set.findings()) {
      boolean that = EdiFinding.SEGMENT_MISSING.code().equals(f.code()) && f.where() != null && f.where().endsWith("/" + first.tag());
      findings.add(that ? f.as(Severity.ERROR) : f);
    }
    if (findings.stream().noneMatch(Finding::isError)) {
      findings.add(EdiFinding.SEGMENT_MISSING.at(message.directory().dialect(), message.id() + "/" + first.tag(), null).as(Severity.ERROR));
    }
    return findings;
  }

  private <T> Read<T> understood(Read<T> read, TransactionSet set, Trace trace) {
    var findings = new ArrayList<>(set.findings());
    findings.addAll(read.findings());
    boolean x12 = message.directory().dialect() == Dialect.X12;
    var rest = x12 && composite(set.tree()) && set.interchange() != null ? withDelimiters(read.rest(), set.interchange().delimiters()) : read.rest();
    // an interchange's acknowledgement is part of the envelope: none of its values is a leaf of a document
    var counts = message.alone() ? Counts.NONE : read.counts();
    return new Read<>(read.document(), rest, findings, counts, trace, id());
  }

  /** Whether an element has components or is repeated. */
  private static boolean composite(Tree tree) {
    for (int n = 1, all = tree.size(); n < all; n++) {
      if (!EdiNames.isPosition(tree.names(), tree.nameId(n))) continue;
      if (tree.first(n) != Tree.NONE || tree.next(n) != Tree.NONE && tree.nameId(tree.next(n)) == tree.nameId(n)) return true;
    }
    return false;
  }

  /** A document with composites or repetitions keeps the delimiters of its source, as far as its texts still allow them. */
  private Residue withDelimiters(Residue rest, Delimiters d) {
    var text = "" + (char) d.element() + (char) d.component() + (char) d.terminator() + (d.repetition() < 0 ? "" : (char) d.repetition());
    var entries = new ArrayList<>(rest.entries());
    entries.add(new Residue.Entry("", DELIMITERS, Residue.Kind.BINDING, new Residue.Subtree(DELIMITERS, text, List.of())));
    return new Residue(family, entries);
  }

  private void prepare(Tree tree) {
    texts.join(tree);
    ElementGroups.part(tree);
    if (message.directory().dialect() == Dialect.X12) SecondCurrency.nest(tree);
    fixed(tree, 0);
  }

  private static void fixed(Tree tree, int node) {
    for (int n = tree.first(node); n != Tree.NONE; n = tree.next(n)) {
      if (!CONTROL.contains(tree.nameId(n))) continue;
      for (int c = tree.first(n); c != Tree.NONE; c = tree.next(c)) {
        if (!EdiNames.isPosition(tree.names(), tree.nameId(c))) continue;
        tree.flag(c, FIXED);
        for (int part = tree.first(c); part != Tree.NONE; part = tree.next(part)) tree.flag(part, FIXED);
      }
      fixed(tree, n);
    }
  }

  private List<Trace.Step> trace(byte[] bytes, int index, Context context) {
    var steps = new ArrayList<Trace.Step>();
    var nth = new int[1];
    new EdiReader().read(bytes, set -> {
      if (nth[0]++ != index || !set.readable()) return;
      prepare(set.tree());
      steps.addAll(mapping.trace(set.tree(), context));
    });
    return steps;
  }

  @Override
  public Written write(Object document, Residue rest, Context context) {
    return write(mapping, document, rest, context);
  }

  private <T> Written write(Mapping<T> mapping, Object document, Residue rest, Context context) {
    var record = mapping.type().cast(document);
    var tree = new Tree(EdiNames.SHARED.child());
    var written = mapping.write(record, rest, context, tree);
    ElementGroups.join(tree);
    texts.cut(tree);
    var fixed = delimiters(context.option(DELIMITERS, ""));
    var liked = rest.family().equals(family()) ? delimiters(binding(rest)) : null;
    var out = EdiWriter.write(tree, message, fixed, liked, repertoire(context), context.envelope());
    var findings = new ArrayList<>(written.findings());
    findings.addAll(out.findings());
    findings.addAll(strict(out.bytes(), context));
    Trace trace = () -> mapping.trace(record, rest, context, new Tree(EdiNames.SHARED.child()));
    return new Written(out.bytes(), written.lost(), NamedFindings.of(findings, trace), trace);
  }

  /** What the standard objects to in what was written: said as errors, since we wrote it. */
  private static List<Finding> strict(byte[] bytes, Context context) {
    var findings = new ArrayList<Finding>();
    if (context.envelope()) new EdiReader().read(bytes, set -> set.findings().forEach(f -> findings.add(f.as(Severity.ERROR))));
    return findings;
  }

  private static String binding(Residue rest) {
    for (var e : rest.entries()) if (e.kind() == Residue.Kind.BINDING && e.path().equals(DELIMITERS)) return e.subtree().value();
    return "";
  }

  private Delimiters delimiters(String wanted) {
    return switch (message.directory().dialect()) {
      case X12 -> wanted.length() < 3 ? null : Delimiters.x12(wanted.charAt(0) & 255, wanted.charAt(1) & 255, wanted.charAt(2) & 255)
          .repeating(wanted.length() > 3 ? wanted.charAt(3) & 255 : -1);
      case EDIFACT -> wanted.length() < 6 ? null : una(wanted);
    };
  }

  /** The characters that an agreement allows; null where it says nothing. */
  private Repertoire repertoire(Context context) {
    return Repertoire.agreed(message.directory().dialect(), context.option("charset", ""));
  }

  private static Delimiters una(String u) {
    return new Delimiters(u.charAt(1) & 255, u.charAt(0) & 255, u.charAt(4) == ' ' ? -1 : u.charAt(4) & 255, u.charAt(3) == ' ' ? -1 : u.charAt(3) & 255,
        u.charAt(5) & 255, u.charAt(2));
  }
}
