package io.bordereau.routes.intake;

import io.bordereau.document.AllowanceCharge;
import io.bordereau.document.Decimal;
import io.bordereau.document.Identifier;
import io.bordereau.document.Invoice;
import io.bordereau.document.Line;
import io.bordereau.document.Vat;
import io.bordereau.law.CodeList;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import io.bordereau.routes.agreements.CodeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Puts what cross-reference tables say in place of the codes of an invoice. A code that a table does not have is said once for each document, in the same words for all. */
public final class Translation {
  private static final Set<String> CATEGORIES = Set.of("S", "Z", "E", "AE", "K", "G", "O", "L", "M", "B");

  private final Invoice invoice;
  private final Draft draft;
  private final List<Finding> findings = new ArrayList<>();
  private boolean changed;

  private Translation(Invoice invoice) {
    this.invoice = invoice;
    this.draft = Draft.of(invoice);
  }

  /**
   * What became of a document.
   *
   * @param document the document with the codes translated
   * @param findings codes that a table does not have
   */
  public record Translated(Object document, List<Finding> findings) {}

  /** Translates by some tables; what is no invoice stays as it is. */
  public static Translated by(Object document, List<CodeTable> tables) {
    if (tables.isEmpty() || !(document instanceof Invoice invoice)) return new Translated(document, List.of());
    var translation = new Translation(invoice);
    for (var table : tables) translation.apply(table);
    return new Translated(translation.changed ? translation.draft.build() : document, List.copyOf(translation.findings));
  }

  private void apply(CodeTable table) {
    var unknown = new TreeSet<String>();
    switch (table.kind()) {
      case TAX_CODE -> taxes(table, unknown);
      case UNIT -> units(table, unknown);
      case ARTICLE -> articles(table, unknown);
      case CUSTOMER -> customer(table, unknown);
      case SITE -> site(table, unknown);
    }
    for (String code : unknown) if (table.unknown() != CodeTable.Unknown.KEEP) findings.add(unknown(table, code));
  }

  private static Finding unknown(CodeTable table, String code) {
    boolean refuse = table.unknown() == CodeTable.Unknown.REFUSE;
    String term = switch (table.kind()) {
      case TAX_CODE -> "BT-151";
      case UNIT -> "BT-130";
      case ARTICLE -> "BT-155";
      case CUSTOMER -> "BT-46";
      case SITE -> "BT-71";
    };
    return new Finding("AGR-34", refuse ? Severity.ERROR : Severity.WARNING, table.file(), term, code,
        "'" + IntakeFindings.cut(code) + "' is not in the table of " + table.kind().words + " of " + table.owner() + ".", null, Turn.HUB,
        "Whoever knows the code adds it to " + table.file() + "; then all documents that wait for it are replayed together.");
  }

  /** What a table has for a code; null when there is no code, or none in the table, which is then unknown unless it is known without. */
  private static Map<String, String> row(CodeTable table, String code, Predicate<String> known, Set<String> unknown) {
    if (code == null || code.isBlank()) return null;
    var row = table.rows().get(code);
    if (row == null && !known.test(code)) unknown.add(code);
    return row;
  }

  private void set(String path, Map<String, String> row, String column) {
    String value = row.get(column);
    if (value == null) return;
    changed = true;
    draft.set(path, column.equals("rate") ? Decimal.of(value) : value);
  }

  private void taxes(CodeTable table, Set<String> unknown) {
    int n = 0;
    for (Line l : invoice.lines()) {
      String at = "lines[" + ++n + "].";
      if (l.vat() != null) tax(at + "vat.", l.vat().category(), true, table, unknown);
      adjustments(at + "allowances[", l.allowances(), table, unknown);
      adjustments(at + "charges[", l.charges(), table, unknown);
    }
    n = 0;
    for (Vat v : invoice.vat()) tax("vat[" + ++n + "].", v.category(), true, table, unknown);
    adjustments("allowances[", invoice.allowances(), table, unknown);
    adjustments("charges[", invoice.charges(), table, unknown);
  }

  private void adjustments(String at, List<AllowanceCharge> all, CodeTable table, Set<String> unknown) {
    int n = 0;
    for (AllowanceCharge a : all) tax(at + ++n + "].", a.category(), false, table, unknown);
  }

  /** The reason of an allowance is why it is given, and not why it is not taxed. */
  private void tax(String at, String code, boolean reasons, CodeTable table, Set<String> unknown) {
    var row = row(table, code, CATEGORIES::contains, unknown);
    if (row == null) return;
    set(at + "category", row, "category");
    set(at + "rate", row, "rate");
    if (!reasons) return;
    set(at + "reason", row, "reason");
    if (row.containsKey("reason-code")) {
      changed = true;
      draft.set(at + "reasonCode", row.get("reason-code"));
    }
  }

  private void units(CodeTable table, Set<String> unknown) {
    int n = 0;
    for (Line l : invoice.lines()) {
      String at = "lines[" + ++n + "].";
      unit(at + "unit", l.unit(), table, unknown);
      if (l.price() != null) unit(at + "price.baseUnit", l.price().baseUnit(), table, unknown);
    }
  }

  private void unit(String path, String code, CodeTable table, Set<String> unknown) {
    var row = row(table, code, CodeList.REC_20::contains, unknown);
    if (row != null) set(path, row, "to");
  }

  private void articles(CodeTable table, Set<String> unknown) {
    int n = 0;
    for (Line l : invoice.lines()) {
      String at = "lines[" + ++n + "].item.";
      var row = l.item() == null ? null : row(table, l.item().sellerId(), c -> false, unknown);
      if (row == null) continue;
      set(at + "sellerId", row, "seller");
      set(at + "buyerId", row, "buyer");
      set(at + "name", row, "name");
      set(at + "standardId.value", row, "gtin");
      if (row.containsKey("gtin")) draft.set(at + "standardId.scheme", "0160");
    }
  }

  private void customer(CodeTable table, Set<String> unknown) {
    if (invoice.buyer() == null) return;
    var ours = invoice.buyer().identifiers().stream().filter(i -> i.scheme() == null || i.scheme().equals("seller-assigned")).map(Identifier::value).findFirst().orElse(null);
    var row = row(table, ours, c -> false, unknown);
    if (row == null) return;
    set("buyer.name", row, "name");
    set("buyer.vatId", row, "vat");
    set("buyer.taxId", row, "tax");
    set("buyer.endpoint.value", row, "endpoint");
    set("buyer.endpoint.scheme", row, "endpoint-scheme");
    set("buyerReference", row, "buyer-reference");
    if (!row.containsKey("gln")) return;
    int at = 1;
    while (at <= invoice.buyer().identifiers().size() && !"0088".equals(invoice.buyer().identifiers().get(at - 1).scheme())) at++;
    set("buyer.identifiers[" + at + "].value", row, "gln");
    draft.set("buyer.identifiers[" + at + "].scheme", "0088");
  }

  private void site(CodeTable table, Set<String> unknown) {
    if (invoice.delivery() == null || invoice.delivery().location() == null) return;
    var row = row(table, invoice.delivery().location().value(), c -> false, unknown);
    if (row == null) return;
    set("delivery.location.value", row, "value");
    set("delivery.location.scheme", row, "scheme");
    set("delivery.name", row, "name");
  }
}
