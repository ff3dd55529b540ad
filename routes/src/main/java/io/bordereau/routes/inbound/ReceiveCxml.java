package io.bordereau.routes.inbound;

import io.bordereau.connectors.protocols.cxml.CxmlReply;

import io.bordereau.envelopes.CxmlMultipart;
import io.bordereau.envelopes.ReceivedCxml;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Inbound;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Received;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Replies;
import io.bordereau.routes.ledger.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in cXML requests. No more than the head is read before the Sender has proved itself; a signature must hold; then the bytes are recorded without the secret
 * (T0, T1), and only then comes the Response: 200 when the request can be worked on, 400 or 406 when it cannot (it is kept apart, and its sender knows). The same payloadID with
 * the same content gets the same Response, byte for byte; with another content 409.
 */
public final class ReceiveCxml {
  /** The way in by a cXML request. */
  public static final String CHANNEL = "cxml-in";
  /** What is taken in; the flow knows what to do with each. */
  static final Set<String> REQUESTS = Set.of("OrderRequest", "StatusUpdateRequest", "PaymentRemittanceRequest", "ConfirmationRequest");

  private static final Logger LOG = LoggerFactory.getLogger(ReceiveCxml.class);
  private static final String PROFILE = "ProfileRequest";
  private static final String FORMAT = "cxml-1.2";
  private static final Set<String> MEDIA = Set.of("multipart/related", "text/xml", "application/xml", "application/cxml+xml");
  private static final int LONGEST_IDENTITY = 200;

  private final Ledger ledger;
  private final PartnerAccess access;
  private final PartnerGate gate;
  private final Supplier<Agreements> agreements;
  private final Judges judges;
  private final Clock clock;

  /** Receives into a ledger. */
  public ReceiveCxml(Ledger ledger, PartnerAccess access, PartnerGate gate, Supplier<Agreements> agreements, Judges judges, Clock clock) {
    this.ledger = ledger;
    this.access = access;
    this.gate = gate;
    this.agreements = agreements;
    this.judges = judges;
    this.clock = clock;
  }

  /**
   * Takes in what is brought to the door.
   *
   * @throws io.bordereau.routes.rest.Unwelcome when it is not welcome; nothing was recorded then
   */
  public Reply receive(Knock knock) throws IOException {
    var partner = access.exchanging(knock);
    return gate.serve(partner, knock, () -> answer(knock, partner));
  }

  private Reply answer(Knock knock, Partner partner) throws IOException {
    media(knock);
    long largest = partner.inbound().largest();
    var head = knock.body().readNBytes(ReceivedCxml.LARGEST_HEAD);
    if (head.length == 0) throw Told.empty();
    var type = knock.header("content-type");
    int root = CxmlMultipart.isMultipart(type) ? CxmlMultipart.root(type, head) : 0;
    if (root < 0) throw Told.parts("the cXML document is not the first of them, or is encoded");
    var message = opened(Arrays.copyOfRange(head, root, head.length), partner);
    var terms = agreements.get().cxmlTerms(partner, Stream.concat(REQUESTS.stream(), Stream.of(PROFILE)).collect(java.util.stream.Collectors.toSet())).orElseThrow(Told::locked);
    var objection = terms.objection(message);
    if (objection.isPresent()) return refused(partner, message, objection.get());
    return message.request().equals(PROFILE) ? CxmlReplies.now(profile(partner)) : record(partner, message, kept(type, whole(head, knock.body(), largest)));
  }

