package io.bordereau.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The publishers' own unit tests of their rules: each names the rule that must fire or must not. At least 99 % agree, on either side. */
class KnownVerdictsTest {
  private static final String VEFA = "http://difi.no/xsd/vefa/validator/1.0";
  private static final Pattern TRANSACTION = Pattern.compile("-(t\\d+)-");

  /** A rule and whether it must fire: null when it must not. */
  private record Want(String rule, Severity fires) {}

  private record Case(String name, String profile, byte[] document, List<Want> wants) {
    boolean mustFire() {
      return wants.stream().anyMatch(w -> w.fires != null);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "peppol/OpenPEPPOL__peppol-bis-invoice-3/rules, unit-UBL-.*, peppol-bis-3, 100",
      "en16931/ConnectingEurope__eInvoicing-EN16931/test, .*, en16931, 200",
      "peppol/OpenPEPPOL__poacc-upgrade-3/rules, unit-(?!catalogue|punch-out).*, peppol-poacc-3, 50"})
  void thePublishersTestsAgree(String folder, String pattern, String profile, int least) throws Exception {
    Path base = foreign().resolve(folder);
    List<String> wrong = new ArrayList<>();
    int[] all = new int[2];
    int[] agreed = new int[2];
    for (Case c : cases(base, pattern, profile)) {
      int side = c.mustFire() ? 1 : 0;
      all[side]++;
      Verdict verdict = Rules.official().validate(c.profile, c.document);
      List<Want> bad = c.wants.stream().filter(w -> !agrees(w, verdict.findings())).toList();
      agreed[side] += bad.isEmpty() ? 1 : 0;
      bad.forEach(w -> wrong.add(c.name + ": " + w));
    }
    for (int side = 0; side < 2; side++) {
      assertTrue(all[side] >= least, all[side] + " cases are fewer than there should be");
      // the 2025 tests want DK-R-003 as a warning, the rules of 2026.5 made it an error: docs/verdicts.md
      long older = side == 1 ? wrong.stream().filter(w -> w.contains("rule=DK-R-003")).count() : 0;
      assertTrue(agreed[side] + older >= 0.99 * all[side], agreed[side] + " of " + all[side] + ": " + wrong);
    }
  }

  private static boolean agrees(Want want, List<Finding> findings) {
    Stream<Finding> fired = findings.stream().filter(f -> want.rule.equals(f.official()));
    return want.fires == null ? fired.findAny().isEmpty() : fired.anyMatch(f -> f.severity() == want.fires);
  }

  private static Path foreign() {
    String set = System.getenv("BORDEREAU_FOREIGN");
    Path path = set != null ? Path.of(set) : Path.of(System.getProperty("bordereau.root", ".")).resolve("../shared/foreign");
    Assumptions.assumeTrue(set != null || Files.isDirectory(path), "no foreign documents here");
    assertTrue(Files.isDirectory(path), "BORDEREAU_FOREIGN names no folder: " + path);
    return path;
  }

  private static List<Case> cases(Path base, String pattern, String profile) throws IOException {
    try (Stream<Path> files = Files.walk(base)) {
      return files.filter(f -> f.toString().endsWith(".xml") && base.relativize(f).toString().matches(pattern)).sorted()
          .flatMap(f -> cases(f, profile).stream()).toList();
    }
  }

  private static List<Case> cases(Path file, String profile) {
    List<Case> cases = new ArrayList<>();
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Element set = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
      if (!VEFA.equals(set.getNamespaceURI()) || !set.getLocalName().equals("testSet")) {
        return cases;
      }
      Matcher transaction = TRANSACTION.matcher(set.getAttribute("configuration"));
      String rules = profile.endsWith("poacc-3") && transaction.find() ? profile + "/" + transaction.group(1) : profile;
      for (Element test : children(set)) {
        if (test.getLocalName().equals("test")) {
          List<Want> wants = new ArrayList<>();
          byte[] document = null;
          for (Element child : children(test)) {
            if (child.getLocalName().equals("assert") && VEFA.equals(child.getNamespaceURI())) {
              wants.addAll(wants(child));
            } else {
              document = bytes(child);
            }
          }
          if (document != null && !wants.isEmpty()) {
            cases.add(new Case(file.getFileName() + "#" + (cases.size() + 1), rules, document, wants));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (org.xml.sax.SAXException e) {
      return List.of();
    } catch (Exception e) {
      throw new IllegalStateException(file.toString(), e);
    }
    return cases;
  }

  private static List<Want> wants(Element asserted) {
    List<Want> wants = new ArrayList<>();
    for (Element e : children(asserted)) {
      String rule = e.getTextContent().strip();
      switch (e.getLocalName().toLowerCase(Locale.ROOT)) {
        case "success" -> wants.add(new Want(rule, null));
        case "warning" -> wants.add(new Want(rule, Severity.WARNING));
        case "error", "fatal" -> wants.add(new Want(rule, Severity.ERROR));
        default -> { }
      }
    }
    return wants;
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e) {
        children.add(e);
      }
    }
    return children;
  }

  private static byte[] bytes(Element document) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }
}
