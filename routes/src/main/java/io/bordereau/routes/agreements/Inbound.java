package io.bordereau.routes.agreements;

import java.time.Duration;
import java.util.List;

/**
 * What a partner may bring, and how.
 *
 * @param authentication how it says who it is at the partners' door; null when its certificate alone says so
 * @param certificates the certificates by which it proves itself in TLS; one of them must be shown when there are any
 * @param cxml how it says who it is in a cXML request; null when it sends none
 * @param folder the mailbox folder that it is collected from; null when it has none
 * @param largest the most bytes of one file
 * @param orders what becomes of an invoice that does not fit the order that it bills
 * @param acknowledge what we acknowledge
 * @param payments whose payments its remittances report
 */
public record Inbound(
    @Field("how it says who it is at the partners' door: basic, bearer or key; absent when its certificate alone says so")
    Endpoint.Authentication authentication,
    @Field("PEM files of the certificates by which it proves itself in TLS; one of them must be shown when there are any")
    List<String> certificates,
    @Field("how it says who it is in a cXML request at /cxml/PARTNER of the partners' door; absent when it sends none") Cxml cxml,
    @Field(value = "the mailbox folder that it is collected from, seen from mailbox/ in the work folder", pattern = Field.ID,
        looks = "lower-case letters, digits and hyphens")
    String folder,
    @Field(value = "the most bytes of one file; 20971520 when absent", least = 1024, greatest = 1073741824) Integer largest,
    @Field("what becomes of an invoice that does not fit the order that it bills; nobody looks when absent") Orders orders,
    @Field("what we acknowledge; everything that asks for it, when absent") Acknowledge acknowledge,
    @Field("whose payments its remittances report: own, or everybody (a bank); own when absent") Payments payments) {
  /** Nothing is agreed: the partner brings nothing. */
  public static final Inbound NONE = new Inbound(null, null, null, null, null, null, null, null);

  private static final int LARGEST = 20 << 20;

  public Inbound {
    certificates = certificates == null ? List.of() : List.copyOf(certificates);
    largest = largest == null ? LARGEST : largest;
    orders = orders == null ? Orders.NONE : orders;
    acknowledge = acknowledge == null ? Acknowledge.DEFAULT : acknowledge;
    payments = payments == null ? Payments.OWN : payments;
  }

  /** Whether the partner may use the partners' door. */
  public boolean door() {
    return authentication != null || !certificates.isEmpty();
  }

  /**
   * Who brings the partner's cXML requests. From and To must be those of envelope.cxml, the other way round.
   *
   * @param sender the credential that proves itself: the partner's own, or its network's
   * @param secret the shared secret, by reference
   * @param certificates the certificates that the partner signs with
   * @param signature whether every request must be signed
   */
  public record Cxml(
      @Field(value = "the credential that proves itself: the partner's own, or its network's", required = true) Envelope.Credential sender,
      @Field(value = "the shared secret, by reference", required = true, pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String secret,
      @Field("PEM files of the certificates that the partner signs with; a signature by any other is refused") List<String> certificates,
      @Field("whether requests are signed: accepted (a signature that comes along must hold) or required; accepted when absent") Signature signature) {
    public Cxml {
      certificates = certificates == null ? List.of() : List.copyOf(certificates);
      signature = signature == null ? Signature.ACCEPTED : signature;
    }

    /** Whether requests are signed. */
    public enum Signature {
      /** One that comes along must hold. */
      ACCEPTED,
      REQUIRED
    }
  }

  /**
   * What becomes of an invoice that does not fit the order that it bills.
   *
   * @param closed when the order or the line is closed
   * @param exceeded when more is billed than was ordered
   * @param unknown when no such order or line was received
   */
  public record Orders(
      @Field("when the order or the line is closed: hold, warn or ignore; ignore when absent") Policy closed,
      @Field("when more is billed than was ordered: hold, warn or ignore; ignore when absent") Policy exceeded,
      @Field("when no such order or line was received: hold, warn or ignore; ignore when absent") Policy unknown) {
    /** Nobody looks. */
    public static final Orders NONE = new Orders(null, null, null);

    public Orders {
      closed = closed == null ? Policy.IGNORE : closed;
      exceeded = exceeded == null ? Policy.IGNORE : exceeded;
      unknown = unknown == null ? Policy.IGNORE : unknown;
    }
  }

  /** Whose payments the remittances of a partner report. */
  public enum Payments {
    /** Its own: an invoice is looked for among those that it received. */
    OWN,
    /** A bank's: an invoice is looked for among those that any partner received. */
    EVERYBODY
  }

  /** What becomes of an invoice. */
  public enum Policy {
    /** A person decides. */
    HOLD,
    /** It goes, with a warning. */
    WARN,
    /** Nobody looks. */
    IGNORE
  }

  /**
   * What we acknowledge.
   *
   * @param x12 by which transaction set
   * @param ta1 when an interchange acknowledgement is sent
   * @param contrl when a CONTRL is sent
   * @param way how it goes: as a document of its own, or as the body of the answer at the partners' door
   * @param within how long the door waits for it before it answers without
   */
  public record Acknowledge(
      @Field("what acknowledges an X12 group: functional (997), functional-group (997 without single sets), implementation (999) or none; functional when absent") Group x12,
      @Field("when a TA1 is sent: asked (ISA14), always or never; asked when absent") When ta1,
      @Field("when a CONTRL is sent: asked (UNB 0031), always or never; always when absent") When contrl,
      @Field("how it goes: as a document of its own, or in the answer to the partner's own request at the partners' door; document when absent") Way way,
      @Field("how long the partners' door waits for it, before it answers 202 and sends it as a document; 10s when absent") Duration within) {
    /** A 997 for every group, a TA1 when it is asked for, a CONTRL for every interchange. */
    public static final Acknowledge DEFAULT = new Acknowledge(null, null, null, null, null);

    public Acknowledge {
      x12 = x12 == null ? Group.FUNCTIONAL : x12;
      ta1 = ta1 == null ? When.ASKED : ta1;
      contrl = contrl == null ? When.ALWAYS : contrl;
      way = way == null ? Way.DOCUMENT : way;
      within = within == null ? Duration.ofSeconds(10) : within;
    }
  }

  /** The transaction set that acknowledges a group. */
  public enum Group {
    NONE,
    /** 997, without a word about single sets. */
    FUNCTIONAL_GROUP,
    /** 997. */
    FUNCTIONAL,
    /** 999. */
    IMPLEMENTATION
  }

  /** How an acknowledgement goes. */
  public enum Way {
    /** As a document of its own, as everything to the partner is sent. */
    DOCUMENT,
    /** As the body of the answer to the request that brought what it is about; as a document when it could not be had in time. */
    ANSWER
  }

  /** When an acknowledgement is sent. */
  public enum When {
    /** When the interchange asks for it, or something is wrong with it. */
    ASKED,
    ALWAYS,
    NEVER
  }
}
