package io.bordereau.pdf.page;

import io.bordereau.document.Address;
import io.bordereau.law.PageWord;
import io.bordereau.pdf.paper.Face;
import io.bordereau.pdf.paper.Paragraph;
import io.bordereau.pdf.paper.Stack;
import java.util.ArrayList;
import java.util.List;

/** Who has to do with the document: names, addresses, numbers, persons. */
final class Parties {
  private static final float LABELS = 62;

  private final Wording words;
  private final String home;

  /** Parties as a country's letter writes them: an address in it has no country. */
  Parties(Wording words, String home) {
    this.words = words;
    this.home = home;
  }

  /** The lines of an address, in the order of its country. */
  List<String> address(Terms address) {
    var lines = new ArrayList<String>();
    ((List<?>) address.look("deliverTo")).forEach(each -> lines.add(each.toString()));
    if (!lines.isEmpty()) address.shownAs("deliverTo", String.join(", ", lines));
    for (var name : List.of("line1", "line2", "line3")) add(lines, address.text(name));
    town(address, lines);
    var country = (String) address.look("country");
    if (country != null) {
      var shown = words.country(country);
      address.shownAs("country", country.equals(home) ? "" : shown);
      if (!country.equals(home)) lines.add(shown);
    }
    var named = address.text("countryName");
    if (named != null && (lines.isEmpty() || !named.equalsIgnoreCase(lines.getLast()))) lines.add(named);
    return lines;
  }

  private static void add(List<String> lines, String line) {
    if (line != null) lines.add(line);
  }

  private static void town(Terms address, List<String> lines) {
    var record = address.record(Address.class);
    var code = address.text("postCode");
    var city = address.text("city");
    var region = address.text("subdivision");
    switch (record.country()) {
      case "US", "CA", "AU" -> add(lines, joined(" ", joined("AU".equals(record.country()) ? " " : ", ", city, region), code));
      case "GB", "NZ" -> {
        add(lines, joined(", ", city, region));
        add(lines, code);
      }
      case "IT", "ES" -> add(lines, joined(" ", joined(" ", code, city), region == null ? null : "(" + region + ")"));
      case null -> add(lines, joined(", ", joined(" ", code, city), region));
      case String other -> add(lines, joined(", ", joined(" ", code, city), region));
    }
  }

  static String joined(String between, String one, String two) {
    if (one == null || one.isBlank()) return two;
    return two == null || two.isBlank() ? one : one + between + two;
  }

  /** An identifier with the short name of its scheme: GLN 3770009910019. */
  static String identifier(Terms identifier) {
    var value = identifier.text("value");
    if (value == null) return null;
    var scheme = identifier.show("scheme", String.class, Wording::scheme);
    var version = identifier.text("version");
    return joined(" ", joined(" ", scheme, value), version);
  }

  /** The name in bold and the address, for a party that stands nowhere else on the page. */
  private static Paragraph lines(List<String> lines, boolean bold) {
    var p = new Paragraph("P");
    for (int i = 0; i < lines.size(); i++) {
      p.add(bold && i == 0 ? Type.SMALL_INK.in(Face.BOLD) : Type.SMALL_INK, lines.get(i) + (i < lines.size() - 1 ? "\n" : ""));
    }
    return p;
  }

  /** All about a party that was not shown before. */
  Stack block(String title, Terms party) {
    var lines = new ArrayList<String>();
    boolean named = party.anew("name");
    if (named) add(lines, party.text("name"));
    if (party.has("address") && !party.in("address").left().isEmpty()) lines.addAll(address(party.in("address")));
    var facts = new Facts(words, Type.SMALL, Type.SMALL_INK, LABELS);
    facts.add(PageWord.TRADING_NAME, party.fresh("tradingName"));
    facts.add(PageWord.VAT_ID, joined(" ", party.fresh("vatId"), party.fresh("taxScheme")));
    facts.add(PageWord.TAX_ID, joined(" ", party.text("taxId"), party.text("taxIdScheme")));
    facts.add(PageWord.REGISTRATION, identifier(party.in("registration")));
    for (var each : party.each("identifiers")) facts.add(PageWord.IDENTIFIER, identifier(each));
    facts.add(PageWord.ELECTRONIC_ADDRESS, identifier(party.in("endpoint")));
    if (party.has("registered")) facts.add(PageWord.REGISTERED_OFFICE, String.join(", ", address(party.in("registered"))));
    if (party.has("contact")) contact(party.in("contact"), facts);
    for (var each : party.each("contacts")) contact(each, facts);
    for (var each : party.each("references")) reference(each, facts);
    var legal = party.text("legalInfo");
    facts.rest(party);
    var block = new Stack(null, false);
    block.add(Paragraph.of("H2", Type.SMALL_INK.in(Face.BOLD), title)).space(1.5f);
    if (!lines.isEmpty()) block.add(lines(lines, named));
    if (!facts.isEmpty()) block.add(facts.pairs());
    if (legal != null) block.add(Paragraph.of("P", Type.SMALL_INK, legal));
    return block;
  }

  /** A person or department. */
  void contact(Terms contact, Facts facts) {
    var name = contact.fresh("name");
    var role = contact.show("role", String.class, r -> words.named("party-role", r));
    facts.add(role == null ? words.word(PageWord.CONTACT) : role, name);
    facts.add(PageWord.DEPARTMENT, contact.fresh("department"));
    if (contact.anew("phone", "phoneArea")) facts.add(PageWord.PHONE, phone(contact));
    facts.add(PageWord.EMAIL, contact.fresh("email"));
    facts.add(PageWord.FAX, contact.fresh("fax"));
    facts.add(PageWord.WEBSITE, contact.fresh("url"));
  }

  /** The number as it is, or put together from its parts. */
  static String phone(Terms contact) {
    var number = contact.text("phone");
    var area = contact.text("phoneArea");
    var code = contact.show("phoneCountryCode", String.class, c -> c.startsWith("+") ? c : "+" + c);
    var extension = contact.text("phoneExtension");
    contact.show("phoneCountry", String.class, c -> "");
    return joined(" ext. ", joined(" ", joined(" ", code, area), number), extension);
  }

  /** A reference under its kind. */
  void reference(Terms reference, Facts facts) {
    var kind = reference.show("kind", String.class, k -> words.named("reference", k));
    var value = reference.text("value");
    var scheme = reference.show("scheme", String.class, Wording::scheme);
    var day = reference.show("date", io.bordereau.document.Moment.class, words::date);
    var text = joined(", ", joined(" ", scheme, value), reference.text("text"));
    if (day != null) text = text == null ? day : words.word(PageWord.NUMBER_OF_DATE, text, day);
    var line = reference.text("line");
    facts.add(kind == null ? words.word(PageWord.REFERENCES) : kind, joined(" / ", text, line));
    facts.rest(reference);
  }
}
