package io.bordereau.routes.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The shapes of what operators say and are told. */
public final class Shapes {
  private Shapes() {}

  /**
   * Why something is done.
   *
   * @param reason in words, 1 to 500 characters; it stands in the ledger for ever
   */
  public record Reason(String reason) {}

  /**
   * Who asks.
   *
   * @param name as it stands in the ledger
   * @param roles what it may do
   * @param companies for which companies; {@code *} for all
   */
  public record Who(String name, Set<String> roles, Set<String> companies) {}

  /**
   * A token without itself.
   *
   * @param id by which it is revoked
   * @param user whose it is
   * @param roles what that one may do
   * @param companies for which companies; {@code *} for all
   * @param words what it is for
   * @param made when
   * @param by who made it
   * @param expires when it ends; absent when it does not
   * @param used when it was last shown, to the minute; absent when it never was
   * @param revoked when it was taken back; absent when it was not
   */
  public record OneToken(String id, String user, Set<String> roles, Set<String> companies, String words, Instant made, String by, Instant expires, Instant used, Instant revoked) {}

  /** All tokens, newest first. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Tokens(List<OneToken> tokens) {}

  /**
   * A token that is wanted.
   *
   * @param user whose it shall be: lower-case letters, digits, dots and hyphens; it gets these roles and companies, whatever it had
   * @param roles what that one may do; absent for those that the user has already
   * @param companies for which companies, {@code *} for all; absent for those that the user has already
   * @param words what it is for
   * @param days how long it is good, 1 to 3650; absent for 365
   * @param reason why it is made
   */
  public record WantedToken(String user, List<String> roles, List<String> companies, String words, Integer days, String reason) {}

  /**
   * A fresh token.
   *
   * @param id by which it is revoked
   * @param user whose it is
   * @param token the token; it is told this once
   * @param expires when it ends
   */
  public record NewToken(String id, String user, String token, Instant expires) {}

  /**
   * What became of a decision.
   *
   * @param status what the document is now, such as {@code held}; {@code waits} when somebody else has to approve it
   * @param id the document; the new one when another took its place
   * @param approval by which it is approved; absent when it need not be
   */
  public record Outcome(String status, String id, String approval) {}

  /**
   * What was done by hand.
   *
   * @param at when
   * @param by who
   * @param kind what
   * @param reason why
   * @param approvedBy the second pair of eyes; absent when none was asked for
   * @param cause the cause whose documents were replayed together; absent otherwise
   */
  public record Deed(Instant at, String by, String kind, String reason, String approvedBy, String cause) {}

  /** What was done to a document by hand, oldest first. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Deeds(List<Deed> actions) {}

  /**
   * Documents that are stopped for the same reason.
   *
   * @param code the finding's code
   * @param official the official rule's id; absent when it has none
   * @param term the term; absent when it is about none
   * @param value the value; absent when it differs from document to document
   * @param state where they stand
   * @param turn whose turn it is; absent when it is nobody's
   * @param documents how many
   * @param replayable whether they can be replayed together when it was mended
   * @param message what one of them was told
   * @param next what to do
   * @param first the oldest of them
   */
  public record OneCause(
      String code, @JsonInclude(JsonInclude.Include.ALWAYS) String official, @JsonInclude(JsonInclude.Include.ALWAYS) String term,
      String value, String state, String turn, long documents, boolean replayable, String message,
      String next, String first) {}

  /** Why documents stand still, the most documents first. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Causes(List<OneCause> causes) {}

  /**
   * A cause that was mended.
   *
   * @param code the finding's code
   * @param official the official rule's id; absent for any
   * @param term the term; absent for any
   * @param value the value; absent for any
   * @param reason what was mended
   */
  public record Mended(String code, String official, String term, String value, String reason) {}

  /**
   * A document that was not replayed.
   *
   * @param id the document
   * @param why not, and what instead
   */
  public record Left(String id, String why) {}

  /**
   * What became of the documents of a cause.
   *
   * @param replayed how many are done again now
   * @param waiting how many wait for somebody else to approve it
   * @param left those that were not replayed, at most 100
   * @param more whether there are more: ask again
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Replayed(int replayed, int waiting, List<Left> left, boolean more) {}

  /**
   * An answer that waits for its document, and what is decided about it.
   *
   * @param connector by which it came
   * @param identity its own identity
   * @param document to which it belongs; absent when it is put aside
   * @param reason why
   */
  public record AboutAnswer(String connector, String identity, String document, String reason) {}

  /**
   * Something that waits for a second pair of eyes, or waited.
   *
   * @param id its id
   * @param action what is wanted
   * @param document to which document
   * @param by who wants it
   * @param reason why
   * @param at since when
   * @param expires until when it can be approved
   * @param state {@code open}, {@code approved}, {@code refused} or {@code expired}
   * @param decidedBy who decided; absent while it is open
   * @param decidedWhy why; absent while it is open
   */
  public record OneApproval(String id, String action, String document, String by, String reason, Instant at, Instant expires, String state, String decidedBy,
      String decidedWhy) {}

  /** What waits for approval, and what was decided, newest first. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Approvals(List<OneApproval> approvals) {}

  /**
   * A document that was found.
   *
   * @param id its id
   * @param company whose it is; absent while nobody knows
   * @param direction {@code out} or {@code in}
   * @param kind such as {@code invoice}
   * @param number its number
   * @param partner the other party
   * @param issued its date
   * @param amount what it is about
   * @param currency ISO 4217
   * @param received when
   * @param state where it stands
   * @param turn whose turn it is; absent when it is nobody's
   * @param complete whether nothing more is expected from anybody
   */
  public record Found(String id, String company, String direction, String kind, String number, String partner, java.time.LocalDate issued, java.math.BigDecimal amount,
      String currency, Instant received, String state, String turn, boolean complete) {}

  /**
   * A page of documents, newest first.
   *
   * @param documents what was found; a page may be short, even empty, and others follow
   * @param next where the next page begins, for {@code before}; absent when there is nothing more
   */
  public record Page(@JsonInclude(JsonInclude.Include.ALWAYS) List<Found> documents, String next) {}
}
