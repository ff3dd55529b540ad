package io.bordereau.routes.flow;

import io.bordereau.envelopes.X12Envelope;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** X12: one ISA with a functional group for each GS01; ISA13 is drawn first, then a GS06 for each group. ST02 counts within its group. */
public record X12Bundler() implements Bundler {
  @Override
  public String standard() {
    return "x12";
  }

  @Override
  public String group(Piece piece, Agreements agreements, Partner partner) {
    return X12Envelope.group(piece.rendered());
  }

  @Override
  public List<Scope> counters(List<Piece> pieces, Agreements agreements, Partner partner) {
    var one = X12Packer.counters(agreements, partner, false);
    var all = new ArrayList<Scope>();
    all.add(one.get(0));
    long groups = pieces.stream().map(p -> group(p, agreements, partner)).distinct().count();
    for (int i = 0; i < groups; i++) all.add(one.get(1));
    return all;
  }

  @Override
  public Bundle pack(List<Piece> pieces, List<Long> numbers, Agreements agreements, Partner partner, OffsetDateTime at) {
    var envelope = X12Packer.envelope(agreements, partner, pieces.get(0).format());
    for (var piece : pieces) {
      if (!X12Packer.envelope(agreements, partner, piece.format()).equals(envelope)) {
        throw new IllegalArgumentException("documents of several releases have no interchange in common");
      }
    }
    long interchange = numbers.get(0);
    var groups = numbers.subList(1, numbers.size()).iterator();
    var bytes = envelope.pack(pieces.stream().map(Piece::rendered).toList(), interchange, groups::next, at);
    var parts = new ArrayList<List<Ref>>();
    var words = new ArrayList<String>();
    String group = null;
    int place = 0;
    int sets = 0;
    for (var piece : pieces) {
      var own = group(piece, agreements, partner);
      if (!own.equals(group)) {
        group = own;
        place++;
        sets = 0;
      }
      long number = numbers.get(place);
      sets++;
      parts.add(List.of(new Ref("gs06", partner.id(), Long.toString(number)), new Ref("st02", partner.id(), number + "/" + sets)));
      words.add("group " + number + " (" + group + "), set %04d".formatted(sets));
    }
    return new Bundle(bytes, "application/EDI-X12", List.of(new Ref("isa13", partner.id(), "%09d".formatted(interchange))), parts, words);
  }
}
