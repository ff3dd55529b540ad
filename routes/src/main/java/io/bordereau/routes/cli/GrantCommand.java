package io.bordereau.routes.cli;

import com.sun.net.httpserver.HttpServer;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.signing.keys.SigningFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A person grants the hub, once, the use of a key at a trust service. */
@Command(
    name = "grant",
    mixinStandardHelpOptions = true,
    description = "Lets a person grant the hub, once and in a browser, the use of a key at a trust service (OAuth 2.0, authorization code).",
    footer = {"", "What is granted is kept in the file that the company's file names, readable by the hub's user alone.", "", "Example:", "  ./hub grant --company larkfield-fr --key seal-2026"})
final class GrantCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--company", paramLabel = "ID", required = true, description = "The company whose key it is.")
  private String company;

  @Option(names = "--key", paramLabel = "NAME", required = true, description = "The key, by its name in the company's file.")
  private String key;

  @Option(names = "--port", paramLabel = "N", description = "The port on this machine that the browser comes back to; any free one when absent. The service must know http://127.0.0.1:N/granted.")
  private int port;

  @Option(names = "--wait", paramLabel = "SECONDS", description = "How long to wait for the person; 600 when absent.")
  private int seconds = 600;

  @Mixin
  private Configuration configuration;

  GrantCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Agreements agreements = Configuration.load(configuration.folder(terminal)).agreements();
    var keys = agreements.company(company).flatMap(agreements::keys).orElseThrow(() -> new UsageException("the configuration has no company " + company + " that signs"));
    var back = new CompletableFuture<String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
    server.createContext("/granted", exchange -> {
      var page = "<!doctype html><title>Bordereau</title><p>Thank you. The hub says whether it was granted; this page may be closed.</p>".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
      exchange.sendResponseHeaders(200, page.length);
      try (var out = exchange.getResponseBody()) {
        out.write(page);
      }
      back.complete(exchange.getRequestURI().getRawQuery());
    });
    server.start();
    try {
      var consent = keys.consent(key, URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/granted"));
      terminal.line("Open this in a browser, and grant it:");
      terminal.line(consent.address().toString());
      terminal.out().flush();
      consent.complete(back.get(Duration.ofSeconds(seconds).toMillis(), TimeUnit.MILLISECONDS));
      terminal.line("It is granted, and kept in " + consent.kept() + ".");
      return ExitStatus.FINE;
    } catch (SigningFailed e) {
      terminal.err().println("hub: " + e.getMessage());
      return ExitStatus.REFUSED;
    } catch (TimeoutException | ExecutionException e) {
      terminal.err().println("hub: nobody granted it within " + seconds + " seconds");
      return ExitStatus.REFUSED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.REFUSED;
    } finally {
      server.stop(0);
    }
  }
}
