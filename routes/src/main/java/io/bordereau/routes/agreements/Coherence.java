package io.bordereau.routes.agreements;

import io.bordereau.checks.NetworkRules;
import io.bordereau.connectors.protocols.rnif.Pip;
import io.bordereau.formats.Formats;
import io.bordereau.law.CheckDigit;
import io.bordereau.law.CheckDigits;
import io.bordereau.mapping.Choice;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Overlay;
import io.bordereau.mapping.Severity;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What must fit together inside one file, after every field is right by itself. Each method answers whether the file may be used. */
final class Coherence {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
  private static final Duration LONGEST_BATCH = Duration.ofDays(7);

  private Coherence() {}

  /** A partner: parts that only make sense together, choices of its format, terms, identifiers. */
  static boolean of(Partner partner, Register register, Binder binder) {
    identifiers(partner.identifiers(), binder);
    if (partner.state().sends() && partner.consent() == null) {
      binder.say("AGR-17", Severity.WARNING, "state", null, "Documents are sent to " + partner.name() + ", and nobody is named who agreed to it.",
          "Add consent: who agreed, when, to which addresses.");
    }
    return authentication(partner.endpoint().authentication(), "endpoint.authentication", binder)
        & client(partner.endpoint(), binder)
        & place(partner, binder)
        & authentication(partner.inbound().authentication(), "inbound.authentication", binder)
        & comes(partner, binder)
        & header(partner.inbound().authentication(), binder)
        & answer(partner.inbound(), binder)
        & kinds(partner, register, binder)
        & envelope(partner.envelope(), binder)
        & batch(partner, binder)
        & rules(partner, binder)
        & choices(partner, register.formats().get(partner.format()), binder)
        & overlay(partner, binder)
        & PageCoherence.of(partner, binder)
        & terms(partner.losses(), binder)
        & retry(partner.retry(), binder)
        & timeouts(partner.endpoint().timeouts(), "endpoint.timeouts", binder);
  }

  /** A network: its pauses and time-outs. */
  static boolean of(Network network, Binder binder) {
    return retry(network.retry(), binder) & timeouts(network.timeouts(), "timeouts", binder);
  }

  /** Warns of identifiers that cannot be right: a typing error here would send nothing, or to the wrong one. */
  static void identifiers(List<Known> identifiers, Binder binder) {
    for (int i = 0; i < identifiers.size(); i++) {
      Known known = identifiers.get(i);
      Optional<CheckDigit> rule = known.kind() == Known.Kind.VAT ? CheckDigits.vat(known.value(), null) : CheckDigits.scheme(known.scheme());
      if (rule.isPresent() && !rule.get().test(known.value()) && !rule.get().test(known.value().replaceAll("[.-]", ""))) {
        binder.say("AGR-16", Severity.WARNING, "identifiers[" + (i + 1) + "].value", known.value(), "The identifier " + known
            + " is no " + rule.get().name() + ": its shape or its check digit is wrong.", "Compare it with what the company or partner states.");
      }
    }
  }

  private static boolean authentication(Endpoint.Authentication said, String group, Binder binder) {
    return said == null || switch (said.kind()) {
      case NONE -> true;
      case BASIC -> needs(binder, group, "user", said.user()) & needs(binder, group, "secret", said.secret());
      case BEARER -> needs(binder, group, "secret", said.secret());
      case KEY -> needs(binder, group, "header", said.header()) & needs(binder, group, "secret", said.secret());
    };
  }

  /** Only who comes to the partners' door can be answered there, and nobody waits for ever. */
  private static boolean answer(Inbound inbound, Binder binder) {
    if (inbound.acknowledge().way() == Inbound.Way.DOCUMENT) {
      return true;
    }
    Duration within = inbound.acknowledge().within();
    return (inbound.door() || wrong(binder, "AGR-14", "inbound.acknowledge.way", "answer", "The field inbound.acknowledge.way says answer, and the partner has no way"
        + " to the partners' door.", "Add inbound.authentication or inbound.certificates, or let the way be document."))
        & (within.isPositive() && within.compareTo(LONGEST_ANSWER) <= 0 || wrong(binder, "AGR-14", "inbound.acknowledge.within", null,
            "The field inbound.acknowledge.within cannot be kept: a request waits more than nothing and at most 60 seconds.", "Give a time such as 10s."));
  }

