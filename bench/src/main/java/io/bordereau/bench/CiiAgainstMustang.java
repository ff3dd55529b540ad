package io.bordereau.bench;

import io.bordereau.document.Invoice;
import io.bordereau.document.Party;
import io.bordereau.formats.Formats;
import io.bordereau.mapping.Context;
import io.bordereau.mapping.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.mustangproject.ZUGFeRD.Profiles;
import org.mustangproject.ZUGFeRD.ZUGFeRD2PullProvider;
import org.mustangproject.ZUGFeRD.ZUGFeRDInvoiceImporter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * CII D16B bytes to a record and back to bytes, against Mustang's library. Ours keeps the loss account and puts residue back. Mustang parses once
 * and not twice (no parse of its own accord before the one that is asked for), does not compare totals, and logs warnings only; it writes by the
 * call that its users have, which pretty-prints, and in a second entry without that, which no call of it offers.
 */
@State(Scope.Benchmark)
public class CiiAgainstMustang {
  /** How many lines the invoice has. */
  @Param({"10", "1000"})
  public int lines;

  private Format cii;
  private byte[] invoice;

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    var mustang = Path.of(ZUGFeRDInvoiceImporter.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getFileName();
    System.out.println("Mustang's " + mustang + ": setRawXML(bytes, false), doIgnoreCalculationErrors(), extractInvoice();"
        + " ZUGFeRD2PullProvider with profile EN16931");
    Measured.run(CiiAgainstMustang.class);
  }

  /** Makes the invoice, and stops the run unless all say the same of it. */
  @Setup
  public void sameWork() throws Exception {
    cii = Formats.byId("cii-d16b").orElseThrow();
    invoice = SampleInvoices.in(cii, lines);
    var ours = essence(bordereau());
    if (!ours.equals(essence(invoice))) throw new IllegalStateException("we wrote another document");
    if (!ours.equals(essence(mustang()))) throw new IllegalStateException("Mustang wrote another document:\n" + ours + "\n" + essence(mustang()));
    if (!ours.equals(essence(mustangUnformatted()))) throw new IllegalStateException("Mustang wrote another document without its format");
  }

  /** Ours. */
  @Benchmark
  public byte[] bordereau() {
    var read = cii.read(invoice, Context.NEUTRAL).getFirst();
    return cii.write(read.document().orElseThrow(), read.rest(), Context.NEUTRAL).bytes();
  }

  /** Mustang as its users have it. */
  @Benchmark
  public byte[] mustang() throws Exception {
    return byMustang(new ZUGFeRD2PullProvider(), ZUGFeRD2PullProvider::getXML);
  }

  /** Mustang without the second parse that its pretty-printing costs. */
  @Benchmark
  public byte[] mustangUnformatted() throws Exception {
    return byMustang(new Unformatted(), Unformatted::bytes);
  }

  private <P extends ZUGFeRD2PullProvider> byte[] byMustang(P provider, Function<P, byte[]> written) throws Exception {
    var importer = new ZUGFeRDInvoiceImporter();
    importer.doIgnoreCalculationErrors();
    importer.setRawXML(invoice, false);
    provider.setProfile(Profiles.getByName("EN16931", 2));
    provider.generateXML(importer.extractInvoice());
    return written.apply(provider);
  }

  /**
   * What an invoice says that both carry: whose it is, for when, of what, and how much. Left out is what Mustang drops (BT-23, BT-34, BT-49),
   * replaces (BT-24, BT-81, BT-82) or adds (BT-20, BT-149 and totals of zero).
   */
  private List<Object> essence(byte[] bytes) {
    var i = (Invoice) cii.read(bytes, Context.NEUTRAL).getFirst().document().orElseThrow();
    var payment = i.payments().getFirst();
    var sums = i.totals();
    var items = i.lines().stream().map(l -> List.of(l.id(), l.quantity(), l.unit(), l.net(), l.orderLine(), l.item(), l.price().net(), l.vat())).toList();
    return List.of(i.number(), i.issued(), i.due(), i.type(), i.currency(), i.buyerReference(), i.order(), i.notes(), party(i.seller()), party(i.buyer()),
        i.delivery(), payment.remittance(), payment.account(), sums.lines(), sums.withoutTax(), sums.tax(), sums.withTax(), sums.due(), i.vat(), items);
  }

  private static List<Object> party(Party party) {
    return List.of(party.name(), party.tradingName(), party.vatId(), party.address(), party.contact());
  }

  /** The bytes before they are parsed again and printed. */
  private static final class Unformatted extends ZUGFeRD2PullProvider {
    private byte[] bytes() {
      return zugferdData;
    }
  }
}
