package io.bordereau.simulators;

import static io.bordereau.simulators.Sums.or0;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads an EDIFACT INVOIC with StAEDI and adds it up: lines, allowances and charges, taxes, totals (UNTDID 5025). */
final class EdifactDecoder implements Decoder {
  @Override
  public Facts decode(byte[] bytes) {
    var faults = new ArrayList<Fault>();
    var segments = EdiSegments.read(bytes, null, faults);
    return new Sum(segments, faults).facts();
  }

  private static final class Sum {
    private final List<EdiSegments.Segment> segments;
    private final List<Fault> faults;
    private final List<Facts.OrderLine> orders = new ArrayList<>();
    private final Map<String, BigDecimal> totals = new HashMap<>();
    private String number;
    private String date;
    private String type = "";
    private String currency;
    private String contract;
    private String order = "";
    private BigDecimal lineSum = BigDecimal.ZERO;
    private int lines;
    private boolean summary;
    private boolean part;
    private boolean tax;

    Sum(List<EdiSegments.Segment> segments, List<Fault> faults) {
      this.segments = segments;
      this.faults = faults;
    }

    Facts facts() {
      for (var s : segments) {
        tax = s.tag().equals("TAX") || tax && s.tag().equals("MOA");
        switch (s.tag()) {
          case "UNH" -> {
            if (!s.at(2, 1).equals("INVOIC")) faults.add(new Fault("UNKNOWN_FORMAT", "message " + s.at(2, 1) + " is not an INVOIC"));
          }
          case "BGM" -> {
            type = s.at(1, 1);
            number = s.at(2, 1);
          }
          case "DTM" -> {
            if (s.at(1, 1).equals("137")) date = s.at(1, 2);
          }
          case "RFF" -> reference(s);
          case "CUX" -> {
            if (currency == null && s.at(1, 1).equals("2")) currency = s.at(1, 2);
          }
          case "LIN" -> {
            lines++;
            part = s.at(4, 1).equals("1"); // 5495: part of another line, whose amount has this one in it
          }
          case "UNS" -> summary = true;
          case "MOA" -> amount(s);
          case "CNT" -> {
            if (s.at(1, 1).equals("2")) Sums.equal("CNT+2", number(s.at(1, 2)), BigDecimal.valueOf(lines), faults);
          }
          case String other -> { }
        }
      }
      return sums();
    }

    private void reference(EdiSegments.Segment s) {
      if (s.at(1, 1).equals("CT") && lines == 0) contract = s.at(1, 2);
      if (!s.at(1, 1).equals("ON")) return;
      if (lines == 0) order = s.at(1, 2);
      else orders.add(new Facts.OrderLine(s.at(1, 2).isEmpty() ? order : s.at(1, 2), s.at(1, 3)));
    }

    private void amount(EdiSegments.Segment s) {
      if (s.at(1, 4).equals("7")) return; // in the currency of the tax accounts (6343)
      var amount = number(s.at(1, 2));
      if (!summary) {
        if (s.at(1, 1).equals("203") && lines > 0 && !part) lineSum = lineSum.add(or0(amount));
      } else if (!tax) totals.putIfAbsent(s.at(1, 1), amount);
    }

    private Facts sums() {
      if (number == null || number.isEmpty()) faults.add(new Fault("STRUCTURE", "no document number (BGM)"));
      var net = first("389", "125");
      var all = first("388", "128", "77");
      var taxes = first("176", "124");
      Sums.equal("MOA+79", totals.get("79"), lineSum, faults);
      if (totals.get("79") != null) {
        Sums.equal("the amount without tax", net, totals.get("79").subtract(or0(totals.get("260"))).add(or0(totals.get("259"))), faults);
      }
      if (net != null) Sums.equal("the amount with tax", all, net.add(or0(taxes)), faults);
      var due = first("9", "388", "128", "77");
      if (due == null) faults.add(new Fault("STRUCTURE", "no amount to pay (MOA+9, 77)"));
      if (orders.isEmpty() && !order.isEmpty()) orders.add(new Facts.OrderLine(order, ""));
      boolean credit = type.equals("381") || type.equals("81") || type.equals("83");
      return new Facts("edifact-invoic", null, number, date, credit, currency, contract, orders, lines, lineSum, taxes, all == null ? due : all, due, faults);
    }

    private BigDecimal first(String... qualifiers) {
      for (var q : qualifiers) if (totals.get(q) != null) return totals.get(q);
      return null;
    }

    private BigDecimal number(String text) {
      try {
        return text.isEmpty() ? null : new BigDecimal(text.replace(',', '.'));
      } catch (NumberFormatException e) {
        faults.add(new Fault("STRUCTURE", "'" + text + "' is no number"));
        return null;
      }
    }
  }
}
