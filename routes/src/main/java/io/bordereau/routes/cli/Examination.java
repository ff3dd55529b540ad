package io.bordereau.routes.cli;

import io.bordereau.connectors.Connectors;
import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.connectors.api.MailboxChannel;
import io.bordereau.connectors.api.Secret;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.Company;
import io.bordereau.routes.agreements.Hub;
import io.bordereau.routes.agreements.Partner;
import io.bordereau.routes.app.LedgerPlace;
import io.bordereau.routes.app.StartRefused;
import io.bordereau.routes.archive.ArchiveSettings;
import io.bordereau.routes.ledger.LedgerException;
import io.bordereau.routes.ledger.SqlLedger;
import io.bordereau.routes.ledger.Store;
import io.bordereau.signing.keys.CertificateFacts;
import io.bordereau.signing.keys.KeysUnusable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything that keeps a hub from working, now or soon. Nothing is changed, and nothing is sent. */
final class Examination {
  private static final Duration SOON = Duration.ofDays(30);
  private static final int REACH_MILLIS = 3_000;
  private static final long LEAST_SPACE = 1L << 30;

  /**
   * One thing looked at.
   *
   * @param what the thing
   * @param severity null when it is fine
   * @param result what was seen
   * @param next what to do; null when nothing
   */
  record Look(String what, Severity severity, String result, String next) {}

  private final Instant now;
  private final List<Look> looks = new ArrayList<>();

  /** An examination at an instant. */
  Examination(Instant now) {
    this.now = now;
  }

  /** What was seen so far. */
  List<Look> looks() {
    return looks;
  }

  private void fine(String what, String result) {
    looks.add(new Look(what, null, result, null));
  }

  private void say(String what, Severity severity, String result, String next) {
    looks.add(new Look(what, severity, result, next));
  }

  /** The Java runtime: its version, and that no library has taken over the XML parsers. */
  void java() {
    fine("Java", System.getProperty("java.vendor.version", "") + " " + Runtime.version());
    var factory = javax.xml.parsers.SAXParserFactory.newInstance().getClass().getName();
    if (factory.startsWith("com.sun.org.apache.xerces.internal.")) fine("XML parser", "the Java runtime's own");
    else say("XML parser", Severity.ERROR, factory, "Start through ./hub, which names the parsers.");
    if ("!*".equals(System.getProperty("jdk.serialFilter"))) fine("deserialization", "refused");
    else say("deserialization", Severity.WARNING, "not refused", "Start through ./hub, which sets jdk.serialFilter.");
  }

  /** The work folder: there, writable, with room. */
  void folder(Path work) throws IOException {
    var there = Files.exists(work) ? work : work.toAbsolutePath().getParent();
    if (there == null || !Files.isWritable(there)) {
      say("work folder", Severity.ERROR, work + " cannot be written", "Give the hub's user the right to write it.");
      return;
    }
    long room = Files.getFileStore(there).getUsableSpace();
    if (room < LEAST_SPACE) say("work folder", Severity.WARNING, (room >> 20) + " MiB are left", "Make room: the ledger keeps every payload.");
    else fine("work folder", work + ", " + (room >> 30) + " GiB are left");
  }

  /** The database of the ledger, when it is not embedded: reached, recent enough, migrated. */
  void ledger(Agreements agreements, Path work, boolean network) {
    if (agreements.hub().database() == null) return;
    try {
      var store = LedgerPlace.of(agreements, work);
      if (!network) say("database", null, store + ", not asked", null);
      else fine("database", store + ", " + SqlLedger.look(store));
    } catch (StartRefused | LedgerException e) {
      say("database", Severity.ERROR, e.getMessage(), "Look whether the server runs, and whether database in hub.yaml names it and its user rightly.");
    }
  }

