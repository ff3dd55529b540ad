package io.bordereau.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is written passes the schema and the official rules of its profile. Where a sample cannot (an American invoice has no VAT breakdown, an invoice to France no
 * Leitweg-ID), {@code samples/official.txt} names the very rules that fire. {@code -Dgolden=update} rewrites it; the review is the difference.
 */
class OfficialRulesOnSamplesTest {
  private static final boolean UPDATE = "update".equals(System.getProperty("golden"));
  private static final Path SAMPLES = Path.of(System.getProperty("bordereau.root", "..")).resolve("samples");

  /** The profile of rules that proves a format. */
  private static final Map<String, String> PROFILES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ubl-2.1", "ubl-2.1"),
              Map.entry("peppol-bis-3", "peppol-bis-3"),
              Map.entry("xrechnung-3", "xrechnung-3"),
              Map.entry("xrechnung-3-extension", "xrechnung-3"),
              Map.entry("xrechnung-3-cii", "xrechnung-3"),
              Map.entry("nlcius", "nlcius"),
              Map.entry("cius-pt", "cius-pt"),
              Map.entry("pint-aunz", "pint-aunz"),
              Map.entry("cii-d16b", "cii-d16b"),
              Map.entry("factur-x-minimum", "factur-x-minimum"),
              Map.entry("factur-x-basicwl", "factur-x-basicwl"),
              Map.entry("factur-x-basic", "factur-x-basic"),
              Map.entry("factur-x", "factur-x"),
              Map.entry("factur-x-extended", "factur-x-extended")));

  @Test
  void whatIsWrittenPassesTheOfficialRulesOrTheSampleSaysWhichItCannot() throws IOException {
    var text = new StringBuilder("# Samples that cannot keep all rules of a format's profile, and the rules that fire: format, case, official ids.\n");
    int documents = 0;
    for (var profile : PROFILES.entrySet()) {
      for (Path file : files(profile.getKey() + ".xml")) {
        documents++;
        var fired = Rules.official().validate(profile.getValue(), Files.readAllBytes(file)).findings().stream().filter(Finding::isError)
            .map(f -> f.official() == null ? f.code() : f.official()).collect(Collectors.toCollection(TreeSet::new));
        if (!fired.isEmpty()) text.append(profile.getKey()).append(' ').append(file.getParent().getFileName()).append(": ").append(String.join(" ", fired)).append('\n');
      }
    }
    assertTrue(documents > 100, documents + " documents");
    var kept = SAMPLES.resolve("official.txt");
    if (UPDATE) Files.writeString(kept, text);
    assertEquals(Files.readString(kept), text.toString());
  }

  private static Iterable<Path> files(String name) throws IOException {
    try (var folders = Files.list(SAMPLES)) {
      return folders.map(f -> f.resolve(name)).filter(Files::isRegularFile).sorted().toList();
    }
  }
}
