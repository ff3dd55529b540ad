package io.bordereau.rules;

import io.bordereau.mapping.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.xml.validation.Schema;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.s9api.XsltTransformer;

/**
 * The official rules: schema, EN 16931, Peppol. Style sheets and schemas are compiled when first needed, or before by {@link #warm}, and
 * kept. Safe for many threads; never throws on a document, however hostile.
 */
public final class Rules {
  /** Most rules that are told of one document and layer. */
  static final int MOST_FINDINGS = 2_000;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RuleBook book = RuleBook.load();
  private final Compiled compiled = new Compiled();
  private final Duration patience;

  Rules(Duration patience) {
    this.patience = patience;
  }

  /** The rules, one for the whole program. */
  public static Rules official() {
    return Official.RULES;
  }

  private static final class Official {
    static final Rules RULES = new Rules(PATIENCE);
  }

  /** The ids of the profiles: {@code en16931}, {@code peppol-bis-3}, ... */
  public List<String> profiles() {
    return book.profiles();
  }

  /** The rows of the table of profiles, for documentation. */
  public List<RuleSet> sets() {
    return book.sets();
  }

  /**
   * Compiles the layers of profiles in the background.
   *
   * @param profiles their ids; none means all
   * @return done when all are compiled; nobody needs to wait for it
   */
  public CompletableFuture<Void> warm(String... profiles) {
    List<String> names = profiles.length == 0 ? book.profiles() : List.of(profiles);
    return CompletableFuture.allOf(book.sets().stream().filter(s -> names.stream().anyMatch(s::isOf))
        .flatMap(s -> s.layers().stream()).distinct().map(compiled::start).toArray(CompletableFuture[]::new));
  }

  /**
   * Runs all rules that apply, every layer that can run: an error of the schema does not stop the rules behind it.
   *
   * @param profile the profile's id, or that of a family such as {@code peppol-poacc-3}; null when the document itself shall name its rules
   * @param xml the document as it stands in the file
   */
  public Verdict validate(String profile, byte[] xml) {
    if (profile != null && !book.knows(profile)) {
      return unknown(profile, "There is no profile " + profile + "; known are " + String.join(", ", book.profiles()) + ".");
    }
    try {
      Identity identity = Identity.of(xml);
      Optional<RuleSet> set = book.find(profile, identity);
      if (set.isEmpty()) {
        return unknown(profile, profile == null ? "No official rules are known for a document " + identity.root() + "."
            : "The profile " + profile + " has no rules for a document " + identity.root() + ".");
      }
      return validate(set.get(), xml);
    } catch (Refusal refusal) {
      return Verdict.of(profile, List.of(Wording.refused(refusal.code(), refusal.getMessage())), List.of());
    }
  }

  private static Verdict unknown(String profile, String why) {
    return Verdict.of(profile, List.of(Wording.refused(Codes.NO_RULES, why)), List.of());
  }

  private Verdict validate(RuleSet set, byte[] xml) throws Refusal {
    set.layers().forEach(compiled::start);
    Schema schema = set.layers().stream().filter(l -> l.kind() == Layer.Kind.SCHEMA).findFirst().map(compiled::schema).orElse(null);
    Judged judged = Judged.of(xml, schema);
    List<Finding> findings = new ArrayList<>();
    judged.errors().forEach(e -> findings.add(Wording.schema(e, judged.tree())));
    for (Layer layer : set.layers()) {
      if (layer.kind() == Layer.Kind.SCHEMATRON) {
        run(layer, set, judged.tree(), findings);
      }
    }
    return Verdict.of(set.profile(), findings, set.layers());
  }

  private void run(Layer layer, RuleSet set, XdmNode tree, List<Finding> findings) {
    Report report = new Report(System.nanoTime() + patience.toNanos(), MOST_FINDINGS);
    Finding stopped = run(compiled.sheet(layer), layer, tree, report);
    if (stopped != null && stopped.code().equals(Codes.STOPPED)) {
      report = new Report(System.nanoTime() + patience.toNanos(), MOST_FINDINGS);
      Finding again = run(compiled.carefulSheet(layer), layer, tree, report);
      stopped = again == null ? stopped : again;
    }
    report.fired().forEach(f -> findings.add(Wording.rule(f, set.levels(), tree)));
    if (stopped != null) {
      findings.add(stopped);
    }
  }

  /** Runs a style sheet; null when it came to its end. */
  private static Finding run(XsltExecutable sheet, Layer layer, XdmNode tree, Report report) {
    try {
      XsltTransformer transformer = sheet.load();
      transformer.setErrorReporter(error -> { });
      transformer.setMessageHandler(message -> { });
      transformer.setInitialContextNode(tree);
      transformer.setDestination(new SAXDestination(report));
      transformer.transform();
      return null;
    } catch (SaxonApiException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof Refusal refusal) {
          return Wording.refused(refusal.code(), layer.title() + ": " + refusal.getMessage());
        }
      }
      return Wording.refused(Codes.STOPPED, layer.title() + ": " + e.getMessage());
    } catch (StackOverflowError e) {
      return Wording.refused(Codes.STOPPED, layer.title() + ": too deeply nested");
    }
  }
}
