package io.bordereau.routes.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.bordereau.connectors.protocols.rnif.Pip;
import io.bordereau.connectors.protocols.rnif.RnifTerms;
import io.bordereau.envelopes.MimePart;
import io.bordereau.envelopes.rnif.PartnerIdentity;
import io.bordereau.envelopes.rnif.RnifMessage;
import io.bordereau.envelopes.rnif.RnifPacker;
import io.bordereau.envelopes.rnif.RnifSecurity;
import io.bordereau.envelopes.rnif.RnifUnpacker.Unpacked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A RosettaNet partner whose signatures and encryption are made and opened by {@code openssl cms}. */
final class OpensslPartner implements AutoCloseable {
  /** A message that it got. */
  record Got(Unpacked.Opened opened, byte[] body, String responseType) {}

  final List<Got> got = new CopyOnWriteArrayList<>();
  /** What it answers a business message, in an exchange of its own, or in the same one; null for nothing. */
  volatile Function<Got, RnifMessage> answer = g -> null;
  volatile boolean sync;

  private final Path keys;
  private final Path folder;
  private final char[] password;
  private final HttpsServer server;
  private final AtomicInteger files = new AtomicInteger();
  private final RnifTerms terms;
  private volatile String hub;
  private HttpClient client;

  OpensslPartner(Path keys, Path folder) throws Exception {
    this.keys = keys;
    this.folder = Files.createDirectories(folder);
    this.password = Files.readString(keys.resolve("password")).strip().toCharArray();
    var store = store("partner-message.p12");
    var encoded = store.getKey("key", password).getEncoded();
    Files.writeString(folder.resolve("own.key"), "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END PRIVATE KEY-----\n");
    var security = new RnifSecurity(
        part -> smime(part, "-sign", "-binary", "-md", "sha256", "-signer", keys.resolve("partner-message.pem"), "-inkey", folder.resolve("own.key"), "-outform", "SMIME"),
        part -> smime(part, "-encrypt", "-binary", "-aes-256-cbc", "-outform", "SMIME", "-recip", keys.resolve("hub-message.pem"), "-keyopt", "ecdh_kdf_md:sha256"),
        part -> opened(part, "-verify", "-inform", "SMIME", "-purpose", "any", "-CAfile", keys.resolve("development-root.pem")),
        part -> opened(part, "-decrypt", "-inform", "SMIME", "-recip", keys.resolve("partner-message.pem"), "-inkey", folder.resolve("own.key")));
    terms = new RnifTerms(PartnerIdentity.of("804735132"), PartnerIdentity.of("123456789"), true, security, true, RnifSecurity.Scope.PAYLOAD_CONTAINER, false,
        List.of("SHA-256"), List.of(Pip.of("3A4", "V02.00").orElseThrow(), Pip.of("3C3", "V11.04").orElseThrow(), Pip.of("0A1", "V02.00").orElseThrow()),
        new RnifTerms.Contact("Accounts Payable", "13125550199", "ap@kestrel.example"));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store("partner-server.p12"), password);
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", this::handle);
    server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private KeyStore store(String name) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(keys.resolve(name))) {
      store.load(in, password);
    }
    return store;
  }

  int port() {
    return server.getAddress().getPort();
  }

  RnifTerms terms() {
    return terms;
  }

  void hub(String address, HttpClient http) {
    hub = address;
    client = http;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var headers = exchange.getRequestHeaders();
      var unpacked = terms.unpack(headers.getFirst("x-RN-Version"), headers.getFirst("Content-Type"), body);
      if (!(unpacked instanceof Unpacked.Opened opened)) throw new AssertionError(unpacked);
      var one = new Got(opened, body, headers.getFirst("x-RN-Response-Type"));
      got.add(one);
      var signal = opened.message().service().manifest().signal() == null ? answer.apply(one) : null;
      if (sync && signal != null) {
        var packed = terms.pack(signal);
        exchange.getResponseHeaders().set("Content-Type", packed.contentType());
        exchange.sendResponseHeaders(200, packed.body().length);
        exchange.getResponseBody().write(packed.body());
        return;
      }
      exchange.sendResponseHeaders(202, -1);
      if (signal != null) Thread.ofVirtual().start(() -> post(terms.pack(signal), "async"));
    } catch (RuntimeException | AssertionError e) {
      e.printStackTrace();
      throw e;
    }
  }

  HttpResponse<String> post(RnifPacker.Packed packed, String responseType) {
    return post(packed.contentType(), packed.body(), RnifPacker.VERSION, responseType);
  }

  HttpResponse<String> post(String type, byte[] body, String version, String responseType) {
    try {
      var request = HttpRequest.newBuilder(URI.create(hub + "/rnif/kestrel")).POST(HttpRequest.BodyPublishers.ofByteArray(body)).header("Content-Type", type)
          .header("x-RN-Response-Type", responseType);
      if (version != null) request.header("x-RN-Version", version);
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A message of its own. */
  RnifMessage action(String pip, byte[] content, String trackingId) {
    return terms.action(terms.pip(pip).orElseThrow(), content, trackingId, "run-" + trackingId, Instant.now());
  }

  /** What its business answers to an action. */
  RnifMessage reply(Got one, byte[] content, String trackingId) {
    var service = one.opened().message().service();
    return terms.reply(terms.pip(service.pip()).orElseThrow(), content, List.of(), trackingId, service.instance(), one.opened().message().delivery().trackingId(), Instant.now());
  }

  RnifMessage receipt(Got one) {
    return terms.receipt(one.opened(), UUID.randomUUID().toString(), Instant.now());
  }

  private MimePart smime(MimePart part, Object... options) {
    return MimePart.read(openssl(part.bytes(), options)).orElseThrow();
  }

  private RnifSecurity.Checked opened(MimePart part, Object... options) {
    return new RnifSecurity.Checked.Right(openssl(part.bytes(), options));
  }

  private byte[] openssl(byte[] input, Object... options) {
    try {
      int number = files.incrementAndGet();
      var in = Files.write(folder.resolve("in-" + number), input);
      var out = folder.resolve("out-" + number);
      var command = new ArrayList<>(List.of("openssl", "cms", "-in", in.toString(), "-out", out.toString()));
      for (var option : options) command.add(option.toString());
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue(), command + "\n" + said);
      return Files.readAllBytes(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
