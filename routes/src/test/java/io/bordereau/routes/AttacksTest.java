package io.bordereau.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.envelopes.ReceivedCxml;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Format;
import io.bordereau.rules.Rules;
import io.bordereau.signing.keys.KeysUnusable;
import io.bordereau.signing.verify.ChainCheck;
import io.bordereau.signing.verify.SignatureVerdict;
import io.bordereau.signing.verify.TrustAnchors;
import io.bordereau.signing.xades.XmlSignatures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Attacks by XML through every entry that reads XML: external entities, expansion of entities, declarations, stylesheets and schemas from elsewhere,
 * nesting, and documents that are something else. Each is refused with a finding, in bounded time and memory, and nothing is fetched: a listener on this
 * machine stands in for every address in them.
 */
class AttacksTest {
  private static final Path FOREIGN = Path.of(System.getenv().getOrDefault("BORDEREAU_FOREIGN", "../shared/foreign"));
  private static final Pattern ADDRESS = Pattern.compile("(https?|ftp|gopher|jar:http|netdoc)://[^/\"'<>\\s%&;]+");
  private static final Pattern DECLARES = Pattern.compile("<!(DOCTYPE|ENTITY)");
  private static final Pattern AMOUNT = Pattern.compile(">-?[0-9]+\\.[0-9]+<");
  private static final long MOST_MEMORY = 64 << 20;
  private static final Duration MOST_TIME = Duration.ofSeconds(20);
  private static final AtomicInteger CAUGHT = new AtomicInteger();

  private static ServerSocket canary;

