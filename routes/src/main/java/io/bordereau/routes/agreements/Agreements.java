package io.bordereau.routes.agreements;

import io.bordereau.connectors.api.Channel;
import io.bordereau.connectors.api.Secret;
import io.bordereau.connectors.protocols.cxml.CxmlTerms;
import io.bordereau.connectors.protocols.rnif.RnifTerms;
import io.bordereau.document.Party;
import io.bordereau.envelopes.CxmlEnvelope;
import io.bordereau.envelopes.EdifactEnvelope;
import io.bordereau.envelopes.X12Envelope;
import io.bordereau.pdf.supplied.Wishes;
import io.bordereau.signing.keys.Standing;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that has been agreed: a value, read once.
 *
 * @param folder the configuration folder, against which file references are resolved
 * @param hub the hub itself; null when its file is missing or wrong
 * @param companies our own legal entities, by id
 * @param networks the networks, by id
 * @param partners the partners, by id, with their networks' defaults filled in
 * @param codes the cross-reference tables of companies and partners
 */
public record Agreements(Path folder, Hub hub, List<Company> companies, List<Network> networks, List<Partner> partners, CodeTables codes) {
  public Agreements {
    companies = List.copyOf(companies);
    networks = List.copyOf(networks);
    partners = List.copyOf(partners);
  }

  /** Agreements without cross-reference tables. */
  public Agreements(Path folder, Hub hub, List<Company> companies, List<Network> networks, List<Partner> partners) {
    this(folder, hub, companies, networks, partners, CodeTables.NONE);
  }

  /** The cross-reference tables of our company that a seller is; none where it is none of ours. */
  public List<CodeTable> tables(Party seller) {
    var ours = companies.stream().filter(c -> c.identifiers().stream().anyMatch(k -> k.recognises(seller))).map(Company::id).toList();
    return codes.companies().stream().filter(t -> ours.contains(t.owner())).toList();
  }

  /** The cross-reference tables of one of our companies. */
  public List<CodeTable> tables(Company company) {
    return codes.companies().stream().filter(t -> t.owner().equals(company.id())).toList();
  }

  /** The cross-reference tables of a partner. */
  public List<CodeTable> tables(Partner partner) {
    return codes.partners().stream().filter(t -> t.owner().equals(partner.id())).toList();
  }

  /** A partner by id. */
  public Optional<Partner> partner(String id) {
    return partners.stream().filter(p -> p.id().equals(id)).findFirst();
  }