  private static void media(Knock knock) {
    var said = knock.header("content-type");
    if (said == null) return;
    var type = said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!MEDIA.contains(type)) throw Told.media(type.replaceAll("[^a-z0-9/.+-]", "_"));
  }

  private static ReceivedCxml opened(byte[] head, Partner partner) {
    return switch (ReceivedCxml.read(head)) {
      case ReceivedCxml.Head.Opened opened -> opened.message();
      case ReceivedCxml.Head.Broken broken -> {
        var why = switch (broken.why()) {
          case NOT_XML -> Told.notCxml("The message is no well-formed XML in an encoding that is let through, or its Header does not end within "
              + ReceivedCxml.LARGEST_HEAD + " bytes.");
          case NOT_CXML -> Told.notCxml("The message is XML, and no cXML.");
          case DECLARATIONS, OTHER_DTD -> Told.declarations();
        };
        LOG.warn("At the cXML address of {}: {}", partner.id(), CxmlReplies.words(why.findings()));
        throw why;
      }
    };
  }

  private static Reply refused(Partner partner, ReceivedCxml message, CxmlReply objection) {
    LOG.warn("A cXML request at the address of {} was answered {}: {}", partner.id(), objection.code(), objection.words());
    return CxmlReplies.now(objection);
  }

  /** The message without secrets, whole; it was let in, so it may be as large as agreed. */
  private static byte[] whole(byte[] head, InputStream rest, long largest) throws IOException {
    var out = new ByteArrayOutputStream(head.length);
    out.writeBytes(head);
    out.writeBytes(rest.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, largest + 1) - head.length));
    if (out.size() > largest) throw Told.large(largest);
    return ReceivedCxml.withoutSecrets(out.toByteArray());
  }

  /** A message with attachments is kept with its Content-Type, which tells its parts apart. */
  private static byte[] kept(String type, byte[] body) {
    if (!CxmlMultipart.isMultipart(type)) return body;
    switch (CxmlMultipart.unpack(type, body)) {
      case CxmlMultipart.Opened.Refused refused -> throw Told.parts(refused.finding());
      case CxmlMultipart.Opened.Whole whole -> {
        var cxml = whole.message().cxml();
        int root = CxmlMultipart.root(type, body);
        // What was let in must be what is worked on, however the parts were told apart.
        if (root < 0 || body.length - root < cxml.length || !Arrays.equals(body, root, root + cxml.length, cxml, 0, cxml.length)) throw Told.parts("the cXML document is not the first of them");
      }
    }
    return CxmlMultipart.entity(type, body);
  }

  private Reply record(Partner partner, ReceivedCxml message, byte[] bytes) {
    var document = CxmlMultipart.kept(bytes).cxml();
    if (ReceivedCxml.read(document) instanceof ReceivedCxml.Head.Opened kept && kept.message().secret() != null && !kept.message().secret().isBlank()) {
      // Written so that it could not be taken out: it is not kept.
      throw Told.notCxml("The SharedSecret does not stand where it can be told apart.");
    }
    var objection = agreements.get().cxmlSeals(partner).objection(document, clock.instant());
    if (objection.isPresent()) return refused(partner, message, objection.get());
    var digest = ledger.payloads().put(bytes);
    var reply = reading(document);
    Received received = ledger.receive(new Inbound(Direction.IN, CHANNEL, partner.id(), identity(message.payloadId()), digest, "", message.request(), Kinds.ARRIVE,
        List.of(new Ref("their-payload-id", partner.id(), message.payloadId()))).forCompanies(List.of(partner.company())), new Words(reply));
    return received.reply();
  }

  /** Whether it can be worked on; the flow will find the same, and keep apart what cannot. */
  private CxmlReply reading(byte[] bytes) {
    var reads = judges.format(FORMAT).orElseThrow().read(bytes, Context.NEUTRAL);
    var errors = reads.stream().flatMap(r -> r.findings().stream()).filter(Finding::isError).toList();
    if (errors.isEmpty() && reads.stream().anyMatch(r -> r.document().isPresent())) return CxmlReply.ok();
    boolean syntax = errors.stream().anyMatch(f -> f.code().startsWith("XML-"));
    return CxmlReply.no(syntax ? CxmlReply.Code.NOT_ACCEPTABLE : CxmlReply.Code.BAD_REQUEST,
        errors.isEmpty() ? "There is no document in the request." : CxmlReplies.words(errors));
  }

  private CxmlReply profile(Partner partner) {
    var hub = agreements.get().hub();
    var door = hub == null ? null : hub.partners();
    var at = door == null ? "" : door.address() != null ? door.address() : "https://" + door.host() + ":" + door.port();
    var url = at + "/cxml/" + partner.id();
    return CxmlReply.profile(OffsetDateTime.now(clock), Stream.concat(Stream.of(PROFILE), REQUESTS.stream().sorted())
        .map(r -> new CxmlReply.Transaction(r, url)).toList());
  }

  /** A payloadID may hold anything; one that the ledger could not keep as it is goes by its digest. */
  private static String identity(String payloadId) {
    return payloadId.length() <= LONGEST_IDENTITY && payloadId.chars().allMatch(c -> c > ' ' && c < 127) ? payloadId
        : "payload:" + java.util.UUID.nameUUIDFromBytes(payloadId.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** What the sender is told. */
  private record Words(CxmlReply reply) implements Replies {
    @Override
    public Reply accepted(String document) {
      return CxmlReplies.of(200, reply, document + "@response");
    }

    @Override
    public Reply conflict(String document) {
      return CxmlReplies.of(200, CxmlReply.no(CxmlReply.Code.CONFLICT, CxmlReplies.words(Told.used(document).findings())), java.util.UUID.randomUUID() + "@response");
    }
  }
}
