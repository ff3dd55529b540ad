package io.bordereau.routes.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bordereau.document.OrderResponse;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.State;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The demonstration: a hub and its simulated partners, the sample documents through the operator's door, and the table as they finish.
 * Everything is below {@code work/demo}.
 */
public final class Demo {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final long LOOK_MILLIS = 100;

  /** Orders of the partners that invoices of the demonstration bill. */
  private static final List<String> ORDERS = List.of("8801", "PO-77310", "PO-77288", "4500231198", "4500880917");

  private final Path root;
  private final PrintStream out;
  private final DemoTable table;
  private final List<DemoCase> cases;
  private final Map<DemoCase, Object> documents = new HashMap<>();
  private final Map<DemoCase, String> underway = new LinkedHashMap<>();
  private final List<DemoCase> wrong = new ArrayList<>();
  private int repeats;
  private int waiting;
  private int rejected;

  private Demo(Path root, PrintStream out) throws IOException {
    this.root = root;
    this.out = out;
    this.table = new DemoTable(out);
    this.cases = DemoCase.all(samples());
  }

  /** Runs with {@code --keep} or without; the project's root is the system property {@code bordereau.root}, or the current folder. */
  public static void main(String[] args) throws Exception {
    int status = run(Path.of(System.getProperty("bordereau.root", ".")), List.of(args).contains("--keep"), System.out);
    if (status != 0) throw new IllegalStateException("not every document reached its expected state");
  }

  /**
   * Runs the demonstration.
   *
   * @param root the project's root
   * @param keep whether hub and partners stay until the process is stopped
   * @param out where the table goes
   * @return 0 when every document reached its expected state and the partners' books agree, otherwise 1
   */
  public static int run(Path root, boolean keep, PrintStream out) throws Exception {
    return new Demo(root.toAbsolutePath().normalize(), out).run(keep);
  }

  private int run(boolean keep) throws Exception {
    read();
    var partners = cases.stream().map(DemoCase::partner).collect(Collectors.toSet());
    try (var stage = DemoStage.build(root, root.resolve("work/demo"), "300ms", partners, UnaryOperator.identity());
        var hub = Hub.start(Options.of(stage.config()).work(stage.folder().resolve("hub")).port(0));
        var ours = new DemoErp(stage.folder().resolve("hub/erp"))) {
      ours.start();
      if (hub.partnersUrl().isPresent()) stage.open(hub.partnersUrl().get());
      var erp = new Client(hub.url(), hub.token());
      table.head();
      orders(hub);
      for (var one : cases) if (!one.isRepeat() && !one.isLate()) hand(erp, one);
      wait(hub);
      for (var one : cases) if (one.isLate()) hand(erp, one);
      wait(hub);
      for (var one : cases) if (one.isRepeat()) again(erp, one);
      pages(hub, stage);
      boolean clean = summary(hub, stage);
      if (keep) keep(hub);
      return clean && wrong.isEmpty() ? 0 : 1;
    }
  }

  private Path samples() {
    return root.resolve("samples/demo");
  }

  private void read() throws IOException {
    var format = Formats.byId("bordereau-json").orElseThrow();
    for (var one : cases) {
      var reads = format.read(Files.readAllBytes(file(one)), Context.NEUTRAL);
      documents.put(one, reads.get(0).document()
          .orElseThrow(() -> new IllegalStateException(file(one) + ": " + reads.get(0).findings())));
    }
  }

  private Path file(DemoCase one) {
    return samples().resolve(one.file() + ".json");
  }

  private static String key(DemoCase one) {
    return "larkfield-" + one.file();
  }

  private void hand(Client erp, DemoCase one) throws IOException, InterruptedException {
    var reply = erp.send(key(one), file(one));
    if (reply.statusCode() != 202) throw new IllegalStateException(one.number() + ": " + reply.statusCode() + " " + reply.body());
    underway.put(one, id(reply));
  }

  private static String id(HttpResponse<String> reply) throws IOException {
    return JSON.readTree(reply.body()).path("id").asText();
  }

