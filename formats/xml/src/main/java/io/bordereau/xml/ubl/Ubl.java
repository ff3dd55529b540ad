package io.bordereau.xml.ubl;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The formats written in UBL 2.1. */
public final class Ubl {
  private Ubl() {}

  /** Attributes that name the agency and the edition of a code list; UBL fixes them per element. */
  private static final Set<String> FIXED =
      Set.of("schemaLocation", "noNamespaceSchemaLocation", "listID", "listAgencyID", "listVersionID", "listAgencyName", "listName", "listURI", "schemeURI");

  private static final Grammar ORDER = Grammar.load(Ubl.class, "ubl-2.1.order", UblInvoice.NAMES.names());
  private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?(Invoice|CreditNote)[\\s>]");

  private static final Pattern CUSTOMIZATION = Pattern.compile("CustomizationID[^>]*>\\s*([^<\\s]+)\\s*<");

  /** A document is read with the whole mapping, whatever profile it names. */
  private static final List<Mapping<?>> WHOLE = List.of(UblInvoice.mapping(UblInvoice.PLAIN, false), UblInvoice.mapping(UblInvoice.PLAIN, true));

  /** UBL 2.1 invoices and credit notes of any profile. */
  public static final Format UBL_21 = format("ubl-2.1", UblInvoice.PLAIN, 50);

  /** Peppol BIS Billing 3. */
  public static final Format PEPPOL_BIS_3 = format("peppol-bis-3", UblInvoice.PEPPOL, 60);

  /** Invoices and credit notes of the CIUS on EN 16931 and of PINT. */
  private static final List<Format> NATIONAL = UblCius.ALL.entrySet().stream().map(p -> format(p.getKey(), p.getValue(), 70)).toList();

  /** Every format of the family; where two are equally sure of some bytes, the earlier one has them. */
  public static final List<Format> ALL = Stream.of(List.of(PEPPOL_BIS_3, UBL_21), NATIONAL, UblOrdering.ALL).flatMap(List::stream).toList();

  private static Format format(String id, UblInvoice.Profile profile, int weight) {
    var invoice = UblInvoice.mapping(profile, false);
    var credit = UblInvoice.mapping(profile, true);
    var whole = profile.extent() == null ? List.<Mapping<?>>of(invoice, credit) : WHOLE;
    return new XmlFormat(
        id,
        profile.name(),
        UblInvoice.NAMES,
        new XmlReader(UblInvoice.NAMES, XmlFormat.noDoctype(), FIXED),
        new XmlWriter(UblInvoice.NAMES, Set.of(), true),
        ORDER,
        List.<Mapping<?>>of(invoice, credit),
        tree -> XmlFormat.byRoot(whole, tree),
        d -> ((Invoice) d).isCredit() ? credit : invoice,
        head -> {
          if (!ROOT.matcher(head).find() || !head.contains("urn:oasis:names:specification:ubl:schema:xsd:")) return 0;
          if (profile.customization() == null) return weight;
          var named = CUSTOMIZATION.matcher(head);
          return named.find() && profile.claims(named.group(1)) ? weight : 10;
        },
        null);
  }
}
