package io.bordereau.routes.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bordereau.routes.ledger.ProcessClassPath;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** 200,000 rows go through a heap of 256 MB: a process of its own is given no more. */
class IntakeMemoryTest {
  private static final int ROWS = 200_000;
  private static final int ROWS_OF_AN_INVOICE = 4;

  @Test
  void twoHundredThousandRowsNeedNoMoreThan256Megabytes() throws Exception {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(a -> a.startsWith("-Djavax.xml")
        || a.startsWith("-Dbordereau")).forEach(command::add);
    command.addAll(List.of("-cp", ProcessClassPath.ofTests(), IntakeMemoryTest.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(true, process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), output);
    String last = output.strip().lines().reduce((a, b) -> b).orElse("");
    assertEquals("taken " + (ROWS / ROWS_OF_AN_INVOICE - 1) + " refused 1", last.replaceAll(" in .*", ""), output);
  }

  public static void main(String[] args) throws Exception {
    Path root = Path.of(System.getProperty("bordereau.root", ".."));
    long start = System.nanoTime();
    int[] taken = new int[2];
    try (Intake intake = Intake.load(root.resolve("config/intake/erp-lines.xml"))) {
      intake.read(new Rows(), r -> taken[r.invoice().isPresent() ? 0 : 1]++);
    }
    System.out.println("taken " + taken[0] + " refused " + taken[1] + " in " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }

  /** A file that is never whole in memory; one row of it is wrong. */
  private static final class Rows extends InputStream {
    private static final String HEADER = "invoice_no;kind;invoice_date;due_date;currency;company;customer_no;customer;street;city;post_code;country;vat_no;"
        + "delivered;order_no;corrects;line_no;article;description;quantity;unit;price;tax_code;exemption;operator\n";
    private int row;
    private byte[] current = HEADER.getBytes(StandardCharsets.UTF_8);
    private int at;

    @Override
    public int read() {
      if (at == current.length) {
        if (row == ROWS) return -1;
        int invoice = row / ROWS_OF_AN_INVOICE;
        current = (invoice + ";R;20.11.2026;20.12.2026;EUR;1000;C-117;Valmont Énergie SA;12 rue des Forges;Grenoble;38000;FR;FR23334175221;18.11.2026;PO-5521;;"
            + (row % ROWS_OF_AN_INVOICE + 1) + ";P-100;\"Pompe; chaleur\";" + (row == 77_777 ? "zwei" : "2")
                + ";ST;1.250,00;V20;;mk\n").getBytes(StandardCharsets.UTF_8);
        row++;
        at = 0;
      }
      return current[at++] & 0xFF;
    }
  }
}
