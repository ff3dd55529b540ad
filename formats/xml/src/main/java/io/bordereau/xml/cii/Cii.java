package io.bordereau.xml.cii;

import io.bordereau.mapping.Extent;
import io.bordereau.mapping.Format;
import io.bordereau.mapping.Mapping;
import io.bordereau.xml.Grammar;
import io.bordereau.xml.Places;
import io.bordereau.xml.XmlFormat;
import io.bordereau.xml.XmlReader;
import io.bordereau.xml.XmlWriter;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The formats written in the Cross Industry Invoice. All read with the whole mapping, whatever profile a document names; each writes the places
 * that its profile has.
 */
public final class Cii {
  private Cii() {}

  private static final Set<String> FIXED = Set.of("schemaLocation", "noNamespaceSchemaLocation", "listAgencyID", "listAgencyName", "listName", "listURI", "schemeURI");
  private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?CrossIndustryInvoice[\\s>]");
  private static final Pattern GUIDELINE = Pattern.compile("GuidelineSpecifiedDocumentContextParameter>\\s*<(?:[\\w.-]+:)?ID[^>]*>\\s*([^<\\s]+)\\s*<");

  private static final Mapping<?> WHOLE = CiiInvoice.mapping(new CiiProfile("", "CII", null, List.of(), null, null));
  private static final Grammar D16B = Grammar.load(Cii.class, "cii-d16b.order", CiiInvoice.NAMES.names());
  private static final Grammar D22B = Grammar.load(Cii.class, "cii-d16b.order", CiiInvoice.NAMES.names()).everyRelease();

  private static final String EN = "urn:cen.eu:en16931:2017";
  private static final String BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

  private static final CiiProfile PLAIN = new CiiProfile("cii-d16b", "CII D16B", null, List.of(), null, places(0));

  /** The profiles that name themselves. */
  private static final List<CiiProfile> PROFILES =
      List.of(
          new CiiProfile(
              "xrechnung-3-cii",
              "XRechnung 3 (CII)",
              EN + "#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
              List.of(EN + "#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0"),
              BILLING,
              places(6)),
          new CiiProfile("factur-x-minimum", "Factur-X MINIMUM", "urn:factur-x.eu:1p0:minimum", List.of("urn:zugferd.de:2p0:minimum"), null, places(1)),
          new CiiProfile("factur-x-basicwl", "Factur-X BASIC WL", "urn:factur-x.eu:1p0:basicwl", List.of("urn:zugferd.de:2p0:basicwl"), null, places(2)),
          new CiiProfile(
              "factur-x-basic",
              "Factur-X BASIC",
              EN + "#compliant#urn:factur-x.eu:1p0:basic",
              List.of(EN + "#compliant#urn:zugferd.de:2p0:basic"),
              null,
              places(3)),
          new CiiProfile("factur-x", "Factur-X EN 16931", EN, List.of(), null, places(4)),
          new CiiProfile(
              "factur-x-extended",
              "Factur-X EXTENDED",
              EN + "#conformant#urn:factur-x.eu:1p0:extended",
              List.of(EN + "#conformant#urn:zugferd.de:2p0:extended"),
              null,
              places(5)));

  /** Every format of the family; where two are equally sure of some bytes, the earlier one has them. */
  public static final List<Format> ALL = Stream.concat(Stream.concat(PROFILES.stream(), Stream.of(PLAIN)).map(Cii::format), Stream.of(zugferd1())).toList();

  /** The forerunner of 2014: one mapping for its three profiles. */
  private static Format zugferd1() {
    var profile = new CiiProfile("zugferd-1", "ZUGFeRD 1.0", Zugferd1.EXTENDED, Zugferd1.NARROWER, null, null);
    var mapping = Zugferd1.mapping(profile, Places.load(Cii.class, "zugferd-1.places", 0));
    return new XmlFormat(
        profile.id(),
        profile.name(),
        Zugferd1.NAMES,
        new XmlReader(Zugferd1.NAMES, XmlFormat.noDoctype(), FIXED),
        new XmlWriter(Zugferd1.NAMES, Set.of("rsm:SpecifiedExchangedDocumentContext", "ram:ApplicableSupplyChainTradeDelivery"), true),
        Grammar.load(Cii.class, "zugferd-1.order", Zugferd1.NAMES.names()),
        List.<Mapping<?>>of(mapping),
        tree -> XmlFormat.byRoot(List.of(mapping), tree),
        d -> mapping,
        head -> head.contains("CrossIndustryDocument") && head.contains("urn:ferd:CrossIndustryDocument:invoice:1p0") ? 60 : 0,
        null);
  }

  /** A column of the table of places. */
  private static Extent places(int column) {
    return Places.load(Cii.class, "cii.places", column);
  }

  private static Format format(CiiProfile profile) {
    Mapping<?> mapping = CiiInvoice.mapping(profile);
    return new XmlFormat(
        profile.id(),
        profile.name(),
        CiiInvoice.NAMES,
        new XmlReader(CiiInvoice.NAMES, XmlFormat.noDoctype(), FIXED),
        new XmlWriter(CiiInvoice.NAMES, Set.of("rsm:ExchangedDocumentContext", "ram:ApplicableHeaderTradeDelivery"), true),
        profile.id().startsWith("factur-x") ? D22B : D16B,
        List.<Mapping<?>>of(mapping),
        tree -> XmlFormat.byRoot(List.of(WHOLE), tree),
        d -> mapping,
        head -> sure(profile, head),
        null);
  }

  private static int sure(CiiProfile profile, String head) {
    if (!ROOT.matcher(head).find() || !head.contains("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100")) return 0;
    if (profile.specification() == null) return 50;
    var named = GUIDELINE.matcher(head);
    return !named.find() ? 10 : profile.claims(named.group(1)) ? 60 : 10;
  }
}
