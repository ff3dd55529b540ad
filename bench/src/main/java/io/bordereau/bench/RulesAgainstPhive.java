package io.bordereau.bench;

import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.peppol.PeppolValidation;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import io.bordereau.mapping.Finding;
import io.bordereau.rules.Rules;
import io.bordereau.rules.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Bytes to verdict under Peppol BIS Billing 2026.5 (schema, EN 16931, Peppol): our rules against phive, which runs the same style sheets on
 * the same Saxon, with its caches on and its default settings. Before it is timed, both must say the same of a good and of a bad document.
 */
public final class RulesAgainstPhive {
  private final IValidationExecutorSet<IValidationSourceXML> peer;

  private RulesAgainstPhive() {
    ValidationExecutorSetRegistry<IValidationSourceXML> registry = new ValidationExecutorSetRegistry<>();
    PeppolValidation.initStandard(registry);
    peer = registry.getOfID(PeppolValidation2026_05.VID_OPENPEPPOL_INVOICE_UBL_V3);
  }

  /** Runs it; no arguments. */
  public static void main(String[] args) throws Exception {
    new RulesAgainstPhive().run();
  }

  private void run() throws Exception {
    for (int lines : new int[] {1, 10, 100, 1_000}) {
      byte[] good = SampleInvoices.ubl(lines);
      byte[] bad = new String(good, StandardCharsets.UTF_8).replace("unitCode=\"C62\"", "unitCode=\"BOX\"").replace(">380<", ">381<")
          .getBytes(StandardCharsets.UTF_8);
      same(good, true);
      same(bad, false);
      new Race("verdicts, Peppol BIS Billing, valid invoice of " + lines + " lines, " + good.length + " bytes")
          .with("bordereau", () -> ours(good)).with("phive 12.0.3 / 4.3.7", () -> phive(good)).run();
    }
  }

  private void same(byte[] xml, boolean valid) {
    TreeSet<String> ours = new TreeSet<>(ours(xml).findings().stream().map(Finding::official).toList());
    TreeSet<String> theirs = new TreeSet<>();
    phive(xml).forEachFlattened(e -> theirs.add(e.getErrorID()));
    if (!ours.equals(theirs) || ours.isEmpty() != valid) {
      throw new IllegalStateException("not the same work: " + List.of(ours, theirs));
    }
  }

  private static Verdict ours(byte[] xml) {
    return Rules.official().validate("peppol-bis-3", xml);
  }

  private ValidationResultList phive(byte[] xml) {
    return ValidationExecutionManager.executeValidation(IValidityDeterminator.createDefault(), peer,
        ValidationSourceXML.create(new ReadableResourceByteArray(xml)), Locale.US);
  }
}
