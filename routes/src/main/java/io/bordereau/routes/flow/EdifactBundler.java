package io.bordereau.routes.flow;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.ledger.Ref;
import io.bordereau.routes.ledger.Scope;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** EDIFACT: one UNB, with groups by kind and version where the partner wants them; 0020 is drawn, 0062 counts within the interchange, 0048 as well. */
public record EdifactBundler() implements Bundler {
  @Override
  public String standard() {
    return "edifact";
  }

  @Override
  public String group(Piece piece, Agreements agreements, Partner partner) {
    return EdifactPacker.agreed(agreements, partner).group(piece.rendered());
  }

  @Override
  public List<Scope> counters(List<Piece> pieces, Agreements agreements, Partner partner) {
    return EdifactPacker.series(agreements, partner);
  }

  @Override
  public Bundle pack(List<Piece> pieces, List<Long> numbers, Agreements agreements, Partner partner, OffsetDateTime at) {
    var envelope = EdifactPacker.agreed(agreements, partner);
    var reference = Long.toString(numbers.get(0));
    var bytes = envelope.pack(pieces.stream().map(Piece::rendered).toList(), reference, at);
    var parts = new ArrayList<List<Ref>>();
    var words = new ArrayList<String>();
    var group = "";
    int groups = 0;
    for (var piece : pieces) {
      var own = group(piece, agreements, partner);
      if (!own.equals(group)) groups++;
      group = own;
      int message = parts.size() + 1;
      var refs = new ArrayList<Ref>();
      refs.add(new Ref("unh0062", partner.id(), reference + "/" + message));
      if (envelope.groups()) refs.add(new Ref("ung0048", partner.id(), reference + "/" + groups));
      parts.add(refs);
      words.add("message " + message + (envelope.groups() ? " in group " + groups : ""));
    }
    return new Bundle(bytes, "application/EDIFACT", List.of(new Ref("unb0020", partner.id(), reference)), parts, words);
  }
}
