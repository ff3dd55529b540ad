package io.bordereau.routes.operator;

import io.bordereau.routes.ledger.Decided;
import io.bordereau.routes.ledger.Deeds;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.rest.Json;
import io.bordereau.routes.rest.Principal;
import io.bordereau.routes.rest.Shapes;
import io.bordereau.routes.rest.Unwelcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** What people decide beside the documents themselves: what others ask for, what is kept apart, answers that nobody waits for. */
public final class Decisions {
  private final Ledger ledger;

  /** Decides in this ledger. */
  public Decisions(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What waits for approval, and what was decided. */
  public Reply approvals(@Header("state") String state, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    return Operate.reply(200, new Shapes.Approvals(ledger.deeds().approvals("open".equals(state)).stream().filter(a -> sees(who, a.act().document()))
        .map(a -> new Shapes.OneApproval(a.id(), a.act().deed().word(), a.act().document(), a.act().by(), a.act().reason(), a.at(), a.expires(),
            a.state().toLowerCase(Locale.ROOT), a.decidedBy(), a.decidedWhy())).toList()));
  }

  /** Does what somebody else asked for. */
  public Reply approve(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var reason = reason(body);
    var approval = seen(id, who);
    var deed = approval.act().deed();
    return done(deed.done(), ledger.deeds().approve(id, who.name(), reason, Operate::work), noApproval());
  }

  /** Says no to it. */
  public Reply decline(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var reason = reason(body);
    seen(id, who);
    return done("refused", ledger.deeds().decline(id, who.name(), reason), noApproval());
  }

  private Deeds.Approval seen(String id, Principal who) {
    return ledger.deeds().approval(id).filter(a -> sees(who, a.act().document())).orElseThrow(Decisions::noApproval);
  }

  private boolean sees(Principal who, String document) {
    return who.everywhere() || ledger.inquiry().owner(document).filter(who.sight()::sees).isPresent();
  }

  /** Makes the other content under a used identity a document of its own. */
  public Reply take(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var reason = reason(body);
    kept(id, who);
    return done("taken", ledger.deeds().take(id, who.name(), reason, Operate::work), nothingKept());
  }

  /** Puts it aside. */
  public Reply reject(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var reason = reason(body);
    kept(id, who);
    return done("rejected", ledger.deeds().reject(id, who.name(), reason), nothingKept());
  }

  private void kept(String id, Principal who) {
    Optional<String> document = ledger.deeds().quarantined(id);
    if (document.isEmpty() || !sees(who, document.get())) throw nothingKept();
  }

  /** Binds an answer that waits to a document. */
  public Reply bind(@Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var about = answer(body);
    if (about.document() == null) throw notNamed();
    return done("bound", ledger.deeds().bind(about.connector(), about.identity(), about.document(), who.name(), Reasons.of(about.reason())), noAnswer());
  }

  /** Puts an answer that waits aside. */
  public Reply drop(@Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var about = answer(body);
    return done("dropped", ledger.deeds().drop(about.connector(), about.identity(), who.name(), Reasons.of(about.reason())), noAnswer());
  }

  private static Shapes.AboutAnswer answer(byte[] body) {
    var about = Json.read(body, Shapes.AboutAnswer.class);
    if (about.connector() == null || about.identity() == null) throw notNamed();
    return about;
  }

  private static String reason(byte[] body) {
    return Reasons.of(Json.read(body, Shapes.Reason.class).reason());
  }

  private static Reply done(String word, Decided decided, Unwelcome unknown) {
    return switch (decided) {
      case Decided.Done d -> Operate.reply(200, new Shapes.Outcome(word, d.document(), null));
      case Decided.Waits waits -> Operate.reply(202, new Shapes.Outcome("waits", null, waits.approval()));
      case Decided.NotNow not -> throw new Unwelcome(409, List.of(not.finding()));
      case Decided.Unknown none -> throw unknown;
    };
  }

  private static Unwelcome noApproval() {
    return new Unwelcome(404, "HUB-76", "Nothing of this id waits for approval.", "Look for it: GET /api/approvals.");
  }

  private static Unwelcome nothingKept() {
    return new Unwelcome(404, "HUB-77", "Nothing of this id is kept apart and waits for a decision.", "Look for it: GET /api/quarantine.");
  }

  private static Unwelcome noAnswer() {
    return new Unwelcome(404, "HUB-78", "No such answer waits, or there is no such document.", "Look for both: GET /api/unmatched, GET /api/search.");
  }

  private static Unwelcome notNamed() {
    return new Unwelcome(400, "HUB-78", "The request does not say which answer, or to which document it belongs.",
        "Send the fields connector and identity as /api/unmatched gives them, and document where it is bound.");
  }
}
