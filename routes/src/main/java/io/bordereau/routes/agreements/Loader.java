package io.bordereau.routes.agreements;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a configuration folder: every file on its own first, then what they say about each other. */
final class Loader {
  private static final int MOST_FILES = 10_000;
  /** By file, then by line as a number. */
  private static final Comparator<Finding> PLACES =
      Comparator.comparing((Finding f) -> f.where().split(":")[0]).thenComparingInt(f -> line(f.where().split(":")));

  private final Path folder;
  private final Register register;
  private final UnaryOperator<String> values;
  private final List<Finding> findings = new ArrayList<>();
  /** Ids of files that are there but wrong, by folder. */
  private final Map<String, Set<String>> wrong = new HashMap<>();

  Loader(Path folder, Register register, UnaryOperator<String> values) {
    this.folder = folder;
    this.register = register;
    this.values = values;
  }

  /** A file that could be read, and what still may be said about it. */
  private record Bound<T extends Record>(T value, Binder binder) {}

  Loaded load() {
    Hub hub = hub();
    List<Bound<Company>> read = all("companies", Company.class, Company::id);
    List<Company> named = read.stream().map(Bound::value).toList();
    List<Company> companies = read.stream().map(company -> told(company, named, hub)).toList();
    List<Network> networks = all("networks", Network.class, Network::id).stream().filter(this::sound).map(Bound::value).toList();
    List<Partner> partners = new ArrayList<>();
    List<Bound<Partner>> bound = all("partners", Partner.class, Partner::id);
    for (Bound<Partner> one : bound) {
      if (refers(one, companies, networks) & Coherence.of(one.value(), register, one.binder())) {
        partners.add(one.value().under(networks.stream().filter(n -> n.id().equals(one.value().network())).findFirst().orElse(null)));
      }
      findings.addAll(one.binder().findings());
    }
    shared(partners);
    CodeTables codes = CodeTables.load(folder, ids("companies", companies.stream().map(Company::id)), ids("partners", bound.stream().map(b -> b.value().id())), findings);
    findings.sort(PLACES);
    return new Loaded(new Agreements(folder, hub, companies, networks, partners, codes), findings);
  }

  /** The ids of a kind, those of wrong files included: their tables are not homeless. */
  private Set<String> ids(String kind, Stream<String> good) {
    return Stream.concat(good, wrong.getOrDefault(kind, Set.of()).stream()).collect(Collectors.toSet());
  }

  private Hub hub() {
    Bound<Hub> bound = read(folder.resolve("hub.yaml"), "hub.yaml", Hub.class);
    if (bound == null) {
      return null;
    }
    boolean good = bound.value() == null || HubCoherence.of(bound.value(), bound.binder());
    findings.addAll(bound.binder().findings());
    return good ? bound.value() : null;
  }

  private <T extends Record> List<Bound<T>> all(String kind, Class<T> type, Function<T, String> id) {
    List<Bound<T>> all = new ArrayList<>();
    for (Path path : files(kind)) {
      String file = path.getFileName().toString();
      String name = file.substring(0, file.lastIndexOf('.'));
      Bound<T> bound = read(path, kind + "/" + file, type);
      if (bound != null && bound.value() != null && !id.apply(bound.value()).equals(name)) {
        String said = id.apply(bound.value());
        bound.binder().say("AGR-10", Severity.ERROR, "id", said, "The id " + said + " differs from the file's name.",
            "Call the file " + said + ".yaml, or correct the id.");
      }
      if (bound == null || bound.binder().findings().stream().anyMatch(Finding::isError)) {
        wrong.computeIfAbsent(kind, k -> new HashSet<>()).add(name);
        if (bound != null) {
          findings.addAll(bound.binder().findings());
        }
      } else {
        all.add(bound);
      }
    }
    return all;
  }

  private List<Path> files(String kind) {
    Path inside = folder.resolve(kind);
    if (!Files.isDirectory(inside)) {
      findings.add(finding("AGR-01", kind + "/", "There is no folder " + kind + "/.",
          "Create it, with one YAML file for each of the " + kind + "."));
      return List.of();
    }
    try (Stream<Path> list = Files.list(inside)) {
      return list.filter(p -> p.getFileName().toString().matches(".*\\.ya?ml")).sorted().limit(MOST_FILES).toList();
    } catch (IOException e) {
      findings.add(finding("AGR-02", kind + "/", "The folder cannot be read.", "Give the hub's user the right to read it."));
      return List.of();
    }
  }

