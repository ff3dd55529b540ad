package io.bordereau.connectors.protocols.rnif;

import io.bordereau.envelopes.rnif.DeliveryHeader;
import io.bordereau.envelopes.rnif.ExceptionSignal;
import io.bordereau.envelopes.rnif.FailureNotification;
import io.bordereau.envelopes.rnif.PartnerIdentity;
import io.bordereau.envelopes.rnif.RnifFault;
import io.bordereau.envelopes.rnif.RnifHeaders;
import io.bordereau.envelopes.rnif.RnifMessage;
import io.bordereau.envelopes.rnif.RnifPacker;
import io.bordereau.envelopes.rnif.RnifSecurity;
import io.bordereau.envelopes.rnif.RnifSignals;
import io.bordereau.envelopes.rnif.RnifUnpacker;
import io.bordereau.envelopes.rnif.ServiceHeader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was agreed with a partner about RNIF: who both are, how messages are protected, and which processes are run. Pure.
 *
 * @param us who we are
 * @param them who the partner is
 * @param test whether messages are marked as tests
 * @param security what signs, encrypts, verifies and opens
 * @param signed whether both sides sign
 * @param encrypted what both sides encrypt
 * @param sync whether a receipt comes in the same exchange
 * @param digests the algorithms of a receipt's digest, as Java names them, ours first
 * @param pips the processes, in either direction
 * @param contact for whoever reads of a failure
 */
