package io.bordereau.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The Dutch samples say in their file names which rule of NLCIUS they break, and whether it is an error or a warning: so do we (ADR 0022). */
class DutchVerdictsTest {
  private static final Pattern NAME = Pattern.compile("SI-UBL-2\\.0_(BR-NL-\\d+)_(ok|error|warning).*\\.xml");

  @Test
  void everySampleBreaksTheRuleOfItsNameAtTheLevelOfItsName() throws IOException {
    var different = new TreeSet<String>();
    int broken = 0;
    int met = 0;
    for (var sample : samples()) {
      var name = sample.getFileName().toString();
      var parts = NAME.matcher(name);
      assertTrue(parts.matches());
      var findings = Rules.official().validate("nlcius", Files.readAllBytes(sample)).findings();
      var fired = findings.stream().filter(f -> isOf(f, parts.group(1))).map(Finding::severity).toList();
      boolean agrees = switch (parts.group(2)) {
        case "error" -> fired.contains(Severity.ERROR);
        case "warning" -> fired.contains(Severity.WARNING) && !fired.contains(Severity.ERROR);
        default -> fired.isEmpty();
      };
      if (parts.group(2).equals("ok")) met++;
      else broken++;
      if (!agrees) different.add(name);
    }
    assertTrue(broken >= 20 && met >= 10, broken + " and " + met);
    // 381 is among the codes of BR-NL-7; in an invoice it breaks BR-NL-8, which fires
    assertEquals(List.of("SI-UBL-2.0_BR-NL-7_error_381_invoice.xml"), List.copyOf(different));
  }

  /** The publisher numbers a rule by place: BR-NL-27-2 is BR-NL-27. */
  private static boolean isOf(Finding finding, String rule) {
    return finding.official() != null && (finding.official().equals(rule) || finding.official().startsWith(rule + "-"));
  }

  private static List<Path> samples() throws IOException {
    var set = System.getenv("BORDEREAU_FOREIGN");
    var base = (set != null ? Path.of(set) : Path.of(System.getProperty("bordereau.root", ".")).resolve("../shared/foreign")).resolve("nlcius-si");
    Assumptions.assumeTrue(set != null || Files.isDirectory(base), "no foreign documents here");
    try (var files = Files.walk(base)) {
      return files.filter(f -> f.toString().contains("SI-UBL-2.0.3.2") && NAME.matcher(f.getFileName().toString()).matches()).sorted().toList();
    }
  }
}
