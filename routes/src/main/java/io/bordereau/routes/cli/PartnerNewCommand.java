package io.bordereau.routes.cli;

import io.bordereau.connectors.Connectors;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Network;
import io.bordereau.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the beginning of an agreement, with everything in its place that can be known, and names what is still missing. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Writes a commented agreement that is valid at once; what is still to be filled in says " + PartnerNewCommand.PLACEHOLDER + ".",
    footer = {"", "Example:", "  ./hub partner new acme --company larkfield-fr --format peppol-bis-3 --network direct-json --country FR"})
final class PartnerNewCommand implements Callable<Integer> {
  /** What stands where a value is still missing; partner check names each. */
  static final String PLACEHOLDER = "CHANGE-ME";

  private final Terminal terminal;

  @Mixin
  private Configuration configuration;

  @Option(names = "--company", paramLabel = "ID", description = "Our company that sends to it; may be left out when there is only one.")
  private String company;

  @Option(names = "--format", required = true, paramLabel = "ID", description = "The format that it receives; see ./hub formats.")
  private String format;

  @Option(names = "--network", paramLabel = "ID", description = "The network, as a file in networks/; reached directly when absent.")
  private String network;

  @Option(names = "--country", paramLabel = "CC", description = "Its country, ISO 3166-1.")
  private String country;

  @Parameters(paramLabel = "NAME", description = "The id of the partner: lower-case letters, digits and hyphens.")
  private String name;

  PartnerNewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var folder = configuration.folder(terminal);
    var agreements = Configuration.load(folder).agreements();
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) throw new UsageException("'" + name + "' is no id: use lower-case letters, digits and hyphens");
    if (country != null && !country.matches("[A-Z]{2}")) throw new UsageException("'" + country + "' is no country: use two capital letters such as FR");
    Known.named(format);
    var file = folder.resolve("partners").resolve(name + ".yaml");
    if (Files.exists(file)) throw new UsageException("there is a partner '" + name + "' already: " + file);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text(agreements), StandardOpenOption.CREATE_NEW);
    terminal.line(file + " is written. What is to be filled in says " + PLACEHOLDER + "; ./hub partner check " + name + " names each place.");
    return ExitStatus.FINE;
  }

  private String company(Agreements agreements) {
    var all = agreements.companies().stream().map(c -> c.id()).toList();
    if (company == null && all.size() == 1) return all.get(0);
    if (company == null) throw new UsageException("say which company sends, with --company: " + String.join(", ", all));
    if (!all.contains(company)) throw new UsageException("there is no company '" + company + "'; there are: " + String.join(", ", all));
    return company;
  }

  private String text(Agreements agreements) {
    Network over = network == null ? null : agreements.network(network)
        .orElseThrow(() -> new UsageException("there is no network '" + network + "'; there are: " + agreements.networks().stream().map(Network::id).collect(Collectors.joining(", "))));
    var connector = over == null ? "https" : over.connector();
    Connectors.byId(connector).orElseThrow(() -> new UsageException("the network " + network + " has no connector that is known"));
    var text = new StringBuilder();
    text.append("# yaml-language-server: $schema=../schema/partner.schema.json\n");
    text.append("# An agreement that is not finished: fill in what says ").append(PLACEHOLDER).append(", then ./hub partner check ").append(name).append(".\n");
    row(text, "id: " + name, null);
    row(text, "name: " + PLACEHOLDER, "the name that people use");
    row(text, "company: " + company(agreements), "who of us sends");
    row(text, "identifiers:", "any one of them recognises it as the buyer of a document" + (country == null ? "" : " (" + country + ")"));
    row(text, "  - {kind: party, value: " + PLACEHOLDER + "-" + name + "}", "its number in our system; or kind: vat, endpoint, registration with a scheme");
    row(text, "state: requested", "then consented, connected, test, live: only test and live are sent to");
    row(text, "# consent: {by: \"who agreed\", on: 2026-01-31}", "needed before anything is sent");
    row(text, "format: " + format, "./hub partner guide " + name + " tells the partner what that means");
    row(text, "profile: " + (Rules.official().profiles().contains(format) ? format : "none"), "the official rules that must pass; none: our own structural check");
    if (over != null) row(text, "network: " + network, over.name());
    text.append(envelope());
    row(text, "endpoint:", "where and how");
    if (connector.equals("mailbox")) row(text, "  folder: " + name, "its mailbox");
    else row(text, "  url: https://" + PLACEHOLDER.toLowerCase(Locale.ROOT) + ".invalid/" + name, PLACEHOLDER + ": the partner's address");
    if (over == null) row(text, "acknowledgements: {expected: [transport], alarm: 24h}", "what must come back: transport, syntax, application, business");
    row(text, "losses: {otherwise: warn}", "what its format has no place for: allow, warn or block, by term as well");
    if (country != null) row(text, "assumptions:", "what is assumed and not agreed in writing");
    if (country != null) row(text, "  - The partner is established in " + country + ".", null);
    return text.toString();
  }

  private static void row(StringBuilder text, String row, String comment) {
    text.append(row);
    if (comment != null) text.append(" ".repeat(Math.max(1, 56 - row.length()))).append("# ").append(comment);
    text.append('\n');
  }

  private String envelope() {
    var text = new StringBuilder();
    if (format.startsWith("x12-")) {
      row(text, "envelope:", "who we are and who it is in the interchange");
      row(text, "  x12: {senderQualifier: ZZ, sender: " + PLACEHOLDER + ", receiverQualifier: ZZ, receiver: " + PLACEHOLDER + ", version: \"" + format.substring(4, 10) + "\"}", null);
    } else if (format.startsWith("edifact-")) {
      row(text, "envelope:", "who we are and who it is in the interchange");
      row(text, "  edifact: {sender: " + PLACEHOLDER + ", senderQualifier: \"14\", receiver: " + PLACEHOLDER + ", receiverQualifier: \"14\"}", null);
    } else if (format.startsWith("cxml-")) {
      row(text, "envelope:", "the credentials of the cXML header");
      row(text, "  cxml:", null);
      row(text, "    from: [{domain: NetworkID, identity: " + PLACEHOLDER + "}]", null);
      row(text, "    to: [{domain: NetworkID, identity: " + PLACEHOLDER + "}]", null);
      row(text, "    sender: {domain: NetworkID, identity: " + PLACEHOLDER + "}", null);
      row(text, "    secret: env:" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET", "the shared secret, by reference only");
    }
    return text.toString();
  }
}