  /** The partners' door reads one header for a key; another one would be dropped there. */
  private static boolean header(Endpoint.Authentication said, Binder binder) {
    return said == null || said.kind() != Endpoint.Authentication.Kind.KEY || said.header() == null || said.header().equalsIgnoreCase("X-Api-Key")
        || wrong(binder, "AGR-14", "inbound.authentication.header", said.header(), "A partner's key stands in the header X-Api-Key; the partners' door drops "
            + said.header() + ".", "Agree on X-Api-Key with the partner.");
  }

  /** Who may bring cXML requests is known by the envelope of ours, the other way round. */
  private static boolean comes(Partner partner, Binder binder) {
    Inbound.Cxml cxml = partner.inbound().cxml();
    if (cxml != null && cxml.signature() == Inbound.Cxml.Signature.REQUIRED && cxml.certificates().isEmpty()) {
      return needs(binder, "inbound.cxml", "certificates", null);
    }
    return cxml == null || partner.envelope() != null && partner.envelope().cxml() != null
        || wrong(binder, "AGR-14", "inbound.cxml", null, "The field inbound.cxml needs envelope.cxml: From and To of what comes are To and From of what goes.",
            "Add envelope.cxml with the credentials of both sides.");
  }

  private static boolean client(Endpoint endpoint, Binder binder) {
    return endpoint.tls() == null || endpoint.tls().client() == null
        || needs(binder, "endpoint.tls", "password", endpoint.tls().password());
  }

  /** An endpoint is an address or a mailbox folder, as its connector wants. */
  private static boolean place(Partner partner, Binder binder) {
    Endpoint endpoint = partner.endpoint();
    if (endpoint.url() != null && endpoint.folder() != null) {
      return wrong(binder, "AGR-14", "endpoint", null, "The field endpoint has both url and folder; there is one place for a partner's documents.",
          "Keep url for an address, or folder for a mailbox.");
    }
    if ("mailbox".equals(partner.connector())) {
      return needs(binder, "endpoint", "folder", endpoint.folder());
    }
    return partner.connector() == null && endpoint.folder() != null || needs(binder, "endpoint", "url", endpoint.url());
  }

  /** The kinds of documents that have formats of their own, and these formats. */
  private static boolean kinds(Partner partner, Register register, Binder binder) {
    boolean good = true;
    for (var one : partner.formats().entrySet()) {
      String field = "formats." + one.getKey();
      if (!Partner.KINDS.contains(one.getKey())) {
        good = wrong(binder, "AGR-03", field, one.getKey(), "There is no kind of document " + one.getKey() + Nearest.hint(one.getKey(), Partner.KINDS)
            + " Allowed: " + String.join(", ", Partner.KINDS) + ".", "Correct the name, or remove the field.");
      } else if (!register.formats().containsKey(one.getValue())) {
        good = wrong(binder, "AGR-11", field, one.getValue(), "The field " + field + " names " + one.getValue() + ", which does not exist"
            + Nearest.hint(one.getValue(), register.formats().keySet()), "Correct the name; ./hub formats lists them.");
      }
    }
    return good;
  }

  private static boolean envelope(Envelope envelope, Binder binder) {
    if (envelope == null || Stream.of(envelope.x12(), envelope.edifact(), envelope.cxml(), envelope.rnif()).filter(Objects::nonNull).count() < 2) {
      return envelope == null || envelope.rnif() == null || rnif(envelope.rnif(), binder);
    }
    return wrong(binder, "AGR-14", "envelope", null, "The field envelope has several of x12, edifact, cxml and rnif; a document has one envelope.",
        "Keep the one of the partner's format.");
  }

