package io.bordereau.routes.rest;

import io.bordereau.routes.flow.KeyWatch;
import io.bordereau.routes.flow.WhereIs;
import io.bordereau.routes.ledger.Alarm;
import io.bordereau.routes.ledger.Inquiry;
import io.bordereau.routes.ledger.Payments;
import io.bordereau.routes.ledger.Reply;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Answers questions from the ledger. */
public final class Ask {
  private static final int MOST = 100;

  private final Inquiry inquiry;
  private final Payments payments;
  private final WhereIs whereIs;
  private final KeyWatch keys;
  private final Supplier<List<Alarm>> more;

  /** Asks this ledger, who watches over our keys, and whoever else has alarms. */
  public Ask(Inquiry inquiry, Payments payments, KeyWatch keys, Supplier<List<Alarm>> more) {
    this.more = more;
    this.inquiry = inquiry;
    this.keys = keys;
    this.payments = payments;
    this.whereIs = new WhereIs(inquiry);
  }

  /** One document with its timeline and evidence; 404 when there is none with this id. */
  public Reply show(@Header("id") String id) {
    return whereIs.id(id).map(w -> new Reply(200, Json.TYPE, Json.text(w)))
        .orElseThrow(Access::noSuch);
  }

  /** The documents with a number or another reference; without one, the newest. */
  public Reply find(@Header("number") String number, @Header("offset") String offset, @Header("max") String max,
      @ExchangeProperty(Principal.PROPERTY) Principal who) {
    var found = number == null || number.isBlank() ? whereIs.all(count(offset, 0, Integer.MAX_VALUE), count(max, MOST, MOST), who.sight())
        : whereIs.document(number, who.sight());
    return new Reply(200, Json.TYPE, Json.text(new Answers.Documents(found)));
  }

  /** What a person should look at; what is about no document is told to those who see everything. */
  public Reply alarms(@ExchangeProperty(Principal.PROPERTY) Principal who) {
    return new Reply(200, Json.TYPE, Json.text(new Answers.Alarms(Stream.of(inquiry.alarms(), keys.alarms(), more.get()).flatMap(List::stream)
        .filter(a -> a.document() == null ? who.everywhere() : seen(a.document(), who)).toList())));
  }

  /** What is kept apart, with the reason. */
  public Reply quarantine(@ExchangeProperty(Principal.PROPERTY) Principal who) {
    return new Reply(200, Json.TYPE, Json.text(new Answers.Quarantine(inquiry.quarantined().stream().filter(q -> seen(q.document(), who)).toList())));
  }

  private boolean seen(String document, Principal who) {
    return who.everywhere() || inquiry.owner(document).filter(who.sight()::sees).isPresent();
  }

  /** Answers that name nothing of ours, and what remittances pay that is not ours. */
  public Reply unmatched() {
    return new Reply(200, Json.TYPE, Json.text(new Answers.Unmatched(inquiry.unmatched(), payments.unmatched())));
  }

  /** Counts over everything. */
  public Reply tally() {
    return new Reply(200, Json.TYPE, Json.text(inquiry.tally()));
  }

  private static int count(String text, int otherwise, int most) {
    if (text == null || text.isBlank()) return otherwise;
    if (!text.matches("[0-9]{1,9}")) throw new Unwelcome(400, "HUB-28", "offset and max are whole numbers.", "Correct the query.");
    return Math.min(most, Integer.parseInt(text));
  }
}