  /** The archive: whether checkpoints can be written, and who holds what. */
  void archive(ArchiveSettings settings, Store store) {
    var hindrances = settings.hindrances();
    for (var each : hindrances) say("checkpoints", Severity.ERROR, each, "Give the hub's user the right to write it: what is not checkpointed can be changed unnoticed.");
    if (hindrances.isEmpty()) fine("checkpoints", "every " + settings.every().toSeconds() + " s to " + settings.places().size() + (settings.places().size() == 1 ? " place" : " places"));
    if (!(store instanceof Store.Embedded embedded) || !Files.exists(embedded.folder().resolve("ledger.db"))) return;
    try (var ledger = SqlLedger.readOnly(store)) {
      var counts = ledger.vault().retained();
      fine("retention", counts.get(1) + " documents have a term, " + counts.get(0) + " are under legal hold, the bytes of " + counts.get(2) + " were erased");
      ledger.vault().stopped().ifPresent(why -> say("ledger", Severity.ERROR, "stopped: it came out of the " + why, "Run ./hub restore --advance when you know what was sent since."));
      ledger.seals().waiting().filter(since -> since.plus(settings.every().multipliedBy(5)).isBefore(now.minusSeconds(60)))
          .ifPresent(since -> say("checkpoints", Severity.WARNING, "none since " + since, "Start the hub, or look at its alarms."));
    } catch (LedgerException e) {
      fine("retention", "nothing yet: the ledger is of an older version, or cannot be read");
    }
  }

  /** The configuration's files. */
  void configuration(List<Finding> findings, Agreements agreements) {
    for (var finding : findings) say(finding.where(), finding.severity(), finding.message(), finding.next());
    if (findings.stream().noneMatch(Finding::isError)) {
      fine("configuration", agreements.companies().size() + " companies, " + agreements.networks().size() + " networks, "
          + agreements.partners().size() + " partners");
    }
  }

