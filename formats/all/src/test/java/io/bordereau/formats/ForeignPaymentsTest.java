package io.bordereau.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bordereau.document.Remittance;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Payment messages that others wrote: every payment in them is a remittance, and little of them is left over. */
class ForeignPaymentsTest {
  private static final Path FOREIGN = Path.of(System.getenv().getOrDefault("BORDEREAU_FOREIGN", "../shared/foreign")).resolve("iso20022");

  @Test
  void everyPaymentOfOthersIsARemittance() throws IOException {
    if (System.getenv("BORDEREAU_FOREIGN") == null) Assumptions.assumeTrue(Files.isDirectory(FOREIGN), "no foreign documents here");
    int files = 0;
    int payments = 0;
    long leaves = 0;
    long understood = 0;
    for (var file : xml()) {
      var bytes = Files.readAllBytes(file);
      var format = Formats.detect(bytes).filter(f -> f.id().startsWith("iso20022-"));
      if (format.isEmpty()) continue;
      files++;
      var reads = format.get().read(bytes, Context.NEUTRAL);
      assertEquals(transactions(Files.readString(file)), reads.size(), file::toString);
      for (Read<?> read : reads) {
        payments++;
        var remittance = (Remittance) read.document().orElseThrow(() -> new AssertionError(file + " " + read.findings()));
        assertTrue(remittance.total() == null || remittance.total().signum() >= 0, file::toString);
        leaves += read.counts().leaves();
        understood += read.counts().mapped() + read.counts().derived();
      }
    }
    assertTrue(files >= 15, "only " + files + " payment messages were found");
    assertTrue(payments >= 30, "only " + payments + " payments were found");
    assertTrue(understood * 100 >= leaves * 85, understood + " of " + leaves + " values are understood");
  }

  /** A transfer or transaction is a payment; so is an entry, or an order, that has none below it. */
  private static int transactions(String text) {
    return count(text, "<TxDtls>") + count(text, "<CdtTrfTxInf>") + text.split("<Ntry>", -1).length - 1
        - (int) List.of(text.split("<Ntry>", -1)).stream().skip(1).filter(entry -> entry.contains("<TxDtls>")).count();
  }

  private static int count(String text, String word) {
    return text.split(word, -1).length - 1;
  }

  private static List<Path> xml() throws IOException {
    try (var all = Files.walk(FOREIGN)) {
      return all.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".pydata") && !f.toString().endsWith(".zip")).sorted().toList();
    }
  }
}
