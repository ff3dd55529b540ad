package io.bordereau.simulators;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One simulated partner as a program of its own.
 *
 * <pre>
 *   --port N            the port on the loopback address; 0 (default) for any: the chosen one is printed as "ready PORT"
 *   --profile NAME      one of the profiles of this program, or a file of that form (default: answer)
 *   --state DIR         where the book is kept (default: the current folder)
 *   --book FILE         the book, when it is not DIR/NAME.jsonl
 *   --keystore FILE     PKCS#12 with the partner's key: HTTPS instead of HTTP
 *   --truststore FILE   PKCS#12 with certificates that the sender must descend from
 *   --password-file FILE      the password of the stores (default: "changeit")
 *   --secret-file FILE        the SharedSecret that a cXML Sender must know
 *   --authorization-file FILE the Authorization header that a sender must carry
 *   --take DIR          the mailbox folder that documents for this partner lie in
 *   --put DIR           the mailbox folder that this partner's own documents go to
 *   --hub-file FILE     a file with the address that this partner's own documents are posted to; it may come later
 *   --hub-truststore FILE     PKCS#12 with certificates that the other side must descend from there
 *   --hub-authorization-file FILE the Authorization header that it sends there
 *   --hub-secret-file FILE    the SharedSecret of the Sender of its cXML requests
 *   --message-keystore FILE   PKCS#12 with the key that it signs and opens RosettaNet messages by
 *   --message-certificate FILE the certificate that the other side signs its messages by
 * </pre>
 */
public final class Simulator implements AutoCloseable {
  private static final Set<String> OPTIONS = Set.of(
      "port", "profile", "state", "book", "keystore", "truststore", "password-file", "secret-file", "authorization-file",
      "take", "put", "hub-file", "hub-truststore", "hub-authorization-file", "hub-secret-file",
      "message-keystore", "message-certificate");

  private final HttpServer server;
  private final ExecutorService threads;
  private final Book book;
  private final Business trader;

  private Simulator(HttpServer server, ExecutorService threads, Book book, Business trader) {
    this.server = server;
    this.threads = threads;
    this.book = book;
    this.trader = trader;
  }

  /** Runs until it is killed. Exit status 2: wrong usage or configuration. */
  public static void main(String[] args) throws InterruptedException {
    try {
      var simulator = start(args);
      System.out.println("ready " + simulator.port());
      System.out.flush();
      Thread.currentThread().join();
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /**
   * Starts one in this process.
   *
   * @param args as on the command line
   * @throws IOException when a file or the port cannot be used
   * @throws IllegalArgumentException on wrong usage
   */
  public static Simulator start(String... args) throws IOException {
    var options = Options.parse(args, OPTIONS);
    var profile = Profile.load(options.get("profile", "answer"));
    var file = options.path("book");
    if (file == null) file = Path.of(options.get("state", ".")).resolve(profile.name() + ".jsonl");
    var secrets = Secrets.of(options.path("secret-file"), options.path("authorization-file"));
    var server = server(options, Integer.parseInt(options.get("port", "0")));
    var memory = Memory.of(file);
    var book = Book.open(file);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    var post = post(options);
    var letters = Path.of(file.toString().replaceFirst("\\.jsonl$", "") + ".letters.jsonl");
    var trader = post == null ? null : trader(profile, post, options, Book.open(letters), secrets);
    var receiver = new Receiver(profile, secrets, book, memory, Clock.systemDefaultZone(), trader == null ? Correspondence.NONE : trader);
    server.createContext("/", trader instanceof HttpHandler own ? own : receiver);
    if (trader != null) trader.start(receiver);
    server.start();
    return new Simulator(server, threads, book, trader);
  }

  private static Business trader(Profile profile, Post post, Options options, Book letters, Secrets secrets) throws IOException {
    var clock = Clock.systemDefaultZone();
    if (options.path("message-keystore") != null && post instanceof Post.Https https) {
      return new RnifPartner(profile, MessageKeys.load(options.path("message-keystore"), password(options), options.path("message-certificate")), https, letters, clock);
    }
    if (!profile.formats().equals(Set.of("cxml"))) return new Trader(profile, post, options.path("take"), letters, clock);
    var file = options.path("hub-secret-file");
    return new CxmlTrader(profile, post, secrets, file == null ? "" : Files.readString(file).strip(), letters, clock);
  }

  private static Post post(Options options) throws IOException {
    if (options.path("put") != null) return new Post.Mailbox(options.path("put"));
    if (options.path("hub-file") == null) return null;
    var authorization = options.path("hub-authorization-file");
    return new Post.Https(options.path("hub-file"), authorization == null ? null : Files.readString(authorization).strip(),
        Tls.trusting(options.path("hub-truststore"), password(options)));
  }

  private static char[] password(Options options) throws IOException {
    var file = options.path("password-file");
    return (file == null ? "changeit" : Files.readString(file).strip()).toCharArray();
  }

  private static HttpServer server(Options options, int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    if (options.path("keystore") == null) return HttpServer.create(address, 100);
    var server = HttpsServer.create(address, 100);
    server.setHttpsConfigurator(Tls.configurator(options.path("keystore"), options.path("truststore"), password(options)));
    return server;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Stops at once. */
  @Override
  public void close() throws IOException {
    server.stop(0);
    threads.shutdownNow();
    if (trader != null) trader.close();
    book.close();
  }
}
