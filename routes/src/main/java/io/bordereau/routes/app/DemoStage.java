package io.bordereau.routes.app;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Endpoint;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.signing.keys.DevelopmentKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a demonstration plays on: a copy of the configuration with keys of its own, and a simulated partner behind every address. Everything
 * is below one folder.
 */
public final class DemoStage implements AutoCloseable {
  private final Path folder;
  private final Simulators simulators;
  private List<Partner> partners = List.of();

  private DemoStage(Path folder, Simulators simulators) {
    this.folder = folder;
    this.simulators = simulators;
  }

  /**
   * Builds the stage; what an earlier one left in the folder is removed.
   *
   * @param root the project's root
   * @param folder the folder for everything
   * @param pause how long a partner rests before the first retry, such as {@code 500ms}
   * @param partners the ids of the partners to simulate
   * @param profiles the profile of each, usually the one of its name
   */
  public static DemoStage build(Path root, Path folder, String pause, Set<String> partners,
      UnaryOperator<String> profiles) throws IOException {
    clear(folder);
    copy(root.resolve("config"), folder.resolve("config"));
    System.setProperty("demo.pause", pause);
    var config = folder.resolve("config");
    var agreements = Agreements.load(config).agreements();
    OwnKeys.ensure(config, agreements);
    var stage = new DemoStage(folder, new Simulators(root, folder.resolve("partners")));
    stage.partners = agreements.partners().stream().filter(p -> partners.contains(p.id())).toList();
    stage.start(stage.partners, profiles);
    return stage;
  }

  private void start(List<Partner> partners, UnaryOperator<String> profiles) throws IOException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starting = partners.stream().map(p -> CompletableFuture.runAsync(() -> start(p, profiles.apply(p.id())), threads))
          .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(starting).join();
    }
  }

  private void start(Partner partner, String profile) {
    try {
      int port = simulators.start(partner.id(), options(partner, profile));
      System.setProperty("demo.port." + partner.id(), Integer.toString(port));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The command line of a partner's simulator: its keys, and what its senders must know. */
  private List<String> options(Partner partner, String profile) throws IOException {
    var keys = new DevelopmentKeys(folder.resolve("config/keys"));
    var options = new ArrayList<>(List.of("--port", "0", "--profile", profile, "--keystore", keys.partner().toString(), "--password-file",
        keys.password().toString()));
    if (partner.endpoint().tls() != null && partner.endpoint().tls().client() != null) {
      options.addAll(List.of("--truststore", keys.trust().toString()));
    }
    if (partner.envelope() != null && partner.envelope().cxml() != null) {
      options.addAll(List.of("--secret-file", folder.resolve("config").resolve(partner.envelope().cxml().secret().substring(5))
          .toString()));
    }
    var header = authorization(partner.endpoint().authentication());
    if (header != null) options.addAll(List.of("--authorization-file", file(partner, ".authorization", header)));
    options.addAll(trade(partner, keys));
    return options;
  }

  /** How a partner's own documents come to us: by its mailbox, or to our door, whose address is told later. */
  private List<String> trade(Partner partner, DevelopmentKeys keys) throws IOException {
    var inbound = partner.inbound();
    if (inbound.folder() != null) {
      var mailbox = folder.resolve("hub/mailbox");
      var options = new ArrayList<>(List.of("--put", mailbox.resolve(inbound.folder()).resolve("in").toString()));
      if (partner.endpoint().folder() != null) options.addAll(List.of("--take", mailbox.resolve(partner.endpoint().folder()).resolve("out").toString()));
      return options;
    }
    if (!posts(partner)) return List.of();
    var options = new ArrayList<>(List.of("--hub-file", address(partner).toString(), "--hub-truststore", keys.trust().toString()));
    var header = authorization(inbound.authentication());
    if (header != null) options.addAll(List.of("--hub-authorization-file", file(partner, ".hub-authorization", header)));
    if (rnif(partner)) options.addAll(List.of("--message-keystore", keys.partnerMessages().toString(), "--message-certificate", keys.messageCertificate().toString()));
    if (inbound.cxml() != null) options.addAll(List.of("--hub-secret-file", folder.resolve("config").resolve(inbound.cxml().secret().substring(5)).toString()));
    return options;
  }

  /** Whether a partner's documents come to our door. */
  private static boolean posts(Partner partner) {
    return partner.inbound().folder() == null && (partner.inbound().door() || partner.inbound().cxml() != null || rnif(partner));
  }

  private static boolean rnif(Partner partner) {
    return partner.envelope() != null && partner.envelope().rnif() != null;
  }

  private Path address(Partner partner) {
    return folder.resolve("partners").resolve(partner.id() + ".address");
  }

  private String file(Partner partner, String ending, String text) throws IOException {
    var file = folder.resolve("partners").resolve(partner.id() + ending);
    Files.writeString(file, text);
    return file.toString();
  }

  /** Tells every partner that brings documents to our door where it is. */
  void open(String partnersUrl) throws IOException {
    for (var partner : partners) {
      if (!posts(partner)) continue;
      var coming = folder.resolve("partners").resolve("." + partner.id() + ".part");
      Files.writeString(coming, partnersUrl + (rnif(partner) ? "/rnif/" : partner.inbound().cxml() == null ? "/in/" : "/cxml/") + partner.id());
      Files.move(coming, address(partner), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private String authorization(Endpoint.Authentication said) throws IOException {
    if (said == null) return null;
    return switch (said.kind()) {
      case NONE, KEY -> null;
      case BASIC -> "Basic " + Base64.getEncoder().encodeToString((said.user() + ":" + secret(said)).getBytes(StandardCharsets.UTF_8));
      case BEARER -> "Bearer " + secret(said);
    };
  }

  private String secret(Endpoint.Authentication said) throws IOException {
    return Files.readString(folder.resolve("config").resolve(said.secret().substring("file:".length()))).strip();
  }

  /** The configuration of the demonstration. */
  public Path config() {
    return folder.resolve("config");
  }

  /** The folder of everything. */
  public Path folder() {
    return folder;
  }

  /** The partners. */
  public Simulators simulators() {
    return simulators;
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (var file : files.toList()) {
        var relative = from.relativize(file);
        if (relative.startsWith("keys") || relative.startsWith("schemas")) continue;
        var target = to.resolve(relative.toString());
        if (Files.isDirectory(file)) Files.createDirectories(target);
        else Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Override
  public void close() {
    simulators.close();
  }
}
