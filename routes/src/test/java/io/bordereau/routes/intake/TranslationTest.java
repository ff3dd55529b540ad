package io.bordereau.routes.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Decimal;
import io.bordereau.document.Invoice;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.agreements.Agreements;
import io.bordereau.routes.agreements.CodeTable;
import io.bordereau.routes.agreements.Loaded;
import io.bordereau.routes.agreements.Routing;
import io.bordereau.routes.flow.Translate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a company's own system calls things is put into everybody's words by tables; what no table knows stops nothing in silence. */
class TranslationTest {
  private static final Path ROOT = Path.of(System.getProperty("bordereau.root", ".."));

  @TempDir
  private Path folder;

  private static Invoice fromSap(String... changes) {
    try {
      String text = Files.readString(ROOT.resolve("samples/intake/sap-invoices.idoc"), StandardCharsets.ISO_8859_1);
      for (int i = 0; i < changes.length; i += 2) text = text.replace(changes[i], changes[i + 1]);
      var format = Intake.load(ROOT.resolve("config/intake/sap-idoc.xml")).format().orElseThrow();
      return (Invoice) format.read(text.getBytes(StandardCharsets.ISO_8859_1), Context.NEUTRAL).get(0).document().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IntakeConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The project's configuration with other tables for our French company. */
  private Loaded with(String name, String text) throws IOException {
    try (var all = Files.walk(ROOT.resolve("config"))) {
      for (Path from : all.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Path to = folder.resolve(ROOT.resolve("config").relativize(from).toString());
        Files.createDirectories(to.getParent());
        Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path tables = Files.createDirectories(folder.resolve("tables/companies/larkfield-fr"));
    Files.writeString(tables.resolve(name), text);
    return Agreements.load(folder);
  }

  private static List<String> said(Loaded loaded) {
    return loaded.findings().stream().filter(f -> f.code().equals("AGR-33")).map(f -> f.where() + ": " + f.message()).toList();
  }

  @Test
  void theTablesOfTheProjectTranslateAnInvoiceOfSapAndTellWhoTheCustomerIs() {
    var translated = Translate.of(Agreements.load(ROOT.resolve("config")).agreements(), fromSap());
    assertEquals(List.of(), translated.findings());
    var invoice = (Invoice) translated.document();
    assertEquals("S", invoice.lines().get(0).vat().category());
    assertEquals(Decimal.of("5.5"), invoice.vat().get(1).rate());
    assertEquals("S", invoice.charges().get(0).category());
    assertEquals("90266340000023", invoice.buyer().endpoint().value());
    assertEquals(3, translated.used().size());
    assertTrue(translated.used().stream().allMatch(t -> t.digest().matches("[0-9a-f]{64}")));
    assertTrue(translated.routing() instanceof Routing.To || translated.routing() instanceof Routing.Nowhere);
  }

  @Test
  void anUnknownTaxCodeIsOneCauseInTheSameWordsForEveryDocument() throws IOException {
    var agreements = with("tax-code.csv", "from,category,rate\nA5,S,5.5\n").agreements();
    var first = Translate.of(agreements, fromSap()).findings();
    var second = Translate.of(agreements, fromSap("0090004711", "0090004999", "POSEX", "POSEX")).findings();
    assertEquals(1, first.size(), "however many lines have the code");
    assertEquals(first, second);
    Finding one = first.get(0);
    assertEquals("AGR-34", one.code());
    assertEquals("A1", one.value());
    assertEquals("tables/companies/larkfield-fr/tax-code.csv", one.where());
    assertEquals(Turn.HUB, one.turn());
    assertTrue(one.isError(), "nothing goes out with a code that nobody knows, unless the table says so");
  }

  @Test
  void aTableSaysWhatBecomesOfCodesThatItDoesNotHave() throws IOException {
    var warned = Translate.of(with("tax-code.csv", "# unknown: warn\nfrom,category\nA5,S\n").agreements(), fromSap());
    assertEquals(1, warned.findings().size());
    assertTrue(warned.findings().stream().noneMatch(Finding::isError));
    var kept = Translate.of(with("tax-code.csv", "# unknown: keep\nfrom,category\nA5,S\n").agreements(), fromSap());
    assertEquals(List.of(), kept.findings());
    assertEquals("A1", ((Invoice) kept.document()).vat().get(0).category());
  }

  @Test
  void articlesSitesAndCustomersAreTranslatedToo() throws IOException {
    with("article.csv", "from,buyer,gtin,name\nOPT-300,VO-300,3770009913003,\"Lens, 30 mm\"\n# unknown: keep\n");
    with("customer.csv", "from,gln,name,vat\n0000204400,3770002044018,Valmont,FR00000000000\n");
    var agreements = with("site.csv", "from,value,scheme\n0000204401,3770002044025,0088\n").agreements();
    var invoice = (Invoice) Translate.of(agreements, fromSap()).document();
    assertEquals("VO-300", invoice.lines().get(0).item().buyerId());
    assertEquals("Lens, 30 mm", invoice.lines().get(0).item().name());
    assertEquals("3770002044025", invoice.delivery().location().value());
    assertEquals("0088", invoice.delivery().location().scheme());
    assertEquals("3770002044018", invoice.buyer().identifiers().get(1).value(), "the number that was there is replaced, not doubled");
    assertEquals(2, invoice.buyer().identifiers().size());
  }

  @Test
  void anotherVersionOfATableHasAnotherDigest() throws IOException {
    CodeTable one = with("unit.csv", "from,to\nSTK,H87\n").agreements().tables(fromSap().seller()).get(0);
    CodeTable other = with("unit.csv", "from,to\nSTK,C62\n").agreements().tables(fromSap().seller()).get(0);
    assertTrue(!one.digest().equals(other.digest()) && other.text().contains("C62"));
  }

  @Test
  void withoutTablesTheDocumentIsTheSame() {
    var invoice = fromSap();
    assertSame(invoice, Translation.by(invoice, List.of()).document());
  }

  @Test
  void aWrongTableIsNamedWithItsLine() throws IOException {
    assertEquals(List.of("tables/companies/larkfield-fr/tax-code.csv: Line 3: the code A1 stands twice."), said(with("tax-code.csv", "from,category\nA1,S\nA1,Z\n")));
    assertEquals(List.of("tables/companies/larkfield-fr/tax-code.csv: A table of tax codes has no column categorie; did you mean category?"),
        said(with("tax-code.csv", "from,categorie\nA1,S\n")));
    assertEquals(List.of("tables/companies/larkfield-fr/tax-code.csv: 'stop' is neither keep, warn nor refuse."), said(with("tax-code.csv", "# unknown: stop\nfrom,category\n")));
    assertEquals(List.of("tables/companies/larkfield-fr/tax-code.csv: Line 2 has 1 columns, and the header 2."), said(with("tax-code.csv", "from,category\nA1\n")));
    assertEquals(List.of("tables/companies/larkfield-fr/tax-code.csv: Line 2: '20 %' is no rate such as 5.5."), said(with("tax-code.csv", "from,rate\nA1,20 %\n")));
    assertTrue(said(with("taxes.csv", "from,category\n")).stream().anyMatch(s -> s.startsWith("tables/companies/larkfield-fr/taxes.csv: There is no table of this name")));
  }
}
