package io.bordereau.routes.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who has tokens, and which. A token is known by its SHA-256 alone; the token itself is told once and kept nowhere. */
public interface Accounts {
  /**
   * A token.
   *
   * @param id its id, by which it is revoked
   * @param account whose it is
   * @param roles what that one may do
   * @param companies for which companies; {@code *} for all
   * @param words what it is for
   * @param made when
   * @param by who made it
   * @param expires when it ends; null when it does not
   * @param used when it was last shown, to the minute; null when it never was
   * @param revoked when it was taken back; null when it was not
   */
  record Token(String id, String account, Set<String> roles, Set<String> companies, String words, Instant made, String by, Instant expires, Instant used, Instant revoked) {
    public Token {
      roles = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(roles));
      companies = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(companies));
    }
  }

  /** The token with this SHA-256; it may be over or revoked. */
  Optional<Token> byHash(String hash);

  /** The roles and companies of an account, as a token that does not exist; empty when there is no such account. */
  Optional<Token> account(String name);

  /**
   * Adds a token; the account gets these roles and companies and is made when it is not there.
   *
   * @param hash SHA-256 of the token, hexadecimal
   * @param life how long it is good; null for ever
   * @param by who wants it
   * @param reason why, for the record
   */
  Token add(String account, Set<String> roles, Set<String> companies, String hash, String words, Duration life, String by, String reason);

  /** Adds the token of the first start unless it is known, revoked or not. */
  void first(String account, Set<String> roles, String hash);

  /** Takes a token back for good; false when there is none with this id that is still good. */
  boolean revoke(String id, String by, String reason);

  /** Notes that a token was shown. */
  void used(String id);

  /** All tokens, newest first, at most 10000. */
  List<Token> all();

  /** The present time by the clock that tokens end by. */
  Instant now();
}
