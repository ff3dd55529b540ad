package io.bordereau.routes.pages;

import io.bordereau.law.PageLanguage;
import io.bordereau.law.PageWord;
import io.bordereau.pdf.paper.SealPlace;
import io.bordereau.signing.keys.Standing;
import io.bordereau.signing.pades.Seal;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/**
 * What the seal of a signature says, in the language of the page: who signed, when, why, and who vouches for that.
 *
 * @param certificate of the key
 * @param standing what its signatures are worth
 * @param language of the page
 * @param time when it is signed
 */
record PageSeal(X509Certificate certificate, Standing standing, PageLanguage language, Instant time) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT);
  /** A longer name is cut: a seal is no place for it, the certificate has it all. */
  private static final int LONGEST = 90;

  /** The seals to be tried, one after the other, until one fits: all of the words, the most needed ones, and none. */
  List<Optional<Seal>> tries(Optional<SealPlace> place) {
    var tries = new ArrayList<Optional<Seal>>();
    if (place.isPresent()) {
      var all = lines();
      tries.add(Optional.of(at(place.get(), all)));
      tries.add(Optional.of(at(place.get(), all.subList(0, 1))));
    }
    tries.add(Optional.empty());
    return tries;
  }

  private Seal at(SealPlace place, List<String> lines) {
    var heading = standing == Standing.QUALIFIED_SEAL ? PageWord.SEALED_BY : PageWord.SIGNED_BY;
    return new Seal(place.page(), place.left(), place.bottom(), place.width(), place.height(), language.word(heading, name(certificate.getSubjectX500Principal())), lines);
  }

  private List<String> lines() {
    var when = OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    return List.of(language.word(PageWord.SIGNED_AT, language.date(when.toLocalDate()) + ", " + CLOCK.format(when)),
        language.word(PageWord.SIGNATURE_REASON, language.word(PageWord.SIGNATURE_PURPOSE)),
        language.word(PageWord.SIGNATURE_ISSUER, name(certificate.getIssuerX500Principal())));
  }

  /** The common name, else the organisation, else all of it. */
  private static String name(X500Principal who) {
    var full = who.getName();
    for (var type : List.of("CN", "O")) {
      var said = part(full, type);
      if (said.isPresent()) return clipped(said.get());
    }
    return clipped(full);
  }

  private static Optional<String> part(String name, String type) {
    try {
      return new LdapName(name).getRdns().reversed().stream().filter(r -> r.getType().equalsIgnoreCase(type)).map(r -> r.getValue().toString()).findFirst();
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }

  private static String clipped(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3).strip() + "...";
  }
}
