package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Format;
import io.bordereau.xml.own.Kinds;
import io.bordereau.xml.own.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The generated pages are those of the mappings: who changes a mapping sees the page change in the review. */
class GeneratedPagesTest {
  private static final Path DOCS = Path.of(System.getProperty("bordereau.root", "../..")).resolve("docs");

  @Test
  void theCoverageMatrixHasNotDrifted() throws IOException {
    same(DOCS.resolve("coverage.md"), CoveragePage.markdown(Formats.ALL));
  }

  @TestFactory
  List<DynamicTest> theSchemasOfTheInternalFormatHaveNotDrifted() {
    return Kinds.ALL.stream().map(kind -> DynamicTest.dynamicTest(Kinds.word(kind),
        () -> same(DOCS.resolve("schema").resolve(Kinds.word(kind) + ".schema.json"), Schema.of(kind)))).toList();
  }

  @TestFactory
  List<DynamicTest> theGuidesHaveNotDrifted() {
    return Formats.ALL.stream()
        .map(format -> DynamicTest.dynamicTest(format.id(), () -> same(page(format), GuidePage.markdown(format)))).toList();
  }

  @Test
  void everyGuideBelongsToAFormat() throws IOException {
    try (var pages = Files.list(DOCS.resolve("formats"))) {
      var there = pages.map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
      assertEquals(Formats.ALL.stream().map(format -> format.id() + ".md").collect(Collectors.toCollection(TreeSet::new)), there);
    }
  }

  @Test
  void theMatrixKnowsWhatAFormatCannotCarry() {
    var formats = Formats.ALL.stream().filter(format -> format.documents().contains(Invoice.class)).toList();
    var rows = CoveragePage.rows(Invoice.class, formats);
    var number = rows.stream().filter(row -> row.path().equals("number")).findFirst().orElseThrow();
    assertEquals("BT-1", number.term());
    for (var format : formats) assertEquals("read, write", number.cells().get(format.id()), format.id());
    assertTrue(rows.stream().anyMatch(row -> !row.cells().get("ubl-2.1").startsWith("read")), "some extension term has no place in UBL");
  }

  private static Path page(Format format) {
    return DOCS.resolve("formats").resolve(format.id() + ".md");
  }

  private static void same(Path file, String page) throws IOException {
    if ("update".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, page);
    }
    assertEquals(page, Files.exists(file) ? Files.readString(file) : "", file + " has drifted; rewrite it with -Dgolden=update and review the difference");
  }
}
