package io.bordereau.routes.flow;

import io.bordereau.document.Invoice;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.agreements.CompanyKeys;
import io.bordereau.routes.agreements.CompanyLook;
import io.bordereau.routes.agreements.Network;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.pages.EpdfFormat;
import io.bordereau.routes.pages.PageSigner;
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

  /**
   * The key that signs an invoice's page for a partner: one choice for what the page says of itself and for who signs it.
   *
   * @throws SigningFailed when there is none
   */
  SigningKey key(Partner partner, Invoice invoice, Instant at) throws SigningFailed {
    var own = keys(partner).orElseThrow(() -> new SigningFailed("its file names no key", false));
    return own.pageKey(PageSigner.wantsQualified(invoice), agreements.get().least(partner), at);
  }

  /** The page as the company that sends to a partner has it; marked as no valid document when a key of development is to sign it. */
  public EpdfFormat page(Partner partner, Invoice invoice, Instant at) {
    boolean signs = agreements.get().signer(partner) == Network.Signer.HUB;
    return look(partner).sealed(signs && agreements.get().sealed(partner)).tested(signs && isTest(() -> key(partner, invoice, at)));
  }

  /**
   * The same for a page that travels inside of another format, as a copy.
   *
   * @param signs whether it is signed
   */
  EpdfFormat copy(Partner partner, Instant at, boolean signs) {
    return look(partner).sealed(signs && agreements.get().sealed(partner)).tested(signs && isTest(() -> copyKey(partner, at)));
  }

  /**
   * The key that signs copies of pages for a partner: no law asks anything of them.
   *
   * @throws SigningFailed when there is none
   */
  SigningKey copyKey(Partner partner, Instant at) throws SigningFailed {
    var own = keys(partner).orElseThrow(() -> new SigningFailed("its file names no key", false));
    return own.pageKey(false, agreements.get().least(partner), at);
  }

  private EpdfFormat look(Partner partner) {
    return company(partner).map(c -> EpdfFormat.in(CompanyLook.of(agreements.get(), c))).orElse(EpdfFormat.PLAIN).scanned(agreements.get().scanned(partner));
  }

  /** The choice of a key. */
  private interface Keys {
    SigningKey one() throws SigningFailed;
  }

  private static boolean isTest(Keys keys) {
    try {
      return keys.one().standing() == Standing.DEVELOPMENT;
    } catch (SigningFailed e) {
      return false; // it is told when the page is to be signed
    }
  }
}
