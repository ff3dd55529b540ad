package io.bordereau.envelopes.sbdh;

import io.bordereau.document.Moment;
import io.bordereau.document.Term;
import java.util.List;
import java.util.Locale;

/**
 * What the envelope says of a business document (UN/CEFACT SBDH 1.3 as Peppol Business Message Envelope 2.0.2 uses it). Every part may be null when read.
 *
 * @param sender participant that sends, such as {@code 0192:991825827} (SBD-1)
 * @param senderScheme scheme of participants, {@code iso6523-actorid-upis} (SBD-2)
 * @param receiver participant that receives (SBD-3)
 * @param receiverScheme its scheme (SBD-4)
 * @param standard namespace of the document's root (SBD-5)
 * @param typeVersion version of the standard, such as 2.1 or D16B (SBD-6)
 * @param instance identifier of this transmission, new for each: what a Message Level Status refers to (SBD-7)
 * @param type name of the document's root (SBD-8)
 * @param created when the envelope was made (SBD-9)
 * @param document document type identifier (SBD-10)
 * @param documentScheme its scheme, {@code busdox-docid-qns} or {@code peppol-doctype-wildcard} (SBD-11)
 * @param process process identifier (SBD-12)
 * @param processScheme its scheme, {@code cenbii-procid-ubl} (SBD-13)
 * @param country country of the first corner, ISO 3166-1 alpha-2 (SBD-14)
 * @param statusTo participant that gets the Message Level Status (SBD-15)
 * @param statusToScheme its scheme (SBD-16)
 * @param statusType when it is sent: {@code FAILURE_ONLY} or {@code ALWAYS_SEND}; null for the first (SBD-17)
 * @param scopes further scopes (SBD-18)
 */
public record BusinessHeader(
    @Term("SBD-1") String sender,
    @Term("SBD-2") String senderScheme,
    @Term("SBD-3") String receiver,
    @Term("SBD-4") String receiverScheme,
    @Term("SBD-5") String standard,
    @Term("SBD-6") String typeVersion,
    @Term("SBD-7") String instance,
    @Term("SBD-8") String type,
    @Term("SBD-9") Moment created,
    @Term("SBD-10") String document,
    @Term("SBD-11") String documentScheme,
    @Term("SBD-12") String process,
    @Term("SBD-13") String processScheme,
    @Term("SBD-14") String country,
    @Term("SBD-15") String statusTo,
    @Term("SBD-16") String statusToScheme,
    @Term("SBD-17") String statusType,
    @Term("SBD-18") List<OtherScope> scopes) {
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
   * @param type its type (SBD-20)
   * @param instance its value (SBD-21)
   * @param identifier its scheme (SBD-22)
   */
  public record OtherScope(@Term("SBD-20") String type, @Term("SBD-21") String instance, @Term("SBD-22") String identifier) {}

  /** Whether two participants are the same: their identifiers are compared without regard to case (Peppol Policy for Identifiers). */
  public static boolean sameParticipant(String one, String other) {
    return one != null && other != null && one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether a Message Level Status is wanted of a delivery that succeeded as well; whatever is no such wish is the default, failures only. */
  public boolean wantsEveryStatus() {
    return "ALWAYS_SEND".equals(statusType);
  }
}