  /** Waits until the partners' orders are known, so that the invoices can be held against them. */
  private void orders(Hub hub) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos() / 4;
    for (var number : ORDERS) while (taken(hub, number).isEmpty() && System.nanoTime() < until) Thread.sleep(LOOK_MILLIS);
  }

  /** Where a received order is, once our own system took it in. */
  private static Optional<Whereabouts> taken(Hub hub, String number) {
    return hub.whereIs().document(number).stream().filter(w -> w.state() == State.TAKEN).findFirst();
  }

  /** Prints every document as it comes to an end. */
  private void wait(Hub hub) throws InterruptedException {
    var whereIs = hub.whereIs();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!underway.isEmpty()) {
      boolean late = System.nanoTime() > until;
      for (var one : List.copyOf(underway.keySet())) {
        var where = whereIs.id(underway.get(one)).orElseThrow();
        boolean right = one.isOrder() ? confirmed(hub, one, where) : where.state().name().equals(one.state()) && ended(where) && one.isSaid(said(where));
        if (!right && !late && !decided(where)) continue;
        if (!right) wrong.add(one);
        if (where.state() == State.HELD || where.state() == State.REFUSED || where.state() == State.FAILED) waiting++;
        if (where.state() == State.REJECTED) rejected++;
        if (one.isOrder()) order(hub, one, where, right);
        else table.row(one, documents.get(one), where, right);
        underway.remove(one);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** The order was taken in by our own system, and the partner could read our answer. */
  private static boolean confirmed(Hub hub, DemoCase one, Whereabouts answer) {
    return taken(hub, one.plainNumber()).isPresent() && (answer.state() == State.ACKNOWLEDGED || answer.state() == State.ACCEPTED);
  }

  private void order(Hub hub, DemoCase one, Whereabouts answer, boolean right) {
    var evidence = (taken(hub, one.plainNumber()).isPresent() ? "taken in; " : "") + "answered " + answer.number() + ": " + DemoTable.words(answer);
    table.order(one, (OrderResponse) documents.get(one), right ? one.state() : answer.state() + " (!)", evidence);
  }

  /** Whether nothing that is expected can come any more. */
  private static boolean decided(Whereabouts where) {
    return switch (where.state()) {
      case HELD, FAILED, REFUSED, REJECTED, PAID, VOIDED, QUARANTINED -> true;
      case RECEIVED, UNDERWAY, SENT, ACKNOWLEDGED, IN_PROCESS, QUERIED, ACCEPTED, APPROVED, UNPACKED, HANDED_OVER, TAKEN, CORRELATED, REPEATED -> false;
    };
  }

  /** All answers of the partner. */
  private static String said(Whereabouts where) {
    return where.timeline().stream().filter(e -> e.stage() == Stage.ANSWERED).map(Whereabouts.Event::words)
        .collect(Collectors.joining("; "));
  }

  private static boolean ended(Whereabouts where) {
    return where.complete() || where.state() == State.HELD || where.state() == State.FAILED;
  }

  /** The ERP runs again and hands the same document over under the same key. */
  private void again(Client erp, DemoCase one) throws IOException, InterruptedException {
    var reply = erp.send(key(one), file(one));
    boolean right = reply.statusCode() == 202 && reply.headers().firstValue("Idempotent-Replayed").orElse("").equals("true");
    if (right) repeats++;
    else wrong.add(one);
    table.repeat(one, documents.get(one), right, right ? "not sent twice" : "status " + reply.statusCode());
  }

  private boolean summary(Hub hub, DemoStage stage) throws IOException, InterruptedException {
    var sender = stage.folder().resolve("erp.jsonl");
    var lines = cases.stream().filter(c -> !c.isRepeat() && !c.isOrder())
        .map(c -> "{\"number\": \"" + c.number() + "\", \"expected\": \"" + c.decision() + "\"}").toList();
    Files.write(sender, lines);
    var verdict = JSON.readTree(stage.simulators().judge(sender));
    var tally = hub.ledger().inquiry().tally();
    int handed = (int) cases.stream().filter(c -> !c.isRepeat()).count();
    out.printf("    %d of %d as expected; %d delivered, %d need a person; ERP %d+%d = ledger %d+%d%n", cases.size() - wrong.size(),
        cases.size(), handed - waiting, waiting + rejected, handed, cases.size() - handed, tally.ours(), repeats);
    out.printf("    Lost silently %d   Sent twice %d   Partners' books: %s%n", tally.lostSilently() + verdict.path("lost").size(),
        tally.sentTwice() + verdict.path("doubled").size(), verdict.path("clean").asBoolean() ? "agree" : verdict.toString());
    out.println("    Try: ./hub where 4712 | ./hub explain --to x12-004010-810 samples/demo/4711.json | ls work/demo/partners work/demo/epdf");
    out.flush();
    return verdict.path("clean").asBoolean() && tally.lostSilently() == 0 && tally.sentTwice() == 0 && tally.ours() == handed;
  }

  /** What went out as a page is kept as a file, to be looked at. */
  private void pages(Hub hub, DemoStage stage) throws IOException {
    var folder = Files.createDirectories(stage.folder().resolve("epdf"));
    for (var one : cases) {
      if (one.isRepeat() || one.isOrder()) continue;
      for (var where : hub.whereIs().document(one.plainNumber())) {
        for (var sent : where.sendings()) {
          if (sent.bytes() == null) continue;
          var bytes = hub.ledger().payloads().get(sent.bytes());
          if (new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1).equals("%PDF-")) Files.write(folder.resolve(one.file() + ".pdf"), bytes);
        }
      }
    }
  }

  private void keep(Hub hub) throws InterruptedException {
    out.println("    The hub stays at " + hub.url() + "; its token stands in " + root.relativize(hub.work())
        + "/api-token. Ctrl-C ends it.");
    out.flush();
    Thread.currentThread().join();
  }
}