public record RnifTerms(
    PartnerIdentity us,
    PartnerIdentity them,
    boolean test,
    RnifSecurity security,
    boolean signed,
    RnifSecurity.Scope encrypted,
    boolean sync,
    List<String> digests,
    List<Pip> pips,
    Contact contact) {
  /** Somebody of ours. */
  public record Contact(String name, String phone, String email) {}

  public RnifTerms {
    digests = List.copyOf(digests);
    pips = List.copyOf(pips);
  }

  /** The process of that code; empty when it is not agreed on. */
  public Optional<Pip> pip(String code) {
    return pips.stream().filter(p -> p.code().equals(code)).findFirst();
  }

  /** The first message of a process that we begin, without attachments. */
  public RnifMessage action(Pip pip, byte[] content, String trackingId, String instance, Instant at) {
    return action(pip, content, List.of(), trackingId, instance, at);
  }

  /** The first message of a process that we begin. */
  public RnifMessage action(Pip pip, byte[] content, List<RnifMessage.Attachment> attachments, String trackingId, String instance, Instant at) {
    ServiceHeader service = new ServiceHeader(pip.activity(), pip.from(), pip.fromService(), null,
        RnifPacker.manifest(new ServiceHeader.Action(pip.action(), null, null), null, attachments), pip.to(), pip.toService(), usage(), null,
        pip.code(), instance, pip.version(), List.of(), us, null);
    return message(service, content, attachments, trackingId, at);
  }

  /**
   * Our answer in a process that the partner began.
   *
   * @param instance the identity that the partner gave to this run of the process
   * @param answers the messageTrackingID of the partner's message
   */
  public RnifMessage reply(Pip pip, byte[] content, List<RnifMessage.Attachment> attachments, String trackingId, String instance, String answers, Instant at) {
    ServiceHeader service = new ServiceHeader(pip.activity(), pip.to(), pip.toService(),
        new ServiceHeader.InReplyTo(new ServiceHeader.Action(pip.action(), null, null), answers),
        RnifPacker.manifest(new ServiceHeader.Action(pip.reply(), null, null), null, attachments), pip.from(), pip.fromService(), usage(), null,
        pip.code(), instance, pip.version(), List.of(), them, null);
    return message(service, content, attachments, trackingId, at);
  }

  private RnifMessage message(ServiceHeader service, byte[] content, List<RnifMessage.Attachment> attachments, String trackingId, Instant at) {
    return new RnifMessage(new DeliveryHeader("Yes", RnifSignals.stamp(at), them, us, trackingId), service, "application/xml", content, attachments);
  }

  private String usage() {
    return test ? "Test" : "Production";
  }

  /** The content of the notification that a process of ours was given up. */
  public byte[] failure(Pip pip, String trackingId, String instance, Instant started, String document, String reason, String identifier, Instant at) {
    return RnifHeaders.FAILURE.write(new FailureNotification(pip.action(), trackingId, RnifSignals.stamp(started), document, contact.name(), contact.phone(),
        contact.email(), "PIP Failure Notifier", us.duns(), "Request", pip.code(), instance, pip.version(), reason, RnifSignals.stamp(at), identifier,
        "Failure Report Administrator", them.duns()));
  }

  /** A message as it goes over the wire. */
  public RnifPacker.Packed pack(RnifMessage message) {
    return new RnifPacker(security, encrypted).pack(message);
  }

  /** What came over the wire; a signal need not be encrypted. */
  public RnifUnpacker.Unpacked unpack(String version, String contentType, byte[] body) {
    return new RnifUnpacker(security, signed, RnifSecurity.Scope.NOTHING).unpack(version, contentType, body);
  }

  /**
   * What stands in the way of an unpacked message: the first of parties, protection, mode and process. Empty when nothing does.
   */
  public Optional<Objection> objection(RnifUnpacker.Unpacked.Opened opened) {
    RnifMessage message = opened.message();
    ServiceHeader service = message.service();
    if (!same(message.delivery().sender(), them)) {
      return no(RnifFault.UNP_DHDR_VALERR, "The sender " + message.delivery().sender().duns() + " is not the one that was agreed on for this address.");
    }
    if (!same(message.delivery().receiver(), us)) {
      return no(RnifFault.UNP_DHDR_VALERR, "The receiver " + message.delivery().receiver().duns() + " is not us.");
    }
    if (!test && service.usage().equals("Test")) {
      return no(RnifFault.UNP_SHDR_VALERR, "The message is marked as a test, and this is a system in production.");
    }
    if (service.manifest().signal() != null) {
      return service.reply() == null ? no(RnifFault.UNP_MESG_SEQERR, "The signal names nothing that it answers.") : Optional.empty();
    }
    if (opened.encrypted().compareTo(encrypted) < 0) {
      return no(RnifFault.UNP_MESG_DCRYPTERR, "The message is not encrypted as agreed on.");
    }
    Optional<Pip> pip = pip(service.pip());
    if (pip.isEmpty()) {
      return no(RnifFault.UNP_SHDR_VALERR, "The process " + plain(service.pip()) + " is not agreed on.");
    }
    if (!pip.get().version().equals(service.version())) {
      return no(RnifFault.UNP_SHDR_VALERR, "The process " + pip.get().code() + " is agreed on in version " + pip.get().version() + ", not " + plain(service.version()) + ".");
    }
    String action = service.manifest().action().code();
    boolean first = action.equals(pip.get().action());
    boolean reply = !pip.get().reply().isEmpty() && action.equals(pip.get().reply());
    if (!first && !reply) {
      return no(RnifFault.UNP_SHDR_VALERR, "The process " + pip.get().code() + " has no action " + plain(action) + ".");
    }
    return reply == (service.reply() != null) ? Optional.empty()
        : no(RnifFault.UNP_MESG_SEQERR, reply ? "The action answers nothing." : "The action that begins a process answers something.");
  }

  /**
   * What stands in the way.
   *
   * @param fault of which kind
   * @param words for whoever reads the sender's log
   */
  public record Objection(RnifFault fault, String words) {}

  /** The receipt of a message, with the digest when its process demands one and it was signed. */
  public RnifMessage receipt(RnifUnpacker.Unpacked.Opened opened, String trackingId, Instant at) {
    boolean digest = opened.signed() && pip(opened.message().service().pip()).map(Pip::nonRepudiation).orElse(true);
    return RnifSignals.receipt(opened.message(), digest ? RnifSignals.digest(digests.get(0), opened.digested()) : null, trackingId, at);
  }

  /** The exception that stands in the place of a receipt. */
  public RnifMessage refusal(DeliveryHeader delivery, ServiceHeader service, RnifFault fault, String words, String trackingId, Instant at) {
    return RnifSignals.exception(delivery, service, fault, ExceptionSignal.RECEIPT, words, trackingId, at);
  }

  /** The digests that a receipt of this message may repeat, as the ledger keeps them: algorithm, blank, base64, line by line. */
  public String mic(byte[] signed) {
    StringBuilder all = new StringBuilder();
    for (String algorithm : digests) {
      all.append(all.isEmpty() ? "" : "\n").append(algorithm).append(' ').append(RnifSignals.digest(algorithm, signed));
    }
    return all.toString();
  }

  /** Whether a receipt's digest is one of {@link #mic}. */
  public static boolean isOneOf(String mic, String claimed) {
    String plain = claimed == null ? "" : claimed.replaceAll("\\s", "");
    return mic != null && mic.lines().anyMatch(line -> line.substring(line.indexOf(' ') + 1).equals(plain));
  }

  private static boolean same(PartnerIdentity a, PartnerIdentity b) {
    return a.duns().replace("-", "").equals(b.duns().replace("-", ""));
  }

  private static Optional<Objection> no(RnifFault fault, String words) {
    return Optional.of(new Objection(fault, words));
  }

  private static String plain(String text) {
    String safe = text.replaceAll("[^\\p{L}\\p{N} ._-]", "_");
    return safe.substring(0, Math.min(60, safe.length()));
  }
}
