package io.bordereau.simulators;

import java.nio.charset.StandardCharsets;

/** Turns received bytes into facts. It never throws on input: what is wrong becomes faults. */
interface Decoder {
  /** The facts of the document. */
  Facts decode(byte[] bytes);

  /** The decoder for the bytes, by their beginning. */
  static Decoder of(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    if (head.startsWith("ISA")) return new X12Decoder();
    if (head.startsWith("UNA") || head.startsWith("UNB")) return new EdifactDecoder();
    if (head.startsWith("%PDF-")) return new PdfDecoder();
    if (head.contains("<cXML")) return new CxmlDecoder();
    if (head.contains("specification:ubl:schema:xsd:")) return new UblDecoder();
    if (head.contains("CrossIndustryInvoice:100")) return new CiiDecoder();
    if (head.contains(RosettaNetDecoder.NAMESPACE)) return new RosettaNetDecoder();
    return b -> Facts.unreadable("unknown", new Fault("UNKNOWN_FORMAT", "neither X12 nor EDIFACT nor UBL nor CII nor cXML nor RosettaNet nor PDF"));
  }
}
