package io.bordereau.routes.operator;

import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.agreements.Company.FourEyes;
import io.bordereau.routes.flow.Judges;
import io.bordereau.routes.flow.Kinds;
import io.bordereau.routes.inbound.Acknowledge;
import io.bordereau.routes.ledger.Cause;
import io.bordereau.routes.ledger.Decided;
import io.bordereau.routes.ledger.Deed;
import io.bordereau.routes.ledger.Deeds;
import io.bordereau.routes.ledger.Direction;
import io.bordereau.routes.ledger.Ledger;
import io.bordereau.routes.ledger.Owner;
import io.bordereau.routes.ledger.Query;
import io.bordereau.routes.ledger.Reply;
import io.bordereau.routes.rest.Access;
import io.bordereau.routes.rest.Json;
import io.bordereau.routes.rest.Principal;
import io.bordereau.routes.rest.Shapes;
import io.bordereau.routes.rest.Unwelcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** What operators do to documents: at once, or when somebody else has approved it, where the company wants four eyes. */
public final class Operate {
  private static final int PAGE = 100;
  private static final int AT_ONCE = 1000;
  private static final int LEFT = 100;

  private final Ledger ledger;
  private final Judges judges;
  private final Supplier<Agreements> agreements;

  /** Acts in this ledger; which company wants four eyes, the agreements say. */
  public Operate(Ledger ledger, Judges judges, Supplier<Agreements> agreements) {
    this.ledger = ledger;
    this.judges = judges;
    this.agreements = agreements;
  }

  /** Holds a document. */
  public Reply hold(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    return simple(Deed.HOLD, id, body, who);
  }

  /** Releases it. */
  public Reply release(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    return simple(Deed.RELEASE, id, body, who);
  }

  /** Sends the same document in a new envelope. */
  public Reply resend(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    return simple(Deed.RESEND, id, body, who);
  }

  /** Does refused work again. */
  public Reply replay(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    return simple(Deed.REPLAY, id, body, who);
  }

  /** Takes a document back for good. */
  public Reply discard(@Header("id") String id, @Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    return simple(Deed.VOID, id, body, who);
  }

  private Reply simple(Deed deed, String id, byte[] body, Principal who) {
    return done(deed, id, act(Deeds.Act.of(deed, id, who.name(), Reasons.of(Json.read(body, Shapes.Reason.class).reason()))));
  }

  /** Puts a corrected document in the place of one; the body is the corrected document. */
  public Reply reissue(@Header("id") String id, @Header("reason") String reason, @Header("Bordereau-Format") String named, @Body byte[] body,
      @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var why = Reasons.of(reason);
    if (body == null || body.length == 0) throw new Unwelcome(400, "HUB-23", "The request has no body.", "Send the corrected document itself as the body of the request.");
    Optional<Format> format = named == null || named.isBlank() ? judges.detect(body) : judges.format(named);
    var known = format.orElseThrow(() -> new Unwelcome(415, "HUB-25", "Nothing that the hub reads looks like this document.", "Send one of the formats that ./hub formats lists."));
    if (known.read(body, Context.NEUTRAL).size() != 1) {
      throw new Unwelcome(400, "HUB-74", "A document is replaced by exactly one, and there is none or several in the body.", "Send the corrected document alone.");
    }
    return done(Deed.REISSUE, id, act(Deeds.Act.reissue(id, who.name(), why, ledger.payloads().put(body), known.id())));
  }

  /** What was done to a document by hand. */
  public Reply actions(@Header("id") String id) {
    return reply(200, new Shapes.Deeds(ledger.deeds().done(id).stream().map(d -> new Shapes.Deed(d.at(), d.by(), d.kind(), d.reason(), d.approvedBy(), d.cause())).toList()));
  }

  private Decided act(Deeds.Act act) {
    var within = fourEyes(act);
    return within.isPresent() ? ledger.deeds().request(act, within.get()) : ledger.deeds().act(act, Operate::work);
  }

  /** How long it may wait for a second pair of eyes; empty when one is enough. A document of nobody yet is treated as the strictest company wants it. */
  private Optional<Duration> fourEyes(Deeds.Act act) {
    var company = ledger.inquiry().owner(act.document()).map(Owner::company).orElse(null);
    Stream<Company> asked = agreements.get().companies().stream().filter(c -> company == null || c.id().equals(company));
    return asked.flatMap(c -> c.approvals().stream()).filter(f -> deed(f.action()) == act.deed()).map(FourEyes::within).min(Duration::compareTo);
  }

  private static Deed deed(FourEyes.Action action) {
    return switch (action) {
      case HOLD -> Deed.HOLD;
      case RELEASE -> Deed.RELEASE;
      case RESEND -> Deed.RESEND;
      case REPLAY -> Deed.REPLAY;
      case REISSUE -> Deed.REISSUE;
      case VOID -> Deed.VOID;
    };
  }

  /** The first work of a document, by its direction and the channel that it came by. */
  static String work(Direction direction, String channel) {
    return channel.equals(Acknowledge.CHANNEL) ? Kinds.ACKNOWLEDGE : switch (direction) {
      case OUT -> Kinds.PREPARE;
      case IN -> Kinds.ARRIVE;
    };
  }

  private static Reply done(Deed deed, String id, Decided decided) {
    return switch (decided) {
      case Decided.Done d -> reply(d.document().equals(id) ? 200 : 201, new Shapes.Outcome(deed.done(), d.document(), null));
      case Decided.Waits waits -> reply(202, new Shapes.Outcome("waits", id, waits.approval()));
      case Decided.NotNow not -> throw new Unwelcome(409, List.of(not.finding()));
      case Decided.Unknown unknown -> throw Access.noSuch();
    };
  }

  /** Does the refused work of all documents of one cause again, at most so many at once. */
  public Reply mended(@Body byte[] body, @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var mended = Json.read(body, Shapes.Mended.class);
    var reason = Reasons.of(mended.reason());
    if (mended.code() == null || mended.code().isBlank()) {
      throw new Unwelcome(400, "HUB-75", "The request names no cause.", "Send the fields code, official, term and value as /api/causes gives them.");
    }
    var cause = new Cause(mended.code(), mended.official(), mended.term(), mended.value());
    var words = Stream.of(cause.code(), cause.official(), cause.term(), cause.value()).filter(s -> s != null && !s.isEmpty()).reduce((a, b) -> a + " " + b).orElseThrow();
    int replayed = 0;
    int waiting = 0;
    var left = new ArrayList<Shapes.Left>();
    var query = Query.of(cause, PAGE);
    while (replayed + waiting + left.size() < AT_ONCE) {
      var page = ledger.searches().search(query, who.sight());
      for (var hit : page.hits()) {
        switch (act(new Deeds.Act(Deed.REPLAY, hit.document(), who.name(), reason, words, null, null))) {
          case Decided.Done d -> replayed++;
          case Decided.Waits w -> waiting++;
          case Decided.NotNow not -> left.add(new Shapes.Left(hit.document(), not.finding().message() + " " + not.finding().next()));
          case Decided.Unknown gone -> { }
        }
      }
      if (page.next() == null) return reply(200, new Shapes.Replayed(replayed, waiting, left.stream().limit(LEFT).toList(), false));
      query = query.before(page.next());
    }
    return reply(200, new Shapes.Replayed(replayed, waiting, left.stream().limit(LEFT).toList(), true));
  }

  static Reply reply(int status, Object body) {
    return new Reply(status, Json.TYPE, Json.text(body));
  }
}