  /** Whatever signs or encrypts needs keys of both sides, and a process must be one that there is. */
  private static boolean rnif(Rnif rnif, Binder binder) {
    boolean keys = rnif.sign() || rnif.encrypt() != io.bordereau.envelopes.rnif.RnifSecurity.Scope.NOTHING;
    boolean good = !keys || (rnif.store() == null || needs(binder, "envelope.rnif", "password", rnif.password()))
        & needs(binder, "envelope.rnif", "certificates", rnif.certificates().isEmpty() ? null : "");
    for (Rnif.Process process : rnif.pips()) {
      good &= Pip.of(process.pip(), process.version()).isPresent() || wrong(binder, "AGR-11", "envelope.rnif.pips", process.pip(), "The field envelope.rnif.pips names "
          + process.pip() + ", which is no process that the hub knows.", "Name one of 3A4, 3C3, 3C4, 3C6, 3C7, 0A1.");
    }
    return good;
  }

  /** Without a store of its own an agreement is kept by the keys of our company: there must be one for messages, and one in a store where something is encrypted. */
  static boolean messages(Partner partner, Company company, Binder binder) {
    Rnif rnif = partner.envelope() == null ? null : partner.envelope().rnif();
    boolean encrypts = rnif != null && rnif.encrypt() != io.bordereau.envelopes.rnif.RnifSecurity.Scope.NOTHING;
    if (rnif == null || rnif.store() != null || !rnif.sign() && !encrypts) {
      return true;
    }
    List<Signing.Key> keys = company.signing() == null ? List.of() : company.signing().keys().stream().filter(key -> key.uses().contains(Signing.Use.MESSAGES)).toList();
    boolean by = company.signing() != null && company.signing().by() != null && !encrypts;
    return by || (encrypts ? keys.stream().anyMatch(key -> key.store() != null) : !keys.isEmpty())
        || wrong(binder, "AGR-14", "envelope.rnif.store", null, "The field envelope.rnif.store is absent, and " + company.id() + " has no key for messages"
            + (encrypts ? " in a store, which is needed to open what is encrypted." : "."), "Name a store there, or give the company such a key: signing.keys with uses: [messages].");
  }

  /** Only EDI interchanges hold several documents, and whatever goes to the partner has to be of that kind: what waits must not be overtaken. */
  private static boolean batch(Partner partner, Binder binder) {
    Envelope.Batch batch = partner.batch();
    if (batch == null) {
      return true;
    }
    String standard = partner.envelope().x12() != null ? "x12" : partner.envelope().edifact() != null ? "edifact" : null;
    if (standard == null) {
      return wrong(binder, "AGR-14", "envelope.batch", null, "The field envelope.batch has no interchange around it: only X12 and EDIFACT put several"
          + " documents into one.", "Remove batch, or add x12 or edifact beside it.");
    }
    boolean good = true;
    for (var one : Stream.concat(Stream.of(Map.entry("format", partner.format())), partner.formats().entrySet().stream()
        .map(f -> Map.entry("formats." + f.getKey(), f.getValue()))).toList()) {
      if (!one.getValue().startsWith(standard + "-")) {
        good = wrong(binder, "AGR-14", one.getKey(), one.getValue(), "The format " + one.getValue() + " cannot travel in a batch of " + standard + ".",
            "Choose a format of " + standard + ", or remove envelope.batch.");
      }
    }
    return good & (batch.within().isPositive() && batch.within().compareTo(LONGEST_BATCH) <= 0 || wrong(binder, "AGR-14", "envelope.batch.within", null,
        "The field envelope.batch.within cannot be kept: a document waits more than nothing and at most 7 days.", "Give a time such as 15m."));
  }

  /** What the buyer asks for beyond the documented rules of its network. */
  private static boolean rules(Partner partner, Binder binder) {
    boolean good = true;
    for (var rule : partner.rules().entrySet()) {
      String field = "rules." + rule.getKey();
      Optional<String> looks = NetworkRules.looks(rule.getKey());
      if (looks.isEmpty()) {
        good = wrong(binder, "AGR-03", field, rule.getKey(), "There is no rule or setting " + rule.getKey() + Nearest.hint(rule.getKey(), NetworkRules.settings()),
            "Correct the name, or remove the field; docs/network-rules.md lists them.");
      } else if (!NetworkRules.allows(rule.getKey(), rule.getValue())) {
        good = wrong(binder, "AGR-07", field, rule.getValue(), "The field " + field + " cannot be \"" + rule.getValue() + "\"; it is " + looks.get() + ".",
            "Correct the value.");
      }
    }
    return good;
  }

