package io.bordereau.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.checks.CheckGroup;
import io.bordereau.checks.Checks;
import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.rules.Rules;
import io.bordereau.xml.ubl.Ubl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our checks against the official rules, on documents of others: a check that names an official rule and stops a document must be right
 * that this rule fires. Words of our own must not refuse what the law lets pass.
 */
class ChecksAndOfficialRulesTest {

  @ParameterizedTest
  @CsvSource({
      "peppol, peppol-bis-3, 'poacc:billing:3.0<', 15, 0",
      "en16931, en16931, 'urn:cen.eu:en16931:2017', 15, 0",
      "nlcius-si, en16931, 'urn:cen.eu:en16931:2017', 40, 1",
      "xrechnung, en16931, 'urn:cen.eu:en16931:2017#', 150, 20"})
  void noCheckRefusesWhatTheOfficialRulesAccept(String folder, String profile, String specification, int leastDocuments,
      int leastAgreed) throws IOException {
    var stray = new ArrayList<String>();
    int documents = 0;
    int agreed = 0;
    for (Path file : files(folder)) {
      byte[] bytes = Files.readAllBytes(file);
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (!text.contains(specification) || text.contains("testSet") || Ubl.UBL_21.detect(bytes) == 0) continue;
      var read = Ubl.UBL_21.read(bytes, Context.NEUTRAL).get(0);
      if (read.document().isEmpty()) continue;
      documents++;
      Set<String> official = Rules.official().validate(profile, bytes).findings().stream().filter(Finding::isError).map(Finding::official)
          .filter(java.util.Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
      Set<CheckGroup> groups = CheckGroup.of(profile.startsWith("peppol") ? profile : "ubl-2.1");
      for (Finding f : Checks.check((Invoice) read.document().get(), groups)) {
        if (!f.isError()) continue;
        if (f.official() != null && official.contains(f.official())) agreed++;
        else stray.add(file.getFileName() + ": " + f.code() + " " + f.official() + " at " + f.where() + ": " + f.message());
      }
    }
    assertEquals(List.of(), stray);
    assertTrue(documents >= leastDocuments, documents + " documents are fewer than there should be");
    assertTrue(agreed >= leastAgreed, agreed + " findings agreed");
  }

  private static List<Path> files(String folder) {
    String set = System.getenv("BORDEREAU_FOREIGN");
    Path foreign = set != null ? Path.of(set) : Path.of(System.getProperty("bordereau.root", ".")).resolve("../shared/foreign");
    Assumptions.assumeTrue(set != null || Files.isDirectory(foreign), "no foreign documents here");
    assertTrue(Files.isDirectory(foreign), "BORDEREAU_FOREIGN names no folder: " + foreign);
    try (Stream<Path> all = Files.walk(foreign.resolve(folder))) {
      return all.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
