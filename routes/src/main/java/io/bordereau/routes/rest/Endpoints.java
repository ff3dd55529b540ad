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

import io.bordereau.routes.flow.Profiles;
import io.bordereau.routes.flow.Whereabouts;
import io.bordereau.routes.ledger.Tally;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the operator's door offers: the one table of it. What is not listed here is not there. */
public final class Endpoints {
  private static final String WAITS = "it waits for somebody else to approve it, as `approval`";
  private static final String NOT_NOW = "the state does not allow it; the finding says why and what to do instead";
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
      post("receive-batch-by-rest", "/api/batches", FILTERED, "receiveBatch", "receive", ReceiveBatch.Batch.class,
          "hands many documents over: a JSON array, JSON objects one a line, a ZIP file or a multipart form, at most 10,000 documents. Each is recorded by itself and gets its own answer; one that is refused stops no other")
          .by(INTEGRATOR, ERP).takesBytes()
          .header("Idempotency-Key", true, "the ERP's own name for the batch; each document's key is this, a stroke, and its own key (or its number in the batch), so that a batch that is sent again does nothing twice")
          .status(202, "at least one document is recorded durably; the answer to each says whether it was received, repeated or refused")
          .status(400, "no usable key, or the batch cannot be taken apart: nothing of it was taken")
          .status(413, "too many documents, or too large unpacked: nothing of it was taken")
          .status(422, "every document was refused")
          .status(503, "the hub could not record all of it; send the whole batch again with the same key"),
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
      post("legal-hold", "/api/documents/{id}/legal-hold", DOCUMENT, "legalHolds", "hold", Answers.Status.class,
          "keeps a document from being erased, whatever its age, until that is lifted").by(APPROVER).takes(Shapes.Reason.class),
      post("lift-legal-hold", "/api/documents/{id}/legal-hold/lift", DOCUMENT, "legalHolds", "lift", Answers.Status.class,
          "lifts all legal holds of a document").by(APPROVER).takes(Shapes.Reason.class),
      post("document-taken", "/api/documents/{id}/taken", DOCUMENT, "erpAnswers", "taken", Answers.Status.class,
          "the ERP says that it took in what was handed over to it; said again, nothing changes").by(ERP),
      post("document-refused", "/api/documents/{id}/refused", DOCUMENT, "erpAnswers", "refused", Answers.Status.class,
          "the ERP says that it did not; the body is the reason").by(ERP).takesBytes(),
      get("show-quarantine", "/api/quarantine", FILTERED, "ask", "quarantine", Answers.Quarantine.class,
          "what came in and is kept apart, with the reason").by(VIEWER, OPERATOR, AUDITOR),
      get("show-unmatched", "/api/unmatched", EVERYWHERE, "ask", "unmatched", Answers.Unmatched.class,
          "answers that name nothing of ours, and what remittances pay that is not ours").by(VIEWER, OPERATOR, AUDITOR),
      get("show-alarms", "/api/alarms", FILTERED, "ask", "alarms", Answers.Alarms.class,
          "answers that are overdue, contradictions, receipts for other bytes, unmatched answers, conflicts, certificates of ours and, for messages, of partners that end or are no longer good")
          .by(VIEWER, OPERATOR, APPROVER, AUDITOR),
      get("show-tally", "/api/tally", EVERYWHERE, "ask", "tally", Tally.class,
          "counts over everything, `lostSilently` and `sentTwice` among them").by(VIEWER, OPERATOR, AUDITOR),
      search(get("search-documents", "/api/search", FILTERED, "lookup", "search", Shapes.Page.class,
          "documents for which everything is true that is asked for, newest first, page by page: `next` of a page is `before` of the one after it. A page may be short and others follow")
          .query("before", "the `next` of the page before").query("max", "how many, 1 to 200; 50 when absent")),
      search(get("export-csv", "/api/export.csv", FILTERED, "lookup", "csv", null, "the same as CSV, at most 100000 documents; what a spreadsheet might take for a formula has an apostrophe before it")
          .type("text/csv")).status(413, "more documents than a table holds"),
      search(get("export-xlsx", "/api/export.xlsx", FILTERED, "lookup", "xlsx", null, "the same as a workbook, every cell with its type")
          .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")).status(413, "more documents than a table holds"),
      act("hold", Role.OPERATOR, "hold", "holds a document: it waits until somebody releases it"),
      act("release", Role.OPERATOR, "release", "releases what is held or kept apart; a held duplicate becomes the next revision of its number"),
      act("resend", Role.OPERATOR, "resend", "resends: the same document in a new envelope, because the partner does not have it"),
      act("replay", Role.OPERATOR, "replay", "replays: does refused work again, after what caused it was mended"),
      act("void", Role.OPERATOR, "discard", "voids: takes the document back for good"),
      post("reissue-document", "/api/documents/{id}/reissue", DOCUMENT, "operate", "reissue", Shapes.Outcome.class,
          "reissues: the body, a corrected document in any format, takes its place, under a new number or, with the same, as its next revision; the first is voided")
          .by(OPERATOR).takesBytes().needs("reason", "why, 1 to 500 characters").header("Bordereau-Format", false, "the format's id, when it shall not be recognised by content")
          .status(201, "recorded; `id` is the new document").status(202, WAITS).status(409, NOT_NOW).status(415, "of no format that the hub reads"),
      get("show-actions", "/api/documents/{id}/actions", DOCUMENT, "operate", "actions", Shapes.Deeds.class, "what was done to a document by hand: who, when, why, and who approved it")
          .by(OPERATOR, APPROVER, AUDITOR),
      get("show-causes", "/api/causes", FILTERED, "lookup", "causes", Shapes.Causes.class, "why documents stand still: one cause, how many documents, what to do").by(VIEWER, LOOKING),
      post("replay-cause", "/api/causes/replay", FILTERED, "operate", "mended", Shapes.Replayed.class, "replays all refused documents of one cause after it was mended, at most 1000 at once")
          .by(OPERATOR).takes(Shapes.Mended.class),
      get("show-approvals", "/api/approvals", FILTERED, "decisions", "approvals", Shapes.Approvals.class, "what waits for a second pair of eyes, and what was decided")
          .by(OPERATOR, APPROVER, AUDITOR).query("state", "`open` for what waits alone"),
      decide("approve", "/api/approvals/{id}/approve", "approve", "approves what somebody else asked for, and does it", APPROVER),
      decide("decline", "/api/approvals/{id}/refuse", "decline", "refuses what somebody else asked for", APPROVER),
      decide("take-quarantined", "/api/quarantine/{id}/take", "take", "makes the other content under a used identity a document of its own: the next revision", OPERATOR),
      decide("reject-quarantined", "/api/quarantine/{id}/reject", "reject", "puts that other content aside for good", OPERATOR),
      post("bind-answer", "/api/unmatched/bind", EVERYWHERE, "decisions", "bind", Shapes.Outcome.class, "binds an answer that nobody waited for to a document, by hand")
          .by(OPERATOR).takes(Shapes.AboutAnswer.class).status(404, "no such answer waits, or there is no such document"),
      post("drop-answer", "/api/unmatched/discard", EVERYWHERE, "decisions", "drop", Shapes.Outcome.class, "puts such an answer aside for good; it stays in the evidence")
          .by(OPERATOR).takes(Shapes.AboutAnswer.class).status(404, "no such answer waits"),
      get("openapi", "/api/openapi.json", NONE, "openApi", "describe", null, "this table as OpenAPI 3.1").by(VIEWER, LOOKING),
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

  private static Endpoint search(Endpoint e) {
    var all = e.by(VIEWER, LOOKING).query("q", "a number, an id, an identity on the wire or any other reference");
    for (var scheme : Profiles.SCHEMES) all = all.query(scheme, "exactly this " + scheme.replace('-', ' ') + (scheme.equals("number") ? "" : " of the document or of a line"));
    return all.query("company", "one of our companies").query("partner", "the other party, as the agreements name it").query("direction", "`out` or `in`")
        .query("kind", "such as `invoice`").query("state", "where it stands, such as `refused`").query("turn", "whose turn it is: `sender`, `receiver`, `hub` or `nobody`")
        .query("currency", "ISO 4217").query("amount", "exactly this amount").query("at-least", "at least this amount").query("at-most", "at most this amount")
        .query("issued", "its date").query("issued-since", "its date or later").query("issued-until", "its date or earlier")
        .query("since", "received on this date (UTC) or at this instant, or later").query("until", "received before it")
        .query("code", "stopped by a finding of this code").query("official", "and this official rule").query("term", "and this term").query("value", "and this value")
        .status(400, "a parameter is not what it should be");
  }

  /** What an operator does to a document. */
  private static Endpoint act(String word, Role role, String call, String what) {
    return post(word + "-document", "/api/documents/{id}/" + word, DOCUMENT, "operate", call, Shapes.Outcome.class, what).by(role).takes(Shapes.Reason.class)
        .status(202, WAITS).status(200, "done and recorded with who and why").status(409, NOT_NOW);
  }

  /** What somebody decides about something that waits. */
  private static Endpoint decide(String id, String path, String call, String what, Role role) {
    return post(id, path, FILTERED, "decisions", call, Shapes.Outcome.class, what).by(role).takes(Shapes.Reason.class)
        .status(404, "nothing of this id waits for you").status(409, NOT_NOW);
  }

  private static final Map<String, Endpoint> BY_ID = ALL.stream().collect(Collectors.toUnmodifiableMap(Endpoint::id, Function.identity()));

  private Endpoints() {}

  /** One of them by its id; one that is not listed is a fault of the program. */
  static Endpoint of(String id) {
    var endpoint = id == null ? null : BY_ID.get(id);
    if (endpoint == null) throw new IllegalStateException("the endpoint " + id + " is not listed");
    return endpoint;
  }
}
