package io.bordereau.signing.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.keys.CertificateFacts.Chain;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.rosstandart.RosstandartObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A development hub makes its own keys once, renews them in time, and nobody can mistake them for real ones. */
class DevelopmentKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir
  private Path folder;

  private DevelopmentKeys keys;

  @BeforeEach
  void make() throws IOException {
    keys = new DevelopmentKeys(folder.resolve("keys"));
    assertEquals(List.of("password", "development-root", "partner-server.p12", "hub-server.p12", "hub-client.p12", "secrets/halden"),
        keys.ensure(NOW, List.of("halden")));
  }

  private char[] password() throws IOException {
    return Files.readString(keys.password()).strip().toCharArray();
  }

  private CertificateFacts facts(Path store) throws Exception {
    return CertificateFacts.ofStore(store, password(), NOW);
  }

  @Test
  void everyNameSaysThatItIsNotForProduction() throws Exception {
    for (Path store : List.of(keys.partner(), keys.client(), keys.authority())) {
      CertificateFacts facts = facts(store);
      assertTrue(facts.development(), facts.subject());
      assertTrue(facts.subject().contains("OU=NOT FOR PRODUCTION"), facts.subject());
      assertTrue(facts.subject().matches(".*CN=[^,]* - NOT FOR PRODUCTION.*"), facts.subject());
      assertTrue(facts.issuer().contains("NOT FOR PRODUCTION"), facts.issuer());
    }
  }

  @Test
  void eachCertificateIsForOnePurpose() throws Exception {
    assertEquals(List.of("server", "signing"), facts(keys.partner()).uses());
    assertEquals(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"), facts(keys.partner()).hosts());
    assertEquals(List.of("client", "signing"), facts(keys.client()).uses());
    assertEquals(List.of("issuing"), facts(keys.authority()).uses());
    assertEquals("EC 256", facts(keys.client()).key());
  }

  @Test
  void whatIsThereIsLeftAlone() throws Exception {
    byte[] before = Files.readAllBytes(keys.client());
    String secret = Files.readString(keys.secret("halden"));
    assertEquals(List.of(), keys.ensure(NOW.plus(Duration.ofDays(300)), List.of("halden")));
    assertArrayEquals(before, Files.readAllBytes(keys.client()));
    assertEquals(secret, Files.readString(keys.secret("halden")));
    assertEquals(List.of("secrets/calder"), keys.ensure(NOW, List.of("halden", "calder")));
  }

  @Test
  void whatExpiresWithinTwoWeeksIsRenewedUnderTheSameRoot() throws Exception {
    String root = Files.readString(keys.root());
    Instant late = NOW.plus(Duration.ofDays(390));
    assertEquals(List.of("partner-server.p12", "hub-server.p12", "hub-client.p12"), keys.ensure(late, List.of()));
    assertEquals(root, Files.readString(keys.root()));
    assertEquals(Chain.GOOD, CertificateFacts.ofStore(keys.client(), password(), late).chain());
  }

  @Test
  void aRootThatCannotOutliveItsChildrenIsMadeAnewWithThem() throws Exception {
    assertEquals(List.of("development-root", "partner-server.p12", "hub-server.p12", "hub-client.p12"), keys.ensure(NOW.plus(Duration.ofDays(3600)), List.of()));
  }

  @Test
  void onlyTheOwnerCanRead() throws Exception {
    for (Path file : List.of(keys.password(), keys.client(), keys.authority(), keys.secret("halden"))) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file.toString());
    }
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.folder())));
  }

  @Test
  void aSecretIsNoPath() {
    assertThrows(IOException.class, () -> keys.ensure(NOW, List.of("../escape")));
    assertFalse(Files.exists(folder.resolve("escape")));
  }

  @Test
  void aStoreThatCannotBeOpenedIsNotReplacedInSilence() throws Exception {
    Files.writeString(keys.client(), "not a key store");
    IOException failure = assertThrows(IOException.class, () -> keys.ensure(NOW, List.of()));
    assertTrue(failure.getMessage().contains("hub-client.p12 is no PKCS#12 store, or its password is wrong; remove it"), failure.getMessage());
  }

  @Test
  void twoThatStartTogetherMakeThemOnce() throws Exception {
    DevelopmentKeys shared = new DevelopmentKeys(folder.resolve("shared"));
    var made = new ConcurrentLinkedQueue<String>();
    Process first = other(shared);
    Process second = other(shared);
    for (Process one : List.of(first, second)) {
      made.addAll(new String(one.getInputStream().readAllBytes()).lines().filter(line -> line.startsWith("made ")).toList());
      assertEquals(0, one.waitFor());
    }
    assertEquals(Set.copyOf(made).size(), made.size(), "a file was made twice: " + made);
    assertEquals(new TreeSet<>(List.of("made password", "made development-root", "made partner-server.p12", "made hub-server.p12", "made hub-client.p12")), new TreeSet<>(made));
  }

  private static Process other(DevelopmentKeys keys) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = Stream.of(Maker.class, DevelopmentKeys.class, X500Name.class, X509v3CertificateBuilder.class, RosstandartObjectIdentifiers.class)
        .map(type -> Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString())
        .collect(Collectors.joining(File.pathSeparator));
    return new ProcessBuilder(java, "-cp", classes, Maker.class.getName(), keys.folder().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** A process that makes keys. */
  public static final class Maker {
    private Maker() {}

    /** Prints what it made. */
    public static void main(String[] args) throws IOException {
      new DevelopmentKeys(Path.of(args[0])).ensure(NOW, List.of()).forEach(name -> System.out.println("made " + name));
    }
  }

  @Test
  void factsTellWhatFailsAtNight() throws Exception {
    CertificateFacts client = facts(keys.client());
    assertEquals(Chain.GOOD, client.chain());
    assertEquals(NOW.plus(397, ChronoUnit.DAYS), client.until());
    assertEquals(397, client.left().toDays());
    assertTrue(client.inTime());
    CertificateFacts later = CertificateFacts.ofStore(keys.client(), password(), NOW.plus(Duration.ofDays(400)));
    assertEquals(Chain.OUT_OF_TIME, later.chain());
    assertFalse(later.inTime());
    assertTrue(later.left().isNegative());
    assertEquals(Chain.SELF_SIGNED, CertificateFacts.ofPem(keys.root(), NOW).get(0).chain());
  }

  @Test
  void aChainThatDoesNotFitIsBroken() throws Exception {
    KeyMaterial client = KeyMaterial.load(keys.client(), password());
    DevelopmentAuthority stranger = DevelopmentAuthority.create("Stranger", NOW);
    assertEquals(Chain.BROKEN, CertificateFacts.of(client.chain(), Set.of(stranger.root().certificate()), NOW).chain());
    // The same name, another key: only the signature tells them apart.
    DevelopmentAuthority twin = DevelopmentAuthority.create("Bordereau root", NOW.minus(Duration.ofHours(1)));
    assertEquals(Chain.BROKEN, CertificateFacts.of(List.of(client.certificate()), Set.of(twin.root().certificate()), NOW).chain());
  }

  @Test
  void whatCannotBeReadIsSaidInWords() throws Exception {
    assertTrue(assertThrows(KeysUnusable.class, () -> CertificateFacts.ofPem(folder.resolve("none.pem"), NOW)).getMessage().contains("missing"));
    Path empty = Files.writeString(folder.resolve("empty.pem"), "\n");
    assertThrows(KeysUnusable.class, () -> CertificateFacts.ofPem(empty, NOW));
    KeysUnusable wrong = assertThrows(KeysUnusable.class, () -> KeyMaterial.load(keys.client(), "wrong".toCharArray()));
    assertTrue(wrong.getMessage().contains("password is wrong"), wrong.getMessage());
    assertThrows(KeysUnusable.class, () -> KeyMaterial.load(keys.trust(), password()), "a trust store holds no key");
    assertFalse(KeyMaterial.load(keys.client(), password()).toString().contains("PrivateKey"));
  }
}
