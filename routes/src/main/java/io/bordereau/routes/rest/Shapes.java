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
}
