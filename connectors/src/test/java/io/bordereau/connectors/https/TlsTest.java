package io.bordereau.connectors.https;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.connectors.api.Delivery;
import io.bordereau.connectors.api.HttpsChannel;
import io.bordereau.connectors.api.HttpsChannel.Authentication;
import io.bordereau.connectors.api.HttpsChannel.KeyStoreReference;
import io.bordereau.connectors.api.Parcel;
import io.bordereau.connectors.api.Secret;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Turn;
import io.bordereau.signing.keys.DevelopmentAuthority;
import io.bordereau.signing.keys.DevelopmentAuthority.Side;
import io.bordereau.signing.keys.KeyMaterial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who talks to whom: trust anchors per partner, our own certificate, and credentials that are never shown. */
class TlsTest {
  private static final HttpsConnector HTTPS = new HttpsConnector();
  private static final Parcel PARCEL = new Parcel("inv-1@hub", "text/xml", "<Invoice/>".getBytes(StandardCharsets.UTF_8), Map.of(), null);
  private static final Counterpart.Script OK = Counterpart.answer(200, "application/json", "{\"status\":\"accepted\"}");

  @TempDir
  private Path folder;

  private static Finding nothingWasSent(Counterpart partner, HttpsChannel channel) {
    var retry = assertInstanceOf(Delivery.Retry.class, HTTPS.send(PARCEL, channel));
    assertTrue(partner.seen.isEmpty(), "a parcel was sent to a stranger");
    return retry.why();
  }

  @Test
  void aCertificateOfAnotherAuthorityIsAStranger() {
    try (Counterpart partner = Counterpart.of(OK)) {
      DevelopmentAuthority other = DevelopmentAuthority.create("Other root", Instant.now().minusSeconds(60));
      Finding why = nothingWasSent(partner, Channels.trust(partner.channel(folder), Counterpart.trust(folder, other)));
      assertEquals("NET-07", why.code());
      assertEquals(Turn.HUB, why.turn());
      Finding runtime = nothingWasSent(partner, Channels.trust(partner.channel(folder), null));
      assertEquals("NET-07", runtime.code(), "the anchors of the Java runtime do not know a development root");
    }
  }

  @Test
  void aCertificateForAnotherHostIsAStranger() {
    KeyMaterial elsewhere = Counterpart.issue(Side.SERVER, List.of("elsewhere.example"));
    try (Counterpart partner = Counterpart.of(elsewhere, OK)) {
      assertEquals("NET-07", nothingWasSent(partner, partner.channel(folder)).code());
    }
  }

  @Test
  void anExpiredCertificateIsAStranger() {
    KeyMaterial old = Counterpart.AUTHORITY.issue("Old", Side.SERVER, List.of("localhost"), Instant.now().minusSeconds(7200),
        Instant.now().minusSeconds(60));
    try (Counterpart partner = Counterpart.of(old, OK)) {
      assertEquals("NET-07", nothingWasSent(partner, partner.channel(folder)).code());
    }
  }

  @Test
  void aPartnerThatAsksForOurCertificateGetsIt() {
    try (Counterpart partner = Counterpart.asking(Counterpart.AUTHORITY, OK)) {
      HttpsChannel channel = Channels.client(partner.channel(folder), Counterpart.client(folder, Counterpart.CLIENT));
      assertInstanceOf(Delivery.Accepted.class, HTTPS.send(PARCEL, channel));
      assertTrue(partner.seen.get(0).client().startsWith("CN=Test - NOT FOR PRODUCTION"), partner.seen.get(0).client());
    }
  }

