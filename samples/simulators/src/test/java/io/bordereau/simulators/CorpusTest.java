package io.bordereau.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A judge that is not us: every invoice of the Rosetta corpus, read by these decoders, is whole, adds up and says the number of its case. */
class CorpusTest {
  @Test
  void thereIsSomethingToJudge() throws IOException {
    assertTrue(files().size() >= 40, files().size() + " files");
  }

  @TestFactory
  Stream<DynamicTest> everyFileIsAccepted() throws IOException {
    return files().stream().map(file -> DynamicTest.dynamicTest(file.getParent().getFileName() + "/" + file.getFileName(), () -> {
      var bytes = Files.readAllBytes(file);
      var facts = Decoder.of(bytes).decode(bytes);
      if (account(file, "\n! ")) {
        assertTrue(facts.faults().stream().anyMatch(f -> f.code().equals("STRUCTURE")), "the hub says it is unfit: " + facts.faults());
      } else if (account(file, "\n- taxes[1].amount") || account(file, "\n- totals.rounding") && facts.format().equals("cxml")) {
        assertEquals(List.of("TOTAL"), facts.faults().stream().map(Fault::code).toList(), "an amount that the format cannot say is missed");
      } else {
        assertEquals(List.of(), facts.faults());
      }
      var document = Files.readString(file.resolveSibling("document.json"));
      assertTrue(document.contains("\"number\": \"" + facts.number() + "\""), facts.number());
      if (facts.format().equals("rosettanet-3c3") && account(file, "\n- totals.rounding")) return; // what is due is not stated there, and computed without it
      var due = facts.payable().abs();
      assertTrue(document.contains("\"due\": \"" + due.setScale(2) + "\""), "due " + due);
    }));
  }

  /** Whether the account of the case says something of the format. */
  private static boolean account(Path file, String what) throws IOException {
    var format = file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    var sections = Files.readString(file.resolveSibling("lost.txt")).split("\n\\[");
    return Stream.of(sections).anyMatch(s -> s.startsWith(format + "]") && s.contains(what) && !s.contains("amount [BX-111] '0.00'"));
  }

  private static List<Path> files() throws IOException {
    var root = System.getProperty("bordereau.root");
    try (var walk = Files.walk((root == null ? Path.of("../..") : Path.of(root)).resolve("samples"), 2)) {
      return walk.filter(f -> f.toString().matches(".*\\.(edi|xml)") && !f.toString().contains("-812.") && Files.exists(f.resolveSibling("document.json")))
          .filter(f -> f.getFileName().toString().matches("(x12|edifact|ubl|peppol|cii|factur|cxml|rosettanet)-(?!3c3-dtd|3a4|3c7|x-minimum|x-basicwl).*")) // what the partners here decode
          .filter(CorpusTest::isInvoice).filter(CorpusTest::isPayableInFull).sorted().toList();
    }
  }

  /** What a third party collects is in the amount due, and none of the formats here has it: such an invoice is refused before it is sent to them. */
  private static boolean isPayableInFull(Path file) {
    try {
      return !Files.readString(file.resolveSibling("document.json")).contains("\"kind\": \"DPD\"");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The partners are sent invoices, and credits as invoices are; a case of another kind says which. */
  private static boolean isInvoice(Path file) {
    try {
      return !Files.readString(file.resolveSibling("document.json")).contains("\"document\":");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
