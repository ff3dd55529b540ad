package io.bordereau.routes.flow;

import io.bordereau.connectors.api.Connector;
import io.bordereau.connectors.api.Parcel;
import io.bordereau.connectors.api.Secret;
import io.bordereau.envelopes.CxmlEnvelope;
import io.bordereau.envelopes.rnif.RnifPacker;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Batches;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Stage;
import io.bordereau.routes.ledger.Standing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds the partner's channel for a sending and makes the bytes ready for the wire; credentials join them here and are kept nowhere. */
public final class Secure {
  private static final int LONGEST_NAME = 60;

  private final Ledger ledger;
  private final Supplier<Agreements> agreements;
  private final Path work;
  private final Function<String, Optional<Connector>> connectors;

  /** Secures what the ledger keeps, for these agreements and connectors; mailboxes are below the work folder. */
  public Secure(Ledger ledger, Supplier<Agreements> agreements, Path work, Function<String, Optional<Connector>> connectors) {
    this.ledger = ledger;
    this.agreements = agreements;
    this.work = work;
    this.connectors = connectors;
  }

  /** The same sending with its parcel and channel; refused when the agreement, its secret or the connector is missing. */
  public Dispatch secure(Dispatch d) {
    var known = agreements.get();
    var partner = known.partner(d.outgoing().partner()).orElseThrow(() -> refused(Findings.noPartner(d.outgoing().partner())));
    var connector = connectors.apply(partner.connector()).orElseThrow(() -> refused(Findings.noConnector(partner.connector())));
    var bytes = wire(ledger.payloads().get(d.outgoing().payload()), partner, known);
    var parcel = new Parcel(d.outgoing().identity(), d.outgoing().type(), bytes, headers(d, partner, known), name(d));
    return d.secured(partner, connector, known.channel(partner, work), parcel);
  }

  /** What travels beside the bytes; of a RosettaNet message only what RNIF 2.0 names. */
  private Map<String, String> headers(Dispatch d, Partner partner, Agreements known) {
    return known.rnif(partner).map(t -> Map.of("x-rn-version", RnifPacker.VERSION, "x-rn-response-type", t.sync() ? "sync" : "async")).orElseGet(() -> format(d));
  }

  /** The format that the document was written in; an acknowledgement of the hub itself has none. */
  private Map<String, String> format(Dispatch d) {
    return ledger.inquiry().timeline(d.claim().document()).stream().filter(e -> e.stage() == Stage.ISSUED).map(e -> e.step().facts().get("format"))
        .filter(Objects::nonNull).reduce((a, b) -> b).map(f -> Map.of("bordereau-format", f)).orElse(Map.of());
  }

  /** A plain name, for transports that have file names: kind and number; an interchange of several documents goes by its number. */
  private String name(Dispatch d) {
    var standing = ledger.inquiry().document(d.claim().document());
    var key = standing.map(Standing::key).orElse(null);
    boolean batch = standing.map(Standing::channel).filter(Batches.CHANNEL::equals).isPresent();
    var text = batch ? "batch-" + d.outgoing().numbers().get(0) : key == null ? "acknowledgement" : key.type() + "-" + key.number();
    var plain = text.replaceAll("[^A-Za-z0-9_-]+", "_");
    return plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
  }

  private static byte[] wire(byte[] bytes, Partner partner, Agreements known) {
    if (known.cxml(partner).isEmpty()) return bytes;
    var secret = known.sharedSecret(partner).flatMap(Secret::read).orElseThrow(() -> refused(Findings.noSecret(partner.id())));
    return CxmlEnvelope.secure(bytes, secret);
  }

  private static Refusal refused(Finding finding) {
    return new Refusal(List.of(), List.of(finding), List.of());
  }
}
