package io.bordereau.routes.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process for kill tests: a sender, workers and a partner around a ledger, with the smallest possible documents. The sender and the partner keep
 * books of their own. Ends by itself when all of {@code COUNT} documents are decided; killed before, it goes on where it was when started again.
 *
 * <pre>TinyHub FOLDER COUNT SEED [batch]</pre>
 *
 * The system property {@code bordereau.store} is the JDBC URL of its ledger, which is embedded in the folder otherwise; {@code bordereau.node} its name,
 * by which its books are called too; {@code bordereau.share} the documents that it hands over, such as {@code 101-200}. It ends when all are decided.
 *
 * With {@code batch} the documents travel together, five at most, and the partner answers each by its place.
 */
public final class TinyHub {
  private static final Duration LEASE = Duration.ofMillis(300);
  private static final Batches.Limits FIVE = new Batches.Limits(5, 1_000_000);
  private static final Pattern NUMBER = Pattern.compile("\"number\":\"(\\d+)\"");

  private final SqlLedger ledger;
  private final Path sent;
  private final Path got;
  private final int first;
  private final int last;
  private final int count;
  private final long seed;
  private final boolean batch;
  private final AtomicBoolean handedOver = new AtomicBoolean();

  private TinyHub(Path folder, int count, long seed, boolean batch) {
    String url = System.getProperty("bordereau.store", "");
    this.ledger = SqlLedger.open(url.isEmpty() ? new Store.Embedded(folder.resolve("ledger")) : TestPostgres.at(url),
        System.getProperty("bordereau.node", "node-1"), null);
    String node = System.getProperty("bordereau.node", "");
    this.sent = folder.resolve("sender" + node + ".jsonl");
    this.got = folder.resolve("receiver" + node + ".jsonl");
    String[] share = System.getProperty("bordereau.share", "1-" + count).split("-");
    this.first = Integer.parseInt(share[0]);
    this.last = Integer.parseInt(share[1]);
    this.count = count;
    this.seed = seed;
    this.batch = batch;
  }

