package io.bordereau.bench;

import com.helger.ubl21.UBL21Marshaller;
import io.bordereau.mapping.Context;
import io.bordereau.xml.ubl.Ubl;
import java.util.Arrays;

/**
 * UBL bytes to a record and back to bytes, against ph-ubl (JAXB, its schema validation off, warm). Ours keeps the loss account, puts residue
 * back and writes in the schema's order; ph-ubl holds every element in a bean.
 */
public final class UblAgainstPhUbl {
  private UblAgainstPhUbl() {}

  /** Runs the race for invoices of several lengths. */
  public static void main(String[] args) throws Exception {
    for (int lines : new int[] {1, 10, 100, 1_000}) {
      byte[] invoice = SampleInvoices.ubl(lines);
      sameWork(invoice);
      new Race("UBL bytes to record to bytes, " + lines + " lines, " + invoice.length + " bytes")
          .with("bordereau", () -> ours(invoice))
          .with("ph-ubl", () -> peer(invoice))
          .run();
    }
  }

  private static byte[] ours(byte[] bytes) {
    var read = Ubl.UBL_21.read(bytes, Context.NEUTRAL).get(0);
    return Ubl.UBL_21.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL).bytes();
  }

  private static byte[] peer(byte[] bytes) {
    var invoice = UBL21Marshaller.invoice().setUseSchema(false).read(bytes);
    return UBL21Marshaller.invoice().setUseSchema(false).getAsBytes(invoice);
  }

  /** What either writes is the same document for us: the race is about the same work. */
  private static void sameWork(byte[] bytes) {
    var first = Ubl.UBL_21.read(ours(bytes), Context.NEUTRAL).get(0).document();
    var second = Ubl.UBL_21.read(peer(bytes), Context.NEUTRAL).get(0).document();
    if (!first.equals(second)) throw new IllegalStateException("the two wrote different documents: " + Arrays.toString(peer(bytes)).length());
  }
}
