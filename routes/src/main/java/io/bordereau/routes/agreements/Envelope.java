package io.bordereau.routes.agreements;

import io.bordereau.envelopes.CxmlEnvelope;
import io.bordereau.envelopes.X12Envelope;
import java.util.List;

/**
 * What stands around a document for one partner. At most one of the two.
 *
 * @param x12 the interchange and group
 * @param cxml the cXML header
 */
public record Envelope(
    @Field("the X12 interchange and group") X12 x12,
    @Field("the cXML header") Cxml cxml) {

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
   * The cXML header.
   *
   * @param from the seller's credentials
   * @param to the buyer's credentials
   * @param sender the credential that is authenticated
   * @param secret the shared secret, by reference
   */
  public record Cxml(
      @Field(value = "the seller's credentials", required = true) List<Credential> from,
      @Field(value = "the buyer's credentials", required = true) List<Credential> to,
      @Field(value = "the credential that is authenticated", required = true) Credential sender,
      @Field(value = "the shared secret, by reference", required = true, pattern = Field.SECRET, looks = Field.SECRET_LOOKS)
      String secret) {
    public Cxml {
      from = from == null ? List.of() : List.copyOf(from);
      to = to == null ? List.of() : List.copyOf(to);
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
