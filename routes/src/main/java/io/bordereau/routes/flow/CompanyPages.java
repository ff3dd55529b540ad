package io.bordereau.routes.flow;

import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.agreements.CompanyKeys;
import io.bordereau.routes.agreements.CompanyLook;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.agreements.Signing;
import io.bordereau.routes.pages.EpdfFormat;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.SigningKey;
import io.bordereau.signing.keys.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The pages of our companies: how they look, and with what they are signed. Keys are kept open while the agreements stay what they are. */
public final class CompanyPages {
  private final Supplier<Agreements> agreements;
  private final Map<String, Optional<CompanyKeys>> keys = new HashMap<>();
  private Agreements of;

  /** Pages by these agreements. */
  public CompanyPages(Supplier<Agreements> agreements) {
    this.agreements = agreements;
  }

  /** Our company that sends to a partner. */
  public Optional<Company> company(Partner partner) {
    return agreements.get().company(partner.company());
  }

  /** What signs for the company that sends to a partner; empty when the hub signs nothing for it. */
  public synchronized Optional<CompanyKeys> keys(Partner partner) {
    var now = agreements.get();
    if (now != of) {
      keys.clear();
      of = now;
    }
    return keys.computeIfAbsent(partner.company(), id -> now.company(id).flatMap(now::keys));
  }

  /** The page as the company that sends to a partner has it; marked as no valid document when only a key of development can sign it. */
  public EpdfFormat page(Partner partner, Instant at) {
    var look = company(partner).map(c -> EpdfFormat.in(CompanyLook.of(agreements.get(), c))).orElse(EpdfFormat.PLAIN);
    return look.tested(keys(partner).isPresent() && key(partner, at).map(k -> k.standing() == Standing.DEVELOPMENT).orElse(false));
  }

  private Optional<SigningKey> key(Partner partner, Instant at) {
    try {
      return Optional.of(keys(partner).orElseThrow().key(Signing.Use.DOCUMENTS, Standing.DEVELOPMENT, at));
    } catch (SigningFailed e) {
      return Optional.empty(); // it is told when the page is to be signed
    }
  }
}
