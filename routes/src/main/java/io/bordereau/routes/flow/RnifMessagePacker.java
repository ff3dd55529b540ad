package io.bordereau.routes.flow;

import io.bordereau.connectors.protocols.rnif.Pip;
import io.bordereau.connectors.protocols.rnif.RnifTerms;
import io.bordereau.document.Invoice;
import io.bordereau.document.OrderResponse;
import io.bordereau.envelopes.rnif.RnifMessage;
import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.agreements.Rnif;
import io.bordereau.routes.ledger.Outgoing;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RosettaNet: the message of the process that the agreement names for the format, signed and encrypted. The identity of the sending is its
 * messageTrackingID, and the left side of it the pipInstanceId: a retry repeats both.
 */
public record RnifMessagePacker() implements Packer {
  /** The scheme of the name by which a signal answers: run of the process and message. */
  public static final String ANSWERED = "rnif-message";

  /** What the names of a partner's message and the history of ours say: the code of the process, the identity of its run, that of the message, and its action. */
  static final String PROCESS = "rnif-process";
  static final String INSTANCE = "rnif-instance";
  static final String MESSAGE = "rnif-tracking";
  static final String ACTION = "rnif-action";

  @Override
  public boolean packs(Format format, Partner partner) {
    return partner.envelope() != null && partner.envelope().rnif() != null;
  }

  @Override
  public List<Scope> counters(Agreements agreements, Partner partner) {
    return List.of();
  }

  @Override
  public Packed pack(Rendered rendered, Outgoing outgoing, Agreements agreements, Partner partner, OffsetDateTime at) {
    RnifTerms terms = agreements.rnif(partner).orElseThrow(() -> new IllegalArgumentException("envelope.rnif is missing"));
    var attachments = attachments(rendered.document());
    if (rendered.document() instanceof OrderResponse response) return answer(terms, response, rendered, attachments, outgoing.identity(), partner, at);
    Pip pip = pip(terms, partner, rendered.format().id())
        .orElseThrow(() -> new IllegalArgumentException("envelope.rnif.pips names no process for the format " + rendered.format().id()));
    return packed(terms, pip, terms.action(pip, rendered.bytes(), attachments, outgoing.identity(), instance(outgoing.identity()), at.toInstant()), partner);
  }

  /** A confirmation goes out in the run of the process that the order began. */
  private static Packed answer(RnifTerms terms, OrderResponse response, Rendered rendered, List<RnifMessage.Attachment> attachments, String identity, Partner partner,
      OffsetDateTime at) {
    var answers = rendered.answers();
    if (answers == null) throw new IllegalArgumentException("the order " + response.order() + " did not come by RosettaNet, so that no process is open in which it could be answered");
    var pip = terms.pip(answers.process()).filter(p -> !p.reply().isEmpty())
        .orElseThrow(() -> new IllegalArgumentException("envelope.rnif.pips names no process " + answers.process() + " with an answer"));
    return packed(terms, pip, terms.reply(pip, rendered.bytes(), attachments, identity, answers.instance(), answers.message(), at.toInstant()), partner);
  }

  /** What names a message of the partner, so that a later document of ours can answer it. */
  public static List<Ref> names(String partner, RnifMessage message) {
    return List.of(new Ref(INSTANCE, partner, message.service().pip() + "/" + message.service().instance()), new Ref(MESSAGE, partner, message.delivery().trackingId()));
  }

  /** The message that goes by these names; empty when they are not all there. */
  static Optional<Answered> answered(List<Ref> refs) {
    var run = value(refs, INSTANCE);
    var message = value(refs, MESSAGE);
    if (run == null || message == null) return Optional.empty();
    int at = run.indexOf('/');
    return Optional.of(new Answered(run.substring(0, at), run.substring(at + 1), message));
  }

  private static String value(List<Ref> refs, String scheme) {
    return refs.stream().filter(r -> r.scheme().equals(scheme)).map(Ref::value).findFirst().orElse(null);
  }

  /** What is attached to a document, as further parts of its message; the document names each by its number. */
  private static List<RnifMessage.Attachment> attachments(Object document) {
    if (!(document instanceof Invoice invoice)) return List.of();
    var all = new ArrayList<RnifMessage.Attachment>();
    for (var a : invoice.attachments()) {
      if (a.content() == null) continue;
      if (!isPlain(a.id())) throw new IllegalArgumentException("an attachment cannot travel under the number '" + a.id() + "': letters, digits and . _ - @ only, at most 100");
      if (all.stream().anyMatch(b -> b.id().equals(a.id()))) throw new IllegalArgumentException("two attachments go by the number " + a.id());
      all.add(new RnifMessage.Attachment(a.id(), a.mime() == null ? "application/octet-stream" : a.mime(), a.description() == null ? a.filename() : a.description(), a.content().bytes()));
    }
    return all;
  }

  private static boolean isPlain(String id) {
    return id != null && id.matches("[A-Za-z0-9._@-]{1,100}");
  }

  /** The process that a document of a format begins; empty when the agreement names none. */
  static Optional<Pip> pip(RnifTerms terms, Partner partner, String format) {
    return partner.envelope().rnif().pips().stream().filter(p -> format.equals(p.format())).map(Rnif.Process::pip).findFirst().flatMap(terms::pip);
  }

  /** The message of a process, with this content. */
  public static Packed pack(RnifTerms terms, Pip pip, byte[] content, String identity, Partner partner, OffsetDateTime at) {
    return packed(terms, pip, terms.action(pip, content, identity, instance(identity), at.toInstant()), partner);
  }

  private static Packed packed(RnifTerms terms, Pip pip, RnifMessage message, Partner partner) {
    var packed = terms.pack(message);
    var run = message.service().instance();
    var facts = new HashMap<>(Map.of(PROCESS, pip.code(), INSTANCE, run, ACTION, message.service().content()));
    if (message.service().reply() == null && !pip.reply().isEmpty() && pip.perform() != null) facts.put(Packer.ANSWER_WITHIN, pip.perform().toString());
    return new Packed(packed.body(), packed.contentType(), terms.signed() ? terms.mic(packed.signed()) : null,
        List.of(new Ref(ANSWERED, partner.id(), name(run, message.delivery().trackingId()))),
        facts);
  }

  /** The pipInstanceId of a sending that begins a process. */
  public static String instance(String identity) {
    int at = identity.indexOf('@');
    return at > 0 ? identity.substring(0, at) : identity;
  }

  /** The name by which a signal answers. */
  public static String name(String instance, String trackingId) {
    return instance + "/" + trackingId;
  }
}
