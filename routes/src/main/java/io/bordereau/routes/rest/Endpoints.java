package io.bordereau.routes.rest;

import static io.bordereau.routes.rest.Endpoint.Tenancy.DOCUMENT;
import static io.bordereau.routes.rest.Endpoint.Tenancy.EVERYWHERE;
import static io.bordereau.routes.rest.Endpoint.Tenancy.FILTERED;
import static io.bordereau.routes.rest.Endpoint.Tenancy.NONE;
import static io.bordereau.routes.rest.Endpoint.get;
import static io.bordereau.routes.rest.Endpoint.post;
import static io.bordereau.routes.rest.Role.ADMIN;
import static io.bordereau.routes.rest.Role.APPROVER;
import static io.bordereau.routes.rest.Role.AUDITOR;
import static io.bordereau.routes.rest.Role.ERP;
import static io.bordereau.routes.rest.Role.INTEGRATOR;
import static io.bordereau.routes.rest.Role.OPERATOR;
import static io.bordereau.routes.rest.Role.VIEWER;

import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.Tally;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the operator's door offers: the one table of it. What is not listed here is not there. */
public final class Endpoints {
  private static final Role[] LOOKING = {OPERATOR, APPROVER, INTEGRATOR, ERP, AUDITOR};

  /** All of it, in the order of the page. */
  public static final List<Endpoint> ALL = List.of(
      post("receive-by-rest", "/api/documents", FILTERED, "receive", "receive", Answers.Recorded.class,
          "hands a document over; the body is the document itself, in any format that `./hub formats` lists")
          .by(INTEGRATOR, ERP).takesBytes()
          .header("Idempotency-Key", true, "the ERP's own name for this hand-over, 1 to 200 visible ASCII characters, the same when it is repeated")
          .header("Bordereau-Format", false, "the format's id, when it shall not be recognised by content")
          .header("Bordereau-Name", false, "a name for people")
          .status(202, "recorded durably; `id` and `links` say where to look. The same key with the same content gets the same reply again, with `Idempotent-Replayed: true`, and nothing is done twice")
          .status(400, "no usable key, or no body")
          .status(409, "the key was used before for another content; the earlier document goes on undisturbed")
          .status(413, "larger than 20 MB")
          .status(415, "of no format that the hub reads")
          .status(503, "the hub could not record it; send it again with the same key"),
      get("find-documents", "/api/documents", FILTERED, "ask", "find", Answers.Documents.class,
          "the documents with a number, an order number, an identity on the wire or another reference, newest first; without one, the newest, at most 100")
          .by(VIEWER, LOOKING)
          .query("number", "a number or any other reference")
          .query("offset", "how many of the newest to pass over")
          .query("max", "how many, at most 100"),
      get("show-document", "/api/documents/{id}", DOCUMENT, "ask", "show", Whereabouts.class,
          "one document: state, whose turn it is, what to do next, its timeline with evidence, what was sent").by(VIEWER, LOOKING),
      get("show-evidence", "/api/documents/{id}/evidence", DOCUMENT, "askEvidence", "pack", null,
          "everything that proves what became of one document, as a zip that `./hub verify` checks without the hub").by(OPERATOR, AUDITOR).type("application/zip"),
      post("document-taken", "/api/documents/{id}/taken", DOCUMENT, "erpAnswers", "taken", Answers.Status.class,
          "the ERP says that it took in what was handed over to it; said again, nothing changes").by(ERP),
      post("document-refused", "/api/documents/{id}/refused", DOCUMENT, "erpAnswers", "refused", Answers.Status.class,
          "the ERP says that it did not; the body is the reason").by(ERP).takesBytes(),
      get("show-quarantine", "/api/quarantine", FILTERED, "ask", "quarantine", Answers.Quarantine.class,
          "what came in and is kept apart, with the reason").by(VIEWER, OPERATOR, AUDITOR),
      get("show-unmatched", "/api/unmatched", EVERYWHERE, "ask", "unmatched", Answers.Unmatched.class,
          "answers that name nothing of ours, and what remittances pay that is not ours").by(VIEWER, OPERATOR, AUDITOR),
      get("show-alarms", "/api/alarms", FILTERED, "ask", "alarms", Answers.Alarms.class,
          "answers that are overdue, contradictions, receipts for other bytes, unmatched answers, conflicts, certificates of ours that end or are no longer good")
          .by(VIEWER, OPERATOR, APPROVER, AUDITOR),
      get("show-tally", "/api/tally", EVERYWHERE, "ask", "tally", Tally.class,
          "counts over everything, `lostSilently` and `sentTwice` among them").by(VIEWER, OPERATOR, AUDITOR),
      get("who-am-i", "/api/whoami", NONE, "tokens", "whoami", Shapes.Who.class, "who asks, with which roles and for which companies").by(VIEWER, LOOKING),
      get("show-tokens", "/api/tokens", EVERYWHERE, "tokens", "list", Shapes.Tokens.class,
          "all tokens, without the tokens themselves: whose, roles, companies, made, last used, expiry, revoked").by(ADMIN, AUDITOR),
      post("new-token", "/api/tokens", EVERYWHERE, "tokens", "add", Shapes.NewToken.class,
          "makes a token; it is told this once and kept nowhere but as a hash").by(ADMIN).takes(Shapes.WantedToken.class)
          .status(400, "a role that there is not, or a field that is missing"),
      post("revoke-token", "/api/tokens/{id}/revoke", EVERYWHERE, "tokens", "revoke", Answers.Status.class, "takes a token back for good")
          .by(ADMIN).takes(Shapes.Reason.class).status(404, "no token with this id is good any more"),
      get("health", "/health", NONE, "health", "alive", Answers.Condition.class, "200 when the process answers"),
      get("ready", "/ready", NONE, "health", "ready", Answers.Condition.class, "200 when it can take documents in, otherwise 503").status(503, "it cannot take documents in now"));

  private static final Map<String, Endpoint> BY_ID = ALL.stream().collect(Collectors.toUnmodifiableMap(Endpoint::id, Function.identity()));

  private Endpoints() {}

  /** One of them by its id; one that is not listed is a fault of the program. */
  static Endpoint of(String id) {
    var endpoint = id == null ? null : BY_ID.get(id);
    if (endpoint == null) throw new IllegalStateException("the endpoint " + id + " is not listed");
    return endpoint;
  }
}