  @BeforeAll
  static void listen() throws IOException {
    canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> {
      while (true) {
        try {
          var caught = canary.accept();
          CAUGHT.incrementAndGet();
          caught.close();
        } catch (IOException closed) {
          return;
        }
      }
    });
  }

  /** Calls of the listener are told in their order: when our own has been told, no other is still on its way. */
  @AfterAll
  static void stop() throws IOException {
    try (var own = new Socket(InetAddress.getLoopbackAddress(), canary.getLocalPort())) {
      assertTimeoutPreemptively(MOST_TIME, () -> assertEquals(-1, own.getInputStream().read()));
    } finally {
      canary.close();
    }
    assertEquals(1, CAUGHT.get(), "something was fetched after all");
  }

  /** An entry for XML: what it finds wrong with some bytes; empty when it takes them. */
  private record Entry(String name, Function<byte[], List<Finding>> refuses) {}

  private static List<Entry> entries() {
    var all = new ArrayList<Entry>();
    for (var format : Formats.ALL) if (readsXml(format)) all.add(new Entry(format.id(), bytes -> refusals(format, bytes)));
    for (var profile : Rules.official().profiles()) all.add(new Entry("validate --profile " + profile, bytes -> Rules.official().validate(profile, bytes).findings()));
    all.add(new Entry("the head of a cXML message", AttacksTest::head));
    all.add(new Entry("the signatures of a document", AttacksTest::signatures));
    all.add(new Entry("a trusted list", AttacksTest::anchors));
    assertTrue(all.size() > 10, "only " + all.size() + " entries");
    return all;
  }

  private static boolean readsXml(Format format) {
    return !format.id().startsWith("x12-") && !format.id().startsWith("edifact-") && !format.id().equals("bordereau-json");
  }

  private static List<Finding> refusals(Format format, byte[] bytes) {
    var reads = format.read(bytes, Context.NEUTRAL);
    return reads.stream().anyMatch(r -> r.document().isPresent()) ? List.of() : reads.stream().flatMap(r -> r.findings().stream()).toList();
  }

  private static List<Finding> head(byte[] bytes) {
    return switch (ReceivedCxml.read(bytes)) {
      case ReceivedCxml.Head.Opened opened -> List.of();
      case ReceivedCxml.Head.Broken broken -> List.of(new Finding(broken.why().name(), null, null, null, null, "broken", null, null, null));
    };
  }

  /** What is found wrong with what is to be verified: nothing of an attack is valid. */
  private static List<Finding> signatures(byte[] bytes) {
    var verdicts = new XmlSignatures(ChainCheck.offline(TrustAnchors.NONE)).verify(bytes, Instant.now());
    return verdicts.stream().anyMatch(v -> v.verdict() == SignatureVerdict.Verdict.VALID) ? List.of() : List.of(wrong("not valid: " + verdicts));
  }

  /** What is found wrong with a list of anchors: none is taken from an attack. */
  private static List<Finding> anchors(byte[] bytes) {
    try {
      var file = Files.createTempFile("anchors", ".xml");
      try {
        Files.write(file, bytes);
        return TrustAnchors.read(List.of(file), null, List.of(), Instant.now()).all().isEmpty() ? List.of(wrong("no anchor is taken from it")) : List.of();
      } catch (KeysUnusable e) {
        return List.of(wrong(e.getMessage()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Finding wrong(String words) {
    return new Finding("SIG-50", null, null, null, null, words, null, null, null);
  }

  @TestFactory
  Stream<DynamicTest> everyAttackIsRefusedAtEveryEntry() throws IOException {
    var attacks = new LinkedHashMap<>(own());
    attacks.putAll(foreign());
    return entries().stream().map(entry -> DynamicTest.dynamicTest(entry.name(), () -> attacks.forEach((name, bytes) -> attack(entry, name, bytes))));
  }

  private static List<Finding> measured(com.sun.management.ThreadMXBean threads, Entry entry, String name, byte[] bytes, long[] used) {
    return assertTimeoutPreemptively(MOST_TIME, () -> {
      long before = threads.getCurrentThreadAllocatedBytes();
      var found = entry.refuses().apply(bytes);
      used[0] = threads.getCurrentThreadAllocatedBytes() - before;
      return found;
    }, () -> entry.name() + " hangs over " + name);
  }

  private static void attack(Entry entry, String name, byte[] bytes) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var used = new long[1];
    var findings = measured(threads, entry, name, bytes, used);
    // What is loaded once for all, classes and providers, is not what an attack needs: the second time tells.
    if (used[0] >= MOST_MEMORY + 40L * bytes.length) findings = measured(threads, entry, name, bytes, used);
    assertFalse(findings.isEmpty(), () -> entry.name() + " takes " + name);
    for (var f : findings) assertFalse(f.message() == null || f.message().isBlank(), () -> entry.name() + " says nothing about " + name);
    assertTrue(used[0] < MOST_MEMORY + 40L * bytes.length, () -> entry.name() + " needs " + used[0] + " bytes for " + name + " of " + bytes.length);
    assertEquals(0, CAUGHT.get(), () -> entry.name() + " fetched something for " + name);
  }

  /** A document that would be taken, with an attack before or inside it. */
  @TestFactory
  Stream<DynamicTest> aGoodDocumentWithAnAttackInItIsRefused() {
    var root = Path.of(System.getProperty("bordereau.root", ".."));
    return Formats.ALL.stream().filter(AttacksTest::readsXml).flatMap(format -> good(root, format).map(good -> DynamicTest.dynamicTest(format.id(), () -> {
      assertTrue(refusals(format, good.getBytes(StandardCharsets.UTF_8)).isEmpty(), "the good document is taken");
      inside(good).forEach((name, bytes) -> attack(new Entry(format.id(), b -> refusals(format, b)), name, bytes));
    })).stream());
  }

  /** Whatever reads a number must not work it out before it knows how long it is: this one has a thousand million digits. */
  @TestFactory
  Stream<DynamicTest> aNumberThatWouldFillTheMemoryIsFoundWrong() {
    var root = Path.of(System.getProperty("bordereau.root", ".."));
    return Formats.ALL.stream().filter(AttacksTest::readsXml).map(format -> DynamicTest.dynamicTest(format.id(), () -> {
      for (var good : goods(root, format)) {
        for (var huge : List.of("1E999999999", "-1e-999999999", "9".repeat(100_000))) {
          for (int every = 1; every <= 3; every++) {
            var bytes = replaced(good, huge, every);
            if (AMOUNT.matcher(good).results().count() >= every) attack(new Entry(format.id(), b -> findings(format, b)), huge.substring(0, 10), bytes);
          }
        }
      }
    }));
  }

  /** Every amount, every other or every third one is another number: some sums are of both kinds then. */
  private static byte[] replaced(String good, String number, int every) {
    var count = new AtomicInteger();
    return AMOUNT.matcher(good).replaceAll(m -> count.incrementAndGet() % every == 0 ? ">" + number + "<" : m.group()).getBytes(StandardCharsets.UTF_8);
  }

  private static List<Finding> findings(Format format, byte[] bytes) {
    return format.read(bytes, Context.NEUTRAL).stream().flatMap(r -> r.findings().stream()).toList();
  }

  private static java.util.Optional<String> good(Path root, Format format) {
    return goods(root, format).stream().findFirst();
  }

  /** What the hub writes in a format, case by case. */
  private static List<String> goods(Path root, Format format) {
    try (var files = Files.walk(root.resolve("samples"), 2)) {
      var all = new ArrayList<String>();
      for (var file : files.filter(f -> f.getFileName().toString().equals(format.id() + ".xml")).sorted().toList()) all.add(Files.readString(file));
      return all;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> inside(String good) {
    var address = address();
    var body = good.replaceFirst("(?s)^<\\?xml[^>]*\\?>\\s*", "").replaceFirst("(?s)^<!DOCTYPE[^>]*>\\s*", "");
    var root = body.replaceFirst("(?s)^<([\\w:.-]+).*", "$1");
    var all = new LinkedHashMap<String, byte[]>();
    all.put("an external entity", utf8("<!DOCTYPE " + root + " [<!ENTITY x SYSTEM \"" + address + "x\">]>" + body.replaceFirst(">([^<>]+)</", ">&x;</")));
    all.put("an external subset", utf8("<!DOCTYPE " + root + " SYSTEM \"" + address + "x.dtd\">" + body));
    all.put("a public external subset", utf8("<!DOCTYPE " + root + " PUBLIC \"-//X//Y//EN\" \"" + address + "x.dtd\">" + body));
    all.put("a parameter entity", utf8("<!DOCTYPE " + root + " [<!ENTITY % p SYSTEM \"" + address + "p\"> %p;]>" + body));
    all.put("an entity of its own", utf8("<!DOCTYPE " + root + " [<!ENTITY x \"y\">]>" + body.replaceFirst(">([^<>]+)</", ">&x;</")));
    all.put("an undeclared entity", utf8(body.replaceFirst(">([^<>]+)</", ">&nbsp;</")));
    all.put("declarations in UTF-16", ("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE " + root + " [<!ENTITY x SYSTEM \"" + address + "x\">]>" + body).getBytes(StandardCharsets.UTF_16BE));
    all.put("cut in the middle", utf8(body.substring(0, body.length() / 2)));
    all.put("two roots", utf8(body + body));
    return all;
  }

  private static byte[] utf8(String text) {
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(StandardCharsets.UTF_8);
  }

  private static String address() {
    return "http://127.0.0.1:" + canary.getLocalPort() + "/";
  }

  /** Attacks of our own making. */
  private static Map<String, byte[]> own() {
    var a = address();
    var all = new LinkedHashMap<String, byte[]>();
    var laughs = new StringBuilder("<!DOCTYPE lolz [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 30; i++) laughs.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
    all.put("a billion laughs", utf8(laughs + "]><lolz>&l29;</lolz>"));
    all.put("one long entity many times", utf8("<!DOCTYPE b [<!ENTITY a \"" + "a".repeat(100_000) + "\">]><b>" + "&a;".repeat(100_000) + "</b>"));
    all.put("an entity of itself", utf8("<!DOCTYPE b [<!ENTITY a \"&a;\">]><b>&a;</b>"));
    all.put("a parameter entity that sends a file", utf8("<!DOCTYPE r [<!ENTITY % f SYSTEM \"file:///etc/hostname\"><!ENTITY % d SYSTEM \"" + a + "d\">%d;]><r/>"));
    all.put("XInclude", utf8("<x xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + a + "i\" parse=\"text\"/></x>"));
    all.put("a stylesheet", utf8("<?xml-stylesheet type=\"text/xsl\" href=\"" + a + "s.xsl\"?><x/>"));
    all.put("a schema of its own", utf8("<x xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"" + a + "x.xsd\" xsi:schemaLocation=\"urn:x " + a + "y.xsd\"/>"));
    all.put("deep nesting", utf8("<a>".repeat(200_000)));
    all.put("many attributes", utf8("<a " + many(200_000) + "/>"));
    all.put("one long name", utf8("<" + "a".repeat(1_000_000) + "/>"));
    all.put("one long attribute", utf8("<a b=\"" + "c".repeat(5_000_000) + "\"/>"));
    all.put("many namespaces", utf8("<a " + namespaces(200_000) + "/>"));
    all.put("a document in UTF-7", "+ADwAIQ-DOCTYPE x+AFs-+ADwAIQ-ENTITY y SYSTEM \"file:///etc/hostname\"+AD4AXQA+-".getBytes(StandardCharsets.US_ASCII));
    all.put("an encoding that does not exist", "<?xml version=\"1.0\" encoding=\"X-NOBODY\"?><a/>".getBytes(StandardCharsets.US_ASCII));
    all.put("an encoding that lies", ("<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"" + a + "\">]><x>&y;</x>").getBytes(StandardCharsets.US_ASCII));
    all.put("EBCDIC", "<?xml version=\"1.0\" encoding=\"IBM037\"?><!DOCTYPE x [<!ENTITY y \"z\">]><x>&y;</x>".getBytes(Charset.forName("IBM037")));
    all.put("XML 1.1 with controls", "<?xml version=\"1.1\"?><a>&#1;</a>".getBytes(StandardCharsets.US_ASCII));
    all.put("zeros", new byte[100_000]);
    all.put("nothing", new byte[0]);
    return all;
  }

  private static String many(int count) {
    var b = new StringBuilder();
    for (int i = 0; i < count; i++) b.append('a').append(i).append("=\"1\" ");
    return b.toString();
  }

  private static String namespaces(int count) {
    var b = new StringBuilder();
    for (int i = 0; i < count; i++) b.append("xmlns:a").append(i).append("=\"urn:").append(i).append("\" ");
    return b.toString();
  }

  /** What others collected; every address in it is that of the listener. */
  private static Map<String, byte[]> foreign() throws IOException {
    var all = new LinkedHashMap<String, byte[]>();
    if (System.getenv("BORDEREAU_FOREIGN") == null && !Files.isDirectory(FOREIGN)) return all;
    for (var folder : List.of("attacks-xml", "attacks-xmldsig")) {
      try (var files = Files.walk(FOREIGN.resolve(folder))) {
        for (var file : files.filter(Files::isRegularFile).sorted().toList()) add(file, all);
      }
    }
    assertTrue(all.size() > 150, "only " + all.size() + " foreign attacks");
    return all;
  }

  private static void add(Path file, Map<String, byte[]> all) throws IOException {
    var name = file.getFileName().toString();
    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
    if (name.endsWith(".xml") || name.endsWith(".xsl")) all.put(file.toString(), redirected(text));
    if (!name.startsWith("xml-attacks")) return;
    int line = 0;
    for (var one : text.split("\n")) {
      line++;
      if (one.startsWith("<") || DECLARES.matcher(one).find()) all.put(file + ":" + line, redirected(one));
    }
  }

  private static byte[] redirected(String text) {
    var here = "http://127.0.0.1:" + canary.getLocalPort();
    // the names of namespaces must stay what they are: only what could be fetched is redirected
    return (DECLARES.matcher(text).find() ? ADDRESS.matcher(text).replaceAll(here) : text).getBytes(StandardCharsets.ISO_8859_1);
  }
}
