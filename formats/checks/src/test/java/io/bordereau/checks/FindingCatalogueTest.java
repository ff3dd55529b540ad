package io.bordereau.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingCatalogueTest {
  private static final Pattern CODE = Pattern.compile("\"([A-Z]{3}-\\d{2,3})\"");
  /** What is written like a code and is none. */
  private static final Set<String> OTHER_THINGS = Set.of("SHA-224", "SHA-256", "SHA-384", "SHA-512", "UTF-16");
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root", "../.."));

  @Test
  void everyCodeInTheSourcesIsInTheCatalogueAndTheOtherWayRound() throws IOException {
    var used = new TreeSet<String>();
    for (Path source : sources()) {
      Matcher m = CODE.matcher(Files.readString(source));
      while (m.find()) if (!OTHER_THINGS.contains(m.group(1))) used.add(m.group(1));
    }
    assertTrue(used.size() > 100, "the sources were not found below " + ROOT.toAbsolutePath());
    var catalogue = new TreeSet<>(FindingCatalogue.ALL.stream().map(FindingCatalogue.Entry::code).toList());
    assertEquals(catalogue, used);
  }

  @Test
  void everyEntrySaysWhatAndWhatToDo() {
    for (var e : FindingCatalogue.ALL) {
      assertTrue(e.code().matches("[A-Z]{3}-\\d{2}"), e.code());
      assertFalse(e.title().isBlank() || e.title().endsWith("."), e.code());
      assertTrue(e.next().endsWith("."), e.code());
    }
    var codes = FindingCatalogue.ALL.stream().map(FindingCatalogue.Entry::code).toList();
    assertEquals(codes.stream().sorted().toList(), codes, "the catalogue is sorted");
  }

  @Test
  void theGeneratedPageIsUpToDate() throws IOException {
    Path page = ROOT.resolve("docs/findings.md");
    if ("update".equals(System.getProperty("golden"))) Files.writeString(page, FindingCatalogue.page());
    assertEquals(Files.readString(page, StandardCharsets.UTF_8), FindingCatalogue.page(),
        "run with -Dgolden=update and review the difference");
  }

  /** Of the families that began without samples of their own, every code is raised by a sample or, where no file can raise it, by a test that is named. */
  @Test
  void everyCodeOfTheseFamiliesIsShownByASampleOrByATest() throws IOException {
    var shown = new TreeSet<>(raised());
    for (var door : FindingCatalogue.AT_THE_DOOR.entrySet()) {
      assertTrue(FindingCatalogue.of(door.getKey()).isPresent(), door.getKey());
      assertTrue(test(door.getValue()).contains('"' + door.getKey()) || test(door.getValue()).contains(door.getKey() + '"'), door + " does not speak of it");
      shown.add(door.getKey());
    }
    var families = Set.of("RNF", "PPO", "SBD", "ROS", "CXM");
    assertEquals(List.of(), FindingCatalogue.ALL.stream().map(FindingCatalogue.Entry::code).filter(c -> families.contains(c.substring(0, 3)) || c.equals("XML-08"))
        .filter(c -> !shown.contains(c)).toList());
  }

  /** A page or a signature is found fault with by a sample, or by a test that is named with its method; none of them twice. */
  @Test
  void everyCodeOfPagesAndSignaturesIsShownByASampleOrByATestThatIsThere() throws IOException {
    var raised = raised();
    var missing = FindingCatalogue.ALL.stream().map(FindingCatalogue.Entry::code).filter(c -> FindingCatalogue.BY_TEST_AREAS.contains(c.substring(0, 3)))
        .filter(c -> !raised.contains(c) && !FindingCatalogue.BY_TEST.containsKey(c)).toList();
    assertEquals(List.of(), missing, "no sample below samples/refused raises these and findings-by-test.csv names no test of them");
    for (var row : FindingCatalogue.BY_TEST.entrySet()) {
      assertTrue(FindingCatalogue.of(row.getKey()).isPresent(), row.getKey());
      assertFalse(raised.contains(row.getKey()), row.getKey() + " is raised by a sample; it needs no row");
      int dot = row.getValue().lastIndexOf('.');
      var name = row.getValue().substring(dot + 1);
      assertTrue(test(row.getValue().substring(0, dot)).matches("(?s).*@(Test|TestFactory|ParameterizedTest)\\b[^;{}]*\\b" + name + "\\(.*"), row + " is no test method");
    }
  }

  private static Set<String> raised() throws IOException {
    var raised = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("samples/refused"))) {
      for (Path f : files.filter(f -> f.endsWith("findings.txt")).toList()) {
        var m = Pattern.compile("(?m)^(?:error|warning|info) ([A-Z]{3}-\\d{2})").matcher(Files.readString(f));
        while (m.find()) raised.add(m.group(1));
      }
    }
    return raised;
  }

  private static String test(String name) throws IOException {
    for (String folder : List.of("formats", "signing", "routes")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        var found = files.filter(f -> f.endsWith(name.replace('.', '/') + ".java") && f.toString().contains("src" + java.io.File.separator + "test")).findFirst();
        if (found.isPresent()) return Files.readString(found.get());
      }
    }
    throw new AssertionError("there is no test " + name);
  }

  private static List<Path> sources() throws IOException {
    var all = new ArrayList<Path>();
    for (String folder : List.of("formats", "signing", "connectors", "routes")) {
      if (!Files.isDirectory(ROOT.resolve(folder))) continue;
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        files.filter(f -> f.toString().endsWith(".java") && f.toString().contains("src" + java.io.File.separator
            + "main")).forEach(all::add);
      }
    }
    return all;
  }
}
