package io.bordereau.routes.agreements;

import io.bordereau.envelopes.CxmlEnvelope;
import io.bordereau.envelopes.EdifactEnvelope;
import io.bordereau.envelopes.X12Envelope;
import io.bordereau.routes.ledger.Batches.Limits;
import java.time.Duration;
import java.util.List;

/**
 * What stands around a document for one partner. At most one of x12, edifact, cxml and rnif.
 *
 * @param x12 the interchange and group
 * @param edifact the interchange
 * @param cxml the cXML header
 * @param rnif the RosettaNet message
 * @param batch when several documents go in one interchange; null when each has one of its own
 */
public record Envelope(
    @Field("the X12 interchange and group") X12 x12,
    @Field("the EDIFACT interchange") Edifact edifact,
    @Field("the cXML header") Cxml cxml,
    @Field("the RosettaNet message (RNIF 2.0), in both directions") Rnif rnif,
    @Field("when several documents go in one X12 or EDIFACT interchange; each has one of its own when absent") Batch batch) {

  /**
   * Documents wait for each other until one of the limits is reached.
   *
   * @param documents so many go together at most
   * @param bytes they have so many bytes together at most
   * @param within how long a document waits at most
   */
  public record Batch(
      @Field(value = "so many documents go together at most, and at once when they wait; 1000 when absent", least = 1, greatest = 10_000) Integer documents,
      @Field(value = "so many bytes, as rendered, go together at most, and at once when they wait; 10485760 when absent", least = 1024, greatest = 104_857_600)
      Integer bytes,
      @Field(value = "how long a document waits at most, such as 15m", required = true) Duration within) {
    /** Each document goes alone. */
    public static final Limits ALONE = new Limits(1, 1);

    private static final int DOCUMENTS = 1000;
    private static final int BYTES = 10 << 20;

    public Batch {
      documents = documents == null ? Integer.valueOf(DOCUMENTS) : documents;
      bytes = bytes == null ? Integer.valueOf(BYTES) : bytes;
    }

    /** As the ledger counts. */
    public Limits limits() {
      return new Limits(documents, bytes);
    }
  }

  /**
   * ISA and GS.
   *
   * @param senderQualifier ISA05
   * @param sender ISA06
   * @param receiverQualifier ISA07
   * @param receiver ISA08
   * @param groupSender GS02; null repeats the sender
   * @param groupReceiver GS03; null repeats the receiver
   * @param version GS08
   * @param ta1 whether ISA14 asks for a TA1
   */
  public record X12(
      @Field(value = "ISA05", required = true, pattern = "[A-Z0-9]{2}", looks = "two characters such as ZZ or 01") String senderQualifier,
      @Field(value = "ISA06", required = true, pattern = "[ -~]{1,15}", looks = "1 to 15 characters") String sender,
      @Field(value = "ISA07", required = true, pattern = "[A-Z0-9]{2}", looks = "two characters such as ZZ or 01") String receiverQualifier,
      @Field(value = "ISA08", required = true, pattern = "[ -~]{1,15}", looks = "1 to 15 characters") String receiver,
      @Field(value = "GS02; repeats the sender when absent", pattern = "[ -~]{2,15}", looks = "2 to 15 characters") String groupSender,
      @Field(value = "GS03; repeats the receiver when absent", pattern = "[ -~]{2,15}", looks = "2 to 15 characters") String groupReceiver,
      @Field(value = "GS08", required = true, pattern = "[0-9]{6}[A-Z0-9]{0,6}", looks = "such as 004010") String version,
      @Field("whether ISA14 asks for a TA1; false when absent") Boolean ta1) {
    X12Envelope packed(boolean test) {
      return new X12Envelope(senderQualifier, sender, receiverQualifier, receiver, groupSender, groupReceiver, version, test,
          Boolean.TRUE.equals(ta1));
    }
  }

  /**
   * UNA, UNB and UNG.
   *
   * @param sender 0004 of ours
   * @param senderQualifier 0007 of ours; null when there is none
   * @param senderRouting 0008; null when there is none
   * @param receiver 0010 of the partner
   * @param receiverQualifier 0007 of the partner; null when there is none
   * @param receiverRouting 0014; null when there is none
   * @param level 0001; null takes what the document needs
   * @param syntax 0002; null takes what the document needs
   * @param application 0026; null when there is none
   * @param priority 0029; null when there is none
   * @param agreement 0032; null when there is none
   * @param acknowledge whether 0031 asks for a CONTRL
   * @param una whether UNA is written
   * @param groups whether messages stand in groups
   */
  public record Edifact(
      @Field(value = "0004, who we are", required = true, pattern = "[ -~]{1,35}", looks = "1 to 35 characters") String sender,
      @Field(value = "0007 of ours, such as 14 for a GLN; absent when there is none", pattern = "[A-Z0-9]{1,4}", looks = "1 to 4 characters")
      String senderQualifier,
      @Field(value = "0008, where answers within our house go; absent when there is none", pattern = "[ -~]{1,14}", looks = "1 to 14 characters")
      String senderRouting,
      @Field(value = "0010, who the partner is", required = true, pattern = "[ -~]{1,35}", looks = "1 to 35 characters") String receiver,
      @Field(value = "0007 of the partner; absent when there is none", pattern = "[A-Z0-9]{1,4}", looks = "1 to 4 characters") String receiverQualifier,
      @Field(value = "0014, where it goes within the partner's house; absent when there is none", pattern = "[ -~]{1,14}", looks = "1 to 14 characters")
      String receiverRouting,
      @Field(value = "0001; what the document needs when absent", pattern = "UNO[A-LWY]", looks = "UNOA to UNOL, UNOW or UNOY") String level,
      @Field(value = "0002; what the document needs when absent", pattern = "[1-4]", looks = "1 to 4") String syntax,
      @Field(value = "0026; absent when there is none", pattern = "[ -~]{1,14}", looks = "1 to 14 characters") String application,
      @Field(value = "0029; absent when there is none", pattern = "[A-Z]", looks = "one letter") String priority,
      @Field(value = "0032; absent when there is none", pattern = "[ -~]{1,35}", looks = "1 to 35 characters") String agreement,
      @Field("whether 0031 asks for a CONTRL; true when absent") Boolean acknowledge,
      @Field("whether UNA is written; true when absent") Boolean una,
      @Field("whether messages stand in groups; false when absent") Boolean groups) {
    EdifactEnvelope packed(boolean test) {
      return new EdifactEnvelope(sender, senderQualifier, senderRouting, receiver, receiverQualifier, receiverRouting, level, syntax, application, priority,
          agreement, !Boolean.FALSE.equals(acknowledge), test, !Boolean.FALSE.equals(una), Boolean.TRUE.equals(groups));
    }
  }

  /**
   * The cXML header.
   *
   * @param from the seller's credentials
   * @param to the buyer's credentials
   * @param sender the credential that is authenticated
   * @param secret the shared secret, by reference
   * @param signature how requests are signed
   */
  public record Cxml(
      @Field(value = "the seller's credentials", required = true) List<Credential> from,
      @Field(value = "the buyer's credentials", required = true) List<Credential> to,
      @Field(value = "the credential that is authenticated", required = true) Credential sender,
      @Field(value = "the shared secret, by reference", required = true, pattern = Field.SECRET, looks = Field.SECRET_LOOKS)
      String secret,
      @Field("how requests are signed with the company's key for messages: none or xmldsig (signature version 1.0 of cXML); none when absent") Signature signature) {
    public Cxml {
      from = from == null ? List.of() : List.copyOf(from);
      to = to == null ? List.of() : List.copyOf(to);
      signature = signature == null ? Signature.NONE : signature;
    }

    /** How a request is signed. */
    public enum Signature {
      NONE,
      /** A ds:Signature over the Request and the payloadID. */
      XMLDSIG
    }

    CxmlEnvelope packed(boolean test) {
      return new CxmlEnvelope(credentials(from), credentials(to), sender.packed(), "Bordereau", test);
    }

    private static List<CxmlEnvelope.Credential> credentials(List<Credential> all) {
      return all.stream().map(Credential::packed).toList();
    }
  }

  /**
   * One identity in a domain.
   *
   * @param domain such as {@code NetworkID} or {@code DUNS}
   * @param identity the identity itself
   */
  public record Credential(
      @Field(value = "the domain, such as NetworkID or DUNS", required = true) String domain,
      @Field(value = "the identity in that domain", required = true) String identity) {
    CxmlEnvelope.Credential packed() {
      return new CxmlEnvelope.Credential(domain, identity);
    }
  }
}
