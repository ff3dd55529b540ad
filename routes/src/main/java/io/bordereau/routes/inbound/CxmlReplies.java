package io.bordereau.routes.inbound;

import io.bordereau.connectors.protocols.cxml.CxmlReply;
import io.bordereau.mapping.Finding;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.rest.Unwelcome;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a cXML request is told. The HTTP status is 200 wherever the Status of the Response says everything (cXML 1.2); what is wrong with the HTTP request
 * itself, or has to wait, has its HTTP status as well.
 */
final class CxmlReplies {
  private static final String TYPE = "text/xml; charset=UTF-8";
  private static final int MOST_WORDS = 1000;

  private CxmlReplies() {}

  /** Somebody who is not welcome; nothing was recorded. */
  static Reply unwelcome(Unwelcome why) {
    int status = why.status();
    var code = status == 401 ? CxmlReply.Code.UNAUTHORIZED : status == 406 ? CxmlReply.Code.NOT_ACCEPTABLE
        : status == 429 || status == 503 ? CxmlReply.Code.TEMPORARY : CxmlReply.Code.BAD_REQUEST;
    boolean said = status == 401 || status == 406 || status == 400;
    return of(said ? 200 : status, CxmlReply.no(code, words(why.findings())), UUID.randomUUID() + "@response");
  }

  /** A response that is made now. */
  static Reply now(CxmlReply reply) {
    return of(200, reply, UUID.randomUUID() + "@response");
  }

  /** A response under an identity of its own. */
  static Reply of(int status, CxmlReply reply, String payloadId) {
    return new Reply(status, TYPE, reply.document(payloadId, OffsetDateTime.now()));
  }

  /** Findings in one line each. */
  static String words(List<Finding> findings) {
    var text = findings.stream().map(f -> f.code() + ": " + f.message()).distinct().collect(Collectors.joining(" "));
    return text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS - 1) + "…" : text;
  }
}