  /** One of our companies by id. */
  public Optional<Company> company(String id) {
    return companies.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** A network by id. */
  public Optional<Network> network(String id) {
    return networks.stream().filter(n -> n.id().equals(id)).findFirst();
  }

  /**
   * Where a document goes.
   *
   * @param seller who issues it; null when the document does not say
   * @param buyer who receives it; null when the document does not say
   */
  public Routing route(Party seller, Party buyer) {
    return Router.route(this, seller, buyer);
  }

  /** Reads a folder with {@code hub.yaml}, {@code companies/}, {@code networks/} and {@code partners/}; throws for nothing in it. */
  public static Loaded load(Path folder) {
    return new Loader(folder, Register.ofProgram(), Placeholders::process).load();
  }

  /** The settings by which a partner's connector reaches it. */
  public Channel channel(Partner partner) {
    return channel(partner, Path.of(hub == null ? "work" : hub.work()));
  }

  /** The same, with the mailbox folders below another work folder than the one that hub.yaml names. */
  public Channel channel(Partner partner, Path work) {
    return Channels.of(folder, partner, work);
  }

  /** A secret that an agreement refers to, with the path of a file seen from the configuration folder. */
  public Secret secret(String reference) {
    return Channels.secret(folder, reference);
  }

  /** A file that an agreement refers to, seen from the configuration folder. */
  public Path file(String name) {
    return Channels.file(folder, name);
  }

  /**
   * What identifies this very version of a partner's agreement in the ledger: SHA-256 over its canonical text, 64 hexadecimal digits. It
   * does not change with the order or the layout of the file, and it covers the network's defaults. References to secrets are in it,
   * secrets are not.
   */
  public String digest(Partner partner) {
    return Digest.of(partner);
  }

  /** The canonical text that {@link #digest} is made over, for the ledger to keep. */
  public String text(Partner partner) {
    return Digest.text(partner);
  }

  /** The interchange around an X12 document for a partner; empty when the agreement has none. */
  public Optional<X12Envelope> x12(Partner partner) {
    return Optional.ofNullable(partner.envelope()).map(Envelope::x12).map(x12 -> x12.packed(test(partner)));
  }

  /** The interchange around an EDIFACT document for a partner; empty when the agreement has none. */
  public Optional<EdifactEnvelope> edifact(Partner partner) {
    return Optional.ofNullable(partner.envelope()).map(Envelope::edifact).map(edifact -> edifact.packed(test(partner)));
  }

  /** The cXML header around a request for a partner; empty when the agreement has none. */
  public Optional<CxmlEnvelope> cxml(Partner partner) {
    return Optional.ofNullable(partner.envelope()).map(Envelope::cxml).map(cxml -> cxml.packed(test(partner)));
  }

  /** The shared secret of a partner's cXML header, by reference; empty when the agreement has none. */
  public Optional<Secret> sharedSecret(Partner partner) {
    return Optional.ofNullable(partner.envelope()).map(Envelope::cxml).map(cxml -> Channels.secret(folder, cxml.secret()));
  }

  /** What was agreed about the cXML requests that a partner sends; empty when it sends none. */
  public Optional<CxmlTerms> cxmlTerms(Partner partner, Set<String> requests) {
    var agreed = partner.inbound().cxml();
    return agreed == null ? Optional.empty() : cxml(partner).map(e -> new CxmlTerms(e.to(), e.from(), agreed.sender().packed(), secret(agreed.secret()),
        partner.state() == Partner.State.LIVE && hub != null && hub.environment() == Hub.Environment.PRODUCTION, requests));
  }

  /** How cXML requests to and from a partner are signed. A key or certificate that cannot be used is an IllegalArgumentException on use. */
  public CxmlSeals cxmlSeals(Partner partner) {
    return new CxmlSeals(this, partner);
  }

  /** What was agreed about RosettaNet messages; empty when the partner does not speak RNIF. A key that cannot be used is an IllegalArgumentException on use. */
  public Optional<RnifTerms> rnif(Partner partner) {
    return RnifKeys.terms(this, partner);
  }

  /** The keys and certificates of messages with a partner, as they are watched. */
  public MessageKeys messages(Partner partner) {
    return new MessageKeys(this, partner);
  }

  /** Who signs what goes to a partner, as its network says. */
  public Network.Signer signer(Partner partner) {
    return network(partner.network()).map(Network::signs).orElse(Network.Signer.NOBODY);
  }

  /** What a signature on anything that goes to a partner must be worth at least: what is live in production is never signed by a key of development. */
  public Standing least(Partner partner) {
    return test(partner) ? Standing.DEVELOPMENT : Standing.ADVANCED;
  }

  /** What a company signs with; empty when the hub signs nothing for it. Keys are opened at the first need: keep the value. */
  public Optional<CompanyKeys> keys(Company company) {
    return CompanyKeys.of(this, company, Clock.systemUTC());
  }

  /** Whether the signatures on a partner's pages are seen: as agreed, else as our company has it. */
  public boolean sealed(Partner partner) {
    var agreed = partner.page().seal();
    return (agreed != null ? agreed : company(partner.company()).map(Company::signing).map(Signing::seal).orElse(Signing.Seal.NONE)) == Signing.Seal.VISIBLE;
  }

  /** Whether the copies of pages that travel inside of another format to a partner are signed. */
  public boolean signsCopies(Partner partner) {
    return company(partner.company()).map(Company::signing).filter(Signing::copies).isPresent();
  }

  /** What becomes of a page of our own system whose text cannot be compared: as agreed, else as our company has it. */
  public Wishes.Wordless scanned(Partner partner) {
    var agreed = partner.page().scanned();
    return agreed != null ? agreed : company(partner.company()).map(Company::page).map(Company.Pages::scanned).orElse(Wishes.Wordless.WARN);
  }

  /** Whether what is sent to a partner is marked as a test: unless the agreement is live and the hub is in production. */
  public boolean test(Partner partner) {
    return partner.state() != Partner.State.LIVE || hub == null || hub.environment() != Hub.Environment.PRODUCTION;
  }
}
