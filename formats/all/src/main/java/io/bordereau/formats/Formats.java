package io.bordereau.formats;

import io.bordereau.edi.EdiFormats;
import io.bordereau.mapping.Format;
import io.bordereau.xml.cii.Cii;
import io.bordereau.xml.cxml.Cxml;
import io.bordereau.xml.iso20022.Iso20022;
import io.bordereau.xml.own.BordereauJson;
import io.bordereau.xml.own.BordereauXml;
import io.bordereau.xml.rosettanet.RosettaNet;
import io.bordereau.xml.sap.Sap;
import io.bordereau.xml.ubl.Ubl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats that the hub knows: an explicit list, so that one look says what there is. A new format is one row here, or one in the register of its family. */
public final class Formats {
  private static final List<Format> OTHERS =
      Stream.of(
              List.of(BordereauJson.INSTANCE, BordereauXml.INSTANCE),
              Ubl.ALL,
              Cii.ALL,
              Cxml.ALL,
              Sap.ALL,
              Iso20022.ALL,
              RosettaNet.ALL)
          .flatMap(List::stream)
          .toList();

  /** All formats; where two are equally sure of some bytes, the earlier one has them. */
  public static final List<Format> ALL = Stream.concat(OTHERS.stream(), EdiFormats.ALL.stream()).toList();

  private Formats() {}

  /** The format with an id; empty when there is none. EHF Billing 3 is Peppol BIS Billing 3 under its Norwegian name, with the same identifiers and rules. */
  public static Optional<Format> byId(String id) {
    var known = id.equals("ehf-3") ? "peppol-bis-3" : id;
    return ALL.stream().filter(format -> format.id().equals(known)).findFirst();
  }

  /** The format that is surest of being the one of these bytes; empty when none claims them. */
  public static Optional<Format> detect(byte[] bytes) {
    // One look at the head of EDI data tells which of its many formats it is, and nothing else begins like it.
    Format best = EdiFormats.detect(bytes);
    if (best != null) return Optional.of(best);
    int most = 0;
    for (var format : OTHERS) {
      int sure = format.detect(bytes);
      if (sure > most) {
        most = sure;
        best = format;
      }
    }
    return Optional.ofNullable(best);
  }
}
