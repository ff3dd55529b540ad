package io.bordereau.xml.cii;

import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The formats written in the Cross Industry Invoice. */
public final class Cii {
  private Cii() {}

  private static final Set<String> FIXED = Set.of("schemaLocation", "noNamespaceSchemaLocation", "listAgencyID", "listAgencyName", "listName", "listURI", "schemeURI");
  private static final Grammar ORDER = Grammar.load(Cii.class, "cii-d16b.order", CiiInvoice.NAMES.names());
  private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?CrossIndustryInvoice[\\s>]");

  private static final CiiProfile PLAIN = new CiiProfile("CII D16B", "urn:cen.eu:en16931:2017", List.of(), null, null);

  /** Cross Industry Invoices of any profile. */
  public static final Format CII_D16B = format("cii-d16b", PLAIN);

  /** Every format of the family; where two are equally sure of some bytes, the earlier one has them. */
  public static final List<Format> ALL = List.of(CII_D16B);

  private static Format format(String id, CiiProfile profile) {
    Mapping<?> mapping = CiiInvoice.mapping(profile);
    return new XmlFormat(
        id,
        profile.name(),
        CiiInvoice.NAMES,
        new XmlReader(CiiInvoice.NAMES, XmlFormat.noDoctype(), FIXED),
        new XmlWriter(CiiInvoice.NAMES, Set.of("ram:ApplicableHeaderTradeDelivery"), true),
        ORDER,
        List.<Mapping<?>>of(mapping),
        d -> mapping,
        head -> ROOT.matcher(head).find() && head.contains("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100") ? 50 : 0,
        null);
  }
}
