package io.bordereau.routes.flow;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Envelope;
import io.bordereau.routes.ledger.Claim;
import io.bordereau.routes.ledger.Entry;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.LedgerException;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Payloads;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Standing;
import io.bordereau.routes.pages.EpdfFormat;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Prepares a document of the past again, by the beans that prepared it, with what the hub knows today: nothing is recorded, nothing is sent. What was issued then
 * comes out of its history: the instant, identity and control numbers.
 */
public final class Rehearsal {
  private static final Set<String> ASKING = Set.of("inquiry", "orders", "batches", "payments");

  private final Ledger ledger;
  private final Judges judges;
  private final Supplier<Agreements> agreements;
  private final CompanyPages pages;

  /**
   * What came out.
   *
   * @param rendered the rendered bytes; null when it was refused
   * @param packed the packed bytes; null when it was refused, travels with others, or was signed or encrypted
   * @param refused why it was refused; empty when it was not
   * @param versions what made it: the facts of {@link Versions}
   */
  public record Result(byte[] rendered, byte[] packed, List<Finding> refused, Map<String, String> versions) {
    public Result {
      refused = List.copyOf(refused);
      versions = Map.copyOf(versions);
    }
  }

  /** Rehearses by what this ledger keeps; the ledger may be one that was opened for reading. */
  public Rehearsal(Ledger ledger, Judges judges, Supplier<Agreements> agreements) {
    this.ledger = reading(ledger);
    this.judges = judges;
    this.agreements = agreements;
    this.pages = new CompanyPages(agreements);
  }

  /** Whether a document was rendered for a partner, so that it can be again. */
  public static boolean rendered(List<Entry> entries) {
    return issued(entries).isPresent() && entries.stream().anyMatch(e -> e.stage() == Stage.RENDERED && e.step().facts().containsKey("rendered"));
  }

  /** When the last issue of a document was made that was rendered. */
  private static Optional<OffsetDateTime> issued(List<Entry> entries) {
    return entries.stream().filter(e -> e.stage() == Stage.ISSUED && e.step().facts().containsKey("at")).reduce((a, b) -> b).map(e -> OffsetDateTime.parse(e.step().facts().get("at")));
  }

  /** Prepares it again. */
  public Result again(Standing standing, List<Entry> entries) {
    var at = issued(entries).orElseThrow();
    var clock = Clock.fixed(at.toInstant(), at.getOffset());
    var versions = new TreeMap<String, String>();
    try {
      var claim = new Claim("rehearsal", Kinds.PREPARE, standing.id(), null, "rehearsal", 0, 1, Instant.MAX);
      if (!(new Understand(ledger, judges, agreements).understand(Passage.of(claim, standing)) instanceof Passage p)) return new Result(null, null, List.of(), versions);
      p = new Check(judges).check(new Route(agreements, judges, pages, clock).route(p));
      p = new Issue(clock).issue(p);
      var partner = p.to().partner();
      // a copy of the page that is signed is made once: no second signature is the same
      boolean copied = p.document() instanceof Invoice i && CopyPage.wanted(partner, i) && !(p.target() instanceof EpdfFormat);
      if (copied && agreements.get().signsCopies(partner)) return new Result(null, null, List.of(), versions);
      p = new TakePage(agreements).take(new CopyPage(agreements, pages, null, clock).copy(p));
      p = new Render(ledger, agreements).render(p);
      var rendered = p.written().bytes();
      p = new Prove(judges).prove(p);
      for (var step : p.steps()) versions.putAll(step.facts());
      versions.keySet().retainAll(Set.of(Versions.MAPPING, Versions.AGREEMENT, Versions.RULES));
      return new Result(rendered, packed(p, at), List.of(), versions);
    } catch (Refusal refusal) {
      for (var step : refusal.done()) versions.putAll(step.facts());
      versions.keySet().retainAll(Set.of(Versions.MAPPING, Versions.AGREEMENT, Versions.RULES));
      return new Result(null, null, refusal.findings(), versions);
    }
  }

  /** In the envelope of its last sending, with its numbers; null when it went with others, or signed or encrypted. */
  private byte[] packed(Passage p, OffsetDateTime at) {
    if (p.target() instanceof EpdfFormat || !ledger.inquiry().batched(p.standing().id()).isEmpty()) return null;
    var sent = ledger.inquiry().sendings(p.standing().id()).stream().filter(o -> o.payload() != null).reduce((Outgoing a, Outgoing b) -> b);
    if (sent.isEmpty()) return null;
    var partner = p.to().partner();
    var packer = Packer.of(p.target(), partner);
    var cxml = partner.envelope() == null ? null : partner.envelope().cxml();
    // no signature and no encryption gives the same bytes twice: of those the rendered document is compared
    if (packer instanceof RnifMessagePacker || cxml != null && cxml.signature() != Envelope.Cxml.Signature.NONE) return null;
    try {
      return packer.pack(new Packer.Rendered(p.written().bytes(), p.target(), p.document(), Pack.answered(ledger, p)), sent.get(), agreements.get(), partner, at).bytes();
    } catch (IllegalArgumentException e) {
      throw p.refused(List.of(Findings.envelope(partner.id(), e.getMessage())));
    }
  }

  /** The ledger for asking only: what would be recorded fails, what would be stored is only named. */
  private static Ledger reading(Ledger ledger) {
    return (Ledger) Proxy.newProxyInstance(Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
      if (method.getName().equals("payloads")) return payloads(ledger.payloads());
      if (!ASKING.contains(method.getName())) throw new LedgerException("A rehearsal records nothing: " + method.getName() + ".", null);
      return call(ledger, method, arguments);
    });
  }

  private static Payloads payloads(Payloads payloads) {
    return (Payloads) Proxy.newProxyInstance(Payloads.class.getClassLoader(), new Class<?>[] {Payloads.class}, (proxy, method, arguments) ->
        method.getName().equals("put") ? digest((byte[]) arguments[0]) : call(payloads, method, arguments));
  }

  private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
