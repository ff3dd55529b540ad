package io.bordereau.routes.pages;

import io.bordereau.document.Invoice;
import io.bordereau.document.Party;
import io.bordereau.law.Countries;
import io.bordereau.law.PageLaw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which country's law of pages holds between the parties of an invoice: that of a country in which both are, by address or by VAT registration. Where both would do, the stricter one holds,
 * since a hub cannot know whether a registration abroad makes an establishment.
 *
 * @param law what the law says
 * @param why why it holds though the addresses say otherwise, as a sentence that begins with a blank; empty where it holds by the addresses
 */
public record Applicable(PageLaw law, String why) {
  /** VAT numbers that do not begin with the code of their country: Greece (Directive 2006/112/EC art. 215), and Northern Ireland. */
  private static final Map<String, String> PREFIXES = Map.of("EL", "GR", "XI", "GB");

  /** The law of what a page is; empty when no country has both parties, or its law is not known. */
  public static Optional<Applicable> page(Invoice invoice) {
    return strictest(invoice, PageLaw::page);
  }

  /** The law of what a page is signed with. */
  public static Optional<Applicable> signature(Invoice invoice) {
    return strictest(invoice, PageLaw::signature);
  }

  private static Optional<Applicable> strictest(Invoice invoice, Function<PageLaw, ? extends Enum<?>> matter) {
    Applicable found = null;
    for (var each : all(invoice)) if (found == null || matter.apply(each.law).ordinal() > matter.apply(found.law).ordinal()) found = each;
    return Optional.ofNullable(found);
  }

  private static List<Applicable> all(Invoice invoice) {
    var all = new ArrayList<Applicable>();
    if (invoice.issued() == null) return all;
    LocalDate day = invoice.issued().date();
    var seller = homes("seller", invoice.seller());
    var buyer = homes("buyer", invoice.buyer());
    seller.forEach((country, why) -> {
      if (buyer.containsKey(country)) PageLaw.on(country, day).ifPresent(law -> all.add(new Applicable(law, why + buyer.get(country))));
    });
    return all;
  }

  /** The countries of a party, its address first, each with why it is one where that is not the address. */
  private static Map<String, String> homes(String who, Party party) {
    var homes = new LinkedHashMap<String, String>();
    if (party == null) return homes;
    var address = party.address() == null ? null : party.address().country();
    if (address != null) homes.put(address, "");
    registered(party.vatId()).ifPresent(country -> homes.putIfAbsent(country,
        " The " + who + " is registered for VAT there (" + party.vatId() + ")" + (address == null ? "." : ", though its address is in " + address + "; the stricter law was taken.")));
    return homes;
  }

  /** The country of a VAT number; empty for one that names none. */
  private static Optional<String> registered(String vatId) {
    if (vatId == null || vatId.length() < 4) return Optional.empty();
    var prefix = vatId.strip().substring(0, 2).toUpperCase(Locale.ROOT);
    var country = PREFIXES.getOrDefault(prefix, prefix);
    return Countries.of(country).isPresent() || PageLaw.countries().contains(country) ? Optional.of(country) : Optional.empty();
  }
}