  /** Runs until all is decided. */
  public static void main(String[] args) throws Exception {
    new TinyHub(Path.of(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2]), args.length > 3).run();
  }

  private void run() throws Exception {
    Thread[] threads = {new Thread(this::handOver), new Thread(this::process), new Thread(this::process), new Thread(this::send), new Thread(this::send),
        new Thread(this::gather), new Thread(this::pack)};
    for (Thread t : threads) {
      t.setUncaughtExceptionHandler((thread, e) -> {
        e.printStackTrace();
        Runtime.getRuntime().halt(3);
      });
      t.start();
    }
    for (Thread t : threads) {
      t.join();
    }
    ledger.close();
  }

  /** Hands over what was not acknowledged yet, and now and then again what was. */
  private void handOver() {
    Set<String> acknowledged = numbers(sent);
    Random chance = new Random(seed);
    for (int i = first; i <= last; i++) {
      String number = Integer.toString(i);
      boolean known = acknowledged.contains(number);
      if (known && chance.nextInt(20) > 0) {
        continue;
      }
      Received received = Given.handOver(ledger, "key-" + number, number);
      if (known && !(received instanceof Received.Repeat)) {
        throw new IllegalStateException("Number " + number + " was acknowledged before the crash, and is " + received);
      }
      if (!known) {
        append(sent, "{\"number\":\"" + number + "\",\"expected\":\"accepted\"}");
      }
    }
    handedOver.set(true);
  }

  private void process() {
    work("process", claim -> {
      String number = new String(ledger.payloads().get(ledger.inquiry().document(claim.document()).orElseThrow().payload()), StandardCharsets.UTF_8);
      if (ledger.identify(claim, Given.key(number)) instanceof Identified.Unique) {
        ledger.record(claim, List.of(Step.of(Stage.UNDERSTOOD, "read"), Step.of(Stage.PROVEN, "rules passed")));
        if (batch) {
          byte[] proven = Given.bytes("proven " + number);
          ledger.batches().await(claim, new Batches.Waiting("northgate x12 test", "northgate", ledger.payloads().put(proven), proven.length, "text", FIVE,
              Duration.ofMillis(200), "batch"), List.of());
          return;
        }
        // A name that a worker before the crash would not have chosen: the ledger has to keep the first.
        Outgoing outgoing = ledger.number(claim, new Draft("northgate", claim.document() + "-" + ledger.node() + "@acme", List.of(Given.ISA, Given.GS), null));
        String bytes = ledger.payloads().put(Given.bytes(outgoing.identity() + outgoing.numbers() + number));
        ledger.ready(claim, outgoing, new Packet(bytes, "text/plain", null, "main", List.of(), Level.APPLICATION, Duration.ofHours(1)), List.of(),
            Next.now("send"));
      }
    });
  }

  private void gather() {
    work("batch", claim -> {
      List<String> documents = ledger.batches().waiting(claim, FIVE.documents()).stream().map(Batches.Member::document).toList();
      Draft draft = new Draft("northgate", "batch-" + claim.work() + "-" + claim.token() + "@acme", List.of(Given.ISA, Given.GS), "northgate");
      if (ledger.batches().gather(claim, new Batches.Gathering(documents, ledger.payloads().put(Given.bytes(documents.toString())), "text", "batch", draft, "pack",
          FIVE)).isEmpty()) {
        ledger.retry(claim, Duration.ZERO, Step.of(Stage.NOTED, "what waits has changed"), List.of());
      }
    });
  }

  private void pack() {
    work("pack", claim -> {
      Outgoing outgoing = ledger.batches().outgoing(claim);
      List<Batches.Member> members = ledger.batches().members(claim.document());
      String bytes = ledger.payloads().put(Given.bytes(outgoing.identity() + outgoing.numbers() + members.stream().map(Batches.Member::payload).toList()));
      List<Batches.Aboard> aboard = members.stream().map(m -> new Batches.Aboard(m.document(), List.of(new Ref("st02", "northgate", outgoing.numbers().get(1) + "/"
          + m.place())), Step.of(Stage.PACKED, "number " + m.place()))).toList();
      ledger.batches().ready(claim, new Packet(bytes, "text/plain", null, "main", List.of(), Level.APPLICATION, Duration.ofHours(1)),
          Step.of(Stage.PACKED, "packed"), aboard, Next.now("send"));
    });
  }

  /** The partner takes an interchange: it writes each document down, and answers each by its place. */
  private Completion taken(Outgoing outgoing, byte[] bytes) {
    Completion done = Completion.of(Step.of(Stage.DELIVERED, "taken"));
    for (Batches.Member m : ledger.batches().members(outgoing.document())) {
      String number = ledger.inquiry().document(m.document()).orElseThrow().key().number();
      append(got, "{\"identity\":\"" + outgoing.identity() + "\",\"number\":\"" + number + "\",\"sha256\":\"" + Chain.sha256(bytes)
          + "\",\"decided\":{\"status\":\"accepted\"}}");
      done = done.with(new Evidence("https", outgoing.identity() + "/" + m.place(), List.of(new Ref("st02", "northgate", outgoing.numbers().get(1) + "/" + m.place())),
          Level.APPLICATION, Verdict.ACCEPTED, "accepted", null, null, null, null, List.of()));
    }
    return done;
  }

  private void send() {
    Random chance = new Random(seed + 1);
    work("send", claim -> {
      Outgoing outgoing = ledger.outgoing(claim);
      byte[] bytes = ledger.payloads().get(outgoing.payload());
      if (batch) {
        Completion done = taken(outgoing, bytes);
        if (chance.nextInt(5) == 0) {
          ledger.retry(claim, Duration.ZERO, Step.of(Stage.RETRIED, "The answer was dropped"), List.of());
        } else {
          ledger.complete(claim, done);
        }
        return;
      }
      String number = ledger.inquiry().document(claim.document()).orElseThrow().key().number();
      append(got, "{\"identity\":\"" + outgoing.identity() + "\",\"number\":\"" + number + "\",\"sha256\":\"" + Chain.sha256(bytes)
          + "\",\"decided\":{\"status\":\"accepted\"}}");
      if (chance.nextInt(10) == 0) {
        ledger.retry(claim, Duration.ZERO, Step.of(Stage.RETRIED, "The answer was dropped"), List.of());
        return;
      }
      ledger.complete(claim, Completion.of(Step.of(Stage.DELIVERED, "taken"))
          .with(Given.answer("answer-to-" + outgoing.identity(), outgoing.identity(), Level.APPLICATION, Verdict.ACCEPTED)));
    });
  }

  private interface Worker {
    void on(Claim claim);
  }

  private void work(String kind, Worker worker) {
    while (true) {
      Optional<Claim> claim = ledger.claim(kind, ledger.node() + "/" + Thread.currentThread().threadId(), LEASE);
      if (claim.isPresent()) {
        worker.on(claim.get());
      } else if (handedOver.get() && ledger.inquiry().tally().complete() >= count) {
        return;
      } else {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized void append(Path book, String line) {
    try {
      // A line that a kill cut off is ended first.
      Files.writeString(book, (Files.exists(book) && !Files.readString(book).endsWith("\n") ? "\n" : "") + line + "\n", StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> numbers(Path book) {
    Set<String> numbers = new HashSet<>();
    try {
      Matcher m = NUMBER.matcher(Files.exists(book) ? Files.readString(book) : "");
      while (m.find()) {
        numbers.add(m.group(1));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return numbers;
  }
}