  private <T extends Record> Bound<T> read(Path path, String file, Class<T> type) {
    try {
      if (!Files.isRegularFile(path)) {
        findings.add(finding("AGR-01", file, "There is no file " + file + ".", "Create it; its schema is in the folder schema/."));
        return null;
      }
      byte[] bytes = Files.size(path) > YamlFile.LARGEST ? new byte[YamlFile.LARGEST + 1] : Files.readAllBytes(path);
      Node node = YamlFile.read(bytes);
      Binder binder = new Binder(file, values);
      return new Bound<>(binder.bind(node, type), binder);
    } catch (YamlFile.Unreadable e) {
      String where = file + ":" + e.place().line() + ":" + e.place().column();
      findings.add(finding("AGR-02", where, "This file cannot be read: " + e.getMessage() + ".", "Correct the file at that place."));
      return null;
    } catch (IOException e) {
      findings.add(finding("AGR-02", file, "This file cannot be read.", "Give the hub's user the right to read it."));
      return null;
    }
  }

  private Company told(Bound<Company> company, List<Company> all, Hub hub) {
    Coherence.identifiers(company.value().identifiers(), company.binder());
    Company usable = SigningCoherence.of(company.value(), all, hub, company.binder());
    findings.addAll(company.binder().findings());
    return usable;
  }

  /** Whether a network names a connector that exists, and can be kept. */
  private boolean sound(Bound<Network> network) {
    boolean sound = among(network.binder(), "connector", network.value().connector(), register.connectors())
        & Coherence.of(network.value(), network.binder());
    findings.addAll(network.binder().findings());
    if (!sound) {
      wrong.computeIfAbsent("networks", k -> new HashSet<>()).add(network.value().id());
    }
    return sound;
  }

  /** Whether everything that a partner names exists. */
  private boolean refers(Bound<Partner> one, List<Company> companies, List<Network> networks) {
    Partner partner = one.value();
    return file(one.binder(), "company", partner.company(), "companies", companies.stream().map(Company::id).toList())
        & file(one.binder(), "network", partner.network(), "networks", networks.stream().map(Network::id).toList())
        & among(one.binder(), "connector", partner.connector(), register.connectors())
        & among(one.binder(), "format", partner.format(), register.formats().keySet())
        & among(one.binder(), "profile", partner.profile(), register.profiles())
        & companies.stream().filter(company -> company.id().equals(partner.company())).allMatch(company -> Coherence.messages(partner, company, one.binder()));
  }

  private boolean file(Binder binder, String field, String id, String kind, Collection<String> ids) {
    if (id == null || ids.contains(id) || !wrong.getOrDefault(kind, Set.of()).contains(id)) {
      return among(binder, field, id, ids);
    }
    binder.say("AGR-11", Severity.ERROR, field, id, "The field " + field + " names " + id + ", whose own file is wrong.",
        "Correct " + kind + "/" + id + ".yaml first.");
    return false;
  }

  private static boolean among(Binder binder, String field, String id, Collection<String> ids) {
    if (id == null || ids.contains(id)) {
      return true;
    }
    binder.say("AGR-11", Severity.ERROR, field, id, "The field " + field + " names " + id + ", which does not exist" + Nearest.hint(id, ids)
        + " There is: " + String.join(", ", ids.stream().sorted().toList()) + ".", "Correct the name, or add what it names.");
    return false;
  }

  /** Warns of identifiers that several partners of one company share: no document that carries only those could be routed. */
  private void shared(List<Partner> partners) {
    Map<String, String> owners = new HashMap<>();
    for (Partner partner : partners) {
      if (partner.state() == Partner.State.RETIRED) {
        continue;
      }
      for (Known known : partner.identifiers()) {
        String other = owners.putIfAbsent(partner.company() + " " + known, partner.id());
        if (other != null && !other.equals(partner.id())) {
          String message = "The identifier " + known + " belongs to " + other + " as well: a document with it fits several partners.";
          findings.add(new Finding("AGR-15", Severity.WARNING, "partners/" + partner.id() + ".yaml", null, known.toString(), message, null,
              Turn.HUB, "Remove it from all but one of the two."));
        }
      }
    }
  }

  private static int line(String[] where) {
    return where.length > 1 ? Integer.parseInt(where[1]) : 0;
  }

  private static Finding finding(String code, String where, String message, String next) {
    return new Finding(code, Severity.ERROR, where, null, null, message, null, Turn.HUB, next);
  }
}
