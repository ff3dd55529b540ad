package io.bordereau.routes;

import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house has floors, and arrows point down only. */
class FloorsTest {
  private static final String ROOT = "io.bordereau";

  /** Findings are the language that all floors speak: a connector may say them, though it sees nothing else of a document. */
  private static final Set<String> LANGUAGE = Set.of(ROOT + ".mapping.Finding", ROOT + ".mapping.Severity", ROOT + ".mapping.Turn");

  /** What each floor may see of the hub, besides itself, and how many classes it must have for this test to mean anything. */
  private record Floor(String name, int least, List<String> below) {}

  private static final List<Floor> FLOORS = List.of(
      floor("document", 30),
      floor("mapping", 30, "document"),
      floor("law", 10, "mapping", "document"),
      floor("edi", 15, "law", "mapping", "document"),
      floor("xml", 20, "law", "mapping", "document"),
      floor("envelopes", 2, "edi", "xml", "law", "mapping", "document"),
      floor("checks", 15, "law", "mapping", "document"),
      floor("rules", 15, "law", "mapping", "document"),
      floor("formats", 3, "envelopes", "edi", "xml", "law", "mapping", "document"),
      floor("pdf", 0, "law", "mapping", "document"),
      floor("signing", 5),
      floor("connectors", 20, "envelopes"),
      floor("routes", 120, "connectors", "signing", "pdf", "formats", "rules", "checks", "envelopes", "edi", "xml", "law", "mapping", "document"),
      floor("simulators", 20));

  private static final JavaClasses ALL = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .withImportOption(location -> !location.contains("/test/"))
      .importPackages(ROOT);

  private static Floor floor(String name, int least, String... below) {
    return new Floor(name, least, List.of(below));
  }

  @TestFactory
  List<DynamicTest> floorsOnlyLookDown() {
    return FLOORS.stream().map(floor -> DynamicTest.dynamicTest(floor.name() + " sees only " + floor.below(), () -> check(floor))).toList();
  }

  private static void check(Floor floor) {
    var own = ALL.that(isOn(floor.name()));
    assertTrue(own.size() >= floor.least(), "only " + own.size() + " classes were seen on the floor " + floor.name());
    if (own.isEmpty()) return;
    var others = FLOORS.stream().map(Floor::name).filter(name -> !name.equals(floor.name()) && !floor.below().contains(name)).toList();
    var forbidden = DescribedPredicate.<JavaClass>describe("on " + others, type -> others.contains(nameOf(type)) && !LANGUAGE.contains(type.getName()));
    classes().that(isOn(floor.name())).should(onlyDependOnClassesThat(DescribedPredicate.not(forbidden))).check(ALL);
  }

  @Test
  void everyClassIsOnAFloor() {
    var known = FLOORS.stream().map(Floor::name).collect(Collectors.toSet());
    var homeless = new TreeSet<String>();
    for (var type : ALL) {
      if (!known.contains(nameOf(type))) homeless.add(type.getName());
    }
    assertEquals(new TreeSet<>(), homeless);
  }

  @Test
  void aPackageIsInOneModuleOnly() {
    var modules = new TreeMap<String, TreeSet<String>>();
    for (var type : ALL) {
      var source = type.getSource().map(s -> s.getUri().toString()).orElse("");
      var module = source.replaceFirst("(\\.jar!|/target/classes/).*", "");
      modules.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(module);
    }
    var torn = modules.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1 && entry.getValue().stream().noneMatch(module -> module.endsWith(".class")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertEquals(Map.of(), torn);
  }

  @Test
  void thePackagesOfTheRoutesHaveNoCycles() {
    slices().matching(ROOT + ".routes.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void connectorsHaveNoCycles() {
    slices().matching(ROOT + ".connectors.(**)").should().beFreeOfCycles().allowEmptyShould(true).check(ALL);
  }

  private static DescribedPredicate<JavaClass> isOn(String floor) {
    return DescribedPredicate.describe("on the floor " + floor, type -> nameOf(type).equals(floor));
  }

  /** The floor of a class of ours; empty for anybody else's. */
  private static String nameOf(JavaClass type) {
    var name = type.getPackageName();
    if (!name.startsWith(ROOT + ".")) return "";
    return Arrays.asList(name.split("\\.")).get(2);
  }
}
