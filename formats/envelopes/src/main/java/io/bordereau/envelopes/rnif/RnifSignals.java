package io.bordereau.envelopes.rnif;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes the signals that answer a message, and reads those that answer ours. */
public final class RnifSignals {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final ServiceHeader.Signal RECEIPT = new ServiceHeader.Signal(ReceiptAcknowledgment.CODE, "V02.00");
  private static final ServiceHeader.Signal EXCEPTION = new ServiceHeader.Signal(ExceptionSignal.CODE, "V02.00");

  private RnifSignals() {}

  /** An instant as headers have it. */
  public static String stamp(Instant at) {
    return STAMP.format(at);
  }

  /**
   * The digest that a receipt repeats.
   *
   * @param algorithm as Java names it, such as {@code SHA-256}; MD5 and SHA-1 are what the specification of 2002 knew
   * @param digested the signed part, headers included
   * @throws IllegalArgumentException when there is no such algorithm
   */
  public static String digest(String algorithm, byte[] digested) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(digested));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no digest algorithm: " + algorithm, e);
    }
  }

  /** Whether a receipt's digest is that of what we sent, by one of the agreed algorithms. */
  public static boolean equal(String claimed, Collection<String> algorithms, byte[] sent) {
    String plain = claimed.replaceAll("\\s", "");
    return algorithms.stream().anyMatch(a -> digest(a, sent).equals(plain));
  }

  /**
   * The receipt of a message.
   *
   * @param to the message
   * @param digest of its signed part; null when none is agreed on
   * @param trackingId identity of the receipt itself
   */
  public static RnifMessage receipt(RnifMessage to, String digest, String trackingId, Instant at) {
    return answer(to.delivery(), to.service(), RECEIPT, RnifHeaders.RECEIPT.write(new ReceiptAcknowledgment(digest)), trackingId, at);
  }

  /**
   * The answer to a message with a fault.
   *
   * @param delivery its delivery header
   * @param service its service header
   * @param type {@link ExceptionSignal#RECEIPT} or {@link ExceptionSignal#GENERAL}
   * @param words what is wrong, for people
   * @param trackingId identity of the exception itself
   */
  public static RnifMessage exception(DeliveryHeader delivery, ServiceHeader service, RnifFault fault, String type, String words, String trackingId, Instant at) {
    byte[] content = RnifHeaders.EXCEPTION.write(new ExceptionSignal(fault.code(), words, fault.component(), type));
    return answer(delivery, service, EXCEPTION, content, trackingId, at);
  }

  private static RnifMessage answer(DeliveryHeader delivery, ServiceHeader service, ServiceHeader.Signal signal, byte[] content, String trackingId, Instant at) {
    ServiceHeader.Action action = service.manifest() != null && service.manifest().action() != null ? service.manifest().action()
        : new ServiceHeader.Action(service.content(), null, null);
    ServiceHeader header = new ServiceHeader(service.activity(), service.toRole(), service.toService(),
        new ServiceHeader.InReplyTo(action, delivery.trackingId()), RnifPacker.manifest(null, signal, List.of()), service.fromRole(), service.fromService(),
        service.usage(), service.binding(), service.pip(), service.instance(), service.version(), List.of(), service.initiator(), service.unknown());
    DeliveryHeader back = new DeliveryHeader(delivery.secureTransport(), stamp(at), delivery.sender(), delivery.receiver(), trackingId);
    return new RnifMessage(back, header, "application/xml", content, List.of());
  }

  /** What a signal says. */
  public sealed interface Said {
    /**
     * The message arrived.
     *
     * @param digest of what arrived; null when it says none
     */
    record Received(String digest) implements Said {}

    /** The message has a fault. */
    record Faulty(ExceptionSignal exception) implements Said {}

    /** It is a signal, and cannot be read. */
    record Unreadable(String words) implements Said {}
  }

  /** What a message says when it is a signal; empty when it is an action. */
  public static Optional<Said> said(RnifMessage message) {
    ServiceHeader.Signal signal = message.service().manifest().signal();
    if (signal == null) {
      return Optional.empty();
    }
    if (signal.code().equals(ReceiptAcknowledgment.CODE)) {
      RnifHeaders.Outcome<ReceiptAcknowledgment> read = RnifHeaders.RECEIPT.read(message.content());
      return Optional.of(read.header().<Said>map(r -> new Said.Received(r.digest())).orElse(new Said.Unreadable(read.words())));
    }
    if (signal.code().equals(ExceptionSignal.CODE)) {
      RnifHeaders.Outcome<ExceptionSignal> read = RnifHeaders.EXCEPTION.read(message.content());
      return Optional.of(read.header().<Said>map(Said.Faulty::new).orElse(new Said.Unreadable(read.words())));
    }
    return Optional.of(new Said.Unreadable("the signal '" + signal.code() + "' is not one of RNIF 2.0"));
  }
}
