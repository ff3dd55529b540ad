package io.bordereau.simulators;

import static io.bordereau.simulators.Sums.or0;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Adds up the segments of an 810: lines, allowances, charges, taxes, hash totals (004010: TDS, SAC05 and TXI02 have their own scales). */
final class X12Sums {
  private final List<EdiSegments.Segment> segments;
  private final List<Fault> faults;
  private final List<Facts.OrderLine> orders = new ArrayList<>();

  private String number;
  private String date;
  private String order = "";
  private String kind = "";
  private String contract;
  private String currency = "USD";
  private BigDecimal tax = BigDecimal.ZERO;
  private BigDecimal allTaxes;
  private BigDecimal charges = BigDecimal.ZERO;
  private BigDecimal lineSum = BigDecimal.ZERO;
  private BigDecimal quantities = BigDecimal.ZERO;
  private BigDecimal total;
  private BigDecimal payable;
  private int lines;

  private EdiSegments.Segment line;
  private BigDecimal lineAmount;
  private BigDecimal lineCharges = BigDecimal.ZERO;
  private BigDecimal lineBase = BigDecimal.ONE;
  private boolean summary;

  X12Sums(List<EdiSegments.Segment> segments, List<Fault> faults) {
    this.segments = segments;
    this.faults = faults;
  }

  Facts facts() {
    for (var s : segments) {
      switch (s.tag()) {
        case "ST" -> {
          if (!s.at(1).equals("810")) faults.add(new Fault("UNKNOWN_FORMAT", "transaction set " + s.at(1) + " is not an 810"));
        }
        case "BIG" -> big(s);
        case "CUR" -> currency = s.at(2);
        case "REF" -> reference(s);
        case "IT1" -> startLine(s);
        case "PAM" -> lineTotal(s);
        case "CTP" -> base(s);
        case "SAC" -> charge(s);
        case "TXI" -> tax(s);
        case "TDS" -> total(s);
        case "AMT" -> amount(s);
        case "CTT" -> count(s);
        default -> { }
      }
    }
    if (allTaxes != null && tax.signum() != 0) Sums.equal("TXI*TX", allTaxes, tax, faults);
    if (allTaxes != null) tax = allTaxes;
    if (total == null) {
      faults.add(new Fault("STRUCTURE", "no total (TDS)"));
    } else {
      Sums.equal("TDS01", total, lineSum.add(charges).add(tax), faults);
    }
    boolean credit = kind.equals("CR") || kind.equals("CN");
    return new Facts(
        "x12-810", null, number, date, credit, currency, contract,
        orders, lines, lineSum, tax, total, payable == null ? total : payable, faults);
  }

  private void big(EdiSegments.Segment s) {
    date = s.at(1);
    number = s.at(2);
    order = s.at(4);
    kind = s.at(7);
  }

  private void reference(EdiSegments.Segment s) {
    if (lines == 0 && s.at(1).equals("PO") && order.isEmpty()) order = s.at(2);
    if (lines == 0 && (s.at(1).equals("CT") || s.at(1).equals("AH"))) contract = s.at(2);
    if (lines == 0 && s.at(1).equals("IV")) number = s.at(2);
  }

  private void startLine(EdiSegments.Segment s) {
    endLine();
    line = s;
    lineBase = switch (s.at(5)) {
      case "HP" -> new BigDecimal(100);
      case "TP" -> new BigDecimal(1000);
      case String each -> BigDecimal.ONE;
    };
    lines++;
    var own = pair(s, "PO");
    orders.add(new Facts.OrderLine(own.isEmpty() ? order : own, pair(s, "PL")));
    quantities = quantities.add(or0(decimal(s, 2)));
  }

  private static String pair(EdiSegments.Segment s, String qualifier) {
    for (int i = 6; i < 25; i += 2) if (s.at(i).equals(qualifier)) return s.at(i + 1);
    return "";
  }

  private void lineTotal(EdiSegments.Segment s) {
    if (line != null && s.at(4).equals("1")) lineAmount = decimal(s, 5);
  }

  private void base(EdiSegments.Segment s) {
    if (line == null) return;
    var quantity = decimal(s, 4);
    if (quantity != null && quantity.signum() > 0) lineBase = quantity;
  }

  private void charge(EdiSegments.Segment s) {
    var amount = cents(s, 5);
    if (s.at(2).equals("H850")) {
      if (summary) tax = tax.add(amount);
      return;
    }
    var signed = switch (s.at(1)) {
      case "A" -> amount.negate();
      case "C" -> amount;
      case String other -> BigDecimal.ZERO;
    };
    if (line != null && !summary) lineCharges = s.at(12).equals("02") ? lineCharges : lineCharges.add(signed);
    else charges = charges.add(signed);
  }

  private void tax(EdiSegments.Segment s) {
    var amount = decimal(s, 2);
    if (amount == null || s.at(7).equals("O")) return;
    if (!summary || inCharge(s)) return;
    if (s.at(1).equals("TX")) allTaxes = amount; // the total of all taxes, whatever stands beside it
    else tax = tax.add(amount);
  }

  /** A TXI inside a SAC loop belongs to that allowance or charge. */
  private boolean inCharge(EdiSegments.Segment s) {
    for (int i = segments.indexOf(s) - 1; i >= 0; i--) {
      var tag = segments.get(i).tag();
      if (!tag.equals("TXI")) return tag.equals("SAC");
    }
    return false;
  }

  private void total(EdiSegments.Segment s) {
    endLine();
    summary = true;
    total = cents(s, 1);
  }

  private void amount(EdiSegments.Segment s) {
    if (!summary) return;
    var amount = decimal(s, 2);
    switch (s.at(1)) {
      case "1" -> Sums.equal("AMT*1 (sum of lines)", amount, lineSum, faults);
      case "BAP" -> payable = amount;
      case String other -> { }
    }
  }

  private void count(EdiSegments.Segment s) {
    if (!s.at(1).equals(String.valueOf(lines))) faults.add(new Fault("COUNT", "CTT01 says " + s.at(1) + " lines, there are " + lines));
    if (!s.at(2).isEmpty()) {
      var hash = decimal(s, 2);
      if (hash != null && hash.compareTo(quantities) != 0) {
        faults.add(new Fault("COUNT", "CTT02 is " + s.at(2) + ", the quantities add up to " + quantities.toPlainString()));
      }
    }
  }

  private void endLine() {
    if (line == null) return;
    var quantity = decimal(line, 2);
    var price = decimal(line, 4);
    if (quantity != null && price != null) {
      var computed = quantity.multiply(price).divide(lineBase, java.math.MathContext.DECIMAL64).add(lineCharges);
      if (lineAmount == null) lineAmount = Sums.cents(computed);
      Sums.near("line " + line.at(1), lineAmount, computed, faults);
    }
    lineSum = lineSum.add(or0(lineAmount));
    line = null;
    lineAmount = null;
    lineCharges = BigDecimal.ZERO;
    lineBase = BigDecimal.ONE;
  }

  private BigDecimal decimal(EdiSegments.Segment s, int position) {
    var text = s.at(position);
    return text.isEmpty() ? null : SafeXml.number(text, s.tag() + position, faults);
  }

  /** An amount with two implied decimals. */
  private BigDecimal cents(EdiSegments.Segment s, int position) {
    return or0(decimal(s, position)).movePointLeft(2);
  }
}
