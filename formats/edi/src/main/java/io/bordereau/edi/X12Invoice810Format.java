package io.bordereau.edi;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Read;
import io.bordereau.mapping.Residue;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Trace;
import io.bordereau.mapping.Tree;
import io.bordereau.mapping.Written;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * X12 004010 810, invoices and credits. Options of an agreement: {@code sign} (negative or positive credits), {@code rate} (percent or
 * fraction in TXI03), {@code tds} (standard or ariba), {@code kind} (absent: no BIG07 for an invoice), {@code net} and {@code due}
 * (stated: PAM and AMT*BAP always), {@code hash} (yes: CTT02), {@code delimiters} (three characters: element, component, terminator) and
 * {@code charset} (UTF-8 or ISO-8859-1).
 */
public final class X12Invoice810Format implements Format {
  /** The one instance. */
  public static final Format INSTANCE = new X12Invoice810Format();

  /** The mark that keeps a node's text out of the count of leaves: counts of lines are no business data. */
  private static final int FIXED = 8;

  private static final ThreadLocal<X12Reader> SPARE = new ThreadLocal<>();

  private static final int CTT = EdiNames.SHARED.id("CTT");

  private static final String DELIMITERS = "delimiters";

  private X12Invoice810Format() {}

  @Override
  public String id() {
    return "x12-004010-810";
  }

  @Override
  public String name() {
    return "X12 004010 810 Invoice";
  }

  @Override
  public String family() {
    return "x12-810";
  }

  @Override
  public List<Class<?>> documents() {
    return List.of(Invoice.class);
  }

  @Override
  public List<Mapping<?>> mappings() {
    return List.of(X12Invoice810.MAPPING);
  }

  @Override
  public int detect(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && at < 64 && (bytes[at] <= ' ')) at++; // blanks, line ends and the bytes of a byte order mark
    if (!IsaReader.at(bytes, at)) return 0;
    var head = new String(bytes, at, Math.min(bytes.length - at, 2000), java.nio.charset.StandardCharsets.ISO_8859_1);
    char separator = head.charAt(3);
    return head.contains("ST" + separator + "810" + separator) ? 90 : 30;
  }

  @Override
  public List<? extends Read<?>> read(byte[] bytes, Context context) {
    var reads = new ArrayList<Read<Invoice>>();
    var reader = borrow();
    var around = reader.read(bytes, set -> reads.add(read(set, bytes, reads.size(), context)));
    SPARE.set(reader);
    if (reads.isEmpty()) return List.of(Read.<Invoice>refused(around));
    if (!around.isEmpty()) reads.set(reads.size() - 1, with(reads.getLast(), around));
    return reads;
  }

  /** A reader keeps the memory of its tree; one is kept for each thread. */
  private static X12Reader borrow() {
    var spare = SPARE.get();
    SPARE.remove();
    return spare == null ? new X12Reader() : spare;
  }

  private static Read<Invoice> with(Read<Invoice> read, List<Finding> more) {
    var all = new ArrayList<>(read.findings());
    // what is wrong around a document does not make the document itself unreadable
    for (var f : more) all.add(read.document().isPresent() && f.isError() ? f.as(Severity.WARNING) : f);
    return new Read<>(read.document(), read.rest(), all, read.counts(), read.trace());
  }

  private static Read<Invoice> read(TransactionSet set, byte[] bytes, int index, Context context) {
    if (!set.readable()) return Read.refused(set.findings());
    prepare(set.tree());
    var read = X12Invoice810.MAPPING.read(set.tree(), context);
    var findings = new ArrayList<>(set.findings());
    findings.addAll(read.findings());
    var rest = composite(set.tree()) ? withDelimiters(read.rest(), set.interchange().delimiters()) : read.rest();
    return new Read<>(read.document(), rest, findings, read.counts(), () -> trace(bytes, index, context));
  }

  /** Whether an element has components. */
  private static boolean composite(Tree tree) {
    for (int n = 1, all = tree.size(); n < all; n++) {
      if (tree.first(n) != Tree.NONE && EdiNames.isPosition(tree.names(), tree.nameId(n))) return true;
    }
    return false;
  }

  /** A document with composites keeps the delimiters of its source, as far as its texts still allow them. */
  private static Residue withDelimiters(Residue rest, Delimiters d) {
    var text = "" + (char) d.element() + (char) d.component() + (char) d.terminator();
    var entries = new ArrayList<>(rest.entries());
    entries.add(new Residue.Entry("", DELIMITERS, Residue.Kind.BINDING, new Residue.Subtree(DELIMITERS, text, List.of())));
    return new Residue("x12-810", entries);
  }

  private static void prepare(Tree tree) {
    LongTexts.join(tree);
    for (int n = tree.first(0); n != Tree.NONE; n = tree.next(n)) {
      if (tree.nameId(n) != CTT) continue;
      for (int c = tree.first(n); c != Tree.NONE; c = tree.next(c)) tree.flag(c, FIXED);
    }
  }

  private static List<Trace.Step> trace(byte[] bytes, int index, Context context) {
    var steps = new ArrayList<Trace.Step>();
    var nth = new int[1];
    new X12Reader().read(bytes, set -> {
      if (nth[0]++ != index || !set.readable()) return;
      prepare(set.tree());
      steps.addAll(X12Invoice810.MAPPING.trace(set.tree(), context));
    });
    return steps;
  }

  @Override
  public Written write(Object document, Residue rest, Context context) {
    var invoice = (Invoice) document;
    var tree = new Tree(EdiNames.SHARED.child());
    var written = X12Invoice810.MAPPING.write(invoice, rest, context, tree);
    LongTexts.cut(tree);
    var fixed = delimiters(context.option(DELIMITERS, ""));
    var liked = rest.family().equals(family()) ? delimiters(binding(rest)) : null;
    var out = X12Writer.write(tree, "IN", fixed, liked, charset(context), context.envelope());
    var findings = new ArrayList<>(written.findings());
    findings.addAll(out.findings());
    findings.addAll(strict(out.bytes(), context));
    Trace trace = () -> X12Invoice810.MAPPING.trace(invoice, rest, context, new Tree(EdiNames.SHARED.child()));
    return new Written(out.bytes(), written.lost(), NamedFindings.of(findings, trace), trace);
  }

  /** What the standard objects to in what was written: said as errors, since we wrote it. */
  private static List<Finding> strict(byte[] bytes, Context context) {
    var findings = new ArrayList<Finding>();
    if (context.envelope()) new X12Reader().read(bytes, set -> set.findings().forEach(f -> findings.add(f.as(Severity.ERROR))));
    return findings;
  }

  private static String binding(Residue rest) {
    for (var e : rest.entries()) if (e.kind() == Residue.Kind.BINDING && e.path().equals(DELIMITERS)) return e.subtree().value();
    return "";
  }

  private static Delimiters delimiters(String wanted) {
    return wanted.length() < 3 ? null : Delimiters.x12(wanted.charAt(0) & 255, wanted.charAt(1) & 255, wanted.charAt(2) & 255);
  }

  private static Charset charset(Context context) {
    return X12Writer.charset(context.option("charset", "UTF-8"));
  }
}
