package io.bordereau.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The simulators share nothing with the hub: neither the module graph nor the compiled classes name it. */
class AloneTest {
  private static final Pattern HUB = Pattern.compile("io/bordereau/(?!simulators)[a-z]");

  /** The module's own description: its compile dependencies are third parties only. */
  @Test
  void theModuleDependsOnNothingOfTheHub() throws Exception {
    var pom = SafeXml.parse(Files.readAllBytes(module().resolve("pom.xml")), false).getDocumentElement();
    var groups = SafeXml.children(SafeXml.first(pom, "dependencies"), "dependency").stream().map(d -> SafeXml.text(d, "groupId")).toList();
    assertTrue(groups.contains("io.xlate"), "the guard sees the dependencies: " + groups);
    assertFalse(groups.contains("io.bordereau"), groups.toString());
  }

  /** The compiled classes name no class of the hub, not even by reflection with a constant. */
  @Test
  void theClassesNameNothingOfTheHub() throws Exception {
    var classes = Path.of(Simulator.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve("io/bordereau/simulators");
    List<Path> files;
    try (var walk = Files.walk(classes)) {
      files = walk.filter(f -> f.toString().endsWith(".class")).toList();
    }
    assertTrue(files.size() > 15, "the guard sees the classes: " + files.size());
    assertEquals(List.of(), files.stream().filter(AloneTest::namesTheHub).toList());
  }

  private static boolean namesTheHub(Path file) {
    try {
      var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return HUB.matcher(text).find() || Pattern.compile("io\\.bordereau\\.(?!simulators)[a-z]").matcher(text).find();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path module() {
    var root = System.getProperty("bordereau.root");
    return root == null ? Path.of("").toAbsolutePath() : Path.of(root).resolve("samples/simulators");
  }
}
