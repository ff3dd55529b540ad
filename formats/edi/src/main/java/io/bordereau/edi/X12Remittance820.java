package io.bordereau.edi;

import static io.bordereau.mapping.Parts.absent;
import static io.bordereau.mapping.Parts.all;
import static io.bordereau.mapping.Parts.as;
import static io.bordereau.mapping.Parts.at;
import static io.bordereau.mapping.Parts.choose;
import static io.bordereau.mapping.Parts.derive;
import static io.bordereau.mapping.Parts.each;
import static io.bordereau.mapping.Parts.follows;
import static io.bordereau.mapping.Parts.into;
import static io.bordereau.mapping.Parts.is;
import static io.bordereau.mapping.Parts.lose;
import static io.bordereau.mapping.Parts.must;
import static io.bordereau.mapping.Parts.node;
import static io.bordereau.mapping.Parts.oneOf;
import static io.bordereau.mapping.Parts.some;
import static io.bordereau.mapping.Parts.usual;
import static io.bordereau.mapping.Parts.when;

import io.bordereau.document.Account;
import io.bordereau.document.Property;
import io.bordereau.document.Remittance;
import io.bordereau.document.RemittanceGroup;
import io.bordereau.mapping.As;
import io.bordereau.mapping.BadValue;
import io.bordereau.mapping.Mapping;
import io.bordereau.mapping.Part;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** X12 transaction set 820, payment order and remittance advice, 004010 and 005010: one table for both ways. */
final class X12Remittance820 {
  private X12Remittance820() {}

  static final Mapping<Remittance> MAPPING =
      Mapping.of(Remittance.class)
          .named("X12 820")
          .family("x12-820", EdiNames.SHARED)
          .binding(RemittanceSigns.CREDITS, X12RemittanceItems::readCredits, (d, c) -> c.option(RemittanceSigns.CREDITS, null))
          .binding(X12RemittanceItems.IN_RMR, X12RemittanceItems::readInRmr, (d, c) -> c.option(X12RemittanceItems.IN_RMR, null))
          .root("820", payment(), trace(), header(), parties(), entities(), losses());

  /** BPR: the payment. */
  private static Part payment() {
    return node(
        "BPR",
        at("01", "handling", X12PaymentCodes.HANDLING),
        must("02", "total", X12Forms.MONEY),
        derive("02", "the sum of what is paid where no total is stated", r -> ((Remittance) r).total() == null ? ((Remittance) r).settled().toString() : null),
        at("03", "direction", X12PaymentCodes.DIRECTION),
        at("04", "means", X12PaymentCodes.MEANS),
        at("05", "channel", X12PaymentCodes.CHANNEL),
        into("payerAccount", account("06", "07", "08", "09")),
        at("10", "company", X12Forms.width(10)),
        at("11", "companyCode", X12Forms.width(9)),
        into("payeeAccount", account("12", "13", "14", "15")),
        at("16", "paid", X12Forms.DATE),
        at("17", "businessPurpose", X12PaymentCodes.PURPOSE));
  }

  /** A bank and an account there; X12 has them as pairs of a qualifier and a number. */
  private static Part account(String bank, String provider, String kind, String number) {
    return all(
        choose(
            when(
                "bank",
                p -> p.has(provider),
                a -> ((Account) a).provider() != null && ((Account) a).provider().length() <= 12,
                at(bank, "providerScheme", X12PaymentCodes.BANK),
                derive(bank, "the scheme by the shape of the number", a -> ((Account) a).providerScheme() == null ? shape(((Account) a).provider()) : null),
                at(provider, "provider"))),
        choose(when("account", p -> p.has(number), a -> ((Account) a).id() != null, at(kind, "scheme", X12PaymentCodes.ACCOUNT), at(number, "id"))));
  }

  /** Nine digits are a number of the American Bankers Association; letters begin a BIC. */
  private static String shape(String provider) {
    return provider.matches("[0-9]{9}") ? "01" : provider.matches("[A-Z]{6}.*") ? "02" : "ZZ";
  }

  /** TRN: the trace of the payment, which is the number of the remittance too unless that is stated. */
  private static Part trace() {
    return all(
        choose(
            when(
                "trace",
                p -> p.has("TRN/02"),
                r -> ((Remittance) r).trace() != null,
                node(
                    "TRN",
                    at("01", "traceKind", X12PaymentCodes.TRACE),
                    at("02", "trace"),
                    at("03", "originator", X12Forms.width(10)),
                    at("04", "originatorCode"))),
            when("number", p -> false, r -> ((Remittance) r).number() != null, node("TRN", is("01", "1"), at("02", "number")))),
        follows("number", "the trace", null, List.of("trace"), t -> t[0], node("REF", is("01", "TN"), at("02", "number"))));
  }

