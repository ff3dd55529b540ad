package io.bordereau.envelopes.rnif;

import io.bordereau.document.Term;
import java.util.List;

/**
 * The third part of every message: which step of which process it is.
 *
 * @param activity the business activity, such as {@code Notify of Invoice}
 * @param fromRole such as {@code Invoice Provider}
 * @param fromService such as {@code Invoice Provider Service}
 * @param reply what it answers; null for the first message of a process
 * @param manifest what the payload consists of
 * @param toRole such as {@code Invoice Receiver}
 * @param toService such as {@code Invoice Receiver Service}
 * @param usage {@code Test} or {@code Production}
 * @param binding the partners' own reference for the kind of payload; null when none
 * @param pip the process, such as {@code 3C3}
 * @param instance the identity of this run of the process
 * @param version the version of the process
 * @param quality what the partners agreed on besides
 * @param initiator who began the process, when the receiver knows it; null otherwise
 * @param unknown who began the process, when the receiver does not know it; null otherwise
 */
public record ServiceHeader(
    @Term("RN-11") String activity,
    @Term("RN-12") String fromRole,
    @Term("RN-13") String fromService,
    @Term("RN-14") InReplyTo reply,
    @Term("RN-15") Manifest manifest,
    @Term("RN-16") String toRole,
    @Term("RN-17") String toService,
    @Term("RN-18") String usage,
    @Term("RN-19") String binding,
    @Term("RN-20") String pip,
    @Term("RN-21") String instance,
    @Term("RN-22") String version,
    @Term("RN-23") List<Quality> quality,
    @Term("RN-24") PartnerIdentity initiator,
    @Term("RN-25") UnknownInitiator unknown) {
  public ServiceHeader {
    quality = quality == null ? List.of() : List.copyOf(quality);
  }

  /**
   * What a message answers.
   *
   * @param action the action that is answered
   * @param trackingId identity of the message that is answered
   */
  public record InReplyTo(@Term("RN-26") Action action, @Term("RN-27") String trackingId) {}

  /**
   * A business action.
   *
   * @param code such as {@code Invoice Notification Action}
   * @param standard whose the content is, where it is not RosettaNet's; null otherwise
   * @param version of that standard; null when none
   */
  public record Action(@Term("RN-28") String code, @Term("RN-29") String standard, @Term("RN-30") String version) {}

  /**
   * A business signal.
   *
   * @param code {@code Receipt Acknowledgment} or {@code Exception}
   * @param version of the signal
   */
  public record Signal(@Term("RN-31") String code, @Term("RN-32") String version) {}

  /**
   * What the payload consists of.
   *
   * @param attachments the attachments
   * @param count how many they are
   * @param action what the content is, when it is an action; null otherwise
   * @param signal what the content is, when it is a signal; null otherwise
   */
  public record Manifest(
      @Term("RN-33") List<Listed> attachments, @Term("RN-34") String count, @Term("RN-35") Action action, @Term("RN-36") Signal signal) {
    public Manifest {
      attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }
  }

  /**
   * An attachment in the manifest.
   *
   * @param description in words; null when none
   * @param type its media type
   * @param uri {@code cid:} and the Content-ID of its part
   */
  public record Listed(@Term("RN-37") String description, @Term("RN-38") String type, @Term("RN-39") String uri) {}

  /**
   * Something agreed on besides.
   *
   * @param kind what
   * @param value how much of it
   */
  public record Quality(@Term("RN-40") String kind, @Term("RN-41") String value) {}

  /**
   * Who began a process and is not known to the receiver.
   *
   * @param party who
   * @param url where it is answered
   */
  public record UnknownInitiator(@Term("RN-42") PartnerIdentity party, @Term("RN-43") String url) {}

  /** The code of the action or of the signal. */
  public String content() {
    return manifest.action() != null ? manifest.action().code() : manifest.signal() == null ? "" : manifest.signal().code();
  }
}
