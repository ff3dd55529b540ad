package io.bordereau.routes.inbound;

import io.bordereau.connectors.protocols.rnif.RnifTerms;
import io.bordereau.envelopes.rnif.DeliveryHeader;
import io.bordereau.envelopes.rnif.FailureNotification;
import io.bordereau.envelopes.rnif.RnifFault;
import io.bordereau.envelopes.rnif.RnifHeaders;
import io.bordereau.envelopes.rnif.RnifMessage;
import io.bordereau.envelopes.rnif.RnifUnpacker.Unpacked;
import io.bordereau.envelopes.rnif.ServiceHeader;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.flow.RnifAnswers;
import io.bordereau.routes.flow.RnifMessagePacker;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Evidence;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Level;
import io.bordereau.routes.ledger.Received;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Replies;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.ledger.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in RosettaNet messages. A signal becomes evidence; an action is recorded (T0, T1) under its messageTrackingID, by the digest of its opened content,
 * and only then acknowledged: a repeat gets the same receipt again and is not worked on twice. What cannot be read gets an Exception in the place of the
 * receipt; a broken signature gets none, because nobody knows who would read it.
 */
public final class ReceiveRnif {
  /** The way in by a RosettaNet message. */
  public static final String CHANNEL = "rnif-in";
  /** The format of a packed signal in the ledger. */
  static final String SIGNAL = "rnif-signal";

  private static final Logger LOG = LoggerFactory.getLogger(ReceiveRnif.class);
  private static final int LONGEST_WORDS = 500;
  private static final String AGAIN = "The partner sent the message again; the same signal goes out again";

  private final Ledger ledger;
  private final PartnerAccess access;
  private final PartnerGate gate;
  private final Supplier<Agreements> agreements;
  private final Judges judges;
  private final RnifAnswers answers;
  private final Clock clock;

  /** Receives into a ledger. */
  public ReceiveRnif(Ledger ledger, PartnerAccess access, PartnerGate gate, Supplier<Agreements> agreements, Judges judges, Clock clock) {
    this.ledger = ledger;
    this.access = access;
    this.gate = gate;
    this.agreements = agreements;
    this.judges = judges;
    this.answers = new RnifAnswers(ledger);
    this.clock = clock;
  }

  /**
   * Takes in what is brought to the door.
   *
   * @throws io.bordereau.routes.rest.Unwelcome when it is not welcome; nothing was recorded then
   */
  public Reply receive(Knock knock) throws IOException {
    var partner = access.signalling(knock);
    return gate.serve(partner, knock, () -> answer(knock, partner));
  }

