package io.bordereau.routes.agreements;

import io.bordereau.signing.authorities.AuthorityDown;
import io.bordereau.signing.keys.SignatureAlgorithm;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.signatures.SignatureLevel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * How a company's documents and messages are signed.
 *
 * @param keys its signing keys, one taking over from another
 * @param by another of our companies that signs on behalf of it; null when it signs itself
 * @param authorities who stamps times and says what is revoked
 * @param timestamps the time-stamp authority; null when none is needed, or the hub stamps for itself in development
 * @param revocation who may be asked about revocation
 * @param anchors files of what its certificates should descend from
 * @param level the level of signatures on documents
 * @param down what is done when an authority is down
 * @param watch when somebody is told about certificates
 * @param seal whether a signature on a page is seen
 * @param copies whether copies of pages that travel inside of another format are signed too
 */
public record Signing(
    @Field("its signing keys, one taking over from another") List<Key> keys,
    @Field("another of our companies that signs on behalf of it, instead of keys of its own") Behalf by,
    @Field("who stamps times and says what is revoked: online, or development, when the hub does so itself and nothing is worth anything; online when absent")
    Authorities authorities,
    @Field("the time-stamp authority (RFC 3161); needed from level t on") Timestamps timestamps,
    @Field("who may be asked about revocation") Revocation revocation,
    @Field("PEM files of what its certificates should descend from; the last certificate of each key's own chain when absent") List<String> anchors,
    @Field("the level of signatures on documents; lta when absent") SignatureLevel level,
    @Field("what is done when an authority is down; documents wait when absent") Down down,
    @Field("when somebody is told about certificates") Watch watch,
    @Field("visible: signatures on pages show a seal with who signed, when and why, in the language of the page; none when absent") Seal seal,
    @Field("whether copies of pages that travel inside of another format are signed too, true or false; false when absent") Boolean copies) {
  public Signing {
    keys = keys == null ? List.of() : List.copyOf(keys);
    authorities = authorities == null ? Authorities.ONLINE : authorities;
    revocation = revocation == null ? new Revocation(null, null) : revocation;
    anchors = anchors == null ? List.of() : List.copyOf(anchors);
    level = level == null ? SignatureLevel.LTA : level;
    down = down == null ? new Down(null, null, null, null, null) : down;
    watch = watch == null ? new Watch(null, null) : watch;
    seal = seal == null ? Seal.NONE : seal;
    copies = copies != null && copies;
  }

  /** Whether a signature on a page is seen. */
  public enum Seal {
    NONE,
    VISIBLE
  }

  /** Who stamps times and says what is revoked. */
  public enum Authorities {
    ONLINE,
    DEVELOPMENT
  }

  /** What a key signs. */
  public enum Use {
    DOCUMENTS,
    MESSAGES
  }

  /** How a trust service gives access (OAuth 2.0, RFC 6749). */
  public enum Grant {
    CLIENT_CREDENTIALS,
    AUTHORIZATION_CODE
  }

  /**
   * A key, in one of three places.
   *
   * @param name the name that people use
   * @param standing what its signatures are worth
   * @param uses what it signs
   * @param store the PKCS#12 store
   * @param password its password, by reference
   * @param token a PKCS#11 token
   * @param service a trust service
   * @param algorithm how it signs; null for what is usual for its kind and size
   * @param from since when it signs; null for as soon as its certificate is valid
   * @param until the first day on which it no longer signs; null for as long as its certificate is valid
   */
  public record Key(
      @Field(value = "the name that people use", required = true, pattern = Field.ID, looks = "lower-case letters, digits and hyphens") String name,
      @Field(value = "what its signatures are worth before the law, as the certificate's issuer says; a development key is worth nothing whatever stands here", required = true)
      Standing standing,
      @Field("what it signs; documents when absent") List<Use> uses,
      @Field("the PKCS#12 store, seen from the configuration folder") String store,
      @Field(value = "its password, by reference: env:NAME or file:PATH", pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String password,
      @Field("a token behind PKCS#11, instead of a store") Token token,
      @Field("a key at a trust service (CSC API v2), instead of a store") Service service,
      @Field("how it signs; what is usual for its kind and size when absent, and RSASSA-PSS where key or service take nothing else") SignatureAlgorithm algorithm,
      @Field("since when it signs (UTC); as soon as its certificate is valid when absent") LocalDate from,
      @Field("the first day on which it no longer signs (UTC); for as long as its certificate is valid when absent") LocalDate until) {
    public Key {
      uses = uses == null || uses.isEmpty() ? List.of(Use.DOCUMENTS) : List.copyOf(uses);
    }
  }

  /**
   * A PKCS#11 token.
   *
   * @param library its library
   * @param slot the slot's number; null when the index says it
   * @param index which of the slots that hold a token
   * @param label of the key
   * @param pin the user's PIN, by reference
   * @param issuers files of certificates that the key's descends from, when the token does not hold them
   */
  public record Token(
      @Field(value = "the token's library, such as /usr/lib/softhsm/libsofthsm2.so", required = true) String library,
      @Field(value = "the slot's number, as the library gives it", pattern = "[0-9]{1,18}", looks = "a whole number") String slot,
      @Field(value = "which of the slots that hold a token, from 0, when there is no slot's number; 0 when absent", least = 0, greatest = 1000) Integer index,
      @Field(value = "the label of the key and its certificate", required = true) String label,
      @Field(value = "the user's PIN, by reference: env:NAME or file:PATH", required = true, pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String pin,
      @Field("PEM files of certificates that the key's descends from, when the token does not hold them") List<String> issuers) {
    public Token {
      index = index == null ? Integer.valueOf(0) : index;
      issuers = issuers == null ? List.of() : List.copyOf(issuers);
    }
  }

  /**
   * A key at a trust service.
   *
   * @param url the service's address up to the version
   * @param tokens where access tokens are given; null for the usual place
   * @param client our identifier there
   * @param secret its secret, by reference
   * @param grant by which grant of OAuth 2.0 access is given
   * @param authorize where the operator grants access; null for the usual place
   * @param granted the file that keeps the operator's grant; null for the usual place
   * @param scope what is asked for
   * @param credential the key's identifier there
   * @param pin its PIN, by reference; null when it has none
   * @param otp where a one-time password stands, by reference, read at each authorization; null when it needs none
   * @param signatures how many signatures one authorization is asked for
   * @param timeout how long an answer may take
   * @param trust files of what the service's own TLS certificate must descend from, or be; empty for what the Java runtime trusts
   */
  public record Service(
      @Field(value = "the service's address up to the version", required = true, pattern = "https?://.+", looks = "such as https://sign.example.com/csc/v2") String url,
      @Field(value = "where access tokens are given; oauth2/token below the address when absent", pattern = "https?://.+", looks = "such as https://login.example.com/token")
      String tokens,
      @Field(value = "our identifier there (OAuth 2.0 client)", required = true) String client,
      @Field(value = "its secret, by reference: env:NAME or file:PATH", required = true, pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String secret,
      @Field("how access is given: client-credentials, or authorization-code, when a person grants it once with ./hub grant; client-credentials when absent") Grant grant,
      @Field(value = "where a person grants access; oauth2/authorize below the address when absent", pattern = "https?://.+", looks = "such as https://login.example.com/authorize")
      String authorize,
      @Field("the file that keeps what was granted, seen from the configuration folder; keys/grants/COMPANY-KEY when absent") String granted,
      @Field("what access is asked for; service when absent") String scope,
      @Field(value = "the key's identifier there (credentialID)", required = true) String credential,
      @Field(value = "its PIN, by reference", pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String pin,
      @Field(value = "where a one-time password stands, by reference; read at each authorization", pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String otp,
      @Field(value = "how many signatures one authorization is asked for; 1 when absent", least = 1, greatest = 10_000) Integer signatures,
      @Field("how long an answer may take; 30s when absent") Duration timeout,
      @Field("PEM files of what the service's TLS certificate must descend from, or of that certificate itself; what the Java runtime trusts when absent") List<String> trust) {
    public Service {
      grant = grant == null ? Grant.CLIENT_CREDENTIALS : grant;
      authorize = authorize == null ? url + "/oauth2/authorize" : authorize;
      trust = trust == null ? List.of() : List.copyOf(trust);
      scope = scope == null ? "service" : scope;
      tokens = tokens == null ? url + "/oauth2/token" : tokens;
      signatures = signatures == null ? Integer.valueOf(1) : signatures;
      timeout = timeout == null ? Duration.ofSeconds(30) : timeout;
    }
  }

  /**
   * Another company of ours that signs on behalf.
   *
   * @param company its id
   * @param mandate by which contract or power of attorney
   */
  public record Behalf(
      @Field(value = "the id of the company that signs", required = true, pattern = Field.ID, looks = "the id of a file in companies/") String company,
      @Field(value = "by which mandate: the contract or power of attorney, as an auditor finds it", required = true) String mandate) {}

  /**
   * A time-stamp authority.
   *
   * @param url its address
   * @param policy the object identifier of its policy; null for its own
   * @param user the user's name, when it asks for one
   * @param secret the password of that user, or a bearer token, by reference
   * @param anchors files of what its certificate must descend from
   * @param timeout how long an answer may take
   */
  public record Timestamps(
      @Field(value = "its address", required = true, pattern = "https?://.+", looks = "such as https://tsa.example.com/stamp") String url,
      @Field(value = "the object identifier of the policy that is asked for; its own when absent", pattern = "[0-2](\\.[0-9]{1,18}){1,40}", looks = "such as 1.3.6.1.4.1.1")
      String policy,
      @Field("the user's name, when it asks for one") String user,
      @Field(value = "the password of that user, or without one a bearer token, by reference", pattern = Field.SECRET, looks = Field.SECRET_LOOKS) String secret,
      @Field("PEM files of what its certificate must descend from; whoever verifies decides when absent") List<String> anchors,
      @Field("how long an answer may take; 10s when absent") Duration timeout) {
    public Timestamps {
      anchors = anchors == null ? List.of() : List.copyOf(anchors);
      timeout = timeout == null ? Duration.ofSeconds(10) : timeout;
    }
  }

  /**
   * Who may be asked about revocation.
   *
   * @param hosts the only ones; empty for any on the public network
   * @param timeout how long an answer may take
   */
  public record Revocation(
      @Field("the only hosts that are asked, with a port when it is not the usual one; any on the public network when absent, and none within our own") List<String> hosts,
      @Field("how long an answer may take; 10s when absent") Duration timeout) {
    public Revocation {
      hosts = hosts == null ? List.of() : List.copyOf(hosts);
      timeout = timeout == null ? Duration.ofSeconds(10) : timeout;
    }
  }

  /**
   * What is done when an authority is down.
   *
   * @param then wait, or send and upgrade
   * @param least the level below which nothing is sent
   * @param retry how long to wait before the first next attempt
   * @param patience after how long somebody should look
   * @param margin how long before the certificate ends the upgrade must be done
   */
  public record Down(
      @Field("wait, or send-and-upgrade where the law allows it: at a lower level now, upgraded before the certificate ends; wait when absent") AuthorityDown.Then then,
      @Field("the level below which nothing is sent; b when absent") SignatureLevel least,
      @Field("how long to wait before the first next attempt, doubled each time up to an hour; 1m when absent") Duration retry,
      @Field("after how long somebody should look; 4h when absent") Duration patience,
      @Field("how long before the certificate ends the upgrade must be done; 30d when absent") Duration margin) {
    public Down {
      then = then == null ? AuthorityDown.Then.WAIT : then;
      least = least == null ? SignatureLevel.B : least;
      retry = retry == null ? Duration.ofMinutes(1) : retry;
      patience = patience == null ? Duration.ofHours(4) : patience;
      margin = margin == null ? Duration.ofDays(30) : margin;
    }
  }

  /**
   * When somebody is told about certificates.
   *
   * @param before how long before an end, each a time of its own
   * @param overlap how long the next certificate should be there before its key signs
   */
  public record Watch(
      @Field("how long before a certificate ends it is said, each a time of its own; 90d, 60d, 30d, 14d, 7d, 3d and 1d when absent") List<Duration> before,
      @Field("how long the next certificate should be there before its key signs; 14d when absent") Duration overlap) {
    public Watch {
      before = before == null || before.isEmpty() ? io.bordereau.signing.authorities.CertificateWatch.USUAL : List.copyOf(before);
      overlap = overlap == null ? Duration.ofDays(14) : overlap;
    }
  }
}
