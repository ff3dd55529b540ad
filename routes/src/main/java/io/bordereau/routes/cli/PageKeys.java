package io.bordereau.routes.cli;

import io.bordereau.document.Invoice;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.agreements.CompanyKeys;
import io.bordereau.routes.pages.PageSigner;
import io.bordereau.signing.authorities.DevelopmentAuthorities;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.keys.SigningFailed;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.signatures.Authorities;
import io.bordereau.signing.signatures.SignatureLevel;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who signs the pages of a company: what its file says, or, when that says nothing, a key of development, which the page says. */
final class PageKeys {
  /** A seller that is none of our companies. */
  private static final String NOBODY = "nobody";

  private final Agreements agreements;
  private final SignatureLevel level;
  private final Map<String, PageSigner> known = new HashMap<>();

  PageKeys(Agreements agreements, SignatureLevel level) {
    this.agreements = agreements;
    this.level = level;
  }

  /** Our company that is the seller of an invoice; empty when none is. */
  static Optional<Company> company(Agreements agreements, Invoice invoice) {
    if (invoice.seller() == null) return Optional.empty();
    return agreements.companies().stream().filter(c -> c.identifiers().stream().anyMatch(k -> k.recognises(invoice.seller()))).findFirst();
  }

  /**
   * Who signs an invoice.
   *
   * @throws UsageException when the key cannot be used, or reaches no authority for the level
   */
  PageSigner of(Invoice invoice) throws IOException {
    var company = company(agreements, invoice);
    var id = company.map(Company::id).orElse(NOBODY);
    boolean qualified = PageSigner.wantsQualified(invoice);
    var name = qualified ? id + " qualified" : id;
    var signer = known.get(name);
    if (signer == null) {
      var own = company.flatMap(agreements::keys);
      try {
        signer = own.isPresent() ? own(own.get(), qualified) : development(id);
      } catch (KeysUnusable | SigningFailed e) {
        throw new UsageException(e.getMessage());
      }
      known.put(name, signer);
    }
    return signer;
  }

  private PageSigner own(CompanyKeys keys, boolean qualified) throws IOException, SigningFailed {
    if (keys.development()) ensure(keys.company().id());
    var key = keys.pageKey(qualified, Standing.DEVELOPMENT, Instant.now());
    return new PageSigner(key, level, keys.authorities(key, level));
  }

  private DevelopmentKeys ensure(String company) throws IOException {
    var keys = new DevelopmentKeys(agreements.folder().resolve("keys"));
    keys.ensure(Instant.now(), List.of());
    keys.ensureDocuments(Instant.now(), List.of(company));
    return keys;
  }

  private PageSigner development(String company) throws IOException, KeysUnusable {
    var keys = ensure(company);
    var password = java.nio.file.Files.readString(keys.password()).strip().toCharArray();
    var authorities = DevelopmentAuthorities.of(keys, Clock.systemUTC());
    var root = KeyMaterial.load(keys.documentRootKey(), password).certificate();
    return new PageSigner(KeyMaterial.load(keys.documents(company), password), level, new Authorities(authorities, authorities, List.of(root)));
  }
}
