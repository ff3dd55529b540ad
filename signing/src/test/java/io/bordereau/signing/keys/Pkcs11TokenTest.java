package io.bordereau.signing.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.signing.pki.Kind;
import io.bordereau.signing.pki.Openssl;
import io.bordereau.signing.pki.TestPki;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.rosstandart.RosstandartObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys on a token (SoftHSM, in a process of its own, since it finds its tokens by an environment variable) sign and never leave it. */
class Pkcs11TokenTest {
  private static final String PIN = "271828";
  private static final byte[] SIGNED = "what is signed".getBytes(StandardCharsets.UTF_8);
  private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib/softhsm/libsofthsm2.so"), Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
      Path.of("/usr/lib64/pkcs11/libsofthsm2.so"), Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

  @TempDir
  private static Path folder;

  private static Path library;
  private static Map<String, String> said;

  @BeforeAll
  static void signOnTheToken() throws Exception {
    library = LIBRARIES.stream().filter(Files::exists).findFirst().orElse(null);
    if (System.getenv("BORDEREAU_FOREIGN") == null) Assumptions.assumeTrue(library != null, "SoftHSM is not installed");
    assertTrue(library != null, "SoftHSM is not installed");
    Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(folder.resolve("softhsm2.conf"), "directories.tokendir = " + folder.resolve("tokens") + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    run(List.of("softhsm2-util", "--init-token", "--free", "--label", "larkfield", "--pin", PIN, "--so-pin", "314159"));
    for (Kind kind : Kind.values()) TestPki.shared().leaf(kind).save(folder.resolve(kind + ".p12"), "key", PIN.toCharArray());
    Openssl.pem(folder.resolve("issuers.pem"), TestPki.shared().intermediate().certificate(), TestPki.shared().anchor());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = Stream.of(Signer.class, SigningKey.class, X500Name.class, X509v3CertificateBuilder.class, RosstandartObjectIdentifiers.class, Test.class, TempDir.class)
        .map(type -> Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString()).distinct().collect(Collectors.joining(File.pathSeparator));
    said = new TreeMap<>();
    run(List.of(java, "-cp", classes, Signer.class.getName(), library.toString(), folder.toString())).lines().filter(line -> line.contains("="))
        .forEach(line -> said.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    var process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), text);
    return text;
  }

  @Test
  void whatTheTokenSignsHolds() throws Exception {
    for (Kind kind : Kind.values()) {
      X509Certificate certificate = TestPki.shared().leaf(kind).certificate();
      SignatureAlgorithm algorithm = SignatureAlgorithm.valueOf(said.get(kind + ".algorithm"));
      assertEquals(SignatureAlgorithm.of(certificate.getPublicKey()).orElseThrow(), algorithm);
      var check = algorithm.start(null);
      check.initVerify(certificate);
      check.update(SIGNED);
      assertTrue(check.verify(HexFormat.of().parseHex(said.get(kind + ".signature"))), kind.toString());
    }
  }

  @Test
  void otherDigestsAndPssAreSignedToo() {
    assertEquals("true", said.get("sha512"), said.toString());
    assertEquals("true", said.get("pss"), said.toString());
  }

  @Test
  void theChainIsCompletedFromWhatIsConfigured() {
    assertEquals("3", said.get("P_256.chain"));
    assertEquals("QUALIFIED_SEAL", said.get("P_256.standing"));
  }

  @Test
  void theKeyStaysOnTheToken() {
    assertEquals("null", said.get("encoded"));
  }

  @Test
  void whatIsMissingIsSaidInWords() {
    assertTrue(said.get("wrong pin").contains("its PIN is wrong"), said.toString());
    assertTrue(said.get("wrong label").contains("holds no key nobody"), said.toString());
    assertTrue(said.get("wrong slot").contains("there is no token"), said.toString());
    assertThrows(KeysUnusable.class, () -> new Pkcs11Token(folder.resolve("none.so"), -1, 0, PIN).key("key", List.of(), Standing.ADVANCED));
    assertEquals("Pkcs11Token[x.so]", new Pkcs11Token(Path.of("x.so"), -1, 0, PIN).toString());
  }

  /** What runs in the process of its own. */
  public static final class Signer {
    private Signer() {}

    /** Puts the keys on the token, as an operator would with a tool, opens them as the hub does, and prints what comes of it. */
    public static void main(String[] args) throws Exception {
      Path library = Path.of(args[0]);
      Path folder = Path.of(args[1]);
      var provider = Security.getProvider("SunPKCS11").configure("--name = import\nlibrary = " + library + "\nslotListIndex = 0\n");
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, PIN.toCharArray());
      for (Kind kind : Kind.values()) {
        KeyMaterial key = KeyMaterial.load(folder.resolve(kind + ".p12"), PIN.toCharArray());
        store.setKeyEntry("seal-" + kind, key.key(), null, new Certificate[] {key.certificate()});
      }
      List<X509Certificate> issuers = new ArrayList<>();
      for (var each : CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("issuers.pem"))))) {
        issuers.add((X509Certificate) each);
      }
      Pkcs11Token token = new Pkcs11Token(library, -1, 0, PIN);
      for (Kind kind : Kind.values()) {
        SigningKey key = token.key("seal-" + kind, issuers, Standing.QUALIFIED_SEAL);
        System.out.println(kind + ".algorithm=" + key.algorithm());
        System.out.println(kind + ".chain=" + key.chain().size());
        System.out.println(kind + ".standing=" + key.standing());
        System.out.println(kind + ".signature=" + HexFormat.of().formatHex(key.sign(SIGNED)));
      }
      SigningKey rsa = token.key("seal-RSA_2048", issuers, Standing.ADVANCED);
      // it verifies what it made, so that it did not throw says enough
      System.out.println("sha512=" + (rsa.with(SignatureAlgorithm.RSA_SHA512).sign(SIGNED).length == 256));
      System.out.println("pss=" + (rsa.with(SignatureAlgorithm.RSA_PSS_SHA256).sign(SIGNED).length == 256));
      System.out.println("encoded=" + Arrays.toString(store.getKey("seal-P_256", null).getEncoded()));
      System.out.println("wrong label=" + words(() -> token.key("nobody", List.of(), Standing.ADVANCED)));
      System.out.println("wrong slot=" + words(() -> new Pkcs11Token(library, -1, 7, PIN).key("seal-P_256", List.of(), Standing.ADVANCED)));
      System.out.println("wrong pin=" + pin(args, folder));
    }

    /** A token that is logged in to stays so for the whole process: the wrong PIN needs another one. */
    private static String pin(String[] args, Path folder) throws Exception {
      var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"), WrongPin.class.getName(), args[0])
          .redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }

    private interface Opening {
      SigningKey open() throws KeysUnusable;
    }

    private static String words(Opening opening) {
      try {
        return "opened " + opening.open();
      } catch (KeysUnusable e) {
        return e.getMessage();
      }
    }
  }

  /** Tries a wrong PIN. */
  public static final class WrongPin {
    private WrongPin() {}

    /** Prints what is said. */
    public static void main(String[] args) {
      System.out.println(Signer.words(() -> new Pkcs11Token(Path.of(args[0]), -1, 0, "000000").key("seal-P_256", List.of(), Standing.ADVANCED)));
    }
  }
}
