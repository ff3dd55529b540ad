package io.bordereau.envelopes.sbdh;

import io.bordereau.document.Moment;
import io.bordereau.document.Term;
import java.util.List;
import java.util.Locale;

/**
 * What the envelope says of a business document (UN/CEFACT SBDH 1.3 as Peppol Business Message Envelope 2.0.2 uses it). Every part may be null when read.
 *
 * @param sender participant that sends, such as {@code 0192:991825827} (SB-1)
 * @param senderScheme scheme of participants, {@code iso6523-actorid-upis} (SB-2)
 * @param receiver participant that receives (SB-3)
 * @param receiverScheme its scheme (SB-4)
 * @param standard namespace of the document's root (SB-5)
 * @param typeVersion version of the standard, such as 2.1 or D16B (SB-6)
 * @param instance identifier of this transmission, new for each: what a Message Level Status refers to (SB-7)
 * @param type name of the document's root (SB-8)
 * @param created when the envelope was made (SB-9)
 * @param document document type identifier (SB-10)
 * @param documentScheme its scheme, {@code busdox-docid-qns} or {@code peppol-doctype-wildcard} (SB-11)
 * @param process process identifier (SB-12)
 * @param processScheme its scheme, {@code cenbii-procid-ubl} (SB-13)
 * @param country country of the first corner, ISO 3166-1 alpha-2 (SB-14)
 * @param statusTo participant that gets the Message Level Status (SB-15)
 * @param statusToScheme its scheme (SB-16)
 * @param statusType when it is sent: {@code FAILURE_ONLY} or {@code ALWAYS_SEND}; null for the first (SB-17)
 * @param scopes further scopes (SB-18)
 */
public record BusinessHeader(
    @Term("SB-1") String sender,
    @Term("SB-2") String senderScheme,
    @Term("SB-3") String receiver,
    @Term("SB-4") String receiverScheme,
    @Term("SB-5") String standard,
    @Term("SB-6") String typeVersion,
    @Term("SB-7") String instance,
    @Term("SB-8") String type,
    @Term("SB-9") Moment created,
    @Term("SB-10") String document,
    @Term("SB-11") String documentScheme,
    @Term("SB-12") String process,
    @Term("SB-13") String processScheme,
    @Term("SB-14") String country,
    @Term("SB-15") String statusTo,
    @Term("SB-16") String statusToScheme,
    @Term("SB-17") String statusType,
    @Term("SB-18") List<OtherScope> scopes) {
  /** The scheme of participants in Peppol. */
  public static final String PARTICIPANTS = "iso6523-actorid-upis";

  /** The scheme of document types whose identifier names root, customisation and version. */
  public static final String DOCUMENTS = "busdox-docid-qns";

  /** The scheme of processes. */
  public static final String PROCESSES = "cenbii-procid-ubl";

  public BusinessHeader {
    scopes = scopes == null ? List.of() : List.copyOf(scopes);
  }

  /**
   * A scope that has no term of its own.
   *
   * @param type its type (SB-20)
   * @param instance its value (SB-21)
   * @param identifier its scheme (SB-22)
   */
  public record OtherScope(@Term("SB-20") String type, @Term("SB-21") String instance, @Term("SB-22") String identifier) {}

  /** Whether two participants are the same: their identifiers are compared without regard to case (Peppol Policy for Identifiers). */
  public static boolean sameParticipant(String one, String other) {
    return one != null && other != null && one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether a Message Level Status is wanted of a delivery that succeeded as well; whatever is no such wish is the default, failures only. */
  public boolean wantsEveryStatus() {
    return "ALWAYS_SEND".equals(statusType);
  }
}
