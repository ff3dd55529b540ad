package io.bordereau.routes.rest;

import io.bordereau.routes.ledger.Owner;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** Lets in who shows a token, may do what is asked, and may see what it is about. */
public final class Access {
  /** The exchange property under which a route has the id of its endpoint. */
  static final String ENDPOINT = "endpoint";

  private static final String SCHEME = "Bearer ";
  private static final int LONGEST = 16_384;

  private final Recognises recognises;
  private final Function<String, Optional<Owner>> owners;

  /**
   * Guards the table of endpoints.
   *
   * @param owners whose a document is, by its id
   */
  public Access(Recognises recognises, Function<String, Optional<Owner>> owners) {
    this.recognises = recognises;
    this.owners = owners;
  }

  /**
   * Nothing when whoever asks may; it stands in the exchange from now on.
   *
   * @throws Unwelcome 401 without a good token, 403 when its role or its companies do not reach, 404 for a document that it may not see
   */
  public void check(Exchange exchange, @Header("Authorization") String authorization, @Header("id") String id) {
    var endpoint = Endpoints.of(exchange.getProperty(ENDPOINT, String.class));
    var who = who(authorization);
    if (!who.is(endpoint.roles())) {
      throw new Unwelcome(403, "HUB-60", "With the roles of " + who.name() + " (" + words(who) + ") this cannot be asked.",
          "Ask somebody who has one of these roles: " + endpoint.roles().stream().map(Role::word).sorted().collect(Collectors.joining(", ")) + ", admin.");
    }
    if (endpoint.tenancy() == Endpoint.Tenancy.EVERYWHERE && !who.everywhere()) {
      throw new Unwelcome(403, "HUB-61", "This is about all companies, and " + who.name() + " may act only for " + String.join(", ", who.companies()) + ".",
          "Ask somebody who may act for all companies.");
    }
    if (endpoint.tenancy() == Endpoint.Tenancy.DOCUMENT && (id == null || owners.apply(id).filter(who.sight()::sees).isEmpty())) throw noSuch();
    exchange.setProperty(Principal.PROPERTY, who);
  }

  private static String words(Principal who) {
    return who.roles().stream().map(Role::word).collect(Collectors.toCollection(TreeSet::new)).toString().replaceAll("[\\[\\]]", "");
  }

  private Principal who(String authorization) {
    var shown = authorization != null && authorization.startsWith(SCHEME) ? authorization.substring(SCHEME.length()).strip() : "";
    var known = shown.isEmpty() || shown.length() > LONGEST ? Optional.<Principal>empty() : recognises.recognise(shown);
    return known.orElseThrow(() -> new Unwelcome(401, "HUB-21", "The request does not carry the token of anybody known to this hub.",
        "Send the header Authorization: Bearer TOKEN; the token of the first start stands in the file api-token of the work folder."));
  }

  /** A document that does not exist, or that whoever asks may not see: the two are not told apart. */
  public static Unwelcome noSuch() {
    return new Unwelcome(404, "HUB-27", "There is no document with this id.", "Look for it by its number: /api/documents?number=...");
  }
}
