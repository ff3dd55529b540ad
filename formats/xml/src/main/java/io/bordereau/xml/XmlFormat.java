package io.bordereau.xml;

import io.bordereau.mapping.Choice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Limit;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Trace;
import io.bordereau.mapping.Tree;
import io.bordereau.mapping.Turn;
import io.bordereau.mapping.Written;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A format whose documents are XML documents.
 *
 * @param id see {@link Format#id}
 * @param name see {@link Format#name}
 * @param reader bytes to tree
 * @param writer tree to bytes
 * @param grammar the order of children; null when the mapping's own order is enough
 * @param mappings one per kind of document
 * @param recognise which mapping a tree is read with; null when the format has none for it
 * @param choose which mapping a canonical document of one of its kinds is written with; null where it carries no such document
 * @param sure how sure the format is of a beginning of a document
 * @param dress what stands around the business document; null for nothing
 * @param batch where one XML document holds several business documents
 */
public record XmlFormat(
    String id,
    String name,
    Namespaces namespaces,
    XmlReader reader,
    XmlWriter writer,
    Grammar grammar,
    List<Mapping<?>> mappings,
    Function<Tree, Mapping<?>> recognise,
    Function<Object, Mapping<?>> choose,
    Detector sure,
    Dress dress,
    Batch batch)
    implements Format {

  private static final ThreadLocal<Tree> SPARE = new ThreadLocal<>();

  /** Tells how likely a document is of a format from the text of its first kilobytes. */
  @FunctionalInterface
  public interface Detector {
    /** 0 when it is not; the highest wins. */
    int sure(String head);
  }

  /** What stands around the business document: its DOCTYPE and its envelope. */
  public interface Dress {
    /** The DOCTYPE line; null for none. */
    String doctype(Context context);

    /** The DOCTYPE line around a document; null for none. */
    default String doctype(Object document, Context context) {
      return doctype(context);
    }

    /** What the edition that was agreed does not know yet. */
    default Limit limit(Object document, Context context) {
      return Limit.NONE;
    }

    /** Whether a document without any value says something by being there: a question. */
    default boolean speaks(Tree tree) {
      return false;
    }

    /** Adds a neutral envelope to the tree. */
    void envelope(Tree tree, Object document, Context context);

    /** See {@link Format#choices}. */
    default List<Choice> choices() {
      return List.of();
    }

    /**
     * What there is to say about a document beyond what its mapping finds: another version of the format, no line where it demands one.
     *
     * @param head the beginning of what was read; null when the document is written
     */
    default List<Finding> remarks(String head, Object document) {
      return List.of();
    }

    /** Why a document is not read at all, from its beginning: a version that the format does not know; null for no reason. */
    default Finding refusal(String head) {
      return null;
    }
  }

  /** A format whose roots tell its documents apart. */
  public XmlFormat(
      String id,
      String name,
      Namespaces namespaces,
      XmlReader reader,
      XmlWriter writer,
      Grammar grammar,
      List<Mapping<?>> mappings,
      Function<Object, Mapping<?>> choose,
      Detector sure,
      Dress dress) {
    this(id, name, namespaces, reader, writer, grammar, mappings, tree -> byRoot(mappings, tree), choose, sure, dress);
  }

  /** A format that has one business document in each XML document. */
  public XmlFormat(
      String id,
      String name,
      Namespaces namespaces,
      XmlReader reader,
      XmlWriter writer,
      Grammar grammar,
      List<Mapping<?>> mappings,
      Function<Tree, Mapping<?>> recognise,
      Function<Object, Mapping<?>> choose,
      Detector sure,
      Dress dress) {
    this(id, name, namespaces, reader, writer, grammar, mappings, recognise, choose, sure, dress, Batch.NONE);
  }

  public XmlFormat {
    mappings = List.copyOf(mappings);
    var used = new LinkedHashSet<String>();
    for (var m : mappings) {
      used.add(m.root());
      io.bordereau.mapping.Guide.names(m).forEach(used::add);
    }
    namespaces.index(used);
  }

  @Override
  public List<Choice> choices() {
    return dress == null ? List.of() : dress.choices();
  }

  @Override
  public String family() {
    return mappings.get(0).family();
  }

  @Override
  public List<Class<?>> documents() {
    return List.copyOf(new LinkedHashSet<Class<?>>(mappings.stream().<Class<?>>map(Mapping::type).toList()));
  }

  @Override
  public boolean carries(Object document) {
    return documents().contains(document.getClass()) && choose.apply(document) != null;
  }

  @Override
  public int detect(byte[] bytes) {
    return sure.sure(Sniff.head(bytes));
  }

  @Override
  public List<? extends Read<?>> read(byte[] bytes, Context context) {
    var tree = borrow();
    try {
      reader.read(bytes, tree);
      var m = mapping(tree);
      if (m == null) return List.of(Read.refused(List.of(notMine(tree))));
      var refusal = dress == null ? null : dress.refusal(Sniff.head(bytes));
      if (refusal != null) return List.of(Read.refused(List.of(refusal)));
      var pieces = batch.cut(tree);
      var reads = new ArrayList<Read<?>>(pieces.size());
      for (int i = 0; i < pieces.size(); i++) reads.add(read(m, pieces.get(i), i, bytes, context));
      return reads;
    } catch (XmlFault e) {
      return List.of(Read.refused(List.of(e.finding())));
    } finally {
      giveBack(tree);
    }
  }

  private <T> Read<T> read(Mapping<T> m, Tree tree, int piece, byte[] bytes, Context context) {
    var read = m.read(tree, context);
    if (read.document().isPresent() && read.counts().mapped() == 0 && (dress == null || !dress.speaks(tree))) return Read.refused(List.of(nothingKnown()));
    var more = Stream.concat(remarks(Sniff.head(bytes), read.document().orElse(null)).stream(), remarks(tree).stream()).toList();
    return traced(read, more, () -> trace(bytes, piece, context));
  }

  private List<Finding> remarks(String head, Object document) {
    return dress == null || document == null ? List.of() : dress.remarks(head, document);
  }

  private <T> Read<T> traced(Read<T> r, List<Finding> more, Trace trace) {
    var findings = more.isEmpty() ? r.findings() : Stream.concat(r.findings().stream(), more.stream()).toList();
    return new Read<>(r.document(), r.rest(), findings, r.counts(), trace);
  }

  private List<Trace.Step> trace(byte[] bytes, int piece, Context context) {
    var tree = new Tree(namespaces.names().child());
    try {
      reader.read(bytes, tree);
      var m = mapping(tree);
      return m == null ? List.of() : m.trace(batch.cut(tree).get(piece), context);
    } catch (XmlFault e) {
      return List.of();
    }
  }

  private Mapping<?> mapping(Tree tree) {
    return tree.size() == 0 ? null : recognise.apply(tree);
  }

  /** The first mapping whose root has the name of the tree's root; null when there is none. */
  public static Mapping<?> byRoot(List<Mapping<?>> mappings, Tree tree) {
    for (var m : mappings) if (m.root().equals(tree.name(0))) return m;
    return null;
  }

  private Finding notMine(Tree tree) {
    var root = tree.name(0);
    if (tree.names().find("cbc:CustomizationID") >= 0 && mappings.stream().anyMatch(m -> m.root().equals(root))) return otherSpecification(tree, root);
    return new Finding("XML-05", Severity.ERROR, root, null, root, "A document that begins with '" + root + "' is not one that " + name + " knows.", null, Turn.SENDER, "Send one of: " + String.join(", ", kinds()) + ".");
  }

  /** The roots of the documents, or their names where all of them have the same root. */
  private List<String> kinds() {
    var roots = mappings.stream().map(Mapping::root).distinct().toList();
    return roots.size() > 1 || mappings.size() == 1 ? roots : mappings.stream().map(Mapping::name).toList();
  }

  /** The right root of a profile that the format does not know: the documents of a family name theirs. */
  private Finding otherSpecification(Tree tree, String root) {
    int id = tree.names().find("cbc:CustomizationID");
    int at = id < 0 ? Tree.NONE : tree.child(0, id);
    var said = at == Tree.NONE ? null : tree.text(at);
    return new Finding("XML-05", Severity.ERROR, at == Tree.NONE ? root : tree.path(at), null, said,
        said == null ? "A document " + root + " does not say which specification it follows." : "'" + said + "' is no specification of a document " + root
            + " that the hub knows.", null, Turn.SENDER, "Send the kind of document that was agreed, with the identifier of its specification.");
  }

  private Finding notCarried(Object document) {
    var kind = document.getClass().getSimpleName();
    return new Finding("XML-05", Severity.ERROR, null, null, kind, name + " does not carry this " + kind + ".", null, Turn.HUB, "Choose a format for it.");
  }

  private Finding disorder(Tree tree, int late) {
    var element = tree.name(late);
    return new Finding("XML-07", Severity.WARNING, tree.path(late), null, element,
        "The element " + element + " stands too late in " + tree.name(tree.parent(late)) + ": " + name + " fixes the order, and a strict receiver refuses another.",
        null, Turn.SENDER, "Let whoever looks after the sending program put " + element + " where the format wants it.");
  }

  /** What the grammar has to say about a document that was read all the same. */
  private List<Finding> remarks(Tree tree) {
    if (grammar == null) return List.of();
    int late = grammar.outOfOrder(tree);
    int newer = grammar.ofLaterRelease(tree);
    var findings = new ArrayList<Finding>();
    if (late != Tree.NONE) findings.add(disorder(tree, late));
    if (newer != Tree.NONE) findings.add(later(tree, newer));
    if (grammar.isReported()) for (var m : grammar.missing(tree, writer.kept())) findings.add(missing(tree, m, Severity.WARNING));
    return findings;
  }

  private Finding later(Tree tree, int newer) {
    var element = tree.name(newer);
    return new Finding("XML-08", Severity.WARNING, tree.path(newer), null, element,
        "The element " + element + " came with a later release of the standard than " + name + ": the document was read, but a receiver of that release refuses it.",
        null, Turn.SENDER, "Send the release that was agreed, or agree on the later one.");
  }

  private Finding missing(Tree tree, Grammar.Missing m, Severity severity) {
    var what = m.name().startsWith("@") ? "attribute " + m.name().substring(1) : "element " + m.name();
    return new Finding("XML-09", severity, tree.path(m.parent()) + "/" + m.name(), null, null,
        "The " + what + " is missing in " + tree.name(m.parent()) + ": " + name + " demands it, and a strict receiver refuses the document without.",
        null, Turn.SENDER, "Give the document what belongs there; if it is there in the ERP, whoever looks after the sending program has to write it.");
  }

  private Finding nothingKnown() {
    return new Finding("XML-06", Severity.ERROR, null, null, null, "The document holds nothing that " + name + " knows.", null, Turn.SENDER, "Send the kind of document that was agreed.");
  }

  @Override
  public Written write(Object document, Residue rest, Context context) {
    if (!carries(document)) return new Written(new byte[0], List.of(), List.of(notCarried(document)), Trace.NONE);
    var tree = borrow();
    try {
      return write(choose.apply(document), document, rest, context, tree);
    } finally {
      giveBack(tree);
    }
  }

  private <T> Written write(Mapping<T> m, Object document, Residue rest, Context context, Tree tree) {
    var doc = m.type().cast(document);
    var limit = dress == null ? Limit.NONE : dress.limit(document, context);
    var w = m.write(doc, rest, context, tree, limit);
    if (dress != null && context.envelope()) dress.envelope(tree, document, context);
    if (grammar != null) grammar.sort(tree);
    var findings = new ArrayList<>(w.findings());
    findings.addAll(remarks(null, document));
    if (grammar != null) for (var missing : grammar.missing(tree, writer.kept())) findings.add(missing(tree, missing, Severity.ERROR));
    return new Written(writer.write(tree, dress == null ? null : dress.doctype(document, context)), w.lost(), findings,
        () -> m.trace(doc, rest, context, new Tree(namespaces.names().child()), limit));
  }

  /** Names met in input live in a table of the tree's own, which goes when it has grown: hostile input fills nothing shared. */
  private Tree borrow() {
    var t = SPARE.get();
    SPARE.remove();
    if (t == null || t.names().shared() != namespaces.names() || t.names().met() > 500) return new Tree(namespaces.names().child());
    t.clear();
    return t;
  }

  private static void giveBack(Tree tree) {
    if (tree.size() < 100_000) SPARE.set(tree);
  }

  /** A predicate that no DOCTYPE satisfies. */
  public static Predicate<String> noDoctype() {
    return id -> false;
  }
}
