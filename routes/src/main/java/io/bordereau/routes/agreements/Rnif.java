package io.bordereau.routes.agreements;

import io.bordereau.envelopes.rnif.RnifSecurity;
import io.bordereau.signing.keys.DigestAlgorithm;
import io.bordereau.signing.smime.Cipher;
import java.time.Duration;
import java.util.List;

/**
 * RosettaNet messages (RNIF 2.0) to and from a partner.
 *
 * @param us our DUNS number
 * @param them the partner's DUNS number
 * @param store the PKCS#12 store with our key for this partner alone; null for our company's keys for messages, under its policies
 * @param password its password, by reference
 * @param certificates the partner's certificates: what it signs with, and what is encrypted for it; the first is encrypted for
 * @param sign whether both sides sign
 * @param encrypt what both sides encrypt
 * @param cipher with what we encrypt
 * @param digests the digest algorithms of signatures and receipts, ours first
 * @param sync whether a receipt comes in the same exchange
 * @param pips the processes, in either direction
 * @param contact for whoever reads that a process failed
 */
public record Rnif(
    @Field(value = "our DUNS number", required = true, pattern = "[0-9]{9}([0-9]{4})?", looks = "9 digits, or 13 with a site") String us,
    @Field(value = "the partner's DUNS number", required = true, pattern = "[0-9]{9}([0-9]{4})?", looks = "9 digits, or 13 with a site") String them,
    @Field("the PKCS#12 store with our key for messages with this partner alone; our company's keys for messages sign and open when absent") String store,
    @Field(value = "the password of that store, by reference: env:NAME or file:PATH", pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String password,
    @Field("PEM files of the partner's certificates for messages; what is encrypted is encrypted for the first") List<String> certificates,
    @Field("whether both sides sign; true when absent") Boolean sign,
    @Field("what both sides encrypt: nothing, payload or payload-container; nothing when absent") RnifSecurity.Scope encrypt,
    @Field("with what we encrypt; aes-256-cbc when absent") Cipher cipher,
    @Field("the digest algorithms of signatures and receipts, ours first; sha256 when absent. sha1 and md5 only for receipts of partners of old")
    List<DigestAlgorithm> digests,
    @Field("whether a receipt comes in the same exchange; false when absent") Boolean sync,
    @Field(value = "the processes, in either direction", required = true) List<Process> pips,
    @Field(value = "whom a partner asks that reads of a failure", required = true) Contact contact) {
  public Rnif {
    certificates = certificates == null ? List.of() : List.copyOf(certificates);
    sign = sign == null ? Boolean.TRUE : sign;
    encrypt = encrypt == null ? RnifSecurity.Scope.NOTHING : encrypt;
    cipher = cipher == null ? Cipher.AES_256_CBC : cipher;
    digests = digests == null || digests.isEmpty() ? List.of(DigestAlgorithm.SHA256) : List.copyOf(digests);
    sync = sync == null ? Boolean.FALSE : sync;
    pips = pips == null ? List.of() : List.copyOf(pips);
  }

  /**
   * One process.
   *
   * @param pip its code
   * @param version its version
   * @param format the format of the documents that we begin it with; null when only the partner begins it
   * @param acknowledge how long a receipt may take; null for the process's own
   * @param perform how long the answer of the business may take; null for the process's own
   * @param retries how often an action is sent again; null for the process's own
   * @param nonRepudiation whether a receipt repeats the digest; null for the process's own
   */
  public record Process(
      @Field(value = "the code of the process", required = true, pattern = "[0-9][A-Z][0-9]{1,2}", looks = "such as 3C3") String pip,
      @Field(value = "its version as it stands in messages", required = true) String version,
      @Field("the format of the documents that we begin it with; absent when only the partner begins it") String format,
      @Field("how long a receipt may take before the action is sent again; the process's own when absent") Duration acknowledge,
      @Field("how long the answer of the business may take before the process is given up; the process's own when absent") Duration perform,
      @Field(value = "how often an action is sent again; the process's own when absent", least = 0, greatest = 100) Integer retries,
      @Field("whether a receipt repeats the digest of what it acknowledges; the process's own when absent") Boolean nonRepudiation) {}

  /** Somebody of ours. */
  public record Contact(
      @Field(value = "a person or an office", required = true) String name,
      @Field(value = "its telephone number", required = true) String phone,
      @Field(value = "its e-mail address", required = true) String email) {}
}
