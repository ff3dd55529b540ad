package io.bordereau.envelopes.sbdh;

import io.bordereau.mapping.Finding;
import io.bordereau.mapping.Severity;
import io.bordereau.mapping.Turn;
import java.util.List;
import java.util.regex.Pattern;

/** What the Peppol Business Message Envelope 2.0.2 demands of its header. */
final class HeaderChecks {
  private HeaderChecks() {}

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  static void check(BusinessHeader h, Sliced content, List<Finding> findings) {
    demanded(h.sender(), "Sender/Identifier", "the sending participant", findings);
    demanded(h.receiver(), "Receiver/Identifier", "the receiving participant", findings);
    demanded(h.document(), "BusinessScope/Scope DOCUMENTID", "the document type", findings);
    demanded(h.process(), "BusinessScope/Scope PROCESSID", "the process", findings);
    demanded(h.country(), "BusinessScope/Scope COUNTRY_C1", "the country of the first corner", findings);
    for (var scheme : new String[] {h.senderScheme(), h.receiverScheme()}) {
      if (scheme == null || scheme.equals(BusinessHeader.PARTICIPANTS)) continue;
      findings.add(said("SBD-03", "@Authority", scheme, "A participant is of the scheme '" + scheme + "'; Peppol knows " + BusinessHeader.PARTICIPANTS + "."));
    }
    if (h.country() != null && !COUNTRY.matcher(h.country()).matches()) {
      findings.add(said("SBD-03", "BusinessScope/Scope COUNTRY_C1", h.country(), "'" + h.country() + "' is no code of a country in two letters."));
    }
    if (content.namespace().equals(BusinessEnvelope.CONTENT)) return;
    if (h.type() != null && !h.type().equals(content.root()) || h.standard() != null && !h.standard().equals(content.namespace())) {
      findings.add(said("SBD-04", "DocumentIdentification", h.type(), "The envelope announces " + h.type() + " of " + h.standard() + " and holds " + content.root() + " of "
          + content.namespace() + "."));
    }
  }

  private static void demanded(String value, String where, String what, List<Finding> findings) {
    if (value == null || value.isBlank()) findings.add(said("SBD-02", where, null, "The envelope does not name " + what + "."));
  }

  private static Finding said(String code, String where, String value, String message) {
    return new Finding(code, Severity.ERROR, "StandardBusinessDocumentHeader/" + where, null, value, message, null, Turn.SENDER,
        "Correct the header of the envelope; the document inside need not change.");
  }
}
