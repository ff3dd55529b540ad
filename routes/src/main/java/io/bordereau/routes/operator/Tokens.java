package io.bordereau.routes.operator;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.ledger.Accounts;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.rest.Answers;
import io.bordereau.routes.rest.Json;
import io.bordereau.routes.rest.Principal;
import io.bordereau.routes.rest.Recognises;
import io.bordereau.routes.rest.Role;
import io.bordereau.routes.rest.Shapes;
import io.bordereau.routes.rest.Unwelcome;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Users and their tokens: whose a token is, and what administrators do with them. */
public final class Tokens implements Recognises {
  /** The user that the first start makes. */
  public static final String FIRST = "admin";

  private static final String PREFIX = "bdr_";
  private static final int BYTES = 32;
  private static final int YEAR = 365;
  private static final int LONGEST = 3650;
  private static final Duration SELDOM = Duration.ofMinutes(1);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,59}");
  private static final Set<String> RESERVED = Set.of("erp", "hub");

  private final Accounts accounts;
  private final Supplier<Agreements> agreements;
  private final SecureRandom random = new SecureRandom();

  /** Keeps tokens in this ledger; a company is one that the agreements know. */
  public Tokens(Accounts accounts, Supplier<Agreements> agreements) {
    this.accounts = accounts;
    this.agreements = agreements;
  }

  /** Lets the token of the first start in; one that was taken back stays taken back. */
  public Tokens first(String token) {
    accounts.first(FIRST, Set.of(Role.ADMIN.word()), Hashes.of(token));
    return this;
  }

  @Override
  public Optional<Principal> recognise(String shown) {
    var hash = Hashes.of(shown);
    var found = accounts.byHash(hash);
    if (found.isEmpty()) return Optional.empty();
    var token = found.get();
    var now = accounts.now();
    if (token.revoked() != null || token.expires() != null && !now.isBefore(token.expires())) {
      throw new Unwelcome(401, "HUB-63", "The token " + token.id() + " of " + token.account() + (token.revoked() != null ? " was taken back." : " is over."),
          "Ask an administrator for a new one: ./hub token new.");
    }
    if (token.used() == null || token.used().plus(SELDOM).isBefore(now)) accounts.used(token.id());
    return Optional.of(new Principal(token.account(), roles(token.roles()), token.companies()));
  }

  private static Set<Role> roles(Set<String> words) {
    return words.stream().map(w -> Role.of(w).orElseThrow()).collect(Collectors.toSet());
  }

  /** Who asks. */
  public Reply whoami(@ExchangeProperty(Principal.PROPERTY) Principal who) {
    return reply(200, new Shapes.Who(who.name(), who.roles().stream().map(Role::word).collect(Collectors.toCollection(TreeSet::new)), who.companies()));
  }

  /** All tokens, without the tokens themselves. */
  public Reply list() {
    return reply(200, new Shapes.Tokens(accounts.all().stream().map(t -> new Shapes.OneToken(t.id(), t.account(), t.roles(), t.companies(), t.words(), t.made(), t.by(),
        t.expires(), t.used(), t.revoked())).toList()));
  }

  /** Makes a token. */
  public Reply add(@Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var wanted = Json.read(body, Shapes.WantedToken.class);
    var reason = Reasons.of(wanted.reason());
    var user = wanted.user();
    if (user == null || !NAME.matcher(user).matches() || RESERVED.contains(user)) {
      throw wrong("The field user is a name of lower-case letters, digits, dots and hyphens, and none of " + String.join(", ", new TreeSet<>(RESERVED)) + ".");
    }
    var known = accounts.account(user);
    var roles = wanted.roles() == null ? known.map(Accounts.Token::roles).orElse(Set.of()) : Set.copyOf(wanted.roles());
    if (roles.isEmpty() || !roles.stream().allMatch(r -> Role.of(r).isPresent())) {
      throw wrong("The field roles names at least one of: " + List.of(Role.values()).stream().map(Role::word).collect(Collectors.joining(", ")) + ".");
    }
    var companies = wanted.companies() == null ? known.map(Accounts.Token::companies).orElse(Set.of()) : Set.copyOf(wanted.companies());
    var ours = agreements.get().companies().stream().map(Company::id).toList();
    if (companies.isEmpty() || !companies.stream().allMatch(c -> c.equals(Principal.EVERYWHERE) || ours.contains(c))) {
      throw wrong("The field companies names at least one of ours, or * for all: " + String.join(", ", ours) + ".");
    }
    if (wanted.days() != null && (wanted.days() < 1 || wanted.days() > LONGEST)) throw wrong("The field days is a number from 1 to " + LONGEST + ".");
    var fresh = fresh();
    var token = accounts.add(user, roles, companies, Hashes.of(fresh), wanted.words() == null ? "" : Reasons.plain(wanted.words()),
        Duration.ofDays(wanted.days() == null ? YEAR : wanted.days()), who.name(), reason);
    return reply(200, new Shapes.NewToken(token.id(), user, fresh, token.expires()));
  }

  private String fresh() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Takes a token back. */
  public Reply revoke(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var reason = Reasons.of(Json.read(body, Shapes.Reason.class).reason());
    if (!accounts.revoke(id, who.name(), reason)) {
      throw new Unwelcome(404, "HUB-64", "There is no token with this id, or it was taken back before.", "Look for it: ./hub token list.");
    }
    return reply(200, new Answers.Status("revoked", id));
  }

  private static Unwelcome wrong(String message) {
    return new Unwelcome(400, "HUB-65", message, "Correct the field and ask again.");
  }

  private static Reply reply(int status, Object body) {
    return new Reply(status, Json.TYPE, Json.text(body));
  }
}