  @Test
  void aPartnerThatDoesNotKnowOurCertificateSaysSoAndItIsOurTurn() {
    try (Counterpart partner = Counterpart.asking(Counterpart.AUTHORITY, OK)) {
      // TLS 1.3 lets the client speak before the server has judged it: the alarm and the lost connection race
      refused(HTTPS.send(PARCEL, partner.channel(folder)));
      DevelopmentAuthority other = DevelopmentAuthority.create("Other root", Instant.now().minusSeconds(60));
      KeyMaterial unknown = other.issue("Unknown", Side.CLIENT, List.of(), Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
      HttpsChannel channel = Channels.client(partner.channel(folder), Counterpart.client(folder, unknown));
      refused(HTTPS.send(PARCEL, channel));
      assertTrue(partner.seen.isEmpty());
    }
  }

  /** The alarm, which is ours to heed, or the lost connection behind it. */
  private static void refused(Delivery delivery) {
    if (delivery instanceof Delivery.Retry retry) {
      assertEquals("NET-08", retry.why().code());
      assertEquals(Turn.HUB, retry.why().turn());
    } else {
      assertEquals("NET-14", assertInstanceOf(Delivery.Unknown.class, delivery).why().code());
    }
  }

  @Test
  void aRenewedStoreCountsAtOnce() throws Exception {
    try (Counterpart partner = Counterpart.asking(Counterpart.AUTHORITY, OK)) {
      KeyStoreReference reference = Counterpart.client(folder, Counterpart.CLIENT);
      HttpsChannel channel = Channels.client(partner.channel(folder), reference);
      HTTPS.send(PARCEL, channel);
      KeyMaterial renewed = Counterpart.AUTHORITY.issue("Renewed", Side.CLIENT, List.of(), Instant.now().minusSeconds(60),
          Instant.now().plusSeconds(600));
      renewed.save(reference.store(), "key", "test".toCharArray());
      Files.setLastModifiedTime(reference.store(), FileTime.from(Instant.now().plusSeconds(5)));
      HTTPS.send(PARCEL, channel);
      assertTrue(partner.seen.get(1).client().startsWith("CN=Renewed"), partner.seen.get(1).client());
    }
  }

  @Test
  void credentialsTravelInTheirHeaders() throws Exception {
    Files.writeString(folder.resolve("secret"), "s3cret\nsecond line\n");
    Secret secret = new Secret("file:" + folder.resolve("secret"));
    try (Counterpart partner = Counterpart.of(OK)) {
      HttpsChannel channel = partner.channel(folder);
      HTTPS.send(PARCEL, Channels.authentication(channel, new Authentication.Basic("larkfield", secret)));
      HTTPS.send(PARCEL, Channels.authentication(channel, new Authentication.Bearer(secret)));
      HTTPS.send(PARCEL, Channels.authentication(channel, new Authentication.ApiKey("X-Api-Key", secret)));
      String basic = Base64.getEncoder().encodeToString("larkfield:s3cret".getBytes(StandardCharsets.UTF_8));
      assertEquals("Basic " + basic, partner.seen.get(0).authorization());
      assertEquals("Bearer s3cret", partner.seen.get(1).authorization());
      assertEquals("s3cret", partner.seen.get(2).apiKey());
    }
  }

  @Test
  void whatIsMissingStopsTheChannelBeforeAnythingIsSent() throws Exception {
    Files.writeString(folder.resolve("line-feeds"), "a b\tc\n");
    try (Counterpart partner = Counterpart.of(OK)) {
      HttpsChannel channel = partner.channel(folder);
      assertEquals(List.of(), HTTPS.check(channel));
      Secret missing = new Secret("file:" + folder.resolve("missing"));
      stopped("NET-01", Channels.url(channel, channel.url().toString().replace("https:", "http:")));
      stopped("NET-01", Channels.url(channel, channel.url().toString().replace("//", "//user:password@")));
      stopped("NET-02", Channels.authentication(channel, new Authentication.Bearer(missing)));
      stopped("NET-02", Channels.authentication(channel, new Authentication.Bearer(new Secret("file:" + folder.resolve("line-feeds")))));
      stopped("NET-03", Channels.client(channel, new KeyStoreReference(folder.resolve("none.p12"), password("test"))));
      KeyStoreReference good = Counterpart.client(folder, Counterpart.CLIENT);
      stopped("NET-03", Channels.client(channel, new KeyStoreReference(good.store(), password("wrong"))));
      stopped("NET-04", Channels.trust(channel, folder.resolve("none.pem")));
      stopped("NET-04", Channels.trust(channel, Files.writeString(folder.resolve("empty.pem"), "")));
      stopped("NET-05", Channels.identityHeaders(channel, "Host"));
      stopped("NET-05", Channels.authentication(channel, new Authentication.ApiKey("Content-Length", password("test"))));
      assertTrue(partner.seen.isEmpty());
    }
  }

  private Secret password(String value) throws Exception {
    return new Secret("file:" + Files.writeString(folder.resolve("password-" + value), value));
  }

  private static void stopped(String code, HttpsChannel channel) {
    List<Finding> findings = HTTPS.check(channel);
    assertEquals(List.of(code), findings.stream().map(Finding::code).toList());
    assertEquals(findings, assertInstanceOf(Delivery.Refused.class, HTTPS.send(PARCEL, channel)).findings());
  }

  @Test
  void noSecretIsInAnyMessage() throws Exception {
    Files.writeString(folder.resolve("secret"), "hunter2 with a blank");
    try (Counterpart partner = Counterpart.of(Counterpart.answer(403, "text/plain", ""))) {
      Secret secret = new Secret("file:" + folder.resolve("secret"));
      HttpsChannel channel = partner.channel(folder);
      for (Authentication said : List.of(new Authentication.Basic("u", secret), new Authentication.Bearer(secret),
          new Authentication.ApiKey("X-Api-Key", secret))) {
        HttpsChannel with = Channels.authentication(channel, said);
        String all = with + " " + HTTPS.check(with) + " " + HTTPS.send(PARCEL, with);
        assertFalse(all.contains("hunter2"), all);
        assertFalse(all.contains(Base64.getEncoder().encodeToString("u:hunter2 with a blank".getBytes(StandardCharsets.UTF_8))), all);
      }
    }
  }
}
