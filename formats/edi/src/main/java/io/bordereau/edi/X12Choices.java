package io.bordereau.edi;

import io.bordereau.mapping.Choice;
import java.util.List;

/** The choices that a partner's agreement may make about an 810. */
final class X12Choices {
  private X12Choices() {}

  private static final List<String> YES = List.of("yes");

  static final Choice[] INVOICE = {
    new Choice(X12Forms.SIGN, List.of("positive", "negative"), "whether the amounts and quantities of a credit stand with a minus"),
    new Choice(X12Forms.RATE, List.of("percent", "fraction"), "whether tax rates are percentages (8.25) or fractions of one (0.0825)"),
    new Choice(X12Invoice810.KIND, List.of("absent"), "an ordinary invoice has no transaction type (BIG07)"),
    new Choice(X12Invoice810.DUE, List.of("stated"), "the amount due is stated (AMT*BAP) even where it follows from the total"),
    new Choice(X12Lines.NET, List.of("stated"), "line amounts are stated (PAM) even where they follow from quantity and price"),
    new Choice(X12Invoice810.TDS, List.of("ariba"), "TDS02 to TDS04 are subtotal, net and due amount instead of those of the terms discount"),
    new Choice(X12Invoice810.HASH, YES, "the sum of the quantities is given (CTT02)"),
    new Choice(X12Invoice810.NUMBER, List.of("reference"), "a number of more than 22 characters stands in REF*IV, its beginning in BIG02"),
    new Choice(X12Items.PRICE_BASE, List.of("ctp"), "a price stands per base quantity, which CTP*WS states, instead of per unit"),
    new Choice(X12Items.PRODUCT, List.of("08"), "the name of an item is marked as product description (PID02 08)"),
    new Choice(X12Invoice810.TAXES, List.of("service"), "the taxes stand below a charge for their total (SAC*C*H850) instead of after TDS"),
    new Choice("delimiters", List.of(), "element separator, component separator and segment terminator, such as *>~"),
    new Choice("charset", List.of("UTF-8", "ISO-8859-1"), "how texts become bytes")
  };
}
