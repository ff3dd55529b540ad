package io.bordereau.routes.cli;

import io.bordereau.document.Invoice;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.pages.PageSigner;
import io.bordereau.signing.authorities.DevelopmentAuthorities;
import io.bordereau.signing.keys.DevelopmentKeys;
import io.bordereau.signing.keys.KeyMaterial;
import io.bordereau.signing.keys.KeysUnusable;
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

/** Who signs the pages of a company: its own key for signing, or, when it has none, one of development, which the page says. */
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
    var signer = known.get(id);
    if (signer == null) {
      var own = company.flatMap(c -> c.certificates().stream().filter(each -> each.use() == Company.Certificate.Use.SIGNING).findFirst());
      try {
        signer = own.isPresent() ? own(own.get()) : development(id);
      } catch (KeysUnusable e) {
        throw new UsageException(e.getMessage());
      }
      known.put(id, signer);
    }
    return signer;
  }

  private PageSigner own(Company.Certificate certificate) throws KeysUnusable {
    if (level != SignatureLevel.B) throw new UsageException("this company's key reaches no time-stamping authority from the command line: use --level B");
    var password = agreements.secret(certificate.password()).read().orElseThrow(() -> new UsageException("the password of the company's key is missing"));
    return new PageSigner(KeyMaterial.load(agreements.file(certificate.store()), password.toCharArray()).signing(Standing.ADVANCED), level, Authorities.NONE);
  }

  private PageSigner development(String company) throws IOException, KeysUnusable {
    var keys = new DevelopmentKeys(agreements.folder().resolve("keys"));
    var now = Instant.now();
    keys.ensure(now, List.of());
    keys.ensureDocuments(now, List.of(company));
    var password = java.nio.file.Files.readString(keys.password()).strip().toCharArray();
    var authorities = DevelopmentAuthorities.of(keys, Clock.systemUTC());
    var root = KeyMaterial.load(keys.documentRootKey(), password).certificate();
    return new PageSigner(KeyMaterial.load(keys.documents(company), password), level, new Authorities(authorities, authorities, List.of(root)));
  }
}