  private static Part header() {
    return all(
        each("notes", "NTE", note()),
        node(
            "CUR",
            usual("01", "PR"),
            at("02", "currency"),
            at("03", "exchangeRate", X12Forms.EXCHANGE_RATE),
            choose(
                when(
                    "second currency",
                    p -> p.has("05"),
                    r -> ((Remittance) r).accountingCurrency() != null,
                    usual("04", "PE"),
                    at("05", "accountingCurrency")))),
        properties(),
        each("references", "REF", reference()),
        node("DTM", is("01", "097"), at("02", "issued", X12Forms.DATE)),
        node("DTM", is("01", "209"), at("02", "valueDate", X12Forms.DATE)),
        each("dates", "DTM", date()));
  }

  /** A note. */
  static Part note() {
    return all(at("01", "subject", X12PaymentCodes.NOTE), at("02", "text"));
  }

  /** A reference, and its date where the loop has one. */
  static Part reference() {
    return all(at("01", "kind", X12PaymentCodes.REFERENCE.orElse("6O")), at("02", "value"), at("03", "text"));
  }

  /** A reference of a loop in which it may have a date. */
  static Part datedReference() {
    return all(reference(), node("DTM", usual("01", "003"), at("02", "date", X12Forms.DATE)));
  }

  /** A date without a term of its own. */
  static Part date() {
    return all(at("01", "kind", X12PaymentCodes.DATE), at("02", "at", X12Forms.DATE));
  }

  /** Named values (REF*ZZ), and times that are no day (DTM05, DTM06). */
  static Part properties() {
    return each(
        "properties",
        as("REF", p -> whole((Property) p), is("01", "ZZ"), some("02"), some("03"), at("02", "name"), at("03", "value")),
        as("DTM", p -> time((Property) p), some("06"), absent("02"), at("01", "name", X12Forms.own("x12-time")), usual("05", "RD8"), at("06", "value")));
  }

  private static boolean whole(Property p) {
    return p.name() != null && p.value() != null && p.name().length() <= 30 && p.value().length() <= 80 && !time(p);
  }

  private static boolean time(Property p) {
    return p.name() != null && p.name().startsWith("x12-time:") && p.value() != null;
  }

  private static Part parties() {
    return all(
        node("N1", is("01", "PR"), into("payer", X12Parties.party())),
        node("N1", oneOf("01", "PE", "RE"), into("payee", X12Parties.party())),
        each("parties", "N1", at("01", "role", X12Codes.ROLE), into("party", X12Parties.party())));
  }

  /** ENT: the first that names nobody has what is listed under no group. */
  private static Part entities() {
    return all(
        node("ENT", is("01", "1"), absent("02"), absent("NM1"), absent("REF"), X12RemittanceItems.contents()),
        each("groups", "ENT", group()));
  }

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");

  private static final As<String> NUMBER =
      As.of(
          "number of up to 6 digits",
          (t, s) -> t,
          (v, s) -> {
            if (!COUNT.matcher(v).matches()) throw new BadValue("X12 counts entities, and '" + v + "' is no count");
            return v;
          });

  private static Part group() {
    return all(
        at("01", "number", NUMBER),
        derive("01", "a number where nothing else tells the entity from the first", X12Remittance820::nameless),
        choose(
            when(
                "identified",
                p -> p.has("04"),
                group(g -> g.identifier() != null && g.identifier().value() != null),
                at("02", "role", X12Codes.ROLE.orElse("ZZ")),
                at("03", "identifier.scheme", X12Codes.ID_SCHEME),
                at("04", "identifier.value")),
            when("role", p -> p.has("02"), group(g -> g.role() != null), at("02", "role", X12Codes.ROLE))),
        each("individuals", "NM1", X12RemittanceItems.individual()),
        choose(when("no names", p -> !p.has("NM1"), group(g -> g.individuals().isEmpty()), each("references", "REF", datedReference()))),
        X12RemittanceItems.contents(),
        lose("references", "references below a name are taken for those of the name"));
  }

  /** An ENT without anything in it would be no segment. */
  private static String nameless(Object group) {
    var g = (RemittanceGroup) group;
    boolean named = g.role() != null || g.identifier() != null && g.identifier().value() != null;
    return named || g.number() != null && COUNT.matcher(g.number()).matches() ? null : "2";
  }

  private static Predicate<Object> group(Predicate<RemittanceGroup> test) {
    return g -> test.test((RemittanceGroup) g);
  }

  private static Part losses() {
    var none = "the 820 has no agreed place for it";
    var sums = "the 820 states no sum but the payment itself";
    return all(
        lose("purpose", "the 820 has no code for it; what is taken back stands in negative items"),
        lose("contacts", "the 820 has contacts of parties only"),
        lose("properties", "a named value needs a name of up to 30 and a value of up to 80 characters"),
        lose("totals", sums),
        lose("payerAccount.name", none),
        lose("payeeAccount.name", none));
  }
}
