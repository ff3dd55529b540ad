package io.bordereau.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher {@code hub} on machines that have several JDKs, one, none, or no Maven. The machines are folders of scripts that pretend to
 * be JDKs: each writes down that it was started, and with what.
 */
class LauncherTest {
  private static final List<String> TOOLS = List.of("bash", "cat", "dirname", "find", "flock", "grep", "mkdir", "mv", "readlink", "rm", "sed", "touch");
  private static final String NO_JDK = "hub: Bordereau needs a JDK 21 or newer, and none was found: install one (for instance "
      + "https://adoptium.net) or set JAVA_HOME to it.";

  @TempDir private Path machine;
  private Path checkout;
  private Path tools;
  private Path jdks;

  /** How the launcher ended, what it said, and the calls of JDKs and Maven in their order: their folder's name and their arguments. */
  private record Ended(int status, String out, List<String> said, List<String> calls) {}

  @BeforeEach
  void aMachineWithAnInstallation() throws IOException {
    checkout = Files.createDirectories(machine.resolve("check out"));
    jdks = Files.createDirectories(machine.resolve("jvm"));
    tools = Files.createDirectories(machine.resolve("bin"));
    Path project = Path.of(System.getProperty("bordereau.root", "."));
    Files.copy(project.resolve("hub"), checkout.resolve("hub"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(project.resolve("pom.xml"), checkout.resolve("pom.xml"));
    for (String tool : TOOLS) {
      for (String folder : System.getenv("PATH").split(":")) {
        Path found = Path.of(folder, tool);
        if (Files.isExecutable(found) && !Files.exists(tools.resolve(tool))) script(tools.resolve(tool), "/bin/sh", "exec '" + found + "' \"$@\"");
      }
    }
  }

  @Test
  void theNewestOfSeveralJdksIsTaken() throws Exception {
    built();
    jdk("a-17", "17.0.15", true);
    jdk("b-25", "25.0.3", true);
    jdk("c-21", "21.0.5", true);
    Files.createDirectories(jdks.resolve("d-without-anything"));
    Ended ended = hub(Map.of(), "formats");
    assertEquals(0, ended.status);
    assertEquals("b-25 says hello", ended.out);
    assertEquals(List.of(), ended.said);
  }

  @Test
  void oneJdkTwentyOneIsEnough() throws Exception {
    built();
    jdk("only-21", "21.0.5", true);
    Ended ended = hub(Map.of(), "formats");
    assertEquals(0, ended.status);
    assertEquals("only-21 says hello", ended.out);
  }

  @Test
  void javaHomeGoesBeforeNewerOnes() throws Exception {
    built();
    jdk("b-25", "25.0.3", true);
    Path mine = jdk("../mine-21", "21", true);
    assertEquals("mine-21 says hello", hub(Map.of("JAVA_HOME", mine.toString()), "formats").out);
  }

  @Test
  void javaHomeThatIsTooOldOrNoJdkIsPassedOver() throws Exception {
    built();
    jdk("b-25", "25-ea", true);
    Path old = jdk("../old-17", "17.0.15", true);
    assertEquals("b-25 says hello", hub(Map.of("JAVA_HOME", old.toString()), "formats").out);
    assertEquals("b-25 says hello", hub(Map.of("JAVA_HOME", machine.resolve("gone").toString()), "formats").out);
  }

  @Test
  void aJdkInAnUnusualPlaceIsFoundByJavaOnThePath() throws Exception {
    built();
    Path unusual = jdk("../unusual", "21.0.5", true);
    Files.createSymbolicLink(tools.resolve("java"), unusual.resolve("bin/java"));
    assertEquals("unusual says hello", hub(Map.of(), "formats").out);
  }

  @Test
  void whereThereIsNoJdkOneSentenceSaysSo() throws Exception {
    built();
    assertNoJdk(hub(Map.of(), "--help"));
    jdk("a-17", "17.0.15", true);
    jdk("b-8", "1.8.0_402", true);
    assertNoJdk(hub(Map.of(), "--help"));
    assertNoJdk(hub(Map.of("JAVA_HOME", machine.resolve("gone").toString()), "--help"));
  }

  private static void assertNoJdk(Ended ended) {
    assertEquals(2, ended.status);
    assertEquals(List.of(NO_JDK), ended.said);
    assertEquals(List.of(), ended.calls);
  }

  @Test
  void whereThereIsNoMavenForTheFirstBuildOneSentenceSaysSo() throws Exception {
    jdk("only-21", "21.0.5", true);
    Ended ended = hub(Map.of(), "formats");
    assertEquals(2, ended.status);
    assertEquals(List.of("hub: Maven (mvn) is needed for the first build and was not found on the PATH."), ended.said);
    assertEquals(List.of(), ended.calls);
  }

  @Test
  void aRuntimeWithoutCompilerRunsWhatIsBuilt() throws Exception {
    built();
    jdk("jre-25", "25.0.3", false);
    assertEquals("jre-25 says hello", hub(Map.of(), "formats").out);
  }

  @Test
  void aRuntimeWithoutCompilerDoesNotHideAJdk() throws Exception {
    built();
    jdk("jre-25", "25.0.3", false);
    jdk("only-21", "21.0.5", true);
    assertEquals("only-21 says hello", hub(Map.of(), "formats").out);
  }

  @Test
  void whereOnlyARuntimeIsFoundForTheFirstBuildOneSentenceSaysSo() throws Exception {
    jdk("jre-25", "25.0.3", false);
    maven();
    Ended ended = hub(Map.of(), "formats");
    assertEquals(2, ended.status);
    assertEquals(1, ended.said.size());
    assertTrue(ended.said.get(0).endsWith("jre-25 only runs programs: install a JDK or set JAVA_HOME to one."), ended.said.get(0));
    assertEquals(List.of(), ended.calls);
  }

  @Test
  void theFirstCallBuildsWithTheJdkThatWasFoundAndTheSecondDoesNot() throws Exception {
    jdk("a-17", "17.0.15", true);
    jdk("only-21", "21.0.5", true);
    maven();
    Ended first = hub(Map.of(), "formats");
    assertEquals(0, first.status, first.said.toString());
    assertEquals("only-21 says hello", first.out);
    assertTrue(first.calls.get(0).startsWith("mvn with only-21: "), first.calls.toString());
    Ended second = hub(Map.of(), "formats");
    assertEquals("only-21 says hello", second.out);
    assertTrue(second.calls.stream().noneMatch(c -> c.startsWith("mvn")), second.calls.toString());
  }

  @Test
  void aFailedBuildSaysWhereItsLogIs() throws Exception {
    jdk("only-21", "21.0.5", true);
    script(tools.resolve("mvn"), "echo '[ERROR] no such dependency'; exit 1");
    Ended ended = hub(Map.of(), "formats");
    assertEquals(3, ended.status);
    assertTrue(ended.said.contains("[ERROR] no such dependency"), ended.said.toString());
    String last = ended.said.get(ended.said.size() - 1);
    String says = "hub: the build failed; see ";
    assertTrue(last.startsWith(says), ended.said.toString());
    assertTrue(Files.readString(Path.of(last.substring(says.length()))).contains("[ERROR] no such dependency"), last);
  }

  @Test
  void theProgramGetsTheWordsAsTheyWereTypedAndThePinnedXmlParsers() throws Exception {
    built();
    jdk("only-21", "21.0.5", true);
    Ended ended = hub(Map.of("BORDEREAU_JAVA_OPTS", "-Xmx2g"), "read", "a file.xml", "--to", "");
    String call = ended.calls.get(ended.calls.size() - 1);
    assertTrue(call.endsWith("|io.bordereau.routes.cli.Main|read|a file.xml|--to|"), call);
    assertTrue(call.contains("|-Xmx2g|"), call);
    assertTrue(call.contains("|-Djdk.serialFilter=!*|"), call);
    assertTrue(call.contains("|-Djavax.xml.parsers.SAXParserFactory=com.sun.org.apache.xerces.internal.jaxp.SAXParserFactoryImpl|"), call);
  }

  @Test
  void eachJdkGetsTheClassArchiveThatItKnows() throws Exception {
    built();
    Files.createDirectories(checkout.resolve("samples"));
    Path old = jdk("j21", "21.0.5", true);
    Path young = jdk("j25", "25.0.3", true);
    List<String> calls = hub(Map.of("JAVA_HOME", old.toString()), "formats").calls;
    assertEquals(2, calls.size(), "a training run and the command");
    assertTrue(calls.get(0).contains("-XX:ArchiveClassesAtExit=") && calls.get(1).contains("-XX:SharedArchiveFile="), calls.toString());
    calls = hub(Map.of("JAVA_HOME", young.toString()), "formats").calls;
    assertTrue(calls.get(0).contains("-XX:AOTCacheOutput=") && calls.get(1).contains("-XX:AOTCache="), calls.toString());
    calls = hub(Map.of("JAVA_HOME", young.toString()), "formats").calls;
    assertEquals(1, calls.size(), "the archive is there");
    // options that an older JVM does not know would stop it
    calls = hub(Map.of("JAVA_HOME", old.toString()), "run").calls;
    assertFalse(calls.get(calls.size() - 1).contains("--sun-misc-unsafe-memory-access"), calls.toString());
  }

  @Test
  void theLauncherMayBeCalledByALinkFromElsewhereAndWithoutAHome() throws Exception {
    built();
    jdk("only-21", "21.0.5", true);
    Path link = machine.resolve("elsewhere");
    Files.createSymbolicLink(link, Path.of("check out", "hub"));
    Ended ended = call(link, Map.of(), false, "formats");
    assertEquals("only-21 says hello", ended.out, ended.said.toString());
  }

  private void built() throws IOException {
    Files.createDirectories(checkout.resolve("routes/target/lib"));
    Files.writeString(checkout.resolve("routes/target/bordereau-routes-1.jar"), "");
    Files.writeString(checkout.resolve("routes/target/lib/some.jar"), "");
  }

  private Path jdk(String name, String version, boolean compiler) throws IOException {
    Path home = jdks.resolve(name).normalize();
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    String self = home.getFileName().toString();
    script(home.resolve("bin/java"), "{ printf '" + self + "'; printf '|%s' \"$@\"; echo; } >> '" + machine + "/calls'\n"
        + "for a in \"$@\"; do case $a in -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) echo archive > \"${a#*=}\" ;; esac; done\n"
        + "echo '" + self + " says hello'");
    if (compiler) script(home.resolve("bin/javac"), "exit 0");
    return home;
  }

  private void maven() throws IOException {
    script(tools.resolve("mvn"), "echo \"mvn with ${JAVA_HOME##*/}: $*\" >> '" + machine + "/calls'\n"
        + "mkdir -p routes/target/lib && touch routes/target/bordereau-routes-1.jar routes/target/lib/some.jar");
  }

  private static void script(Path file, String body) throws IOException {
    script(file, "/usr/bin/env bash", body);
  }

  private static void script(Path file, String interpreter, String body) throws IOException {
    Files.writeString(file, "#!" + interpreter + "\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private Ended hub(Map<String, String> environment, String... words) throws Exception {
    return call(checkout.resolve("hub"), environment, true, words);
  }

  private Ended call(Path launcher, Map<String, String> environment, boolean home, String... words) throws Exception {
    Files.deleteIfExists(machine.resolve("calls"));
    var command = Stream.concat(Stream.of(launcher.toString()), Stream.of(words)).toList();
    var process = new ProcessBuilder(command).directory(machine.toFile()).redirectError(machine.resolve("said").toFile())
        .redirectOutput(machine.resolve("out").toFile());
    process.environment().clear();
    process.environment().put("PATH", tools.toString());
    process.environment().put("BORDEREAU_JDKS", jdks.toString());
    if (home) process.environment().put("HOME", machine.toString());
    process.environment().putAll(environment);
    Process running = process.start();
    assertTrue(running.waitFor(30, TimeUnit.SECONDS), "the launcher hangs");
    Path calls = machine.resolve("calls");
    return new Ended(running.exitValue(), Files.readString(machine.resolve("out")).strip(), Files.readAllLines(machine.resolve("said")),
        Files.exists(calls) ? Files.readAllLines(calls) : List.of());
  }
}
