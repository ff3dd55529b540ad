package io.bordereau.routes.agreements;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Overlay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One partner's agreement, with the network's defaults filled in.
 *
 * @param id the id; the file is named after it
 * @param name the name that people use
 * @param company the id of our company that sends to it
 * @param identifiers any one of them recognises the partner as the buyer of a document
 * @param state how far the agreement has come
 * @param consent who agreed, when, to which addresses; null when nobody has
 * @param format the id of the format that it receives
 * @param options choices of the format, such as {@code sign: negative}
 * @param overlay the partner's own rules over that format, in the order in which they are applied
 * @param formats the ids of the formats of other documents than invoices, by kind: {@code order}, {@code order-response}
 * @param profile the official rules that must pass before it is sent; {@code none} when our own structural check is all there is
 * @param rules what the buyer asks for beyond its network's documented rules, and what becomes of single ones of them
 * @param network the id of the network; null when it is reached directly
 * @param connector the id of the connector
 * @param envelope what stands around the document; null when nothing does
 * @param endpoint where and how
 * @param inbound what it may bring, and how
 * @param acknowledgements what must come back, and when to raise the alarm
 * @param losses what to do about terms that the format has no place for
 * @param residue the paths of unread data that may pass through to this partner
 * @param retry how often and when to send again
 * @param lane whether documents wait for the ones before them
 * @param assumptions what is assumed and not publicly documented
 * @param page what was agreed about pages
 */
public record Partner(
    @Field(value = "the id; the file is named after it", required = true, pattern = Field.ID,
        looks = "lower-case letters, digits and hyphens")
    String id,
    @Field(value = "the name that people use", required = true) String name,
    @Field(value = "the id of our company that sends to it", required = true, pattern = Field.ID,
        looks = "the id of a file in companies/")
    String company,
    @Field(value = "any one of them recognises the partner as the buyer of a document", required = true) List<Known> identifiers,
    @Field(value = "how far the agreement has come; only test and live are sent to", required = true) State state,
    @Field("who agreed to electronic invoices, when, to which addresses") Consent consent,
    @Field(value = "the id of the format that it receives, as ./hub formats lists them", required = true,
        pattern = "[a-z0-9][a-z0-9.-]{0,59}", looks = "such as peppol-bis-3")
    String format,
    @Field("choices of the format, such as sign: negative") Map<String, String> options,
    @Field("the partner's own rules over that format") List<Rule> overlay,
    @Field("the ids of the formats of other documents than invoices, by kind: order, order-response") Map<String, String> formats,
    @Field(
        value = "the official rules that must pass before it is sent, such as peppol-bis-3; or none: our own structural check only",
        required = true, pattern = "[a-z0-9][a-z0-9./-]{0,59}", looks = "such as peppol-bis-3, or none")
    String profile,
    @Field("what the buyer asks for beyond its network's documented rules, such as back-dating: 2, and what becomes of single ones, such as ARI-14: warn;"
        + " docs/network-rules.md lists them")
    Map<String, String> rules,
    @Field(value = "the id of the network; absent when the partner is reached directly", pattern = Field.ID,
        looks = "the id of a file in networks/")
    String network,
    @Field(value = "the id of the connector; the network's when absent", pattern = Field.ID, looks = "such as https") String connector,
    @Field("what stands around the document: x12, edifact or cxml; absent when nothing does") Envelope envelope,
    @Field(value = "where and how", required = true) Endpoint endpoint,
    @Field("what it may bring, and how; nothing when absent") Inbound inbound,
    @Field("what must come back, and when to raise the alarm; the network's when absent") Acknowledgements acknowledgements,
    @Field("what to do about terms that the format has no place for; all are warned of when absent") Losses losses,
    @Field("the paths of unread data that may pass through to this partner; none when absent") List<String> residue,
    @Field("how often and when to send again; the network's when absent") Retry retry,
    @Field("whether documents wait for the ones before them; free when absent") Lane lane,
    @Field("what is assumed and not publicly documented") List<String> assumptions,
    @Field("what was agreed about pages (ePDF): copies inside of the format, seals, scanned pages") PageTerms page) {
  public Partner {
    identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
    options = options == null ? Map.of() : Map.copyOf(options);
    overlay = overlay == null ? List.of() : List.copyOf(overlay);
    rules = rules == null ? Map.of() : Map.copyOf(rules);
    formats = formats == null ? Map.of() : Map.copyOf(formats);
    inbound = inbound == null ? Inbound.NONE : inbound;
    residue = residue == null ? List.of() : List.copyOf(residue);
    assumptions = assumptions == null ? List.of() : List.copyOf(assumptions);
    page = page == null ? PageTerms.DEFAULT : page;
  }

  /** How far an agreement has come. */
  public enum State {
    REQUESTED,
    CONSENTED,
    CONNECTED,
    TEST,
    LIVE,
    RETIRED;

    /** Whether documents are sent in this state. */
    public boolean sends() {
      return switch (this) {
        case TEST, LIVE -> true;
        case REQUESTED, CONSENTED, CONNECTED, RETIRED -> false;
      };
    }

    /** Whether the partner may bring documents in this state. */
    public boolean brings() {
      return switch (this) {
        case CONNECTED, TEST, LIVE -> true;
        case REQUESTED, CONSENTED, RETIRED -> false;
      };
    }
  }

  /** Whether documents to a partner wait for the ones before them. */
  public enum Lane {
    FREE,
    FIFO
  }

  /**
   * Who agreed to electronic invoices.
   *
   * @param by the person or office at the partner
   * @param on the day
   * @param addresses the addresses agreed to
   */
  public record Consent(
      @Field(value = "the person or office at the partner", required = true) String by,
      @Field(value = "the day, such as 2026-01-31", required = true) LocalDate on,
      @Field("the addresses agreed to") List<String> addresses) {
    public Consent {
      addresses = addresses == null ? List.of() : List.copyOf(addresses);
    }
  }

  /** The kinds of documents besides invoices that a partner may receive. */
  public static final List<String> KINDS = List.of("order", "order-response");

  /** The id of the format in which it receives documents of a kind; null when none is agreed. */
  public String format(String kind) {
    return kind.equals("invoice") || kind.equals("credit-note") ? format : formats.get(kind);
  }

  /** When several documents go in one interchange; null when each has one of its own. */
  public Envelope.Batch batch() {
    return envelope == null ? null : envelope.batch();
  }

  /** What a writer of that format must know: the agreement's choices, which residue it lets through, and its own rules. */
  public Context context(String target) {
    var rules = target.equals(format) ? new Overlay(name, overlay.stream().map(Rule::deviation).toList()) : Overlay.NONE;
    return new Context(options, Set.copyOf(residue), true, rules);
  }

  /** The same agreement with what it leaves open filled in from its network, and after that from the built-in defaults. */
  Partner under(Network network) {
    Network defaults = network == null ? Network.DIRECT : network;
    return new Partner(id, name, company, identifiers, state, consent, format, options, overlay, formats, profile, rules, this.network,
        connector != null ? connector : endpoint.folder() != null ? "mailbox" : defaults.connector(),
        envelope,
        endpoint.under(defaults),
        inbound,
        first(acknowledgements, defaults.acknowledgements(), Acknowledgements.DEFAULT),
        losses == null ? Losses.DEFAULT : losses,
        residue,
        first(retry, defaults.retry(), Retry.DEFAULT),
        lane == null ? Lane.FREE : lane,
        assumptions,
        page);
  }

  private static <T> T first(T own, T networks, T otherwise) {
    return own != null ? own : networks != null ? networks : otherwise;
  }
}
