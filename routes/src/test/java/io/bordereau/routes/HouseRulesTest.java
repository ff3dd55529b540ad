package io.bordereau.routes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules of the house that a machine can check. */
class HouseRulesTest {
  /** Without its texts: a message is easier to read and to find in one piece. 140 is the aim. */
  private static final int LONGEST_LINE = 190;
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  /** 400 is the aim; the interpreters of the kernel are one exhaustive switch each. */
  private static final int LONGEST_FILE = 550;
  private static final Pattern IMPORT = Pattern.compile("^import (?:static )?[\\w.]+\\.(\\w+);$");

  private static final JavaClasses ALL = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .withImportOption(location -> !location.contains("/test/"))
      .importPackages("io.bordereau");

  @Test
  void namesSayWhatAThingIs() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Handler)(\\$.*)?").check(ALL);
  }

  @Test
  void nothingIsDeserialized() {
    noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream").check(ALL);
  }

  @Test
  void theHotPathUsesNoRegularExpressions() {
    noClasses().that().resideInAnyPackage("io.bordereau.mapping..", "io.bordereau.edi..", "io.bordereau.xml..")
        .and().haveNameMatching(".*(Reader|Writer|Tokenizer|Tree|Draft|Place|Scope|Leftovers|Restore|Account)(\\$.*)?")
        .should().dependOnClassesThat().resideInAPackage("java.util.regex..").check(ALL);
  }

  @Test
  void onlyTheCommandLineAndTheSimulatorsEndTheProcess() {
    noClasses().that().resideOutsideOfPackages("io.bordereau.routes.cli..", "io.bordereau.simulators..")
        .should().callMethod(System.class, "exit", int.class).check(ALL);
  }

  @Test
  void filesAreShortEnoughToBeOneThing() throws IOException {
    var wrong = new TreeSet<String>();
    int seen = 0;
    for (var file : sources()) {
      var lines = Files.readAllLines(file);
      seen++;
      if (lines.size() > LONGEST_FILE) wrong.add(file + " has " + lines.size() + " lines");
      for (int i = 0; i < lines.size(); i++) {
        if (TEXT.matcher(lines.get(i)).replaceAll("").length() > LONGEST_LINE) wrong.add(file + ":" + (i + 1) + " is too long");
      }
    }
    assertTrue(seen > 60, "only " + seen + " sources were seen");
    assertEquals(new TreeSet<>(), wrong);
  }

  @Test
  void importsAreUsed() throws IOException {
    var unused = new TreeSet<String>();
    for (var file : sources()) {
      var text = Files.readString(file);
      for (var line : text.split("\n")) {
        var match = IMPORT.matcher(line);
        if (!match.matches()) continue;
        var body = text.replace(line, "");
        if (!Pattern.compile("\\b" + match.group(1) + "\\b").matcher(body).find()) unused.add(file + " " + line);
      }
    }
    assertEquals(new TreeSet<>(), unused);
  }

  private static List<Path> sources() throws IOException {
    var root = Path.of(System.getProperty("bordereau.root"));
    var found = new ArrayList<Path>();
    for (var part : List.of("formats", "signing", "connectors", "routes", "samples/simulators")) {
      try (var files = Files.find(root.resolve(part), 20, (path, attributes) -> attributes.isRegularFile()
          && path.toString().endsWith(".java") && path.toString().contains("/src/"))) {
        files.forEach(found::add);
      }
    }
    return found;
  }
}