  private Reply answer(Knock knock, Partner partner) throws IOException {
    long largest = partner.inbound().largest();
    var body = knock.body().readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, largest + 1));
    if (body.length > largest) throw Told.large(largest);
    if (body.length == 0) throw Told.empty();
    var terms = agreements.get().rnif(partner).orElseThrow(Told::locked);
    boolean sync = sync(knock);
    var type = knock.header("content-type") == null ? "" : knock.header("content-type");
    return switch (terms.unpack(knock.header("x-rn-version"), type, body)) {
      case Unpacked.Older older -> throw Told.older();
      case Unpacked.Refused refused -> refused(partner, terms, refused, sync);
      case Unpacked.Opened opened -> opened(partner, terms, opened, ledger.payloads().put(body), sync);
    };
  }

  /** How the sender wants to be answered; it may say nothing, and then the answer comes in an exchange of its own. */
  private static boolean sync(Knock knock) {
    var said = knock.header("x-rn-response-type");
    return switch (said == null ? "async" : said.strip().toLowerCase(Locale.ROOT)) {
      case "sync" -> true;
      case "async" -> false;
      case String other -> throw Told.responseType();
    };
  }

  private Reply refused(Partner partner, RnifTerms terms, Unpacked.Refused refused, boolean sync) {
    LOG.warn("A message at the RosettaNet address of {} was refused: {} {}", partner.id(), refused.fault().code(), refused.words());
    boolean known = refused.service() != null && refused.service().manifest().signal() == null && (refused.signed() || !terms.signed());
    if (!known || refused.fault() == RnifFault.UNP_MESG_SIGNERR) throw Told.unpackable(refused.fault().code(), refused.words());
    return signal(partner, terms, refusal(terms, refused.delivery(), refused.service(), refused.fault(), refused.words()), sync, refused.delivery().trackingId());
  }

  private Reply opened(Partner partner, RnifTerms terms, Unpacked.Opened opened, String raw, boolean sync) {
    var message = opened.message();
    var objection = terms.objection(opened);
    if (objection.isPresent()) {
      var why = objection.get();
      LOG.warn("A message at the RosettaNet address of {} was refused: {} {}", partner.id(), why.fault().code(), why.words());
      if (message.service().manifest().signal() != null) throw Told.unpackable(why.fault().code(), why.words());
      return signal(partner, terms, refusal(terms, message.delivery(), message.service(), why.fault(), why.words()), sync, message.delivery().trackingId());
    }
    var evidence = answers.evidence(partner, terms, opened, raw);
    if (evidence.isEmpty()) return action(partner, terms, opened, raw, sync);
    evidence.get().findings().forEach(f -> LOG.warn("{} from {}: {}", f.code(), partner.id(), f.message()));
    ledger.answer(evidence.get());
    return new Reply(202, "text/plain", "");
  }

  private Reply action(Partner partner, RnifTerms terms, Unpacked.Opened opened, String raw, boolean sync) {
    var message = opened.message();
    boolean failure = message.service().content().equals(FailureNotification.ACTION);
    var fault = failure ? failed(partner, message, raw) : fault(message);
    var signal = fault == null ? terms.receipt(opened, trackingId(), clock.instant()) : refusal(terms, message.delivery(), message.service(), fault.fault(), fault.words());
    if (failure || fault != null) return signal(partner, terms, signal, sync, message.delivery().trackingId());
    var packed = terms.pack(signal);
    var text = new String(packed.body(), StandardCharsets.UTF_8);
    var refs = new ArrayList<>(RnifMessagePacker.names(partner.id(), message));
    refs.add(Ref.of("rnif-original", raw));
    var received = ledger.receive(new Inbound(Direction.IN, CHANNEL, partner.id(), identity(message), ledger.payloads().put(message.content()), "",
        message.service().pip() + " " + message.service().content(), Kinds.ARRIVE, refs)
        .forCompanies(List.of(partner.company())), new Words(sync ? new Reply(200, packed.contentType(), text) : new Reply(202, "text/plain", "")));
    return switch (received) {
      case Received.New fresh -> {
        if (!sync) post(partner, packed.body(), "receipt for " + message.delivery().trackingId(), fresh.document());
        yield fresh.reply();
      }
      case Received.Repeat repeat -> {
        // What a crash left unsaid is said now.
        if (!sync) post(partner, packed.body(), "receipt for " + message.delivery().trackingId(), repeat.document());
        yield repeat.reply();
      }
      case Received.Conflict conflict -> signal(partner, terms, refusal(terms, message.delivery(), message.service(), RnifFault.UNP_MESG_SEQERR,
          "The messageTrackingID was used before for another content."), sync, "conflict/" + conflict.quarantine());
    };
  }

  private record Fault(RnifFault fault, String words) {}

  /** What is wrong with the content; null when it can be worked on. The flow will find the same. */
  private Fault fault(RnifMessage message) {
    var format = judges.detect(message.content());
    if (format.isEmpty()) return new Fault(RnifFault.UNP_SCON_READERR, "The ServiceContent is in no format that is read here.");
    var reads = format.get().read(message.content(), Context.NEUTRAL);
    var errors = reads.stream().flatMap(r -> r.findings().stream()).filter(Finding::isError).toList();
    if (errors.isEmpty() && reads.stream().anyMatch(r -> r.document().isPresent())) return null;
    boolean syntax = errors.stream().anyMatch(f -> f.code().startsWith("XML-"));
    return new Fault(syntax ? RnifFault.UNP_SCON_READERR : RnifFault.UNP_SCON_VALERR, errors.isEmpty() ? "There is no document in it." : errors.get(0).message());
  }

  /** The partner gave up a process of ours. */
  private Fault failed(Partner partner, RnifMessage message, String raw) {
    var read = RnifHeaders.FAILURE.read(message.content());
    if (read.header().isEmpty()) return new Fault(RnifFault.UNP_SCON_VALERR, read.words());
    var told = read.header().get();
    var finding = new Finding("RNF-08", Severity.ERROR, null, null, told.trackingId(), partner.name() + " gave up the process: " + bounded(told.reason()), null, Turn.SENDER,
        "Ask the partner what failed; resend the document when it wants it.");
    ledger.answer(new Evidence("rnif", partner.id() + "/0A1/" + message.delivery().trackingId(),
        List.of(new Ref(RnifMessagePacker.ANSWERED, partner.id(), RnifMessagePacker.name(told.instance(), told.trackingId()))), Level.BUSINESS, Verdict.REFUSED,
        "0A1 " + bounded(told.reason()), raw, null, message.delivery().sender().duns(), null, List.of(finding)));
    return null;
  }

  private RnifMessage refusal(RnifTerms terms, DeliveryHeader delivery, ServiceHeader service, RnifFault fault, String words) {
    return terms.refusal(delivery, service, fault, bounded(words), trackingId(), clock.instant());
  }

  /** A signal in the same exchange, or in one of its own. */
  private Reply signal(Partner partner, RnifTerms terms, RnifMessage signal, boolean sync, String about) {
    var packed = terms.pack(signal);
    if (sync) return new Reply(200, packed.contentType(), new String(packed.body(), StandardCharsets.UTF_8));
    post(partner, packed.body(), signal.service().content() + " for " + about, about);
    return new Reply(202, "text/plain", "");
  }

  private void post(Partner partner, byte[] packed, String name, String about) {
    var before = ledger.inquiry().named(new Ref(Inbound.HAND_OVER, Acknowledge.CHANNEL + "/" + partner.id(), "rnif/" + about));
    if (!before.isEmpty()) {
      ledger.again(before.get(0).document(), Kinds.SEND, AGAIN);
      return;
    }
    ledger.receive(new Inbound(Direction.OUT, Acknowledge.CHANNEL, partner.id(), "rnif/" + about, ledger.payloads().put(packed), SIGNAL, name, Kinds.ACKNOWLEDGE,
        List.of(Ref.of(Acknowledge.ACKNOWLEDGES, about))).forCompanies(List.of(partner.company())), new Words(new Reply(202, "text/plain", "")));
  }

  private static String trackingId() {
    return UUID.randomUUID().toString();
  }

  /** An identity may hold anything; one that the ledger could not keep as it is goes by its digest. */
  private static String identity(RnifMessage message) {
    var id = message.delivery().trackingId();
    return id.chars().allMatch(c -> c > ' ' && c < 127) ? id : "rnif:" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String bounded(String words) {
    return words == null ? "" : words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS - 1) + "…" : words;
  }

  /** What the sender is told. */
  private record Words(Reply reply) implements Replies {
    @Override
    public Reply accepted(String document) {
      return reply;
    }

    @Override
    public Reply conflict(String document) {
      return new Reply(409, "text/plain", "");
    }
  }
}
