package io.bordereau.routes.cli;

import io.bordereau.connectors.Connectors;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Loaded;
import io.bordereau.routes.agreements.Partner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks one agreement, or all. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks agreements: their files, what they refer to, and what stands in the way of sending.",
    footer = {"", "Examples:", "  ./hub partner check northgate", "  ./hub partner check"})
final class PartnerCheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  private Configuration configuration;

  @Option(names = "--json", description = "One JSON object per partner, one line each.")
  private boolean json;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "The partner's id; all when absent.")
  private List<String> names;

  PartnerCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var loaded = Configuration.load(configuration.folder(terminal));
    var checked = new LinkedHashMap<String, List<Finding>>();
    for (var id : ids(loaded)) {
      checked.put(id, findings(id, loaded));
      checked.get(id).addAll(placeholders(id, loaded.agreements()));
    }
    if (json) {
      for (var one : checked.entrySet()) json(one.getKey(), one.getValue());
    } else {
      checked.forEach((id, findings) -> tell(id, findings, loaded.agreements()));
    }
    return checked.values().stream().anyMatch(PartnerCheckCommand::wrong) ? ExitStatus.REFUSED : ExitStatus.FINE;
  }

  private static boolean wrong(List<Finding> findings) {
    return findings.stream().anyMatch(Finding::isError);
  }

  /** The partners asked for; a partner whose file is wrong is known by its findings only. */
  private List<String> ids(Loaded loaded) {
    var known = new ArrayList<>(loaded.agreements().partners().stream().map(Partner::id).toList());
    for (var finding : loaded.findings()) {
      var id = owner(finding);
      if (id != null && !known.contains(id)) known.add(id);
    }
    if (names == null) return known;
    for (var name : names) {
      if (!known.contains(name)) throw new UsageException("there is no partner '" + name + "'; there are: " + String.join(", ", known));
    }
    return names;
  }

  /** The partner whose file a finding is about; null when it is about another file. */
  private static String owner(Finding finding) {
    var where = finding.where();
    if (where == null || !where.startsWith("partners/") || !where.contains(".y")) return null;
    return where.substring("partners/".length(), where.indexOf(".y"));
  }

  /** What is wrong with its own file, with files that all partners share, and what its connector misses. */
  private static List<Finding> findings(String id, Loaded loaded) {
    var findings = new ArrayList<Finding>();
    for (var finding : loaded.findings()) {
      var owner = owner(finding);
      if (id.equals(owner) || owner == null && finding.isError()) findings.add(finding);
    }
    var agreements = loaded.agreements();
    agreements.partner(id).ifPresent(partner -> Connectors.byId(partner.connector())
        .ifPresent(connector -> findings.addAll(connector.check(agreements.channel(partner)))));
    return findings;
  }

  /** What partner new has left to be filled in; once documents are sent, that is an error. */
  private static List<Finding> placeholders(String id, Agreements agreements) throws IOException {
    var found = new ArrayList<Finding>();
    var file = agreements.folder().resolve("partners").resolve(id + ".yaml");
    if (!Files.isRegularFile(file)) return found;
    boolean sends = agreements.partner(id).map(p -> p.state().sends()).orElse(false);
    int number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      var said = line.replaceFirst("(^|\\s)#.*", "").toUpperCase(java.util.Locale.ROOT);
      if (!said.contains(PartnerNewCommand.PLACEHOLDER)) continue;
      found.add(new Finding("AGR-35", sends ? Severity.ERROR : Severity.WARNING, "partners/" + id + ".yaml:" + number, null, line.strip().replaceFirst("\\s+#.*", ""),
          "Something is still to be filled in here.", null, Turn.HUB, "Write what the partner has stated."));
    }
    return found;
  }

  private void tell(String id, List<Finding> findings, Agreements agreements) {
    var summary = agreements.partner(id).map(PartnerCheckCommand::summary).orElse("its agreement cannot be used");
    terminal.line((wrong(findings) ? "wrong  " : "fine   ") + id + ": " + summary);
    for (var finding : findings) terminal.line(Words.finding(finding));
  }

  private static String summary(Partner partner) {
    return partner.name() + ", " + partner.state().name().toLowerCase(Locale.ROOT) + ", receives " + partner.format() + " over "
        + partner.connector() + (partner.network() == null ? "" : " (network " + partner.network() + ")") + " from " + partner.company()
        + ", rules " + partner.profile();
  }

  private void json(String id, List<Finding> findings) throws IOException {
    var line = new ByteArrayOutputStream();
    try (var out = AnswerJson.FACTORY.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("partner", id);
      out.writeStringField("status", (wrong(findings) ? Status.REFUSED : Status.OK).json());
      out.writeArrayFieldStart("findings");
      for (var finding : findings) AnswerJson.finding(out, finding);
      out.writeEndArray();
      out.writeEndObject();
    }
    terminal.line(line.toString(StandardCharsets.UTF_8));
  }
}
