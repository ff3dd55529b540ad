package io.bordereau.xml.cxml;

import io.bordereau.document.Invoice;
import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What there is to say about a cXML document that was read all the same. */
final class CxmlRemarks {
  private CxmlRemarks() {}

  /** A date and a time with a blank between, or an offset without a colon. */
  private static final Pattern LOOSE = Pattern.compile("=\\s*[\"'](\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?: ?[+-]\\d{4})?)[\"']");

  /** Only what was read is judged; {@code head} is null for what is written. */
  static List<Finding> of(String head, Object document) {
    if (head == null) return List.of();
    var findings = new ArrayList<Finding>();
    var m = LOOSE.matcher(head);
    while (m.find() && findings.isEmpty()) {
      if (m.group(1).charAt(10) == 'T' && m.group(1).length() == 19) continue;
      findings.add(new Finding("CXM-01", Severity.WARNING, null, null, m.group(1),
          "The date '" + m.group(1) + "' is not written as cXML wants it, with a T before the time and a colon in the offset: it was understood, but a strict receiver refuses it.",
          null, Turn.SENDER, "Let whoever looks after the sending program write dates like 2026-11-22T09:30:00+01:00."));
    }
    if (document instanceof Invoice i && "383".equals(i.type()) && i.totals() != null && i.totals().due() != null && i.totals().due().signum() < 0) {
      findings.add(new Finding("CXM-02", Severity.ERROR, "cXML/Request/InvoiceDetailRequest/InvoiceDetailSummary/DueAmount/Money", "BT-115", i.totals().due().toString(),
          "A debit memo asks for money, and its amount due is negative.", null, Turn.SENDER, "Send a credit memo, or correct the sign of the amounts."));
    }
    return findings;
  }
}