  /** The operator's port: free, or answered. */
  void port(Hub hub) {
    var what = "port " + hub.api().port();
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(hub.api().host(), hub.api().port()));
      fine(what, "free");
    } catch (IOException e) {
      say(what, Severity.WARNING, "taken", "It is fine if that is the running hub; otherwise choose another port in hub.yaml.");
    }
  }

  /** Our own certificates. */
  void company(Path folder, Company company, boolean development) {
    for (var certificate : company.certificates()) {
      var what = company.id() + ": " + certificate.use().name().toLowerCase(java.util.Locale.ROOT) + " certificate";
      var store = folder.resolve(certificate.store());
      if (!Files.exists(store)) {
        if (development) fine(what, "will be made on the first start");
        else say(what, Severity.ERROR, certificate.store() + " is not there", "Put the key store there: production never makes keys.");
        continue;
      }
      store(what, store, secret(folder, certificate.password()));
    }
  }

  /** What a company signs with: that its keys open, and what is to be said of their certificates. */
  void signing(Agreements agreements, Company company, boolean development, boolean asking) {
    var keys = agreements.keys(company);
    if (keys.isEmpty()) return;
    var what = company.id() + ": signing";
    if (!keys.get().company().id().equals(company.id())) {
      fine(what, "by " + keys.get().company().id() + ", by mandate " + company.signing().by().mandate());
      return;
    }
    if (development && company.signing().keys().stream().allMatch(key -> key.store() != null && !Files.exists(agreements.file(key.store())))) {
      fine(what, "keys will be made on the first start");
      return;
    }
    var findings = keys.get().watched(now, asking);
    for (var finding : findings) say(what, finding.severity(), finding.message(), finding.next());
    if (findings.isEmpty()) fine(what, company.signing().keys().size() == 1 ? "its key is good" : "its " + company.signing().keys().size() + " keys are good");
  }

  /** What messages with a partner are signed and opened by, when the agreement names something of its own; the keys of the company are looked at with the company. */
  private void messages(Agreements agreements, Partner partner, boolean development, boolean asking) {
    var rnif = partner.envelope() == null ? null : partner.envelope().rnif();
    boolean theirs = partner.inbound().cxml() != null && !partner.inbound().cxml().certificates().isEmpty();
    if (rnif == null && !theirs) return;
    var what = partner.id() + ": messages";
    if (development && rnif != null && rnif.store() != null && !Files.exists(agreements.file(rnif.store()))) {
      fine(what, "keys will be made on the first start");
      return;
    }
    var findings = agreements.messages(partner).watched(now, asking);
    for (var finding : findings) say(what, finding.severity(), finding.message(), finding.next());
    if (findings.isEmpty()) fine(what, rnif == null || rnif.store() != null ? "keys and certificates are good" : "by the keys of " + partner.company() + "; the partner's certificates are good");
  }

  /** A partner's channel: its secrets, its certificates, and whether it answers. */
  void partner(Agreements agreements, Partner partner, boolean reach) {
    if (partner.state() == Partner.State.RETIRED) return;
    messages(agreements, partner, agreements.hub() != null && agreements.hub().environment() != Hub.Environment.PRODUCTION, reach);
    var channel = agreements.channel(partner);
    var connector = Connectors.byId(partner.connector());
    var findings = connector.isEmpty() ? List.<Finding>of() : connector.get().check(channel);
    for (var finding : findings) {
      say(partner.id() + ": channel", partner.state().sends() ? finding.severity() : Severity.WARNING, finding.message(), finding.next());
    }
    if (findings.isEmpty()) fine(partner.id() + ": channel", partner.connector() + " to " + partner.endpoint().place());
    var comesBy = partner.inbound().authentication();
    if (comesBy != null && comesBy.secret() != null && agreements.secret(comesBy.secret()).read().isEmpty()) {
      say(partner.id() + ": way in", Severity.ERROR, "its secret " + comesBy.secret() + " is missing", "Provide it; until then the partners' door stays closed.");
    }
    for (var file : partner.inbound().certificates()) trust(partner.id() + ": " + file, agreements.file(file));
    switch (channel) {
      case HttpsChannel https -> {
        for (var pem : https.trust()) trust(partner.id() + ": " + pem.getFileName(), pem);
        if (https.client() != null && Files.exists(https.client().store())) {
          store(partner.id() + ": client certificate", https.client().store(), https.client().password());
        }
        if (reach && partner.state().sends()) reach(partner.id(), https);
      }
      case MailboxChannel mailbox -> {
        // What stands in the way of a folder has been said.
      }
    }
  }

  private void trust(String what, Path pem) {
    if (!Files.exists(pem)) return; // the connector has said so
    try {
      for (var facts : CertificateFacts.ofPem(pem, now)) facts(what, facts);
    } catch (KeysUnusable e) {
      say(what, Severity.ERROR, e.getMessage(), "Ask the partner for its certificate in PEM form.");
    }
  }

  private void store(String what, Path store, Secret password) {
    var word = password.read();
    if (word.isEmpty()) {
      say(what, Severity.ERROR, "its password " + password + " is missing", "Set the variable, or write the file.");
      return;
    }
    try {
      facts(what, CertificateFacts.ofStore(store, word.get().toCharArray(), now));
    } catch (KeysUnusable e) {
      say(what, Severity.ERROR, e.getMessage(), "Check the store and its password.");
    }
  }

  private void facts(String what, CertificateFacts facts) {
    var result = facts.key() + (facts.uses().isEmpty() ? "" : ", for " + String.join(" and ", facts.uses())) + ", " + facts.left().toDays()
        + " days left" + (facts.development() ? ", for development only" : "");
    if (!facts.inTime()) say(what, Severity.ERROR, "not valid now: until " + facts.until(), "Renew it, and tell the partner.");
    else if (facts.left().compareTo(SOON) < 0) say(what, Severity.WARNING, result, "Renew it in time, and tell the partner.");
    else if (facts.chain() == CertificateFacts.Chain.BROKEN) say(what, Severity.ERROR, result + ", its chain is broken", "Add what is missing on the way to its issuer.");
    else fine(what, result);
  }

  private void reach(String id, HttpsChannel channel) {
    var url = channel.url();
    int port = url.getPort() < 0 ? 443 : url.getPort();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), port), REACH_MILLIS);
      fine(id + ": reachability", url.getHost() + ":" + port + " answers");
    } catch (IOException e) {
      say(id + ": reachability", Severity.WARNING, url.getHost() + ":" + port + " does not answer", "Ask the partner, or check the firewall.");
    }
  }

  private static Secret secret(Path folder, String reference) {
    return reference.startsWith("file:") ? new Secret("file:" + folder.resolve(reference.substring(5))) : new Secret(reference);
  }
}