  private static boolean choices(Partner partner, Collection<Choice> choices, Binder binder) {
    if (choices == null) {
      return true;
    }
    boolean good = true;
    List<String> names = choices.stream().map(Choice::name).toList();
    for (var option : partner.options().entrySet()) {
      String field = "options." + option.getKey();
      Optional<Choice> choice = choices.stream().filter(c -> c.name().equals(option.getKey())).findFirst();
      if (choice.isEmpty()) {
        String there = names.isEmpty() ? " It has none." : " There is: " + String.join(", ", names) + ".";
        good = wrong(binder, "AGR-03", field, option.getKey(), "The format " + partner.format() + " has no choice " + option.getKey()
            + Nearest.hint(option.getKey(), names) + there, "Correct the name, or remove the field.");
      } else if (!choice.get().allows(option.getValue())) {
        good = wrong(binder, "AGR-06", field, option.getValue(), "The field " + field + " cannot be \"" + option.getValue() + "\""
            + Nearest.hint(option.getValue(), choice.get().values()) + " Allowed: " + String.join(", ", choice.get().values()) + ".",
            "Choose one of them.");
      }
    }
    return good;
  }

  /** The partner's own rules: each is one rule, has a name of its own, and moves only what there is. */
  private static boolean overlay(Partner partner, Binder binder) {
    boolean good = true;
    var names = new HashSet<String>();
    var format = Formats.byId(partner.format());
    for (int i = 0; i < partner.overlay().size(); i++) {
      Rule rule = partner.overlay().get(i);
      String field = "overlay[" + (i + 1) + "]";
      if (!names.add(rule.rule())) {
        good = wrong(binder, "AGR-08", field, rule.rule(), "There are two rules called " + rule.rule() + ".", "Give each rule a name of its own.");
      }
      try {
        var one = new Overlay(partner.name(), List.of(rule.deviation()));
        for (var mapping : format.isPresent() ? format.get().mappings() : List.<Mapping<?>>of()) {
          for (String why : one.wrong(mapping)) {
            good = wrong(binder, "AGR-14", field, rule.move(), "The rule " + rule.rule() + " cannot be kept: " + why + ".",
                "Name a term by its path of components; docs/coverage.md lists them.");
          }
        }
      } catch (IllegalArgumentException e) {
        good = wrong(binder, "AGR-14", field, rule.rule(), "The rule " + rule.rule() + " is not one: " + e.getMessage() + ".",
            "Write it as docs/configuration.md describes the rules of an overlay.");
      }
    }
    return good;
  }

  private static boolean terms(Losses losses, Binder binder) {
    boolean good = true;
    for (String term : losses == null ? List.<String>of() : losses.terms().keySet()) {
      if (!Terms.ALL.contains(term)) {
        good = wrong(binder, "AGR-11", "losses.terms." + term, term, "The field losses.terms names " + term + ", which is no term"
            + Nearest.hint(term, Terms.ALL), "Correct the term; docs/coverage.md lists them.");
      }
    }
    return good;
  }

  static boolean retry(Retry retry, Binder binder) {
    return retry == null || retry.most().compareTo(retry.first()) >= 0
        || wrong(binder, "AGR-14", "retry", null, "The field retry.most is shorter than retry.first.",
            "Let the longest pause be at least the first.");
  }

  static boolean timeouts(Endpoint.Timeouts timeouts, String field, Binder binder) {
    boolean good = timeouts == null || timeouts.connect().isPositive() && timeouts.response().isPositive()
        && timeouts.overall().compareTo(timeouts.response()) >= 0;
    return good || wrong(binder, "AGR-14", field, null,
        "The field " + field + " cannot be kept: each time must be above zero, and overall at least response.",
        "Give overall at least as long as response.");
  }

  private static boolean needs(Binder binder, String group, String field, String value) {
    return value != null
        || wrong(binder, "AGR-14", group, null, "The field " + group + " needs " + field + " beside what it says.", "Add " + field + " there.");
  }

  private static boolean wrong(Binder binder, String code, String field, String value, String message, String next) {
    binder.say(code, Severity.ERROR, field, value, message, next);
    return false;
  }
}
